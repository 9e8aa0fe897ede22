"""Split sets, directories and bundles, through the whole reader."""

import struct

import pytest

from auditor.apk import DEFAULT, Limits, read_inventory
from auditor.apk.manifest_facts import ManifestError
from auditor.apk.manifest_proto import parse_proto_manifest
from auditor.errors import InputError, LimitError
from auditor.knowledge import Signature
from tests.apk.knowledge_apk import READ_PHONE, knowledge, sdk
from tests.factories_apk import Member, Xml, apk, archive, component, dex, manifest

KNOWN = knowledge(
    sdk("umeng", "com.umeng"),
    sdk("feature", "com.feature"),
    sdk("lib", signatures=(Signature("native", "libx.so", confidence="medium"),)),
)
BASE = apk(manifest("com.me", [READ_PHONE]), [dex(["com.me.A", "com.umeng.A"])])
NATIVE = apk(
    manifest("com.me", attributes={"split": "config.arm64_v8a"}),
    files={"lib/arm64-v8a/libx.so": b"\x7fELF"},
)
FEATURE = apk(manifest("com.me", ["x.P"], attributes={"split": "extra"}), [dex(["com.feature.A"])])


def read(tmp_path, members, name="a.apks", limits=DEFAULT):
    path = tmp_path / name
    path.write_bytes(archive(members))
    return read_inventory(path, KNOWN, limits)


def assert_complete(found):
    assert found.app.package == "com.me"
    assert [p.name for p in found.permissions] == [READ_PHONE, "x.P"]
    assert [s.sdk_id for s in found.sdks] == ["feature", "lib", "umeng"]
    assert found.gaps == ()


@pytest.mark.parametrize("method", [0, 8])
@pytest.mark.parametrize(
    ("name", "names"),
    [
        ("a.apks", ("splits/base-master.apk", "splits/base-arm64.apk", "splits/extra-master.apk")),
        ("a.xapk", ("com.me.apk", "config.arm64_v8a.apk", "extra.apk")),
        ("a.apkm", ("base.apk", "split_config.arm64_v8a.apk", "split_extra.apk")),
    ],
)
def test_split_sets(tmp_path, name, names, method):
    parts = zip(names, (BASE, NATIVE, FEATURE), strict=True)
    members = {n: Member(data, method) for n, data in parts}
    found = read(tmp_path, {"manifest.json": b"{}", **members}, name)
    assert_complete(found)
    (native,) = (s for s in found.sdks if s.sdk_id == "lib")
    assert native.evidence[0].locator == f"entry {names[1]}!lib/arm64-v8a/libx.so"


def test_standalones_and_universal(tmp_path):
    other = apk(manifest("com.me", ["only.in.standalone"]), [dex(["com.me.A"])])
    found = read(tmp_path, {"splits/base.apk": BASE, "standalones/standalone-x86.apk": other})
    assert [p.name for p in found.permissions] == [READ_PHONE]
    found = read(tmp_path, {"splits/base.apk": NATIVE, "universal.apk": BASE})
    assert [p.name for p in found.permissions] == [READ_PHONE]


def test_directory_of_splits(tmp_path):
    for name, data in (("b.apk", BASE), ("c.apk", NATIVE), ("d.apk", FEATURE)):
        (tmp_path / name).write_bytes(data)
    (tmp_path / "notes.txt").write_text("no apk")
    assert_complete(read_inventory(tmp_path, KNOWN))


def test_one_unreadable_split_is_a_gap(tmp_path):
    found = read(tmp_path, {"base.apk": BASE, "broken.apk": b"not a zip at all, not at all"})
    (gap,) = found.gaps
    assert (gap.stage, gap.subject) == ("container", "broken.apk")
    assert "sdks" in gap.weakens


def test_split_alone_several_apps_and_too_many(tmp_path):
    with pytest.raises(InputError, match="only the split 'extra'"):
        read(tmp_path, {"a.apk": FEATURE})
    other = apk(manifest("com.other"), [dex(["com.other.A"])])
    with pytest.raises(InputError, match=r"several apps \(com.me, com.other\)"):
        read(tmp_path, {"a.apk": BASE, "b.apk": other})
    with pytest.raises(LimitError, match="3 APKs"):
        read(tmp_path, {f"{i}.apk": BASE for i in range(3)}, limits=Limits(max_splits=2))


