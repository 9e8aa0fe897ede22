"""Process CPU time of loading the mappings, for a one-APK run.

Prints the median of fresh processes, since a run loads them once: the module's
import, ``load_knowledge()``, and the two indexes that every run builds.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys

STEPS = """
import json, time
clock = time.process_time
start = clock()
from auditor.knowledge import load_knowledge
imported = clock()
knowledge = load_knowledge()
loaded = clock()
knowledge.package_index
indexed = clock()
knowledge.sdk_by_name("友盟+SDK")
named = clock()
print(json.dumps({
    "import": imported - start, "load": loaded - imported,
    "package index": indexed - loaded, "name lookup": named - indexed,
}))
"""


def main() -> int:
    """Run and print a table; exit 1 when load and indexes exceed the limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--limit", type=float, default=0.040, help="seconds; default 0.040")
    options = parser.parse_args()
    runs = []
    for _ in range(options.runs):
        done = subprocess.run(
            [sys.executable, "-c", STEPS], capture_output=True, text=True, check=True
        )
        runs.append(json.loads(done.stdout))
    medians = {step: statistics.median(run[step] for run in runs) for step in runs[0]}
    for step, seconds in medians.items():
        print(f"{step:14} {seconds * 1000:6.1f} ms")
    total = sum(seconds for step, seconds in medians.items() if step != "import")
    print(f"{'load + indexes':14} {total * 1000:6.1f} ms (limit {options.limit * 1000:.0f} ms)")
    return 0 if total < options.limit else 1


if __name__ == "__main__":
    raise SystemExit(main())
