"""Where methods' instructions stand, and which of them name a given member."""

from __future__ import annotations

from collections.abc import Iterable

from auditor.apk.dex import DexIndex
from auditor.apk.engine import Buffer, engine
from auditor.apk.limits import DEFAULT, Limits

_CLASS_DATA_SECTION = 0x2000

#: what an instruction names: a row of which table
FIELD, METHOD, STRING = range(3)


class CodeError(Exception):
    """The code of a dex file cannot be walked; the text says why."""


def code_table(dex: DexIndex, limits: Limits = DEFAULT) -> bytes:
    """All methods with code of a dex file, for :func:`find_sites`.

    :raises CodeError: the class data does not fit or overlaps, as only files
        made to mislead do.
    """
    section = dex.section(_CLASS_DATA_SECTION)
    end = dex.section_end(section[1]) if section is not None else len(dex.data)
    try:
        return engine.code_items(dex.data, dex.classes, dex.methods[1], end, limits.max_class_data)
    except ValueError as error:
        raise CodeError(str(error)) from None


def with_code(dex: DexIndex, table: bytes) -> Buffer:
    """1 for each method that has code."""
    mask = bytearray(dex.methods[1])
    for method in memoryview(table).cast("I")[::2]:
        mask[method] = 1
    return mask


class Wanted:
    """What to look for: rows of a dex file's tables."""

    def __init__(
        self,
        dex: DexIndex,
        *,
        fields: Iterable[int] = (),
        methods: Iterable[int] = (),
        strings: Iterable[int] = (),
    ) -> None:
        self.masks = (
            _mask(dex.fields[1], fields),
            _mask(dex.methods[1], methods),
            _mask(dex.strings[1], strings),
        )


def _mask(size: int, rows: Iterable[int]) -> Buffer:
    """1 for each of the rows; nothing when there is none."""
    wanted = list(rows)
    if not wanted:
        return b""
    mask = bytearray(size)
    for row in wanted:
        mask[row] = 1
    return mask


def find_sites(
    dex: DexIndex, table: bytes, wanted: Wanted, most: int, limits: Limits = DEFAULT
) -> list[tuple[int, int, int]]:
    """Instructions that name something wanted: method, kind, row of its table.

    In the order of the code. Every method is walked instruction by instruction,
    because payloads and operands look the same as instructions do.

    :param most: how many there may be.
    :raises CodeError: there are more, or methods share code so much that
        walking all of them would exceed the work budget.
    """
    budget = limits.sweep_budget * len(dex.data)
    try:
        return engine.find_sites(dex.data, table, wanted.masks, budget, most)
    except OverflowError:
        raise CodeError(f"the app makes more than {limits.max_calls:,} such calls") from None
    except ValueError as error:
        raise CodeError(str(error)) from None
