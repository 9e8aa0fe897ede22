"""Key-value records among a document's lines: keys before a colon, or keys on
lines of their own, with or without a title line that names the entry."""

from __future__ import annotations

import re

from auditor.policy.blocks import Text
from auditor.policy.data_types import find_data_types
from auditor.policy.flat import fold
from auditor.policy.keys import is_company, leading_number, trim
from auditor.policy.known import KnownNames, is_generic, kind_of_services
from auditor.policy.lines_inline import inline_fields
from auditor.policy.names import without_brackets
from auditor.policy.reading import Context, Unit
from auditor.policy.records import Field, Record, Structure, join
from auditor.policy.roles import Role, is_key, role_of
from auditor.policy.tables import kind_of, lists_names, looks_like_name, plausible_name

_MAX_LINES = 60  # of one record
_ADDRESS = re.compile(r"\s*https?://[^\s，。；、（]+\s*(?:[（(][^（）()]{0,30}[）)]\s*)?")
_NAMED_ADDRESS = re.compile(r"\s*([^\s:：，,。；;]{2,24})\s*[:：]?\s*https?://")
_SENTENCE = re.compile(r"[。；;！？!?]")
_STRONG = {
    Role.NAME,
    Role.PACKAGE,
    Role.VENDOR,
    Role.PURPOSE,
    Role.PERMISSION,
    Role.PERSONAL_INFO,
    Role.LINK,
    Role.WEBSITE,
}


BRACKETED_ADDRESS = re.compile(r"\s*[（(]\s*(?:https?://|www\.)[^）)\s]*\s*[）)]")


def _name_of_third_party(fields: list[Field], known: KnownNames) -> None:
    """``第三方名称：X SDK`` before ``提供者：Y公司`` names the SDK."""
    first = fields[0] if fields else None
    if first is None or first.role is not Role.VENDOR or any(f.role is Role.NAME for f in fields):
        return
    value = first.value.text
    likely = looks_like_name(value, known) or known.identify(value) is not None
    if not is_company(value) and (likely or sum(f.role is Role.VENDOR for f in fields) > 1):
        fields[0] = Field(Role.NAME, first.label, first.value)


# "需 RECORD_AUDIO": a key without a colon
_NEEDS = re.compile(
    r"(?:需要?|须|申请|调用|(?i:requires?|needs?))\s*[`“\"]?(?=(?:[\w.]+\.permission\.)?[A-Z]{3,})"
)


def is_link(text: Text) -> bool:
    """A line that is nothing but a linked ``隐私政策``."""
    covered = any(b - a >= len(text.text.strip()) for a, b, _ in text.links)
    return covered and len(text.text) <= 40 and role_of(text.text) is Role.LINK


def _number(unit: Unit) -> int:
    return leading_number(unit.text.text) if re.match(r"\W?\w", unit.text.text) else 0


def _bare(unit: Unit) -> str:
    """The line without its list number."""
    return unit.text.text[leading_number(unit.text.text) :]


# "(com.google.mlkit:text-recognition)": its colon tells no value
_COORDINATE = re.compile(r"(?<=[\w.]):[a-z][\w.-]*(?::[\w.-]+)?(?=[）)])")
# "金雀组件（杭州金雀科技有限公司）：播放动画": another one in a line
_NEXT_ENTRY = re.compile(
    r"[^（(：:，,。；;]{2,24}[（(][^（）()]{0,30}(?:公司|集团|Inc\.?|Ltd\.?|LLC)[）)]\s*(?:[:：]|—)"
)
# the title of the document
_OWN_TITLE = re.compile(
    r"privacy (?:policy|notice|statement)\W*$|隐私权?(?:政策|声明|协议|保护指引|指引)\W*$", re.I
)
_LATIN_NAME = re.compile(r"[A-Z][\w+-]*(?: [A-Z][\w+-]*)*", re.A)  # TalkingData App Analytics
_LONGEST_TITLES = 160  # characters of a title of several names


