"""Bounds that keep a hostile document from exhausting this process."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one policy document.

    :param max_bytes: size of the file.
    :param max_markdown: characters of a Markdown document.
    :param max_inflated: bytes of one part of a zipped format once inflated.
    :param max_entries: members of a zipped format.
    :param max_pages: pages of a PDF; the rest becomes a gap.
    :param max_seconds: wall-clock time for a PDF, which is read in a process
        of its own because no PDF library bounds its work.
    :param max_memory: resident memory of that process in bytes.
    :param max_rows: rows of one sheet or one table.
    :param max_cells: cells of all tables together, copies made for row and
        column spans included.
    :param max_columns: columns of one table.
    :param max_table_depth: tables nested in tables; deeper ones are read as text.
    """

    max_bytes: int = 50_000_000
    max_markdown: int = 5_000_000
    max_inflated: int = 200_000_000
    max_entries: int = 10_000
    max_pages: int = 1_000
    max_seconds: float = 120.0
    max_memory: int = 1_500_000_000
    max_rows: int = 100_000
    max_cells: int = 1_000_000
    max_columns: int = 256
    max_table_depth: int = 24


DEFAULT = Limits()
