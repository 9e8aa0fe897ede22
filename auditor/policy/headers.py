"""Headers of flattened tables that stand in other than a line of their own:
told in a sentence, before the first row in one line, or as English words."""

from __future__ import annotations

import re

from auditor.policy.flat import fold
from auditor.policy.flattened import Header, header_line, make_header
from auditor.policy.known import find_packages
from auditor.policy.names import brackets
from auditor.policy.roles import Role, is_key, loose_role, role_of

_SENTENCE = 160  # characters of one that tells a header
_PART = re.compile(
    r"\s*[、，,/／|｜]\s*|\s+(?:and|及|和|与)\s+|(?<=[\u4e00-\u9fff])[和与及](?=[\u4e00-\u9fff])"
)
_ORDER = re.compile(
    r"(?:依次|顺序|分别|格式|按|每[行条项])[^，,。；;：:（(]{0,8}(?:为|是|列出|注明|写明|[:：])\s*"
    r"([^。；;：:（）()]{4,60})"
)
_BY_ORDER = re.compile(r"按照?([^。；;：:（）()]{4,40}?)的?(?:顺序|次序|排列|列出)")
_LEAST = 3


def told_header(text: str) -> Header | None:
    """The columns that a sentence tells before the rows (``…如下（名称、公司、目的）：``,
    ``依次为名称、公司、目的：``)."""
    raw = text.strip()
    if len(raw) > _SENTENCE or raw[-1:] not in "：:）)。":
        return None
    told = [inside for _, _, inside in brackets(raw)]
    told += [match.group(1) for match in _ORDER.finditer(raw)]
    told += [match.group(1) for match in _BY_ORDER.finditer(raw)]
    for inside in told:
        labels = [part for part in _PART.split(inside.strip()) if part]
        if len(labels) >= _LEAST and all(is_key(label) and len(label) <= 16 for label in labels):
            header = make_header(labels, by_line=True)
            if header is not None and Role.NAME in header.roles:
                return header
    return None


_LONGEST = 20_000  # characters of a line that holds a header and rows
_FACT = re.compile(r"公司|https?://|\.permission\.|\b(?:Inc|Ltd|LLC|GmbH)\b")


def led_header(text: str) -> int:
    """Where the rows begin in a line that holds the header before them; 0: it is
    no such line."""
    raw = text.strip()
    if len(raw) > _LONGEST or raw != text:
        return 0
    end = count = 0
    for word in re.finditer(r"\S+", raw[:200]):
        label = word.group()
        known = role_of(label) is not None and is_key(label)
        if not (known or (count and worded_label(label))) or len(fold(label)) > 14:
            break
        end, count = word.end(), count + 1
    rest = raw[end:]
    if count < _LEAST or len(rest.split()) < count - 1:
        return 0  # a row may lack its last cell
    header = header_line(raw[:end])
    if header is None or Role.NAME not in header.roles:
        return 0
    if not _FACT.search(rest) and not find_packages(rest[:2000]):
        return 0
    return end + len(rest) - len(rest.lstrip())


def worded_label(label: str) -> bool:
    """Whether a word can be a label of unknown words."""
    told = loose_role(label)
    if told in (None, Role.NAME):  # the first row's name
        return False
    return role_of(label) in (None, told) and len(fold(label)) <= 8


_ENGLISH_LABEL = re.compile(
    r"(?:third[- ]party )?(?:sdk|library|service|component|partner|plugin)(?: name)?|name|"
    r"developer|vendor|company|provider|publisher|operator|owner|"
    r"purpose(?: of use)?|usage|use|function|what for|"
    r"(?:privacy )?(?:policy|notice)(?: (?:link|url))?|link|url|website|"
    r"(?:data|information)(?: (?:collected|shared|types?))?|personal (?:data|information)|"
    r"permissions?|package(?: name)?|category|type|platform",
    re.I,
)


def english_header(text: str) -> Header | None:
    """A header of English words with single spaces between its cells."""
    raw = " ".join(text.split())
    if not raw.isascii() or len(raw) > 100 or not raw[:1].isupper():
        return None
    labels: list[str] = []
    at = 0
    while at < len(raw):
        match = _ENGLISH_LABEL.match(raw, at)
        if match is None or raw[match.end() : match.end() + 1] not in ("", " "):
            return None
        labels.append(match.group())
        at = match.end() + 1
    header = make_header(labels, by_line=False) if len(labels) >= _LEAST else None
    return header if header is not None and header.roles[0] is Role.NAME else None
