"""Mutate apps at random for some minutes; keep what is not handled.

    python benchmarks/apk_fuzz.py [--minutes 10] [--seed 0] [--keep DIR] [--compare] [APK ...]

Starts from the apps that the tests build, and from the given small ones. Every
mutant must give an inventory or an error of the tool's own, within five seconds
of processor time and a gigabyte of memory; with ``--compare`` the same with the
compiled core as without it. Prints what broke, with the seed that makes it again;
exits 1 when anything did.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import tempfile
import time
import traceback
import zipfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from auditor.apk import Limits, read_inventory  # noqa: E402
from auditor.errors import AuditorError  # noqa: E402
from auditor.knowledge import Knowledge, load_knowledge  # noqa: E402
from tests import factories_apk as make  # noqa: E402
from tests.apk import engines  # noqa: E402
from tests.apk import test_fuzz as seeds  # noqa: E402

_SECONDS = 5.0
_MEGABYTES = 1000
_WORDS = (0, 1, 2, 3, 4, 8, 16, 0x7F, 0x80, 0xFF, 0x100, 0xFFFF, 0x10000, 0x7FFFFFFF, 0xFFFFFFFF)

Parts = dict[str, bytes]


def main() -> int:
    """Run until the time is over."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("apks", nargs="*", type=Path)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--compare", action="store_true")
    options = parser.parse_args()
    if options.compare and engines.CORE is None:
        parser.error("the core is not compiled here")
    # few SDKs, so that reading their signatures does not take all the time
    knowledge = replace(seeds.KNOWN, apis=load_knowledge().apis)
    limits = Limits(max_entry=50_000_000, max_dex_total=100_000_000)
    corpus = [own_parts()] + [parts_of(p) for p in options.apks]
    seen: Counter[str] = Counter()
    end = time.monotonic() + 60 * options.minutes
    number = options.seed
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "mutant.apk"
        while time.monotonic() < end:
            number += 1
            data = mutant(random.Random(number), corpus)
            path.write_bytes(data)
            started = time.process_time()
            kind, said = read(path, knowledge, limits)
            if time.process_time() - started > _SECONDS:
                kind = f"BROKEN slow, {time.process_time() - started:.1f} s"
            if options.compare:
                before = engines.use(engines.VECTORS)
                if read(path, knowledge, limits)[1] != said:
                    kind = "BROKEN other without the core"
                engines.use(before)
            seen[kind] += 1
            if kind.startswith("BROKEN") and seen[kind] == 1:
                print(f"seed {number}: {kind}", flush=True)
                if options.keep:
                    options.keep.mkdir(parents=True, exist_ok=True)
                    (options.keep / f"{number}.apk").write_bytes(data)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{sum(seen.values()):,} mutants from seed {options.seed + 1}, peak {peak:.0f} MB")
    for kind, count in sorted(seen.items()):
        print(f"  {count:8,} {kind}")
    return 1 if peak > _MEGABYTES or any(k.startswith("BROKEN") for k in seen) else 0


def read(path: Path, knowledge: Knowledge, limits: Limits) -> tuple[str, object]:
    """What kind of an answer a mutant gives, and the answer."""
    try:
        return "inventory", read_inventory(path, knowledge, limits)
    except AuditorError as error:
        return "error", str(error)
    except Exception as error:  # what this looks for
        frame = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{Path(frame.filename).name}:{frame.lineno}"
        return f"BROKEN {type(error).__name__} {where}", None


def own_parts() -> Parts:
    """The members of the tests' own app."""
    return {
        name: member.data if isinstance(member, make.Member) else member
        for name, member in seeds.members().items()
    }


def parts_of(path: Path) -> Parts:
    """The members of an app on disk."""
    with zipfile.ZipFile(path) as archive:
        return {i.filename: archive.read(i) for i in archive.infolist() if not i.is_dir()}


def mutant(rng: random.Random, corpus: list[Parts]) -> bytes:
    """An app with something wrong in one member, or in the archive itself."""
    parts = dict(rng.choice(corpus))
    worth = (".dex", ".arsc", ".so", "AndroidManifest.xml")
    targets = [n for n in parts if n.endswith(worth)]
    whole = rng.random() < 0.2
    if not whole:
        for _ in range(rng.randint(1, 2)):
            name = rng.choice(targets)
            parts[name] = mutate(rng, parts[name], name)
    method = rng.choice((0, 8))
    members: list[tuple[str, bytes | make.Member]] = [
        (name, make.Member(data, method)) for name, data in parts.items()
    ]
    if rng.random() < 0.1:
        members.append(rng.choice(members))
    data = make.archive(members)
    return mutate(rng, data, "") if whole else data


def mutate(rng: random.Random, data: bytes, name: str) -> bytes:
    """Changed bytes, words, and pieces; dex headers and tables more than the rest."""
    out = bytearray(data)
    for _ in range(rng.choice((1, 1, 1, 2, 3, 8))):
        if not out:
            break
        size = len(out)
        if name.endswith(".dex") and rng.random() < 0.4:
            at = rng.randrange(min(size, 0x70 + size // 8))
        elif not name and rng.random() < 0.6:
            at = rng.randrange(max(0, size - 600), size)
        else:
            at = rng.randrange(size)
        action = rng.random()
        if action < 0.3:
            out[at] = rng.randrange(256)
        elif action < 0.4:
            out[at] ^= 1 << rng.randrange(8)
        elif action < 0.8:
            width = rng.choice((2, 4))
            at -= at % width
            value = rng.choice((*_WORDS, rng.randrange(2 * size), size, size - 4))
            if rng.random() < 0.3 and at + width <= size:
                value = int.from_bytes(out[at : at + width], "little") + rng.randint(-9, 9)
            out[at : at + width] = (value & (256**width - 1)).to_bytes(width, "little")
        elif action < 0.88:
            source = rng.randrange(size)
            length = rng.randint(1, 64)
            out[at : at + length] = out[source : source + length]
        elif action < 0.94:
            del out[at : at + rng.randint(1, 64)]
        elif action < 0.98:
            out[at:at] = out[at : at + rng.randint(1, 64)]
        else:
            del out[at:]
    return bytes(out)


if __name__ == "__main__":
    sys.exit(main())
