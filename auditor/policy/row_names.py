"""The names in the name cell of a record: one or several, each with what the cell says
beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from auditor.policy.blocks import Text
from auditor.policy.companies import is_short_company
from auditor.policy.flat import fold
from auditor.policy.keys import LEGAL_FORM, is_company, leading_number
from auditor.policy.known import KnownNames, is_generic
from auditor.policy.mention_names import brand_row
from auditor.policy.names import ParsedName, parse_name, without_brackets
from auditor.policy.records import Field, Record, split_lines
from auditor.policy.roles import Role
from auditor.policy.tables import lists_names, plausible_name


@dataclass(frozen=True, slots=True)
class RowName:
    """A name of a cell with what the cell says beside it.

    :param text: the part of the cell that is the name's.
    :param name: the name itself; ``""`` where the cell holds packages alone.
    :param use: what stands behind the name and says what it is for.
    :param maker: a company behind the name or below it, where no column gives one.
    :param beside: the company that the cell gives beside each of its names.
    """

    text: Text
    parsed: ParsedName
    name: str
    use: str | None = None
    maker: str | None = None
    beside: str | None = None


def names_in(record: Record, known: KnownNames) -> list[RowName]:
    """The names of a record's name cell, in order; ``[]`` where it has none."""
    cells = record.values(Role.NAME)
    if not cells:
        return []
    cell = cells[0]
    below = _COMPANY_BELOW.search(cell.text)
    cell = cell.slice(0, below.start()) if below else cell
    company = below.group(1).strip() if below else None
    parts = _split_names(cell, known, _lists_sdks(record))
    if len(parts) == 1 and record.shape == "table":
        parts = _stacked_names(cell, known)
    code = _CODE.match(cell.text)
    lead = code.end() if code else 0
    row = record.shape in ("table", "flattened") and len(parts) == 1
    # "B3 厂商推送（华为、小米）", "小米、华为厂商通道"
    titled = bool(code) == cell.text.rstrip().endswith(("）", ")"))
    brands = brand_row(cell.text[lead:]) if row or titled else []
    if brands:
        return [_row_name(cell.slice(lead + a, lead + b), company, name) for a, b, name in brands]
    makers = _named_with_makers(cell, known) if row else []
    if makers:
        return [_row_name(part, company, beside=maker) for part, maker in makers]
    return [_row_name(part, company) for part in parts]


def _row_name(
    part: Text, company: str | None, name: str | None = None, beside: str | None = None
) -> RowName:
    text, said = _named_and_said(part)
    maker = _made_by(said) if said else None
    parsed = parse_name(text)
    use = None if maker else said
    return RowName(text, parsed, name or parsed.name, use, maker or company, beside)


_CODE = re.compile(r"\s*[A-Z]\d{1,2}\s+")  # "B3 厂商推送（华为、小米）"
_THIRD_PARTY = re.compile(r"(?:第三方|合作方|third[- ]party)(?:名称|name)?", re.I)

# a company in brackets on a line of its own below the names of a cell
_COMPANY_BELOW = re.compile(
    rf"\n\s*[（(]((?:[^（）()]|[（(][^（）()]*[）)])*(?:公司|集团|\b{LEGAL_FORM}\b\.?))[）)]\s*$"
)


def name_behind_label(record: Record, known: KnownNames) -> None:
    """``视频问诊。第三方名称：X SDK（Y公司）；…``: the label says what it is for, and
    the third party's name is the SDK's."""
    at = {f.role: i for i, f in enumerate(record.fields)}
    label, party = at.get(Role.NAME), at.get(Role.VENDOR)
    if label is None or party is None or record.shape == "table":
        return
    said, named = record.fields[label], record.fields[party]
    if said.label or not _THIRD_PARTY.fullmatch(fold(named.label)):
        return
    name = parse_name(named.value).name
    if known.identify(said.value.text) or "sdk" in fold(said.value.text):
        return
    if "sdk" in fold(name) or known.identify(name):
        record.fields[party] = Field(Role.NAME, named.label, named.value)
        role = Role.OTHER if Role.PURPOSE in at else Role.PURPOSE
        record.fields[label] = Field(role, "类型", said.value)


