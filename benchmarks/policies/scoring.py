"""What an extractor's answer is worth against a policy's gold."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from policies.tagged import TYPES

KINDS = ("permission", "sdk", "data_type")
GOLD_KEYS = {"permission": "permissions", "sdk": "sdks", "data_type": "data_types"}
FIELDS = ("packages", "permissions", "vendor", "purpose", "personal_info", "privacy_url")
DATA_TYPES = frozenset(TYPES.values())
LINE_TOLERANCE = 1

Row = dict[str, Any]


# --- names -------------------------------------------------------------------


def permission_key(text: object) -> str:
    """A permission's name without prefix differences, damage and case."""
    s = unicodedata.normalize("NFKC", str(text)).strip().strip("`'\"*（）()：:，,。;；")
    s = re.sub(r"\s+", "_", s)
    return (s if "." in s else f"android.permission.{s}").casefold()


def name_key(text: object) -> str:
    """An SDK's name without case, signs and the word SDK."""
    s = unicodedata.normalize("NFKC", str(text)).casefold()
    s = "".join(c for c in s if unicodedata.category(c)[0] in "LN")
    return s.replace("sdk", "") or s


def text_key(text: object) -> str:
    """A text's letters and digits only."""
    s = re.sub(r"<[^>]*>", "", unicodedata.normalize("NFKC", str(text))).casefold()
    return "".join(c for c in s if unicodedata.category(c)[0] in "LN")


def _package_key(text: object) -> str:
    return str(text).strip().casefold()


def _is_package(text: object) -> bool:
    return bool(re.fullmatch(r"[a-z]\w*(\.\w+)+", _package_key(text), re.ASCII))


def _packages_meet(a: str, b: str) -> bool:
    return a == b or a.startswith(b + ".") or b.startswith(a + ".")


def same_text(gold: object, predicted: object) -> bool:
    """Whether a field's text says the same; a gold list holds fragments to be found."""
    if isinstance(predicted, list | tuple):
        predicted = " ".join(map(str, predicted))
    p = text_key(predicted)
    if isinstance(gold, list):
        return sum(text_key(g) in p for g in gold) >= 0.8 * len(gold)
    g = text_key(gold)
    if not g or not p:
        return False
    short, long = sorted((g, p), key=len)
    if short in long and len(short) >= 0.6 * len(long):
        return True
    a, b = ({t[i : i + 2] for i in range(len(t) - 1)} for t in (g, p))
    return bool(a and b) and 2 * len(a & b) / (len(a) + len(b)) >= 0.8


# --- items -------------------------------------------------------------------


@dataclass(slots=True)
class _Item:
    """One thing of the gold that can be found."""

    label: str
    exact: set[str] = field(default_factory=set)
    also: set[str] = field(default_factory=set)
    packages: set[str] = field(default_factory=set)
    lines: set[int] = field(default_factory=set)
    required: bool = False
    quote: str = ""

    def strength(self, p: _Prediction) -> int:
        if p.names & self.exact:
            return 2
        if any(_packages_meet(a, b) for a in p.packages for b in self.packages):
            return 2
        return 1 if p.names & self.also else 0


@dataclass(slots=True)
class _Prediction:
    """What the extractor reported, equal reports joined."""

    shown: str
    names: set[str]
    packages: set[str]
    lines: list[int]
    state: str = ""


@dataclass(slots=True)
class Count:
    """Hits and misses; adds up."""

    tp: int = 0
    fp: int = 0
    fn: int = 0
    line_ok: int = 0
    line_total: int = 0
    denied: int = 0

    def __iadd__(self, other: Count) -> Count:
        for name in self.__slots__:
            setattr(self, name, getattr(self, name) + getattr(other, name))
        return self

    @property
    def precision(self) -> float:
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else float(not self.fn)

    @property
    def recall(self) -> float:
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else 1.0

    @property
    def f1(self) -> float:
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0


@dataclass(slots=True)
class Score:
    """One policy's result."""

    name: str
    layouts: tuple[str, ...]
    kinds: dict[str, Count]
    missed: dict[str, list[str]]
    spurious: dict[str, list[str]]
    fields: dict[str, list[int]]
    field_errors: list[str]
    scopes: list[int]
    scope_errors: list[str]
    error: str = ""


def _needed(row: Row) -> bool:
    return not row.get("optional") and not row.get("superseded")


