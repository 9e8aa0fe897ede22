"""What the report's tables are made of.

A table's cells are texts and whole numbers; several lines in a cell are
separated by line feeds.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from auditor.knowledge import Knowledge
from auditor.model import Evidence
from auditor.report.labels import Labels

Cell = str | int | None


@dataclass(frozen=True, slots=True)
class Column:
    """One column: a key for scripts, a title for readers.

    :param width: in characters of the workbook's font.
    :param tone: the cells are words that decide the row's colour.
    """

    key: str
    title: str
    width: int = 16
    tone: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of a report.

    :param tones: per row, the word that colours its ``tone`` cells: a level,
        ``good``, ``muted`` or an empty text.
    """

    key: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    tones: tuple[str, ...] = ()


def caller_names(ids: Iterable[str], knowledge: Knowledge, labels: Labels) -> str:
    """Callers for display, one a line: ``app``, SDK ids and packages."""
    return "\n".join(labels["app"] if i == "app" else sdk_name(i, knowledge, labels) for i in ids)


def sdk_name(sdk_id: str, knowledge: Knowledge, labels: Labels) -> str:
    """An SDK's name in the report's language; its id when unknown."""
    sdk = knowledge.sdks.get(sdk_id)
    if sdk is None:
        return sdk_id
    names = (sdk.name_zh, sdk.name_en) if labels.lang == "zh" else (sdk.name_en, sdk.name_zh)
    return next((n for n in names if n), sdk_id)


def data_name(data_type: str, knowledge: Knowledge, labels: Labels) -> str:
    """A data type's name in the report's language; its id when unknown."""
    known = knowledge.data_types.get(data_type)
    if known is None:
        return data_type
    return (known.name_zh if labels.lang == "zh" else known.name_en) or data_type


def file_name(path: str) -> str:
    """The last part of a path, of either kind of slash."""
    return path.replace("\\", "/").rpartition("/")[2]


def place_text(evidence: Evidence, home: str = "") -> str:
    """Where a piece of evidence stands: the file's name and the place in it.

    :param home: the file that is meant anyway, whose name is left out.
    """
    if evidence.source == home and evidence.locator:
        return evidence.locator
    name = file_name(evidence.source)
    return f"{name}, {evidence.locator}" if evidence.locator else name


def evidence_text(places: Iterable[Evidence], limit: int = 20, home: str = "") -> str:
    """Evidence as lines: place and excerpt."""
    known = list(places)
    lines = [place_text(e, home) + (f": {e.excerpt}" if e.excerpt else "") for e in known[:limit]]
    if len(known) > limit:
        lines.append(f"… +{len(known) - limit}")
    return "\n".join(lines)
