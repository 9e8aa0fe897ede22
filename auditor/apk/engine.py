"""The inner loops over dex tables: compiled, or with numpy.

``auditor.apk._core`` is built where there is a C compiler; ``_vectors`` does the
same everywhere else, and when ``AUDITOR_NO_CORE`` is set. Both give the same
answers, forged files included; what they refuse, they refuse with the same
``ValueError``. Tables are given as ``(offset, rows)`` within the file's bytes.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from array import array
    from typing import Protocol

    class Engine(Protocol):
        """What both offer."""

        def read_types(self, data: Buffer, strings: Table, types: Table, /) -> list[bytes]:
            """Every type's descriptor; they must be sorted."""

        def read_classes(
            self,
            data: Buffer,
            strings: int,
            types: int,
            fields: Table,
            methods: Table,
            classes: Table,
            /,
        ) -> bytes:
            """Check the tables; 1 for each type that a class defines.

            :param strings: number of strings; :param types: number of types.
            """

        def string(self, data: Buffer, strings: Table, index: int, /) -> bytes:
            """A string's modified UTF-8 bytes; empty when it has no end."""

        def string_keys(self, data: Buffer, strings: Table, /) -> object:
            """What :meth:`find_strings` wants to know of a file beforehand."""

        def find_strings(
            self, data: Buffer, strings: Table, keys: object, wanted: list[bytes], exact: bool, /
        ) -> list[int]:
            """For each the first string that equals it (or begins with it), or -1."""

        def member_ranges(
            self, data: Buffer, members: Table, types: list[int], /
        ) -> list[tuple[int, int]]:
            """First and last row (exclusive) of each type's members."""

        def named_rows(
            self, data: Buffer, methods: Table, names: Buffer, classes: Buffer, /
        ) -> list[int]:
            """Methods whose name and class are both in a mask."""

        def hierarchy(
            self, data: Buffer, classes: Table, stops: list[int], open_: Buffer, /
        ) -> tuple[bytes, bytes]:
            """The last ancestor of each type that this file knows (native 32-bit
            numbers), and which types have theirs in the mask ``open_``.

            :param stops: types that count as the last whatever stands above.
            """

        def superclasses(
            self, data: Buffer, classes: Table, kept: Buffer, /
        ) -> list[tuple[int, int]]:
            """Type and superclass of those classes that are in a mask."""

        def below(self, roots: bytes, defined: Buffer, top: int, /) -> list[int]:
            """Defined types whose last ancestor is ``top``, itself not included."""

        def tally(
            self, owner: array[int], defined: Buffer, owned: Buffer, first: int, last: int, /
        ) -> tuple[list[tuple[int, int, int, int]], bytes]:
            """Types by owner, and 1 for each defined type that nobody owns.

            :param owner: row of an owner for each type, or -1.
            :param owned: which owners count as such.
            :param first: the types from here to ``last`` are counted.
            :returns: ``(owner, defined, mentioned, example)`` for each owner
                found; the example is the first defined one, if there is any.
            """

        def code_items(
            self, data: Buffer, classes: Table, methods: int, end: int, limit: int, /
        ) -> bytes:
            """All methods with code, as native 32-bit numbers: method, offset of
            the first instruction.

            :param methods: number of methods; others are left out.
            :param end: where the section with the class data ends.
            :param limit: bytes over which the class data may spread.
            """

        def find_sites(
            self,
            data: Buffer,
            items: bytes,
            wanted: tuple[Buffer, Buffer, Buffer],
            budget: int,
            most: int,
            /,
        ) -> list[tuple[int, int, int]]:
            """Instructions with an operand in a mask: method, kind, operand.

            In the order of the code; where methods share it, the last first.

            :param items: from :meth:`code_items`.
            :param wanted: masks over fields, methods and strings: kinds 0, 1, 2.
            :param budget: code units that the methods may have together, with 64
                more for each of them.
            :raises OverflowError: there are more than ``most``.
            """


Buffer: TypeAlias = "bytes | bytearray"
Table: TypeAlias = "tuple[int, int]"


#: what the core must say of itself; a checkout may hold one built before a change
INTERFACE = 1


def load() -> Engine:
    """The compiled core, or what stands in for it."""
    if not os.environ.get("AUDITOR_NO_CORE"):
        try:
            from auditor.apk import _core
        except ImportError:
            pass
        else:
            # one built before there was a number has none
            if getattr(_core, "INTERFACE", None) == INTERFACE:
                return _core
    from auditor.apk import _vectors

    return _vectors


engine: Engine = load()
