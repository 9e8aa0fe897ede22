import hashlib
import os
import struct

import pytest

from auditor.apk import DEFAULT, Limits, read_inventory
from auditor.errors import InputError, LimitError
from auditor.knowledge import Signature
from auditor.model import Strength
from tests.apk.knowledge_apk import READ_PHONE, TELEPHONY, knowledge, sdk
from tests.factories_apk import (
    Class,
    ConstString,
    Invoke,
    Member,
    Method,
    Xml,
    apk,
    archive,
    component,
    dex,
    manifest,
)

KNOWN = knowledge(
    sdk("umeng", "com.umeng"),
    sdk("wechat", "com.tencent.mm.opensdk"),
    sdk("lib", signatures=(Signature("native", "libx.so", confidence="medium"),)),
)


@pytest.fixture
def read(tmp_path):
    def run(data, name="a.apk", limits=DEFAULT):
        path = tmp_path / name
        path.write_bytes(data)
        return read_inventory(path, KNOWN, limits)

    return run


def test_whole_app(read):
    main = Class("com.me.Main", methods=[Method("run", [Invoke(TELEPHONY, "getImei")])])
    data = apk(
        manifest("com.me", [READ_PHONE, "x.UNKNOWN"], application=[component("activity", ".Main")]),
        [dex([main, "com.umeng.A"], mentioned=["com.tencent.mm.opensdk.B"]), dex(["com.umeng.C"])],
        {"lib/arm64-v8a/libx.so": b"\x7fELF", "lib/x86/libx.so": b"\x7fELF"},
    )
    found = read(data)
    assert (found.app.package, found.app.version_name, found.app.version_code) == (
        "com.me",
        "1.2",
        7,
    )
    assert found.app.sha256 == hashlib.sha256(data).hexdigest()
    assert [(p.name, p.protection_level) for p in found.permissions] == [
        (READ_PHONE, "dangerous"),
        ("x.UNKNOWN", "unknown"),
    ]
    assert found.permissions[0].evidence[0].locator == "AndroidManifest.xml: uses-permission"
    assert {s.sdk_id: s.strength for s in found.sdks} == {
        "umeng": Strength.EMBEDDED,
        "wechat": Strength.REFERENCED,
        "lib": Strength.EMBEDDED,
    }
    assert {u.value for u in found.uses} == {READ_PHONE, "imei"}
    assert found.gaps == ()


def test_same_app_gives_the_same_inventory(read):
    data = apk(manifest("com.me", ["b.B", "a.A"]), [dex(["com.umeng.A", "z.y.X"])])
    assert read(data) == read(data)


def test_levels_of_own_permissions(read):
    own = Xml("permission", {"android:name": "com.me.P", "android:protectionLevel": 2})
    found = read(apk(manifest("com.me", ["com.me.P"], extra=[own]), [dex(["com.me.A"])]))
    assert found.permissions[0].protection_level == "signature"


def test_implied_permissions(read):
    found = read(apk(manifest("com.me", target_sdk=3, min_sdk=3), [dex(["com.me.A"])]))
    assert [(p.name.rpartition(".")[2], p.element) for p in found.permissions] == [
        ("READ_EXTERNAL_STORAGE", "implied-permission"),
        ("READ_PHONE_STATE", "implied-permission"),
        ("WRITE_EXTERNAL_STORAGE", "implied-permission"),
    ]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "too short"),
        (b"this is a text file that somebody named .apk\n" * 20, "not an APK"),
        (apk()[:300], "cut off"),
        (archive({"a.txt": b"x"}), "no AndroidManifest"),
        (apk(b"garbage" * 100), "manifest cannot be read"),
        (apk(b""), "manifest cannot be read"),
        (apk(b"<manifest package='a'/>"), "text XML"),
        (archive({"AndroidManifest.xml": Member(manifest(), compressed=b"zz")}), "cannot be"),
    ],
)
def test_unreadable_app_is_an_error_with_path_and_remedy(read, data, reason):
    with pytest.raises(InputError, match=reason) as error:
        read(data)
    assert error.value.path is not None and "a.apk" in error.value.path
    assert error.value.exit_code == 3


def test_missing_file_and_empty_directory(tmp_path):
    with pytest.raises(InputError, match="no such file"):
        read_inventory(tmp_path / "none.apk", KNOWN)
    with pytest.raises(InputError, match=r"no \.apk files"):
        read_inventory(tmp_path, KNOWN)


def test_manifest_over_the_limit(read):
    big = Member(manifest(), size=10**9)
    with pytest.raises(LimitError, match="1,000,000,000"):
        read(archive({"AndroidManifest.xml": big}))


