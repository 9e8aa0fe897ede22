"""Strings of inputs, made safe."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.report.plain import (
    CELL_LIMIT,
    fit,
    for_cell,
    for_terminal,
    for_utf8,
    for_xml,
    table,
    width,
)

anything = st.text(st.characters(categories=None))


def units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@given(anything)
def test_xml_text_is_well_formed_and_keeps_the_rest(text: str) -> None:
    safe = for_xml(text)
    escaped = safe.replace("&", "&amp;").replace("<", "&lt;").replace("\r", "&#13;")
    assert ElementTree.fromstring(f"<a>{escaped}</a>").text == (safe or None)
    assert for_xml(safe) == safe


@given(anything)
def test_terminal_text_moves_nothing(text: str) -> None:
    shown = for_terminal(text)
    assert not re.search("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]", shown)
    shown.encode()


def test_terminal_text_shows_what_it_hid() -> None:
    assert for_terminal("a\x1b[31mb\u202ec\n中") == "a\\x1b[31mb\\u202ec 中"
    assert for_terminal("a\nb", lines=True) == "a\nb"


@pytest.mark.parametrize("text", ["x" * 40_000, "好" * 40_000, "😀" * 20_000])
def test_cells_are_cut_at_the_limit_and_say_so(text: str) -> None:
    cell = for_cell(text)
    assert units(cell) <= CELL_LIMIT
    assert cell.endswith("[cut]")
    cell.encode()


def test_cells_keep_what_fits() -> None:
    for text in ("x" * CELL_LIMIT, "😀" * (CELL_LIMIT // 2)):
        assert for_cell(text) == text


def test_cells_show_spreadsheet_escapes_literally() -> None:
    assert for_cell("_x0041_") == "_x005F_x0041_"
    assert for_cell("_xyz_ a_x") == "_xyz_ a_x"
    assert for_cell("a\r\nb\rc") == "a\nb\nc"


def test_utf8_text_encodes() -> None:
    assert for_utf8("a\ud800b中") == "a\\ud800b中"


@pytest.mark.parametrize(
    ("text", "columns"), [("abc", 3), ("中文", 4), ("ａ", 2), ("e\u0301", 1), ("", 0)]
)
def test_width(text: str, columns: int) -> None:
    assert width(text) == columns


@given(st.text(st.sampled_from("ab中文，")), st.integers(1, 30))
def test_fit_gives_exactly_the_columns(text: str, columns: int) -> None:
    fitted = fit(text, columns)
    assert width(fitted) == columns
    assert fitted.rstrip() == text.rstrip() or "…" in fitted


def test_table_aligns_wide_and_narrow_characters() -> None:
    lines = table([("中文", "1"), ("abcdefgh", "2"), ("x", "\x1b3")])
    assert {width(line[: line.rindex(c)]) for line, c in zip(lines, "12\\", strict=True)} == {10}
    assert table([]) == []
