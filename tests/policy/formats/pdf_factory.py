"""A small PDF writer for tests: text with a character map, lines, images, links.

Coordinates are points from the top left of an A4 page.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence

WIDTH, HEIGHT = 595.0, 842.0


def text_width(text: str, size: float) -> float:
    """What :meth:`Page.text` takes: half a square for ASCII, else a square."""
    return sum(0.5 if char < "\x80" else 1.0 for char in text) * size


class Page:
    """The content of one page."""

    def __init__(self) -> None:
        self.content: list[str] = []
        self.links: list[tuple[float, float, float, float, str]] = []
        self.used: set[str] = set()
        self.image = False

    def text(
        self, x: float, y: float, text: str, size: float = 10, font: str = "F1", turn: str = ""
    ) -> Page:
        """One line whose top is at ``y``."""
        self.used |= set(text)
        code = text.encode("utf-16-be").hex()
        matrix = turn or "1 0 0 1"
        base = HEIGHT - y - 0.9 * size
        self.content.append(f"BT /{font} {size} Tf {matrix} {x} {base} Tm <{code}> Tj ET")
        return self

    def paragraph(
        self, x: float, y: float, text: str, width: float, size: float = 10, indent: float = 0
    ) -> float:
        """Wrapped text; returns the y below it."""
        line, start = "", indent
        for char in text:
            if start + text_width(line + char, size) > width:
                self.text(x + start, y, line, size)
                line, start, y = "", 0, y + 1.5 * size
            line += char
        self.text(x + start, y, line, size)
        return y + 1.5 * size

    def line(self, x0: float, y0: float, x1: float, y1: float) -> Page:
        """A ruled line."""
        self.content.append(f"{x0} {HEIGHT - y0} m {x1} {HEIGHT - y1} l S")
        return self

    def picture(self) -> Page:
        """An image over the whole page."""
        self.image = True
        self.content.append(f"q {WIDTH} 0 0 {HEIGHT} 0 0 cm /Im Do Q")
        return self

    def link(self, x0: float, y0: float, x1: float, y1: float, address: str) -> Page:
        """A link annotation."""
        self.links.append((x0, HEIGHT - y1, x1, HEIGHT - y0, address))
        return self

    def table(
        self,
        x: float,
        y: float,
        widths: Sequence[float],
        rows: Sequence[Sequence[str | None]],
        size: float = 10,
        height: float = 0,
    ) -> float:
        """A ruled table; returns the y below it.

        Cells wrap at their width. ``None`` joins the slot to the cell on its
        left, or above where it is the first of its row.
        """
        edges = [x]
        for width in widths:
            edges.append(edges[-1] + width)
        tops = [y]
        for row in rows:
            needed = 1
            for column, cell in enumerate(row):
                if cell is None:
                    continue
                last = column + 1
                while last < len(row) and row[last] is None:
                    last += 1
                room = edges[last] - edges[column] - 8
                lines = wrap(cell, room, size)
                needed = max(needed, len(lines))
                for number, line in enumerate(lines):
                    self.text(edges[column] + 4, y + 4 + number * 1.4 * size, line, size)
            y += max(needed * 1.4 * size + 8, height)
            tops.append(y)
        for number, top in enumerate(tops):
            below = rows[number] if number < len(rows) else ["x"] * len(widths)
            for column in range(len(widths)):
                if not (below[0] is None and column == 0):
                    self.line(edges[column], top, edges[column + 1], top)
        for row, top, bottom in zip(rows, tops, tops[1:], strict=False):
            for column, edge in enumerate(edges):
                if column in (0, len(row)) or row[column] is not None:
                    self.line(edge, top, edge, bottom)
        return y


def wrap(text: str, width: float, size: float) -> list[str]:
    """Break text into lines that fit, at any character."""
    lines = [""]
    for char in text:
        if char == "\n" or text_width(lines[-1] + char, size) > width:
            lines.append("")
        if char != "\n":
            lines[-1] += char
    return lines


def build(pages: Sequence[Page], *, mapped: bool = True) -> bytes:
    """The PDF file."""
    objects: list[bytes] = []

    def add(body: str | bytes) -> int:
        objects.append(body.encode("latin-1") if isinstance(body, str) else body)
        return len(objects)

    def stream(content: bytes, entries: str = "") -> bytes:
        packed = zlib.compress(content)
        head = f"<< {entries} /Filter /FlateDecode /Length {len(packed)} >> stream\n"
        return head.encode() + packed + b"\nendstream"

    used = sorted(set().union(*(page.used for page in pages)))
    pairs = [f"<{ord(c):04x}> <{c.encode('utf-16-be').hex()}>" for c in used if ord(c) < 0x10000]
    chunks = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def "
        "1 begincodespacerange <0000> <FFFF> endcodespacerange "
        + " ".join(f"{len(chunk)} beginbfchar {' '.join(chunk)} endbfchar" for chunk in chunks)
        + " endcmap end end"
    )
    unicode_map = add(stream(cmap.encode()))
    fonts = {}
    for key, name in (("F1", "AAAAAA+SimSun"), ("F2", "AAAAAA+SimSun-Bold")):
        descriptor = add(
            f"<< /Type /FontDescriptor /FontName /{name} /Flags 4 /FontBBox [0 -100 1000 900] "
            "/ItalicAngle 0 /Ascent 900 /Descent -100 /CapHeight 700 /StemV 80 >>"
        )
        inner = add(
            f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /FontDescriptor "
            f"{descriptor} 0 R /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) "
            f"/Supplement 0 >> /DW 1000 /W [0 127 500] >>"
        )
        mapping = f"/ToUnicode {unicode_map} 0 R" if mapped else ""
        fonts[key] = add(
            f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H "
            f"/DescendantFonts [{inner} 0 R] {mapping} >>"
        )
    picture = add(
        stream(
            b"\xff",
            "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray "
            "/BitsPerComponent 8",
        )
    )
    parent = len(objects) + 1
    objects.append(b"")
    kids = []
    resources = (
        f"<< /Font << /F1 {fonts['F1']} 0 R /F2 {fonts['F2']} 0 R >> "
        f"/XObject << /Im {picture} 0 R >> >>"
    )
    for page in pages:
        content = add(stream("\n".join(page.content).encode()))
        notes = " ".join(
            f"<< /Type /Annot /Subtype /Link /Rect [{x0} {y0} {x1} {y1}] "
            f"/A << /S /URI /URI ({address}) >> >>"
            for x0, y0, x1, y1, address in page.links
        )
        kids.append(
            add(
                f"<< /Type /Page /Parent {parent} 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] "
                f"/Resources {resources} /Contents {content} 0 R /Annots [{notes}] >>"
            )
        )
    references = " ".join(f"{kid} 0 R" for kid in kids)
    objects[parent - 1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{references}] >>".encode()
    catalog = add(f"<< /Type /Catalog /Pages {parent} 0 R >>")
    return assemble(objects, catalog)


def assemble(objects: Sequence[bytes], catalog: int, trailer: str = "") -> bytes:
    """Objects, numbered from 1, with the cross-reference table."""
    out = bytearray(b"%PDF-1.5\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    for offset in offsets:
        out += f"{offset:010d} 00000 n \n".encode()
    size = len(objects) + 1
    out += f"trailer << /Size {size} /Root {catalog} 0 R {trailer} >>\n".encode()
    return bytes(out) + f"startxref\n{start}\n%%EOF\n".encode()
