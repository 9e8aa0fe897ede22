"""Writing SDK files: new ones whole, known ones line by line.

Importers change only the ``signatures`` list of a file, so that what a person
wrote, comments included, stays as it is.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from auditor.errors import KnowledgeError
from auditor.knowledge_sdk_files import DEFAULT_CONFIDENCE

_OPEN = "signatures = ["


@dataclass(frozen=True, slots=True)
class NewSignature:
    """A signature to be written."""

    kind: str
    value: str
    match: str
    confidence: str
    sources: tuple[str, ...]
    via: str | None = None

    def line(self) -> str:
        """The line of the ``signatures`` list; defaults are left out."""
        parts = [f"{self.kind} = {quote(self.value)}"]
        if self.match != ("prefix" if self.kind == "package" else "exact"):
            parts.append(f"match = {quote(self.match)}")
        if self.confidence != DEFAULT_CONFIDENCE.get(self.kind, "medium"):
            parts.append(f"confidence = {quote(self.confidence)}")
        if self.via:
            parts.append(f"via = {quote(self.via)}")
        parts.append(f"source = {array(self.sources)}")
        return "  { " + ", ".join(parts) + " },"


def quote(text: str) -> str:
    """A TOML basic string (JSON's escapes are a subset of TOML's)."""
    return json.dumps(text, ensure_ascii=False)


def array(values: Iterable[str]) -> str:
    """A TOML array of strings on one line."""
    return "[" + ", ".join(map(quote, values)) + "]"


def add_signatures(text: str, signatures: Sequence[NewSignature]) -> str:
    """``text`` of an SDK file with lines added at the end of its signatures.

    :raises KnowledgeError: the file has no ``signatures = [`` ... ``]`` list
        that stands on lines of its own.
    """
    lines = text.splitlines()
    try:
        start = lines.index(_OPEN)
        end = lines.index("]", start)
    except ValueError:
        raise KnowledgeError(f"no {_OPEN!r} list with a closing bracket on its own line") from None
    lines[end:end] = [signature.line() for signature in signatures]
    return "\n".join(lines) + "\n"


def new_sdk(
    sdk_id: str, zh: str, en: str, signatures: Sequence[NewSignature], **fields: str | Sequence[str]
) -> str:
    """The text of a new SDK file; a reviewer completes it."""
    lines = [f"id = {quote(sdk_id)}", f"name = {{ zh = {quote(zh)}, en = {quote(en)} }}"]
    for key, value in fields.items():
        if value:
            lines.append(f"{key} = {quote(value) if isinstance(value, str) else array(value)}")
    lines += [_OPEN, *(signature.line() for signature in signatures), "]"]
    return "\n".join(lines) + "\n"
