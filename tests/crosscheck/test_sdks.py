"""Rules on SDKs: fires, does not fire, could not be decided."""

from __future__ import annotations

from typing import Any

import pytest

from auditor.model import (
    Confidence,
    Disclosures,
    Evidence,
    Gap,
    Inventory,
    SdkDisclosure,
    Strength,
    UnknownPackage,
)
from tests.crosscheck.factory import (
    A,
    compare,
    disclosures,
    found,
    inventory,
    lists,
    match,
    permission,
    states,
    use,
)

PACKED = Gap("protection", "app.apk", "packed by X", ("sdks", "uses"))


def check(app: Inventory, policy: Disclosures, rule: str) -> dict[str, str]:
    return {subject: level for (subject, _), level in found(compare(app, policy, rule)).items()}


class TestUndisclosed:
    rule = "sdk-undisclosed"

    def test_fires_with_the_evidence_of_the_apk(self) -> None:
        (finding,) = compare(inventory(sdks=[match("getui")]), disclosures(), self.rule).findings
        assert (finding.level.label, finding.confidence.label) == ("high", "high")
        assert finding.message == "Getui (Getui) is integrated and not listed in the policy"
        assert finding.apk_evidence == (Evidence("app.apk", "class getui.A"),)
        assert finding.legal and finding.remedy

    def test_weak_evidence_is_medium(self) -> None:
        app = inventory(sdks=[match("getui", confidence=Confidence.LOW)])
        assert check(app, disclosures(), self.rule) == {"getui": "medium"}

    @pytest.mark.parametrize(
        ("sdk", "row"),
        [
            ("getui", lists("个推", "getui")),
            ("getui", lists("个推", "getui", optional=True)),
            ("getui", lists("某推送", packages=("com.igexin",))),
            ("getui", lists("某推送", packages=("com.igexin.sdk",))),
            ("umeng-push", lists("友盟", "umeng")),
            ("umeng", lists("友盟推送", "umeng-push")),
            ("umeng-push", lists("友盟统计", "umeng-analytics", packages=("com.umeng.message",))),
        ],
    )
    def test_a_row_discloses(self, sdk: str, row: SdkDisclosure) -> None:
        assert check(inventory(sdks=[match(sdk)]), disclosures(sdks=[row]), self.rule) == {}

    def test_a_package_discloses_what_the_mappings_do_not_know(self) -> None:
        app = inventory(sdks=[match("overlay-sdk", "com.house.sdk.core")])
        row = lists("自研 SDK", packages=("com.house.sdk",))
        assert check(app, disclosures(sdks=[row]), self.rule) == {}
        other = lists("自研 SDK", packages=("com.house.sd",))
        assert check(app, disclosures(sdks=[other]), self.rule) == {"overlay-sdk": "high"}

    @pytest.mark.parametrize(
        "row",
        [
            lists("极光", "mipush"),
            lists("友盟统计", "umeng-analytics"),
            lists("友盟推送", "umeng-push", superseded=True),
            lists("友盟推送", "umeng-push", platform="ios"),
            lists("友盟推送", "umeng-push", platform="harmonyos"),
            lists("支付宝", "alipay", packages=("com.umeng.message",)),
        ],
    )
    def test_other_rows_do_not(self, row: SdkDisclosure) -> None:
        app = inventory(sdks=[match("umeng-push")])
        assert check(app, disclosures(sdks=[row]), self.rule) == {"umeng-push": "high"}

    def test_an_old_row_is_shown(self) -> None:
        policy = disclosures(sdks=[lists("个推", "getui", superseded=True, at=30)])
        (finding,) = compare(inventory(sdks=[match("getui")]), policy, self.rule).findings
        assert "previous version" in finding.message
        assert [e.line for e in finding.policy_evidence] == [30]

    @pytest.mark.parametrize(
        "sdk",
        [match("okhttp"), match("getui", strength=Strength.REFERENCED)],
    )
    def test_libraries_and_mentions_are_no_finding(self, sdk: object) -> None:
        assert check(inventory(sdks=[sdk]), disclosures(), self.rule) == {}  # type: ignore[list-item]

    def test_an_umbrella_is_left_to_its_products(self) -> None:
        app = inventory(sdks=[match("umeng"), match("umeng-push"), match("umeng-analytics")])
        assert check(app, disclosures(), self.rule) == {
            "umeng-analytics": "high",
            "umeng-push": "high",
        }
        assert check(inventory(sdks=[match("umeng")]), disclosures(), self.rule) == {
            "umeng": "high"
        }

    def test_an_umbrella_stays_when_its_product_is_less_sure(self) -> None:
        app = inventory(sdks=[match("umeng"), match("umeng-push", confidence=Confidence.LOW)])
        assert check(app, disclosures(), self.rule) == {"umeng": "high", "umeng-push": "medium"}

    def test_a_bundled_part_ranks_low(self) -> None:
        app = inventory(sdks=[match("alipay"), match("utdid")])
        assert check(app, disclosures(), self.rule) == {"alipay": "high", "utdid": "low"}
        policy = disclosures(sdks=[lists("支付宝", "alipay")])
        assert check(app, policy, self.rule) == {"utdid": "info"}
        assert check(inventory(sdks=[match("utdid")]), disclosures(), self.rule) == {
            "utdid": "high"
        }

    def test_an_attributed_part_ranks_low(self) -> None:
        app = inventory(sdks=[match("alipay"), match("getui", parent="alipay")])
        assert check(app, disclosures(), self.rule)["getui"] == "low"

    def test_an_umbrella_is_no_carrier(self) -> None:
        app = inventory(sdks=[match("umeng"), match("umeng-push", parent="umeng")])
        assert check(app, disclosures(), self.rule) == {"umeng-push": "high"}

    def test_a_package_of_the_umbrella_discloses_its_product(self) -> None:
        row = lists("甲", "heir", packages=("com.orphan",))
        app = inventory(sdks=[match("orphan")])
        assert check(app, disclosures(sdks=[row]), self.rule) == {}

    def test_one_finding_for_two_matches(self) -> None:
        app = inventory(
            sdks=[match("getui", strength=Strength.REFERENCED), match("getui"), match("getui")]
        )
        assert len(compare(app, disclosures(), self.rule).findings) == 1

    def test_an_unread_policy_proves_nothing(self) -> None:
        gap = Gap("policy", "policy.pdf", "scanned pages", ("disclosures",))
        result = compare(inventory(sdks=[match("getui")]), disclosures(gaps=[gap]), self.rule)
        assert (result.findings, result.rules) == ((), ())
        assert len(result.gaps) == 1

    def test_a_packed_app_still_shows_what_was_found(self) -> None:
        app = inventory(sdks=[match("getui")], gaps=[PACKED])
        assert check(app, disclosures(), self.rule) == {"getui": "high"}


