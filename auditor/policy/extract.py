"""Documents to disclosures: records and passages, one pass per kind."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from auditor.knowledge import Knowledge
from auditor.model import (
    DataDisclosure,
    Disclosures,
    DocumentInfo,
    Evidence,
    Gap,
    PermissionDisclosure,
    SdkDisclosure,
)
from auditor.policy.blocks import Document
from auditor.policy.companies import SHORT_COMPANY, company_in
from auditor.policy.data_types import find_data_types
from auditor.policy.dates import effective_date, language_of
from auditor.policy.denials import denied_at, denied_below, headings, strike_rows, withdrawn
from auditor.policy.flat import flatten, fold
from auditor.policy.keys import LEGAL_FORM, leading_number
from auditor.policy.known import KnownNames, is_data, is_generic, known_names
from auditor.policy.lead_ins import apply_lead_ins
from auditor.policy.owners import Owners
from auditor.policy.parted import part_lines
from auditor.policy.permission_use import purpose_said
from auditor.policy.permissions import PermissionFinder
from auditor.policy.prose_below import carry_on, describe, is_bare
from auditor.policy.records import Passage, Structure
from auditor.policy.references import (
    ADDRESS_LINE,
    IN_TURN_BELOW,
    take_above,
    take_named_addresses,
)
from auditor.policy.roles import Role
from auditor.policy.row_facts import ONLY_RIGHTS, SAYS_USE, names_data, take_row
from auditor.policy.sdk_fields import SdkDraft, find_url, tidy_purpose
from auditor.policy.sdk_lists import bullet
from auditor.policy.sdk_prose import beside_entries, from_passage
from auditor.policy.sdks import from_record
from auditor.policy.sections import mask_foreign, strip_marker
from auditor.policy.standing import OWN, PARTNER, WITHDRAWN, mark_gone, settle
from auditor.policy.structure import OWN_TITLE, read_structure
from auditor.policy.tables import part_tables

_OWN_PACKAGE = re.compile(
    r"(?:包名|package ?name|applicationid|应用id)(?:为|是)?[:：]?\s*([a-z][\w]*(?:\.[\w]+)+)", re.I
)
_MADE_FOR = re.compile(
    rf"({SHORT_COMPANY}|[^，,。；;]{{2,30}}公司)(?:开源|出品|旗下|提供|推出)?的"
    r"([\u4e00-\u9fff]{2,10}?)(?:类)?(?:组件|工具|库|框架|插件|引擎|SDK)",
    re.I,
)
_COMPANY_NAME = re.compile(rf"\b{LEGAL_FORM}\.?$")
_LINK_LINE = re.compile(
    r"\W*(?:其|SDK|该SDK)?(?:隐私权?|个人信息保护|privacy)\s?(?:政策|协议|声明|规则|policy|notice|(?<=y)(?=:))"
    r"(?:链接|地址|网址)?[:：]\s*(?=\S)",
    re.I,
)
# makers of many SDKs, whose name at the head of two says nothing of their being one
_LARGE = re.compile(
    r"腾讯|阿里|百度|华为|小米|字节|网易|京东|谷歌|中国|蚂蚁|新浪|美团|科大|三星|苹果|微软|火山"
)
_SHORT_NAME = 5  # characters of what may be a brand alone
_BELOW_NAME = 4  # paragraphs that may describe an entry
_EXCERPT = 240
_T = TypeVar("_T")


class Extractor:
    """Extracts disclosures from documents with one set of mappings."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.known: KnownNames = known_names(knowledge)
        self.permissions = PermissionFinder(knowledge)

    def run(self, document: Document) -> Disclosures:
        """What one document discloses."""
        blocks = part_lines(strike_rows(document.blocks))
        struck = replace(document, blocks=tuple(part_tables(blocks)))
        structure = read_structure(struck, self.known, self.permissions.is_name)
        settle(structure)
        own = self._own_packages(document, structure)
        drafts = self._sdks(structure, own)
        owners = Owners(drafts, apply_lead_ins(structure.passages, drafts, self._is_ad))
        gone, titles = withdrawn(structure.passages), headings(structure)
        permissions = self._permissions(document, structure, owners, gone, titles)
        data = self._data(document, structure, owners, gone, titles)
        rows = frozenset(fold(d.name) for d in drafts)
        used: defaultdict[str | None, list[str]] = defaultdict(list)
        for p in permissions:
            if not p.negated:
                used[p.sdk].append(p.permission)
        read: defaultdict[str | None, set[str]] = defaultdict(set)
        for h in data:
            if not h.negated:
                read[h.sdk].add(h.data_type)
        stated = [self._finish(d, document, used[d.name], read[d.name], rows) for d in drafts]
        sdks = mark_gone(stated, drafts, structure)
        info = DocumentInfo(
            document.path,
            document.sha256,
            document.format,
            document.encoding,
            language_of(document),
            effective_date(document),
        )
        return Disclosures((info,), tuple(permissions), tuple(sdks), tuple(data), ())

    # --- SDKs

    def _is_ad(self, name: str) -> bool:
        sdk_id = self.known.identify(name)
        return sdk_id is not None and self.known.sdks[sdk_id].category == "ads"

    def _own_packages(self, document: Document, structure: Structure) -> frozenset[str]:
        """The app's own package, named as such outside any SDK's record."""
        found = set()
        for passage in structure.passages:
            if passage.record is None and not passage.section.sdks:
                own = _OWN_PACKAGE.findall(passage.text.text)
                if own and "sdk" not in fold(passage.text.text):
                    found |= set(own)
        return frozenset(found)

    def _sdks(self, structure: Structure, own: frozenset[str]) -> list[SdkDraft]:
        drafts: list[SdkDraft] = []
        for index, record in enumerate(structure.records):
            if record.kind != "sdk" or record.standing in (OWN, PARTNER):
                continue
            if record.standing == WITHDRAWN or not record.section.superseded:
                drafts += from_record(record, index, self.known, own)
        before: list[SdkDraft] = []  # of the passage before
        listed: list[SdkDraft] = []  # of the list that ends here
        bare: SdkDraft | None = None  # the last entry, if it is no more than a name
        below = 0  # paragraphs below it
        waiting: list[SdkDraft] = []  # for the addresses that the lines below give in turn
        of_record: defaultdict[int | None, list[SdkDraft]] = defaultdict(list)
        for draft in drafts:
            of_record[draft.record].append(draft)
        beside = beside_entries(structure.passages, self.known)
        for index, passage in enumerate(structure.passages):
            if passage.section.superseded or passage.section.glossary or passage.section.remote:
                continue
            if passage.record is not None:
                record = structure.records[passage.record]
                listed += of_record.pop(passage.record, [])
                if record.kind == "sdk" or passage.role in (Role.LINK, Role.NAME):
                    continue
            if index == 0 and passage.heading and OWN_TITLE.search(passage.text.text):
                continue
            found = list(from_passage(passage, self.known, frozenset(), index in beside))
            found = [d for d in found if d.vendor or d.packages or not is_data(d.name)]
            found = self._without_makers(found)
            for draft in found:
                draft.passage = index
            if passage.record is not None and passage.role in SAYS_USE and len(found) == 1:
                take_row(found[0], structure.records[passage.record], passage.text.text)
            goes_on = not found and not passage.heading and passage.record is None
            if goes_on and carry_on(passage.text.text, before, listed):
                continue
            if goes_on and waiting and ADDRESS_LINE.fullmatch(passage.text.text):
                waiting.pop(0).privacy_url = find_url(passage.text)
                continue
            if passage.record is None and not passage.heading:
                take_named_addresses(passage.text.text, drafts, self.known)
            in_turn = len(found) > 1 and IN_TURN_BELOW.search(passage.text.text)
            waiting = list(found) if in_turn else []
            link = _LINK_LINE.match(passage.text.text)
            if link and not found and len(before) == 1 and before[0].privacy_url is None:
                before[0].privacy_url = find_url(passage.text)  # of what the line above names
            if goes_on and bare is not None and below < _BELOW_NAME and not _opens_entry(passage):
                describe(bare, passage, self.known)  # a paragraph below a bare name
                below += 1
                continue
            alone = len(found) == 1 and passage.record is None and passage.section.sdks
            bare = found[0] if alone and is_bare(found[0], passage.text.text) else None
            below = 0
            before = found
            listed = [*listed, *found] if found else []
            drafts += found
        take_above(drafts)
        drafts = self._without_echoes(drafts)
        drafts.sort(key=lambda d: (d.line, d.name))
        return drafts

    def _without_makers(self, found: list[SdkDraft]) -> list[SdkDraft]:
        """The SDKs of a passage; a company named like its SDK (``Mapbox, Inc.``) is only
        whose it is."""
        makers = [d for d in found if _COMPANY_NAME.search(d.name)]
        for maker in makers:
            brand = self.known.identify(maker.name)
            for draft in found:
                same = draft not in makers and self.known.identify(draft.name) == brand
                if brand is not None and same:
                    draft.vendor = draft.vendor or maker.name
                    found = [d for d in found if d is not maker]
        return found

    def _without_echoes(self, drafts: list[SdkDraft]) -> list[SdkDraft]:
        """Drop mere mentions of a brand that the document discloses properly."""
        brands = {
            fold(name)[:2]
            for d in drafts
            if not d.mention
            for name in (d.name, *d.aliases)
            if name and not name[0].isascii() and not _LARGE.match(name)
        }
        ids = {self.known.identify(d.name) for d in drafts if not d.mention}
        return [
            d
            for d in drafts
            if not d.mention
            or (
                self.known.identify(d.name) not in ids
                and (len(fold(d.name)) > _SHORT_NAME or fold(d.name)[:2] not in brands)
            )
        ]

    def _finish(
        self,
        draft: SdkDraft,
        document: Document,
        permissions: Iterable[str],
        data: Iterable[str],
        rows: frozenset[str],
    ) -> SdkDisclosure:
        names = [draft.name, *draft.aliases]
        sdk_id = None
        for name in names:
            if not is_generic(name):
                sdk_id = sdk_id or self.known.identify(name)
        if sdk_id is None and is_generic(draft.name) and draft.vendor:
            # "统计SDK" of a vendor whose name is its product's
            sdk_id = next((h.sdk_id for h in self.known.scan(fold(draft.vendor))), None)
        if sdk_id is None:
            for package in draft.packages:
                sdk_id = sdk_id or self.known.by_package(package)
        sdk = self.knowledge.sdks.get(sdk_id) if sdk_id else None
        if sdk is not None and draft.vendor is None and sdk.vendor:
            # "个推（每日互动）": the bracket names the company in short
            owner = re.sub(r"[()]", "", fold(sdk.vendor))
            draft.vendor = next((a for a in draft.aliases if len(a) > 1 and fold(a) in owner), None)
            draft.aliases = [a for a in draft.aliases if a != draft.vendor]
            said = draft.purpose or ""
            kind = is_generic(said + "SDK")  # "支付" is no short name of 支付宝's company
            if draft.vendor is None and 1 < len(said) <= 8 and not kind and fold(said) in owner:
                draft.vendor, draft.purpose = said, None
        behind = _COMPANY_BEHIND.search(draft.purpose or "")
        if behind and draft.purpose and len(behind.group()) < len(draft.purpose):
            # "信用卡付款（X公司）"
            draft.vendor = draft.vendor or company_in(behind.group(1))
            draft.purpose = draft.purpose[: behind.start()]
        if draft.vendor is None:
            made = _MADE_FOR.fullmatch(draft.purpose or "")
            if made:  # "腾讯的崩溃收集组件"
                draft.vendor, draft.purpose = made.groups()
        draft.purpose = tidy_purpose(draft.purpose)
        aliases = list(draft.aliases)
        if sdk is not None:
            # the name of another row of this policy is no alias of this one
            aliases += [n for n in sdk.names if n not in aliases and fold(n) not in rows]
        types = list(data)
        if draft.personal_info:
            types += [h.data_type for h in find_data_types(draft.personal_info) if not h.negated]
        return SdkDisclosure(
            name=draft.name,
            evidence=_evidence(document, draft.line, draft.locator, draft.quote),
            sdk_id=sdk_id,
            aliases=tuple(dict.fromkeys(aliases)),
            packages=tuple(dict.fromkeys(draft.packages)),
            vendor=draft.vendor,
            purpose=draft.purpose,
            permissions=tuple(dict.fromkeys(permissions)),
            data_types=tuple(sorted(set(types))),
            personal_info=draft.personal_info,
            privacy_url=draft.privacy_url,
            link_text=draft.link_text,
            platform=draft.platform or "unknown",
            no_permissions=draft.no_permissions,
            optional=draft.optional,
        )

    # --- permissions

    def _permissions(
        self,
        document: Document,
        structure: Structure,
        owners: Owners,
        gone: frozenset[int],
        titles: frozenset[int],
    ) -> list[PermissionDisclosure]:
        found: list[PermissionDisclosure] = []
        rows: list[int | None] = []  # the permission's row or entry that each stands in
        title = -1  # the last heading
        purposes: dict[int | None, str | None] = {}  # of the records
        for index, passage in enumerate(structure.passages):
            section = passage.section
            if section.superseded or section.foreign or section.glossary:
                continue
            record = structure.records[passage.record] if passage.record is not None else None
            kind = record.kind if record else None
            first = (
                record is not None
                and bool(record.fields)
                and record.fields[0].value is passage.text
            )
            if passage.heading and record is None:
                title = index
            hits = self.permissions.find(passage, kind, first)
            if not hits:
                continue
            if record is not None and passage.record not in purposes:
                values = [v.text.strip() for v in record.values(Role.PURPOSE)]
                purposes[passage.record] = "\n".join(values) or None
            for hit in hits:
                line = passage.text.line_at(hit.start)
                disclosure = PermissionDisclosure(
                    permission=hit.permission,
                    literal=hit.literal,
                    explicit=hit.explicit,
                    evidence=_evidence(
                        document,
                        line,
                        record.locator if record else "",
                        passage.text.text,
                        hit.start,
                    ),
                    intended=hit.intended,
                    also_denotes=hit.also_denotes,
                    purpose=purpose_said(passage.text.text, hit.start, hit.end)
                    if record is None
                    else purposes[passage.record],
                    negated=hit.negated or index in gone or denied_at(passage, record, hit.start),
                )
                for owner in owners.at(index, passage, hit.start):
                    found.append(replace(disclosure, scope="sdk" if owner else "app", sdk=owner))
                    below = record is None and (index == title or hit.explicit)
                    entry = -2 - title if below and title >= 0 else None
                    rows.append(passage.record if kind == "permission" else entry)
        found = _without_glosses(found, rows, document.lines)
        found = denied_below(found, titles, lambda p: p.permission)
        return _unique(found, lambda p: (p.permission, p.scope, p.sdk, p.negated, p.evidence.line))

    # --- data types

    def _rights(self, passage: Passage) -> list[tuple[int, int]]:
        """Where the names of permissions stand in a passage of their part."""
        if passage.record is not None or not passage.section.permissions:
            return []
        return [(h.start, h.end) for h in self.permissions.find(passage, None) if not h.explicit]

    def _data(
        self,
        document: Document,
        structure: Structure,
        owners: Owners,
        gone: frozenset[int],
        titles: frozenset[int],
    ) -> list[DataDisclosure]:
        found: list[DataDisclosure] = []
        for index, passage in enumerate(structure.passages):
            if not _may_hold_data(passage, structure):
                continue
            record = structure.records[passage.record] if passage.record is not None else None
            text = mask_foreign(passage.text)
            weak = (
                record is not None
                and record.kind == "sdk"
                and passage.role in (Role.PURPOSE, Role.OTHER, Role.METHOD)
            )
            flat = flatten(text)
            rights: list[tuple[int, int]] | None = None  # found when first asked for
            for hit in find_data_types(text, flat, passage.role is Role.PERSONAL_INFO):
                if weak and not _collected(text, hit.end):
                    continue
                if owners.in_name(index, hit.start):
                    continue
                if passage.role is Role.PERMISSION and not names_data(hit.data_type, record):
                    continue
                if record is None and _defines(text, hit.start, passage.section.glossary):
                    continue
                if hit.data_type in ONLY_RIGHTS:
                    rights = self._rights(passage) if rights is None else rights
                    if any(a <= hit.start < b for a, b in rights):
                        continue  # "- Bluetooth: …", "- Internet, network status": rights, no data
                line = passage.text.line_at(hit.start)
                disclosure = DataDisclosure(
                    data_type=hit.data_type,
                    literal=passage.text.text[hit.start : hit.end],
                    evidence=_evidence(
                        document,
                        line,
                        record.locator if record else "",
                        passage.text.text,
                        hit.start,
                    ),
                    negated=hit.negated or index in gone or denied_at(passage, record, hit.start),
                )
                found += [
                    replace(disclosure, scope="sdk" if owner else "app", sdk=owner)
                    for owner in owners.at(index, passage, hit.start)
                ]
        found = denied_below(found, titles, lambda d: d.data_type)
        return _unique(found, lambda d: (d.data_type, d.scope, d.sdk, d.negated, d.evidence.line))


