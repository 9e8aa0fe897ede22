import struct
from itertools import compress

import pytest

from auditor.apk.dex import DexError, DexIndex, dex_headers, java_name
from auditor.apk.limits import Limits
from tests.factories_apk import Class, ConstString, Invoke, Method, dex

pytestmark = pytest.mark.usefixtures("each_engine")

SMALL = dex(
    [Class("a.B", "a.C", [Method("run", [Invoke("x.Y", "z"), ConstString("text")])]), "a.C"],
    mentioned=["com.only.Mentioned"],
)


def test_defined_and_mentioned_types():
    index = DexIndex("classes.dex", SMALL)
    assert [java_name(t) for t in compress(index.types, index.defined)] == ["a.B", "a.C"]
    mentioned = index.type_index(b"Lcom/only/Mentioned;")
    assert mentioned is not None and not index.defined[mentioned]
    assert index.type_index(b"La/Missing;") is None


def test_strings_are_found_by_bisection():
    texts = [f"content://{i:03}/" + "x" * (i % 7) for i in range(200)] + ["中文", "a\u00ff", ""]
    index = DexIndex("d", dex([Class("A", methods=[Method("m", [ConstString(t) for t in texts])])]))
    prefixes = [b"content://01", b"content://000", b"cont", b"x", b"\xff"]
    ranges = index.strings_with_prefixes(prefixes)
    assert [len(r) for r in ranges] == [10, 1, 200, 0, 0]
    assert all(index.string(i).startswith(b"content://01") for i in ranges[0])
    found = index.string_indices([t.encode() for t in texts] + [b"absent"])
    assert sorted(found.values()) == sorted(t.encode() for t in texts)


def test_long_strings_have_two_length_bytes():
    text = "L" + "p/" * 100 + "C;"
    index = DexIndex("d", dex(["q.R"], mentioned=[text[1:-1].replace("/", ".")]))
    assert index.type_index(text.encode()) is not None


def test_strings_that_share_their_bytes_are_read_within_bounds():
    text = b"x" * 50_000
    data = dex([Class("A", methods=[Method("m", [ConstString(text.decode())])])])
    index = DexIndex("d", data)
    (row,) = index.string_indices([text])
    for _ in range(4):
        assert index.string(row) == text
    with pytest.raises(DexError, match="strings overlap"):
        index.string(row)


def test_member_ranges():
    index = DexIndex("d", SMALL)
    types = [index.type_index(b"La/B;"), index.type_index(b"Lx/Y;"), index.type_index(b"La/C;")]
    names = [
        [index.member_name(index.methods, r) for r in rows]
        for rows in index.member_ranges(index.methods, types)
    ]
    assert names == [[b"run"], [b"z"], []]


def test_types_in_another_order_of_string_data():
    """Other layouts of the string data than compilers' own give the same."""
    data = bytearray(SMALL)
    index = DexIndex("d", SMALL)
    count, offset = struct.unpack_from("<II", data, 0x38)
    end = len(data)
    for i in reversed(range(count)):  # move every string behind the file, in reverse
        text = index.string(i)
        struct.pack_into("<I", data, offset + 4 * i, len(data))
        data += bytes([len(text)]) + text + b"\0"
    assert len(data) > end
    assert DexIndex("d", bytes(data)).types == index.types


@pytest.mark.parametrize(
    ("at", "value", "reason"),
    [
        (0x28, 0x78563412, "byte order"),
        (0x38, 0xFFFFFF, "strings|string_ids"),
        (0x38, 0xFFFFFFFF, "declares"),
        (0x40, 0x00FFFFFF, "does not fit|declares"),
        (0x64, 0x7FFFFFFF, "does not fit"),
    ],
)
def test_forged_tables_are_errors(at, value, reason):
    data = bytearray(SMALL)
    struct.pack_into("<I", data, at, value)
    with pytest.raises(DexError, match=reason):
        DexIndex("d", bytes(data))


def test_unsorted_types_are_refused_as_android_does():
    data = bytearray(SMALL)
    (offset,) = struct.unpack_from("<I", data, 0x44)
    first, second = struct.unpack_from("<II", data, offset)
    struct.pack_into("<II", data, offset, second, first)
    with pytest.raises(DexError, match="sorted"):
        DexIndex("d", bytes(data))


@pytest.mark.parametrize("data", [b"", b"dex\n035\0", b"garbage" * 40, b"dex\nxxx\0" + bytes(200)])
def test_no_dex_file(data):
    with pytest.raises(DexError):
        dex_headers(data)


def test_table_limit():
    with pytest.raises(DexError, match="rows"):
        DexIndex("d", SMALL, limits=Limits(max_tables=2))


def test_every_truncation_is_an_error():
    for size in range(0, len(SMALL), 3):
        with pytest.raises(DexError):
            data = SMALL[:size]
            for header in dex_headers(data):
                index = DexIndex("d", data, header)
                assert all(index.types)  # a string cut off is no type
                raise DexError("only unused parts are missing")


def test_header_offsets_of_a_container():
    part = bytearray(dex(["a.B"]))
    part[4:8] = b"041\0"
    assert dex_headers(bytes(part + part)) == (0, len(part))


def test_defined_is_a_mask_over_types():
    index = DexIndex("d", SMALL)
    assert len(index.defined) == len(index.types) and sum(index.defined) == 2


def test_more_types_than_can_be_numbered():
    data = bytearray(SMALL) + bytes(4 * 70_000)
    struct.pack_into("<II", data, 0x40, 70_000, len(SMALL))
    with pytest.raises(DexError, match="65,536 types"):
        DexIndex("d", bytes(data))
