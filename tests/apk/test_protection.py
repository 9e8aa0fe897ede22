import time

import pytest

from auditor.apk.dex import DexIndex
from auditor.apk.manifest_facts import Component, Manifest
from auditor.apk.protection import (
    ClassWatch,
    Surface,
    examine,
    is_renamed,
    loading_gaps,
    watched_names,
)
from tests.apk.knowledge_apk import PACKER, knowledge
from tests.factories_apk import dex

KNOWN = knowledge(packers=(PACKER,))
ALL = ("sdks", "uses")


def manifest(*components, **more):
    return Manifest("com.me", components=tuple(components), **more)


def activity(name, **more):
    return Component("activity", name, **more)


def look(base=None, **more):
    base = base or manifest()
    values = {
        "manifests": [base],
        "splits": frozenset(),
        "found": frozenset(),
        "entries": (),
        "natives": (),
        "dex_files": 1,
        "classes": 1000,
        "renamed": 0,
        **more,
    }
    return examine(Surface(**values), KNOWN)


def subjects(result):
    return {g.subject: g.weakens for g in result.gaps}


def test_open_app_has_no_gap():
    base = manifest(activity("com.me.A"), application="com.me.App")
    result = look(base, found=frozenset({"com.me.A", "com.me.App"}))
    assert result.gaps == () and not result.code_hidden


def test_packer_by_class_asset_or_application():
    assert subjects(look(found=frozenset({"com.packx.Stub"}))) == {"Packer X": ALL}
    assert subjects(look(entries=["assets/packx.bin"])) == {"Packer X": ALL}
    base = manifest(application="com.packx.Stub")
    assert subjects(look(base, found=frozenset({"com.packx.Stub"}))) == {"Packer X": ALL}
    assert look(entries=["assets/packx.bin"]).code_hidden


def test_packer_library_beside_readable_code_weakens_nothing():
    base = manifest(*(activity(f"com.me.A{i}") for i in range(4)))
    found = frozenset(c.name for c in base.components)
    result = look(base, found=found, natives=["libpackx.so"])
    assert subjects(result) == {"Packer X": ()} and not result.code_hidden
    assert subjects(look(base, natives=["libpackx.so"])) == {"Packer X": ALL}


def test_components_without_classes():
    base = manifest(*(activity(f"com.me.A{i}") for i in range(4)))
    result = look(base)
    assert subjects(result) == {"components": ALL} and result.code_hidden
    assert "4 of 4" in result.gaps[0].reason
    one_missing = frozenset(f"com.me.A{i}" for i in range(3))
    assert look(base, found=one_missing).gaps == ()


def test_missing_application_class():
    assert subjects(look(manifest(application="com.me.App"))) == {"components": ALL}


def test_aliases_have_no_class():
    base = manifest(*(Component("activity-alias", f"com.me.X{i}") for i in range(5)))
    assert look(base).gaps == ()
    assert "com.me.X0" not in watched_names([base], KNOWN)


def test_no_dex_file():
    assert subjects(look(dex_files=0)) == {"code": ALL}
    assert look(manifest(has_code=False), dex_files=0).gaps == ()


def test_splits():
    feature = manifest(activity("com.me.F", split="extra"))
    assert subjects(look(feature)) == {"extra": ALL}
    assert look(feature, splits=frozenset({"extra"})).gaps == ()
    assert subjects(look(manifest(split_required=True))) == {"splits": ALL}


def test_renaming():
    assert subjects(look(renamed=600)) == {"obfuscation": ("sdks",)}
    assert look(renamed=100).gaps == ()
    assert look(renamed=100, classes=150).gaps == ()


@pytest.mark.parametrize(
    ("package", "renamed"),
    [
        ("a", True),
        ("a.b.c", True),
        ("a0.b1", True),
        ("", True),
        ("com.a", False),
        ("io.netty", False),
    ],
)
def test_is_renamed(package, renamed):
    assert is_renamed(package) is renamed


@pytest.mark.parametrize(
    ("entry", "runtime"),
    [
        ("lib/arm64-v8a/libapp.so", "Flutter"),
        ("assets/index.android.bundle", "React Native"),
        ("assets/apps/__UNI__A1B2C3/www/app-service.js", "uni-app"),
        ("lib/arm64-v8a/libil2cpp.so", "Unity"),
    ],
)
def test_runtimes(entry, runtime):
    assert subjects(look(entries=[entry])) == {runtime: ("uses",)}


def test_plugin_framework():
    assert subjects(look(found=frozenset({"com.qihoo360.replugin"}))) == {"RePlugin": ALL}


def test_loading_weakens_more_when_it_is_not_an_sdks_own():
    gaps = loading_gaps({"app": (None, "method a.B.c"), "tbs": ("tbs", "method t.B.c")})
    assert {g.subject: g.weakens for g in gaps} == {"app": ALL, "tbs": ("uses",)}


@pytest.mark.parametrize("padding", [0, 400])
def test_watch_finds_classes_and_packages(padding):
    """Few names in many types, and many names in few types."""
    names = {"com.a.B", "com.pack", "com.gone", *(f"no.such{i}" for i in range(100))}
    watch = ClassWatch(frozenset(names))
    classes = ["com.a.B", "com.pack.sub.C", "com.packx.D", *(f"z.Z{i}" for i in range(padding))]
    watch.add(DexIndex("d", dex(classes, mentioned=["com.gone"])))
    assert watch.found == {"com.a.B", "com.pack"}


def test_watch_looks_through_names_of_many_segments_at_once():
    names = {"com.a", "com.gone", *(f"no.such{i}" for i in range(100))}
    watch = ClassWatch(frozenset(names))
    index = DexIndex("d", dex([f"com.a{'.b' * 30_000}.C{i}" for i in range(30)]))
    started = time.process_time()
    watch.add(index)
    assert watch.found == {"com.a"} and time.process_time() - started < 1