_COMPANY_BEHIND = re.compile(rf"[（(]([^（）()]*(?:公司|集团|\b{LEGAL_FORM}\b)[^（）()]*)[）)]\s*$")


def _without_glosses(
    found: list[PermissionDisclosure], rows: list[int | None], lines: Sequence[str]
) -> list[PermissionDisclosure]:
    """Drop names that only explain the constants in the same row of a table, or
    below the title that they are.

    :param lines: of the document.
    """
    written: defaultdict[int | None, set[str | None]] = defaultdict(set)
    for p, row in zip(found, rows, strict=True):
        if p.explicit and row is not None:
            written[row] |= {p.permission, p.intended}
    # a constant on a line of its own, right above the name
    alone: defaultdict[int, set[str | None]] = defaultdict(set)
    for p in found:
        at = p.evidence.line or 0
        if p.explicit and 0 < at <= len(lines) and lines[at - 1].strip() == p.literal:
            alone[at + 1] |= {p.permission, p.intended}
    return [
        p
        for p, row in zip(found, rows, strict=True)
        if p.explicit
        or not (written[row] | alone[p.evidence.line or 0]) & {p.permission, *p.also_denotes}
    ]


_DEFINITION = re.compile(r"(?:是指|指的是|[:：]指|means|refers to)")
_IN_THIS = re.compile(
    r"本(?:隐私)?(?:政策|协议|声明|指引)(?:中|所|将)*(?:涉及|提及|收集|列)|"
    r"我们(?:收集|会|可能)|in this policy"
)
_COLLECTED = re.compile(
    r"收集|获取|读取|采集|搜集|蒐集|取得|处理|提供[:：]|访问|通过|上传|调用|获得|collect|access|read|obtain|"
    r"\b(?:receiv|contain|transmit|process|stor(?:e|ing)|transfer|compris|hold|gets?\b|sends?\b|"
    r"uses? your|reports? (?:with|includ|contain))"
)