def is_title(unit: Unit, known: KnownNames) -> bool:
    """A short line that can name the entry below it."""
    text = BRACKETED_ADDRESS.sub("", unit.text.text.strip())
    if not text or len(text) > _LONGEST_TITLES or not unit.first:
        return False
    body = _COORDINATE.sub("", text[leading_number(text) :])
    if lists_names(body, known):
        return True
    if len(text) > 70:
        return False
    plain = re.sub(r"[（(][^）)]*[）)]", "", body)
    if "sdk" not in fold(plain) and known.by_name(plain) is None:
        plain = body
    if re.search(r"[。；;！？!?]", body) or re.search(r"[:：](?!//)\s*\S", plain):
        return False
    if re.search(r"(如下|以下|包括|列表|清单|目录|说明)[:：]?$", body) or _OWN_TITLE.search(body):
        return False
    if looks_like_name(body.rstrip(":："), known):
        return True
    if is_generic(body):
        # "9、统计SDK" titles an entry only by its number or weight
        return (
            ("sdk" in fold(body) or (unit.section.sdks and kind_of_services(body) is not None))
            and (leading_number(text) > 0 or unit.block.bold)
            and len(body) <= 20
        )
    outside = without_brackets(body)
    short = len(outside.strip("\x00")) <= 60 and len(outside.replace("\x00", "")) <= 40
    short = short and not re.search(r"[，,]", outside)
    return short and (
        unit.block.kind == "heading"
        or unit.block.bold
        or unit.block.kind == "item"
        or leading_number(text) > 0
        or len(body) <= (40 if _LATIN_NAME.fullmatch(body) else 24)
    )


def read_keys(
    run: list[Unit], at: int, structure: Structure, context: Context
) -> tuple[int, int | None]:
    """Read one key-value record that starts at ``at``: an optional title, then
    lines that begin with keys. Returns lines taken and the record's index."""
    known = context.known
    unit = run[at]
    if unit.section.glossary:
        return 0, None
    i = at
    title: Text | None = None
    if not context.opens_with_key(unit):
        if (
            not is_title(unit, known)
            or at + 1 >= len(run)
            or not context.opens_with_key(run[at + 1])
        ):
            return 0, None
        first = context.keys_of(run[at + 1])[0][0]
        later = context.keys_of(run[at + 2]) if at + 2 < len(run) else []
        leads_on = first is Role.CATEGORY and bool(later) and later[0][0] in _STRONG - {Role.NAME}
        if first is Role.NAME or (first not in _STRONG and not leads_on):
            return 0, None
        title = title_text(unit)
        i = at + 1
    fields: list[Field] = []
    if title is not None:
        fields.append(Field(Role.NAME, "", title))
    seen: set[Role] = set()
    start = i
    entry = title is not None or context.keys_of(unit)[0][1] == ""  # a line names it
    while i < min(len(run), at + _MAX_LINES):
        current = run[i]
        keys = context.keys_of(current)
        if context.opens_with_key(current):
            first = keys[0][0]
            if i > start and first is Role.NAME and (Role.NAME in seen or title is not None):
                break
            if (
                i > start
                and first in seen
                and first not in (Role.PURPOSE, Role.OTHER, Role.LINK)
                and keys[0][1] in {f.label for f in fields}
            ):
                break
            if any(role is None for role, _, _ in keys):
                break
            if i - start >= 2 and _number(current) and not any(map(_number, run[at:i])):
                break  # the first numbered key opens the next entry
            for role, label, value in keys:
                seen.add(role)
                fields.append(Field(role, label, value))
            i += 1
            continue
        if current.first and i > start and inline_fields(current, context):
            break  # a record in one line
        # a line without key: it continues an empty or unfinished value, or ends
        if not fields or not seen:
            break
        needs = _NEEDS.match(_bare(current))
        if needs and fields[-1].value.text.strip():
            skip = len(current.text.text) - len(_bare(current)) + needs.end()
            value = current.text.slice(skip, len(current.text.text))
            fields.append(Field(Role.PERMISSION, "", value))
            seen.add(Role.PERMISSION)
            i += 1
            continue
        if fields[-1].value.text.strip() and (
            _ADDRESS.fullmatch(current.text.text) or is_link(current.text)
        ):
            fields.append(Field(Role.LINK, "", current.text))
            i += 1
            continue
        if current.block.kind == "heading" or (current.rank is not None and current.rank <= 3):
            break
        if entry and _number(unit) and _number(current) and current.first:
            break  # the next numbered entry
        if (
            entry
            and unit.block.kind == current.block.kind == "item"
            and 0 < current.block.level <= unit.block.level
        ):
            break  # the next entry of the list
        nxt = run[i + 1] if i + 1 < len(run) else None
        if not fields[-1].value.text.strip() and run[i - 1].text.text == fields[-1].label:
            nxt = None  # the value below a key on a line of its own
        if nxt is not None and is_title(current, known) and context.opens_with_key(nxt):
            first = context.keys_of(nxt)[0][0]
            if first is Role.NAME or first in seen or looks_like_name(_bare(current), known):
                break
        if _NEXT_ENTRY.match(_bare(current)):
            break
        last = fields[-1]
        empty = not last.value.text.strip()
        item = current.block.kind == "item"
        # "厂商推送隐私链接：" above a list of its own, items that share what was said
        listed = (empty and last.role is Role.LINK) or (item and current.first)
        named = _NAMED_ADDRESS.match(_bare(current)) if listed else None
        if named and known.by_name(named.group(1)):
            break
        unfinished = last.value.text.rstrip()[-1:] in "、,，：:（("
        same_block = not current.first
        more = any(
            context.opens_with_key(u)
            and context.keys_of(u)[0][0] is not Role.NAME
            and context.keys_of(u)[0][0] not in seen
            for u in run[i + 1 : i + 4]
        )
        if looks_like_name(_bare(current), known) and not empty and current.first:
            break
        if not (
            empty
            or unfinished
            or same_block
            or (item and not _SENTENCE.search(current.text.text))
            or more
        ):
            break
        if len(current.text.text) > 300 and not empty:
            break
        complete = last.role is Role.LINK and _ADDRESS.fullmatch(last.value.text)
        if complete and current.first and not more and not _ADDRESS.search(current.text.text):
            break
        value = current.text if empty else join([last.value, current.text])
        fields[-1] = Field(last.role, last.label, value)
        i += 1
    roles = {f.role for f in fields} & _STRONG
    if not fields or not seen & _STRONG:
        return 0, None
    if title is None:
        _name_of_third_party(fields, known)
    has_name = any(f.role is Role.NAME for f in fields)
    section = run[start].section
    if has_name and len(roles) >= 2:
        names = [f.value.text for f in fields if f.role is Role.NAME]
        labels = [f.label for f in fields]
        looks = sum(1 for n in names if looks_like_name(n, known) or known.identify(n))
        if title is not None:
            # a title that is no SDK's name needs a row of real fields
            facts = roles & {Role.PACKAGE, Role.VENDOR, Role.PERSONAL_INFO, Role.LINK, Role.PURPOSE}
            deep = _number(unit) > 0 or unit.block.level >= 3  # not the document's title
            owned = (
                section.sdks
                and deep
                and any(f.role is Role.VENDOR and is_company(f.value.text) for f in fields)
            )
            sdkish = (
                bool(looks)
                or _among_entries(run, at, i, context)
                or (owned and plausible_name(names[0]))
                or (len(facts) >= 2 and (section.sdks or roles & {Role.PACKAGE, Role.VENDOR}))
            )
            kind = (
                "sdk"
                if sdkish
                else "permission"
                if Role.PERMISSION in roles or section.permissions
                else "data"
            )
        else:
            kind = kind_of([f.role for f in fields], labels, section, looks, len(names))
        if kind != "other":
            if kind == "sdk" and title is not None:
                context.closed = run[i - 1], frozenset(labels)
            index = structure.add(Record(kind, "key-value", fields, section, ""))
            return i - at, index
    if title is not None:
        # one key below a heading: the heading stays prose
        return 0, None
    if Role.PERMISSION in roles and len(roles) >= 2:
        index = structure.add(Record("permission", "key-value", fields, section, ""))
        return i - at, index
    return 0, None