class TestUnused:
    rule = "sdk-unused"

    def test_fires_as_a_review_item(self) -> None:
        policy = disclosures(sdks=[lists("个推SDK", "getui", at=16), lists("个推", "getui", at=4)])
        (finding,) = compare(inventory(), policy, self.rule).findings
        assert (finding.level.label, finding.confidence.label) == ("low", "medium")
        assert [e.line for e in finding.policy_evidence] == [4, 16]
        assert "nothing of it" in finding.message

    @pytest.mark.parametrize(
        "row",
        [
            lists("个推", "getui", platform="ios"),
            lists("个推", "getui", platform="harmonyos"),
            lists("个推", "getui", superseded=True),
            lists("个推", "getui", optional=True),
        ],
    )
    def test_rows_that_promise_nothing_here(self, row: SdkDisclosure) -> None:
        result = compare(inventory(), disclosures(sdks=[row]), self.rule)
        assert (result.findings, result.gaps) == ((), ())

    @pytest.mark.parametrize(
        ("row", "sdk"),
        [
            (lists("友盟", "umeng"), match("umeng-push")),
            (lists("友盟推送", "umeng-push"), match("umeng")),
            (lists("自研", packages=("com.house.sdk",)), match("overlay", "com.house.sdk.core")),
            (lists("百度", packages=("com.umeng.",)), match("umeng-push")),
        ],
    )
    def test_kin_and_packages_are_found(self, row: SdkDisclosure, sdk: object) -> None:
        result = compare(inventory(sdks=[sdk]), disclosures(sdks=[row]), self.rule)  # type: ignore[list-item]
        assert (result.findings, result.gaps) == ((), ())

    def test_a_sibling_is_not_it(self) -> None:
        policy = disclosures(sdks=[lists("友盟推送", "umeng-push")])
        app = inventory(sdks=[match("umeng-analytics")])
        assert check(app, policy, self.rule) == {"umeng-push": "low"}

    def test_a_mention_is_not_it_and_is_shown(self) -> None:
        app = inventory(sdks=[match("getui", strength=Strength.REFERENCED)])
        policy = disclosures(sdks=[lists("个推", "getui")])
        (finding,) = compare(app, policy, self.rule).findings
        assert finding.confidence is Confidence.LOW and "only mentions" in finding.message
        assert finding.apk_evidence

    def test_an_unknown_sdk_is_sought_by_its_package(self) -> None:
        policy = disclosures(sdks=[lists("无名 SDK", packages=("com.noname.push",))])
        held = inventory(unknown=[UnknownPackage("com.noname.push.core", 12)])
        result = compare(held, policy, self.rule)
        assert result.findings == () and result.gaps == ()
        (row,) = result.sdks
        assert row.status == "disclosed" and row.found[0].locator == "package com.noname.push.core"
        short = inventory(unknown=[UnknownPackage("com.noname", 12)])
        assert [f.rule_id for f in compare(short, policy, self.rule).findings] == [self.rule]
        inner = inventory(unknown=[UnknownPackage("com.noname.push", 12)])
        deeper = disclosures(sdks=[lists("无名 SDK", packages=("com.noname.push.core",))])
        assert compare(inner, deeper, self.rule).findings == ()
        lookalike = inventory(unknown=[UnknownPackage("com.noname.pushy", 12)])
        (finding,) = compare(lookalike, policy, self.rule).findings
        assert (finding.level.label, finding.confidence.label) == ("info", "low")

    @pytest.mark.parametrize("row", [lists("无名 SDK"), lists("无痕", "traceless")])
    def test_nothing_to_look_for_is_a_gap(self, row: SdkDisclosure) -> None:
        result = compare(inventory(), disclosures(sdks=[row]), self.rule)
        assert result.findings == ()
        assert "nothing" not in result.gaps[0].reason and "no trace" in result.gaps[0].reason

    def test_a_packed_app_makes_it_a_gap(self) -> None:
        policy = disclosures(sdks=[lists("个推", "getui"), lists("友盟", "umeng")])
        app = inventory(sdks=[match("umeng-push")], gaps=[PACKED])
        result = compare(app, policy, self.rule)
        assert result.findings == ()
        (gap,) = result.gaps
        assert "Getui" in gap.subject and "packed by X" in gap.reason

    def test_other_gaps_do_not(self) -> None:
        gap = Gap("native", "lib/x.so", "no ELF file", ("uses",))
        policy = disclosures(sdks=[lists("个推", "getui")])
        assert check(inventory(gaps=[gap]), policy, self.rule) == {"getui": "low"}


