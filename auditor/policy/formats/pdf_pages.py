"""The pages of a PDF → lines of text and ruled grids, in reading order."""

from __future__ import annotations

import io
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import pdfplumber
from pdfminer.layout import LTChar
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect

from auditor.errors import InputError
from auditor.model import Gap
from auditor.policy.formats import ocr
from auditor.policy.formats.limits import Limits
from auditor.policy.formats.parsed import gap, is_wide

Char = Mapping[str, Any]

_BOLD = re.compile(r"bold|heavy|black|semibold|demi", re.IGNORECASE)
_HEI = re.compile(r"simhei|heiti|[-+,]hei", re.IGNORECASE)
_UNMAPPED = re.compile(r"\(cid:\d+\)")
# Line finding compares all pairs; a page with more is a drawing.
_MAX_EDGES = 3_000
_MAX_CHARS = 200_000
_MAX_LINKS = 2_000
# Radicals that some fonts' maps give instead of the character.
_RADICALS = {
    code: unicodedata.normalize("NFKC", chr(code))
    for code in (*range(0x2F00, 0x2FD6), *range(0xF900, 0xFA6E))
} | {
    ord(radical): char
    for radical, char in zip(
        "⺟⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻳",
        "母民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟麦黄齐齿龙龟",
        strict=True,
    )
}


@dataclass(slots=True)
class Line:
    """One visual line, or one line of a table cell.

    :param first: width of its first character or word: what did not fit on the
        line before, if it was wrapped.
    :param links: ``(start, end, address)`` in ``text``.
    :param number: 1-based, over the document.
    :param space_after: a space stands at its end.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    first: float
    bold: bool = False
    hei: bool = False
    links: tuple[tuple[int, int, str], ...] = ()
    number: int = 0
    space_after: bool = False


@dataclass(slots=True)
class GridCell:
    """A cell of a ruled grid at a row and column, spans as drawn."""

    row: int
    column: int
    rowspan: int
    colspan: int
    x0: float
    x1: float
    lines: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class Grid:
    """A ruled table.

    :param edges: the x positions of its vertical lines.
    :param rows: number of rows.
    """

    top: float
    bottom: float
    edges: tuple[float, ...]
    rows: int
    cells: list[GridCell]


@dataclass(slots=True)
class Page:
    """A page's items from top to bottom."""

    number: int
    width: float
    height: float
    items: list[Line | Grid] = field(default_factory=list)


def read_pages(data: bytes, name: str, limits: Limits) -> tuple[list[Page], list[Gap]]:
    """All pages with text, and what could not be read.

    :raises InputError: when it is damaged, encrypted, or all pages are images.
    """
    try:
        pdf = pdfplumber.open(io.BytesIO(data))
        total = len(pdf.pages)
    except Exception as error:  # the parser raises whatever the damage leads to
        _pass_on(error)
        raise _refused(error, name) from error
    pages: list[Page] = []
    scanned: list[int] = []
    recognised: list[int] = []
    unmapped: list[int] = []
    failed: dict[int, str] = {}
    gaps: list[Gap] = []
    for number, source in enumerate(pdf.pages[: limits.max_pages], 1):
        try:
            page, has_images, bad = _read_page(source, number, gaps, name)
            if not page.items and has_images and len(recognised) < ocr.MAX_PAGES:
                page.items = _recognise(source)
                if page.items:
                    recognised.append(number)
        except Exception as error:
            _pass_on(error)
            failed[number] = type(error).__name__
            continue
        finally:
            source.close()
        if page.items:
            pages.append(page)
        elif has_images:
            scanned.append(number)
        if bad:
            unmapped.append(number)
    if not pages and scanned:
        raise InputError(
            "it is scanned: its pages are images without text",
            path=name,
            remedy="run OCR on it first (for instance ocrmypdf), or give the text",
        )
    if not pages and failed:
        raise InputError(
            f"the PDF is damaged ({failed[min(failed)]})",
            path=name,
            remedy="print it to a new PDF, or save it as DOCX or HTML",
        )
    if scanned:
        gaps.append(
            gap(name, f"{_ranges(scanned)} without text are scanned images: OCR is needed.")
        )
    if recognised:
        gaps.append(
            gap(name, f"{_ranges(recognised)} are scanned: read by OCR, characters may be wrong.")
        )
    if unmapped:
        gaps.append(gap(name, f"{_ranges(unmapped)} use fonts whose characters cannot be told."))
    if failed:
        gaps.append(gap(name, f"{_ranges(sorted(failed))} are damaged and were not read."))
    if total > limits.max_pages:
        gaps.append(gap(name, f"Pages after {limits.max_pages} of {total} were not read."))
    return pages, gaps


def _pass_on(error: Exception) -> None:
    """Raise a ``MemoryError`` that a library wrapped: it is no damage."""
    for cause in (error, error.__cause__, error.__context__, *error.args):
        if isinstance(cause, MemoryError):
            raise cause