def _gold_items(gold: Row, kind: str) -> tuple[list[_Item], set[str]]:
    items: dict[str, _Item] = {}
    denied: set[str] = set()
    for d in gold[GOLD_KEYS[kind]]:
        if kind == "permission":
            label = d.get("intended") or d["permission"]
            key = permission_key(label)
        elif kind == "sdk":
            label, key = d["canonical"], name_key(d["canonical"])
        else:
            label = key = d["type"]
        if d.get("negated"):
            if _needed(d):
                denied.add(key)
            continue
        item = items.setdefault(key, _Item(label))
        item.exact.add(key)
        if kind == "permission":
            item.exact.add(permission_key(d["permission"]))
            if not d["explicit"]:
                item.also |= {permission_key(a) for a in d.get("also_denotes", [])}
        elif kind == "sdk":
            item.exact |= {name_key(n) for n in (d["name"], *d.get("aliases", []))}
            item.packages |= {_package_key(p) for p in d.get("packages", [])}
        else:
            item.also |= set(d.get("also", []))
        if _needed(d) and not item.required:
            item.required, item.quote = True, d["quote"]
        item.lines |= {n for n in d.get("lines") or [d.get("line")] if n}
        item.quote = item.quote or d["quote"]
    return list(items.values()), denied


def _predictions(rows: Iterable[Row], kind: str) -> list[_Prediction]:
    joined: dict[tuple[frozenset[str], frozenset[str]], _Prediction] = {}
    for r in rows:
        if r["kind"] != kind or r.get("negated"):
            continue
        names = [str(a) for a in (r["value"], *(r.get("aliases") or [])) if a]
        packages: set[str] = set()
        if kind == "permission":
            keys = {permission_key(a) for a in names}
        elif kind == "sdk":
            keys = {name_key(a) for a in names}
            packages = {_package_key(p) for p in r.get("packages") or []}
            packages |= {_package_key(a) for a in names if _is_package(a)}
        else:
            keys = {a.strip().upper() for a in names} & DATA_TYPES
            if not keys:
                continue
        p = joined.setdefault(
            (frozenset(keys), frozenset(packages)),
            _Prediction(str(r["value"]), keys, packages, []),
        )
        if isinstance(r.get("line"), int):
            p.lines.append(r["line"])
    return list(joined.values())


def _score_kind(gold: Row, rows: Sequence[Row], kind: str) -> tuple[Count, list[str], list[str]]:
    items, denied = _gold_items(gold, kind)
    found = _predictions(rows, kind)
    of: dict[int, _Prediction] = {}
    for want in (2, 1):
        for n, item in sorted(enumerate(items), key=lambda x: not x[1].required):
            if n in of:
                continue
            for p in found:
                if not p.state and item.strength(p) >= want:
                    of[n], p.state = p, "used"
                    break
    for p in found:
        if not p.state and any(item.strength(p) for item in items):
            p.state = "neutral"
    count = Count()
    missed = []
    for n, item in enumerate(items):
        if not item.required:
            continue
        if n not in of:
            count.fn += 1
            missed.append(f"{item.label} (line {min(item.lines, default=0)}: {item.quote[:40]})")
            continue
        count.tp += 1
        lines = of[n].lines
        if lines and item.lines:
            count.line_total += 1
            count.line_ok += any(abs(a - b) <= LINE_TOLERANCE for a in lines for b in item.lines)
    spurious = [p for p in found if not p.state]
    count.fp = len(spurious)
    count.denied = sum(bool(p.names & denied) for p in spurious) if kind != "sdk" else 0
    shown = [f"{p.shown} (line {p.lines[0] if p.lines else '-'})" for p in spurious]
    return count, missed, shown


def _score_fields(gold: Row, rows: Sequence[Row]) -> tuple[dict[str, list[int]], list[str]]:
    """Per field ``[correct, in gold, given for those]`` over the gold's SDK rows."""
    out = {f: [0, 0, 0] for f in FIELDS}
    errors = []
    sdks = [r for r in rows if r["kind"] == "sdk"]
    for d in gold["sdks"]:
        if not _needed(d):
            continue
        names = {name_key(n) for n in (d["name"], d["canonical"], *d.get("aliases", []))}
        packages = {_package_key(p) for p in d.get("packages", [])}
        hits = [
            r
            for r in sdks
            if {name_key(a) for a in (r["value"], *r["aliases"]) if a} & names
            or any(_packages_meet(_package_key(a), b) for a in r["packages"] for b in packages)
        ]
        for f in FIELDS:
            want, got = d.get(f), [r[f] for r in hits if r.get(f)]
            if not want:
                continue
            out[f][1] += 1
            out[f][2] += bool(got)
            if f in ("packages", "permissions"):
                key = _package_key if f == "packages" else permission_key
                ok = {key(x) for x in want} <= {key(x) for v in got for x in v}
            elif f == "privacy_url":
                ok = any(str(want).rstrip("/") == str(v).strip().rstrip("/") for v in got)
            else:
                ok = any(same_text(want, v) for v in got)
            out[f][0] += ok
            if not ok:
                errors.append(f"{d['name']} (line {d['line']}) {f}: {want!r} <> {got!r}")
    return out, errors


