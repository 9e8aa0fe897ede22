"""Score the policy extractor against labelled policies.

    python benchmarks/score_policies.py [FOLDER ...] [--verbose] [--json OUT] [--corpus]

A folder holds documents with ``<document>.gold.json`` beside them; without one
the hand-written policies of this repository are scored. ``--corpus`` adds the
labelled policies of the optional corpus directory (``AUDITOR_CORPUS``).

What counts, per policy:
- permission: one item per constant over all scopes; a typo is met by what is
  written or by what is meant, a name by any constant it may denote;
- SDK: one item per brand, met by a name, an alias or a package (equal, or one
  the dotted prefix of the other);
- data type: one item per type that is stated positively.
Gold entries that are optional or superseded cost nothing either way; what the
extractor itself marks as superseded or denied is not a disclosure.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from auditor.knowledge import Knowledge
    from auditor.model import Disclosures

sys.path.insert(0, str(Path(__file__).parent))
from policies.scoring import (
    FIELDS,
    KINDS,
    LINE_TOLERANCE,
    Row,
    Score,
    score_policy,
    total,
    totals,
)

__all__ = ["FIELDS", "KINDS", "Score", "score_policy", "total", "totals"]


def to_rows(disclosures: Disclosures) -> list[Row]:
    """Disclosures as the scorer's rows; superseded ones are no disclosure."""
    rows: list[Row] = []
    aliases: dict[str, list[str]] = {}
    for s in disclosures.sdks:
        for key in (s.name, s.sdk_id):
            if key:
                aliases.setdefault(key, []).extend((s.name, *s.aliases))
        if s.superseded:
            continue
        rows.append(
            {
                "kind": "sdk",
                "value": s.name,
                "aliases": list(s.aliases),
                "packages": list(s.packages),
                "line": s.evidence.line,
                "permissions": list(s.permissions),
                "vendor": s.vendor,
                "purpose": s.purpose,
                "personal_info": s.personal_info,
                "privacy_url": s.privacy_url,
            }
        )
    rows += [
        {
            "kind": "permission",
            "value": p.permission,
            "aliases": [a for a in (p.literal, p.intended) if a],
            "line": p.evidence.line,
            "negated": p.negated,
            "scope": p.scope,
            "sdk": p.sdk,
            "sdk_aliases": aliases.get(p.sdk or "", []),
        }
        for p in disclosures.permissions
        if not p.superseded
    ]
    rows += [
        {
            "kind": "data_type",
            "value": d.data_type,
            "aliases": [],
            "line": d.evidence.line,
            "negated": d.negated,
        }
        for d in disclosures.data_types
        if not d.superseded
    ]
    return rows


def cases(folder: Path) -> Iterator[tuple[Path, Row]]:
    """Every labelled document of a folder with its gold, in order of names."""
    for path in sorted(folder.glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        yield path.parent / gold["file"], gold


def score_folders(folders: Iterable[Path], knowledge: Knowledge) -> list[Score]:
    """Run the extractor over every labelled document and score it.

    A document that the extractor refuses or crashes on counts as an empty
    answer, with the error kept in the score.
    """
    from auditor.errors import AuditorError
    from auditor.policy import read_disclosures

    scores = []
    for folder in folders:
        for document, gold in cases(folder):
            rows: list[Row] = []
            error = ""
            try:
                rows = to_rows(read_disclosures([document], knowledge))
            except AuditorError as problem:
                error = f"refused: {problem}"
            except Exception as problem:  # one crash must not hide the other figures
                error = f"crashed: {problem!r}"
            scores.append(score_policy(gold, rows, document.name))
            scores[-1].error = error
    return scores


def _cells(scores: Sequence[Score]) -> str:
    out = []
    for kind in KINDS:
        c = total(scores, kind)
        if c.tp + c.fp + c.fn:
            out.append(f"{c.precision:6.3f} {c.recall:6.3f} {c.f1:6.3f} {c.tp + c.fn:5d}")
        else:
            out.append(f"{'-':>6} {'-':>6} {'-':>6} {0:5d}")
    return "  ".join(out)


def report(scores: Sequence[Score], verbose: bool = False, by_policy: bool = True) -> str:
    """The table that people read."""
    layouts = sorted({x for s in scores for x in s.layouts})
    width = max([len(s.name) for s in scores] + [len(x) for x in layouts] + [6])
    head = f"{'':{width}}  " + "  ".join(f"{k:^26}" for k in KINDS)
    columns = "  ".join(f"{'P':>6} {'R':>6} {'F1':>6} {'n':>5}" for _ in KINDS)
    lines = [head, f"{'':{width}}  {columns}"]
    for s in scores if by_policy else ():
        lines.append(f"{s.name:{width}}  {_cells([s])}")
        if s.error:
            lines.append(f"    {s.error}")
        if verbose:
            for kind in KINDS:
                lines += [f"    {kind} missed: {x}" for x in s.missed[kind]]
                lines += [f"    {kind} spurious: {x}" for x in s.spurious[kind]]
            lines += [f"    field {x}" for x in s.field_errors]
            lines += [f"    scope {x}" for x in s.scope_errors]
    if layouts:
        lines.append("by layout")
        for x in layouts:
            lines.append(f"{x:{width}}  {_cells([s for s in scores if x in s.layouts])}")
    lines.append(f"{'all':{width}}  {_cells(scores)}")
    sums = totals(scores)
    for kind in KINDS:
        k = sums["kinds"][kind]
        lines.append(
            f"{kind}: F1 {k['f1']:.3f}, lines within {LINE_TOLERANCE} "
            f"{k['line_ok']}/{k['line_total']}, denied reported {k['denied']}"
        )
    for f, v in sums["fields"].items():
        lines.append(
            f"field {f}: {v['correct']} of {v['in_gold']} (given {v['given']}): "
            f"recall {v['recall']:.3f}, accuracy {v['accuracy']:.3f}"
        )
    v = sums["scopes"]
    lines.append(f"scope: {v['found']} of {v['in_gold']} pairs, wrongly scoped {v['wrong']}")
    return "\n".join(lines)


def corpus_folders() -> list[Path]:
    """The labelled policies of the optional corpus; empty when it is not there."""
    root = Path(os.environ.get("AUDITOR_CORPUS", "../shared")) / "policies"
    return [f for f in (root / "seeds", root / "dev") if f.is_dir()]


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Score the policy extractor.")
    parser.add_argument("folders", nargs="*", type=Path, help="folders with labelled policies")
    parser.add_argument("--corpus", action="store_true", help="add the optional corpus")
    parser.add_argument("--verbose", action="store_true", help="every miss with its line")
    parser.add_argument("--summary", action="store_true", help="no line per policy")
    parser.add_argument("--json", type=Path, help="write the numbers there")
    args = parser.parse_args(argv)
    folders = args.folders or [Path(__file__).parent / "policies" / "documents"]
    if args.corpus:
        folders = [*args.folders, *corpus_folders()]
    from auditor.knowledge import load_knowledge

    scores = score_folders(folders, load_knowledge())
    if not scores:
        print("no labelled policy found", file=sys.stderr)
        return 2
    print(report(scores, args.verbose, not args.summary))
    if args.json:
        per_layout = {
            x: totals([s for s in scores if x in s.layouts])
            for x in sorted({x for s in scores for x in s.layouts})
        }
        data = {
            "total": totals(scores),
            "policies": {s.name: totals([s]) for s in scores},
            "layouts": per_layout,
        }
        args.json.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
