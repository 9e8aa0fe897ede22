"""The registry of formats."""

from __future__ import annotations

import pytest

from auditor.errors import UsageError
from auditor.model import AuditResult, Inventory
from auditor.report import FORMATS, format_for, render
from tests.crosscheck.factory import KNOWLEDGE
from tests.report.factory import result, sides


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("report.xlsx", "xlsx"),
        ("OUT/REPORT.XLSX", "xlsx"),
        ("a.json", "json"),
        ("a.sarif", "sarif"),
        ("a.sarif.json", "sarif"),
        ("a.xml", "junit"),
        ("a.md", "markdown"),
        ("a.htm", "html"),
        ("a.txt", "text"),
    ],
)
def test_the_suffix_picks_the_format(path: str, name: str) -> None:
    assert format_for(path, AuditResult).name == name


@pytest.mark.parametrize(
    ("path", "kind"), [("a.pdf", AuditResult), ("a", AuditResult), ("a.sarif", Inventory)]
)
def test_other_suffixes_are_refused_with_the_known_ones(path: str, kind: type) -> None:
    with pytest.raises(UsageError, match=r"\.xlsx"):
        format_for(path, kind)


@pytest.mark.parametrize("name", [f.name for f in FORMATS])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_format_renders_an_audit(name: str, lang: str) -> None:
    assert render(result(lang=lang), name, KNOWLEDGE) == render(result(lang=lang), name, KNOWLEDGE)


def test_formats_of_audits_refuse_one_side() -> None:
    with pytest.raises(UsageError, match="audits only"):
        render(sides()[0], "sarif", KNOWLEDGE)
    with pytest.raises(UsageError, match="no output format"):
        render(result(), "pdf", KNOWLEDGE)
