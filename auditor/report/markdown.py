"""Markdown for a merge request's comment: short, with the verdict on top."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from auditor.knowledge import Knowledge
from auditor.model import AuditResult, Evidence, Finding, Level, Status
from auditor.report import Options, Reportable
from auditor.report.labels import Labels
from auditor.report.plain import for_terminal
from auditor.report.sheets import file_name, place_text

#: comments have a size limit (GitHub: 65,536 characters); the rest is counted
ROW_LIMIT = 60
_GAP_LIMIT = 20
_MARKUP = re.compile(r"([\\`*_{}\[\]<>()#+!|~@&$:-])")


def render(value: Reportable, knowledge: Knowledge, options: Options) -> bytes:
    """The audit as Markdown that GitHub and GitLab show alike."""
    assert isinstance(value, AuditResult)
    return ("\n".join(_lines(value, Labels(options.lang), options)) + "\n").encode()


def plain(text: str, limit: int = 400) -> str:
    """An input's words on one line: no markup, no mention, no link."""
    shown = for_terminal(text)
    if len(shown) > limit:
        shown = shown[: limit - 1] + "…"
    return _MARKUP.sub(lambda found: f"&#{ord(found.group())};", shown)


def _lines(result: AuditResult, labels: Labels, options: Options) -> Iterator[str]:
    app = result.inventory.app
    name = " ".join(p for p in (app.label, app.package, app.version_name) if p)
    yield f"## {labels['title']}: {plain(name, 120)}"
    yield ""
    failing = [
        f
        for f in result.findings
        if options.fail_on is not None and f.status is Status.NEW and f.level >= options.fail_on
    ]
    if options.fail_on is not None:
        word = labels["fail" if failing else "pass"]
        limit = f"{labels['threshold']}: {labels.level(options.fail_on)}"
        yield f"**{labels['result']}: {word}** ({limit})"
        yield ""
    levels = Counter(f.level for f in result.findings if f.status is Status.NEW)
    statuses = Counter(f.status for f in result.findings)
    order = sorted(Level, reverse=True)
    yield "| " + " | ".join((*map(labels.level, order), labels["known"], labels["waived"])) + " |"
    yield "|" + " ---: |" * (len(order) + 2)
    counts = [*(levels[o] for o in order), statuses[Status.KNOWN], statuses[Status.WAIVED]]
    yield "| " + " | ".join(map(str, counts)) + " |"
    new = [f for f in result.findings if f.status is Status.NEW]
    if not new:
        yield ""
        yield labels["clean"]
    main = [f for f in new if f.level > Level.INFO]
    if main:
        yield ""
        yield from _table(main[:ROW_LIMIT], labels)
    if len(main) > ROW_LIMIT:
        yield ""
        yield f"+{len(main) - ROW_LIMIT} {labels['more']}"
    minor = [f for f in new if f.level is Level.INFO]
    if minor:
        yield from _folded(
            f"{labels.level(Level.INFO)} ({len(minor)})", (f.message for f in minor), labels
        )
    if result.gaps:
        yield from _folded(
            f"{labels['gaps']} ({len(result.gaps)})",
            (f"{g.stage}: {g.subject}: {g.reason}" for g in result.gaps),
            labels,
        )
    yield ""
    documents = labels.joined(plain(file_name(d.path)) for d in result.disclosures.documents)
    yield (
        f"<sub>{labels['policy']}: {documents} · auditor {plain(result.tool_version)} / "
        f"{plain(result.knowledge_version)} · {labels['caution']}</sub>"
    )


def _table(findings: Iterable[Finding], labels: Labels) -> Iterator[str]:
    heads = (
        labels["level"],
        labels["rule"],
        labels["what"],
        labels["evidence"],
        labels["remedy"],
    )
    yield "| " + " | ".join(heads) + " |"
    yield "|" + " --- |" * len(heads)
    for f in findings:
        cells = (
            f"**{labels.level(f.level)}**",
            plain(f.rule_id),
            plain(f.message),
            _places((*f.policy_evidence[:2], *f.apk_evidence[:1])),
            plain(f.remedy),
        )
        yield "| " + " | ".join(cells) + " |"


def _places(places: Iterable[Evidence]) -> str:
    return "<br>".join(plain(place_text(place), 120) for place in places)


def _folded(title: str, lines: Iterable[str], labels: Labels) -> Iterator[str]:
    known = list(lines)
    yield ""
    yield f"<details><summary>{title}</summary>"
    yield ""
    for line in known[:_GAP_LIMIT]:
        yield f"- {plain(line)}"
    if len(known) > _GAP_LIMIT:
        yield f"- +{len(known) - _GAP_LIMIT} {labels['more']}"
    yield ""
    yield "</details>"
