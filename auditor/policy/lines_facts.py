"""Entries whose package stands on a line of its own below the name, before what
keys and bare lines say: ``X`` / ``com.x.y，Y公司`` / ``目的：…`` / an address."""

from __future__ import annotations

import re

from auditor.policy.blocks import Text
from auditor.policy.companies import is_short_company
from auditor.policy.keys import is_company, leading_number, trim
from auditor.policy.known import find_packages, is_generic
from auditor.policy.lines_keys import title_text
from auditor.policy.reading import ADDRESS, Context, Unit
from auditor.policy.records import Field, Record, Structure
from auditor.policy.roles import Role
from auditor.policy.tables import plausible_name

_MOST = 12  # lines of an entry
_LONGEST = 60  # characters of a name, of a bare line
_PART = re.compile(r"\s*[，,；;、|｜/]\s*|\s+")
_LABEL = re.compile(r"\s*(?:包名|package(?: name)?)\s*[:：]?\s*", re.I)


def read_facts(run: list[Unit], at: int, structure: Structure, context: Context) -> int:
    """One such entry; lines taken, 0 for none."""
    unit = run[at]
    if not _names(unit, context) or at + 1 >= len(run):
        return 0
    fields = _package_line(run[at + 1].text)
    if not fields or any(role is not Role.PACKAGE for role, _, _ in context.keys_of(run[at + 1])):
        return 0
    if all(context.opens_with_key(below) for below in run[at + 1 : at + 3]) and at + 2 < len(run):
        return 0  # keys from the first line on
    end, keyed = at + 2, len(fields) > 1
    while end < min(len(run), at + _MOST) and not _opens(run, end, context):
        text = run[end].text
        raw = text.text.strip()
        keys = context.keys_of(run[end])
        if keys and context.opens_with_key(run[end]):
            if any(role is Role.NAME for role, _, _ in keys):
                break
            fields += [Field(role, label, value) for role, label, value in keys]
            keyed = True
        elif is_company(raw) and not any(f.role is Role.VENDOR for f in fields):
            fields.append(Field(Role.VENDOR, "", text))
        elif ADDRESS.fullmatch(raw):
            fields.append(Field(Role.LINK, "", text))
        else:
            break
        end += 1
    if not keyed and len(fields) < 3:
        return 0
    fields.insert(0, Field(Role.NAME, "", title_text(unit)))
    structure.add(Record("sdk", "key-value", fields, unit.section))
    return end - at


def _names(unit: Unit, context: Context) -> bool:
    """A line that can be the name of an entry of the SDKs' part."""
    raw = unit.text.text.strip()
    if not unit.section.sdks or not unit.first or len(raw) > _LONGEST:
        return False
    if context.opens_with_key(unit):
        return False
    name = raw[leading_number(raw) :].rstrip(":：")
    if find_packages(name) or is_company(name) or is_generic(name) or not plausible_name(name):
        return False
    marked = leading_number(raw) > 0 or unit.block.kind in ("item", "heading") or unit.block.bold
    return marked or context.known.identify(name) is not None


def _opens(run: list[Unit], at: int, context: Context) -> bool:
    """Whether the next entry begins here."""
    if run[at].block.kind == "heading" and not is_company(run[at].text.text.strip()):
        return True
    return (
        at + 1 < len(run)
        and _names(run[at], context)
        and not context.opens_with_key(run[at])
        and bool(_package_line(run[at + 1].text))
    )


def _package_line(text: Text) -> list[Field]:
    """The package that a line begins with, and the company or text behind it."""
    raw = text.text
    label = _LABEL.match(raw)
    start = label.end() if label else len(raw) - len(raw.lstrip())
    package = next(iter(find_packages(raw)), None)
    if package is None or package[0] != start:
        return []
    fields = [Field(Role.PACKAGE, "", text.slice(package[0], package[1]))]
    part = _PART.match(raw, package[1])
    rest = trim(text.slice(part.end(), len(raw))) if part else None
    if part is None and raw[package[1] :].strip():
        return []
    if rest is None or not rest.text:
        return fields
    head = re.split(r"[，,；;]", rest.text)[0]
    bare = re.sub(r"[（(][^）)]*[）)]$", "", head).strip()
    if is_company(bare) or is_short_company(bare):
        fields.append(Field(Role.VENDOR, "", rest.slice(0, len(head))))
        rest = rest.slice(len(head), len(rest.text))
    said = rest.text.lstrip(" ，,；;")
    if said:
        skip = len(rest.text) - len(said)
        fields.append(Field(Role.OTHER, "", rest.slice(skip, len(rest.text))))
    return fields
