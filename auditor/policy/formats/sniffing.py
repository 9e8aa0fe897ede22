"""What a document is: by its content first, by its suffix second."""

from __future__ import annotations

import io
import re
import zipfile

from auditor.errors import InputError
from auditor.policy.formats.html import front_matter_end

_GIVE = "give the policy as HTML, Markdown, text, DOCX, PDF, XLSX or CSV"
_SAVE = "open it in its program and save it as DOCX or HTML"
# The head of files that are no document this tool reads → what they are, remedy.
_FOREIGN = (
    (b"{\\rtf", "an RTF document", _SAVE),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office or a password-protected document", _SAVE),
    (b"\x89PNG", "an image", "give the text, or run OCR on it first"),
    (b"\xff\xd8\xff", "an image", "give the text, or run OCR on it first"),
    (b"GIF8", "an image", "give the text, or run OCR on it first"),
    (b"II*\0", "an image", "give the text, or run OCR on it first"),
    (b"MM\0*", "an image", "give the text, or run OCR on it first"),
    (b"\x1f\x8b", "a compressed file", "unpack it first"),
    (b"7z\xbc\xaf", "a compressed file", "unpack it first"),
    (b"Rar!", "a compressed file", "unpack it first"),
    (b"\xfd7zXZ", "a compressed file", "unpack it first"),
    (b"BZh", "a compressed file", "unpack it first"),
    (b"dex\n", "Android code", _GIVE),
    (b"\x7fELF", "a program", _GIVE),
    (b"MZ\x90", "a program", _GIVE),
    (b"\xca\xfe\xba\xbe", "a program", _GIVE),
    (b"SQLite format 3", "a database", _GIVE),
)
_ZIPPED = (
    ("AndroidManifest.xml", "an Android app", "give the policy, not the app"),
    ("content.xml", "an OpenDocument file", _SAVE),
    ("xl/workbook.bin", "a binary workbook", "save it as XLSX"),
    ("ppt/presentation.xml", "a presentation", _SAVE),
    ("Index/Document.iwa", "a Pages document", _SAVE),
    ("index.apxl", "a Keynote document", _SAVE),
    ("META-INF/container.xml", "an EPUB book", "save it as HTML"),
)


def sniff_binary(data: bytes, name: str) -> str:
    """``docx``, ``pdf`` or ``xlsx``, or ``""`` for what may be text.

    :raises InputError: for a known type that is not read here.
    """
    head = data[:1024]
    if b"%PDF-" in head:
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _sniff_zip(data, name)
    for magic, what, remedy in _FOREIGN:
        if head.lstrip(b" \t\r\n").startswith(magic):
            raise InputError(f"it is {what}, not a policy text", path=name, remedy=remedy)
    if b"MIME-Version:" in head and b"multipart/related" in data[:4096]:
        raise InputError(
            "it is a web archive (MHTML)", path=name, remedy="save the page as HTML instead"
        )
    if head.startswith(b"bplist00"):
        raise InputError(
            "it is a web archive or property list", path=name, remedy="save the page as HTML"
        )
    return ""


def _sniff_zip(data: bytes, name: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
        raise InputError(
            f"it is a damaged zip file or DOCX ({error})", path=name, remedy="save it again"
        ) from error
    if "word/document.xml" in names:
        return "docx"
    if "xl/workbook.xml" in names:
        return "xlsx"
    if any(entry.startswith("word/") for entry in names) and "[Content_Types].xml" in names:
        return "docx"
    for member, what, remedy in _ZIPPED:
        if member in names:
            raise InputError(f"it is {what}, not a policy text", path=name, remedy=remedy)
    raise InputError(
        "it is a zip file, not a policy text", path=name, remedy="unpack it and name the file"
    )


_HTML_HEAD = re.compile(
    r"\s*(?:<\?xml[^>]{0,300}>\s*)?(?:<!--(?:(?!-->).){0,5000}-->\s*){0,50}"
    r"(?:<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<meta\s)",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(
    r"</?(?:p|div|span|br|table|tr|td|th|ul|ol|li|h[1-6]|strong|b|a|section|font|center|em)"
    r"(?:\s[^<>]{0,2000})?/?>",
    re.IGNORECASE,
)
_ANY_TAG = re.compile(r"<[a-zA-Z!/][^<>]{0,2000}>")
_ATX = re.compile(r"^#{1,6}[ \t]+\S", re.MULTILINE)
_MARKDOWN_LINK = re.compile(r"\[[^\]\n]{1,200}\]\(https?://[^)\s]{1,500}\)")
_STRONG = re.compile(r"\*\*[^*\n]{1,200}\*\*")
_HTML_SUFFIXES = frozenset((".html", ".htm", ".xhtml", ".shtml", ".xht"))
_MARKDOWN_SUFFIXES = frozenset((".md", ".markdown", ".mdown", ".mkd", ".mdx", ".mkdn"))


def sniff_text(text: str, suffix: str) -> str:
    """``html``, ``markdown``, ``csv`` or ``text`` for decoded text.

    :param suffix: of the file's name, with its dot, in lower case.
    """
    sample = text[front_matter_end(text) :][:200_000].lstrip("\ufeff")
    if _HTML_HEAD.match(sample):
        return "html"
    tags = sum(1 for _ in _TAG.finditer(sample))
    if suffix in _HTML_SUFFIXES and (tags or _ANY_TAG.search(sample)):
        return "html"
    if suffix in _MARKDOWN_SUFFIXES:
        return "markdown"
    if suffix in (".csv", ".tsv"):
        return "csv"
    if tags >= 6 and (sample.lstrip().startswith("<") or tags * 60 > len(sample)):
        return "html"
    if any(map(_is_delimiter_row, sample.split("\n"))):
        return "markdown"
    headings = sum(1 for _ in _ATX.finditer(sample))
    if headings >= 3 or (headings and (_MARKDOWN_LINK.search(sample) or _STRONG.search(sample))):
        return "markdown"
    return "text"


def _is_delimiter_row(line: str) -> bool:
    """The rule below the header of a Markdown table: ``|---|:--|``."""
    if "|" not in line or "--" not in line or len(line) > 5_000:
        return False
    cells = line.strip(" \t\r>|").split("|")
    return len(cells) >= 2 and all(_DELIMITER.fullmatch(cell.strip()) for cell in cells)


_DELIMITER = re.compile(r":?-{2,}:?")