def _refused(error: Exception, name: str) -> InputError:
    causes = [error, *getattr(error, "args", ())]
    if any(isinstance(cause, PDFPasswordIncorrect | PDFEncryptionError) for cause in causes):
        return InputError(
            "it is protected by a password", path=name, remedy="save it without a password"
        )
    reason = " ".join(str(error).split())[:150] or type(error).__name__
    return InputError(
        f"the PDF is damaged ({reason})",
        path=name,
        remedy="print it to a new PDF, or save it as DOCX or HTML",
    )


def _ranges(numbers: Sequence[int]) -> str:
    """``Pages 1-3, 7``."""
    parts: list[str] = []
    start = previous = numbers[0]
    for number in (*numbers[1:], 0):
        if number == previous + 1:
            previous = number
            continue
        parts.append(str(start) if start == previous else f"{start}-{previous}")
        start = previous = number
    return "Pages " + ", ".join(parts)


def _read_page(source: Any, number: int, gaps: list[Gap], name: str) -> tuple[Page, bool, bool]:
    page = Page(number, float(source.width), float(source.height))
    source.process_object = _light_characters(source)
    area = float(source.width) * float(source.height) or 1.0
    has_images = any(
        float(image["width"]) * float(image["height"]) > 0.1 * area for image in source.images
    )
    chars = [char for char in source.chars if char["text"].strip() or char["text"] == " "]
    upright = [char for char in chars if char.get("upright", True)]
    if 2 * len(upright) < len(chars):
        gaps.append(gap(name, f"Page {number} has turned text that was not read."))
    if len(upright) > _MAX_CHARS:
        gaps.append(gap(name, f"Page {number} has more than {_MAX_CHARS} characters."))
        return page, False, False
    if sum(1 for char in upright if char["text"] != " ") < 3 and has_images:
        return page, True, False
    links = _links(source)
    edges = source.edges
    tables: list[Any] = []
    if len(edges) > _MAX_EDGES:
        gaps.append(gap(name, f"Page {number} has too many lines to look for tables."))
    elif edges:
        tables = [table.cells for table in source.find_tables()]
    rest, grids = _grids(upright, tables, links)
    page.items = [*grids, *_lines(rest, links)]
    page.items.sort(key=lambda item: item.top)
    bad = sum(len(_UNMAPPED.findall(char["text"])) for char in upright)
    return page, has_images, bad > 0.05 * len(upright) and bad > 3


def _recognise(source: Any) -> list[Line | Grid]:
    """The lines of a scanned page, where an OCR engine is installed."""
    if ocr.languages() is None:
        return []
    lines = []
    for word in ocr.read_image(*ocr.page_png(source)):
        height = word.bottom - word.top
        lines.append(
            Line(word.text, word.x0, word.x1, word.top, word.bottom, size=height, first=height)
        )
    lines.sort(key=lambda line: (line.top, line.x0))
    return [*lines]


def _light_characters(source: Any) -> Callable[[Any], dict[str, Any]]:
    """A page's ``process_object`` that notes of a character what is used here:
    colours and the like take half of the time."""
    complete = source.process_object
    left, above = float(source.mediabox[0]), float(source.mediabox[1])
    base = float(source.height) + above

    def process(item: Any) -> dict[str, Any]:
        if not isinstance(item, LTChar):
            described: dict[str, Any] = complete(item)
            return described
        return {
            "object_type": "char",
            "text": item.get_text(),
            "fontname": item.fontname,
            "size": item.size,
            "upright": item.upright,
            "x0": item.x0 + left,
            "x1": item.x1 + left,
            "top": base - item.y1,
            "bottom": base - item.y0,
        }

    return process


def _links(source: Any) -> list[tuple[float, float, float, float, str]]:
    found = []
    try:
        annotations = source.hyperlinks
    except Exception:  # a broken annotation must not cost the page
        return []
    for link in annotations[:_MAX_LINKS]:
        address = link.get("uri")
        if isinstance(address, bytes):
            address = address.decode("utf-8", "replace")
        if isinstance(address, str) and address:
            found.append(
                (
                    float(link["x0"]),
                    float(link["top"]),
                    float(link["x1"]),
                    float(link["bottom"]),
                    address,
                )
            )
    return found


