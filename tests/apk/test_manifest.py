import struct

import pytest

from auditor.apk.axml import _StringPool
from auditor.apk.limits import Limits
from auditor.apk.manifest import (
    ManifestError,
    RequestedPermission,
    parse_manifest,
    permissions_by_androguard,
)
from auditor.apk.resources import ResourceTable
from tests.factories_apk import (
    Ref,
    Xml,
    axml,
    component,
    manifest,
    meta_data,
    resource_table,
    string_pool,
)

CAMERA = "android.permission.CAMERA"


def test_facts_of_a_whole_manifest():
    data = manifest(
        "com.a",
        [
            CAMERA,
            Xml("uses-permission-sdk-23", {"android:name": "x.SDK23"}),
            Xml("uses-permission-sdk-m", {"android:name": "x.M"}),
            Xml("uses-permission", {"android:name": "x.OLD", "android:maxSdkVersion": 28}),
        ],
        application=[
            component("activity", ".Main", ["a.MAIN"]),
            component("service", "Short"),
            Xml("provider", {"android:name": "b.P", "android:authorities": "x;y"}),
            meta_data("KEY", "value"),
        ],
        application_attributes={"android:name": ".App"},
        extra=[
            Xml("permission", {"android:name": "com.a.P", "android:protectionLevel": 2}),
            Xml("queries", {}, [Xml("package", {"android:name": "com.tencent.mm"})]),
        ],
    )
    facts = parse_manifest(data)
    assert (facts.package, facts.version_code, facts.version_name) == ("com.a", 7, "1.2")
    assert (facts.min_sdk, facts.target_sdk) == (21, 34)
    assert facts.permissions == (
        RequestedPermission(CAMERA, "uses-permission"),
        RequestedPermission("x.SDK23", "uses-permission-sdk-23"),
        RequestedPermission("x.M", "uses-permission-sdk-m"),
        RequestedPermission("x.OLD", "uses-permission", 28),
    )
    assert [c.name for c in facts.components] == ["com.a.Main", "com.a.Short", "b.P"]
    assert facts.components[0].actions == ("a.MAIN",)
    assert facts.components[2].authorities == ("x", "y")
    assert facts.meta_data == (("KEY", "value"),)
    assert facts.application == "com.a.App"
    assert facts.defined_permissions == (("com.a.P", "signature"),)
    assert facts.queries == ("com.tencent.mm",)


def test_element_written_with_a_namespace_prefix():
    element = Xml("android:uses-permission", {"android:name": CAMERA})
    assert parse_manifest(manifest(permissions=[element])).permissions == (
        RequestedPermission(CAMERA, "uses-permission"),
    )


def test_permission_elsewhere_than_under_the_root_is_none():
    inner = Xml("uses-permission", {"android:name": CAMERA})
    assert parse_manifest(manifest(application=[inner])).permissions == ()


def test_permission_name_by_reference_is_unresolved():
    element = Xml("uses-permission", {"android:name": Ref(0x7F010000)})
    facts = parse_manifest(manifest(permissions=[element]), lambda _id: CAMERA)
    assert facts.permissions == ()
    assert facts.unresolved == (CAMERA,)


def test_label_from_resources():
    table = ResourceTable(resource_table({0x7F020001: "名称", 0x7F020003: "other"}))
    data = manifest(application_attributes={"android:label": Ref(0x7F020001)})
    assert parse_manifest(data, table.string).label == "名称"
    assert table.string(0x7F020003) == "other"
    assert table.string(0x7F020002) is None
    assert table.string(0x7F030001) is None


@pytest.mark.parametrize("cut", range(0, 400, 7))
def test_damaged_resource_table_never_raises(cut):
    data = resource_table({0x7F020001: "a", 0x7F020003: "b"})
    assert ResourceTable(data[:cut]).string(0x7F020001) in (None, "a")
    flipped = bytearray(data)
    flipped[min(cut, len(data) - 1)] ^= 0xFF
    ResourceTable(bytes(flipped)).string(0x7F020001)


def test_attribute_is_known_by_its_resource_id_not_by_its_text():
    data = manifest(permissions=[CAMERA])
    forged = data.replace("name".encode("utf-16-le"), "evil".encode("utf-16-le"))
    assert forged != data
    assert parse_manifest(forged).permissions[0].name == CAMERA


def chunks(data):
    at = 8
    while at < len(data):
        kind, header, size = struct.unpack_from("<HHI", data, at)
        yield at, kind, header, size
        at += size


def with_size(body, kind=3):
    return struct.pack("<HHI", kind, 8, 8 + len(body)) + body


