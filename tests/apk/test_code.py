import struct

import numpy as np
import pytest

from auditor.apk.code import (
    FIELD,
    METHOD,
    STRING,
    CodeError,
    Wanted,
    code_table,
    decode_uleb128,
    encoded_methods,
    find_sites,
)
from auditor.apk.dex import DexIndex
from auditor.apk.limits import Limits
from tests.factories_apk import Class, ConstString, GetStatic, Invoke, Method, Raw, dex

TARGET = Invoke("t.Target", "call")


def index_of(*methods, cls="a.A"):
    return DexIndex("d", dex([Class(cls, methods=methods)]))


def method_name(index, row):
    return index.string(int(index.methods[row]["name_idx"])).decode()


def everything(index):
    return Wanted(
        np.ones(len(index.methods), bool),
        np.ones(len(index.fields), bool),
        np.ones(len(index.string_offsets), bool),
    )


def callers(index, cls=b"Lt/Target;", **limits):
    mask = np.zeros(len(index.methods), bool)
    for rows in index.member_ranges(index.methods, [index.type_index(cls)]):
        mask[list(rows)] = True
    sites = find_sites(index, code_table(index), Wanted(methods=mask), Limits(**limits))
    return [method_name(index, s.caller) for s in sites]


def test_uleb128():
    raw = np.frombuffer(b"\x00\x7f\x80\x01\xff\xff\xff\xff\x0f\x05", np.uint8)
    starts, values = decode_uleb128(raw)
    assert starts.tolist() == [0, 1, 2, 4, 9]
    assert values.tolist() == [0, 127, 128, 0xFFFFFFFF, 5]


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
    methods, offsets = encoded_methods(index)
    names = {method_name(index, m): bool(o) for m, o in zip(methods, offsets, strict=True)}
    assert names == {"x": True, "abstract": False, "y": True, "z": True}
    table = code_table(index)
    assert sorted((table.ends - table.starts).tolist()) == [2, 2, 4]


def test_calls_fields_and_strings():
    index = index_of(
        Method("a", [TARGET]),
        Method("b", [Invoke("t.Target", "call", range_=True)]),
        Method("c", [GetStatic("f.F", "X")]),
        Method("d", [ConstString("one"), ConstString("two", jumbo=True)]),
        Method("e", [Raw((0, 0, 0))]),
    )
    sites = list(find_sites(index, code_table(index), everything(index)))
    found = sorted((s.kind, method_name(index, s.caller)) for s in sites)
    assert found == [(FIELD, "c"), (METHOD, "a"), (METHOD, "b"), (STRING, "d"), (STRING, "d")]
    texts = {index.string(s.target).decode() for s in sites if s.kind == STRING}
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
    _, offsets = encoded_methods(index)
    first, second = (int(o) for o in offsets)
    at = data.rfind(uleb(second))
    data[at : at + len(uleb(second))] = uleb(first)
    assert sorted(callers(DexIndex("d", bytes(data)))) == ["m", "n"]


def uleb(value):
    out = b""
    while value > 0x7F:
        out += bytes([value & 0x7F | 0x80])
        value >>= 7
    return out + bytes([value])


def test_overlapping_class_data_is_refused():
    data = bytearray(dex([Class(f"a.A{i}", methods=[Method("m")]) for i in range(40)]))
    index = DexIndex("d", bytes(data))
    offset = int(index.class_defs["class_data_off"].min())
    data[offset + 3] = 0x7F  # 127 virtual methods, which are those of the other classes
    with pytest.raises(CodeError, match="fit"):
        code_table(DexIndex("d", bytes(data)))


def test_class_data_out_of_the_file():
    data = bytearray(dex([Class("a.A", methods=[Method("m")])]))
    (table,) = struct.unpack_from("<I", data, 0x64)
    struct.pack_into("<I", data, table + 24, 0x7FFFFFF0)
    with pytest.raises(CodeError, match="out of the file"):
        code_table(DexIndex("d", bytes(data)))


def test_work_budget():
    long = Method("m", [Raw((0,) * 400), TARGET])
    with pytest.raises(CodeError, match="budget"):
        callers(index_of(long), sweep_budget=0)
    assert callers(index_of(long)) == ["m"]


def test_code_beyond_the_file_is_left_out():
    data = bytearray(dex([Class("a.A", methods=[Method("m", [TARGET]), Method("n", [TARGET])])]))
    _, offsets = encoded_methods(DexIndex("d", bytes(data)))
    struct.pack_into("<I", data, int(offsets[0]) + 12, 0x0FFFFFFF)
    assert callers(DexIndex("d", bytes(data))) == ["n"]


def test_method_beyond_the_table_is_left_out():
    data = bytearray(dex([Class("a.A", methods=[Method("m", [TARGET])])]))
    index = DexIndex("d", bytes(data))
    offset = int(index.class_defs["class_data_off"][0])
    data[offset + 4] = 0x55  # the only method's index
    assert callers(DexIndex("d", bytes(data))) == []


def test_class_data_that_is_spread_out():
    index = index_of(Method("m", [TARGET]))
    with pytest.raises(CodeError, match="spread"):
        code_table(index, Limits(max_class_data=2))


def test_sweep_in_blocks_finds_calls_across_their_borders(monkeypatch):
    methods = [Method(f"m{i}", [Raw((0,) * (i % 5)), TARGET]) for i in range(40)]
    index = index_of(*methods)
    whole = callers(index)
    assert len(whole) == 40
    for block in (1, 2, 3, 7, 64):
        monkeypatch.setattr("auditor.apk.code._BLOCK", block)
        assert callers(index) == whole
