"""Compare the APK side with the platform's own tools, on any APKs.

    python benchmarks/apk_truth.py DIRECTORY [--calls]

For each APK: package, versions, SDK levels, label and permissions against
``aapt dump badging``; the classes that each dex file defines against
``dexdump``; with ``--calls`` also every call site of the API map against
androguard's cross-references (minutes and gigabytes on large apps).
Prints one line per APK and every difference; exits 1 when there is one.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import compress
from pathlib import Path

from auditor.apk.bundle import open_app
from auditor.apk.code import METHOD, Wanted, code_table, find_sites
from auditor.apk.container import Archive
from auditor.apk.dex import DexIndex, dex_headers, java_name
from auditor.apk.inventory import read_inventory
from auditor.apk.limits import DEFAULT
from auditor.apk.permissions import IMPLIED
from auditor.errors import AuditorError
from auditor.knowledge import Knowledge, load_knowledge

Difference = tuple[str, object, object]


def main() -> int:
    """Run the comparison; the process's exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("directory", type=Path)
    parser.add_argument("--calls", action="store_true", help="also compare call sites")
    options = parser.parse_args()
    for tool in ("aapt", "dexdump"):
        if shutil.which(tool) is None:
            parser.error(f"{tool} is needed: apt-get install aapt dexdump")
    knowledge = load_knowledge()
    wrong = 0
    for path in sorted(options.directory.iterdir()):
        if not path.is_file():
            continue
        try:
            found = list(compare(path, knowledge, calls=options.calls))
        except AuditorError as error:
            refused = "" if _badging(path) else "; aapt refuses it too"
            print(f"{path.name}: {error}{refused}")
            wrong += not refused
            continue
        differences = [d for d in found if d[1] != d[2]]
        wrong += bool(differences)
        summary = ", ".join(f"{what} {size(ours)}" for what, ours, _ in found)
        print(f"{path.name}: {'DIFFERS' if differences else 'equal'} ({summary})")
        for what, ours, theirs in differences:
            print(f"  {what}: {_difference(ours, theirs)}")
    return 1 if wrong else 0


def compare(path: Path, knowledge: Knowledge, *, calls: bool) -> Iterator[Difference]:
    """What was compared, our answer and the tool's.

    :raises AuditorError: we cannot read the app.
    """
    inventory = read_inventory(path, knowledge)
    badging = _badging(path)
    if badging:
        app = inventory.app

        def value(pattern: str) -> str | None:
            match = re.search(pattern, badging, re.M)
            return match[1] or None if match else None

        yield "package", app.package, value(r"^package: name='(.*?)'")
        yield "code", _text(app.version_code), value(r"versionCode='(.*?)'")
        yield "version", app.version_name or None, value(r"versionName='(.*?)'")
        yield "min", _text(app.min_sdk), value(r"^sdkVersion:'(.*?)'")
        yield "target", _text(app.target_sdk), value(r"^targetSdkVersion:'(.*?)'")
        label = value(r"^application-label:'(.*)'$")
        yield "label", app.label or None, label
        declared = {p.name for p in inventory.permissions if p.element != IMPLIED}
        implied = {p.name for p in inventory.permissions if p.element == IMPLIED}
        listed = set(re.findall(r"^uses-permission(?:-sdk-23)?: name='(.*?)'", badging, re.M))
        added = set(re.findall(r"^uses-implied-permission: name='(.*?)'", badging, re.M))
        yield "permissions", declared, listed - added
        yield "implied", implied, added
    with open_app(path) as files:
        for archive in files.archives:
            yield from _compare_classes(archive)
            if calls:
                yield from _compare_calls(archive, knowledge)


def _text(value: int | None) -> str | None:
    return None if value is None else str(value)


def _badging(path: Path) -> str:
    done = subprocess.run(["aapt", "dump", "badging", str(path)], capture_output=True, check=False)
    text = done.stdout.decode("utf-8", "replace")
    return text if text.startswith("package:") else ""


def _dex_files(archive: Archive) -> Iterator[tuple[str, bytes]]:
    for entry in archive:
        if entry.name.endswith(".dex"):
            yield entry.name, bytes(archive.read(entry))


def _compare_classes(archive: Archive) -> Iterator[Difference]:
    for name, data in _dex_files(archive):
        ours = {
            java_name(descriptor)
            for header in dex_headers(data)
            for index in [DexIndex(name, data, header)]
            for descriptor in compress(index.types, index.defined)
        }
        with tempfile.NamedTemporaryFile(suffix=".dex") as file:
            file.write(data)
            file.flush()
            # -l xml keeps only public classes unless -a is given
            done = subprocess.run(["dexdump", file.name], capture_output=True, check=False)
        text = done.stdout.decode("utf-8", "replace")
        theirs = {
            java_name(d.encode()) for d in re.findall(r"^  Class descriptor  : '(.*)'$", text, re.M)
        }
        yield f"{name} classes", ours, theirs


def _compare_calls(archive: Archive, knowledge: Knowledge) -> Iterator[Difference]:
    """Calls as (caller, callee) pairs: every call of a member that the map names."""
    from androguard.core.analysis.analysis import Analysis
    from androguard.core.dex import DEX
    from loguru import logger

    logger.disable("androguard")
    wanted = {(r.cls, r.member) for r in knowledge.apis if r.kind in ("method", "class")}
    for name, data in _dex_files(archive):
        ours = {
            call
            for header in dex_headers(data)
            for call in _our_calls(DexIndex(name, data, header), wanted)
        }
        parsed = DEX(data)
        analysis = Analysis(parsed)
        analysis.create_xref()
        theirs = set()
        for method in analysis.get_methods():
            called = (java_name(str(method.class_name).encode()), str(method.name))
            if called not in wanted:
                continue
            for _, caller, _ in method.get_xref_from():
                who = (java_name(str(caller.class_name).encode()), str(caller.name))
                theirs.add((who, called))
        yield f"{name} calls", ours, theirs


def _our_calls(
    index: DexIndex, wanted: set[tuple[str, str]]
) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    table = index.methods
    names = [
        (
            java_name(index.types[index.member_class(table, row)]),
            index.member_name(table, row).decode("utf-8", "replace"),
        )
        for row in range(table[1])
    ]
    rows = [row for row, name in enumerate(names) if name in wanted]
    for method, kind, target in find_sites(
        index, code_table(index), Wanted(index, methods=rows), DEFAULT.max_calls
    ):
        if kind == METHOD:
            yield names[method], names[target]


def size(value: object) -> object:
    """What the summary shows of an answer."""
    return len(value) if isinstance(value, set) else value


def _difference(ours: object, theirs: object) -> str:
    if isinstance(ours, set) and isinstance(theirs, set):
        more, less = sorted(ours - theirs)[:5], sorted(theirs - ours)[:5]
        return f"{len(ours - theirs)} only ours {more}, {len(theirs - ours)} only theirs {less}"
    return f"{ours!r}, the tool says {theirs!r}"


if __name__ == "__main__":
    sys.exit(main())
