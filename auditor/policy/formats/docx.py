"""DOCX → blocks.

Read from the XML itself: the libraries for it load pictures, skip text boxes,
content controls and tracked insertions, and do not tell list numbers. A
document of this kind has no lines; each paragraph and each table row counts as
one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from auditor.errors import InputError
from auditor.policy.blocks import Block, Text
from auditor.policy.formats.limits import DEFAULT, Limits
from auditor.policy.formats.numbering import Numbering
from auditor.policy.formats.ooxml import Package, attribute, child, local
from auditor.policy.formats.parsed import Parsed, find_marker, gap, trim
from auditor.policy.formats.styles import Style, list_of, outline_level, read_styles, switch
from auditor.policy.formats.tables import RawCell, RawTable, finish_table

# Wrappers whose content counts as if they were not there.
_TRANSPARENT = frozenset(
    ("sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml", "dir", "bdo", "Choice")
)
_STRUCK = ("strike", "dstrike")
_DELETED = frozenset(("del", "moveFrom", "delText", "pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr"))
_HYPERLINK = re.compile(r'HYPERLINK\s+(?:\\l\s+)?"([^"]*)"')
_HIDDEN_WORTH_TELLING = 40


def read_docx(data: bytes, name: str, limits: Limits = DEFAULT) -> Parsed:
    """Read a DOCX document.

    Deleted and hidden text is left out, inserted text is in.

    :raises InputError: when it is damaged, encrypted or not a document.
    :raises LimitError: when it inflates beyond the limits.
    """
    package = Package(data, name, limits)
    part = _main_part(package)
    root = package.xml(part)
    body = child(root, "body")
    if body is None:
        raise InputError("it has no document body", path=name, remedy="save it again as DOCX")
    folder = part.rpartition("/")[0]
    reader = _Reader(
        Numbering.read(package.xml(f"{folder}/numbering.xml")),
        read_styles(package.xml(f"{folder}/styles.xml")),
        package.links(part),
        limits,
    )
    blocks = reader.blocks(body)
    for notes in ("footnotes", "endnotes"):
        root = package.xml(f"{folder}/{notes}.xml")
        for note in root if root is not None else ():
            if attribute(note, "type") is None:
                blocks += reader.blocks(note)
    gaps = []
    if reader.hidden >= _HIDDEN_WORTH_TELLING:
        gaps.append(gap(name, f"{reader.hidden} hidden characters were not read."))
    if reader.rows_dropped:
        gaps.append(gap(name, f"{reader.rows_dropped} table rows beyond the limits were not read."))
    if reader.embedded:
        gaps.append(gap(name, f"{reader.embedded} embedded documents were not read."))
    if not blocks and reader.pictures:
        raise InputError(
            "it has no text, only images", path=name, remedy="run OCR on it first, or give the text"
        )
    if reader.pictures and sum(len(line) for line in reader.lines) < 300:
        gaps.append(gap(name, "The document is mostly images; the text in them was not read."))
    return Parsed(tuple(blocks), tuple(reader.lines), tuple(gaps))


def _main_part(package: Package) -> str:
    root = package.xml("_rels/.rels")
    for relation in root if root is not None else ():
        if (attribute(relation, "Type") or "").endswith("/officeDocument"):
            target = (attribute(relation, "Target") or "").lstrip("/")
            if target:
                return target
    return "word/document.xml"


class _Reader:
    """Turns a body into blocks; counts its lines."""

    def __init__(
        self,
        numbering: Numbering,
        styles: Mapping[str, Style],
        links: Mapping[str, str],
        limits: Limits,
    ) -> None:
        self.lines: list[str] = []
        self.hidden = 0
        self.rows_dropped = 0
        self.embedded = 0
        self.pictures = 0
        self._numbering = numbering
        self._styles = styles
        self._links = links
        self._limits = limits
        self._cells_left = limits.max_cells

    def blocks(self, parent: etree._Element, line: int | None = None) -> list[Block]:
        """The blocks below an element.

        :param line: of the table row they stand in; each paragraph is a line of
            its own otherwise.
        """
        found: list[Block] = []
        for element in parent:
            kind = local(element)
            if kind == "p":
                found += self._paragraph(element, line)
            elif kind == "tbl":
                found += self._table(element, line)
            elif kind == "AlternateContent":
                found += self.blocks(_choice(element), line)
            elif kind == "altChunk":
                self.embedded += 1
            elif kind in _TRANSPARENT:
                found += self.blocks(element, line)
        return found

    def _paragraph(self, element: etree._Element, line: int | None) -> list[Block]:
        properties = child(element, "pPr")
        style = self._styles.get(attribute(child(properties, "pStyle"), "val") or "", Style())
        outside = line is None
        if line is None:
            self.lines.append("")
            line = len(self.lines)
        runs = _Runs(self, style)
        runs.read(element)
        text = runs.text(line)
        blocks: list[Block] = []
        if text.text:
            heading = outline_level(properties, style.heading)
            list_id, level = list_of(properties, style.list_id, style.list_level)
            marker = self._numbering.next(list_id, level) if list_id else ""
            printed = find_marker(text.text) or marker
            kind = "heading" if heading else "item" if marker else "paragraph"
            blocks.append(
                Block(
                    kind,
                    text,
                    heading or (level + 1 if marker else 0),
                    marker=printed,
                    bold=runs.bold,
                )
            )
            if outside:
                shown = text.text.replace("\n", " ")
                self.lines[line - 1] = f"{marker} {shown}" if marker else shown
        for box in runs.boxes:
            blocks += self.blocks(box, None if outside else line)
        return blocks

    def _table(self, element: etree._Element, line: int | None) -> list[Block]:
        table = RawTable()
        above: dict[int, RawCell] = {}  # column → the cell a vertical merge extends
        for row in _children(element, "tr"):
            number = line
            if number is None:
                self.lines.append("")
                number = len(self.lines)
            properties = child(row, "trPr")
            if switch(properties, "hidden", False) or child(properties, "del") is not None:
                continue
            table.start_row(False)
            header = switch(properties, "tblHeader", False)
            column = _count(child(properties, "gridBefore"))
            for source in _children(row, "tc"):
                column += self._cell(source, table, above, column, number, header)
            if line is None:
                shown = [
                    block.text.text.replace("\n", " ")
                    for cell in table.rows[-1]
                    for block in cell.blocks
                ]
                self.lines[number - 1] = "\t".join(shown)
        self.rows_dropped += table.dropped
        blocks, used = finish_table(table, self._limits, self._cells_left)
        self._cells_left -= used
        return blocks

    def _cell(
        self,
        source: etree._Element,
        table: RawTable,
        above: dict[int, RawCell],
        column: int,
        line: int,
        header: bool,
    ) -> int:
        """Read a cell into the table; returns the columns it takes."""
        properties = child(source, "tcPr")
        width = max(_count(child(properties, "gridSpan")), 1)
        merge = child(properties, "vMerge")
        if merge is not None and attribute(merge, "val") != "restart" and column in above:
            above[column].rowspan += 1
            # Text in a covered cell is not shown, but some programs put it there.
            above[column].blocks += self.blocks(source, line)
            return width
        cell = RawCell(line, header, 1, min(width, self._limits.max_columns))
        cell.kept = table.add(cell, self._limits, self._cells_left)
        cell.blocks += self.blocks(source, line)
        if merge is not None:
            above[column] = cell
        else:
            above.pop(column, None)
        return width

    def link(self, element: etree._Element) -> str:
        """The address of a ``hyperlink`` element."""
        target = self._links.get(attribute(element, "id") or "", "")
        anchor = attribute(element, "anchor")
        return f"{target}#{anchor}" if anchor else target

    def style(self, style_id: str) -> Style:
        """The character style of that id."""
        return self._styles.get(style_id, Style())


class _Runs:
    """The text of one paragraph."""

    def __init__(self, reader: _Reader, style: Style) -> None:
        self.boxes: list[etree._Element] = []
        self._reader = reader
        self._style = style
        self._parts: list[str] = []
        self._length = 0
        self._links: list[tuple[int, int, str]] = []
        self._struck: list[tuple[int, int]] = []
        self._all_bold = True
        # Complex fields: what each open one says, and where its result starts.
        self._fields: list[tuple[str, int | None]] = []

    @property
    def bold(self) -> bool:
        """Whether all words are bold."""
        return self._all_bold

    def text(self, line: int) -> Text:
        """The text, trimmed."""
        text = "".join(self._parts)
        self._all_bold = self._all_bold and any(map(str.isalnum, text))
        return trim(Text(text, ((0, line),), tuple(self._links), tuple(self._struck)))

    def read(self, parent: etree._Element) -> None:
        """Read what stands below a paragraph or a wrapper in it."""
        for element in parent:
            kind = local(element)
            if kind == "r":
                self._run(element)
            elif kind == "hyperlink":
                self._linked(element, self._reader.link(element))
            elif kind == "fldSimple":
                match = _HYPERLINK.search(attribute(element, "instr") or "")
                self._linked(element, match.group(1) if match else "")
            elif kind == "AlternateContent":
                self.read(_choice(element))
            elif kind not in _DELETED and kind != "p":
                self.read(element)

    def _linked(self, element: etree._Element, address: str) -> None:
        start = self._length
        self.read(element)
        if address and self._length > start:
            self._links.append((start, self._length, address))

    def _put(self, text: str, bold: bool) -> None:
        if self._fields and self._fields[-1][1] is None:
            return  # inside a field's instruction, not its result
        self._parts.append(text)
        self._length += len(text)
        if not bold and any(map(str.isalnum, text)):
            self._all_bold = False

    def _run(self, run: etree._Element) -> None:
        properties = child(run, "rPr")
        named = attribute(child(properties, "rStyle"), "val")
        style = self._reader.style(named) if named else Style()
        bold = switch(properties, "b", style.bold or self._style.bold)
        if switch(properties, "vanish", style.hidden or self._style.hidden):
            self._reader.hidden += sum(len(part.strip()) for part in _texts(run))
            return
        start = self._length
        self._pieces(run, bold)
        if self._length > start and any(switch(properties, s, False) for s in _STRUCK):
            self._struck.append((start, self._length))

    def _pieces(self, run: etree._Element, bold: bool) -> None:
        for element in run:
            kind = local(element)
            if kind == "t":
                self._put(element.text or "", bold)
            elif kind in ("tab", "ptab"):
                self._put("\t", bold)
            elif kind in ("br", "cr"):
                self._put("\n", bold)
            elif kind == "noBreakHyphen":
                self._put("-", bold)
            elif kind == "sym":
                self._put(_symbol(element), bold)
            elif kind == "fldChar":
                self._field(attribute(element, "fldCharType") or "")
            elif kind == "instrText" and self._fields:
                said, start = self._fields[-1]
                self._fields[-1] = (said + (element.text or ""), start)
            elif kind in ("drawing", "pict", "object", "AlternateContent"):
                self._drawing(element)

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(("", None))
        elif kind == "separate" and self._fields:
            self._fields[-1] = (self._fields[-1][0], self._length)
        elif kind == "end" and self._fields:
            said, start = self._fields.pop()
            match = _HYPERLINK.search(said)
            if match and start is not None and self._length > start:
                self._links.append((start, self._length, match.group(1)))

    def _drawing(self, element: etree._Element) -> None:
        """Text boxes become blocks behind the paragraph."""
        if local(element) == "AlternateContent":
            element = _choice(element)
        boxes = [found for found in element.iter() if local(found) == "txbxContent"]
        if not boxes:
            self._reader.pictures += 1
        self.boxes += [box for box in boxes if not _inside_box(box, element)]


def _inside_box(box: etree._Element, drawing: etree._Element) -> bool:
    """Whether a text box stands in another of the same drawing, with which it
    is read."""
    for ancestor in box.iterancestors():
        if ancestor is drawing:
            break
        if local(ancestor) == "txbxContent":
            return True
    return False


def _choice(element: etree._Element) -> etree._Element:
    """One of several forms of the same content."""
    for name in ("Choice", "Fallback"):
        found = child(element, name)
        if found is not None and len(found):
            return found
    return etree.Element("none")


def _children(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    """Children of that name, also inside transparent wrappers."""
    for element in parent:
        kind = local(element)
        if kind == name:
            yield element
        elif kind in _TRANSPARENT:
            yield from _children(element, name)


def _texts(run: etree._Element) -> Iterator[str]:
    return (element.text or "" for element in run if local(element) == "t")


def _count(element: etree._Element | None) -> int:
    value = attribute(element, "val") or ""
    return int(value) if re.fullmatch(r"\d{1,4}", value) else 0


def _symbol(element: etree._Element) -> str:
    value = attribute(element, "char") or ""
    return chr(int(value, 16)) if re.fullmatch(r"[0-9A-Fa-f]{4}", value) else ""
