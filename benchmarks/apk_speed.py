"""Time and memory of ``auditor inspect`` against inflating, and against peers.

    python benchmarks/apk_speed.py DIRECTORY [--sizes 1 10 50 150] [--runs 5]
        [--androguard 10] [--exodus PYTHON --trackers FILE] [--markdown]

DIRECTORY holds APKs (see ``docs/performance.md`` for those of the registries).
Larger ones are built of their dex files, so that their code is real; three of
the directory's own are measured too. Everything runs in processes of its own,
turn by turn; figures are medians of user and system time together, and the
highest resident memory. A bare read-and-inflate of the same dex files, with the
same library, is the floor that the ratios refer to.

Peers: androguard's ``AnalyzeAPK`` with its log muted, on APKs up to the given
megabytes of dex; exodus-core's tracker scan (class names only), run by the
interpreter that has it, with tracker signatures from a JSON file.
"""

from __future__ import annotations

import argparse
import os
import re
import statistics
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

_DEX = re.compile(r"classes\d*\.dex")
_OWN = 3
_EXODUS_RUNS = 5

_INFLATE = """
import sys, time
from pathlib import Path
from auditor.apk.container import FileReader, open_archive
start = time.process_time()
archive = open_archive(FileReader(Path(sys.argv[1])), "apk")
for entry in archive:
    if entry.name.startswith("classes") and entry.name.endswith(".dex"):
        archive.read(entry)
print(time.process_time() - start)
"""

_INSPECT = """
import sys
sys.argv = ["auditor", "inspect", sys.argv[1], "--format", "json"]
from auditor.__main__ import main
main()
"""

_ANDROGUARD = """
import sys
from loguru import logger
logger.remove()
logger.disable("androguard")
from androguard.misc import AnalyzeAPK
AnalyzeAPK(sys.argv[1])
"""

_EXODUS = """
import json, sys
from collections import namedtuple
from exodus_core.analysis.static_analysis import StaticAnalysis
analysis = StaticAnalysis(sys.argv[1])
trackers = json.load(open(sys.argv[2]))
if isinstance(trackers, dict):
    trackers = list(trackers.get("trackers", trackers).values())
Tracker = namedtuple("Tracker", "name code_signature")
known = [r for r in trackers if r["code_signature"]]
analysis.signatures = [Tracker(r["name"], r["code_signature"]) for r in known]
analysis._compile_signatures()
analysis.load_apk()
print(len(analysis.detect_trackers()))
"""


@dataclass
class Runs:
    """Figures of one command on one APK."""

    seconds: list[float] = field(default_factory=list)
    megabytes: float = 0.0

    @property
    def median(self) -> float:
        """Seconds of processor time."""
        return statistics.median(self.seconds)


