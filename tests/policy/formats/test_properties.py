"""Whatever the markup: no text is lost, each word keeps its line, and nothing
but an error of ours comes out."""

from __future__ import annotations

import io
import os
import re
import zipfile
from collections.abc import Iterator
from functools import cache

import openpyxl
from docx import Document as new_document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from auditor.errors import AuditorError
from auditor.policy.blocks import Block, Document, Text
from auditor.policy.documents import read_document_bytes
from auditor.policy.formats.html import read_html
from auditor.policy.formats.markdown import read_markdown
from auditor.policy.formats.text import read_text

from .pdf_factory import Page, build

# A longer run: AUDITOR_FUZZ=5000 pytest ...
EXAMPLES = int(os.environ.get("AUDITOR_FUZZ", "80"))
common = settings(deadline=None, suppress_health_check=list(HealthCheck), max_examples=EXAMPLES)

_TAGS = """
p div span b strong i a h1 h2 h3 h6 ul ol li table thead tbody tr td th tr td br pre blockquote
dl dt dd section font o:p center caption hr img em nosuch
"""
TAGS = tuple(_TAGS.split())
ATTRIBUTES = (
    "",
    ' class="a b"',
    " rowspan=2",
    ' colspan="3"',
    ' href="http://x/y"',
    " style='font-weight: bold; color: red'",
    ' title="a > b"',
    "/",
)
#: Becomes ``w0x``, ``w1x`` ... so that each word is told from all others.
WORD = "\0"
html_pieces = st.one_of(
    st.just(WORD),
    st.just(WORD),
    st.builds("<{}{}>".format, st.sampled_from(TAGS), st.sampled_from(ATTRIBUTES)),
    st.builds("</{}>".format, st.sampled_from(TAGS)),
    st.sampled_from(("\n", " ", "\n  ", "中", "，", "&amp;", "&nbsp;", "<!-- x -->", "<![if a]>")),
    st.sampled_from(("< ", "&", ">", "<!-->", "<?x ?>", "</>", "\r\n", "\t", "&#x4e2d;")),
)
markdown_pieces = st.one_of(
    st.just(WORD),
    st.just(WORD),
    st.sampled_from(("\n", "\n", "\n\n", " ", "  ", "    ", "中", "：", "（")),
    st.sampled_from(("**", "*", "`", "_", "~~", "[", "](http://x/y)", "](", ")", "!", "\\")),
    st.sampled_from(("# ", "## ", "- ", "1. ", "> ", "* ", "+ ", "---", "===", "```", "~~~")),
    st.sampled_from(("| ", " | ", " |\n", "|---|---|\n", "|:-|", "  \n", "<br>", "<b>", "</b>")),
    st.sampled_from(("<div>", "</div>", "<table><tr><td>", "</td></tr></table>", "!!! note\n")),
    st.sampled_from(("::: tip\n", ":::\n", "&amp;", "<http://a>", "[a]: ", "[^1]: ", "{: .x}")),
)


def worded(pieces: list[str]) -> tuple[str, dict[str, int]]:
    """The source, and each word's line in it."""
    count = iter(range(1_000_000))
    source = "".join(f"w{next(count)}x" if piece == WORD else piece for piece in pieces)
    words = {}
    for match in re.finditer(r"w\d+x", source):
        words[match.group()] = 1 + source.count("\n", 0, match.start())
    return source, words


def texts(blocks: tuple[Block, ...]) -> Iterator[Text]:
    """All texts of the blocks."""
    for block in blocks:
        if block.kind == "table":
            for row in block.rows:
                yield from (cell.text for cell in row)
        else:
            yield block.text


def found_words(blocks: tuple[Block, ...]) -> dict[str, set[int]]:
    """Each word in the blocks and the lines it is said to stand on."""
    found: dict[str, set[int]] = {}
    for text in texts(blocks):
        for match in re.finditer(r"w\d+x", text.text):
            lines = {text.line_at(offset) for offset in range(*match.span())}
            found.setdefault(match.group(), set()).update(lines)
    return found


def check(blocks: tuple[Block, ...], last_line: int) -> None:
    """The contract of blocks."""
    for block in blocks:
        assert block.kind in ("heading", "paragraph", "item", "table")
        assert bool(block.rows) == (block.kind == "table")
        assert all(block.rows)
        assert block.kind == "table" or block.text.text.strip()
    for text in texts(blocks):
        offsets = [offset for offset, _ in text.marks]
        assert offsets[0] == 0
        assert offsets == sorted(set(offsets))
        assert offsets[-1] <= max(len(text.text) - 1, 0)
        assert all(1 <= line <= last_line for _, line in text.marks)
        for start, end, address in text.links:
            assert 0 <= start < end <= len(text.text)
            assert address


