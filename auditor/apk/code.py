"""Where methods' instructions stand, and which of them name a given member.

Two steps: a sweep finds every place that looks like an instruction with a
wanted operand, then only the methods that hold such a place are walked
instruction by instruction, because payloads and operands look the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from auditor.apk.dex import Bool, DexIndex
from auditor.apk.limits import DEFAULT, Limits

I64 = NDArray[np.int64]

_CLASS_DATA_SECTION = 0x2000
_CODE_HEADER = 16
#: code units swept at once
_BLOCK = 1 << 22

METHOD, FIELD, STRING = "method", "field", "string"


class CodeError(Exception):
    """The code of a dex file cannot be walked; the text says why."""


@dataclass(frozen=True, slots=True)
class Site:
    """One verified instruction.

    :param kind: ``method``, ``field`` or ``string``.
    :param target: index of the operand in the dex file's table.
    :param caller: index of the method whose code it is.
    """

    kind: str
    target: int
    caller: int


@dataclass(frozen=True, slots=True)
class CodeTable:
    """The methods that have code, sorted by where it stands.

    :param methods: method indices; :param starts: bytes from the file's start
        to the first instruction; :param ends: behind the last one.
    """

    methods: I64
    starts: I64
    ends: I64


def _widths() -> bytes:
    """Code units of an instruction by its first unit; 0 for payloads."""
    by_opcode = [1] * 256
    for first, last, width in (
        (0x02, 0x02, 2), (0x03, 0x03, 3), (0x05, 0x05, 2), (0x06, 0x06, 3), (0x08, 0x08, 2),
        (0x09, 0x09, 3), (0x13, 0x13, 2), (0x14, 0x14, 3), (0x15, 0x16, 2), (0x17, 0x17, 3),
        (0x18, 0x18, 5), (0x19, 0x1A, 2), (0x1B, 0x1B, 3), (0x1C, 0x1C, 2), (0x1F, 0x20, 2),
        (0x22, 0x23, 2), (0x24, 0x26, 3), (0x29, 0x29, 2), (0x2A, 0x2C, 3), (0x2D, 0x3D, 2),
        (0x44, 0x6D, 2), (0x6E, 0x72, 3), (0x74, 0x78, 3), (0x90, 0xAF, 2), (0xD0, 0xE2, 2),
        (0xFA, 0xFB, 4), (0xFC, 0xFD, 3), (0xFE, 0xFF, 2),
    ):  # fmt: skip
        by_opcode[first : last + 1] = [width] * (last + 1 - first)
    table = bytearray(by_opcode * 256)
    for payload in (0x0100, 0x0200, 0x0300):
        table[payload] = 0
    return bytes(table)


_WIDTHS = _widths()


def code_table(dex: DexIndex, limits: Limits = DEFAULT) -> CodeTable:
    """All methods with code of a dex file.

    :raises CodeError: the class data does not fit or overlaps, as only files
        made to mislead do.
    """
    methods, offsets = encoded_methods(dex, limits)
    size = len(dex.data)
    kept = (offsets > 0) & (offsets % 4 == 0) & (offsets + _CODE_HEADER <= size)
    kept &= methods < len(dex.methods)
    methods, offsets = methods[kept], offsets[kept]
    order = np.argsort(offsets, kind="stable")
    methods, offsets = methods[order], offsets[order]
    words = np.frombuffer(dex.data, dtype="<u4", count=size // 4)
    starts = offsets + _CODE_HEADER
    ends = starts + 2 * words[offsets // 4 + 3].astype(np.int64)
    fits = ends <= size
    return CodeTable(methods[fits], starts[fits], ends[fits])


def encoded_methods(dex: DexIndex, limits: Limits = DEFAULT) -> tuple[I64, I64]:
    """Method indices and code offsets of all ``encoded_method`` items.

    Class data is a stream of uleb128 numbers, decoded here all at once.

    :raises CodeError: it does not fit or overlaps.
    """
    offsets = _distinct(dex.class_defs["class_data_off"].astype(np.int64))
    offsets = offsets[offsets > 0]
    empty = np.empty(0, dtype=np.int64)
    if not len(offsets):
        return empty, empty
    first, last = int(offsets[0]), int(offsets[-1])
    if last >= len(dex.data):
        raise CodeError("class data lies out of the file")
    section = dex.section(_CLASS_DATA_SECTION)
    end = dex.section_end(section[1]) if section is not None else len(dex.data)
    if end <= last:
        end = len(dex.data)
    raw = np.frombuffer(dex.data, dtype=np.uint8, count=end - first, offset=first)
    if len(raw) > limits.max_class_data:
        raise CodeError(f"class data is spread over {len(raw):,} bytes")
    starts, values = decode_uleb128(raw)
    at = np.searchsorted(starts, offsets - first)
    if int(at[-1]) + 4 > len(values) or np.any(starts[at] != offsets - first):
        raise CodeError("class data begins within a number")
    static, instance, direct, virtual = (values[at + i] for i in range(4))
    lists = np.stack([direct, virtual], axis=1).ravel()
    begins = np.stack([at + 4 + 2 * (static + instance)] * 2, axis=1)
    begins[:, 1] += 3 * direct
    begins = begins.ravel()
    if int((begins + 3 * lists).max()) > len(values) or int(lists.sum()) > len(values) // 3:
        raise CodeError("class data does not fit or overlaps")
    return _flatten(values, begins, lists)


def _flatten(values: I64, begins: I64, counts: I64) -> tuple[I64, I64]:
    """Method indices (from their differences) and code offsets of many lists."""
    filled = counts > 0
    begins, counts = begins[filled], counts[filled]
    total = int(counts.sum())
    if not total:
        empty = np.empty(0, dtype=np.int64)
        return empty, empty
    firsts = np.cumsum(counts) - counts
    rows = np.repeat(begins - 3 * firsts, counts) + 3 * np.arange(total)
    differences = values[rows]
    running = np.cumsum(differences)
    before = running[firsts] - differences[firsts]
    return running - np.repeat(before, counts), values[rows + 2]


def decode_uleb128(raw: NDArray[np.uint8]) -> tuple[I64, I64]:
    """Every uleb128 number in a stream: where it begins, and its value."""
    final = np.flatnonzero(raw < 0x80)
    starts = np.empty(len(final), dtype=np.int64)
    if not len(final):
        return starts, starts
    starts[0] = 0
    starts[1:] = final[:-1] + 1
    lengths = final - starts
    values = (raw[starts] & 0x7F).astype(np.int64)
    for more in range(1, 5):
        longer = np.flatnonzero(lengths >= more)
        if not len(longer):
            break
        values[longer] |= (raw[starts[longer] + more] & 0x7F).astype(np.int64) << (7 * more)
    return starts, values


@dataclass(slots=True)
class Wanted:
    """What to look for: masks over a dex file's tables, ``None`` for nothing."""

    methods: Bool | None = None
    fields: Bool | None = None
    strings: Bool | None = None


