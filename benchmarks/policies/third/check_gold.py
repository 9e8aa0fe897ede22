"""Check the gold files of this folder: every quote must stand where it says.

    python benchmarks/policies/third/check_gold.py

Exits with 1 and one line per problem when a quote is not an exact substring of
the decoded document that starts on its line, when a further line lies outside
the document, or when a required key is missing.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

KEYS = {
    "permissions": ("permission", "explicit", "scope", "quote", "line"),
    "sdks": ("name", "canonical", "aliases", "packages", "quote", "line"),
    "data_types": ("type", "negated", "quote", "line"),
}


def problems(gold_path: Path) -> list[str]:
    """What is wrong with one gold file; empty when every label holds."""
    gold: dict[str, Any] = json.loads(gold_path.read_text(encoding="utf-8"))
    text = (gold_path.parent / gold["file"]).read_bytes().decode(gold["encoding"])
    starts = [0]
    starts += [i + 1 for i, c in enumerate(text) if c == "\n"]
    found = []
    for kind, keys in KEYS.items():
        for entry in gold[kind]:
            label = f"{gold_path.name}: {kind} {entry.get('quote')!r}"
            missing = [k for k in keys if k not in entry]
            if missing:
                found.append(f"{label}: lacks {', '.join(missing)}")
                continue
            line = entry["line"]
            if not 1 <= line <= len(starts):
                found.append(f"{label}: no line {line}")
                continue
            begin = starts[line - 1]
            end = starts[line] if line < len(starts) else len(text) + 1
            at = text.find(entry["quote"], begin)
            if not entry["quote"] or not begin <= at < end:
                found.append(f"{label}: does not start on line {line}")
            found += [
                f"{label}: further line {n} is outside the document"
                for n in entry.get("lines", [])
                if not 1 <= n <= len(starts)
            ]
            if entry.get("mapped_from") and entry["explicit"]:
                found.append(f"{label}: explicit and mapped from a name")
    return found


def main() -> int:
    paths = sorted(Path(__file__).parent.glob("*.gold.json"))
    found = [p for path in paths for p in problems(path)]
    print("\n".join(found) or f"{len(paths)} gold files hold")
    return 1 if found or not paths else 0


if __name__ == "__main__":
    sys.exit(main())
