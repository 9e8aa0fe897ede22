import pytest

from auditor.apk import Limits, read_inventory
from auditor.apk.container import BytesReader, open_archive
from auditor.apk.nested import hidden_code, peek
from tests.apk.knowledge_apk import PACKER, knowledge, sdk
from tests.factories_apk import (
    Class,
    Invoke,
    Member,
    Method,
    apk,
    archive,
    component,
    dex,
    manifest,
)

PLUGIN = dex(["com.umeng.A"])
KNOWN = knowledge(sdk("umeng", "com.umeng"), packers=(PACKER,))


LIMITS = Limits(max_nested=2)


def found(files, limits=LIMITS):
    opened = open_archive(BytesReader(apk(files=files)), "x.apk", limits)
    return [(h.where, h.error) for h in hidden_code(opened, frozenset({"classes.dex"}))]


@pytest.mark.parametrize("method", [0, 8])
def test_dex_and_archives_by_their_first_bytes(method):
    inner = archive({"classes.dex": PLUGIN, "a.txt": b"x"})
    files = {
        "assets/plugin.dat": Member(PLUGIN, method),
        "assets/a.jar": Member(inner, method),
        "lib/arm64-v8a/libfake.so": Member(inner, method),
        "assets/picture.png": Member(PLUGIN, method),
        "assets/real.bin": Member(b"nothing of the kind", method),
        "kotlin/other.dex": Member(PLUGIN, method),
    }
    assert sorted(found(files)) == [
        ("assets/a.jar!classes.dex", ""),
        ("assets/plugin.dat", ""),
        ("kotlin/other.dex", ""),
        ("lib/arm64-v8a/libfake.so!classes.dex", ""),
    ]


def test_damaged_archive_inside_and_limit():
    cut = archive({"classes.dex": PLUGIN})[:-60]
    ((where, error),) = found({"assets/a.jar": cut})
    assert where == "assets/a.jar" and "cut off" in error
    inner = archive({"a.txt": b"x" * 90})
    files = {f"assets/{i}.jar": inner for i in range(4)}
    assert [e for _, e in found(files)] == ["there are more than 2 archives inside"]


def test_peek_at_garbage():
    opened = open_archive(
        BytesReader(archive({"assets/x": Member(b"abc", compressed=b"\xff\xff\xff")})), "x"
    )
    assert peek(opened, opened.get("assets/x")) == b""


def read(tmp_path, data):
    path = tmp_path / "a.apk"
    path.write_bytes(data)
    return read_inventory(path, KNOWN)


def test_plugin_in_assets_is_examined(tmp_path):
    inventory = read(tmp_path, apk(manifest("com.me"), [dex(["com.me.A"])], {"assets/p": PLUGIN}))
    (umeng,) = inventory.sdks
    assert umeng.sdk_id == "umeng" and inventory.gaps == ()
    assert umeng.evidence[0].excerpt.endswith("defined, in assets/p")


def test_damaged_plugin_is_a_gap(tmp_path):
    bad = b"dex\n035\0" + bytes(200)
    inventory = read(tmp_path, apk(manifest("com.me"), [dex(["com.me.A"])], {"assets/p": bad}))
    assert [(g.stage, g.subject) for g in inventory.gaps] == [("dex", "assets/p")]


def test_packed_app_keeps_what_components_show(tmp_path):
    components = [component("service", f"com.umeng.S{i}") for i in range(3)]
    data = apk(
        manifest(
            "com.me",
            application=components,
            application_attributes={"android:name": "com.packx.Stub"},
        ),
        [dex(["com.packx.Stub"])],
        {"assets/packx.bin": b"encrypted"},
    )
    inventory = read(tmp_path, data)
    assert [(s.sdk_id, s.strength.value, s.confidence.label) for s in inventory.sdks] == [
        ("umeng", "embedded", "high")
    ]
    (gap,) = inventory.gaps
    assert gap.subject == "Packer X" and gap.weakens == ("sdks", "uses")
    assert "3 of 3" in gap.reason


def test_code_loading_is_a_gap(tmp_path):
    loader = Invoke("dalvik.system.DexClassLoader", "<init>")
    own = Class("com.me.A", methods=[Method("load", [loader])])
    support = Class("androidx.multidex.MultiDex", methods=[Method("install", [loader])])
    inventory = read(tmp_path, apk(manifest("com.me"), [dex([own, support])]))
    assert [(g.subject, g.weakens) for g in inventory.gaps] == [("app", ("sdks", "uses"))]
    assert "com.me.A.load" in inventory.gaps[0].reason


def test_large_deflated_members_are_recognised():
    """Their first bytes come only behind a long table of codes."""
    plugin = dex([f"com.umeng.Some{i}Thing{i * 7919 % 1000}" for i in range(300)])
    inner = archive({f"c{i}.dex": plugin for i in range(9)})
    assert {where for where, _ in found({"assets/a": plugin, "assets/b": inner})} == {
        "assets/a",
        *(f"assets/b!c{i}.dex" for i in range(9)),
    }
