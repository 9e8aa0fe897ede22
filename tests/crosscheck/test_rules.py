"""The catalogue of rules and how it runs."""

from __future__ import annotations

import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from auditor.crosscheck import RULES, Rule, crosscheck, fingerprint
from auditor.crosscheck.catalogue import rules_markdown
from auditor.crosscheck.context import Context
from auditor.crosscheck.rule import Hit, Unexamined
from auditor.crosscheck.texts import LANGUAGES, load_texts
from auditor.errors import UsageError
from auditor.model import Confidence, Level, Subject
from tests.crosscheck.factory import (
    KNOWLEDGE,
    compare,
    disclosures,
    inventory,
    lists,
    match,
    permission,
    states,
    use,
)

#: references that were read in the text itself
READ = {
    "cn-rdff-1", "cn-rdff-2.1", "cn-rdff-2.2", "cn-rdff-2.3", "cn-rdff-3.3", "cn-pipl-17",
    "cn-pipl-23", "cn-gbt41391", "cn-gbt43435-6.1b", "cn-miit-164", "cn-dual-list",
    "store-huawei", "store-xiaomi", "store-tencent",
}  # fmt: skip


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_rules_and_texts_are_the_same_set() -> None:
    ids = [rule.id for rule in RULES]
    assert len(set(ids)) == len(ids)
    assert set(ids) == set(load_texts().rules)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_text_exists_in_both_languages_with_the_same_placeholders(rule: Rule) -> None:
    words = load_texts().rules[rule.id]
    for text in (
        words.title,
        words.help,
        words.remedy,
        *words.messages.values(),
        *words.gaps.values(),
    ):
        assert set(text) == set(LANGUAGES)
        assert all(text.values())
        assert placeholders(text["en"]) == placeholders(text["zh"])
    assert any("一" <= c <= "鿿" for c in words.title["zh"])
    assert rule.check.__doc__


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_only_references_that_were_read_are_cited(rule: Rule) -> None:
    texts = load_texts()
    assert set(texts.rules[rule.id].legal) <= READ
    assert set(texts.legal) <= READ
    assert texts.cite(rule.id, "zh") == tuple(
        texts.legal[i].cite["zh"] for i in texts.rules[rule.id].legal
    )


def test_findings_are_sorted_and_unique() -> None:
    app = inventory(
        [permission("INTERNET", "normal"), permission("CAMERA", "dangerous")],
        [match("getui"), match("umeng")],
    )
    policy = disclosures([states("RECORD_AUDIO"), states("RECORD_AUDIO", at=2)])
    findings = compare(app, policy).findings
    assert [f.level for f in findings] == sorted((f.level for f in findings), reverse=True)
    assert len({f.fingerprint for f in findings}) == len(findings)
    assert compare(app, policy).findings == findings


def test_a_finding_never_exceeds_the_level_of_its_rule() -> None:
    app = inventory(
        [permission(n, "dangerous") for n in ("CAMERA", "READ_PHONE_STATE")],
        [match("getui"), match("alipay"), match("utdid")],
    )
    policy = disclosures([states("CAMERA", negated=True)], [lists("友盟", "umeng", vendor=None)])
    for finding in compare(app, policy).findings:
        assert finding.level <= load_texts().rules[finding.rule_id].level


def test_a_clean_pair_has_no_finding() -> None:
    app = inventory(
        [permission("INTERNET", "normal")],
        [match("getui"), match("okhttp")],
        [use("permission", "INTERNET", "java.net.URL.openConnection")],
    )
    policy = disclosures([states("INTERNET")], [lists("个推", "getui")])
    result = compare(app, policy)
    assert (result.findings, result.gaps) == ((), ())
    assert {r.id for r in result.rules} == {r.id for r in RULES}


def test_a_rule_that_could_not_run_is_a_gap_and_not_among_the_rules() -> None:
    def blind(context: Context) -> Iterator[Hit | Unexamined]:
        yield Unexamined("weakened", {"reasons": "because"})

    rule = Rule("permission-overdeclared", blind)
    result = crosscheck(inventory(), disclosures(), KNOWLEDGE, rules=[rule])
    assert result.rules == ()
    assert result.gaps[0].subject == rule.id


def test_two_hits_on_one_fact_are_one_finding() -> None:
    def twice(context: Context) -> Iterator[Hit | Unexamined]:
        for line in (1, 2):
            subject = Subject("policy", "effective-date", f"line {line}")
            yield Hit(subject, Level.LOW, Confidence.LOW, values={"documents": "x"})

    rule = Rule("policy-date-missing", twice)
    assert len(crosscheck(inventory(), disclosures(), KNOWLEDGE, rules=[rule]).findings) == 1


def test_fingerprints_tell_facts_apart() -> None:
    made = {
        fingerprint(rule, Subject(kind, name), detail)
        for rule in ("a", "b")
        for kind in ("sdk", "permission")
        for name in ("x", "y")
        for detail in ("", "z")
    }
    assert len(made) == 16
    assert fingerprint("a", Subject("sdk", "x", "one")) == fingerprint("a", Subject("sdk", "x"))
    assert fingerprint("a", Subject("sdk", "\udc80"))


def test_another_language_is_refused() -> None:
    with pytest.raises(UsageError, match="fr"):
        crosscheck(inventory(), disclosures(), KNOWLEDGE, lang="fr")


def test_values_of_inputs_are_not_read_as_templates() -> None:
    policy = disclosures([states("com.x.{0.__class__}{name}")])
    (finding,) = compare(inventory(), policy, "permission-unused").findings
    assert "{0.__class__}{name}" in finding.message


def test_the_document_on_rules_is_up_to_date() -> None:
    path = Path(__file__).parents[2] / "docs" / "rules.md"
    assert path.read_text(encoding="utf-8") == rules_markdown(), (
        "run: python -m auditor.crosscheck.catalogue > docs/rules.md"
    )
