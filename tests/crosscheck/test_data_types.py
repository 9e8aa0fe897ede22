"""Rules on personal data that code can read."""

from __future__ import annotations

import pytest

from auditor.model import Confidence, Disclosures, Gap, Inventory
from tests.crosscheck.factory import (
    compare,
    disclosures,
    found,
    inventory,
    lists,
    match,
    names,
    permission,
    use,
)

IMEI = "android.telephony.TelephonyManager.getDeviceId"
PHONE = permission("READ_PHONE_STATE", "dangerous")


def check(app: Inventory, policy: Disclosures, rule: str) -> dict[str, str]:
    return {subject: level for (subject, _), level in found(compare(app, policy, rule)).items()}


def reading(*uses: tuple[str, str, str]) -> Inventory:
    return inventory(
        [PHONE],
        [match("getui"), match("okhttp")],
        [use("data_type", value, api, caller) for value, api, caller in uses],
    )


class TestUndisclosed:
    rule = "data-undisclosed"

    @pytest.mark.parametrize(
        ("value", "api", "caller", "level", "confidence"),
        [
            ("imei", IMEI, "app", "medium", Confidence.MEDIUM),
            ("imei", IMEI, "getui", "medium", Confidence.MEDIUM),
            ("imei", IMEI, "okhttp", "low", Confidence.MEDIUM),
            ("clipboard", "x.Clipboard.get", "app", "medium", Confidence.MEDIUM),
            ("contacts", "x.Contacts.get", "app", "medium", Confidence.MEDIUM),
            ("shoe_size", "x.Shoes.get", "app", "low", Confidence.MEDIUM),
            ("imei", IMEI, "com.unknown", "low", Confidence.MEDIUM),
            ("battery", "android.os.BatteryManager.getIntProperty", "app", "low", Confidence.LOW),
        ],
    )
    def test_level_and_confidence(
        self, value: str, api: str, caller: str, level: str, confidence: Confidence
    ) -> None:
        (finding,) = compare(reading((value, api, caller)), disclosures(), self.rule).findings
        assert (finding.level.label, finding.confidence) == (level, confidence)
        assert "can read" in finding.message and "collect" not in finding.message

    def test_one_finding_names_all_callers(self) -> None:
        app = reading(("imei", IMEI, "getui"), ("imei", IMEI, "app"))
        (finding,) = compare(app, disclosures(), self.rule).findings
        assert "in the app's own code, Getui" in finding.message

    def test_disclosed_by_the_app_or_in_a_row(self) -> None:
        app = reading(("imei", IMEI, "app"))
        for policy in (
            disclosures(data=[names("imei")]),
            disclosures(data=[names("imei", negated=True)]),
            disclosures(sdks=[lists("个推", "getui", data_types=("imei",))]),
        ):
            assert check(app, policy, self.rule) == {}
        old = disclosures(data=[names("imei", superseded=True)])
        assert check(app, old, self.rule) == {"imei": "medium"}

    def test_precise_covers_coarse_and_not_the_other_way(self) -> None:
        precise = disclosures(data=[names("location_precise")])
        coarse = disclosures(data=[names("location_coarse")])
        assert check(reading(("location_coarse", "x.y", "app")), precise, self.rule) == {}
        assert check(reading(("location_precise", "x.y", "app")), coarse, self.rule)
        other = disclosures(data=[names("imei")])
        assert check(reading(("location_coarse", "x.y", "app")), other, self.rule)

    def test_not_without_the_permission_that_the_call_needs(self) -> None:
        app = inventory(uses=[use("data_type", "imei", IMEI)])
        assert check(app, disclosures(), self.rule) == {}

    def test_cannot_run_on_an_unread_policy(self) -> None:
        gap = Gap("policy", "policy.pdf", "scanned pages", ("disclosures",))
        result = compare(reading(("imei", IMEI, "app")), disclosures(gaps=[gap]), self.rule)
        assert (result.findings, result.rules, len(result.gaps)) == ((), (), 1)


class TestContradicted:
    rule = "data-contradicted"

    def test_fires_on_a_denial(self) -> None:
        policy = disclosures(data=[names("imei", negated=True)])
        (finding,) = compare(reading(("imei", IMEI, "getui")), policy, self.rule).findings
        assert finding.level.label == "medium"
        assert finding.apk_evidence and finding.policy_evidence

    def test_does_not_fire(self) -> None:
        denial = names("imei", negated=True)
        app = reading(("imei", IMEI, "app"))
        assert check(app, disclosures(data=[denial, names("imei")]), self.rule) == {}
        assert check(app, disclosures(data=[names("imei")]), self.rule) == {}
        precise = disclosures(data=[names("location_precise", negated=True)])
        assert check(reading(("location_coarse", "x.y", "app")), precise, self.rule) == {}
        old = names("imei", negated=True, superseded=True)
        assert check(app, disclosures(data=[old]), self.rule) == {}
        assert check(inventory([PHONE]), disclosures(data=[denial]), self.rule) == {}


class TestSdkUndisclosed:
    rule = "sdk-data-undisclosed"
    row = lists("个推", "getui", data_types=("battery",))

    def test_fires_when_the_row_leaves_it_out(self) -> None:
        policy = disclosures(sdks=[self.row], data=[names("imei")])
        result = found(compare(reading(("imei", IMEI, "getui")), policy, self.rule))
        assert result == {("getui", "imei"): "low"}

    def test_does_not_fire(self) -> None:
        app = reading(("imei", IMEI, "getui"))
        both = lists("个推", "getui", data_types=("battery", "imei"))
        silent = lists("个推", "getui")
        scoped = names("imei", scope="sdk", sdk="个推")
        assert check(app, disclosures(sdks=[both], data=[names("imei")]), self.rule) == {}
        assert check(app, disclosures(sdks=[silent], data=[names("imei")]), self.rule) == {}
        assert check(app, disclosures(sdks=[self.row], data=[scoped]), self.rule) == {}
        assert check(app, disclosures(sdks=[self.row]), self.rule) == {}
        other = reading(("imei", IMEI, "app"))
        assert check(other, disclosures(sdks=[self.row], data=[names("imei")]), self.rule) == {}
