"""Markdown → blocks.

markdown-it-py tells the structure; its tokens are replayed to the same builder
that reads HTML, so that markup inside Markdown joins in. Lines are those of the
raw file.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from auditor.errors import LimitError
from auditor.policy.formats.builder import BlockBuilder
from auditor.policy.formats.dialects import BAR, plain, prepare
from auditor.policy.formats.html import front_matter_end
from auditor.policy.formats.limits import DEFAULT, Limits
from auditor.policy.formats.parsed import Parsed, gap, words
from auditor.policy.formats.pipes import recover_pipe_tables
from auditor.policy.formats.text import read_text
from auditor.policy.formats.tokens import Tokenizer

# A line longer than this is no prose; nested brackets in it would cost
# the parser quadratic time.
_LONGEST_LINE = 200_000
# What may follow a fence as the name of a language; anything else is text.
_LANGUAGE = re.compile(r"\s*(?:[\w+#.-]{0,30}\s*(?:\{[^}]*\}|title=.*)?)\s*", re.ASCII)
_LEFT = re.compile(r"(?<!\*)\*\*(?!\*)")
_BLOCK_TAGS = {
    "paragraph": "p",
    "heading": "",
    "bullet_list": "ul",
    "ordered_list": "ol",
    "list_item": "li",
    "blockquote": "blockquote",
    "table": "table",
    "thead": "thead",
    "tbody": "tbody",
    "tr": "tr",
    "th": "th",
    "td": "td",
}
# Tokens that hold a document's lines, rather than other tokens.
_LEAVES = words("inline fence code_block html_block tr_open")
_INLINE_TAGS = {"strong": "b", "em": "em", "s": "s"}
_TAG_HEAD = re.compile(r"\s*</?[a-zA-Z!]")


def read_markdown(text: str, name: str, limits: Limits = DEFAULT) -> Parsed:
    """Read decoded Markdown; front matter is skipped.

    :raises LimitError: for a document or a line that is absurdly long.
    """
    if len(text) > limits.max_markdown:
        raise LimitError(
            f"it has more than {limits.max_markdown} characters, too many for Markdown",
            path=name,
            remedy="split it, or save it as plain text (.txt)",
        )
    start = front_matter_end(text)
    first = 1 + text.count("\n", 0, start)
    lines = text[start:].replace("\r\n", "\n").replace("\r", " ").split("\n")
    longest = max(map(len, lines))
    if longest > _LONGEST_LINE:
        raise LimitError(
            f"a line of {longest} characters is too long for Markdown",
            path=name,
            remedy="save it as plain text (.txt)",
        )
    builder = BlockBuilder(limits)
    references: dict[str, dict[str, str]] = {}
    prepared = prepare(lines, references)
    replay = _Replay(builder, references)
    replay.run(prepared, first)
    blocks = builder.finish(first + len(lines) - 1)
    gaps = builder.gaps(name)
    if not blocks and replay.unread:
        return read_text(text)
    if replay.unread:
        gaps.append(
            gap(
                name,
                f"{len(replay.unread)} lines, the first of them line {min(replay.unread)}, are "
                "nested too deeply and were not read.",
            )
        )
    return Parsed(tuple(recover_pipe_tables(blocks)), gaps=tuple(gaps))


def _address(token: Token) -> str:
    return plain(str(token.attrs.get("href", "")))


class _Parser(MarkdownIt):
    """Keeps addresses as they are written: nothing here follows them."""

    def normalizeLink(self, url: str) -> str:
        return url

    def normalizeLinkText(self, link: str) -> str:
        return link

    def validateLink(self, url: str) -> bool:
        return True


class _Replay:
    """Sends a Markdown document's tokens to the builder."""

    def __init__(
        self, builder: BlockBuilder, references: dict[str, dict[str, str]], depth: int = 0
    ) -> None:
        self._builder = builder
        self._depth = depth
        self._references = references
        self._cells = 0
        self._parser = _Parser("commonmark", {"maxNesting": 60}).enable(["table", "strikethrough"])
        self._parser.disable("reference")
        self.unread: list[int] = []

    def run(self, lines: Sequence[str], first: int) -> None:
        """Parse lines of which the first has the raw number ``first``."""
        line = first
        unread = {number for number, raw in enumerate(lines) if any(map(str.isalpha, raw))}
        for token in self._parser.parse("\n".join(lines), self._env()):
            if token.map is not None:
                line = first + token.map[0]
                if token.type in _LEAVES:
                    unread.difference_update(range(*token.map))
            if token.type == "tr_open":
                self._cells = 0
            elif token.type in ("th_open", "td_open"):
                self._cells += 1
            elif token.type == "tr_close":
                self._extra_cells(lines[line - first], line)
            self._block(token, line)
        self.unread += [first + number for number in unread]

    def _block(self, token: Token, line: int) -> None:
        builder = self._builder
        if token.type == "inline":
            _Inline(builder, token, line).run()
        elif token.type == "html_block":
            Tokenizer(plain(token.content), builder, line).run()
        elif token.type == "hr":
            builder.start("hr", {}, line)
        elif token.type == "fence":
            if not _LANGUAGE.fullmatch(token.info):
                self._code([token.info], line)
            self._code(token.content.split("\n"), line + 1)
        elif token.type == "code_block":
            self._indented(token.content.split("\n"), line)
        else:
            name, _, edge = token.type.rpartition("_")
            tag = token.tag if name == "heading" else _BLOCK_TAGS.get(name, "")
            if not tag:
                return
            if edge == "close":
                builder.end(tag, line)
                return
            attrs = {key: str(value) for key, value in token.attrs.items()}
            attrs.pop("style", None)
            builder.start(tag, attrs, line)

    def _env(self) -> dict[str, Any]:
        return {"references": dict(self._references)}

    def _extra_cells(self, row: str, line: int) -> None:
        """Cells beyond the number of columns, which Markdown drops."""
        cells = BAR.split(row.strip(" \t>"))
        cells = cells[not cells[0].strip() :]
        if cells and not cells[-1].strip():
            cells.pop()
        for cell in cells[self._cells :]:
            self._builder.start("td", {}, line)
            for token in self._parser.parseInline(cell.strip(), self._env()):
                _Inline(self._builder, token, line).run()
            self._builder.end("td", line)

    def _code(self, lines: Sequence[str], first: int) -> None:
        """Lines of code: a paragraph each."""
        for number, line in enumerate(lines, first):
            self._builder.start("p", {}, number)
            self._builder.text(plain(line), number)
            self._builder.end("p", number)

    def _indented(self, lines: Sequence[str], first: int) -> None:
        """Indented lines. Hardly ever code in a policy: mostly prose or a table
        whose author indented it, or HTML behind an empty line."""
        if _TAG_HEAD.match(lines[0]) or self._builder.in_table:
            Tokenizer(plain("\n".join(lines)), self._builder, first).run()
        elif self._depth < 3:
            stripped = [line.strip() for line in lines]
            inner = _Replay(self._builder, self._references, self._depth + 1)
            inner.run(stripped, first)
            self.unread += inner.unread
        else:
            self._code(lines, first)


