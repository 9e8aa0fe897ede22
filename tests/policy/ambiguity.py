"""Finds loops in regular expressions that can read one text in two ways.

A loop such as ``(?:移动|网络|移动网络)*`` reads ``移动网络`` both as one turn and
as two. A backtracking matcher then tries 2ⁿ ways on n repetitions before it
gives up: a line of some forty words stops the program. The body of each loop
becomes an automaton; two different ways through it that read the same text
and both come back to its start are such an ambiguity.
"""

from __future__ import annotations

import ast
import re
import re._constants as op  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
import unicodedata
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from importlib import import_module
from itertools import chain
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

Node = tuple[Any, Any]
Chars = frozenset[int]
NONE: Chars = frozenset()
_CHARS = (op.LITERAL, op.NOT_LITERAL, op.ANY, op.IN)
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT)
_MANY = 12  # a repeat of at least so many turns counts as a loop
_SAMPLE = frozenset(map(ord, "一aA0 .!_\n"))


def ambiguities(pattern: str, flags: int = 0, whole: bool = True) -> Iterator[str]:
    """For each ambiguous loop of a pattern one text that it reads in two ways.

    :param whole: the pattern must match a whole text; else a loop that
        nothing follows never has to go back and is left out.
    """
    for body in _loops(list(parser.parse(pattern, flags)), not whole):
        if len(body) > 1 or body[0][0] not in _CHARS:
            word = _Automaton(body, bool(flags & re.I)).ambiguity()
            if word is not None:
                yield word


def patterns_of(package: ModuleType) -> Iterator[tuple[str, str, int, bool]]:
    """``(module, pattern, flags, whole)`` of the patterns in the modules of a
    package: those that its modules hold compiled, and those that their code
    gives to the functions of ``re``."""
    modules = [
        import_module(f"{package.__name__}.{info.name}")
        for info in iter_modules(package.__path__)
        if not info.ispkg
    ]
    trees = [ast.parse(Path(str(module.__file__)).read_text("utf-8")) for module in modules]
    calls = [[node for node in ast.walk(tree) if isinstance(node, ast.Call)] for tree in trees]
    whole = {
        ast.unparse(node.func.value)
        for node in chain(*calls)
        if isinstance(node.func, ast.Attribute) and node.func.attr == "fullmatch"
    }
    for module, called in zip(modules, calls, strict=True):
        for name, value in sorted(vars(module).items()):
            fits = not isinstance(value, re.Pattern) or name in whole
            for pattern in _compiled(value):
                yield module.__name__, pattern.pattern, pattern.flags, fits
        for node in called:
            given = node.args[0] if node.args else None
            if (
                isinstance(node.func, ast.Attribute)
                and ast.unparse(node.func.value) == "re"
                and isinstance(given, ast.Constant)
                and isinstance(given.value, str)
            ):
                yield module.__name__, given.value, 0, node.func.attr == "fullmatch"


def _compiled(value: object) -> Iterator[re.Pattern[str]]:
    """The patterns that a value is or holds."""
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _compiled(part)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _compiled(getattr(value, field.name))


def _loops(tree: list[Node], tail: bool) -> Iterator[list[Node]]:
    """The bodies of all loops; those that end a pattern only if ``tail`` is false."""
    for position, (kind, value) in enumerate(tree):
        last = tail and all(_empty(node) for node in tree[position + 1 :])
        if kind is op.BRANCH:
            for branch in value[1]:
                yield from _loops(list(branch), last)
        elif kind is op.SUBPATTERN:
            yield from _loops(list(value[3]), last)
        elif kind is op.ATOMIC_GROUP:
            yield from _loops(list(value), last)
        elif kind in (op.ASSERT, op.ASSERT_NOT):
            yield from _loops(list(value[1]), False)
        elif kind in _REPEATS:
            if value[1] >= _MANY and not last:
                yield list(value[2])
            yield from _loops(list(value[2]), last)