def test_odd_file_type_trailing_bytes_and_unknown_chunks():
    data = manifest(permissions=[CAMERA])
    unknown = struct.pack("<HHI", 0x7777, 8, 12) + b"junk"
    first_node = next(at for at, kind, *_ in chunks(data) if kind == 0x0102)
    body = data[8:first_node] + unknown + data[first_node:]
    forged = with_size(body, kind=0x1234) + b"trailing"
    assert parse_manifest(forged).permissions[0].name == CAMERA


def test_wide_node_headers_and_attribute_strides():
    data = manifest(permissions=[CAMERA])
    body = b""
    for at, kind, header, size in chunks(data):
        if kind != 0x0102:
            body += data[at : at + size]
            continue
        extension = data[at + header : at + size]
        space, name, start, stride, count, *rest = struct.unpack_from("<IIHHHHHH", extension)
        wide = struct.pack("<IIHHHHHH", space, name, 24, stride + 4, count, *rest) + b"\xee" * 4
        for i in range(count):
            row = extension[start + stride * i : start + stride * (i + 1)]
            wide += row + b"\xdd" * 4
        head = data[at + 8 : at + 16] + b"\xcc" * 8
        body += struct.pack("<HHI", kind, 24, 24 + len(wide)) + head + wide
    assert parse_manifest(with_size(body)).permissions[0].name == CAMERA


def test_what_follows_the_root_is_not_read():
    data = manifest(permissions=[CAMERA])
    forged = with_size(data[8:] + b"\xff" * 64)
    assert parse_manifest(forged).permissions[0].name == CAMERA


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "short"),
        (b"<?xml version='1.0'?><manifest/>", "text XML"),
        (b"\x03\x00\x08\x00\xff\xff\xff\x7f" + bytes(40), "declares"),
        (b"garbage, garbage, garbage, garbage", "declares|size"),
        (axml(Xml("nope", {"package": "a"})), "no <manifest>"),
        (axml(Xml("manifest", {})), "no package"),
    ],
)
def test_unreadable_manifest_says_why(data, reason):
    with pytest.raises(ManifestError, match=reason):
        parse_manifest(data)


def test_every_truncation_is_an_error_and_never_a_partial_answer():
    data = manifest(permissions=[CAMERA], application=[component("activity", ".Main")])
    for size in range(len(data)):
        cut = bytearray(data[:size])
        if size >= 8:
            cut[4:8] = struct.pack("<I", size)
        with pytest.raises(ManifestError):
            parse_manifest(bytes(cut))


def test_limits_on_elements_and_attributes():
    data = manifest(permissions=[CAMERA] * 50)
    with pytest.raises(ManifestError, match="more than 20"):
        parse_manifest(data, limits=Limits(max_elements=20))
    with pytest.raises(ManifestError, match="attributes"):
        parse_manifest(data, limits=Limits(max_attributes=20))


def test_ordinary_manifest_has_no_oddity():
    facts = parse_manifest(
        manifest(permissions=[CAMERA], application=[component("activity", ".M")])
    )
    assert facts.oddity == "" and not facts.disputed


def test_androguard_reads_the_same_permissions():
    names = [CAMERA, "x.Y", "中文.P"]
    sdk_23 = Xml("uses-permission-sdk-23", {"android:name": "x.SDK23"})
    data = manifest(permissions=[*names, sdk_23])
    assert permissions_by_androguard(data) == {*names, "x.SDK23"}
    assert permissions_by_androguard(b"garbage") is None


def test_oddity_that_misleads_androguard_is_disputed():
    data = manifest(permissions=[CAMERA])
    body = b""
    for at, kind, header, size in chunks(data):
        node = bytearray(data[at : at + size])
        if kind == 0x0102:  # a longer header: androguard skips the element
            node = node[:header] + b"\0\0\0\0" + node[header:]
            struct.pack_into("<HHI", node, 0, kind, header + 4, size + 4)
        body += node
    facts = parse_manifest(with_size(body))
    assert facts.permissions[0].name == CAMERA
    assert facts.disputed and "node headers" in facts.oddity


def test_harmless_oddity_is_not_disputed():
    facts = parse_manifest(manifest(permissions=[CAMERA]) + b"trailing")
    assert "behind the end" in facts.oddity and not facts.disputed


def test_utf8_strings():
    texts = ["中文.权限", "b" * 300, ""]
    decoded = _StringPool(string_pool(texts, utf8=True), 28)
    assert [decoded[i] for i in range(4)] == [*texts, ""]