class _Inline:
    """Sends the content of one paragraph, heading or cell to the builder."""

    def __init__(self, builder: BlockBuilder, token: Token, line: int) -> None:
        self._builder = builder
        self._token = token
        self._source = token.content
        self._at = 0
        self._line = line
        # "** so **" is no emphasis by the rules; its author meant it all the same.
        self._toggles = False
        self._bold = False
        # A link's address, which no token shows, may have held line ends.
        self._behind_link = False

    def run(self) -> None:
        """Send it."""
        children = self._token.children or ()
        left = sum(len(_LEFT.findall(child.content)) for child in children if child.type == "text")
        self._toggles = left > 0 and left % 2 == 0
        for child in children:
            self._child(child)

    def _child(self, child: Token) -> None:
        builder = self._builder
        kind = child.type
        if kind in ("softbreak", "hardbreak"):
            self._advance(self._source.find("\n", self._at) + 1)
            builder.hard_break()
        elif kind == "text" and self._toggles:
            for index, piece in enumerate(_LEFT.split(child.content)):
                if index:
                    self._toggle_bold()
                self._text(piece)
        elif kind == "text":
            self._text(child.content)
        elif kind == "code_inline":
            self._code(child)
        elif kind == "html_inline":
            self._skip_to(child.content, 4)
            Tokenizer(plain(child.content), builder, self._line).run()
            self._skip_past(child.content)
        elif kind == "link_open":
            builder.start("a", {"href": _address(child)}, self._line)
        elif kind == "link_close":
            builder.end("a", self._line)
            self._behind_link = True
        elif kind == "image":
            builder.images += 1
            self._skip_past(child.content)
        else:
            name, _, edge = kind.rpartition("_")
            tag = _INLINE_TAGS.get(name)
            if tag and edge == "open":
                builder.start(tag, {}, self._line)
            elif tag:
                builder.end(tag, self._line)

    def _toggle_bold(self) -> None:
        self._bold = not self._bold
        if self._bold:
            self._builder.start("b", {}, self._line)
        else:
            self._builder.end("b", self._line)

    def _advance(self, to: int) -> None:
        if to > self._at:
            self._line += self._source.count("\n", self._at, to)
            self._at = to

    def _skip_to(self, content: str, lines: int) -> None:
        """Go to where ``content`` starts, at most on the ``lines``-th line from
        here."""
        limit = self._at
        for _ in range(lines):
            limit = self._source.find("\n", limit + 1)
            if limit < 0:
                limit = len(self._source)
                break
        found = self._source.find(content, self._at, limit + len(content))
        if found >= 0:
            self._advance(found)

    def _skip_past(self, content: str) -> None:
        if self._source.startswith(content, self._at):
            self._advance(self._at + len(content))

    def _text(self, content: str) -> None:
        if not content:
            return
        if self._behind_link or len(content) >= 4 or self._source.startswith(content, self._at):
            self._skip_to(content, 4 if self._behind_link else 1)
        self._behind_link = False
        self._builder.text(plain(content), self._line)
        self._skip_past(content)

    def _code(self, child: Token) -> None:
        """A code span: its line ends have become spaces."""
        ticks = re.compile(rf"(?<!`){child.markup}(?!`)")
        opening = ticks.search(self._source, self._at)
        closing = ticks.search(self._source, opening.end()) if opening else None
        if opening is None or closing is None:
            self._builder.text(plain(child.content), self._line)
            return
        self._advance(opening.end())
        inside = self._source[opening.end() : closing.start()]
        if "\n" in inside:
            for number, piece in enumerate(inside.split("\n")):
                if number:
                    self._builder.text(" ", self._line + number)
                self._builder.text(plain(piece), self._line + number)
        else:
            self._builder.text(plain(child.content), self._line)
        self._advance(closing.end())
