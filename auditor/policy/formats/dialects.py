"""Dialects of Markdown → plain Markdown, line by line, so that lines keep
their numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.common.utils import normalizeReference

_ADMONITION = re.compile(
    r"^([ \t]*)(?:(?:!!!|\?\?\?\+?)[ \t]+[a-zA-Z][\w -]{0,80}|===[ \t]+(?=\"))"
    r"(?:\"([^\"]*)\")?[ \t]*$",
    re.ASCII,
)
_CONTAINER = re.compile(r"^[ \t]*:{3,}[ \t]*(?:\{[^}]*\}|[a-zA-Z-]*)(?![\w])[ \t]*(.*)$")
_ATTRIBUTE_LINE = re.compile(r"^[ \t]*\{:[^{}]*\}[ \t]*$")
_TEMPLATE = re.compile(r"^[ \t]*\{[%{<].*[%}>]\}[ \t]*$")
_FENCE = re.compile(r"^[ \t>]*(`{3,}|~{3,})")
_HEADING_ID = re.compile(r"\{#[^{}]*\}[ \t]*$")
_GLUED_HEADING = re.compile(r"^( {0,3}#{1,6})(?=[^\s#])")
# A definition for links written "[text][label]". Markdown takes "[注意]: 适用"
# for one too, which would vanish; so only addresses count here.
_REFERENCE = re.compile(
    r"[ \t>]*\[(?!\^)([^\[\]\n]{1,200})\]:[ \t]*"
    r"(?:<(?=https?:)([^\s<>]*)>|((?:https?:|//|[./#]|mailto:)[^\s<>]*))"
    r"(?:[ \t]+(?:\"[^\"]*\"|'[^']*'|\([^)]*\)))?[ \t]*"
)
# "**" between Chinese punctuation and a character neither opens nor closes by
# the rules of emphasis, since they count on spaces. A noncharacter in between
# makes it do so; it is taken out of all text again.
_JOINT = "\ufdd0"
# The rule of a table whose rows have no bars at their edges: a row that begins with one
# has an empty first cell.
_BARE_RULE = re.compile(r"[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+")
#: what parts the cells of a row
BAR = re.compile(r"(?<!\\)\|")
_STARS = re.compile(r"(?<![*\\])\*{2,3}(?!\*)")


def prepare(lines: Sequence[str], references: dict[str, dict[str, str]]) -> list[str]:
    """Take dialects back to plain Markdown, line by line: admonitions and
    containers become paragraphs, template and attribute lines blank. Link
    definitions go to ``references``."""
    prepared: list[str] = []
    fence = ""
    depth = 0  # columns by which an admonition's body is indented
    bars = 0  # of a row of the table that is open, where its edges have none
    for line in lines:
        if depth and line.strip() and not fence:
            indent = len(line) - len(line.lstrip(" \t"))
            if indent < depth and "\t" not in line[:indent]:
                depth = 0
        if depth:
            line = line[depth:] if line[:depth].isspace() else line.removeprefix("\t")
        match = _FENCE.match(line)
        if match:
            mark = match.group(1)
            if not fence:
                fence = mark
            elif mark.startswith(fence) and not line[match.end() :].strip():
                fence = ""
        elif not fence:
            admonition = _ADMONITION.match(line)
            if admonition:
                depth += len(admonition.group(1)) + 4
                prepared.append(admonition.group(2) or "")
                continue
            container = _CONTAINER.match(line)
            reference = _REFERENCE.fullmatch(line)
            if reference:
                label = normalizeReference(reference.group(1))
                address = reference.group(2) or reference.group(3)
                references.setdefault(label, {"href": address, "title": ""})
                line = ""
            elif container:
                line = container.group(1)
            elif _ATTRIBUTE_LINE.match(line) or _TEMPLATE.match(line):
                line = ""
            else:
                if "{#" in line:
                    line = _HEADING_ID.sub("", line)
                line = _GLUED_HEADING.sub(r"\1 ", line)
                if "**" in line:
                    line = _STARS.sub(_join_stars, line)
            if _BARE_RULE.fullmatch(line):
                bars = line.count("|")
            elif "|" not in line:
                bars = 0
            elif bars and line.lstrip(" \t").startswith("|") and len(BAR.findall(line)) == bars:
                line = _JOINT + line.lstrip(" \t")
        prepared.append(line)
    return prepared


def _join_stars(match: re.Match[str]) -> str:
    before = match.string[match.start() - 1 : match.start()]
    after = match.string[match.end() : match.end() + 1]
    return (
        (_JOINT if _is_sign(before) else "") + match.group() + (_JOINT if _is_sign(after) else "")
    )


def plain(text: str) -> str:
    """The text without what :func:`prepare` put in."""
    return text.replace(_JOINT, "")


def _is_sign(char: str) -> bool:
    return char > "\x7f" and not char.isalnum() and not char.isspace()
