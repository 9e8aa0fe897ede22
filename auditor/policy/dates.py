"""What a document says of itself: its effective date and its language."""

from __future__ import annotations

import datetime
import re

from auditor.policy.blocks import Document

_DATE = re.compile(
    r"(20\d{2})\s*(?:[年./-]|\s)\s*(\d{1,2})\s*(?:[月./-]|\s)\s*(\d{1,2})(?!\d)\s*日?"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_EN_DATE = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|"
    r"dec)[a-z]*\.?\s+(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(20\d{2})",
    re.I,
)
# Which date it is, best first.
_LABELS = (
    re.compile(r"生效|effective|施行|起(?:适用|实施|执行)"),
    re.compile(r"更新|修订|updated|revised|last modified|修改日期|版本(?:更新)?(?:日期|时间)"),
    re.compile(r"发布|公布|published|日期"),
)
_TRADITIONAL = re.compile(r"[權隱個資應設備這與於為們會關]")
_SIMPLIFIED = re.compile(r"[权隐个资应设备这与于为们会关]")


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None


def _dates(line: str) -> list[tuple[int, int, str]]:
    """Dates written in a line as ``(start, end, iso)``."""
    out = []
    for match in _DATE.finditer(line):
        iso = _iso(*(int(g) for g in match.groups()))
        if iso:
            out.append((match.start(), match.end(), iso))
    for match in _EN_DATE.finditer(line):
        day = match.group(1) or match.group(3)
        if day:
            month = _MONTHS.index(match.group(2)[:3].lower()) + 1
            iso = _iso(int(match.group(4)), month, int(day))
            if iso:
                out.append((match.start(), match.end(), iso))
    return sorted(out)


def _date_near(line: str, start: int, end: int) -> str | None:
    """The date that a label at ``start``-``end`` speaks of: the next one after
    it, else the last one right before it (``2022年12月1日起适用``)."""
    dates = _dates(line)
    after = [iso for s, _, iso in dates if 0 <= s - end <= 24]
    before = [iso for _, e, iso in dates if 0 <= start - e <= 6]
    return after[0] if after else before[-1] if before else None


def effective_date(document: Document) -> str | None:
    """The ISO date from which the document says it applies: a labelled date,
    the effective one before the updated one before the published one."""
    found: dict[int, str] = {}
    for block in document.blocks:
        for line in block.text.text.split("\n"):
            if len(line) > 200 or not re.search(r"20\d{2}", line):
                continue
            lower = line.lower()
            for rank, label in enumerate(_LABELS):
                if rank in found:
                    continue
                for match in label.finditer(lower):
                    iso = _date_near(line, match.start(), match.end())
                    if iso:
                        found[rank] = iso
                        break
    return found[min(found)] if found else None


def language_of(document: Document) -> str:
    """``zh-Hans``, ``zh-Hant``, ``en`` or ``und``, by its characters."""
    text = "\n".join(
        block.text.text + "".join(cell.text.text for row in block.rows for cell in row)
        for block in document.blocks[:400]
    )[:60000]
    han = sum(1 for c in text if "\u4e00" <= c <= "\u9fff")
    latin = sum(1 for c in text if c.isascii() and c.isalpha())
    if han < 20 and latin < 20:
        return "und"
    if han * 6 < latin:
        return "en"
    return (
        "zh-Hant" if len(_TRADITIONAL.findall(text)) > len(_SIMPLIFIED.findall(text)) else "zh-Hans"
    )