def _collected(text: str, end: int) -> bool:
    """A verb of collecting stands in the term or before it in its clause."""
    head = re.split(r"[。；;]", text[:end])[-1]
    return _COLLECTED.search(head) is not None


# A document's title names the app: 「拾光相机」第三方SDK说明
_TITLE = re.compile(
    r"[「《“【].*[」》”】].{0,16}(?:说明|政策|清单|目录|列表|协议|声明|指引)\s*$|隐私政策\s*$"
)
_EDITION = re.compile(r"(?:安卓|android|ios|苹果|鸿蒙|harmonyos)(?:系统)?(?:版本|版|端)?")


def _opens_entry(passage: Passage) -> bool:
    """A list item, or a numbered or bulleted line."""
    text = passage.text.text
    return passage.item or leading_number(text) > 0 or bullet(text, 0) > 0


def _may_hold_data(passage: Passage, structure: Structure) -> bool:
    """Whether personal data named here is a disclosure of handling it."""
    section = passage.section
    if section.superseded or section.foreign or section.idle:
        return False
    if passage.role in (Role.LINK, Role.WEBSITE, Role.PACKAGE, Role.VENDOR, Role.PLATFORM):
        return False
    if passage.heading and (
        _EDITION.fullmatch(fold(strip_marker(passage.text.text)))
        or _TITLE.search(passage.text.text)
    ):
        return False
    record = structure.records[passage.record] if passage.record is not None else None
    return not (passage.role is Role.NAME and record is not None and record.kind == "sdk")


