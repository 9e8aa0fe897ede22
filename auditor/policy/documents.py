"""A policy file → a :class:`~auditor.policy.blocks.Document` of located blocks.

The type is told by the content first and by the file's suffix second, since
policies are saved under any name.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from auditor.errors import InputError, LimitError
from auditor.model import Gap
from auditor.policy.blocks import Document
from auditor.policy.formats.decoding import decode
from auditor.policy.formats.html import read_html
from auditor.policy.formats.limits import DEFAULT, Limits
from auditor.policy.formats.parsed import BLANK, Parsed, gap, split_lines
from auditor.policy.formats.sniffing import sniff_binary, sniff_text
from auditor.policy.formats.text import read_text

__all__ = ["DEFAULT", "Limits", "read_document", "read_document_bytes"]

_FORMATS = "give the policy as HTML, Markdown, text, DOCX, PDF, XLSX or CSV"


def read_document(
    path: Path, limits: Limits = DEFAULT, *, name: str | None = None
) -> tuple[Document, tuple[Gap, ...]]:
    """Read one policy document.

    :param name: how results name the document; the path by default.
    :returns: the document and what could not be read of it.
    :raises InputError: it is missing, empty, of an unknown type or damaged.
    :raises LimitError: it exceeds a limit.
    """
    name = str(path) if name is None else name
    try:
        if path.is_dir():
            raise InputError("it is a directory", path=name, remedy="name the policy's file")
        if not path.is_file() and path.exists():
            raise InputError("it is not a regular file", path=name, remedy=_FORMATS)
        with path.open("rb") as stream:
            data = stream.read(limits.max_bytes + 1)
    except FileNotFoundError as error:
        raise InputError("no such file", path=name, remedy="check the path") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(
            f"it cannot be read: {reason}", path=name, remedy="check the path and its permissions"
        ) from error
    return read_document_bytes(data, name, limits)


def read_document_bytes(
    data: bytes, name: str, limits: Limits = DEFAULT
) -> tuple[Document, tuple[Gap, ...]]:
    """Read a policy document from memory; ``name`` gives its suffix.

    :raises InputError: see :func:`read_document`.
    """
    if len(data) > limits.max_bytes:
        raise LimitError(
            f"it is larger than {limits.max_bytes // 1_000_000} MB",
            path=name,
            remedy="give the policy's text without images",
        )
    if not data.strip():
        raise InputError("the file is empty", path=name, remedy="save the policy again")
    suffix = Path(name).suffix.lower()
    kind = sniff_binary(data, name)
    encoding = "binary"
    gaps: list[Gap] = []
    if kind:
        parsed = _read_binary(kind, data, name, limits)
        lines = parsed.lines
    else:
        decoded = decode(data, name)
        encoding = decoded.encoding
        if not decoded.text.strip(BLANK):
            raise InputError("the file is empty", path=name, remedy="save the policy again")
        if decoded.damaged:
            gaps.append(
                gap(name, f"{decoded.damaged} characters are damaged and could not be decoded.")
            )
        kind = sniff_text(decoded.text, suffix)
        parsed = _read_text(kind, decoded.text, name, limits)
        lines = tuple(split_lines(decoded.text))
    if not parsed.blocks:
        raise InputError("no text was found in it", path=name, remedy=_FORMATS)
    document = Document(
        path=name,
        sha256=hashlib.sha256(data).hexdigest(),
        format=kind,
        encoding=encoding,
        blocks=parsed.blocks,
        lines=lines,
    )
    return document, (*gaps, *parsed.gaps)


def _read_text(kind: str, text: str, name: str, limits: Limits) -> Parsed:
    if "\n" not in text and "\r" in text:
        text = text.replace("\r", "\n")
    if kind == "html":
        return read_html(text, name, limits)
    if kind == "markdown":
        from auditor.policy.formats.markdown import read_markdown

        return read_markdown(text, name, limits)
    if kind == "csv":
        from auditor.policy.formats.sheet import read_csv

        return read_csv(text, name, limits)
    return read_text(text)


def _read_binary(kind: str, data: bytes, name: str, limits: Limits) -> Parsed:
    if kind == "docx":
        from auditor.policy.formats.docx import read_docx

        return read_docx(data, name, limits)
    if kind == "pdf":
        from auditor.policy.formats.pdf import read_pdf

        return read_pdf(data, name, limits)
    from auditor.policy.formats.sheet import read_xlsx

    return read_xlsx(data, name, limits)
