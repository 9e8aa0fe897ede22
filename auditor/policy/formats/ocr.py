"""Text of page images, by an OCR engine if one is installed on the machine.

Tesseract is called as a program of its own; nothing is downloaded. Where it or
its Chinese data is missing, scanned pages stay what they are: a gap.
"""

from __future__ import annotations

import csv
import functools
import io
import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass

from auditor.policy.formats.parsed import is_wide

#: pages read by OCR at the most; a page takes seconds
MAX_PAGES = 40
_SECONDS = 40.0
_RESOLUTION = 200
_MIN_CONFIDENCE = 30.0


@dataclass(frozen=True, slots=True)
class Word:
    """One recognised line of text; positions in points from the page's top."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float


@functools.cache
def languages() -> str | None:
    """The languages to recognise, ``None`` where no engine is installed or
    ``AUDITOR_OCR=0`` forbids its use."""
    if os.environ.get("AUDITOR_OCR") == "0":
        return None
    program = shutil.which("tesseract")
    if program is None:
        return None
    try:
        listed = subprocess.run(
            [program, "--list-langs"], capture_output=True, timeout=10, check=True
        ).stdout.decode("utf-8", "replace")
    except (OSError, subprocess.SubprocessError):
        return None
    known = [lang for lang in ("chi_sim", "chi_tra", "eng") if lang in listed.split()]
    return "+".join(known) or None


def read_image(image: bytes, scale: float) -> list[Word]:
    """The lines of one page image; ``[]`` when the engine fails on it.

    :param image: the page as PNG.
    :param scale: points per pixel.
    """
    known = languages()
    if known is None:
        return []
    command = ["tesseract", "stdin", "stdout", "-l", known, "--psm", "3", "tsv"]
    try:
        output = subprocess.run(
            command,
            input=image,
            capture_output=True,
            timeout=_SECONDS,
            check=True,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        ).stdout.decode("utf-8", "replace")
    except (OSError, subprocess.SubprocessError):
        return []
    return _lines(output, scale)


def page_png(page: object) -> tuple[bytes, float]:
    """A page of pdfplumber as PNG, and the points that one pixel stands for."""
    picture = page.to_image(resolution=_RESOLUTION).original.convert("L")  # type: ignore[attr-defined]
    stream = io.BytesIO()
    picture.save(stream, "PNG")
    return stream.getvalue(), 72.0 / _RESOLUTION


def _lines(table: str, scale: float) -> list[Word]:
    """The engine's table of words as lines."""
    lines: dict[tuple[str, ...], list[Mapping[str, str]]] = {}
    rows = csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE)
    for row in rows:
        text = (row.get("text") or "").strip()
        if row.get("level") != "5" or not text or float(row["conf"]) < _MIN_CONFIDENCE:
            continue
        key = (row["block_num"], row["par_num"], row["line_num"])
        lines.setdefault(key, []).append(row)
    return [_line(words, scale) for words in lines.values()]


def _line(words: list[Mapping[str, str]], scale: float) -> Word:
    text = ""
    for word in words:
        piece = word["text"].strip()
        # the engine parts Chinese characters by spaces
        if text and not (is_wide(text[-1]) or is_wide(piece[0])):
            text += " "
        text += piece
    left = min(int(w["left"]) for w in words)
    right = max(int(w["left"]) + int(w["width"]) for w in words)
    top = min(int(w["top"]) for w in words)
    bottom = max(int(w["top"]) + int(w["height"]) for w in words)
    return Word(text, left * scale, right * scale, top * scale, bottom * scale)