def _empty(node: Node) -> bool:
    """Whether a node matches nothing at all just as well."""
    kind, value = node
    if kind in _REPEATS or kind is op.POSSESSIVE_REPEAT:
        return bool(value[0] == 0)
    if kind is op.SUBPATTERN:
        return all(map(_empty, value[3]))
    if kind is op.BRANCH:
        return any(all(map(_empty, branch)) for branch in value[1])
    return False


class _Automaton:
    """The body of a loop: states joined by characters or by nothing.

    ``barred`` holds, per state, characters that must not come next.
    """

    def __init__(self, body: list[Node], ignore_case: bool) -> None:
        self.ignore_case = ignore_case
        self.alphabet = _SAMPLE | frozenset(_letters(body))
        self.free: defaultdict[int, list[int]] = defaultdict(list)
        self.reads: defaultdict[int, list[tuple[Chars, int]]] = defaultdict(list)
        self.barred: dict[int, Chars] = {}
        self.size = 1
        self.free[self._build(body, 0)].append(0)
        self._after: dict[int, dict[int, set[int]]] = {}

    def _state(self) -> int:
        self.size += 1
        return self.size - 1

    def _build(self, tree: Iterable[Node], at: int) -> int:
        for kind, value in tree:
            at = self._add(kind, value, at)
        return at

    def _add(self, kind: Any, value: Any, at: int) -> int:
        """Add one node behind the state ``at``; the state behind the node."""
        if kind in _CHARS:
            new = self._state()
            self.reads[at].append((self._chars(kind, value), new))
            return new
        if kind is op.BRANCH:
            end = self._state()
            for branch in value[1]:
                start = self._state()
                self.free[at].append(start)
                self.free[self._build(branch, start)].append(end)
            return end
        if kind is op.SUBPATTERN:
            return self._build(value[3], at)
        if kind is op.ATOMIC_GROUP:
            return self._build(value, at)
        if kind in _REPEATS:
            least, most, body = value
            return self._repeat(least, most, body, at)
        if kind is op.POSSESSIVE_REPEAT:
            ((inner, what),) = value[2]
            chars = self._chars(inner, what)
            self.reads[at].append((chars, at))
            return self._guard(at, chars)
        if kind in (op.ASSERT, op.ASSERT_NOT) and value[0] == 1 and len(value[1]) == 1:
            ((inner, what),) = value[1]
            if inner in _CHARS:
                chars = self._chars(inner, what)
                return self._guard(at, chars if kind is op.ASSERT_NOT else self.alphabet - chars)
        return at  # what reads nothing: taken as always true

    def _guard(self, at: int, barred: Chars) -> int:
        new = self._state()
        self.free[at].append(new)
        self.barred[new] = barred
        return new

    def _repeat(self, least: int, most: int, body: Iterable[Node], at: int) -> int:
        for _ in range(min(least, 3)):
            at = self._build(body, at)
        if most >= _MANY:
            loop, end = self._state(), self._state()
            self.free[at].append(loop)
            self.free[self._build(body, loop)].append(loop)
            self.free[loop].append(end)
            return end
        end = self._state()
        for _ in range(min(most - min(least, 3), 3)):
            self.free[at].append(end)
            at = self._build(body, at)
        self.free[at].append(end)
        return end

    def _chars(self, kind: Any, value: Any) -> Chars:
        """The characters of the alphabet that a node reads."""
        if kind is op.ANY:
            return self.alphabet - {10}
        if kind is op.LITERAL:
            same = {value, *map(ord, chr(value).swapcase()[:1])} if self.ignore_case else {value}
            return self.alphabet & same
        if kind is op.NOT_LITERAL:
            return self.alphabet - self._chars(op.LITERAL, value)
        if kind is op.CATEGORY:
            return frozenset(c for c in self.alphabet if _in_category(value, chr(c)))
        if kind is op.RANGE:
            return frozenset(c for c in self.alphabet if value[0] <= c <= value[1])
        found = NONE.union(*(self._chars(k, v) for k, v in value if k is not op.NEGATE))
        return self.alphabet - found if value[0][0] is op.NEGATE else found

    def _reached(self, state: int) -> set[tuple[int, Chars]]:
        """States that nothing parts from ``state``, with what is barred there."""
        start = (state, self.barred.get(state, NONE))
        seen, todo = {start}, [start]
        while todo:
            at, barred = todo.pop()
            for new in self.free[at]:
                step = (new, barred | self.barred.get(new, NONE))
                if step not in seen:
                    seen.add(step)
                    todo.append(step)
        return seen

    def _steps(self, state: int) -> dict[int, set[int]]:
        """Character → states behind it."""
        if state not in self._after:
            found: defaultdict[int, set[int]] = defaultdict(set)
            for at, barred in self._reached(state):
                for chars, new in self.reads[at]:
                    for char in chars - barred:
                        found[char].add(new)
            self._after[state] = dict(found)
        return self._after[state]

    def _ways(self, start: int, end: int, seen: frozenset[int] = frozenset()) -> int:
        """How many ways of reading nothing lead from one state to another
        within one turn of the loop; more than two count as two."""
        if start == end:
            return 1
        ways = 0
        for new in self.free[start]:
            if new not in seen and (new or not end):
                ways += self._ways(new, end, seen | {start})
                if ways > 1:
                    return 2
        return ways

    def _skips_two_ways(self) -> str | None:
        """A character before which nothing can be read in two ways, of which
        one may begin the next turn (``(?:a?b?)*``)."""
        sources = sorted(state for state, steps in self.reads.items() if steps)
        behind = sorted({0, *(new for steps in self.reads.values() for _, new in steps)})
        again = {target: self._ways(0, target) for target in sources}
        for start in behind:
            turn = self._ways(start, 0) if start else 0
            for target in sources:
                if self._ways(start, target) + turn * again[target] * bool(target) > 1:
                    chars = self.reads[target][0][0]
                    return chr(min(chars)) if chars else None
        return None

    def ambiguity(self) -> str | None:
        """A text that can be read in two ways, both back at the start."""
        return self._parts_in_two() or self._skips_two_ways()

    def _parts_in_two(self) -> str | None:
        """A text on which two ways part and both come back to the start."""
        start = (0, 0, False)
        came: dict[tuple[int, int, bool], tuple[tuple[int, int, bool], str] | None] = {start: None}
        todo = deque([start])
        while todo:
            pair = todo.popleft()
            a, b, parted = pair
            if parted and all(any(s == 0 for s, _ in self._reached(x)) for x in (a, b)):
                word = ""
                while (before := came[pair]) is not None:
                    pair, char = before
                    word = char + word
                return word
            left, right = self._steps(a), self._steps(b)
            for c in sorted(left.keys() & right.keys()):
                for x in left[c]:
                    for y in right[c]:
                        new = (x, y, parted or x != y)
                        if new not in came and (parted or x <= y):
                            came[new] = (pair, chr(c))
                            todo.append(new)
        return None


def _letters(tree: Iterable[Node]) -> Iterator[int]:
    """The characters that a tree names."""
    for kind, value in tree:
        if kind in (op.LITERAL, op.NOT_LITERAL):
            yield value
        elif kind is op.RANGE:
            yield from value
        elif kind is op.IN:
            yield from _letters(value)
        elif kind is op.BRANCH:
            for branch in value[1]:
                yield from _letters(branch)
        elif kind is op.SUBPATTERN:
            yield from _letters(value[3])
        elif kind is op.ATOMIC_GROUP:
            yield from _letters(value)
        elif kind in _REPEATS or kind is op.POSSESSIVE_REPEAT:
            yield from _letters(value[2])


def _in_category(category: Any, char: str) -> bool:
    name = str(category)
    if name.endswith("DIGIT"):
        found = unicodedata.category(char) == "Nd"
    elif name.endswith("SPACE"):
        found = char.isspace()
    else:
        found = char.isalnum() or char == "_"
    return found is not ("NOT" in name)
