"""A policy before it has a format, and the formats that it can take.

Texts are tagged (see :mod:`tagged`); a renderer only arranges them, so the
truth follows wherever a cell ends up.
"""

from __future__ import annotations

import io
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Para:
    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    items: tuple[str, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells.

    :param group: index of a column whose equal neighbours become one merged cell.
    :param banners: row index -> text of a full-width row before it.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    group: int | None = None
    banners: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """A named thing with ``(key, value)`` pairs."""

    title: tuple[str, str] | str
    pairs: tuple[tuple[str, str], ...]


Block = Heading | Para | Bullets | Table | Record

FLAT_STYLES = ("tab", "space", "line", "pipe", "wrapped", "blank-line")
HTML_STYLES = ("th", "td", "word", "div")
KEY_STYLES = ("：", ":", "【】", "bold", "newline", "dash")


def _untagged(text: str) -> str:
    return re.sub(r"«[^|«»]*\||»", "", text)


def _numbers(n: int, style: int) -> str:
    return (f"{n}. ", f"{n}、", f"({n}) ", f"（{n}）")[style % 4]


def key_value(key: str, value: str, style: str) -> str:
    """One line of a key-value block in one of :data:`KEY_STYLES`."""
    return {
        "：": f"{key}：{value}",
        ":": f"{key}: {value}",
        "【】": f"【{key}】{value}",
        "bold": f"**{key}**：{value}",
        "newline": f"{key}\n{value}",
        "dash": f"- {key}：{value}",
    }[style]


def _record_lines(record: Record, style: str) -> list[str]:
    lines = [record.title if isinstance(record.title, str) else key_value(*record.title, style)]
    return lines + [key_value(k, v, style) for k, v in record.pairs]


# --- text ----------------------------------------------------------------------


def _wrap(cell: str, rng: random.Random) -> str:
    """Break a long cell after a comma, as a crawler keeps in-cell line breaks."""
    places = [m.end() for m in re.finditer("[、，,]", cell) if m.end() < len(cell) - 2]
    if len(cell) < 24 or not places or rng.random() < 0.5:
        return cell
    at = rng.choice(places)
    return cell[:at] + "\n" + cell[at:]


def _flat_table(table: Table, style: str, rng: random.Random) -> str:
    glued = rng.random() < 0.3
    join = {"tab": "\t", "space": " ", "wrapped": " ", "pipe": " | "}.get(style, "\n")
    head = join.join(table.header)
    if glued and style in ("space", "wrapped", "line"):
        head = "".join(table.header) if style == "line" else " ".join(table.header)
    lines = [head]
    banners = dict(table.banners)
    last = ""
    for n, row in enumerate(table.rows):
        if n in banners:
            lines.append(banners[n])
        cells = list(row)
        if table.group is not None:
            if cells[table.group] == last:
                cells.pop(table.group)
            else:
                last = cells[table.group]
        if style == "wrapped":
            cells = [_wrap(c, rng) for c in cells]
        lines.append(join.join(c.replace("<br>", "\n") for c in cells))
    gap = "\n\n" if style == "blank-line" else "\n"
    if style == "blank-line":
        return gap.join(x for line in lines for x in line.split("\n"))
    return gap.join(lines)


def to_text(blocks: Sequence[Block], rng: random.Random, flat: str, keys: str) -> str:
    """Plain text as it is copied out of a page."""
    out = []
    number = rng.randrange(4)
    for b in blocks:
        if isinstance(b, Heading | Para):
            out.append(b.text)
        elif isinstance(b, Bullets):
            mark = rng.choice(("·", "- ", "•", ""))
            for n, item in enumerate(b.items, 1):
                out.append((_numbers(n, number) if b.ordered else mark) + item)
        elif isinstance(b, Table):
            out.append(_flat_table(b, flat, rng))
        else:
            out.append("\n".join(_record_lines(b, "：" if keys == "bold" else keys)) + "\n")
    gap = rng.choice(("\n", "\n\n"))
    return gap.join(out).replace("<br>", "\n") + "\n"


# --- Markdown --------------------------------------------------------------------


def to_markdown(blocks: Sequence[Block], rng: random.Random, keys: str) -> str:
    """Markdown with pipe tables."""
    out = []
    bold = rng.random() < 0.4
    for b in blocks:
        if isinstance(b, Heading):
            out.append("#" * b.level + " " + b.text)
        elif isinstance(b, Para):
            out.append(b.text)
        elif isinstance(b, Bullets):
            out.append(
                "\n".join(f"{n}. {x}" if b.ordered else f"- {x}" for n, x in enumerate(b.items, 1))
            )
        elif isinstance(b, Table):
            head = [f"**{h}**" for h in b.header] if bold else list(b.header)
            lines = ["| " + " | ".join(head) + " |", "|" + " --- |" * len(head)]
            last = ""
            for row in b.rows:
                cells = list(row)
                if b.group is not None:
                    # Markdown has no merged cells: an empty one stands for them.
                    cells[b.group], last = (
                        ("", last) if cells[b.group] == last else (cells[b.group], cells[b.group])
                    )
                lines.append("| " + " | ".join(cells) + " |")
            out.append("\n".join(lines))
        else:
            lines = _record_lines(b, keys)
            title = lines[0] if isinstance(b.title, tuple) else f"**{lines[0]}**"
            sep = "\n\n" if rng.random() < 0.5 else "  \n"
            out.append(sep.join([title, *lines[1:]]))
    return "\n\n".join(out) + "\n"


# --- HTML --------------------------------------------------------------------------


def _html_cell(text: str, style: str, tag: str = "td", span: str = "") -> str:
    inner = text.replace("\n", "<br>")
    if style == "word":
        inner = f"<p class=MsoNormal><span style='font-family:宋体'>{inner}</span></p>"
    elif style == "div":
        inner = f'<div class="cell">{inner}</div>'
    return f"<{tag}{span}>{inner}</{tag}>"


def _html_table(table: Table, style: str) -> str:
    tag = "th" if style in ("th", "div") else "td"
    wide = len(table.header)
    lines = ["<table>", "<tr>" + "".join(_html_cell(h, style, tag) for h in table.header) + "</tr>"]
    banners = dict(table.banners)
    skip = 0
    for n, row in enumerate(table.rows):
        if n in banners:
            lines.append(f"<tr>{_html_cell(banners[n], style, 'td', f' colspan={wide!r}')}</tr>")
        cells = []
        for c, text in enumerate(row):
            if c != table.group:
                cells.append(_html_cell(text, style))
                continue
            if skip:
                skip -= 1
                continue
            same = 1
            while (
                n + same < len(table.rows)
                and table.rows[n + same][c] == text
                and n + same not in banners
            ):
                same += 1
            skip = same - 1
            cells.append(_html_cell(text, style, "td", f' rowspan="{same}"' if skip else ""))
        lines.append("<tr>" + "".join(cells) + "</tr>")
    return "\n".join([*lines, "</table>"])


def to_html(blocks: Sequence[Block], rng: random.Random, style: str, keys: str, title: str) -> str:
    """A page; ``style`` is one of :data:`HTML_STYLES`."""
    out = [f'<html><head><meta charset="utf-8"><title>{title}</title></head><body>']
    nested = rng.random() < 0.5
    for b in blocks:
        if isinstance(b, Heading):
            if style == "word":
                out.append(f"<p class=MsoNormal><b><span lang=EN-US>{b.text}</span></b></p>")
            else:
                out.append(f"<h{b.level}>{b.text}</h{b.level}>")
        elif isinstance(b, Para):
            open_, close = ("<div>", "</div>") if style == "div" else ("<p>", "</p>")
            out.append(f"{open_}{b.text}{close}")
        elif isinstance(b, Bullets):
            tag = "ol" if b.ordered else "ul"
            out.append(f"<{tag}>")
            out += [f"<li>{x}</li>" for x in b.items]
            out.append(f"</{tag}>")
        elif isinstance(b, Table):
            out.append(_html_table(b, style))
        else:
            title_line, *lines = _record_lines(b, "：" if keys in ("bold", "dash") else keys)
            if nested and isinstance(b.title, str):
                items = "".join(f"<li>{x}</li>" for x in lines)
                out.append(f"<ul><li>{title_line}<ul>{items}</ul></li></ul>")
            else:
                out.append("<p>" + "<br>\n".join([f"<b>{title_line}</b>", *lines]) + "</p>")
    return "\n".join([*out, "</body></html>"]) + "\n"


# --- binary formats ------------------------------------------------------------------


def to_docx(blocks: Sequence[Block], keys: str) -> bytes:
    """A Word document (python-docx)."""
    import docx

    doc = docx.Document()
    for b in blocks:
        if isinstance(b, Heading):
            doc.add_heading(_untagged(b.text), b.level)
        elif isinstance(b, Para):
            doc.add_paragraph(_untagged(b.text))
        elif isinstance(b, Bullets):
            for item in b.items:
                doc.add_paragraph(
                    _untagged(item), style="List Number" if b.ordered else "List Bullet"
                )
        elif isinstance(b, Table):
            grid = doc.add_table(rows=1, cols=len(b.header))
            for cell, text in zip(grid.rows[0].cells, b.header, strict=True):
                cell.text = text
            top = None
            for row in b.rows:
                cells = grid.add_row().cells
                for c, text in enumerate(row):
                    if c == b.group and top is not None and top.text == _untagged(text):
                        merged = top.merge(cells[c])
                        merged.text = _untagged(text)
                        top = merged
                        continue
                    cells[c].text = _untagged(text).replace("<br>", "\n")
                    if c == b.group:
                        top = cells[c]
        else:
            for line in _record_lines(b, "：" if keys == "bold" else keys):
                doc.add_paragraph(_untagged(line))
    stream = io.BytesIO()
    doc.save(stream)
    return stream.getvalue()


def to_pdf(blocks: Sequence[Block], keys: str) -> bytes:
    """A PDF of several pages with ruled tables (reportlab, a generation-time extra)."""
    from xml.sax.saxutils import escape

    from reportlab.lib import colors
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, TableStyle
    from reportlab.platypus import Table as Grid

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    body = ParagraphStyle("body", fontName="STSong-Light", fontSize=9, leading=14, wordWrap="CJK")
    head = ParagraphStyle("head", parent=body, fontSize=12, leading=18)

    def text(raw: str, style: ParagraphStyle = body) -> Paragraph:
        clean = escape(_untagged(raw).replace("<br>", "\n")).replace("\n", "<br/>")
        return Paragraph(clean, style)

    flow: list[object] = []
    for b in blocks:
        if isinstance(b, Heading):
            flow.append(text(b.text, head))
        elif isinstance(b, Para):
            flow.append(text(b.text))
        elif isinstance(b, Bullets):
            flow += [text(f"{n}. {x}") for n, x in enumerate(b.items, 1)]
        elif isinstance(b, Table):
            cells = [[text(c) for c in row] for row in (b.header, *b.rows)]
            width = (A4[0] - 72) / len(b.header)
            grid = Grid(cells, colWidths=[width] * len(b.header), repeatRows=1)
            grid.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.grey)]))
            flow += [grid, Spacer(1, 8)]
        else:
            flow += [text(x) for x in _record_lines(b, "：" if keys == "bold" else keys)]
    stream = io.BytesIO()
    page = {"leftMargin": 36, "rightMargin": 36, "topMargin": 40, "bottomMargin": 40}
    SimpleDocTemplate(stream, pagesize=A4, invariant=1, **page).build(flow)
    return stream.getvalue()
