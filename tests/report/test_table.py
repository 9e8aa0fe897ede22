"""Data frames for Python users."""

from __future__ import annotations

import pytest

from auditor.errors import UsageError
from auditor.report.table import to_frame
from tests.crosscheck.factory import KNOWLEDGE
from tests.report.factory import result, sides


def test_findings_by_default() -> None:
    frame = to_frame(result(), knowledge=KNOWLEDGE)
    assert len(frame) == len(result().findings)
    assert list(frame.columns)[:4] == ["level", "confidence", "status", "rule"]
    assert (frame["status"] == "waived").sum() == 1


@pytest.mark.parametrize(
    "table",
    ["findings", "permissions", "sdks", "data_types", "policy", "gaps", "unknown_packages"],
)
def test_every_table(table: str) -> None:
    frame = to_frame(result(), table, knowledge=KNOWLEDGE)
    assert len(frame) > 0
    assert all(name.isidentifier() for name in frame.columns)


def test_numbers_are_numbers() -> None:
    assert to_frame(result(), "policy", knowledge=KNOWLEDGE)["line"].max() == 13
    assert to_frame(result(), "unknown_packages", knowledge=KNOWLEDGE)["classes"].sum() == 3


def test_one_side() -> None:
    app, policy = sides()
    assert set(to_frame(app, "sdks", knowledge=KNOWLEDGE)["id"]) >= {"getui", "alipay"}
    assert "written" in to_frame(policy, knowledge=KNOWLEDGE)


def test_no_rows_keep_the_columns() -> None:
    frame = to_frame(result(findings=()), knowledge=KNOWLEDGE)
    assert len(frame) == 0 and "rule" in frame.columns


def test_unknown_tables_are_refused() -> None:
    with pytest.raises(UsageError, match="findings"):
        to_frame(result(), "nothing", knowledge=KNOWLEDGE)
