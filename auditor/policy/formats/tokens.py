"""A tolerant HTML tokenizer that runs in linear time and knows its lines.

The standard library's ``html.parser`` differs between Python's patch releases
in how it reads broken markup, and needs quadratic time for some; what people
save from browsers and word processors is broken often enough to care.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from typing import Protocol

from auditor.policy.formats.parsed import words


class Handler(Protocol):
    """What receives the tokens; ``line`` is the 1-based raw line."""

    def start(self, tag: str, attrs: Mapping[str, str], line: int) -> None:
        """A start tag; names are in lower case."""

    def end(self, tag: str, line: int) -> None:
        """An end tag."""

    def text(self, data: str, line: int) -> None:
        """Characters of one raw line, entities decoded."""

    def newline(self, line: int) -> None:
        """The source's line ends between two pieces of text."""


# Their content is no markup and not shown.
_SKIPPED = words(
    "script style template xmp iframe noembed noframes noscript svg math object select title"
)
# Where the end tag is missing, these do not swallow the rest of the document.
_SHOWN_IF_OPEN = words("title object select svg math template noscript")
_NAME = re.compile(r"[a-zA-Z][^\s/>]*")
_STOP = re.compile(r"[\"'>]")
_ATTRIBUTE = re.compile(
    r"""([^\s"'<>/=][^\s"'<>/=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?"""
)
_LONG_NUMBER = re.compile(r"&#(?:[xX]0*[0-9a-fA-F]{7,}|0*[0-9]{8,});?")
_NO_ATTRS: Mapping[str, str] = {}


def unescape(text: str) -> str:
    """Decode entities; absurd character numbers become U+FFFD."""
    if "&" not in text:
        return text
    return html.unescape(_LONG_NUMBER.sub("\ufffd", text))


def parse_attributes(body: str) -> Mapping[str, str]:
    """The attributes in the inside of a start tag; the first of a name wins."""
    if not body or body == "/":
        return _NO_ATTRS
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(body):
        found.setdefault(name.lower(), unescape(double or single or bare))
    return found


class Tokenizer:
    """Feeds the tokens of a piece of HTML to a handler."""

    def __init__(self, source: str, handler: Handler, first_line: int = 1) -> None:
        self._source = source
        self._handler = handler
        self._line = first_line
        self._counted = 0
        self._missing: set[str] = set()

    def run(self) -> None:
        """Tokenize all of it."""
        source, size, position = self._source, len(self._source), 0
        while position < size:
            opening = source.find("<", position)
            if opening < 0:
                opening = size
            if opening > position:
                self._text(position, opening)
            if opening >= size:
                break
            position = self._markup(opening)

    def _line_at(self, position: int) -> int:
        """The line of a position; positions only ever grow."""
        self._line += self._source.count("\n", self._counted, position)
        self._counted = position
        return self._line

    def _text(self, start: int, end: int) -> None:
        line = self._line_at(start)
        for number, piece in enumerate(self._source[start:end].split("\n")):
            if number:
                self._handler.newline(line + number)
            if piece:
                self._handler.text(unescape(piece), line + number)

    def _find(self, wanted: str, start: int) -> int:
        """``str.find`` that remembers failures, so that they cost once."""
        if wanted in self._missing:
            return -1
        found = self._source.find(wanted, start)
        if found < 0:
            self._missing.add(wanted)
        return found

    def _markup(self, start: int) -> int:
        """Read what stands at a ``<``; returns where to go on."""
        source = self._source
        following = source[start + 1 : start + 2]
        if following.isalpha() and following.isascii():
            return self._start_tag(start)
        if following == "/":
            return self._end_tag(start)
        if following == "!":
            return self._declaration(start)
        if following == "?":
            end = self._find(">", start)
            if end >= 0:
                return end + 1
        self._text(start, start + 1)
        return start + 1

    def _declaration(self, start: int) -> int:
        source = self._source
        if source.startswith("<!--", start):
            if source.startswith(("<!-->", "<!--->"), start):
                return source.index(">", start) + 1
            end = self._find("-->", start + 4)
            # An unclosed comment hides the rest in a browser; for a document
            # to be checked it is safer to drop only its own tag.
            return end + 3 if end >= 0 else start + 4
        if source.startswith("<![CDATA[", start):
            end = self._find("]]>", start)
            if end >= 0:
                self._text(start + 9, end)
                return end + 3
        end = self._find(">", start)
        return end + 1 if end >= 0 else start + 2

    def _end_tag(self, start: int) -> int:
        match = _NAME.match(self._source, start + 2)
        end = self._find(">", start)
        if end < 0:
            self._text(start, start + 1)
            return start + 1
        if match is not None and match.end() <= end:
            # "</td<td>": a tag that its author forgot to close.
            reopened = self._source.find("<", start + 1, end)
            name = match.group().split("<")[0].lower()
            self._handler.end(name, self._line_at(start))
            if reopened >= 0:
                return reopened
        return end + 1

    def _tag_close(self, start: int) -> int:
        """Where the ``>`` of a start tag is, quoted values skipped; or -1."""
        source, position = self._source, start
        while True:
            match = _STOP.search(source, position)
            if match is None:
                return -1
            position = match.end()
            quote = match.group()
            if quote == ">":
                return match.start()
            before = match.start() - 1
            while before > start and source[before].isspace():
                before -= 1
            if source[before] == "=":
                closing = self._find(quote, position)
                if closing >= 0:
                    position = closing + 1

    def _start_tag(self, start: int) -> int:
        source = self._source
        match = _NAME.match(source, start + 1)
        assert match is not None  # the caller saw a letter
        close = -1 if "tag" in self._missing else self._tag_close(match.end())
        if close < 0:
            # Quotes that do not match hide every ">": do without them.
            self._missing.add("tag")
            close = self._find(">", match.end())
            if close < 0:
                self._text(start, start + 1)
                return start + 1
        name = match.group().split("<")[0].lower()
        body = source[match.end() : close]
        line = self._line_at(start)
        self_closed = body.endswith("/") or match.group().endswith("/")
        if name in _SKIPPED:
            self._handler.start(name, parse_attributes(body), line)
            self._handler.end(name, line)
            return close + 1 if self_closed else self._skip(name, close + 1)
        self._handler.start(name, parse_attributes(body), line)
        if self_closed:
            self._handler.end(name, line)
        return close + 1

    def _skip(self, name: str, start: int) -> int:
        """The end of an element whose content is not shown."""
        if "</" + name in self._missing:
            return start if name in _SHOWN_IF_OPEN else len(self._source)
        match = re.compile(rf"</{name}[\s/>]", re.IGNORECASE).search(self._source, start)
        if match is None:
            self._missing.add("</" + name)
            return start if name in _SHOWN_IF_OPEN else len(self._source)
        close = self._source.find(">", match.end() - 1)
        return close + 1 if close >= 0 else len(self._source)
