"""What extraction reaches on labelled policies: our own, and the optional corpus."""

# ruff: noqa: E402
from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import pytest

from auditor.knowledge import Knowledge

ROOT = Path(__file__).resolve().parents[2]
BENCHMARKS = ROOT / "benchmarks"
sys.path.insert(0, str(BENCHMARKS))

import score_policies as scorer

OWN = sorted({path.parent for path in (BENCHMARKS / "policies").glob("*/*.gold.json")})
CORPUS = Path(os.environ.get("AUDITOR_CORPUS", ROOT.parent / "shared")) / "policies"

# Floors under what was measured when they were set; raise them with the extractor.
FLOORS = {"permission": 0.97, "sdk": 0.97, "data_type": 0.95}
FIELD_FLOORS = {
    "packages": 0.95,
    "permissions": 0.95,
    "vendor": 0.93,
    "purpose": 0.85,
    "personal_info": 0.9,
    "privacy_url": 0.92,
}


@pytest.fixture(
    scope="module",
    params=[
        pytest.param(OWN, id="own"),
        pytest.param(
            [CORPUS / "seeds", CORPUS / "dev"],
            id="corpus",
            marks=[
                pytest.mark.corpus,
                pytest.mark.skipif(
                    not CORPUS.is_dir(), reason="no labelled policies (set AUDITOR_CORPUS)"
                ),
            ],
        ),
    ],
)
def scores(request: pytest.FixtureRequest, knowledge: Knowledge) -> list[Any]:
    found: list[Any] = scorer.score_folders(request.param, knowledge)
    assert found
    return found


def test_every_policy_is_read(scores: list[Any]) -> None:
    assert [(s.name, s.error) for s in scores if s.error] == []


@pytest.mark.parametrize("kind", scorer.KINDS)
def test_what_is_disclosed_is_found(scores: list[Any], kind: str) -> None:
    missed = [(s.name, s.missed[kind], s.spurious[kind]) for s in scores]
    assert scorer.total(scores, kind).f1 >= FLOORS[kind], missed


@pytest.mark.parametrize("kind", scorer.KINDS)
def test_what_is_found_stands_on_its_line(scores: list[Any], kind: str) -> None:
    count = scorer.total(scores, kind)
    assert count.line_ok >= 0.98 * count.line_total


@pytest.mark.parametrize("kind", ["permission", "data_type"])
def test_what_is_denied_is_not_disclosed(scores: list[Any], kind: str) -> None:
    count = scorer.total(scores, kind)
    assert count.denied <= 0.005 * count.line_total


@pytest.mark.parametrize("field", scorer.FIELDS)
def test_the_fields_of_rows_are_filled(scores: list[Any], field: str) -> None:
    values = scorer.totals(scores)["fields"][field]
    assert values["recall"] >= FIELD_FLOORS[field]


def test_permissions_are_given_to_their_owners(scores: list[Any]) -> None:
    scopes = scorer.totals(scores)["scopes"]
    assert scopes["found"] >= 0.97 * scopes["in_gold"]
    assert scopes["wrong"] <= 0.02 * scopes["in_gold"]