class TestMatrix:
    def statuses(self, app: Inventory, policy: Disclosures) -> list[tuple[str, str, str]]:
        return [(r.id, r.name, r.status) for r in compare(app, policy).sdks]

    def test_mentions(self) -> None:
        app = inventory(sdks=[match("getui", strength=Strength.REFERENCED)])
        assert self.statuses(app, disclosures()) == [("getui", "Getui", "referenced")]
        policy = disclosures(sdks=[lists("个推", "getui")])
        assert self.statuses(app, policy) == [("getui", "Getui", "unused")]

    def test_other_passages(self) -> None:
        policy = disclosures(
            sdks=[
                lists("友盟", "umeng", platform="ios"),
                lists("支付宝", "alipay", optional=True),
                lists("无名", None),
                lists("自研", "own-sdk"),
            ]
        )
        assert self.statuses(inventory(), policy) == [
            ("alipay", "Alipay", "optional"),
            ("umeng", "Umeng", "foreign"),
            ("own-sdk", "自研", "not-examined"),
            ("无名", "无名", "not-examined"),
        ]


class TestRows:
    def test_package_mismatch(self) -> None:
        rule = "sdk-package-mismatch"
        wrong = lists("友盟", "umeng", packages=("com.igexin", "com.umeng.message", "com.none"))
        (finding,) = compare(inventory(), disclosures(sdks=[wrong]), rule).findings
        assert finding.detail == "com.igexin" and "Getui" in finding.message

    @pytest.mark.parametrize(
        ("row", "fires"),
        [
            (lists("支付宝", "alipay", packages=("com.ut.device", "com.alipay.sdk")), False),
            (lists("UTDID", "utdid", packages=("com.alipay.sdk",)), False),
            (lists("友盟推送", "umeng-push", packages=("com.umeng.analytics",)), False),
            (lists("友盟推送", "umeng-push", packages=("com.umeng",)), False),
            (lists("甲", "orphan", packages=("com.waif",)), True),
            (lists("甲", "orphan", packages=("com.waif",), superseded=True), False),
            (lists("丁", None, packages=("com.waif",)), False),
        ],
    )
    def test_package_of_the_same_house(self, row: SdkDisclosure, fires: bool) -> None:
        result = check(inventory(), disclosures(sdks=[row]), "sdk-package-mismatch")
        assert bool(result) is fires

    def test_a_wrong_package_is_said_once(self) -> None:
        wrong = lists("友盟推送", "umeng-push", packages=("com.igexin",))
        app = inventory(sdks=[match("umeng"), match("umeng-push")])
        result = check(app, disclosures(sdks=[wrong]), "sdk-package-mismatch")
        assert result == {"umeng-push": "low"}

    @pytest.mark.parametrize(
        ("fields", "level", "missing"),
        [
            ({}, None, ()),
            ({"vendor": None}, "low", ("vendor",)),
            ({"purpose": None}, "low", ("purpose",)),
            ({"personal_info": None}, "low", ("personal data",)),
            ({"personal_info": None, "data_types": ("imei",)}, None, ()),
            ({"personal_info": "无"}, None, ()),  # an answer
            ({"privacy_url": None}, "info", ("link",)),
            ({"privacy_url": None, "link_text": "隐私政策"}, None, ()),
            ({"privacy_url": None, "vendor": None}, "low", ("vendor", "link")),
            ({"vendor": None, "optional": True}, None, ()),
            ({"vendor": None, "superseded": True}, None, ()),
        ],
    )
    def test_field_missing(
        self, fields: dict[str, Any], level: str | None, missing: tuple[str, ...]
    ) -> None:
        policy = disclosures(sdks=[lists("个推", "getui", **fields)])
        findings = compare(inventory(), policy, "sdk-field-missing").findings
        assert [f.level.label for f in findings] == ([level] if level else [])
        for finding in findings:
            fields_named = finding.message.split(": ")[1]
            assert len(fields_named.split(", ")) == len(missing)
            assert all(word in fields_named for word in missing)

    def test_fields_of_all_passages_count_together(self) -> None:
        rows = [lists("个推", "getui", vendor=None), lists("个推", "getui", purpose=None)]
        assert check(inventory(), disclosures(sdks=rows), "sdk-field-missing") == {}


