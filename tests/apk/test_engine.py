"""The compiled core and numpy say the same of every file, forged ones too.

``AUDITOR_FUZZ=20000 pytest -n0 tests/apk/test_engine.py`` tries more of them.
"""

import os
import random
import runpy
import struct
import subprocess
import sys
import zipfile
from pathlib import Path
from types import ModuleType

import pytest

import auditor.apk
from auditor.apk import read_inventory
from auditor.apk.engine import INTERFACE, load
from auditor.knowledge import load_knowledge
from tests.apk.engines import CORE, VECTORS, everything, use
from tests.apk.test_fuzz import DEX
from tests.factories_apk import Class, ConstString, GetStatic, Invoke, Method, Raw, dex

ROOT = Path(__file__).parents[2]
SAMPLES = sorted(ROOT.glob("sample_apks/**/*.apk"))
MUTANTS = 20 * int(os.environ.get("AUDITOR_FUZZ", "60"))
WORDS = (0, 1, 2, 4, 8, 0x7F, 0x80, 0xFF, 0x100, 0x200, 0x300, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF)

compiled = pytest.mark.skipif(CORE is None, reason="the core is not compiled here")

#: more than one of everything, and long names
RICH = dex(
    [
        Class(
            f"com.p{i % 5}.{'long' * (i % 3 * 12)}.C{i}",
            "android.app.Service" if i % 2 else f"com.p{(i + 1) % 5}.Base",
            [
                Method("a", [Invoke("t.T", f"call{i % 3}"), ConstString(f"content://{i}")]),
                Method("b", [Raw((0x0A28, 0x0300, 2, 3, 0, 1, 2, 0)), GetStatic("f.F", "X")]),
                Method("c", [Raw((0x0828, 0x0100, 1, 0, 0, 9, 0)), ConstString("ps", jumbo=True)]),
                Method("d", None),
            ],
        )
        for i in range(20)
    ],
    mentioned=["zz.Only", "aa.Other"],
)


def mutant(rng):
    """A dex file with some words, bytes or pieces changed, mostly in its tables."""
    out = bytearray(rng.choice((DEX, RICH)))
    for _ in range(rng.choice((1, 1, 2, 3, 8))):
        if len(out) < 0x40:
            break
        at = rng.randrange(0x20, min(len(out), 0x400) if rng.random() < 0.5 else len(out))
        kind = rng.random()
        if kind < 0.3:
            out[at] = rng.randrange(256)
        elif kind < 0.8:
            size = rng.choice((2, 4))
            at -= at % size
            value = rng.choice((*WORDS, rng.randrange(len(out) * 2)))
            if kind < 0.5:
                value = int.from_bytes(out[at : at + size], "little") + rng.randint(-8, 8)
            out[at : at + size] = (value % 256**size).to_bytes(size, "little")
        elif kind < 0.95:
            source, length = rng.randrange(len(out)), rng.randint(1, 40)
            out[at : at + length] = out[source : source + length]
        else:
            del out[rng.randrange(len(out)) :]
    return bytes(out)


@compiled
@pytest.mark.parametrize("part", range(4))
def test_mutants(part):
    said = set()
    for seed in range(part * MUTANTS, (part + 1) * MUTANTS):
        data = mutant(random.Random(seed))
        ours, theirs = everything(CORE, data, 1 + seed % 3), everything(VECTORS, data, 1 + seed % 3)
        assert ours == theirs, f"seed {seed}"
        said.add(ours if isinstance(ours, str) else "read")
    assert len(said) > 10 and "read" in said


@compiled
@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.stem)
def test_sample_apps(path):
    with zipfile.ZipFile(path) as archive:
        files = [archive.read(n) for n in archive.namelist() if n.endswith(".dex")]
    assert files
    for data in files:
        for buffer in (data, bytearray(data)):
            assert everything(CORE, buffer) == everything(VECTORS, data)
    known = load_knowledge()
    before = use(VECTORS)
    try:
        slow = read_inventory(path, known)
        use(CORE)
        assert read_inventory(path, known) == slow
    finally:
        use(before)


