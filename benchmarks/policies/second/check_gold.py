"""Check that every label of this folder stands where it says.

    python benchmarks/policies/second/check_gold.py

Per ``*.gold.json``: the document decodes, every quote is a substring that starts
on its line, every line in ``lines`` holds the quote (or, for an SDK, one of its
names), values are in the agreed vocabulary, and scopes name a labelled SDK.
Prints one line per fault; the exit code is 1 if there is any.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
_TYPES = """IMEI IMSI MEID ICCID ANDROID_ID OAID GAID MAC SERIAL IP SSID BSSID WIFI_LIST
INSTALLED_APPS RUNNING_PROCESSES LOCATION_PRECISE LOCATION_COARSE CONTACTS CALENDAR SMS CALL_LOG
PHONE_NUMBER CAMERA_IMAGE MICROPHONE_AUDIO PHOTOS_STORAGE CLIPBOARD SENSORS BLUETOOTH
FACE_BIOMETRIC ID_CARD BANK_ACCOUNT DEVICE_MODEL OS_VERSION CARRIER NETWORK_STATE BATTERY
BROWSING_HISTORY CRASH_LOG"""
DATA_TYPES = frozenset(_TYPES.split())
KEYS = {"title", "app", "language", "effective_date", "file", "encoding"}


def tidy(text: str) -> str:
    """Without markup and white space, to find a name that is split by tags."""
    return re.sub(r"<[^>]*>|\s", "", text)


def place(entry: dict[str, Any], lines: list[str], names: list[str]) -> Iterator[str]:
    """Faults of one entry's quote and lines."""
    quote, line = entry["quote"], entry["line"]
    if not 1 <= line <= len(lines):
        yield f"line {line} is outside the document"
        return
    if quote not in "\n".join(lines[line - 1 : line + quote.count("\n")]):
        yield f"quote {quote!r} is not on line {line}: {lines[line - 1][:60]!r}"
    if line not in entry["lines"]:
        yield f"line {line} of {quote!r} is missing in lines"
    for other in entry["lines"]:
        text = tidy(lines[other - 1]) if other <= len(lines) else ""
        if not any(tidy(name) in text for name in [quote, *names]):
            yield f"line {other} does not hold {quote!r}"


def faults(gold: dict[str, Any], text: str) -> Iterator[str]:
    """Every fault of one gold file against the decoded document."""
    lines = text.split("\n")
    for key in sorted(KEYS - set(gold)):
        yield f"key {key} is missing"
    for p in gold["permissions"]:
        yield from place(p, lines, [])
        if not re.fullmatch(r"[A-Za-z][\w.]*\.[A-Za-z_]\w*", p["permission"]):
            yield f"odd constant {p['permission']!r}"
        if not p["explicit"] and not p.get("mapped_from"):
            yield f"{p['permission']} is mapped from nothing"
        if p["explicit"] and p["permission"].rsplit(".", 1)[-1][:5] not in p["quote"].upper():
            yield f"explicit {p['permission']} is not in {p['quote']!r}"
        if p["scope"] != "app" and p["scope"][4:] not in {s["name"] for s in gold["sdks"]}:
            yield f"scope {p['scope']!r} is no labelled SDK"
    for s in gold["sdks"]:
        yield from place(s, lines, [s["name"], s["canonical"], *s["aliases"]])
        for package in s["packages"]:
            if package not in text:
                yield f"package {package} of {s['name']} is not in the document"
        if s["privacy_url"] and s["privacy_url"] not in text:
            yield f"link {s['privacy_url']} of {s['name']} is not in the document"
        for field in ("vendor", "purpose"):
            if isinstance(s[field], str) and tidy(s[field]) not in tidy(text):
                yield f"{field} of {s['name']} is not in the document"
    for d in gold["data_types"]:
        yield from place(d, lines, [])
        for kind in (d["type"], *d.get("also", [])):
            if kind not in DATA_TYPES:
                yield f"unknown data type {kind}"


def main() -> int:
    """Check the whole folder; 1 if anything is wrong."""
    wrong = 0
    for path in sorted(HERE.glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = (HERE / gold["file"]).read_bytes().decode(gold["encoding"])
        for fault in faults(gold, text):
            wrong += 1
            print(f"{path.name}: {fault}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