class TestPermissionsOfAnSdk:
    rule = "sdk-permission-undisclosed"
    used = use("permission", "CAMERA", "android.hardware.Camera.open", "getui")
    camera = permission("CAMERA", "dangerous")

    def app(self) -> Inventory:
        return inventory([self.camera], [match("getui")], [self.used])

    @pytest.mark.parametrize(
        ("row", "level"),
        [
            (lists("个推", "getui", permissions=(A + "INTERNET",)), "medium"),
            (lists("个推", "getui", no_permissions=True), "medium"),
            (lists("个推", "getui"), "low"),
            (lists("个推", "getui", permissions=(A + "CAMERA",)), None),
        ],
    )
    def test_undisclosed(self, row: SdkDisclosure, level: str | None) -> None:
        policy = disclosures([states("CAMERA")], [row])
        result = found(compare(self.app(), policy, "sdk-permission-undisclosed"))
        assert result == ({("getui", A + "CAMERA"): level} if level else {})

    def test_a_row_silent_on_permissions_is_less_certain_and_says_so(self) -> None:
        rows = [lists("个推", "getui"), lists("个推", "getui", no_permissions=True)]
        silent, stated = (
            compare(self.app(), disclosures([states("CAMERA")], [row]), self.rule).findings[0]
            for row in rows
        )
        assert silent.confidence < stated.confidence
        assert silent.message != stated.message

    def test_undisclosed_shows_the_calls_of_this_sdk_only(self) -> None:
        other = use("permission", "CAMERA", "android.hardware.Camera.open", "alipay")
        app = inventory([self.camera], [match("getui"), match("alipay")], [self.used, other])
        policy = disclosures(
            sdks=[
                lists("个推", "getui", no_permissions=True),
                lists("支付宝", "alipay", permissions=(A + "CAMERA",)),
            ]
        )
        (finding,) = compare(app, policy, "sdk-permission-undisclosed").findings
        assert finding.subject.id == "getui"
        assert {e.locator for e in finding.apk_evidence} == {"method getui.m"}

    def test_undisclosed_by_the_sdks_own_list(self) -> None:
        sdk = match("getui", permissions_used=(A + "CAMERA",))
        policy = disclosures([states("CAMERA")], [lists("个推", "getui", no_permissions=True)])
        app = inventory([self.camera], [sdk])
        (finding,) = compare(app, policy, "sdk-permission-undisclosed").findings
        assert finding.apk_evidence == sdk.evidence

    def test_undisclosed_sdks_are_left_to_their_own_rule(self) -> None:
        policy = disclosures([states("CAMERA")])
        assert check(self.app(), policy, "sdk-permission-undisclosed") == {}
        assert check(self.app(), policy, "sdk-undisclosed") == {"getui": "high"}

    def test_undisclosed_everywhere_is_said_once(self) -> None:
        policy = disclosures(sdks=[lists("个推", "getui", permissions=(A + "INTERNET",))])
        assert check(self.app(), policy, "sdk-permission-undisclosed") == {}
        assert check(self.app(), policy, "permission-undisclosed") == {A + "CAMERA": "high"}

    def test_undisclosed_needs_the_permission_declared(self) -> None:
        app = inventory([], [match("getui")], [self.used])
        policy = disclosures([states("CAMERA")], [lists("个推", "getui", no_permissions=True)])
        assert check(app, policy, "sdk-permission-undisclosed") == {}

    def test_unused(self) -> None:
        rule = "sdk-permission-unused"
        policy = disclosures(sdks=[lists("个推", "getui", permissions=(A + "CAMERA",))])
        other = use("permission", "INTERNET", "java.net.URL.openConnection")
        idle = inventory([self.camera], [match("getui")], [other])
        assert check(idle, policy, rule) == {"getui": "info"}
        assert check(self.app(), policy, rule) == {}
        assert check(inventory([], [match("getui")], [other]), policy, rule) == {}
        result = compare(inventory([self.camera], [match("getui")], gaps=[PACKED]), policy, rule)
        assert (result.findings, result.rules, len(result.gaps)) == ((), (), 1)

    def test_unused_looks_at_this_sdks_rows_only(self) -> None:
        policy = disclosures(
            [states("CAMERA")],
            [
                lists("个推", "getui"),
                lists("支付宝", "alipay", permissions=(A + "CAMERA",)),
                lists("自研", None, packages=("com.house",), permissions=(A + "CAMERA",)),
            ],
        )
        other = use("permission", "INTERNET", "java.net.URL.openConnection")
        sdks = [match("getui"), match("alipay"), match("overlay", "com.house.sdk")]
        app = inventory([self.camera], sdks, [other])
        assert check(app, policy, "sdk-permission-unused") == {"alipay": "info", "overlay": "info"}

    def test_unused_trusts_the_vendor(self) -> None:
        policy = disclosures(sdks=[lists("个推", "getui", permissions=(A + "VIBRATE",))])
        app = inventory([permission("VIBRATE", "normal")], [match("getui")], [self.used])
        assert check(app, policy, "sdk-permission-unused") == {}


class TestListMissing:
    rule = "policy-sdk-list-missing"

    def test_fires_when_the_policy_names_none(self) -> None:
        app = inventory(sdks=[match("getui"), match("umeng"), match("okhttp")])
        (finding,) = compare(app, disclosures(), self.rule).findings
        assert finding.level.label == "high"
        assert "while 2 are integrated" in finding.message
        assert finding.policy_evidence[0].source == "policy.html"

    def test_does_not_fire(self) -> None:
        app = inventory(sdks=[match("getui")])
        assert check(app, disclosures(sdks=[lists("友盟", "umeng")]), self.rule) == {}
        assert check(inventory(sdks=[match("okhttp")]), disclosures(), self.rule) == {}

    def test_cannot_run_on_an_unread_policy(self) -> None:
        gap = Gap("policy", "policy.pdf", "scanned pages", ("disclosures",))
        result = compare(inventory(sdks=[match("getui")]), disclosures(gaps=[gap]), self.rule)
        assert (result.findings, result.rules) == ((), ())
