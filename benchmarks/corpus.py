"""Score `auditor extract` on the optional corpus with the corpus's own scorer.

    python benchmarks/corpus.py [--verbose]

The corpus directory is named by AUDITOR_CORPUS (default: ``../shared`` beside
the project). It holds ``policies/{seeds,dev}`` with labels, ``policies/score.py``
and ``tools/to_score.py``. Every policy goes through the command line, as a
user's would.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Run all policies and print the scorer's table; returns its exit code."""
    corpus = Path(os.environ.get("AUDITOR_CORPUS", ROOT.parent / "shared")).resolve()
    folders = [corpus / "policies" / name for name in ("seeds", "dev")]
    if not all(folder.is_dir() for folder in folders):
        print(f"no corpus at {corpus}; set AUDITOR_CORPUS", file=sys.stderr)
        return 3
    with tempfile.TemporaryDirectory() as out:
        for gold in sorted(g for folder in folders for g in folder.glob("*.gold.json")):
            policy = gold.parent / json.loads(gold.read_text(encoding="utf-8"))["file"]
            extracted = subprocess.run(
                [sys.executable, "-m", "auditor", "extract", str(policy), "--format", "json"],
                check=True,
                capture_output=True,
            ).stdout
            rows = subprocess.run(
                [sys.executable, str(corpus / "tools" / "to_score.py")],
                input=extracted,
                check=True,
                capture_output=True,
            ).stdout
            name = gold.name.removesuffix(".gold.json")
            (Path(out) / f"{name}.json").write_bytes(rows)
        return subprocess.run(
            [
                sys.executable,
                str(corpus / "policies" / "score.py"),
                "--gold",
                *map(str, folders),
                "--pred",
                out,
                "--fields",
                "--scopes",
                *sys.argv[1:],
            ],
            check=False,
        ).returncode


if __name__ == "__main__":
    sys.exit(main())
