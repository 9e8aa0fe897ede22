import struct

import pytest

from auditor.apk.code import (
    FIELD,
    METHOD,
    STRING,
    CodeError,
    Wanted,
    code_table,
    find_sites,
    with_code,
)
from auditor.apk.dex import DexIndex
from auditor.apk.limits import Limits
from tests.factories_apk import Class, ConstString, GetStatic, Invoke, Method, Raw, dex

pytestmark = pytest.mark.usefixtures("each_engine")

TARGET = Invoke("t.Target", "call")


def index_of(*methods, cls="a.A"):
    return DexIndex("d", dex([Class(cls, methods=methods)]))


def method_name(index, row):
    return index.member_name(index.methods, row).decode()


def everything(index):
    return Wanted(
        index,
        fields=range(index.fields[1]),
        methods=range(index.methods[1]),
        strings=range(index.strings[1]),
    )


def callers(index, cls=b"Lt/Target;", **limits):
    (rows,) = index.member_ranges(index.methods, [index.type_index(cls)])
    wanted = Wanted(index, methods=rows)
    sites = find_sites(index, code_table(index), wanted, 1000, Limits(**limits))
    return [method_name(index, method) for method, _, _ in sites]


def items(index):
    """Name of each method with code, offset of its code item, its code units."""
    return [
        (method_name(index, method), start - 16, *struct.unpack_from("<I", index.data, start - 4))
        for method, start in struct.iter_unpack("=2I", code_table(index))
    ]


def class_data(index, row=0):
    """The position of a class's offset of its data, and that offset."""
    at = index.classes[0] + 32 * row + 24
    return at, struct.unpack_from("<I", index.data, at)[0]


def test_methods_and_their_code():
    index = DexIndex(
        "d",
        dex(
            [
                Class("a.A", methods=[Method("x"), Method("abstract", None)]),
                Class("b.B", methods=[Method("y", [Raw((0,))]), Method("z")]),
                "c.Empty",
            ]
        ),
    )
    assert sorted((name, units) for name, _, units in items(index)) == [
        ("x", 1),
        ("y", 2),
        ("z", 1),
    ]


def test_methods_that_have_code():
    index = index_of(Method("a"), Method("abstract", None), Method("z", [TARGET]))
    mask = with_code(index, code_table(index))
    names = [method_name(index, row) for row in range(index.methods[1])]
    assert dict(zip(names, mask, strict=True)) == {"a": 1, "abstract": 0, "z": 1, "call": 0}


def test_calls_fields_and_strings():
    index = index_of(
        Method("a", [TARGET]),
        Method("b", [Invoke("t.Target", "call", range_=True)]),
        Method("c", [GetStatic("f.F", "X")]),
        Method("d", [ConstString("one"), ConstString("two", jumbo=True)]),
        Method("e", [Raw((0, 0, 0))]),
    )
    sites = find_sites(index, code_table(index), everything(index), 100)
    found = sorted((kind, method_name(index, method)) for method, kind, _ in sites)
    assert found == [(FIELD, "c"), (METHOD, "a"), (METHOD, "b"), (STRING, "d"), (STRING, "d")]
    texts = {index.string(target).decode() for _, kind, target in sites if kind == STRING}
    assert texts == {"one", "two"}


def lookalike(index):
    """Units that read as a call of the target when taken out of context."""
    (rows,) = index.member_ranges(index.methods, [index.type_index(b"Lt/Target;")])
    return 0x106E, rows[0], 0


def test_operands_and_payloads_that_look_like_calls_are_not():
    real = Method("real", [TARGET])
    names = ["wide", "array", "packed", "sparse"]
    row = lookalike(index_of(real, *(Method(n, [Raw((0,))]) for n in names)))
    index = index_of(
        real,
        Method("wide", [Raw((0x0018, *row, 0))]),  # const-wide v0, #+…
        Method("array", [Raw((0x0028 | 0x0900, 0x0300, 2, 4, 0, *row, 0, 0))]),
        Method("packed", [Raw((0x0128 | 0x0800, 0x0100, 2, *row, 0, 0, 0))]),
        Method("sparse", [Raw((0x0128 | 0x0900, 0x0200, 2, *row, 0, 0, 0, 0, 0))]),
    )
    assert lookalike(index) == row
    assert callers(index) == ["real"]


def test_call_behind_a_payload_is_found():
    names = ("a",)
    index = index_of(Method("a", [Raw((0x0A28, 0x0300, 2, 3, 0, 0x106E, 0, 0)), TARGET]))
    assert callers(index) == list(names)


