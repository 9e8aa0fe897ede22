"""``docs/rules.md``, made from the rules: ``python -m auditor.crosscheck.catalogue``."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from auditor.crosscheck import RULES
from auditor.crosscheck.texts import Texts, load_texts

_HEAD = """\
# Rules

Written by `python -m auditor.crosscheck.catalogue` from `mappings/rules.json`; a test
keeps it up to date. Each rule is a small function in `auditor/crosscheck/`.

**Level** says how bad a finding is (high, medium, low, info), **confidence** how sure the
tool is (high, medium, low). They are independent: code that only looks like an SDK is a
finding of low confidence, not a smaller offence. The level given here is the highest that
the rule gives. A rule that could not run, because a part of the app or of the policy was
not readable, is listed under "could not be examined" and finds nothing.

Static presence shows that an SDK is integrated, not that data is collected; a call shows
that code can read something, not that it is sent. What is disclosed and not found is to be
reviewed: dynamic loading, code shrinking or another platform may explain it.

A reference to a law, a standard or a store is shown only where we read it in the text
itself. The reports are no legal advice.
"""


def rules_markdown() -> str:
    """The catalogue of all rules, in both languages."""
    return "\n".join(_lines(load_texts())) + "\n"


def _lines(texts: Texts) -> Iterator[str]:
    yield _HEAD
    yield "| rule | level | finds |"
    yield "| --- | --- | --- |"
    for rule in RULES:
        words = texts.rules[rule.id]
        yield f"| [`{rule.id}`](#{rule.id}) | {words.level.label} | {words.title['en']} |"
    for rule in RULES:
        words = texts.rules[rule.id]
        yield ""
        yield f"## {rule.id}"
        yield ""
        yield f"**{words.title['en']}** · {words.title['zh']} · level: up to {words.level.label}"
        yield ""
        yield words.help["en"]
        yield ""
        yield words.help["zh"]
        yield ""
        yield f"- What it says: {'; or '.join(_shown(m['en']) for m in words.messages.values())}."
        yield f"- What to do: {_shown(words.remedy['en'])}"
        if words.gaps:
            reasons = "; or ".join(_shown(g["en"]) for g in words.gaps.values())
            yield f"- Not decided when: {reasons}."
        if words.legal:
            cites = "; ".join(texts.legal[key].cite["en"] for key in words.legal)
            yield f"- Basis: {cites}."
    yield ""
    yield "## What the references ask"
    yield ""
    yield "| id | reference | what it asks |"
    yield "| --- | --- | --- |"
    for legal in texts.legal.values():
        yield (
            f"| `{legal.id}` | {legal.cite['en']}<br>{legal.cite['zh']} "
            f"| {legal.asks['en']}<br>{legal.asks['zh']} |"
        )


def _shown(template: str) -> str:
    """A message with its placeholders as readers know them."""
    return template.replace("{who}", "").replace("{", "‹").replace("}", "›")


if __name__ == "__main__":
    sys.stdout.write(rules_markdown())
