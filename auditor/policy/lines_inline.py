"""Records that one line holds: a name, then ``key：value`` clauses after it
(``2、X SDK。合作方：…。收集目的：…。``)."""

from __future__ import annotations

import re

from auditor.policy.flat import fold
from auditor.policy.keys import leading_number, split_keys, trim
from auditor.policy.known import is_generic
from auditor.policy.names import split_outside
from auditor.policy.reading import Context, Unit
from auditor.policy.records import Field, Record, Structure
from auditor.policy.roles import Role
from auditor.policy.tables import looks_like_name, plausible_name

_FACTS = {Role.PACKAGE, Role.VENDOR, Role.PURPOSE, Role.PERSONAL_INFO, Role.LINK, Role.PERMISSION}
_CLAUSES = {Role.PURPOSE, Role.PERSONAL_INFO, Role.VENDOR}
# behind a name in a bracket nothing need stand before the first key
_BETWEEN = re.compile(r"[\s。，,；;：:—\-–|｜（(【\[]+$|(?<=[）)])$")
_CLOSED = re.compile(r"([\w.\s、,/]+)[）)]\s*[:：]\s*(?=\S{4})")
_COMMA = re.compile(r"[，,]|\s(?:[–—]|-)\s")
_SENTENCE_HEAD = re.compile(r"为了?(?=.{3})|当(?:您|你|用户)|(?:如果?|若)(?:您|你)")
_WE_USE = re.compile(
    r"(?:我们|本应用|本APP|本软件|平台)(?:使用|接入|集成|引入|采用|嵌入|内置|会使用)", re.I
)
_TAIL = "。.；;，, "


def read_inline(run: list[Unit], at: int, structure: Structure, context: Context) -> int:
    """Read a line that is a whole record of an SDK; lines taken."""
    fields = inline_fields(run[at], context)
    if not fields:
        return 0
    structure.add(Record("sdk", "key-value", fields, run[at].section, ""))
    return 1


def inline_fields(unit: Unit, context: Context) -> list[Field]:
    """The fields of a line that is a whole record; empty when it is none."""
    if unit.inline is None:
        unit.inline = _inline_fields(unit, context)
    return unit.inline


def _inline_fields(unit: Unit, context: Context) -> list[Field]:
    text = unit.text
    body = text.slice(leading_number(text.text), len(text.text))
    # after the name, "合作方：" is whose it is
    parts = [
        (Role.VENDOR if role is Role.NAME and "sdk" not in fold(key) else role, key, value)
        for role, key, value in split_keys(body, context.keys)
    ]
    roles = {role for role, _, _ in parts} & _FACTS
    if not roles or parts[0][0] is Role.NAME:
        return []
    first = re.search(re.escape(parts[0][1]) + r"\s*[】\]」]?\s*[:：]?", body.text)
    head = body.text[: first.start()] if first else ""
    end = _BETWEEN.search(head)
    if end is None or not 1 < end.start() <= 160:
        return []
    # "X SDK，用于…，收集：…": clauses without a key stand before the first one
    _, comma = next(split_outside(head[: end.start()], _COMMA))
    name = trim(body.slice(0, comma))
    said = trim(body.slice(min(comma + 1, end.start()), end.start()))
    if _SENTENCE_HEAD.match(name.text) or _WE_USE.search(said.text):
        return []  # "为展示地图，我们使用X SDK（包名：…）"
    if not may_name(name.text, 60, context) or re.search(r"[。！？]|[!?](?![\w=&%/#])", said.text):
        return []
    if not (
        looks_like_name(name.text, context.known)
        or (
            unit.section.sdks and (len(roles) > 1 or roles & {Role.VENDOR, Role.PACKAGE, Role.LINK})
        )
    ):
        return []
    if len(roles) < 2 and not (said.text and "sdk" in fold(name.text)):
        return []
    fields = [Field(Role.NAME, "", name)]
    if said.text:
        dashed = body.text[comma : comma + 3].strip()[:1] in ("–", "—", "-")
        use = dashed and Role.PURPOSE not in roles and not re.search(r"公司|集团", said.text)
        fields.append(Field(Role.PURPOSE if use else Role.OTHER, "", said))
    for role, key, value in parts:
        closed = _CLOSED.match(value.text) if role is Role.PACKAGE else None
        if closed:
            # "X SDK（包名：com.x）：我们的产品…"
            fields.append(Field(role, key, value.slice(0, closed.end(1))))
            role, key = Role.OTHER, ""
            value = value.slice(closed.end(), len(value.text))
        stop = len(value.text.rstrip(_TAIL))
        full = re.search(r"。(?=.)", value.text[:stop]) if role in _CLAUSES else None
        if full:
            # what follows the clause is no part of its value
            fields.append(Field(Role.OTHER, "", value.slice(full.end(), stop)))
            stop = full.start()
        fields.append(Field(role, key, value.slice(0, stop)))
    return fields


_TAKES = re.compile(
    r"(?:我们|本应用|本软件|本产品|app)?(?:使用|接入|集成|采用|通过|嵌入|调用|引入)(?!指南|说明)",
    re.I,
)


def may_name(text: str, longest: int, context: Context) -> bool:
    """A short text without clauses that can be an SDK's own name."""
    return (
        1 < len(text) <= longest
        and not re.search(r"[。；;！？!?，,：:]", text)
        and plausible_name(text)
        and _TAKES.match(text) is None
        and not (is_generic(text) and re.fullmatch(r"[A-Z][A-Za-z]+SDK", text) is None)
        and not context.is_permission_name(text)
    )