_OWN_CODE = re.compile(r"的?(?:开源)?(?:组件|库|项目|产品|框架)?$")


def _made_by(said: str) -> str | None:
    """The company, where that is all that stands behind a name (``X SDK：Y公司``)."""
    said = said.strip(" 。；;")
    if is_company(said):
        return said
    short = _OWN_CODE.sub("", said)
    return short if is_short_company(short) else None


def _named_and_said(text: Text) -> tuple[Text, str | None]:
    """``X SDK（Y公司）：语音识别`` is a name and what it is for."""
    colon = re.search(r"[:：](?!//)", without_brackets(text.text).split("\n")[0])
    if not colon:
        led = _LED_BY_USE.match(text.text)
        if led and plausible_name(text.text[led.end() :]):
            return text.slice(led.end(), len(text.text)), led.group(1)
        return text, None
    head = without_brackets(text.text[: colon.start()]).replace("\x00", "")
    if not plausible_name(head):
        return text, None
    return text.slice(0, colon.start()), text.text[colon.end() :].strip() or None


# "用于在群里聊天的X SDK"
_LED_BY_USE = re.compile(r"\s*(?:用于|用来)([^，,。；;的]{2,24})的(?=\S{2})")


def _lists_sdks(record: Record) -> bool:
    """Whether the cell of a record's name is said to hold SDKs."""
    label = next((f.label for f in record.fields if f.role is Role.NAME), "")
    return record.shape == "flattened" and "sdk" in fold(label)


_LED_NAMES = re.compile(r"(?:手机)?(?:厂商|系统|第三方)[^：:、，,（(]{0,6}[：:]\s*")
# "Firebase Cloud Messaging, Google Ireland Ltd., Dublin", "IDnow, IDnow GmbH (EU)"
_NAME_AND_MAKER = re.compile(
    rf"\s*([^,\n]{{2,50}}),\s*([^\n]{{0,60}}?\b(?:{LEGAL_FORM}|ASA?)\b\.?)(?:,[^,\n()]{{2,30}})?(?:\s*\([^()\n]*\))?\s*"
)
# "Datadog, Inc. – Datadog RUM SDK", "Google – Firebase Cloud Messaging"
_MAKER_AND_NAME = re.compile(r"\s*([A-Z][^–—\n]{1,50}?)\s+[–—-]\s+([A-Z][^–—\n]{2,50})\s*")


def _named_with_makers(text: Text, known: KnownNames) -> list[tuple[Text, str]]:
    """The names of a cell that gives the maker beside each, with the makers; ``[]`` for any
    other cell."""
    found: list[tuple[Text, str]] = []
    for line in split_lines(text):
        raw = line.text
        after = _NAME_AND_MAKER.fullmatch(raw)
        before = _MAKER_AND_NAME.fullmatch(raw)
        if after and not re.fullmatch(rf"{LEGAL_FORM}\b\.?", after.group(2).strip()):
            found.append((line.slice(*after.span(1)), after.group(2).strip()))
        elif before and ("SDK" in before.group(2) or known.identify(before.group(2))):
            if known.by_name(before.group(1)) and not is_company(before.group(1)):
                return []
            found.append((line.slice(*before.span(2)), before.group(1).strip()))
        else:
            return []
    return found


_LEGAL_BEHIND = re.compile(rf",\s*(?:{LEGAL_FORM}|Co)\b")
_LISTED = re.compile(r"[^、，,;；/（()）\n]{2,16}(?:、[^、，,;；/（()）\n]{2,16})+")


