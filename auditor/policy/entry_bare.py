"""Entries that are no more than a name, perhaps linked or with a bracket."""

from __future__ import annotations

import re

from auditor.policy.data_types import find_data_types
from auditor.policy.discourse import take_told
from auditor.policy.flat import fold, simplify
from auditor.policy.keys import LEGAL_FORM
from auditor.policy.known import KnownNames, is_generic
from auditor.policy.names import parse_name, says_use, without_brackets
from auditor.policy.records import Passage
from auditor.policy.sdk_fields import CODE_HOST, SdkDraft, fill_from_prose, find_url
from auditor.policy.tables import plausible_name

SAYS = re.compile(
    r"(?:用的|使用的|采用的|接入的)是|依赖|"
    r"[\u4e00-\u9fff]{2,}(?:使用|采用|集成|接入|嵌入|引入|调用|基于|依托|"
    r"委托)了?[a-z\u4e00-\u9fff]{2,}|[\u4e00-\u9fff](?<!自)由[\u4e00-\u9fff]|"
    r"^(?:我们|本?应用内?|本?软件内?|本产品|app内?)?(?:还|会|已)?(?:使用|集成|接入|嵌入|引入|"
    r"采用|调用)(?:了|的|到)?.{2}|"
    r"我们|本应用|本软件|本产品|^(?:we|our|the app|this app|it) |\b(?:use|uses|using|integrates?)\b"
)

ENDS_IN_FORM = re.compile(rf",? {LEGAL_FORM}\.?$")


def may_be_introduced(name: str, intro: str) -> bool:
    """An entry of an introduced list that can be a product's name."""
    flat = fold(name)
    if not plausible_name(name) or is_generic(name) or len(flat) > 36:
        return False
    if re.search(r"(?:供应商|服务商|伙伴|机构|公司|部门|人员|类|方|等|信息|数据|商|者)$", flat):
        return False
    if re.search(r"[\u4e00-\u9fff]", flat):
        return (
            re.search(r"sdk|开源(?:库|组件)|软件开发|技术伙伴|工具[:：]", intro) is not None
            and len(flat) <= 16
            and re.search(
                r"权限|保护|协议|更新|目的|用途|原则|运行|网络|安全|规则|公开|共享|"
                r"转让|委托|删除|信息的|数据的",
                flat,
            )
            is None
            and not any(find_data_types(name))
        )
    words = re.findall(r"[A-Za-z][\w.+-]*", name)
    return 1 <= len(words) <= 6 and all(
        w[0].isupper() or w in ("for", "of", "and", "by", "de") for w in words
    )


_USE_BY = re.compile(
    r"([A-Z][a-z]+(?: [a-z]+){0,4}) (?:by|via|with|through|using) ([A-Z][\w .&+-]{2,30})"
)

POLICY_WORD = re.compile(r"隐私|政策|协议|官网|链接|privacy|policy|terms|website|here", re.I)

_USE_AND_DATA = re.compile(
    r"([a-z][\w -]{4,60}), "
    r"((?:it )?(?:does(?:n't| not)|do(?:n't| not)|no |collects? (?:no|nothing))[^,;]{3,60})"
)

_TAKES_DATA = re.compile(
    r"(?:可能)?(?:会|将)?(?:收集|采集|获取|读取|搜集|取得)(?:您的)?|collects |receives "
)


def bare_entry(passage: Passage, skip: int, known: KnownNames) -> SdkDraft | None:
    """An entry that is only a name, perhaps linked: ``* [AdMob](…)``."""
    text = passage.text
    body = text.slice(skip, len(text.text))
    by = _USE_BY.fullmatch(body.text.strip()) if passage.section.sdks else None
    if by and known.by_name(by.group(2)):
        # "4.3 Payment via Stripe"
        draft = SdkDraft(by.group(2), text.line_at(skip), text.text.strip()[:200])
        draft.purpose = by.group(1)
        draft.platform = passage.section.foreign
        return draft
    parsed = parse_name(body)
    name = parsed.name
    behind = without_brackets(body.text)[parsed.start + len(name) :] if name else ""
    if re.match(r"\x00*[^\s，,。；;\x00]{0,20}(?:公司|集团)", behind):
        return None  # "支付宝(杭州)信息技术有限公司的支付宝SDK，…"
    told = re.search(r"[，,；;。][^，,；;。\x00]{3,}", behind)
    if told and "sdk" in fold(name) and not known.by_name(body.text.strip()):
        return None  # clauses that prose is read for
    linked = any(b - a >= len(name) for a, b, _ in body.links) and len(name) <= 40
    linked = (
        linked and plausible_name(name) and not is_generic(name) and not POLICY_WORD.search(name)
    )
    if SAYS.search(fold(name)):
        return None  # a sentence
    whose = parsed.vendor is not None and skip > 0 and passage.section.sdks
    whose = whose and " by " not in body.text
    titled = passage.heading and not passage.item and not whose
    if not name or (titled and known.by_name(name) is None):
        return None
    if not (
        known.by_name(name)
        or (parsed.vendor is not None and passage.section.sdks and plausible_name(name))
        or (passage.listed and may_be_introduced(name, fold(passage.listed)))
        or (
            linked
            and passage.section.sdks
            and (name[0].isupper() or any(CODE_HOST.search(to) for _, _, to in body.links))
        )
    ):
        return None
    draft = SdkDraft(name, text.line_at(skip + parsed.start), text.text.strip()[:200])
    for inside in parsed.aliases:
        # "Sentry (error reports)", "X（收集崩溃日志）"
        takes = _TAKES_DATA.match(simplify(inside))
        if takes:
            draft.personal_info = draft.personal_info or inside[takes.end() :]
        elif draft.purpose is None and says_use(inside) and known.by_name(inside) is None:
            draft.purpose = inside
        elif draft.purpose is None and (parts := _USE_AND_DATA.fullmatch(inside)):
            # "(on-device segmentation, doesn't collect any data)"
            draft.purpose, draft.personal_info = parts.groups()
        else:
            draft.aliases.append(inside)
    draft.personal_info = draft.personal_info or parsed.personal_info
    draft.packages = list(parsed.packages)
    draft.vendor = parsed.vendor or (name if ENDS_IN_FORM.search(name) else None)
    draft.privacy_url = find_url(body)
    draft.platform = parsed.platform or passage.section.foreign
    if told:
        tail = body.slice(parsed.start + len(name), len(body.text))  # "X（Y开源），用于播放"
        take_told(draft, tail.text)
        fill_from_prose(draft, tail, known)
    return draft