def find_sites(
    dex: DexIndex, table: CodeTable, wanted: Wanted, limits: Limits = DEFAULT
) -> Iterator[Site]:
    """Verified instructions with a wanted operand, in the order of the code.

    :raises CodeError: methods share code so much that walking all of them
        would exceed the work budget.
    """
    places = _sweep(dex, table, wanted)
    if not len(places):
        return
    code = np.searchsorted(table.starts, places, "right") - 1
    inside = (code >= 0) & (places < table.ends[np.maximum(code, 0)])
    places, code = places[inside], code[inside]
    units = np.frombuffer(dex.data, dtype="<u2", count=len(dex.data) // 2)
    budget = limits.sweep_budget * len(dex.data)
    begins = np.flatnonzero(np.diff(code, prepend=-1))
    bounds = [*begins.tolist(), len(places)]
    for number, row in enumerate(code[begins].tolist()):
        start = int(table.starts[row])
        marks = ((places[bounds[number] : bounds[number + 1]] - start) // 2).tolist()
        budget -= marks[-1] + 64
        if budget < 0:
            raise CodeError("its methods share code beyond the work budget")
        window = units[start // 2 : start // 2 + marks[-1] + 3].tolist()
        hits = [_operand(window, at) for at in _walk(window, marks)]
        if not hits:
            continue
        # methods that share one code item stand side by side
        sharing = row
        while sharing >= 0 and table.starts[sharing] == start:
            for kind, target in hits:
                if _is_wanted(wanted, kind, target):
                    yield Site(kind, target, int(table.methods[sharing]))
            sharing -= 1


def _sweep(dex: DexIndex, table: CodeTable, wanted: Wanted) -> I64:
    """Byte offsets of units that look like an instruction that is wanted."""
    if not len(table.starts):
        return np.empty(0, dtype=np.int64)
    first, end = int(table.starts[0]), int(table.ends.max())
    end -= (end - first) % 2
    count = (end - first) // 2
    units = np.frombuffer(dex.data, dtype="<u2", count=count, offset=first)
    found: list[NDArray[np.intp]] = []
    for start in range(0, count, _BLOCK):  # bounds the memory that a sweep takes
        # an operand may stand behind the block's end
        block = units[start : start + _BLOCK + 2]
        found.extend(start + at for at in _sweep_block(block, wanted))
    if not found:
        return np.empty(0, dtype=np.int64)
    return _distinct(np.concatenate(found)).astype(np.int64) * 2 + first


def _sweep_block(units: NDArray[np.uint16], wanted: Wanted) -> Iterator[NDArray[np.intp]]:
    opcodes = units.view(np.uint8)[::2].copy()
    if wanted.methods is not None:
        shifted = opcodes - np.uint8(0x6E)  # wraps, so that one comparison is enough
        looks = (shifted <= 0x78 - 0x6E) | (opcodes - np.uint8(0xFA) <= 1)
        yield _with_operand(units, np.flatnonzero(looks), wanted.methods)
    if wanted.fields is not None:
        reads = opcodes - np.uint8(0x52) <= 0x58 - 0x52
        reads |= opcodes - np.uint8(0x60) <= 0x66 - 0x60
        yield _with_operand(units, np.flatnonzero(reads), wanted.fields)
    if wanted.strings is not None:
        yield _with_operand(units, np.flatnonzero(opcodes == 0x1A), wanted.strings)
        yield _jumbo(units, np.flatnonzero(opcodes == 0x1B), wanted.strings)


def _distinct(values: NDArray[Any]) -> NDArray[Any]:
    """Sorted without repeats; ``np.unique`` would import masked arrays first."""
    values = np.sort(values)
    if not len(values):
        return values
    return values[np.concatenate(([True], values[1:] != values[:-1]))]


def _with_operand(units: NDArray[np.uint16], at: NDArray[np.intp], mask: Bool) -> NDArray[np.intp]:
    at = at[at + 1 < len(units)]
    operand = units[at + 1]
    known = operand < len(mask)
    at, operand = at[known], operand[known]
    kept: NDArray[np.intp] = at[mask[operand]]
    return kept


def _jumbo(units: NDArray[np.uint16], at: NDArray[np.intp], mask: Bool) -> NDArray[np.intp]:
    at = at[at + 2 < len(units)]
    operand = units[at + 1].astype(np.int64) | (units[at + 2].astype(np.int64) << 16)
    known = operand < len(mask)
    at, operand = at[known], operand[known]
    kept: NDArray[np.intp] = at[mask[operand]]
    return kept


def _walk(units: list[int], marks: list[int]) -> Iterator[int]:
    """Those of ``marks`` (ascending) at which an instruction begins."""
    widths = _WIDTHS
    at = 0
    for mark in marks:
        while at < mark:
            width = widths[units[at]]
            at += width or _payload(units, at)
        if at == mark:
            yield mark


def _payload(units: list[int], at: int) -> int:
    """Code units of a switch or array payload."""
    kind = units[at]
    if at + 3 >= len(units):  # it reaches beyond the last mark anyway
        return len(units)
    count = units[at + 1]
    if kind == 0x0100:
        return 4 + 2 * count
    if kind == 0x0200:
        return 2 + 4 * count
    size = units[at + 2] | (units[at + 3] << 16)
    return 4 + (size * count + 1) // 2


def _operand(units: list[int], at: int) -> tuple[str, int]:
    opcode = units[at] & 0xFF
    if opcode == 0x1A:
        return STRING, units[at + 1]
    if opcode == 0x1B:
        return STRING, units[at + 1] | (units[at + 2] << 16)
    if 0x52 <= opcode <= 0x66:
        return FIELD, units[at + 1]
    return METHOD, units[at + 1]


def _is_wanted(wanted: Wanted, kind: str, target: int) -> bool:
    mask = {METHOD: wanted.methods, FIELD: wanted.fields, STRING: wanted.strings}[kind]
    return mask is not None and target < len(mask) and bool(mask[target])