def _score_scopes(gold: Row, rows: Sequence[Row]) -> tuple[list[int], list[str]]:
    """``[found, in gold, wrongly scoped]`` over (permission, owner) pairs."""
    names: dict[str, set[str]] = {}
    for d in gold["sdks"]:
        known = {name_key(n) for n in (d["name"], d["canonical"], *d.get("aliases", []))}
        for n in (d["name"], d["canonical"]):
            names.setdefault(name_key(n), set()).update(known)
    pairs: dict[tuple[frozenset[str], frozenset[str]], set[str]] = {}
    for d in gold["permissions"]:
        if not _needed(d) or d.get("negated"):
            continue
        own = frozenset(permission_key(x) for x in (d["permission"], d.get("intended")) if x)
        owner: frozenset[str] = frozenset()
        if d["scope"] != "app":
            brand = name_key(d["scope"].removeprefix("sdk:"))
            owner = frozenset(names.get(brand, {brand}))
        accepted = pairs.setdefault((own, owner), set(own))
        if not d["explicit"]:
            accepted |= {permission_key(a) for a in d.get("also_denotes", [])}
    known_names = {n for names_ in pairs.values() for n in names_}
    found: set[tuple[frozenset[str], frozenset[str]]] = set()
    wrong = []
    for r in rows:
        if r["kind"] != "permission" or r.get("negated") or not r.get("scope"):
            continue
        keys = {permission_key(a) for a in (r["value"], *r["aliases"]) if a}
        if not keys & known_names:
            continue
        owners = {name_key(a) for a in (r.get("sdk"), *(r.get("sdk_aliases") or [])) if a}
        hit = [
            pair
            for pair, accepted in pairs.items()
            if keys & accepted and (not pair[1] if r["scope"] == "app" else bool(owners & pair[1]))
        ]
        found.update(hit)
        if not hit:
            wrong.append(f"{r['value']} as {r['scope']} {r.get('sdk') or ''} (line {r['line']})")
    lost = [
        f"not found: {min(own)} of {min(owner) if owner else 'app'}"
        for own, owner in pairs
        if (own, owner) not in found
    ]
    return [len(found), len(pairs), len(wrong)], wrong + sorted(lost)


def score_policy(gold: Row, rows: Sequence[Row], name: str = "") -> Score:
    """Score one policy's rows (see :func:`to_rows`) against its gold."""
    kinds, missed, spurious = {}, {}, {}
    for kind in KINDS:
        kinds[kind], missed[kind], spurious[kind] = _score_kind(gold, rows, kind)
    fields, field_errors = _score_fields(gold, rows)
    scopes, scope_errors = _score_scopes(gold, rows)
    return Score(
        name,
        tuple(gold.get("layouts", ())),
        kinds,
        missed,
        spurious,
        fields,
        field_errors,
        scopes,
        scope_errors,
    )


# --- sums ----------------------------------------------------------------------


def total(scores: Iterable[Score], kind: str) -> Count:
    """The micro sum of one kind."""
    out = Count()
    for s in scores:
        out += s.kinds[kind]
    return out


def totals(scores: Sequence[Score]) -> dict[str, Any]:
    """Everything that is asked of the extractor, as numbers."""
    kinds = {}
    for kind in KINDS:
        c = total(scores, kind)
        kinds[kind] = {n: getattr(c, n) for n in c.__slots__} | {
            "precision": c.precision,
            "recall": c.recall,
            "f1": c.f1,
        }
    fields = {}
    for f in FIELDS:
        ok, want, given = (sum(s.fields[f][i] for s in scores) for i in range(3))
        fields[f] = {
            "correct": ok,
            "in_gold": want,
            "given": given,
            "recall": ok / want if want else 1.0,
            "accuracy": ok / given if given else 1.0,
        }
    found, pairs, wrong = (sum(s.scopes[i] for s in scores) for i in range(3))
    scopes = {"found": found, "in_gold": pairs, "wrong": wrong}
    return {"kinds": kinds, "fields": fields, "scopes": scopes}