def _among_entries(run: list[Unit], at: int, end: int, context: Context) -> bool:
    """Whether a listed title and its keys stand right below an SDK's entry or right
    above one, with the same keys: they are an SDK's too."""
    unit = run[at]
    name = _bare(unit)
    if not unit.section.sdks or not (unit.block.marker or unit.block.kind == "item"):
        return False
    if not plausible_name(name) or context.is_permission_name(name) or any(find_data_types(name)):
        return False
    labels = {label for _, label, _ in context.keys_of(run[at + 1])}
    if context.closed is not None and at and run[at - 1] is context.closed[0]:
        return bool(labels & context.closed[1])
    if end + 1 >= len(run) or not looks_like_name(_bare(run[end]), context.known):
        return False
    below = run[end + 1]
    return context.opens_with_key(below) and context.keys_of(below)[0][1] in labels


def title_text(unit: Unit) -> Text:
    """A title without its number and closing colon."""
    raw = unit.text.text
    start = leading_number(raw)
    return trim(unit.text.slice(start, len(raw.rstrip(":： \t"))))


_TRIES = 3  # of reading a line as the first of such records


def read_labels(run: list[Unit], at: int, structure: Structure, context: Context) -> int:
    """Records whose keys stand on lines of their own, values on the next ones
    (``名称`` / ``X SDK`` / ``公司`` / ``…``); lines taken."""
    known = context.known
    if at + 3 >= len(run):
        return 0
    if _label(run[at]) is not Role.NAME:
        return _read_titled_labels(run, at, structure, context)
    if run[at].unlabelled >= _TRIES:
        return 0
    name_label = run[at].flat
    records: list[list[Field]] = []
    i = at
    while i < len(run):
        unit = run[i]
        role = _label(unit)
        if role is None or i + 1 >= len(run):
            break
        if unit.flat == name_label:
            records.append([])
        elif any(f.label == unit.text.text.strip() for f in records[-1]):
            break
        values: list[Text] = []
        k = i + 1
        while k < len(run) and _label(run[k]) is None and len(values) < 12:
            rank = run[k].rank
            if values and rank is not None and rank <= 3:
                break
            # a paragraph after a complete value is no part of it
            if values and re.search(r"[。！]$", run[k].text.text) and len(run[k].text.text) > 30:
                break
            values.append(run[k].text)
            k += 1
        if not values:
            break
        records[-1].append(Field(role, unit.text.text.strip(), join(values)))
        i = k
    for tried in run[at:i]:
        tried.unlabelled += 1  # no matter where this one succeeds
    for role in (Role.CATEGORY,):
        # ``类型`` alone: of information, when some row's value lists some
        if any(f.role is role and any(find_data_types(f.value.text)) for r in records for f in r):
            records = [
                [Field(Role.PERSONAL_INFO, f.label, f.value) if f.role is role else f for f in r]
                for r in records
            ]
    good = [fields for fields in records if len(fields) >= 2]
    if not good or len({f.role for fields in good for f in fields}) < 3:
        return 0
    section = run[at].section
    names = [f.value.text for fields in good for f in fields if f.role is Role.NAME]
    looks = sum(1 for n in names if looks_like_name(n, known))
    kind = kind_of(
        [f.role for f in good[0]], [f.label for f in good[0]], section, looks, len(names)
    )
    if kind == "other":
        return 0
    for fields in good:
        structure.add(Record(kind, "key-value", fields, section, ""))
    return i - at


