"""Score extraction as if the policy's SDKs were unknown to the mappings.

    python benchmarks/policies/unknown.py FOLDER [FOLDER ...]

For each labelled policy the SDKs of the mappings that its labels name are left
out before it is read, so that only structure can find them. Prints precision,
recall and F1 of SDKs over all folders.
"""

from __future__ import annotations

import dataclasses
import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from score_policies import to_rows  # noqa: E402

from auditor.knowledge import load_knowledge  # noqa: E402
from auditor.policy import read_disclosures  # noqa: E402
from auditor.policy.known import KnownNames  # noqa: E402
from policies.scoring import Count, score_policy  # noqa: E402


def main(folders: list[str]) -> int:
    """Score all policies of the folders; returns the exit code."""
    knowledge = load_knowledge()
    names = KnownNames(knowledge.sdks)
    total = Count()
    for folder in folders:
        for gold_path in sorted(Path(folder).glob("*.gold.json")):
            gold = json.loads(gold_path.read_text(encoding="utf-8"))
            named = {
                sdk_id
                for row in gold["sdks"]
                for text in (row["name"], row["canonical"], *row.get("aliases", ()))
                if (sdk_id := names.identify(text)) is not None
            }
            sdks = {k: v for k, v in knowledge.sdks.items() if k not in named}
            poorer = dataclasses.replace(knowledge, sdks=sdks)
            found = read_disclosures([gold_path.parent / gold["file"]], poorer)
            score = score_policy(gold, to_rows(found))
            total += score.kinds["sdk"]
            if score.missed["sdk"] or score.spurious["sdk"]:
                print(
                    gold["file"], "missed", score.missed["sdk"], "spurious", score.spurious["sdk"]
                )
    wanted = total.tp + total.fn
    figures = f"P {total.precision:.3f} R {total.recall:.3f} F1 {total.f1:.3f}"
    print(f"sdk: {figures} of {wanted}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
