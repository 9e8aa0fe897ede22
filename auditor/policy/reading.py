"""What the readers of a document's lines share: a line, and what is known."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from auditor.policy.blocks import Block, Text
from auditor.policy.flat import fold
from auditor.policy.flattened import Scorer
from auditor.policy.keys import leading_number, split_keys
from auditor.policy.known import KnownNames
from auditor.policy.records import Field
from auditor.policy.roles import Role
from auditor.policy.sections import Section

#: an address in a line, up to the next space
ADDRESS = re.compile(r"https?://\S+|www\.\S+", re.I)


@dataclass(slots=True)
class Unit:
    """One line of the document with its block and section.

    :param first: it is the first line of its block.
    :param rank: the rank of the heading it is, if it is one.
    :param failures: how often it was read in vain as a part of a list.
    :param tried: how often it was read in vain as a cell.
    :param untabled: how often it was read in vain as a row of a table.
    :param unlabelled: how often it was read as a line of labels and values.
    """

    text: Text
    block: Block
    section: Section
    first: bool
    rank: int | None = None
    keys: list[tuple[Role, str, Text]] | None = None
    inline: list[Field] | None = None
    failures: int = 0
    tried: int = 0
    untabled: int = 0
    unlabelled: int = 0

    @property
    def flat(self) -> str:
        """Folded text."""
        return fold(self.text.text)


@dataclass(slots=True)
class Context:
    """What is known while a document is read.

    :param keys: keys that only this document uses, by their folded text, with
        the role that their values show.
    :param closed: the last line of the last entry that was read as an SDK's title
        and the keys below it, and these keys.
    """

    known: KnownNames
    scorer: Scorer
    is_permission_name: Callable[[str], bool]
    keys: Mapping[str, Role] = field(default_factory=dict)
    closed: tuple[Unit, frozenset[str]] | None = None

    def keys_of(self, unit: Unit) -> list[tuple[Role, str, Text]]:
        """The ``(role, key, value)`` parts of a line."""
        if unit.keys is None:
            unit.keys = split_keys(unit.text, self.keys)
        return unit.keys

    def opens_with_key(self, unit: Unit) -> bool:
        """The line begins with a key (after its number or bullet)."""
        keys = self.keys_of(unit)
        if not keys:
            return False
        if unit.section.permissions and self.is_permission_name(keys[0][1]):
            return False  # "Notifications: …" in a list of permissions
        raw = unit.text.text
        head = raw[leading_number(raw) : raw.find(keys[0][1])]
        return not head.strip(
            " \t\u3000*•·-–—●■◆○・▸▹▶►▷◇□✓✔➢➤»※★☆‣⁃+#【[「〔（(0123456789.、．)）①②③④⑤⑥⑦⑧⑨⑩abcdefg"
        )
