"""Rules on permissions: fires, does not fire, could not be decided."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.model import (
    Confidence,
    Disclosures,
    Gap,
    Inventory,
    Permission,
    PermissionDisclosure,
    PermissionRow,
    Strength,
)
from tests.crosscheck.factory import (
    A,
    compare,
    disclosures,
    found,
    inventory,
    line,
    lists,
    match,
    permission,
    states,
    use,
)

FINE, COARSE = "ACCESS_FINE_LOCATION", "ACCESS_COARSE_LOCATION"
CAMERA = permission("CAMERA", "dangerous")


def check(app: Inventory, policy: Disclosures, rule: str) -> dict[str, str]:
    return {subject: level for (subject, _), level in found(compare(app, policy, rule)).items()}


class TestUndisclosed:
    rule = "permission-undisclosed"

    @pytest.mark.parametrize(
        ("name", "level", "expected"),
        [
            ("CAMERA", "dangerous", "high"),
            ("INTERNET", "normal", "low"),
            ("QUERY_ALL_PACKAGES", "normal", "medium"),
            ("SYSTEM_ALERT_WINDOW", "signature", "medium"),
            ("REBOOT", "signature", "low"),
            ("PACKAGE_USAGE_STATS", "signature", "high"),
            ("READ_WALLPAPER", "normal", "medium"),
            ("ACCESS_WIFI_STATE", "normal", "low"),
            ("READ_DIARY", "signature", "low"),
            ("BIND_ACCESSIBILITY_SERVICE", "signature", "low"),
            ("com.vendor.permission.BADGE", "normal", "low"),
            ("com.other.permission.ODD", "unknown", "low"),
        ],
    )
    def test_level_follows_protection(self, name: str, level: str, expected: str) -> None:
        full = name if "." in name else A + name
        app = inventory([permission(name, level)])
        assert check(app, disclosures(), self.rule) == {full: expected}

    @pytest.mark.parametrize(
        "statement",
        [
            states("CAMERA"),
            states(A + "CAMERA"),
            states("android.permission.camera"),
            states("CAMERRA", intended=A + "CAMERA"),
            states("RECORD_AUDIO", "CAMERA"),
            states("CAMERA", scope="sdk", sdk="Some SDK"),
        ],
    )
    def test_any_current_statement_discloses(self, statement: PermissionDisclosure) -> None:
        assert check(inventory([CAMERA]), disclosures([statement]), self.rule) == {}

    def test_an_sdk_row_discloses_what_it_lists(self) -> None:
        policy = disclosures(sdks=[lists("个推", "getui", permissions=(A + "CAMERA",))])
        assert check(inventory([CAMERA]), policy, self.rule) == {}

    def test_an_sdk_row_discloses_by_a_name(self) -> None:
        policy = disclosures(sdks=[lists("个推", "getui", permissions=("位置",))])
        app = inventory([permission(FINE, "dangerous"), permission(COARSE, "dangerous")])
        assert check(app, policy, self.rule) == {}

    @pytest.mark.parametrize(
        "statement",
        [
            states("CAMERA", superseded=True),
            states("CAMERA", scope="sdk", sdk="iOS SDK"),
            states("RECORD_AUDIO"),
            states("CAMERA2"),
        ],
    )
    def test_other_statements_do_not(self, statement: PermissionDisclosure) -> None:
        policy = disclosures([statement], sdks=[lists("iOS SDK", platform="ios")])
        assert check(inventory([CAMERA]), policy, self.rule) == {A + "CAMERA": "high"}

    def test_a_denial_is_no_disclosure_and_is_shown(self) -> None:
        denial = states("INTERNET", negated=True, at=7)
        app = inventory([permission("INTERNET", "normal")])
        (finding,) = compare(app, disclosures([denial]), self.rule).findings
        assert finding.level.label == "medium"
        assert "not needed" in finding.message
        assert [e.line for e in finding.policy_evidence] == [7]
        assert finding.apk_evidence

    def test_a_name_covers_all_it_may_mean(self) -> None:
        app = inventory([permission(FINE, "dangerous"), permission(COARSE, "dangerous")])
        assert check(app, disclosures([states(FINE, COARSE, literal="位置")]), self.rule) == {}

    def test_a_constant_covers_only_itself_and_softens_its_group(self) -> None:
        app = inventory([permission(FINE, "dangerous"), permission(COARSE, "dangerous")])
        result = check(app, disclosures([states(FINE)]), self.rule)
        assert result == {A + COARSE: "medium"}

    @pytest.mark.parametrize(
        ("declared", "stated", "expected"),
        [
            (COARSE, FINE, "medium"),
            (COARSE, "CAMERA", "high"),
            ("ACCESS_BACKGROUND_LOCATION", FINE, "high"),
            ("CALL_PHONE", "READ_PHONE_STATE", "high"),
        ],
    )
    def test_only_kindred_permissions_soften(
        self, declared: str, stated: str, expected: str
    ) -> None:
        app = inventory([permission(declared, "dangerous")])
        (finding,) = compare(app, disclosures([states(stated)]), self.rule).findings
        assert finding.level.label == expected
        assert ("names only" in finding.message) is (expected == "medium")

    def test_an_old_statement_is_named_as_such(self) -> None:
        policy = disclosures([states("CAMERA", superseded=True)])
        (finding,) = compare(inventory([CAMERA]), policy, self.rule).findings
        assert "previous version" in finding.message and finding.policy_evidence

    def test_nobody_is_named_where_no_use_was_seen(self) -> None:
        (finding,) = compare(inventory([CAMERA]), disclosures(), self.rule).findings
        assert finding.message.endswith("disclosed nowhere in the policy")

    def test_what_a_vendor_says_is_not_use(self) -> None:
        app = inventory([permission("VIBRATE", "normal")], [match("getui")])
        (finding,) = compare(app, disclosures(), self.rule).findings
        assert finding.message.endswith("in the policy; needed, says its vendor, by Getui")

    def test_callers_are_named_once(self) -> None:
        uses = [
            use("permission", "CAMERA", "android.hardware.Camera.open"),
            use("permission", "CAMERA", "android.hardware.Camera.open", "com.lib"),
        ]
        (finding,) = compare(inventory([CAMERA], uses=uses), disclosures(), self.rule).findings
        assert finding.message.endswith("; used by the app's own code, com.lib")

    @pytest.mark.parametrize(
        ("name", "internal"),
        [
            ("com.example.app.DYNAMIC_RECEIVER_NOT_EXPORTED_PERMISSION", True),
            ("com.renamed.DYNAMIC_RECEIVER_NOT_EXPORTED_PERMISSION", True),
            ("com.example.app.permission.OWN", True),
            ("com.example.application.permission.OTHER", False),
        ],
    )
    def test_the_apps_own_permissions_are_no_finding(self, name: str, internal: bool) -> None:
        result = compare(inventory([permission(name, "signature")]), disclosures(), self.rule)
        assert [f.subject.id for f in result.findings] == ([] if internal else [name])
        assert [row.status for row in result.permissions] == [
            "internal" if internal else "undisclosed"
        ]

    def test_what_the_platform_adds_is_info(self) -> None:
        added = permission("CAMERA", "dangerous", element="implied-permission")
        assert check(inventory([added]), disclosures(), self.rule) == {A + "CAMERA": "info"}
        assert check(inventory([added, CAMERA]), disclosures(), self.rule) == {A + "CAMERA": "high"}

    def test_one_finding_for_two_elements(self) -> None:
        app = inventory(
            [CAMERA, permission("CAMERA", "dangerous", element="uses-permission-sdk-23")]
        )
        assert len(compare(app, disclosures(), self.rule).findings) == 1

    def test_a_request_that_no_device_sees_is_info(self) -> None:
        app = inventory([permission("CAMERA", "dangerous", max_sdk_version=19)])
        assert check(app, disclosures(), self.rule) == {A + "CAMERA": "info"}
        app = inventory([permission("CAMERA", "dangerous", max_sdk_version=21)])
        assert check(app, disclosures(), self.rule) == {A + "CAMERA": "high"}

    def test_a_template_covers_the_apps_own_name(self) -> None:
        app = inventory([permission("com.example.app.permission.MIPUSH_RECEIVE", "signature")])
        for written in (
            "${applicationId}.permission.MIPUSH_RECEIVE",
            "com.demo.permission.MIPUSH_RECEIVE",
        ):
            assert check(app, disclosures([states(written)]), self.rule) == {}

    def test_a_bare_vendor_constant_is_found_by_its_end(self) -> None:
        app = inventory([permission("com.vendor.permission.BADGE", "normal")])
        bare = replace(states("com.x.BADGE"), permission="BADGE")
        assert check(app, disclosures([bare]), self.rule) == {}

    def test_a_bare_platform_constant_is_not_a_vendors(self) -> None:
        app = inventory([permission("com.vendor.permission.CAMERA", "normal")])
        bare = replace(states("CAMERA"), permission="CAMERA")
        assert check(app, disclosures([bare]), self.rule) == {"com.vendor.permission.CAMERA": "low"}

    def test_an_unread_policy_proves_nothing(self) -> None:
        gap = Gap("policy", "policy.pdf", "scanned pages", ("disclosures",))
        result = compare(inventory([CAMERA]), disclosures(gaps=[gap]), self.rule)
        assert result.findings == () and result.rules == ()
        assert [g.subject for g in result.gaps] == [self.rule]

    def test_a_partly_read_policy_makes_it_less_sure(self) -> None:
        gap = Gap("policy", "page 3", "scanned page", ("disclosures",))
        policy = disclosures([states("INTERNET")], gaps=[gap])
        (finding,) = compare(inventory([CAMERA]), policy, self.rule).findings
        assert finding.confidence is Confidence.LOW
        (finding,) = compare(inventory([CAMERA]), disclosures(), self.rule).findings
        assert finding.confidence is Confidence.HIGH

    def test_says_who_uses_it(self) -> None:
        uses = [use("permission", "CAMERA", "android.hardware.Camera.open", "getui")]
        app = inventory([CAMERA], [match("getui", "com.igexin")], uses)
        (finding,) = compare(app, disclosures(), self.rule).findings
        assert "used by Getui" in finding.message
        (finding,) = compare(app, disclosures(), self.rule, lang="zh").findings
        assert "使用方：getui（中）" in finding.message


class TestMatrix:
    def row(self, app: Inventory, policy: Disclosures) -> PermissionRow:
        (row,) = compare(app, policy).permissions
        return row

    @pytest.mark.parametrize("written", [A + "CAMERA", A + "CAMERRA"])
    def test_a_row_and_its_statement_are_one_passage(self, written: str) -> None:
        stated = states(written, scope="sdk", sdk="个推", intended=A + "CAMERA")
        policy = disclosures([stated], [lists("个推", "getui", permissions=(A + "CAMERA",))])
        assert self.row(inventory([CAMERA]), policy).disclosures == (stated,)

    def test_an_old_denial_denies_nothing(self) -> None:
        policy = disclosures([states("CAMERA", negated=True, superseded=True)])
        assert self.row(inventory([CAMERA]), policy).status == "undisclosed"

    def test_the_apps_own_name_of_a_template(self) -> None:
        app = inventory([permission("com.example.app.permission.MIPUSH_RECEIVE", "signature")])
        policy = disclosures([states("com.demo.permission.MIPUSH_RECEIVE")])
        assert self.row(app, policy).status == "disclosed"
        other = disclosures([states("com.demo.permission.OTHER"), states("INTERNET")])
        assert {r.status for r in compare(app, other).permissions} == {"internal", "unused"}

    def test_the_manifest_knows_the_level_best(self) -> None:
        assert self.row(inventory([CAMERA]), disclosures()).protection_level == "dangerous"
        unsure = self.row(inventory([permission("CAMERA", "unknown")]), disclosures())
        assert unsure.protection_level == "dangerous"
        own = self.row(inventory([permission("CAMERA", "signature")]), disclosures())
        assert own.protection_level == "signature"

    def test_callers_and_vendors(self) -> None:
        uses = [
            use("permission", "VIBRATE", "android.os.Vibrator.vibrate", "alipay"),
            use("permission", "VIBRATE", "android.os.Vibrator.vibrate"),
        ]
        declared = [permission("VIBRATE", "normal")]
        row = self.row(inventory(declared, [match("getui")], uses), disclosures())
        assert (row.used_by, row.needed_by) == (("app", "alipay"), ("getui",))
        mentioned = [match("getui", strength=Strength.REFERENCED), match("overlay")]
        assert self.row(inventory(declared, mentioned), disclosures()).needed_by == ()


class TestScope:
    rule = "permission-scope"
    own = use("permission", "CAMERA", "android.hardware.Camera.open")

    def test_fires_when_the_apps_own_code_uses_it(self) -> None:
        app = inventory([CAMERA], uses=[self.own])
        policy = disclosures([states("CAMERA", scope="sdk", sdk="扫码 SDK")])
        (finding,) = compare(app, policy, self.rule).findings
        assert finding.level.label == "medium" and "扫码 SDK" in finding.message

    @pytest.mark.parametrize("caller", ["getui", "com.unknown.lib"])
    def test_not_when_others_do(self, caller: str) -> None:
        app = inventory([CAMERA], uses=[use("permission", "CAMERA", "x.open", caller)])
        policy = disclosures([states("CAMERA", scope="sdk", sdk="扫码 SDK")])
        assert check(app, policy, self.rule) == {}

    def test_not_when_the_app_discloses_it_too(self) -> None:
        policy = disclosures([states("CAMERA"), states("CAMERA", scope="sdk", sdk="扫码 SDK")])
        assert check(inventory([CAMERA], uses=[self.own]), policy, self.rule) == {}


class TestUnused:
    rule = "permission-unused"

    def test_fires_once_for_all_passages(self) -> None:
        policy = disclosures([states("CAMERA", at=3), states("CAMERA", at=8)])
        (finding,) = compare(inventory(), policy, self.rule).findings
        assert finding.level.label == "low"
        assert [e.line for e in finding.policy_evidence] == [3, 8]

    def test_only_in_sdk_rows_is_info(self) -> None:
        policy = disclosures([states("CAMERA", scope="sdk", sdk="扫码 SDK")])
        (finding,) = compare(inventory(), policy, self.rule).findings
        assert (finding.level.label, finding.confidence.label) == ("info", "medium")
        assert "rows of 扫码 SDK name" in finding.message

    def test_a_name_is_less_sure_than_a_constant(self) -> None:
        (named,) = compare(
            inventory(), disclosures([states("CAMERA", literal="相机")]), self.rule
        ).findings
        assert (named.level.label, named.confidence.label) == ("low", "medium")
        assert "“相机”" in named.message
        (written,) = compare(inventory(), disclosures([states("CAMERA")]), self.rule).findings
        assert (written.level.label, written.confidence.label) == ("low", "high")
        assert "“" not in written.message

    @pytest.mark.parametrize(
        "statement",
        [
            states("CAMERA"),
            states("CAMERA", negated=True),
            states("RECORD_AUDIO", superseded=True),
            states("RECORD_AUDIO", negated=True),
            states("RECORD_AUDIO", "CAMERA", literal="音视频"),
            states("RECORD_AUDIO", scope="sdk", sdk="iOS SDK"),
        ],
    )
    def test_does_not_fire(self, statement: PermissionDisclosure) -> None:
        policy = disclosures([statement], sdks=[lists("iOS SDK", platform="harmonyos")])
        assert check(inventory([CAMERA]), policy, self.rule) == {}

    def test_a_name_and_its_constant_are_one_fact(self) -> None:
        policy = disclosures([states(FINE, COARSE, literal="位置", at=2), states(COARSE, at=4)])
        (finding,) = compare(inventory(), policy, self.rule).findings
        assert finding.subject.id == A + COARSE
        assert [e.line for e in finding.policy_evidence] == [2, 4]

    def test_a_missing_split_makes_it_a_gap(self) -> None:
        gap = Gap("container", "app.apk", "a split is missing", ("permissions",))
        result = compare(inventory(gaps=[gap]), disclosures([states("CAMERA")]), self.rule)
        assert result.findings == ()
        (left,) = result.gaps
        assert A + "CAMERA" in left.subject and "a split is missing" in left.reason
        assert [r.id for r in result.rules] == [self.rule]


class TestOverdeclared:
    rule = "permission-overdeclared"

    other = use("permission", "INTERNET", "java.net.URL.openConnection")

    def test_fires_when_no_code_reaches_it(self) -> None:
        app = inventory([CAMERA], uses=[self.other])
        assert check(app, disclosures(), self.rule) == {A + "CAMERA": "low"}

    def test_no_call_at_all_proves_nothing(self) -> None:
        result = compare(inventory([CAMERA]), disclosures(), self.rule)
        assert (result.findings, result.rules, len(result.gaps)) == ((), (), 1)

    def test_not_when_code_does(self) -> None:
        uses = [self.other, use("permission", "CAMERA", "x.open", "com.some.lib")]
        app = inventory([CAMERA], uses=uses)
        assert check(app, disclosures(), self.rule) == {}

    def test_not_when_an_sdk_needs_it(self) -> None:
        sdk = match("getui", permissions_used=(A + "CAMERA",))
        app = inventory([CAMERA], [sdk], [self.other])
        assert check(app, disclosures(), self.rule) == {}

    @pytest.mark.parametrize(
        ("name", "level"), [("RECORD_AUDIO", "dangerous"), ("VIBRATE", "normal")]
    )
    def test_not_where_the_api_map_is_blind_or_it_is_harmless(self, name: str, level: str) -> None:
        app = inventory([permission(name, level)], uses=[self.other])
        assert check(app, disclosures(), self.rule) == {}

    @pytest.mark.parametrize(
        "declared",
        [
            permission("CAMERA", "dangerous", element="implied-permission"),
            permission("CAMERA", "dangerous", max_sdk_version=19),
            permission("READ_EXTERNAL_STORAGE", "dangerous"),
            permission("FLASHLIGHT", "normal"),
        ],
    )
    def test_not_what_no_call_would_show(self, declared: Permission) -> None:
        assert check(inventory([declared], uses=[self.other]), disclosures(), self.rule) == {}

    def test_hidden_code_stops_the_rule(self) -> None:
        gap = Gap("protection", "app.apk", "packed", ("uses", "sdks"))
        result = compare(
            inventory([CAMERA], uses=[self.other], gaps=[gap]), disclosures(), self.rule
        )
        assert (result.findings, result.rules) == ((), ())
        assert result.gaps[0].subject == self.rule and "packed" in result.gaps[0].reason


class TestWording:
    def test_purpose_missing(self) -> None:
        rule = "permission-purpose-missing"
        without = states("CAMERA", purpose=None)
        app = inventory([CAMERA])
        assert check(app, disclosures([without]), rule) == {A + "CAMERA": "low"}
        assert check(app, disclosures([without, states("CAMERA")]), rule) == {}
        assert check(inventory(), disclosures([without]), rule) == {}

    def test_misspelled(self) -> None:
        rule = "permission-misspelled"
        typo = states("CAMERRA", intended=A + "CAMERA", at=6)
        (finding,) = compare(inventory([CAMERA]), disclosures([typo]), rule).findings
        assert finding.subject.name == "Camera"
        assert finding.subject.id == A + "CAMERA" and finding.detail == A + "CAMERRA"
        assert [e.line for e in finding.policy_evidence] == [6]
        assert check(inventory(), disclosures([typo]), rule) == {A + "CAMERA": "low"}
        right = states("CAMERA", intended=A + "CAMERA")
        assert check(inventory([CAMERA]), disclosures([right]), rule) == {}

    @pytest.mark.parametrize(
        ("statement", "fires"),
        [
            (states("GET_TASKS"), True),
            (states("READ_PROFILE"), True),
            (states("CAMERA"), False),
            (states("READ_PROFILE", literal="个人资料"), False),
            (states("READ_PROFILE", superseded=True), False),
        ],
    )
    def test_obsolete(self, statement: PermissionDisclosure, fires: bool) -> None:
        result = check(inventory(), disclosures([statement]), "permission-obsolete")
        assert list(result.values()) == (["info"] if fires else [])

    def test_obsolete_says_since_when(self) -> None:
        policy = disclosures([states("READ_PROFILE"), states("GET_TASKS")])
        findings = compare(inventory(), policy, "permission-obsolete").findings
        assert [f.message.rpartition("names ")[2] for f in findings] == [
            "android.permission.GET_TASKS, which Android has deprecated",
            "android.permission.READ_PROFILE, which Android dropped after API level 22",
        ]

    def test_obsolete_only_after_its_last_level(self) -> None:
        policy = disclosures([states("READ_PROFILE")])
        assert check(inventory(target_sdk=22), policy, "permission-obsolete") == {}

    @pytest.mark.parametrize(
        ("statement", "unknown"),
        [
            (states("NO_SUCH_THING"), True),
            (states("com.vendor.permission.OTHER"), False),
            (states("CAMERA"), False),
        ],
    )
    def test_unknown_takes_the_place_of_unused(
        self, statement: PermissionDisclosure, unknown: bool
    ) -> None:
        result = compare(
            inventory(), disclosures([statement]), "permission-unused", "permission-unknown"
        )
        expected = "permission-unknown" if unknown else "permission-unused"
        assert [f.rule_id for f in result.findings] == [expected]


NAMES = ("CAMERA", "RECORD_AUDIO", FINE, COARSE, "READ_PHONE_STATE")


@given(
    declared=st.sets(st.sampled_from(NAMES)),
    stated=st.lists(
        st.lists(st.sampled_from(NAMES), min_size=1, max_size=3, unique=True), max_size=12
    ),
)
def test_every_permission_is_answered_exactly_once(
    declared: set[str], stated: list[list[str]]
) -> None:
    """A declared one is covered or a finding; a statement covers or is one."""
    app = inventory(permission(n, "dangerous") for n in sorted(declared))
    policy = disclosures(
        states(first, *rest, at=i, literal="name" if rest else first, explicit=not rest)
        for i, (first, *rest) in enumerate(stated, 1)
    )
    result = compare(app, policy, "permission-undisclosed", "permission-unused")
    covered = {n for group in stated for n in group}
    undisclosed = {f.subject.id for f in result.findings if f.rule_id == "permission-undisclosed"}
    assert undisclosed == {A + n for n in declared - covered}
    unused = [f for f in result.findings if f.rule_id == "permission-unused"]
    lines = {e.line for f in unused for e in f.policy_evidence}
    assert lines == {i for i, group in enumerate(stated, 1) if not declared & set(group)}
    assert len({f.subject.id for f in unused}) == len(unused)
    assert not {f.subject.id for f in unused} & {A + n for n in declared}


@given(st.permutations([states("CAMERA", at=n) for n in range(1, 5)]))
def test_order_of_passages_changes_nothing(order: list[PermissionDisclosure]) -> None:
    assert compare(inventory(), disclosures(order)) == compare(
        inventory(), disclosures(sorted(order, key=lambda d: d.evidence.line or 0))
    )


def test_lines_wording_and_versions_leave_the_fingerprint() -> None:
    first = compare(inventory([CAMERA]), disclosures(), "permission-undisclosed", lang="en")
    moved = permission("CAMERA", "dangerous", evidence=(line(99, "other", "other.apk"),))
    second = compare(
        inventory([moved], version_name="2.0", path="other.apk"),
        disclosures([states("CAMERA", negated=True)]),
        "permission-undisclosed",
        lang="zh",
    )
    assert [f.fingerprint for f in first.findings] == [f.fingerprint for f in second.findings]