def test_shared_code_counts_for_every_owner():
    data = bytearray(dex([Class("a.A", methods=[Method("m", [TARGET]), Method("n", [TARGET])])]))
    index = DexIndex("d", bytes(data))
    first, second = (offset for _, offset, _ in items(index))
    at = data.rfind(uleb(second))
    data[at : at + len(uleb(second))] = uleb(first)
    assert callers(DexIndex("d", bytes(data))) == ["n", "m"]  # the last first


def uleb(value):
    out = b""
    while value > 0x7F:
        out += bytes([value & 0x7F | 0x80])
        value >>= 7
    return out + bytes([value])


def test_overlapping_class_data_is_refused():
    data = bytearray(dex([Class(f"a.A{i}", methods=[Method("m")]) for i in range(40)]))
    index = DexIndex("d", bytes(data))
    offset = min(class_data(index, row)[1] for row in range(40))
    data[offset + 3] = 0x7F  # 127 virtual methods, which are those of the other classes
    with pytest.raises(CodeError, match="fit"):
        code_table(DexIndex("d", bytes(data)))


def test_class_data_out_of_the_file():
    data = bytearray(dex([Class("a.A", methods=[Method("m")])]))
    struct.pack_into("<I", data, class_data(DexIndex("d", bytes(data)))[0], 0x7FFFFFF0)
    with pytest.raises(CodeError, match="out of the file"):
        code_table(DexIndex("d", bytes(data)))


def test_work_budget():
    long = Method("m", [Raw((0,) * 400), TARGET])
    with pytest.raises(CodeError, match="budget"):
        callers(index_of(long), sweep_budget=0)
    assert callers(index_of(long)) == ["m"]


def test_code_beyond_the_file_is_left_out():
    data = bytearray(dex([Class("a.A", methods=[Method("m", [TARGET]), Method("n", [TARGET])])]))
    offset = items(DexIndex("d", bytes(data)))[0][1]
    struct.pack_into("<I", data, offset + 12, 0x0FFFFFFF)
    assert callers(DexIndex("d", bytes(data))) == ["n"]


def test_method_beyond_the_table_is_left_out():
    data = bytearray(dex([Class("a.A", methods=[Method("m", [TARGET])])]))
    index = DexIndex("d", bytes(data))
    _, offset = class_data(index)
    data[offset + 4] = 0x55  # the only method's index
    assert callers(DexIndex("d", bytes(data))) == []


def test_class_data_that_is_spread_out():
    index = index_of(Method("m", [TARGET]))
    with pytest.raises(CodeError, match="spread"):
        code_table(index, Limits(max_class_data=2))


def test_class_data_that_begins_within_a_number():
    data = bytearray(dex([Class(f"a.A{i}", methods=[Method("m")]) for i in range(3)]))
    _at, offset = class_data(DexIndex("d", bytes(data)), 1)
    data[offset - 1] |= 0x80
    with pytest.raises(CodeError, match="fit"):
        code_table(DexIndex("d", bytes(data)))


def test_numbers_of_more_than_five_bytes_are_refused():
    data = bytearray(dex([Class("a.A", methods=[Method("m")])]))
    at, _ = class_data(DexIndex("d", bytes(data)))
    for length, fine in ((5, True), (6, False)):
        moved = data + bytes(3) + b"\x80" * (length - 1) + b"\0\0\0\0"
        struct.pack_into("<I", moved, at, len(data) + 3)
        index = DexIndex("d", bytes(moved))
        if fine:
            assert code_table(index) == b""
        else:
            with pytest.raises(CodeError, match="fit"):
                code_table(index)


def test_operand_behind_the_end_of_a_method():
    cut = Method("cut", [Raw((0x106E,))])
    index = index_of(cut, Method("real", [TARGET]))
    data = bytearray(index.data)
    ((_name, offset, _units), *_) = [i for i in items(index) if i[0] == "cut"]
    struct.pack_into("<I", data, offset + 12, 1)
    (rows,) = index.member_ranges(index.methods, [index.type_index(b"Lt/Target;")])
    struct.pack_into("<H", data, offset + 18, rows[0])
    assert callers(DexIndex("d", bytes(data))) == ["real"]


def test_more_sites_than_are_counted():
    index = index_of(*(Method(f"m{i}", [TARGET]) for i in range(5)))
    assert len(find_sites(index, code_table(index), everything(index), 5)) == 5
    with pytest.raises(CodeError, match="more than"):
        find_sites(index, code_table(index), everything(index), 4)


def test_sweep_in_blocks_finds_calls_across_their_borders(monkeypatch):
    methods = [Method(f"m{i}", [Raw((0,) * (i % 5)), TARGET]) for i in range(40)]
    index = index_of(*methods)
    whole = callers(index)
    assert len(whole) == 40
    for block in (1, 2, 3, 7, 64):
        monkeypatch.setattr("auditor.apk._vectors_code._BLOCK", block)
        assert callers(index) == whole