def _read_titled_labels(run: list[Unit], at: int, structure: Structure, context: Context) -> int:
    """One record whose title line is its name, keys and values below it each
    on a line of its own."""
    unit = run[at]
    if not looks_like_name(unit.text.text[leading_number(unit.text.text) :], context.known):
        return 0
    fields = [Field(Role.NAME, "", title_text(unit))]
    i = at + 1
    while i + 1 < len(run):
        role = _label(run[i])
        said = _label(run[i + 1])
        if role is None or role is Role.NAME:
            break
        if (
            said is not None
            and not (
                # data such as 网络类型 between two labels
                said is Role.CATEGORY
                and role is Role.PERSONAL_INFO
                and (i + 2 == len(run) or _label(run[i + 2]) not in (None, Role.CATEGORY))
            )
            and not (
                # "使用目的" / "分析功能使用情况"
                said is role and i + 2 < len(run) and _label(run[i + 2]) not in (None, role)
            )
        ):
            break
        if any(f.role is role for f in fields) or run[i].block.kind == "heading":
            break
        if run[i].block.bold and len(run[i + 1].text.text) > 80:
            break  # a heading and its paragraph
        value, k = run[i + 1].text, i + 2
        # a value may go on until the next label, not into the next title
        while (
            k + 1 < len(run)
            and _label(run[k]) is None
            and _label(run[k + 1]) is not None
            and not looks_like_name(
                run[k].text.text[leading_number(run[k].text.text) :], context.known
            )
            and run[k].rank is None
        ):
            value, k = join([value, run[k].text]), k + 1
        fields.append(Field(role, run[i].text.text.strip(), value))
        i = k
    if len(fields) < 3:
        return 0
    structure.add(Record("sdk", "key-value", fields, unit.section, ""))
    return i - at


def _label(unit: Unit) -> Role | None:
    """The role of a line that is nothing but a label."""
    text = unit.text.text.strip()
    if not 2 <= len(text) <= 14 or re.search(r"[，。；,;]|\s{2}|[\t\u3000]", text):
        return None
    role = role_of(text) if is_key(text) else None
    if role is Role.NAME and re.search(r"(?:清单|目录|名单|列表|一览表?)$", text):
        return None  # what stands below is a list
    return role if role in _STRONG or role in (Role.CATEGORY, Role.METHOD, Role.PLATFORM) else None
