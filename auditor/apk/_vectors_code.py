"""Class data and code with numpy, where the inner loops are not compiled.

See :mod:`auditor.apk.engine` for what the functions are for.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from auditor.apk.engine import Buffer, Table

U8 = NDArray[np.uint8]
U16 = NDArray[np.uint16]
U32 = NDArray[np.uint32]
I64 = NDArray[np.int64]
Bool = NDArray[np.bool_]

_CODE_HEADER = 16
#: what a method costs beside its code units
_OVERHEAD = 64
#: code units swept at once
_BLOCK = 1 << 22
_CLASS_NUMBERS, _CLASS_DATA = 8, 6
_FIELD, _METHOD, _STRING = 0, 1, 2
_UNFIT = "class data does not fit or overlaps"


def class_column(data: Buffer, where: Table, column: int) -> U32:
    """One of the eight numbers of every class definition."""
    offset, count = where
    if not count:
        return np.empty(0, dtype=np.uint32)
    numbers = np.frombuffer(data, dtype="<u4", count=_CLASS_NUMBERS * count, offset=offset)
    return numbers[column::_CLASS_NUMBERS]


def bool_mask(mask: Buffer) -> Bool:
    """A mask of 0 and 1 as an array."""
    return np.frombuffer(mask, dtype=np.bool_)


# --- class data -------------------------------------------------------------


def code_items(data: Buffer, classes: Table, methods: int, end: int, limit: int, /) -> bytes:
    """See :class:`auditor.apk.engine.Engine`."""
    numbers, offsets = _encoded_methods(data, classes, end, limit)
    size = len(data)
    kept = (offsets > 0) & (offsets % 4 == 0) & (offsets + _CODE_HEADER <= size)
    kept &= numbers < methods
    numbers, offsets = numbers[kept], offsets[kept]
    table: U32 = np.stack([numbers, offsets + _CODE_HEADER], axis=1).astype(np.uint32)
    return table.tobytes()


def _encoded_methods(data: Buffer, classes: Table, end: int, limit: int) -> tuple[I64, I64]:
    """Method indices and code offsets of all ``encoded_method`` items.

    Class data is a stream of uleb128 numbers, decoded here all at once.
    """
    offsets = _distinct(class_column(data, classes, _CLASS_DATA).astype(np.int64))
    offsets = offsets[offsets > 0]
    empty = np.empty(0, dtype=np.int64)
    if not len(offsets):
        return empty, empty
    first, last = int(offsets[0]), int(offsets[-1])
    if last >= len(data):
        raise ValueError("class data lies out of the file")
    if end <= last:
        end = len(data)
    if end - first > limit:
        raise ValueError("class data is spread over too many bytes")
    starts, lengths, values = _decode_uleb128(
        np.frombuffer(data, dtype=np.uint8, count=end - first, offset=first)
    )
    at = np.searchsorted(starts, offsets - first)
    if int(at[-1]) + 4 > len(values) or np.any(starts[at] != offsets - first):
        raise ValueError(_UNFIT)
    static, instance, direct, virtual = (values[at + i] for i in range(4))
    sizes = 4 + 2 * (static + instance) + 3 * (direct + virtual)
    if int((at + sizes).max()) > len(values) or int(sizes.sum()) > len(values):
        raise ValueError(_UNFIT)
    long = np.flatnonzero(lengths > 5)
    if np.any(np.searchsorted(long, at) != np.searchsorted(long, at + sizes)):
        raise ValueError(_UNFIT)
    lists = np.stack([direct, virtual], axis=1).ravel()
    begins = np.stack([at + 4 + 2 * (static + instance)] * 2, axis=1)
    begins[:, 1] += 3 * direct
    return _flatten(values, begins.ravel(), lists)


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


def _decode_uleb128(raw: U8) -> tuple[I64, I64, I64]:
    """Every uleb128 number in a stream: where it begins, its bytes, its value."""
    final = np.flatnonzero(raw < 0x80)
    starts = np.empty(len(final), dtype=np.int64)
    if not len(final):
        return starts, starts, starts
    starts[0] = 0
    starts[1:] = final[:-1] + 1
    lengths = final - starts + 1
    values = (raw[starts] & 0x7F).astype(np.int64)
    for more in range(1, 5):
        longer = np.flatnonzero(lengths > more)
        if not len(longer):
            break
        values[longer] |= (raw[starts[longer] + more] & 0x7F).astype(np.int64) << (7 * more)
    return starts, lengths, values


def _distinct(values: NDArray[Any]) -> NDArray[Any]:
    """Sorted without repeats; ``np.unique`` would import masked arrays first."""
    values = np.sort(values)
    if not len(values):
        return values
    return values[np.concatenate(([True], values[1:] != values[:-1]))]


# --- code -------------------------------------------------------------------


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


def find_sites(
    data: Buffer,
    items: bytes,
    wanted: tuple[Buffer, Buffer, Buffer],
    budget: int,
    most: int,
    /,
) -> list[tuple[int, int, int]]:
    """See :class:`auditor.apk.engine.Engine`.

    Two steps: a sweep finds every place that looks like an instruction with a
    wanted operand, then only the methods that hold such a place are walked
    instruction by instruction, because payloads and operands look the same.
    """
    table = np.frombuffer(items, dtype=np.uint32).reshape(-1, 2).astype(np.int64)
    # of methods that share their code the last first
    table = table[::-1][np.argsort(table[::-1, 1], kind="stable")]
    words = np.frombuffer(data, dtype="<u4", count=len(data) // 4)
    lengths = words[table[:, 1] // 4 - 1].astype(np.int64)
    fits = table[:, 1] + 2 * lengths <= len(data)
    table, lengths = table[fits], lengths[fits]
    starts = table[:, 1]
    if int(lengths.sum()) + _OVERHEAD * len(table) > budget:
        raise ValueError("its methods share code beyond the work budget")
    places = _sweep(data, starts, starts + 2 * lengths, wanted)
    lows = np.searchsorted(places, starts, "left")
    highs = np.searchsorted(places, starts + 2 * lengths, "left")
    units = np.frombuffer(data, dtype="<u2", count=len(data) // 2)
    found: list[tuple[int, int, int]] = []
    for row in np.flatnonzero(lows < highs).tolist():
        method, start = table[row].tolist()
        marks = ((places[lows[row] : highs[row]] - start) // 2).tolist()
        stop = min(marks[-1] + 3, int(lengths[row]))
        window = units[start // 2 : start // 2 + stop].tolist()
        for at in _walk(window, marks):
            site = _operand(window, at)
            if site is not None and site[1] < len(wanted[site[0]]) and wanted[site[0]][site[1]]:
                found.append((method, *site))
        if len(found) > most:
            raise OverflowError("too many calls")
    return found


def _sweep(data: Buffer, starts: I64, ends: I64, wanted: tuple[Buffer, Buffer, Buffer]) -> I64:
    """Byte offsets of units that look like an instruction that is wanted."""
    if not len(starts):
        return np.empty(0, dtype=np.int64)
    first, end = int(starts[0]), int(ends.max())
    count = (end - first) // 2
    units = np.frombuffer(data, dtype="<u2", count=count, offset=first)
    found: list[NDArray[np.intp]] = []
    for start in range(0, count, _BLOCK):  # bounds the memory that a sweep takes
        # an operand may stand behind the block's end
        block = units[start : start + _BLOCK + 2]
        found.extend(start + at for at in _sweep_block(block, wanted))
    if not found:
        return np.empty(0, dtype=np.int64)
    places: I64 = _distinct(np.concatenate(found)).astype(np.int64) * 2 + first
    return places


def _sweep_block(units: U16, wanted: tuple[Buffer, Buffer, Buffer]) -> Iterator[NDArray[np.intp]]:
    opcodes = units.view(np.uint8)[::2].copy()
    fields, methods, strings = map(bool_mask, wanted)
    if len(methods):
        shifted = opcodes - np.uint8(0x6E)  # wraps, so that one comparison is enough
        looks = (shifted <= 0x78 - 0x6E) | (opcodes - np.uint8(0xFA) <= 1)
        yield _with_operand(units, np.flatnonzero(looks), methods)
    if len(fields):
        reads = opcodes - np.uint8(0x52) <= 0x58 - 0x52
        reads |= opcodes - np.uint8(0x60) <= 0x66 - 0x60
        yield _with_operand(units, np.flatnonzero(reads), fields)
    if len(strings):
        yield _with_operand(units, np.flatnonzero(opcodes == 0x1A), strings)
        yield _jumbo(units, np.flatnonzero(opcodes == 0x1B), strings)


def _with_operand(units: U16, at: NDArray[np.intp], mask: Bool) -> NDArray[np.intp]:
    at = at[at + 1 < len(units)]
    operand = units[at + 1]
    known = operand < len(mask)
    at, operand = at[known], operand[known]
    kept: NDArray[np.intp] = at[mask[operand]]
    return kept


def _jumbo(units: U16, at: NDArray[np.intp], mask: Bool) -> NDArray[np.intp]:
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


def _operand(units: list[int], at: int) -> tuple[int, int] | None:
    """Kind and operand, unless the operand lies behind the method's end."""
    opcode = units[at] & 0xFF
    if at + (2 if opcode == 0x1B else 1) >= len(units):
        return None
    if opcode == 0x1A:
        return _STRING, units[at + 1]
    if opcode == 0x1B:
        return _STRING, units[at + 1] | (units[at + 2] << 16)
    return _FIELD if 0x52 <= opcode <= 0x66 else _METHOD, units[at + 1]
