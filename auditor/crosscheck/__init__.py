"""Inventory and disclosures, compared: the rules and how they run."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from auditor.crosscheck import data_types, permissions, quality, sdks
from auditor.crosscheck.context import Context
from auditor.crosscheck.rule import Hit, Rule, Unexamined
from auditor.crosscheck.texts import LANGUAGES, Texts, load_texts
from auditor.errors import UsageError
from auditor.knowledge import Knowledge
from auditor.model import (
    Disclosures,
    Finding,
    Gap,
    Inventory,
    PermissionRow,
    RuleInfo,
    SdkRow,
    Subject,
)

__all__ = ["RULES", "Comparison", "Rule", "crosscheck", "fingerprint"]

#: every rule, in the order in which reports group findings of one level
RULES: tuple[Rule, ...] = (
    Rule("permission-undisclosed", permissions.undisclosed),
    Rule("permission-scope", permissions.scope),
    Rule("permission-unused", permissions.unused),
    Rule("permission-overdeclared", permissions.overdeclared),
    Rule("permission-purpose-missing", permissions.purpose_missing),
    Rule("permission-misspelled", permissions.misspelled),
    Rule("permission-obsolete", permissions.obsolete),
    Rule("permission-unknown", permissions.unknown),
    Rule("sdk-undisclosed", sdks.undisclosed),
    Rule("sdk-unused", sdks.unused),
    Rule("sdk-package-mismatch", sdks.package_mismatch),
    Rule("sdk-field-missing", sdks.field_missing),
    Rule("sdk-permission-undisclosed", sdks.permission_undisclosed),
    Rule("sdk-permission-unused", sdks.permission_unused),
    Rule("data-undisclosed", data_types.undisclosed),
    Rule("data-contradicted", data_types.contradicted),
    Rule("sdk-data-undisclosed", data_types.sdk_undisclosed),
    Rule("policy-sdk-list-missing", sdks.list_missing),
    Rule("policy-vague-wording", quality.vague_wording),
    Rule("policy-date-missing", quality.date_missing),
    Rule("policy-conflict", quality.conflict),
)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What comparing both sides gives.

    :param findings: sorted by level, then rule, then subject.
    :param gaps: what rules could not decide.
    :param rules: the rules that ran.
    """

    findings: tuple[Finding, ...]
    gaps: tuple[Gap, ...]
    rules: tuple[RuleInfo, ...]
    permissions: tuple[PermissionRow, ...]
    sdks: tuple[SdkRow, ...]


def crosscheck(
    inventory: Inventory,
    disclosures: Disclosures,
    knowledge: Knowledge,
    *,
    lang: str = "en",
    rules: Iterable[Rule] = RULES,
) -> Comparison:
    """Run the rules over one app and its policy.

    :param lang: language of messages, ``en`` or ``zh``.
    :raises UsageError: another language.
    """
    if lang not in LANGUAGES:
        raise UsageError(f"no texts in language {lang!r}", remedy=f"use {' or '.join(LANGUAGES)}")
    context = Context(inventory, disclosures, knowledge, lang)
    texts = load_texts()
    findings: dict[str, Finding] = {}
    gaps: list[Gap] = []
    ran: list[RuleInfo] = []
    for rule in rules:
        could_run = True
        for outcome in rule.check(context):
            if isinstance(outcome, Hit):
                finding = _finding(rule.id, outcome, texts, lang)
                findings.setdefault(finding.fingerprint, finding)
            else:
                could_run = could_run and bool(outcome.subject)
                gaps.append(_gap(rule.id, outcome, texts, lang))
        if could_run:
            ran.append(_info(rule.id, texts, lang))
    order = {rule.id: place for place, rule in enumerate(RULES)}
    return Comparison(
        findings=tuple(
            sorted(
                findings.values(),
                key=lambda f: (
                    -f.level,
                    order.get(f.rule_id, len(order)),
                    -f.confidence,
                    f.subject,
                    f.detail,
                ),
            )
        ),
        gaps=tuple(sorted(set(gaps))),
        rules=tuple(ran),
        permissions=context.permissions,
        sdks=context.sdks,
    )


def fingerprint(rule_id: str, subject: Subject, detail: str = "") -> str:
    """A finding's identity: rule and subject, nothing that moves.

    Lines, wording, levels, versions and file names may change without making
    it another finding. Twenty hexadecimal digits.
    """
    text = "\x1f".join(("auditor/1", rule_id, subject.kind, subject.id, detail))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:20]


def _finding(rule_id: str, hit: Hit, texts: Texts, lang: str) -> Finding:
    words = texts.rules[rule_id]
    return Finding(
        rule_id=rule_id,
        level=hit.level,
        confidence=hit.confidence,
        subject=hit.subject,
        message=words.messages[hit.wording][lang].format_map(hit.values),
        remedy=words.remedy[lang].format_map(hit.values),
        fingerprint=fingerprint(rule_id, hit.subject, hit.detail),
        legal=texts.cite(rule_id, lang),
        apk_evidence=hit.apk,
        policy_evidence=hit.policy,
        detail=hit.detail,
    )


def _gap(rule_id: str, outcome: Unexamined, texts: Texts, lang: str) -> Gap:
    reason = texts.rules[rule_id].gaps[outcome.reason][lang].format_map(outcome.values)
    return Gap(
        "crosscheck", f"{rule_id}: {outcome.subject}" if outcome.subject else rule_id, reason
    )


def _info(rule_id: str, texts: Texts, lang: str) -> RuleInfo:
    words = texts.rules[rule_id]
    return RuleInfo(
        rule_id, words.level, words.title[lang], words.help[lang], texts.cite(rule_id, lang)
    )