def test_required_splits_that_were_not_given(tmp_path):
    base = manifest("com.me", attributes={"android:isSplitRequired": True})
    path = tmp_path / "a.apk"
    path.write_bytes(apk(base, [dex(["com.me.A"])]))
    (gap,) = read_inventory(path, KNOWN).gaps
    assert gap.subject == "splits" and gap.weakens == ("sdks", "uses")
    assert read(tmp_path, {"b.apk": path.read_bytes(), "n.apk": NATIVE}).gaps == ()


# --- bundles --------------------------------------------------------------------


def varint(value):
    out = b""
    while value > 0x7F:
        out += bytes([value & 0x7F | 0x80])
        value >>= 7
    return out + bytes([value])


def message(number, content):
    return varint(number << 3 | 2) + varint(len(content)) + content


def proto(element: Xml):
    from tests.factories_apk import _RESOURCE_IDS

    body = message(3, element.name.encode())
    for key, value in element.attributes.items():
        plain = key.removeprefix("android:")
        attribute = message(2, plain.encode())
        if key != plain:
            attribute += varint(5 << 3) + varint(_RESOURCE_IDS[plain])
        if isinstance(value, bool):
            attribute += message(6, message(7, varint(8 << 3) + varint(int(value))))
        elif isinstance(value, int):
            attribute += message(3, str(value).encode())
            attribute += message(6, message(7, varint(6 << 3) + varint(value)))
        else:
            attribute += message(3, str(value).encode())
        body += message(4, attribute)
    for child in element.children:
        body += message(5, proto(child))
    return message(1, body)


def bundle_manifest(*children, **attributes):
    root = {"package": "com.me", "android:versionCode": 9, **attributes}
    return proto(Xml("manifest", root, children))


PERMISSION = Xml("uses-permission", {"android:name": READ_PHONE, "android:maxSdkVersion": 28})


def test_bundle(tmp_path):
    activity = component("activity", ".Main")
    own = Xml("permission", {"android:name": "com.me.P", "android:protectionLevel": "signature"})
    sdk_levels = Xml("uses-sdk", {"android:minSdkVersion": 23, "android:targetSdkVersion": 33})
    app = Xml("application", {}, [activity])
    base = bundle_manifest(PERMISSION, own, sdk_levels, app)
    feature = bundle_manifest(Xml("uses-permission", {"android:name": "com.me.P"}), split="extra")
    found = read(
        tmp_path,
        {
            "BundleConfig.pb": b"\x0a\x00",
            "base/manifest/AndroidManifest.xml": base,
            "base/dex/classes.dex": dex(["com.me.Main", "com.umeng.A"]),
            "base/lib/arm64-v8a/libx.so": b"\x7fELF",
            "extra/manifest/AndroidManifest.xml": feature,
            "extra/dex/classes.dex": dex(["com.feature.A"]),
        },
        "a.aab",
    )
    assert (found.app.min_sdk, found.app.target_sdk, found.app.version_code) == (23, 33, 9)
    assert [(p.name, p.max_sdk_version, p.protection_level) for p in found.permissions] == [
        (READ_PHONE, 28, "dangerous"),
        ("com.me.P", None, "signature"),
    ]
    assert [s.sdk_id for s in found.sdks] == ["feature", "lib", "umeng"]
    assert found.gaps == ()


def test_every_truncation_of_a_bundle_manifest_is_an_error():
    data = bundle_manifest(PERMISSION)
    assert parse_proto_manifest(data).permissions[0].name == READ_PHONE
    for size in range(len(data)):
        with pytest.raises(ManifestError):
            parse_proto_manifest(data[:size])


def test_deeply_nested_bundle_manifest():
    data = proto(Xml("leaf"))
    for _ in range(100):
        data = message(1, message(3, b"x") + message(5, data))
    with pytest.raises(ManifestError, match="nested"):
        parse_proto_manifest(data)


def test_damaged_bundle_manifest(tmp_path):
    with pytest.raises(InputError, match="manifest cannot be read"):
        read(tmp_path, {"base/manifest/AndroidManifest.xml": struct.pack("<I", 0xFFFFFFFF)})


def test_references_in_a_bundle_are_no_text(tmp_path):
    """``android:label="@string/name"``, as aapt2 writes it."""
    reference = message(6, message(1, varint(2 << 3) + varint(0x7F010000)))
    name = message(2, b"label") + message(3, b"@string/name") + varint(5 << 3) + varint(0x01010001)
    app = message(1, message(3, b"application") + message(4, name + reference))
    root = message(2, b"package") + message(3, b"com.me")
    data = message(1, message(3, b"manifest") + message(4, root) + message(5, app))
    facts = parse_proto_manifest(data)
    assert facts.package == "com.me" and facts.label is None