def _edges(values: Iterable[float], tolerance: float = 4.0) -> list[float]:
    """Sorted positions, those close together as one."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > tolerance:
            found.append(value)
    return found


def _nearest(edges: Sequence[float], value: float) -> int:
    index = bisect_right(edges, value)
    if index == 0:
        return 0
    if index == len(edges) or value - edges[index - 1] <= edges[index] - value:
        return index - 1
    return index


def _grids(
    chars: Sequence[Char], tables: Sequence[Any], links: Sequence[Any]
) -> tuple[list[Char], list[Grid]]:
    """The characters outside all grids, and the grids with their text."""
    grids: list[Grid] = []
    rest = list(chars)
    for boxes in tables:
        xs = _edges([box[0] for box in boxes] + [box[2] for box in boxes])
        ys = _edges([box[1] for box in boxes] + [box[3] for box in boxes])
        if len(xs) < 2 or len(ys) < 2:
            continue
        slots: dict[tuple[int, int], GridCell] = {}
        cells: list[GridCell] = []
        for x0, top, x1, bottom in sorted(boxes, key=lambda box: (box[1], box[0])):
            row, column = _nearest(ys, top), _nearest(xs, x0)
            rowspan = max(_nearest(ys, bottom) - row, 1)
            colspan = max(_nearest(xs, x1) - column, 1)
            covered = [(row + r, column + c) for r in range(rowspan) for c in range(colspan)]
            if any(slot in slots for slot in covered):
                continue
            cell = GridCell(row, column, rowspan, colspan, float(x0), float(x1))
            cells.append(cell)
            slots.update(dict.fromkeys(covered, cell))
        inside: dict[int, list[Char]] = {}
        outside: list[Char] = []
        for char in rest:
            x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
            found = slots.get((bisect_right(ys, y) - 1, bisect_right(xs, x) - 1))
            if found is None:
                outside.append(char)
            else:
                inside.setdefault(id(found), []).append(char)
        if not inside:
            continue
        rest = outside
        for cell in cells:
            cell.lines = _lines(inside.get(id(cell), []), links)
        grids.append(Grid(ys[0], ys[-1], tuple(xs), len(ys) - 1, cells))
    return rest, grids


def _lines(chars: Sequence[Char], links: Sequence[Any]) -> list[Line]:
    """Characters → visual lines from top to bottom."""
    rows: list[list[Char]] = []
    middle = size = 0.0
    for char in sorted(chars, key=lambda char: (char["top"] + char["bottom"]) / 2):
        this = (char["top"] + char["bottom"]) / 2
        if not rows or this - middle > 0.45 * max(size, char["size"], 1.0):
            rows.append([])
            middle, size = this, 0.0
        rows[-1].append(char)
        size = max(size, char["size"])
    lines = [_line(row, links) for row in rows]
    return [line for line in lines if line is not None]


def _line(row: list[Char], links: Sequence[Any]) -> Line | None:
    row.sort(key=lambda char: char["x0"])
    pieces: list[str] = []
    owners: list[Char | None] = []  # the character behind each letter of the text
    previous: Char | None = None
    doubled = 0
    for char in row:
        letters = _UNMAPPED.sub("\ufffd", char["text"]).translate(_RADICALS)
        size = float(char["size"]) or 1.0
        if previous is not None:
            if (
                char["text"] == previous["text"]
                and abs(char["x0"] - previous["x0"]) < 0.1 * size
                and char["text"] != " "
            ):
                doubled += 1  # printed twice to look bold
                continue
            space = char["x0"] - previous["x1"]
            if space > 0.25 * size and pieces[-1] != " " and letters != " ":
                pieces.append("  " if space > 1.5 * size else " ")
                owners += [None] * len(pieces[-1])
        pieces.append(letters)
        owners += [char] * len(letters)
        previous = char
    text = "".join(pieces)
    space_after = text.endswith(" ")
    start = len(text) - len(text.lstrip())
    text, owners = text.strip(), owners[start:]
    shown = [char for char in row if char["text"] != " "]
    if not text or not shown:
        return None
    middle = (shown[0]["top"] + shown[0]["bottom"]) / 2
    links = [link for link in links if link[1] - 1 <= middle <= link[3] + 1]
    bold = [char for char in shown if _BOLD.search(str(char.get("fontname", "")))]
    hei = [char for char in shown if _HEI.search(str(char.get("fontname", "")))]
    return Line(
        text,
        float(shown[0]["x0"]),
        float(shown[-1]["x1"]),
        min(float(char["top"]) for char in shown),
        max(float(char["bottom"]) for char in shown),
        max(float(char["size"]) for char in shown),
        _first_width(shown),
        len(bold) == len(shown) or 2 * doubled >= len(shown),
        len(hei) == len(shown),
        _line_links(owners[: len(text)], links),
        space_after=space_after,
    )


def _first_width(shown: Sequence[Char]) -> float:
    """The width of the first Chinese character or the first word."""
    end = shown[0]
    if not is_wide(end["text"][0]):
        for char, following in pairwise(shown):
            end = char
            gap_after = following["x0"] - char["x1"]
            if is_wide(following["text"][0]) or gap_after > 0.2 * float(char["size"]):
                break
            end = following
    return float(end["x1"] - shown[0]["x0"])


def _line_links(
    owners: Sequence[Char | None], links: Sequence[Any]
) -> tuple[tuple[int, int, str], ...]:
    found: list[tuple[int, int, str]] = []
    for x0, _, x1, _, address in links:
        hit = [
            index
            for index, char in enumerate(owners)
            if char is not None and x0 - 1 <= (char["x0"] + char["x1"]) / 2 <= x1 + 1
        ]
        if hit:
            found.append((hit[0], hit[-1] + 1, address))
    return tuple(sorted(set(found)))
