"""The terminal summary: the verdict, the findings, what could not be examined.

Strings of inputs are escaped: nothing in an APK or a policy can move the
cursor, colour the screen or turn the direction of text.
"""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator

from auditor.knowledge import Knowledge
from auditor.model import (
    AuditResult,
    Disclosures,
    Evidence,
    Finding,
    Gap,
    Inventory,
    Level,
    Status,
)
from auditor.report import Options, Reportable
from auditor.report.labels import Labels
from auditor.report.plain import fit, for_terminal, table, width
from auditor.report.sheets import data_name, place_text, sdk_name

_COLOURS = {"high": "31", "medium": "33", "low": "36", "info": "2", "good": "32", "bold": "1"}
_COLUMNS = 100


def render(value: Reportable, knowledge: Knowledge, options: Options) -> bytes:
    """The value as UTF-8 text with a final line feed."""
    page = _Page(knowledge, options)
    if isinstance(value, Inventory):
        lines = page.inventory(value)
    elif isinstance(value, Disclosures):
        lines = page.disclosures(value)
    else:
        lines = page.audit(value)
    return ("\n".join(lines) + "\n").encode()


class _Page:
    """Lines of one report."""

    def __init__(self, knowledge: Knowledge, options: Options) -> None:
        self.knowledge = knowledge
        self.options = options
        self.labels = Labels(options.lang)
        self.home = ""

    def paint(self, text: str, tone: str) -> str:
        """Text in a colour where colours show."""
        return f"\x1b[{_COLOURS[tone]}m{text}\x1b[0m" if self.options.colour else text

    def heading(self, text: str, count: int | None = None) -> str:
        """A section's title."""
        return self.paint(text if count is None else f"{text} ({count})", "bold")

    # --- audit ------------------------------------------------------------------

    def audit(self, result: AuditResult) -> Iterator[str]:
        """An audit: inputs, findings by level, gaps, the verdict last."""
        self.home = result.inventory.app.path
        yield from self._inputs(result)
        for level in sorted(Level, reverse=True):
            found = [f for f in result.findings if f.level is level]
            open_ones = [f for f in found if f.status is Status.NEW or self.options.verbose]
            if open_ones:
                yield ""
                yield self.heading(self.labels.level(level).upper(), len(open_ones))
                if level is Level.INFO and not self.options.verbose:
                    yield from self._brief(open_ones)
                else:
                    yield from self._findings(open_ones, level)
        if not result.findings:
            yield ""
            yield self.labels["clean"]
        yield from self._gaps(result.gaps)
        yield ""
        yield from self._verdict(result)

    def _inputs(self, result: AuditResult) -> Iterator[str]:
        app = result.inventory.app
        name = " ".join(p for p in (app.label, app.package, app.version_name) if p)
        yield self.paint(for_terminal(name), "bold")
        rows = [(self.labels["file"], app.path)]
        for d in result.disclosures.documents:
            since = f", {self.labels['effective']} {d.effective_date}" if d.effective_date else ""
            rows.append((self.labels["policy"], f"{d.path} ({d.format}, {d.language}{since})"))
        declared = sum(1 for r in result.permission_rows if r.declared)
        covered = sum(1 for r in result.permission_rows if r.declared and r.disclosures)
        embedded = [r for r in result.sdk_rows if r.match and r.match.strength == "embedded"]
        libraries = sum(1 for r in embedded if r.status == "functional")
        named = sum(1 for r in embedded if r.disclosures)
        apart = f" (+ {libraries} {self.labels['libraries']})" if libraries else ""
        of = "，其中已披露 {}" if self.labels.lang == "zh" else ", {} disclosed"
        rows.append((self.labels["Permissions"], f"{declared}{of.format(covered)}"))
        rows.append((self.labels["SDKs"], f"{len(embedded) - libraries}{of.format(named)}{apart}"))
        yield from table(rows, "  ")

    def _findings(self, findings: Iterable[Finding], level: Level) -> Iterator[str]:
        full = self.options.verbose or level > Level.LOW
        for finding in findings:
            head = f"{finding.rule_id}  {for_terminal(_subject(finding))}"
            state = (
                "" if finding.status is Status.NEW else f" [{self.labels[finding.status.value]}]"
            )
            yield "  " + self.paint(head, finding.level.label) + state
            yield from self._wrapped(finding.message, 4)
            if finding.note:
                yield from self._wrapped(finding.note, 4)
            if full or not finding.policy_evidence:
                yield from self._places(self.labels["in the app"], finding.apk_evidence, full)
            yield from self._places(self.labels["in the policy"], finding.policy_evidence, full)
            if full:
                yield from self._wrapped(finding.remedy, 4, "→ ")

    def _brief(self, findings: Iterable[Finding]) -> Iterator[str]:
        yield from table([(f.rule_id, f.message) for f in findings], "  ")

    def _places(self, title: str, places: tuple[Evidence, ...], full: bool) -> Iterator[str]:
        limit = 20 if self.options.verbose else 2 if full else 1
        for place in places[:limit]:
            text = place_text(place, self.home) + (f": {place.excerpt}" if place.excerpt else "")
            yield fit(for_terminal(f"    {title}: {text}"), _COLUMNS).rstrip()
        if len(places) > limit and full:
            yield f"    {title}: +{len(places) - limit} {self.labels['more']}"

    def _wrapped(self, text: str, indent: int, mark: str = "") -> Iterator[str]:
        yield from _wrap(for_terminal(text), _COLUMNS, " " * indent, mark)

    def _gaps(self, gaps: Iterable[Gap]) -> Iterator[str]:
        known = list(gaps)
        if not known:
            return
        yield ""
        yield self.heading(self.labels["gaps"], len(known))
        shown = known if self.options.verbose else known[:15]
        yield from table([(g.stage, g.subject, g.reason) for g in shown], "  ", 48)
        if len(known) > len(shown):
            yield f"  +{len(known) - len(shown)} {self.labels['more']}"

    def _verdict(self, result: AuditResult) -> Iterator[str]:
        levels = Counter(f.level for f in result.findings)
        counts = self.labels.joined(
            f"{levels[level]} {self.labels.level(level)}" for level in sorted(Level, reverse=True)
        )
        statuses = Counter(f.status for f in result.findings)
        extra = self.labels.joined(
            f"{statuses[s]} {self.labels[s.value]}" for s in Status if statuses[s]
        )
        yield counts + (f" ({extra})" if len(statuses) > 1 else "")
        if self.options.fail_on is not None:
            failing = [
                f
                for f in result.findings
                if f.status is Status.NEW and f.level >= self.options.fail_on
            ]
            word = self.labels["fail" if failing else "pass"]
            limit = f"{self.labels['threshold']}: {self.labels.level(self.options.fail_on)}"
            tone = "high" if failing else "good"
            yield f"{self.labels['result']}: {self.paint(word, tone)} ({limit})"

    # --- one side ------------------------------------------------------------------

    def inventory(self, inventory: Inventory) -> Iterator[str]:
        """An app: permissions, SDKs, readable data, unknown code, gaps."""
        app = inventory.app
        name = " ".join(p for p in (app.label, app.package, app.version_name) if p)
        yield self.paint(for_terminal(name), "bold")
        yield from table(
            [
                (self.labels["file"], app.path),
                (self.labels["target"], f"{app.min_sdk or '?'} / {app.target_sdk or '?'}"),
                (self.labels["sha256"], app.sha256),
            ],
            "  ",
        )
        yield ""
        yield self.heading(self.labels["Permissions"], len(inventory.permissions))
        yield from table(
            [(p.name, p.protection_level, p.element) for p in inventory.permissions], "  "
        )
        for strength in ("embedded", "referenced"):
            found = [m for m in inventory.sdks if m.strength == strength]
            if not found:
                continue
            yield ""
            yield self.heading(f"{self.labels['SDKs']}: {self.labels[strength]}", len(found))
            yield from table(
                [
                    (
                        sdk_name(m.sdk_id, self.knowledge, self.labels),
                        m.version or "",
                        self.labels.level(m.confidence),
                        self.labels.joined(m.packages[:3])
                        or next((e.locator for e in m.evidence), ""),
                    )
                    for m in found
                ],
                "  ",
                40,
            )
        read: dict[str, set[str]] = {}
        for use in inventory.uses:
            if use.kind == "data_type":
                read.setdefault(use.value, set()).add(use.sdk_id or use.caller)
        if read:
            yield ""
            yield self.heading(self.labels["Personal data"], len(read))
            yield from table(
                [
                    (
                        data_name(t, self.knowledge, self.labels),
                        self.labels.joined(
                            self.labels["app"]
                            if c == "app"
                            else sdk_name(c, self.knowledge, self.labels)
                            for c in sorted(callers)
                        ),
                    )
                    for t, callers in sorted(read.items())
                ],
                "  ",
            )
        if inventory.unknown_packages:
            yield ""
            unknown = inventory.unknown_packages
            shown = unknown if self.options.verbose else unknown[:15]
            yield self.heading(self.labels["Unknown code"], len(unknown))
            yield from table([(u.package, str(u.classes)) for u in shown], "  ")
            if len(unknown) > len(shown):
                yield f"  +{len(unknown) - len(shown)} {self.labels['more']}"
        yield from self._gaps(inventory.gaps)

    def disclosures(self, disclosures: Disclosures) -> Iterator[str]:
        """A policy: documents, permissions, SDKs, data types, gaps."""
        labels = self.labels
        yield self.heading(labels["documents"], len(disclosures.documents))
        yield from table(
            [
                (d.path, d.format, d.encoding, d.language, d.effective_date or "")
                for d in disclosures.documents
            ],
            "  ",
        )
        if disclosures.permissions:
            yield ""
            yield self.heading(labels["Permissions"], len(disclosures.permissions))
            yield from table(
                [
                    (
                        str(p.evidence.line or ""),
                        p.intended or p.permission,
                        p.sdk or labels["app"],
                        self._state(p.negated, p.superseded),
                        p.literal,
                    )
                    for p in disclosures.permissions
                ],
                "  ",
                48,
            )
        if disclosures.sdks:
            yield ""
            yield self.heading(labels["SDKs"], len(disclosures.sdks))
            yield from table(
                [
                    (
                        str(s.evidence.line or ""),
                        s.name,
                        s.sdk_id or "",
                        s.vendor or "",
                        self._state(False, s.superseded),
                        labels.joined(s.packages),
                    )
                    for s in disclosures.sdks
                ],
                "  ",
                36,
            )
        if disclosures.data_types:
            yield ""
            yield self.heading(labels["Personal data"], len(disclosures.data_types))
            yield from table(
                [
                    (
                        str(d.evidence.line or ""),
                        data_name(d.data_type, self.knowledge, labels),
                        d.sdk or labels["app"],
                        self._state(d.negated, d.superseded),
                        d.literal,
                    )
                    for d in disclosures.data_types
                ],
                "  ",
                36,
            )
        yield from self._gaps(disclosures.gaps)

    def _state(self, negated: bool, superseded: bool) -> str:
        if superseded:
            return self.labels["foreign"]
        return self.labels["denied"] if negated else ""


def _subject(finding: Finding) -> str:
    """What a finding is about, on one line."""
    subject = finding.subject
    if subject.kind == "permission":
        short = subject.id.removeprefix("android.permission.")
        text = short if subject.name in ("", short) else f"{short} ({subject.name})"
    else:
        text = subject.name or subject.id
    return f"{text} → {finding.detail}" if finding.detail else text


def _wrap(text: str, columns: int, indent: str, mark: str) -> Iterator[str]:
    """Wrap by terminal columns; a line without spaces (Chinese) breaks anywhere."""
    room = columns - len(indent) - width(mark)
    if text.isascii():
        lines = textwrap.wrap(text, room) or [""]
    else:
        lines, current, used = [], "", 0
        for character in text:
            if used + width(character) > room:
                head, space, tail = current.rpartition(" ")
                if space and width(tail) < 20:
                    lines.append(head)
                    current, used = tail, width(tail)
                else:
                    lines.append(current)
                    current, used = "", 0
            current += character
            used += width(character)
        lines.append(current)
    for number, line in enumerate(lines):
        yield indent + (mark if number == 0 else " " * width(mark)) + line.rstrip()
