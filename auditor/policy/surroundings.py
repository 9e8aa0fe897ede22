"""What stands around a table and holds for it: a title above the keys of one SDK, a
sentence that gives all of its rows one policy."""

from __future__ import annotations

import re
from collections.abc import Sequence

from auditor.policy.blocks import Text
from auditor.policy.cards import key_values
from auditor.policy.flat import fold
from auditor.policy.known import is_generic
from auditor.policy.lines_keys import is_title, title_text
from auditor.policy.names import LIST_TITLE
from auditor.policy.reading import ADDRESS, Context, Unit
from auditor.policy.records import Field, Record, Structure
from auditor.policy.roles import Role
from auditor.policy.tables import Rows, header_of, looks_like_name, plausible_name

_MOST_KEYS = 16
_FACTS = {Role.VENDOR, Role.PACKAGE, Role.LINK, Role.PERSONAL_INFO, Role.PURPOSE}


def titled_by(unit: Unit, rows: Rows, context: Context) -> Record | None:
    """The SDK that a line names and a table of keys right below it describes."""
    if len(rows) > _MOST_KEYS or header_of(rows) is not None:
        return None  # columns
    fields = key_values(rows)
    roles = [f.role for f in fields]
    if len({*roles} & _FACTS) < 2 or roles.count(Role.OTHER) * 2 > len(roles):
        return None
    if not is_title(unit, context.known):
        return None
    title = title_text(unit)
    name = title.text
    if not plausible_name(name) or is_generic(name) or context.is_permission_name(name):
        return None
    if LIST_TITLE.search(name) or not (unit.section.sdks or looks_like_name(name, context.known)):
        return None
    return Record("sdk", "table", [Field(Role.NAME, "", title), *fields], unit.section)


_POLICY = re.compile(r"隐私|政策|规则|条款|协议|声明|privacy|polic(?:y|ies)|notice|terms")
_ALL = re.compile(r"均|都|统一|一律|皆|同为|共用|\b(?:all|same|each|share)\b")
_BELOW = re.compile(r"下表|下列|以下|下述|本表|表中|表内|\b(?:below|following|this table|these)\b")
_ABOVE = re.compile(r"上表|上列|以上|上述|本表|表中|表内|\b(?:above|this table|these)\b")
_LONGEST = 300
_NEAR = 2  # lines from a table


def _shared(unit: Unit, where: re.Pattern[str]) -> Text | None:
    """The policy that a sentence gives all rows of the table it speaks of."""
    text = unit.text
    flat = fold(text.text) if len(text.text) <= _LONGEST else ""
    if not (_POLICY.search(flat) and _ALL.search(flat) and where.search(flat)):
        return None
    if len({address for _, _, address in text.links}) == 1:
        start, end, _ = text.links[0]
        return text.slice(start, end)
    written = list(ADDRESS.finditer(text.text))
    return text.slice(*written[0].span()) if len(written) == 1 else None


def share_policy(
    structure: Structure, indices: Sequence[int], above: Sequence[Unit], below: Sequence[Unit]
) -> None:
    """Give the rows of a table the policy that a sentence next to it states for all."""
    found = next(filter(None, (_shared(unit, _BELOW) for unit in above[-_NEAR:])), None)
    found = found or next(filter(None, (_shared(unit, _ABOVE) for unit in below[:_NEAR])), None)
    if found is None:
        return
    for index in indices:
        record = structure.records[index]
        if record.kind == "sdk" and not record.values(Role.LINK):
            record.fields.append(Field(Role.LINK, "", found))