def main() -> int:
    """Run all, print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("directory", type=Path)
    parser.add_argument("--sizes", type=int, nargs="*", default=[1, 10, 50, 150])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--androguard", type=int, default=0, metavar="MB")
    parser.add_argument("--exodus", metavar="PYTHON")
    parser.add_argument("--trackers", type=Path)
    options = parser.parse_args()
    if options.exodus and options.trackers is None:
        parser.error("--exodus needs --trackers")
    sources = sorted(p for p in options.directory.iterdir() if p.suffix == ".apk")
    with tempfile.TemporaryDirectory() as scratch:
        apks = [build_apart(sources, size, Path(scratch)) for size in options.sizes]
        largest = sorted(sources, key=dex_bytes)[-_OWN:]
        print(
            "| dex | files | inflate s | inspect s | of inflate | floor ×3 + 0.35 | peak MB |",
            end="",
        )
        print(" androguard s | times | exodus s | times |")
        print("|---|---|---|---|---|---|---|---|---|---|---|")
        for apk in [*apks, *largest]:
            print(row(apk, options), flush=True)
    return 0


def row(apk: Path, options: argparse.Namespace) -> str:
    """One APK measured."""
    inflate, inspect, androguard, exodus = Runs(), Runs(), Runs(), Runs()
    megabytes = dex_bytes(apk) / 1e6
    for turn in range(options.runs):
        inflate.seconds.append(float(run(Runs(), sys.executable, _INFLATE, apk)))
        run(inspect, sys.executable, _INSPECT, apk)
        if options.exodus and turn < _EXODUS_RUNS:
            run(exodus, options.exodus, _EXODUS, apk, options.trackers)
    if megabytes <= options.androguard:
        run(androguard, sys.executable, _ANDROGUARD, apk)
    name = f"{megabytes:.1f} MB" if apk.parent != options.directory else apk.name
    bound = 3 * inflate.median + 0.35
    cells = [
        f"{name} ({megabytes:.1f} MB)" if apk.parent == options.directory else name,
        str(len(dex_names(apk))),
        f"{inflate.median:.3f}",
        f"{inspect.median:.2f}",
        f"{inspect.median / inflate.median:.1f}",
        f"{bound:.2f} {'met' if inspect.median <= bound else 'missed'}",
        f"{inspect.megabytes:.0f}",
    ]
    for peer in (androguard, exodus):
        if peer.seconds:
            cells += [f"{peer.median:.1f}", f"{peer.median / inspect.median:.1f}"]
        else:
            cells += ["–", "–"]
    return f"| {' | '.join(cells)} |"


def run(runs: Runs, python: str, program: str, *arguments: Path) -> str:
    """Run a program in a process of its own and add its figures.

    :returns: what it printed, for programs that measure themselves.
    """
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryFile() as out:
        process = os.posix_spawn(
            python,
            [python, "-c", program, *map(str, arguments)],
            environment,
            file_actions=[
                (os.POSIX_SPAWN_DUP2, out.fileno(), 1),
                (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
            ],
        )
        _, status, usage = os.wait4(process, 0)
        if status:
            raise SystemExit(f"a measured program failed: {program.splitlines()[-1]}")
        out.seek(0)
        printed = out.read().decode()
    runs.seconds.append(usage.ru_utime + usage.ru_stime)
    runs.megabytes = max(runs.megabytes, usage.ru_maxrss / 1024)
    return printed.strip()


def dex_names(apk: Path) -> list[str]:
    """The app's own dex files."""
    with zipfile.ZipFile(apk) as archive:
        return [n for n in archive.namelist() if _DEX.fullmatch(n)]


def dex_bytes(apk: Path) -> int:
    """Inflated bytes of an app's dex files."""
    with zipfile.ZipFile(apk) as archive:
        return sum(i.file_size for i in archive.infolist() if _DEX.fullmatch(i.filename))


def build_apart(sources: list[Path], megabytes: int, folder: Path) -> Path:
    """:func:`build` in a process of its own: what this one takes counts for its children."""
    child = os.fork()
    if child == 0:
        build(sources, megabytes, folder)
        os._exit(0)
    if os.waitpid(child, 0)[1]:
        raise SystemExit(f"an APK of {megabytes} MB could not be built")
    return folder / f"{megabytes}.apk"


def build(sources: list[Path], megabytes: int, folder: Path) -> Path:
    """An APK with about that much dex, from real apps' dex files."""
    wanted = megabytes * 1_000_000
    path = folder / f"{megabytes}.apk"
    total = number = 0
    base = max(sources, key=dex_bytes)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for data in _dex_files(sources):
            if number and total + len(data) > 1.05 * wanted:
                if total > 0.9 * wanted:
                    break
                continue
            number += 1
            total += len(data)
            archive.writestr(f"classes{number if number > 1 else ''}.dex", data)
            if total > 0.95 * wanted:
                break
        with zipfile.ZipFile(base) as source:
            for info in source.infolist():
                if not _DEX.fullmatch(info.filename) and not info.filename.startswith("META-INF/"):
                    archive.writestr(info, source.read(info))
    return path


def _dex_files(sources: list[Path]) -> Iterator[bytes]:
    """Dex files of the sources, smaller ones first, again and again."""
    names = sorted(
        (info.file_size, str(path), info.filename)
        for path in sources
        for info in zipfile.ZipFile(path).infolist()
        if _DEX.fullmatch(info.filename) and info.file_size > 200_000
    )
    for _ in range(50):
        for _, path, name in names:
            with zipfile.ZipFile(path) as archive:
                yield archive.read(name)


if __name__ == "__main__":
    sys.exit(main())
