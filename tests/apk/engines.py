"""Both engines side by side, and all that they can say of one dex file."""

import importlib
from array import array

from auditor.apk import _vectors
from auditor.apk.code import CodeError, Wanted, code_table, find_sites
from auditor.apk.dex import DexError, DexIndex, dex_headers
from auditor.apk.limits import Limits

try:
    from auditor.apk import _core
except ImportError:  # installed without a compiler
    _core = None

CORE, VECTORS = _core, _vectors
#: the modules that call one
USERS = ("code", "dex", "packages", "targets")
LIMITS = Limits(max_class_data=100_000)


def use(chosen):
    """Let the reader call another engine from now on; the one before is returned."""
    for user in USERS:
        module = importlib.import_module(f"auditor.apk.{user}")
        before = module.engine
        module.engine = chosen
    return before


def everything(engine, data, seed=1):
    """Whatever an engine says of a file, its errors included."""
    before = use(engine)
    try:
        return [_of_header(engine, data, header, seed) for header in dex_headers(data)[:4]]
    except DexError as error:
        return str(error)
    finally:
        use(before)


def _of_header(engine, data, header, seed):
    index = DexIndex("d", data, header, LIMITS)
    size, strings = len(index.types), index.strings[1]
    known = [index.string(i) for i in range(strings)]
    pieces = sorted({s[: 1 + (i + seed) % 12] for i, s in enumerate(known)})
    some = bytes((i + seed) % 3 > 0 for i in range(max(size, strings)))
    below = list(range(size))
    roots, candidates = engine.hierarchy(data, index.classes, below[:: 5 + seed], some[:size])
    owner = array("i", [(i * seed) % 7 - 1 for i in range(size)])
    owned = bytes([1, 0, 1, 1, 0, 1])
    return {
        "types": index.types,
        "defined": index.defined,
        "strings": known,
        "exact": index.string_indices([*known, b"", b"\xff", *pieces]),
        "begin": index.first_with_prefixes([*pieces, b"", b"L", b"\xff\xff"]),
        "ranges": [index.member_ranges(t, below) for t in (index.fields, index.methods)],
        "named": engine.named_rows(data, index.methods, some[:strings], some[:size]),
        "roots": (roots, candidates),
        "above": engine.superclasses(data, index.classes, some[:size]),
        "below": [engine.below(roots, index.defined, t) for t in below],
        "tally": engine.tally(owner, index.defined, owned, size // 4, size - size // 8),
        "code": [_code(index, most, step) for most in (3, 10_000) for step in (1, 2)],
    }


def _code(index, most, step):
    try:
        table = code_table(index, LIMITS)
        rows = [range(0, t[1], step) for t in (index.fields, index.methods, index.strings)]
        wanted = Wanted(index, fields=rows[0], methods=rows[1], strings=rows[2])
        return table, find_sites(index, table, wanted, most, LIMITS)
    except CodeError as error:
        return str(error)