@common
@given(st.lists(html_pieces, max_size=60))
def test_html_keeps_every_word_on_its_line(pieces: list[str]) -> None:
    source, words = worded(pieces)
    try:
        parsed = read_html(source, "a.html")
    except AuditorError:
        assert not words
        return
    check(parsed.blocks, 1 + source.count("\n"))
    assert found_words(parsed.blocks) == {word: {line} for word, line in words.items()}


@common
@given(st.lists(markdown_pieces, max_size=60))
def test_markdown_keeps_every_word_on_its_line(pieces: list[str]) -> None:
    # Not shown: an address, an image's text, the language of a fence.
    source, words = worded(["文\n", *pieces])
    parsed = read_markdown(source, "a.md")
    check(parsed.blocks, 1 + source.count("\n"))
    found = found_words(parsed.blocks)
    for word, lines in found.items():
        assert lines == {words[word]}
    addresses = " ".join(link for text in texts(parsed.blocks) for _, _, link in text.links)
    for word in words.keys() - found.keys():
        hidden = rf"(\]\([^)]*{word}|<[^>]*{word}|(```|~~~)[\w~`]*{word}|!\[)"
        assert word in addresses or re.search(hidden, source, re.DOTALL)


@common
@given(st.text(alphabet="中1.、（）•- \n\r\t\u3000\xa0ab", max_size=80))
def test_text_keeps_lines(source: str) -> None:
    blocks = read_text(source).blocks
    check(blocks, 1 + source.count("\n") + source.count("\r"))
    for block in blocks:
        assert block.text.text.startswith(block.marker)


@cache
def samples() -> dict[str, bytes]:
    """One small file of each packed kind."""
    document = new_document()
    document.add_heading("隐私政策", 1)
    document.add_table(2, 2).cell(0, 0).text = "极光"
    book = openpyxl.Workbook()
    book.active.append(["名称", "公司"])
    book.active.merge_cells("A2:B3")
    files = {}
    for name, made in (("a.docx", document), ("a.xlsx", book)):
        stream = io.BytesIO()
        made.save(stream)
        files[name] = stream.getvalue()
    page = Page().text(60, 60, "隐私政策", 18)
    page.table(60, 90, [100, 100], [["名称", "公司"], ["极光", "和讯"]])
    files["a.pdf"] = build([page])
    return files


def read_anything(data: bytes, name: str) -> Document | None:
    """Read; only our own errors may come out."""
    try:
        document, _ = read_document_bytes(data, name)
    except AuditorError as error:
        assert error.path == name
        assert error.remedy
        return None
    check(document.blocks, max(len(document.lines), 1))
    return document


@common
@given(st.binary(max_size=300), st.sampled_from(("txt", "md", "html", "csv", "docx", "pdf.txt")))
def test_any_bytes(data: bytes, suffix: str) -> None:
    if b"%PDF-" not in data:
        read_anything(data, f"a.{suffix}")


@common
@given(
    st.text(max_size=200),
    st.sampled_from(("utf-8", "utf-16", "gb18030", "utf-32-be")),
    st.sampled_from(("txt", "md", "html", "csv")),
)
def test_any_text(text: str, encoding: str, suffix: str) -> None:
    read_anything(text.encode(encoding, "replace"), f"a.{suffix}")


@common
@given(st.sampled_from(("a.docx", "a.xlsx")), st.data())
def test_changed_parts_of_packed_documents(name: str, data: st.DataObject) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(samples()[name])) as source:
        parts = [n for n in source.namelist() if n.startswith(("word/d", "word/s", "xl/", "_rels"))]
        chosen = data.draw(st.sampled_from(parts))
        with zipfile.ZipFile(stream, "w") as target:
            for part in source.namelist():
                content = source.read(part)
                if part == chosen:
                    content = mutate(content, data)
                target.writestr(part, content)
    read_anything(stream.getvalue(), name)


@common
@given(st.sampled_from(("a.docx", "a.xlsx")), st.data())
def test_changed_bytes_of_packed_documents(name: str, data: st.DataObject) -> None:
    read_anything(mutate(samples()[name], data), name)


@settings(common, max_examples=max(EXAMPLES // 16, 1))
@given(st.data())
def test_changed_bytes_of_pdf(data: st.DataObject) -> None:
    read_anything(mutate(samples()["a.pdf"], data), "a.pdf")


def mutate(content: bytes, data: st.DataObject) -> bytes:
    """Cut out, replace or repeat a few short stretches."""
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, max(len(content) - 1, 0)))
        end = min(start + data.draw(st.integers(0, 40)), len(content))
        new = data.draw(
            st.one_of(
                st.binary(max_size=8),
                st.just(content[start:end] * 3),
                st.sampled_from((b"", b"999999999", b"-1", b"<", b"&x;", b'"', b"\0")),
            )
        )
        content = content[:start] + new + content[end:]
    return content
