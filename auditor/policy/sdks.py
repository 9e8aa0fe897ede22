"""Records to SDK disclosures, with the fields of their rows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.policy.discourse import take_told, written_names
from auditor.policy.entry_english import take_below
from auditor.policy.flat import fold
from auditor.policy.known import KnownNames, is_generic, kind_of_services
from auditor.policy.names import is_use, platform_of, says_use
from auditor.policy.records import Record, join
from auditor.policy.roles import Role, role_of
from auditor.policy.row_names import RowName, name_behind_label, names_in
from auditor.policy.row_values import (
    company_line,
    information,
    kind_of_service,
    packages_of,
    purpose,
    says_none,
    take_address,
    take_company,
    take_share,
)
from auditor.policy.sdk_fields import SdkDraft, fill_from_prose, first_clause
from auditor.policy.sdk_purpose import purpose_in
from auditor.policy.sections import DENIED
from auditor.policy.tables import is_none, plausible_name

_IN_HOUSE = re.compile(
    r"^\W*(?:本|我)?[^，。]{0,4}自(?:研|有|[行主](?:研发|开发))|^(?:in-house|our own|own)\b",
    re.I,
)
_OWN_NAME = re.compile(
    r"(?:本)?(?:应用|软件|app|客户端)(?:的)?(?:名称?|程序名称?)|app ?name|application ?name"
)
_NO_SDK = re.compile(r"[（(]\s*(?:非|不是|并非)\s?SDK\s*[）)]|^\s*非\s?SDK|\bnot an? SDK\b", re.I)
_SAID_OF_IT = frozenset({Role.METHOD, Role.OTHER, Role.CATEGORY, Role.NAME})


def _own_app(record: Record) -> bool:
    """``应用名称：…`` and ``包名：…`` at the head of a document are the app's."""
    roles = {f.role for f in record.fields}
    facts = {Role.PURPOSE, Role.LINK}
    if record.section.sdks:
        facts |= {Role.VENDOR, Role.PERSONAL_INFO}
    return bool(_OWN_NAME.fullmatch(fold(record.fields[0].label))) and not roles & facts


def from_record(
    record: Record, index: int, known: KnownNames, own: frozenset[str]
) -> Iterator[SdkDraft]:
    """The SDK (or SDKs) that one record discloses.

    :param index: of the record in its document.
    :param own: the app's own packages.
    """
    name_behind_label(record, known)
    if not record.values(Role.NAME) or _own_app(record):
        return
    # a column of what is not collected says nothing of what is
    record.fields = [f for f in record.fields if not (f.label and DENIED.search(fold(f.label)))]
    names = names_in(record, known)
    for position, named in enumerate(names):
        if not named.name and not named.parsed.packages:
            continue
        packages = packages_of(record, named.parsed, own)
        name = named.name or next(iter(packages), "")
        if not _names_sdk(name, packages, record, known):
            continue
        at = min(named.parsed.start, max(len(named.text.text) - 1, 0))
        quote = named.text.text.strip()[:200]
        draft = SdkDraft(name, named.text.line_at(at), quote, record.locator, index)
        draft.aliases = list(named.parsed.aliases)
        draft.packages = packages
        draft.purpose = purpose(record) or named.use or kind_of_service(record)
        take_company(draft, record, named)
        take_share(draft, position, [n.name for n in names])
        draft.personal_info = information(record) or named.parsed.personal_info or says_none(record)
        take_address(draft, record, position, len(names))
        draft.vendor = draft.vendor or company_line(record)
        _take_prose(draft, record, known)
        if draft.purpose is None and record.group:
            draft.purpose = kind_of_services(record.group)
        if draft.purpose is None:
            _take_alias(draft, known)
        draft.platform = _platform(record, named)
        permissions = record.values(Role.PERMISSION)
        draft.no_permissions = bool(permissions) and all(is_none(p.text) for p in permissions)
        yield draft


def _names_sdk(name: str, packages: list[str], record: Record, known: KnownNames) -> bool:
    """Whether a record's name is one of an SDK of others in the app."""
    if not name or is_none(name) or len(name) > 80:
        return False
    stated = packages or record.values(Role.VENDOR) or known.by_name(name)
    if is_generic(name) and not stated:
        return False
    if record.shape != "table" and not (known.by_name(name) or plausible_name(name)):
        return False
    alone = record.shape == "flattened" and len(record.fields) == 1
    if alone and not (known.identify(name) or "sdk" in fold(name) or packages):
        return False
    if any(_IN_HOUSE.search(v.text) for v in record.values(Role.VENDOR)):
        return False
    if any(_NO_SDK.search(f.value.text) for f in record.fields if f.role in _SAID_OF_IT):
        return False
    if "permission." in fold(name) or role_of(name) is Role.PERMISSION:
        return False  # a cell of another column
    if name.startswith("©") or re.match(r"copyright|版权所有", fold(name)):
        return False
    # a piece of a permission constant
    return not (name.startswith(".") or re.fullmatch(r"[A-Z_ .]*_[A-Z_]+", name))


def _take_prose(draft: SdkDraft, record: Record, known: KnownNames) -> None:
    """Fill what the sentences of a record say, those without a label of their own."""
    prose = [f.value for f in record.fields if f.role is Role.OTHER and not f.label]
    if not prose:
        return
    whole = take_below(draft, join(prose), record.group)
    take_told(draft, whole.text)
    fill_from_prose(draft, whole, known)
    draft.purpose = draft.purpose or purpose_in(whole.text, written_names(draft.name))
    draft.purpose = draft.purpose or first_clause(whole.text)


def _take_alias(draft: SdkDraft, known: KnownNames) -> None:
    """``X（拍照识题、手写识别）— Y公司``: a use in brackets behind the name."""
    uses = [
        a
        for a in draft.aliases
        if (says_use(re.split(r"[，,；;]", a)[0]) or (a.isascii() and is_use(a)))
        and known.by_name(a) is None
    ]
    draft.purpose = re.split(r"[，,；;]", uses[0])[0] if uses else None
    draft.aliases = [a for a in draft.aliases if a not in uses]


def _platform(record: Record, named: RowName) -> str | None:
    stated = record.values(Role.PLATFORM)
    return (
        (platform_of(stated[0].text) if stated else None)
        or named.parsed.platform
        or record.section.foreign
    )
