"""A result that has something of everything, hostile strings included."""

from __future__ import annotations

from typing import Any

from auditor.crosscheck import crosscheck
from auditor.gate import judge
from auditor.model import (
    AuditResult,
    Confidence,
    Disclosures,
    Evidence,
    Gap,
    Inventory,
    Level,
    Strength,
    UnknownPackage,
    Waiver,
)
from tests.crosscheck.factory import (
    KNOWLEDGE,
    A,
    disclosures,
    inventory,
    lists,
    match,
    names,
    permission,
    states,
    use,
)

#: what a spreadsheet, a terminal, a page or a parser could take for its own
HOSTILE = (
    "=1+1",
    '=HYPERLINK("https://evil.example","x")',
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1+1",
    "\x1b[31mred\x1b[0m",
    "bell\x07 null\x00 esc\x1b",
    "turned \u202etxt.exe",
    "lone \ud800 surrogate",
    "\ufffe\uffff",
    "_x000D_ _x0041_",
    "<script>alert(1)</script>",
    "| pipe ` tick * star [x](javascript:alert(1)) @everyone #1",
    "]]> & <!-- -->",
    "中文，全角：Ａ" * 3,
    "x" * 40_000,
    "好" * 40_000,
    "😀" * 20_000,
    "two\nlines\r\nthree\rfour",
)


def sides(text: str = "words") -> tuple[Inventory, Disclosures]:
    """An app and a policy with a mismatch of most kinds; ``text`` everywhere."""
    app = inventory(
        [
            permission("CAMERA", "dangerous"),
            permission("INTERNET", "normal"),
            permission("READ_PHONE_STATE", "dangerous", max_sdk_version=28),
            permission("com.x." + text, "unknown", evidence=(Evidence(text, text, text),)),
        ],
        [
            match("getui", "com.igexin", version="3.2.1", permissions_used=(A + "CAMERA",)),
            match("alipay"),
            match("utdid"),
            match("okhttp", "okhttp3"),
            match("mipush", strength=Strength.REFERENCED, confidence=Confidence.LOW),
            match(text, text, version=text, evidence=(Evidence(text, text, text),)),
        ],
        [
            use("data_type", "imei", "android.telephony.TelephonyManager.getDeviceId"),
            use("data_type", "battery", text, text),
            use("permission", "CAMERA", "android.hardware.Camera.open", "getui"),
        ],
        [Gap("dex", text, text, ("uses",))],
        [UnknownPackage(text, 3)],
        label=text,
        version_name=text,
        version_code=7,
    )
    policy = disclosures(
        [
            states("INTERNET", at=2, literal=text, explicit=True),
            states("RECORD_AUDIO", at=3, purpose=text),
            states("READ_PHONE_STATE", at=4, negated=True),
            states("ACCESS_FINE_LOCATION", "ACCESS_COARSE_LOCATION", at=5, superseded=True),
        ],
        [
            lists(
                "支付宝",
                "alipay",
                at=10,
                data_types=("imei",),
                aliases=("支付宝", "Alipay"),
                vendor=text,
                personal_info=text,
            ),
            lists("友盟", "umeng", at=11, packages=("com.umeng",), purpose=text),
            lists(text, None, at=12, privacy_url=text, packages=(text,)),
            lists("小米推送", "mipush", at=13, platform="ios"),
        ],
        [names("battery", negated=True), names("imei", scope="sdk", sdk="支付宝")],
        [Gap("policy", text, text)],
    )
    return app, policy


def result(text: str = "words", lang: str = "en", **fields: Any) -> AuditResult:
    """The audit of :func:`sides`, judged with one waiver and one known finding."""
    app, policy = sides(text)
    comparison = crosscheck(app, policy, KNOWLEDGE, lang=lang)
    known = next(f for f in comparison.findings if f.subject.id == "utdid")
    verdict = judge(
        comparison.findings,
        fail_on=Level.MEDIUM,
        baseline=frozenset({known.fingerprint}),
        waivers=[
            Waiver("in review", "legal", "9999-01-01", rule="sdk-undisclosed", subject="getui")
        ],
    )
    made: dict[str, Any] = {
        "inventory": app,
        "disclosures": policy,
        "findings": verdict.findings,
        "gaps": tuple(sorted({*app.gaps, *policy.gaps, *comparison.gaps})),
        "rules_run": tuple(r.id for r in comparison.rules),
        "tool_version": "0.0.0",
        "knowledge_version": "test",
        "lang": lang,
        "rules": comparison.rules,
        "permission_rows": comparison.permissions,
        "sdk_rows": comparison.sdks,
        **fields,
    }
    return AuditResult(**made)
