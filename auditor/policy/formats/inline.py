"""The text of one block while it is being read."""

from __future__ import annotations

import re

from auditor.policy.blocks import Text
from auditor.policy.formats.parsed import BLANK, is_wide, trim

_SPACES = re.compile(r"[ \t\r\n\f\v]+")


class Inline:
    """Collects pieces of text with their raw lines; white space collapses.

    A line end of the source between two Chinese characters is nothing, any
    other white space one space.
    """

    def __init__(self) -> None:
        self._link = ""
        self._clear()

    def _clear(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._last = ""
        self._pending = ""
        self._marks: list[tuple[int, int]] = []
        self._links: list[tuple[int, int, str]] = []
        self._link_start = 0
        self._struck: list[tuple[int, int]] = []
        self._bold = False
        self._plain = False
        self._line_bold = False
        self._line_plain = False

    def add(
        self,
        data: str,
        line: int,
        *,
        bold: bool = False,
        keep_spaces: bool = False,
        struck: bool = False,
    ) -> None:
        """Append characters that stand on one raw line."""
        trailing = ""
        core = data
        if not keep_spaces:
            collapsed = _SPACES.sub(" ", data)
            core = collapsed.strip(" ")
            if collapsed[:1] == " " and not self._pending:
                self._pending = " "
            trailing = " " if collapsed[-1:] == " " else ""
        if core:
            self._separate(core[0])
            self._put(core, line)
            if struck:
                self._struck.append((self._length - len(core), self._length))
            known = self._line_bold if bold else self._line_plain
            if not known and any(map(str.isalnum, core)):
                self._bold |= bold
                self._plain |= not bold
                self._line_bold |= bold
                self._line_plain |= not bold
            self._pending = trailing

    @property
    def length(self) -> int:
        """How many characters there are so far."""
        return self._length

    @property
    def line_is_bold(self) -> bool:
        """Whether all words of the line that is being read are bold."""
        return self._line_bold and not self._line_plain

    @property
    def line_is_empty(self) -> bool:
        """Whether a line break that is shown came last."""
        return self._last == "\n"

    def soft_break(self) -> None:
        """A line end of the source."""
        self._pending = "\n"

    def hard_break(self) -> None:
        """A line break that is shown."""
        self._pending = ""
        self._line_bold = self._line_plain = False
        if self._length:
            self._parts.append("\n")
            self._length += 1
            self._last = "\n"

    def start_link(self, address: str) -> None:
        """What follows links to ``address``."""
        self.end_link()
        self._link = address
        self._link_start = self._length

    def end_link(self) -> None:
        """End the open link, if any."""
        if self._link and self._length > self._link_start:
            self._links.append((self._link_start, self._length, self._link))
        self._link = ""

    def take(self) -> tuple[Text | None, bool]:
        """The text so far (``None``: nothing to see) and whether all of it is
        bold; a link that is open goes on in the next block."""
        if not self._length:
            self._pending = ""
            return None, False
        link = self._link
        self.end_link()
        text = "".join(self._parts)
        found: Text | None = None
        if text.strip(BLANK):
            found = trim(Text(text, tuple(self._marks), tuple(self._links), tuple(self._struck)))
        bold = self._bold and not self._plain
        self._clear()
        self._link = link
        return found, bold

    def _separate(self, following: str) -> None:
        """Put the white space that is due before ``following``."""
        pending, self._pending = self._pending, ""
        if not pending or not self._length or self._last == "\n":
            return
        if pending == "\n" and is_wide(self._last) and is_wide(following):
            return
        self._parts.append(" ")
        self._length += 1
        if self._link and self._link_start == self._length - 1:
            self._link_start = self._length

    def _put(self, core: str, line: int) -> None:
        if not self._marks:
            self._marks.append((0, line))
        elif self._marks[-1][1] != line:
            self._marks.append((self._length, line))
        self._parts.append(core)
        self._length += len(core)
        self._last = core[-1]