def test_one_bad_dex_is_a_gap_and_the_rest_is_read(read):
    found = read(
        apk(manifest("com.me"), [dex(["com.umeng.A"]), b"dex\n035\0garbage", dex(["b.B"])])
    )
    assert [s.sdk_id for s in found.sdks] == ["umeng"]
    (gap,) = found.gaps
    assert (gap.stage, gap.subject) == ("dex", "classes2.dex")
    assert set(gap.weakens) == {"sdks", "uses"}


def test_dex_over_the_limit_is_a_gap(read):
    data = apk(manifest("com.me"), [dex(["com.umeng.A"])])
    found = read(data, limits=Limits(max_entry=3000, max_dex_total=100))
    assert found.sdks == () and [g.stage for g in found.gaps] == ["dex"]


def test_every_header_of_a_container_costs_its_whole_file(read):
    part = bytearray(dex(["com.umeng.A"]))
    part[4:8] = b"041\0"
    header = part[:0x20] + struct.pack("<I", 0x70) + part[0x24:0x70]
    data = bytes(part + 9 * header)
    app = apk(manifest("com.me"), [data, dex(["com.tencent.mm.opensdk.A"])])
    found = read(app, limits=Limits(max_dex_total=11 * len(data)))
    assert found.gaps == () and [s.sdk_id for s in found.sdks] == ["umeng", "wechat"]
    found = read(app, limits=Limits(max_dex_total=9 * len(data)))
    assert [s.sdk_id for s in found.sdks] == ["umeng"]
    assert [g.subject for g in found.gaps] == ["classes.dex", "classes2.dex"]
    assert "too many headers" in found.gaps[0].reason


def test_duplicate_manifest_and_dex_are_gaps(tmp_path):
    path = tmp_path / "a.apk"
    one = [("AndroidManifest.xml", manifest("com.me")), ("classes.dex", dex(["com.umeng.A"]))]
    two = [
        ("AndroidManifest.xml", manifest("com.you")),
        ("classes.dex", dex(["com.tencent.mm.opensdk.A"])),
    ]
    path.write_bytes(archive([*one, *two]))
    found = read_inventory(path, KNOWN)
    assert found.app.package == "com.me"
    assert [s.sdk_id for s in found.sdks] == ["umeng", "wechat"]
    assert {g.subject: g.weakens for g in found.gaps} == {
        "a.apk: AndroidManifest.xml": ("permissions", "sdks", "uses"),
        "a.apk: classes.dex": ("sdks", "uses"),
    }


def test_too_many_dex_files_are_a_gap(read):
    data = apk(manifest("com.me"), [dex([f"a.A{i}"]) for i in range(5)])
    (gap,) = read(data, limits=Limits(max_dex_files=3)).gaps
    assert gap.subject == "classes4.dex" and "first 3" in gap.reason


def test_unusual_manifest_is_a_gap_that_weakens_nothing(read):
    found = read(apk(manifest("com.me") + b"more", [dex(["com.me.A"])]))
    (gap,) = found.gaps
    assert gap.stage == "manifest" and gap.weakens == ()


def test_neither_file_nor_directory(tmp_path):
    pipe = tmp_path / "pipe.apk"
    os.mkfifo(pipe)
    with pytest.raises(InputError, match="neither a file"):
        read_inventory(pipe, KNOWN)


def test_entry_names_are_printable_in_any_encoding(read):
    files = {"lib/arm64-v8a/libx.so": b"\x7fELF"}
    data = apk(manifest("com.me"), [dex(["com.me.A"])], files)
    forged = data.replace(b"arm64-v8a", b"arm64-v\xff\xfe")
    (match,) = read(forged).sdks
    assert match.evidence[0].locator == "entry lib/arm64-v\\xff\\xfe/libx.so"
    match.evidence[0].locator.encode("utf-8")


def test_names_in_strings_count_only_where_classes_are_renamed(read):
    name = ConstString("com.umeng.Hidden")
    renamed = [Class(f"a{i % 9}.b{i}", methods=[Method("m", [name])]) for i in range(300)]
    found = read(apk(manifest("com.me"), [dex(renamed)]))
    assert [(s.sdk_id, s.strength) for s in found.sdks] == [("umeng", Strength.REFERENCED)]
    assert [g.subject for g in found.gaps] == ["obfuscation"]
    plain = Class("com.me.A", methods=[Method("m", [name])])
    assert read(apk(manifest("com.me"), [dex([plain])])).sdks == ()