@compiled
def test_tables_out_of_the_file_are_refused():
    """The core does not rely on its callers to have checked."""
    size = len(DEX)
    for offset, rows in ((size, 1), (-4, 1), (0, size), (0, -1), (2**62, 1), (8, 2**61)):
        for call in (
            lambda t: CORE.read_types(DEX, t, (0, 0)),
            lambda t: CORE.read_types(DEX, (0, 0), t),
            lambda t: CORE.string(DEX, t, 0),
            lambda t: CORE.find_strings(DEX, t, None, [b"a"], True),
            lambda t: CORE.read_classes(DEX, 1, 1, t, (0, 0), (0, 0)),
            lambda t: CORE.read_classes(DEX, 1, 1, (0, 0), t, (0, 0)),
            lambda t: CORE.read_classes(DEX, 1, 1, (0, 0), (0, 0), t),
            lambda t: CORE.member_ranges(DEX, t, [0]),
            lambda t: CORE.named_rows(DEX, t, b"", b""),
            lambda t: CORE.hierarchy(DEX, t, [], b"\1"),
            lambda t: CORE.superclasses(DEX, t, b""),
            lambda t: CORE.code_items(DEX, t, 1, size, size),
        ):
            with pytest.raises((ValueError, IndexError)):
                call((offset, rows))


@compiled
@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("find_strings", (DEX, (0, 1), None, ["text"], True)),
        ("find_strings", (DEX, (0, 1), None, (b"a",), True)),
        ("member_ranges", (DEX, (0, 1), [-1])),
        ("member_ranges", (DEX, (0, 1), ["a"])),
        ("hierarchy", (DEX, (0, 0), [1], b"\1")),
        ("hierarchy", (DEX, (0, 0), [], bytes(0x10001))),
        ("tally", (b"\1\0\0\0", b"\1", b"", 0, 1)),
        ("tally", (b"", b"\1", b"", 0, 1)),
        ("tally", (b"\0\0\0\0", b"\1", b"\1", 0, 2)),
        ("read_classes", (DEX, 1, 0x10001, (0, 0), (0, 0), (0, 0))),
        ("code_items", (DEX, (0, 0), -1, 0, 0)),
        ("find_sites", (DEX, struct.pack("=2I", 0, len(DEX) + 1), (b"", b"", b""), 99, 9)),
        ("find_sites", (DEX, b"", (b"", b""), 99, 9)),
        ("read_types", (DEX, (0, 1))),
    ],
)
def test_wrong_arguments_are_errors(name, arguments):
    with pytest.raises((TypeError, ValueError)):
        getattr(CORE, name)(*arguments)


def test_the_core_can_be_left_out():
    code = "import auditor.apk.engine as e; print(e.engine.__name__)"
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "AUDITOR_NO_CORE": "1"},
    )
    assert done.stdout.strip() == "auditor.apk._vectors"


@pytest.mark.parametrize("interface", [None, 0, INTERFACE + 1])
def test_a_core_of_another_interface_is_left_out(monkeypatch, interface):
    stale = ModuleType("auditor.apk._core")
    if interface is not None:  # cores had no number at first
        stale.INTERFACE = interface
    monkeypatch.setattr(auditor.apk, "_core", stale, raising=False)
    monkeypatch.delenv("AUDITOR_NO_CORE", raising=False)
    assert load() is VECTORS


@pytest.mark.parametrize("free_threaded", [False, True])
def test_free_threaded_python_installs_without_the_core(monkeypatch, free_threaded):
    setuptools = pytest.importorskip("setuptools")
    said = []
    monkeypatch.setattr(setuptools, "setup", lambda **options: said.append(options))
    monkeypatch.setattr("sysconfig.get_config_var", {"Py_GIL_DISABLED": free_threaded}.get)
    runpy.run_path(str(ROOT / "setup.py"))
    assert [sorted(options) for options in said] == [
        [] if free_threaded else ["ext_modules", "options"]
    ]


@compiled
def test_numpy_is_not_imported_when_the_core_is_there():
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from auditor.apk import read_inventory\n"
        "from auditor.knowledge import load_knowledge\n"
        f"read_inventory(Path({str(SAMPLES[0])!r}), load_knowledge())\n"
        "print('numpy' in sys.modules)\n"
    )
    environment = {k: v for k, v in os.environ.items() if k != "AUDITOR_NO_CORE"}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment
    )
    assert done.stdout.strip() == "False"