def _split_names(text: Text, known: KnownNames, listed: bool = False) -> list[Text]:
    """The names in one cell: several only when each alone is a known SDK, or some
    are in a cell that is said to list SDKs."""
    led = _LED_NAMES.match(text.text)
    if led:  # "厂商通道：小米推送、华为推送"
        named = _split_names(text.slice(led.end(), len(text.text)), known, listed)
        if len(named) > 1:
            return named
    raw = text.text
    pieces: list[Text] = []
    at = 0
    depth = 0
    for i, char in enumerate(raw + "\n"):
        if char in "（([【":
            depth += 1
        elif char in "）)]】":
            depth = max(depth - 1, 0)
        elif depth == 0 and char == "," and _LEGAL_BEHIND.match(raw, i):
            pass  # "Amplitude, Inc."
        elif depth == 0 and (char in "、,，;；/\n" or (char in "+＋" and raw[i - 1 : i] == " ")):
            if raw[at:i].strip():
                pieces.append(text.slice(at, i))
            at = i + 1
    if len(pieces) < 2:
        inner = _OF_KIND.fullmatch(raw.strip())
        lead = len(raw) - len(raw.lstrip())
        if inner and is_generic(inner.group(1)):
            # "厂商推送（小米推送、华为推送）"
            a, b = inner.span(2)
            named = _split_names(text.slice(lead + a, lead + b), known)
            return named if len(named) > 1 else [text]
        return [text]
    lines = [known.identify(p.text.strip()) for p in pieces]
    if raw.strip().count("\n") == len(pieces) - 1 and all(lines) and len({*lines}) == len(lines):
        return pieces  # a maker or a product a line
    if 0 < sum(is_company(p.text) for p in pieces) < len(pieces):
        return [text]  # "X/Y公司": the company of the one
    if all(leading_number(p.text) for p in pieces[1:]):
        return pieces  # "12.A、13.B、14.C"
    if lists_names(raw, known):
        return pieces
    ids = [known.by_name(parse_name(p).name) for p in pieces]
    if all(ids) and len(set(ids)) == len(ids):
        return pieces
    if listed and any(ids) and _LISTED.fullmatch(raw.strip()):
        told = [i for i in ids if i]
        if len(set(told)) == len(told) and all(plausible_name(p.text) for p in pieces):
            return pieces
    likely = [known.identify(p.text.strip()) for p in pieces]
    if (
        all(likely)
        and len(set(likely)) == len(likely)
        and sum(map(bool, ids)) * 2 >= len(ids)
        and all(len(p.text.strip()) <= (60 if p.text.isascii() else 16) for p in pieces)
    ):
        return pieces
    if all(_STANDS_ALONE.search(p.text.strip()) and plausible_name(p.text) for p in pieces):
        return pieces
    return [text]


_NO_LINE = re.compile(r"^[（(\[【/／+&-]|[，,、/／+&:：-]$|[，。；;:：]|https?:|^[a-z]+\.[a-z]")
_LONGEST_LINE = 30


def _stacked_names(text: Text, known: KnownNames) -> list[Text]:
    """The names that stand in one cell a line each; a name that is merely broken
    over lines is one."""
    lines = split_lines(text)
    said = [line.text.strip() for line in lines]
    if not 2 <= len(lines) <= 20 or len({*map(fold, said)}) < len(said):
        return [text]
    if any(
        not 2 <= len(line) <= _LONGEST_LINE
        or _NO_LINE.search(line)
        or is_company(line)
        or is_generic(line)
        or not plausible_name(line)
        for line in said
    ):
        return [text]
    sure = [known.identify(line) or (line if _STANDS_ALONE.search(line) else None) for line in said]
    distinct = {key for key in sure if key}
    enough = len(said) if len(said) == 2 else 1
    return lines if len(distinct) == sum(map(bool, sure)) >= enough else [text]


_OF_KIND = re.compile(r"([^（()）]{2,12})[（(]([^（()）]+)[）)]")
# "X SDK" and the identifiers of packages of code (``firebase_auth``)
_STANDS_ALONE = re.compile(
    r"[^\s]\s?SDK(?:[（(][^）)]*[）)])?$|^`?[a-z][a-z0-9]*(?:[_-][a-z0-9]+)+`?$", re.I
)
