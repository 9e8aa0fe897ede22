"""Compare what the tool reads out of APKs with what is known to be in them.

    python benchmarks/measure_apk.py DIR [DIR ...] [--json FILE]

A directory holds the output of ``build_sdk_apks.py`` (``*.truth.json``) or
samples (``*/expected.json``, as in ``sample_apks``). Printed per app: SDKs
found, missed and wrongly reported as embedded; referenced ones found;
permissions missed and invented; the gaps' stages; seconds. Exit code 1 when
anything differs from the truth.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from auditor.apk import read_inventory
from auditor.errors import AuditorError
from auditor.knowledge import Knowledge, load_knowledge
from auditor.model import Strength


@dataclass(frozen=True, slots=True)
class Truth:
    """What is known of one app."""

    name: str
    apk: Path
    permissions: frozenset[str]
    embedded: frozenset[str]
    tolerated: frozenset[str] = frozenset()
    referenced: frozenset[str] = frozenset()
    expect_gap: bool = False


@dataclass(slots=True)
class Row:
    """The comparison for one app; lists are sorted ids or names."""

    name: str
    found: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    false: dict[str, str] = field(default_factory=dict)
    low: list[str] = field(default_factory=list)
    bundled: list[str] = field(default_factory=list)
    referenced_missed: list[str] = field(default_factory=list)
    permissions: int = 0
    permissions_missed: list[str] = field(default_factory=list)
    permissions_false: list[str] = field(default_factory=list)
    gaps: list[str] = field(default_factory=list)
    gap_missing: bool = False
    seconds: float = 0.0
    error: str = ""

    @property
    def right(self) -> bool:
        """Whether nothing differs from the truth."""
        return not (
            self.missed or self.false or self.referenced_missed or self.permissions_missed
            or self.permissions_false or self.gap_missing or self.error
        )  # fmt: skip


def read_truths(directory: Path) -> Iterator[Truth]:
    """All truths in a directory, in the order of their names."""
    for path in sorted(directory.glob("*.truth.json")):
        row: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        yield Truth(
            path.name.removesuffix(".truth.json"),
            directory / row["apk"],
            frozenset(row["permissions"]),
            frozenset(row["embedded"]),
            tolerated=frozenset(row["tolerated"]),
            referenced=frozenset(row["referenced"]),
            expect_gap=row["expect_gap"],
        )
    for path in sorted(directory.glob("*/expected.json")):
        row = json.loads(path.read_text(encoding="utf-8"))
        yield Truth(
            path.parent.name,
            path.parent / row["apk"],
            frozenset(
                p["name"] for p in row["permissions"] if not p["element"].startswith("implied")
            ),
            frozenset(s["id"] for s in row["sdks"]["embedded"]),
            referenced=frozenset(s["id"] for s in row["sdks"]["referenced"]),
        )


def compare(truth: Truth, knowledge: Knowledge) -> Row:
    """Read one app and compare."""
    row = Row(truth.name)
    start = time.perf_counter()
    try:
        inventory = read_inventory(truth.apk, knowledge)
    except AuditorError as error:
        row.error = str(error)
        return row
    row.seconds = time.perf_counter() - start
    embedded = {m.sdk_id: m for m in inventory.sdks if m.strength is Strength.EMBEDDED}
    referenced = {m.sdk_id for m in inventory.sdks if m.strength is Strength.REFERENCED}
    # A functional open-source library that is truly inside is no false SDK,
    # and which of them are inside is not what this measures.
    plain = {i for i in embedded if knowledge.sdks[i].tier == "functional-open-source"}
    row.found = sorted(truth.embedded & set(embedded))
    row.missed = sorted(truth.embedded - set(embedded))
    row.bundled = sorted(truth.tolerated & set(embedded))
    for sdk_id in sorted(set(embedded) - truth.embedded - truth.tolerated - plain):
        match = embedded[sdk_id]
        seen = "; ".join(f"{e.locator} {e.excerpt}".strip() for e in match.evidence[:3])
        row.false[sdk_id] = f"{match.confidence.label}: {seen}"
    row.low = sorted(i for i in row.found if embedded[i].confidence.label == "low")
    row.referenced_missed = sorted(truth.referenced - referenced)
    # What the platform adds for an old target is right, but declared nowhere.
    declared = {p.name for p in inventory.permissions if not p.element.startswith("implied")}
    row.permissions = len(truth.permissions & declared)
    row.permissions_missed = sorted(truth.permissions - declared)
    row.permissions_false = sorted(declared - truth.permissions)
    row.gaps = sorted({g.stage for g in inventory.gaps})
    weakened = {w for g in inventory.gaps for w in g.weakens}
    row.gap_missing = truth.expect_gap and "sdks" not in weakened
    return row


def show(rows: list[Row]) -> None:
    """Print the table, then every difference."""
    head = f"{'app':20} {'sdks':>7} {'false':>5} {'permissions':>11} {'false':>5} {'s':>6}  gaps"
    print(head)
    for r in rows:
        sdks = f"{len(r.found)}/{len(r.found) + len(r.missed)}"
        permissions = f"{r.permissions}/{r.permissions + len(r.permissions_missed)}"
        print(
            f"{r.name:20} {sdks:>7} {len(r.false):5} {permissions:>11} "
            f"{len(r.permissions_false):5} {r.seconds:6.2f}  {', '.join(r.gaps) or '-'}"
        )
    found, missed = (sum(len(getattr(r, k)) for r in rows) for k in ("found", "missed"))
    false = sum(len(r.false) for r in rows)
    right = sum(r.permissions for r in rows)
    gone = sum(len(r.permissions_missed) for r in rows)
    extra = sum(len(r.permissions_false) for r in rows)
    print(f"\nSDKs: recall {ratio(found, missed)}, precision {ratio(found, false)}")
    print(f"permissions: recall {ratio(right, gone)}, precision {ratio(right, extra)}\n")
    for r in rows:
        for label, value in (
            ("error", r.error),
            ("missed", ", ".join(r.missed)),
            ("reference missed", ", ".join(r.referenced_missed)),
            ("permission missed", ", ".join(r.permissions_missed)),
            ("permission invented", ", ".join(r.permissions_false)),
            ("gap missing", "nothing says that SDKs may be hidden" if r.gap_missing else ""),
        ):
            if value:
                print(f"{r.name}: {label}: {value}")
        for sdk_id, why in r.false.items():
            print(f"{r.name}: false: {sdk_id} ({why})")
        if r.low:
            print(f"{r.name}: note: found with low confidence: {', '.join(r.low)}")


def ratio(good: int, bad: int) -> str:
    """``good`` of all, as a fraction and a number."""
    return f"{good}/{good + bad} = {good / (good + bad):.3f}" if good + bad else "-"


def main() -> int:
    """Measure and print; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("directories", nargs="+", type=Path)
    parser.add_argument("--json", type=Path, help="also write the rows here")
    options = parser.parse_args()
    truths = [t for d in options.directories for t in read_truths(d)]
    if not truths:
        parser.error("no *.truth.json and no */expected.json there")
    knowledge = load_knowledge()
    rows = [compare(t, knowledge) for t in truths]
    show(rows)
    if options.json:
        text = json.dumps([asdict(r) for r in rows], ensure_ascii=False, indent=1)
        options.json.write_text(text + "\n", encoding="utf-8")
    return 0 if all(r.right for r in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
