"""Score the extractor on snippets: what a policy says of SDKs in a few lines.

    PYTHONPATH=. python benchmarks/policies/snippets.py FILE.jsonl ... [--verbose]

A line of a file holds ``{"id", "lang", "text", "format", "sdks"}``: the text as
it stands in a policy's section on third parties (``format`` txt, md or html)
and the SDKs with the fields that it states, as in a gold file. Each snippet is
read as a policy of its own, under that section's heading.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
sys.path.insert(0, str(ROOT.parent))

from score_policies import report, to_rows  # noqa: E402

from policies.scoring import Row, Score, score_policy  # noqa: E402

_CONSTANT = re.compile(r"[A-Z]{3,}_[A-Z]|permission\.")
HEADINGS = {
    "zh-Hans": ("隐私政策", "三、第三方SDK"),
    "zh-Hant": ("隱私權政策", "三、第三方SDK"),
    "en": ("Privacy Policy", "3. Third-party SDKs"),
}


def document(snippet: Row) -> tuple[str, str]:
    """A snippet as a small policy: its text and its format."""
    title, heading = HEADINGS.get(snippet.get("lang", "zh-Hans"), HEADINGS["zh-Hans"])
    kind = snippet.get("format", "txt")
    marks = {
        "txt": f"{title}\n\n{heading}\n\n",
        "md": f"# {title}\n\n## {heading}\n\n",
        "html": f"<html><body><h1>{title}</h1>\n\n<h2>{heading}</h2>\n\n",
    }
    return marks[kind] + snippet["text"] + "\n", kind


def gold_of(snippet: Row) -> Row:
    """A snippet's truth as a gold file holds it."""
    text, _ = document(snippet)
    sdks = []
    for s in snippet["sdks"]:
        line = text.count("\n", 0, max(text.find(s["name"]), 0)) + 1
        # a permission's name may stand for several constants
        constants = [p for p in s.get("permissions", []) if _CONSTANT.search(p)]
        found = {**s, "permissions": constants}
        sdks.append({"canonical": s["name"], "line": line, "quote": s["name"], **found})
    return {"permissions": [], "data_types": [], "sdks": sdks}


def snippets(path: Path) -> Iterator[Row]:
    """The snippets of a file, in its order."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield json.loads(line)


def score_file(path: Path) -> list[Score]:
    """Read and score every snippet of a file; only its SDKs count."""
    from auditor.knowledge import load_knowledge
    from auditor.policy.documents import read_document_bytes
    from auditor.policy.extract import Extractor

    extractor = Extractor(load_knowledge())
    scores = []
    for snippet in snippets(path):
        text, kind = document(snippet)
        found = extractor.run(read_document_bytes(text.encode(), f"{snippet['id']}.{kind}")[0])
        rows = [r for r in to_rows(found) if r["kind"] == "sdk"]
        scores.append(score_policy(gold_of(snippet), rows, snippet["id"]))
    return scores


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Score the extractor on snippets.")
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--verbose", action="store_true", help="every miss")
    args = parser.parse_args(argv)
    for path in args.files:
        scores = score_file(path)
        wrong = [s for s in scores if s.field_errors or s.missed["sdk"] or s.spurious["sdk"]]
        print(
            f"{path.name}: {len(scores)} snippets, {len(scores) - len(wrong)} read without a fault"
        )
        if args.verbose:
            print(report(wrong, verbose=True).split("\nall ")[0])
        print(report(scores, by_policy=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