def _defines(text: str, at: int, glossary: bool) -> bool:
    """The sentence around ``at`` defines a term instead of disclosing."""
    start = max(text.rfind(c, 0, at) for c in "。！？!?\n") + 1
    if not (glossary or _DEFINITION.search(text, start, at)):
        return False
    return _IN_THIS.search(text, start, at) is None


def _evidence(document: Document, line: int, locator: str, text: str, at: int = 0) -> Evidence:
    """Evidence with the part of ``text`` around ``at``."""
    place = f"line {line}" + (f", {locator}" if locator else "")
    excerpt = text
    if len(text) > _EXCERPT:
        start = max(at - _EXCERPT // 3, 0)
        excerpt = ("…" if start else "") + text[start : start + _EXCERPT] + "…"
    return Evidence(document.path, place, excerpt.strip(), line)


def _unique(items: Iterable[_T], key: Callable[[_T], Hashable]) -> list[_T]:
    seen = set()
    out = []
    for item in items:
        k = key(item)
        if k not in seen:
            seen.add(k)
            out.append(item)
    return out


def extract(
    documents: Sequence[Document], knowledge: Knowledge, gaps: Sequence[Gap] = ()
) -> Disclosures:
    """What several documents together disclose, in document order."""
    extractor = Extractor(knowledge)
    parts = [extractor.run(document) for document in documents]
    return Disclosures(
        tuple(d for p in parts for d in p.documents),
        tuple(d for p in parts for d in p.permissions),
        tuple(d for p in parts for d in p.sdks),
        tuple(d for p in parts for d in p.data_types),
        tuple(sorted({*gaps, *(g for p in parts for g in p.gaps)})),
    )
