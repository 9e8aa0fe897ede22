"""Rules on the policy's own words."""

from __future__ import annotations

import pytest

from tests.crosscheck.factory import (
    A,
    compare,
    disclosures,
    found,
    inventory,
    lists,
    names,
    states,
)


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        ("IMEI、MAC地址等", True),
        ("IMEI、MAC 地址等设备信息", True),
        ("包括但不限于IMEI", True),
        ("设备信息，例如品牌", True),
        ("device data, including but not limited to IMEI", True),
        ("device data such as IMEI", True),
        ("IMEI, MAC, etc.", True),
        ("IMEI、MAC地址", False),
        ("会员等级、等候时间", False),
        ("sketch, fetched rate", False),
        ("", False),
    ],
)
def test_vague_wording(text: str, fires: bool) -> None:
    policy = disclosures(sdks=[lists("个推", "getui", personal_info=text or None)])
    findings = compare(inventory(), policy, "policy-vague-wording").findings
    assert [f.subject.id for f in findings] == (["getui"] if fires else [])


def test_vague_wording_in_an_old_row_is_past() -> None:
    row = lists("个推", "getui", personal_info="IMEI等", superseded=True)
    assert not compare(inventory(), disclosures(sdks=[row]), "policy-vague-wording").findings


def test_date_missing() -> None:
    rule = "policy-date-missing"
    assert found(compare(inventory(), disclosures(date=None), rule)) == {
        ("effective-date", ""): "low"
    }
    assert not compare(inventory(), disclosures(date="2026-01-01"), rule).findings


def test_conflict_needs_both_sides_for_the_app_itself() -> None:
    rule = "policy-conflict"
    yes, no = states("CAMERA", at=1), states("CAMERA", negated=True, at=2)
    (finding,) = compare(inventory(), disclosures([yes, no]), rule).findings
    assert finding.subject.id == A + "CAMERA"
    assert {e.line for e in finding.policy_evidence} == {1, 2}
    assert finding.message == "The policy both states and denies CAMERA"
    data = [names("imei"), names("imei", negated=True)]
    assert found(compare(inventory(), disclosures(data=data), rule)) == {("imei", ""): "low"}
    for quiet in (
        [yes],
        [no],
        [yes, states("CAMERA", negated=True, superseded=True)],
        [yes, states("CAMERA", negated=True, scope="sdk", sdk="X")],
        [yes, states("RECORD_AUDIO", negated=True)],
    ):
        assert not compare(inventory(), disclosures(quiet), rule).findings
