"""Whose an SDK is by the words around its name: a company, a bracket, a brand."""

from __future__ import annotations

import re

from auditor.policy.companies import SHORT_COMPANY, company_in, is_short_company
from auditor.policy.known import is_generic
from auditor.policy.sdk_fields import SdkDraft

_RESPECTIVELY = re.compile(
    r"(?:分别|依次)(?:由|为|是|归)([^。；]{4,200}?)(?:提供|运营|开发|负责|所有|[。；]|$)"
)

_BY_EACH = re.compile(r"由([^。；]{8,200}?)分别(?:提供|运营|开发|负责)")

_BOTH_BY = re.compile(
    r"(?:均|都|皆|[两兩二三][者家])(?:均|都|皆)?(?:是|为|為)?由\s?([^，,。；;]{2,40}?)\s?"
    r"(?:提供|运营|營運|开发|開發)"
)

_FORMER = re.compile(
    rf"前者(?:是|为|由|属于)?([^，,。；]{{4,40}}(?:公司|集团)|{SHORT_COMPANY})[，,；;]\s*"
    rf"后者(?:是|为|由|属于)?([^，,。；]{{4,40}}(?:公司|集团)|{SHORT_COMPANY})"
)


def share_companies(raw: str, drafts: list[SdkDraft]) -> None:
    """``A SDK、B SDK分别由X公司、Y公司提供``, ``前者…X公司，后者…Y公司``."""
    told = _RESPECTIVELY.search(raw) or _BY_EACH.search(raw)
    companies = re.split(r"[、,，和及与](?=[^、]{3,})", told.group(1)) if told else []
    if not told and (former := _FORMER.search(raw)):
        companies = [company_in(text) or text for text in former.groups()]
    both = _BOTH_BY.search(raw) if not companies else None
    if both:
        for draft in drafts:
            draft.vendor = draft.vendor or both.group(1)
    companies = [c.strip() for c in companies]
    if len(companies) == len(drafts) and all(
        re.search(r"公司|集团|院", c) or is_short_company(c) for c in companies
    ):
        for draft, company in zip(drafts, companies, strict=True):
            draft.vendor = company


def company_of_bracket(raw: str, at: int) -> str | None:
    """``X公司（Y推送）``, ``魅族（X公司，Y推送）``: whose the bracket that holds a name is."""
    opens = max(raw.rfind("（", 0, at), raw.rfind("(", 0, at))
    closes = max(raw.rfind("）", 0, at), raw.rfind(")", 0, at))
    if opens < 0 or closes > opens or at - opens > 40:
        return None
    inside = company_in(raw[opens + 1 : at])
    if inside:
        return inside
    company = company_in(raw[max(opens - 40, 0) : opens], last=True)
    return company if company and raw[:opens].endswith(company) else None


def owner_in_brackets(before: str) -> str | None:
    """``第三方（X公司，以下称“X”）X SDK``."""
    match = re.search(r"[（(]([^（）()]*(?:公司|集团)[^（）()]*)[）)]\s*$", before)
    return company_in(match.group(1)) if match else None


# "SuperAwesome's Kids Web Services", "Google’s ARCore"
_POSSESSIVE = re.compile(
    r"(?<![\w.])(?!Android|The |Our |Your |This |It|We |App)((?:[A-Z][\w&.-]+ "
    r"){0,2}[A-Z][\w&.-]+)[’']s\s$"
)


def owner_before(before: str) -> str | None:
    """The company to which the name right after ``before`` belongs
    (``北京旷视科技有限公司的``, ``蚂蚁金服的``)."""
    possessive = _POSSESSIVE.search(before)
    if possessive:
        return possessive.group(1)
    match = re.search(r"(?:的|之|旗下的?|提供的|研发的|开发的|运营的|[,，]其|'s )\s*$", before)
    if not match:
        return None
    head = before[: match.start()]
    behind = re.search(
        r"[（(]([^（）()]*(?:[（(][^（）()]*[）)])?[^（）()]*(?:公司|集团))[）)]\s*$", head
    )
    if behind:
        return company_in(behind.group(1))  # "融云（X公司）的即时通讯SDK"
    head = re.sub(r"[（(][^（）()]{0,12}称[^（）()]{1,16}[）)]\s*$", "", head)
    company = company_in(head, last=True)
    if company and (head.rstrip().endswith(company) or match.group().strip() in (",其", "，其")):
        return company
    return None


# "使用 Google 提供之", "采用Google的开源组件"
_LATIN_MAKER = re.compile(
    r"(?:使用|采用|集成|接入|由|嵌入|引入)了?\s?([A-Z][A-Za-z]{2,20})\s?(?:(?:所?提供|"
    r"开发|推出)(?:的|之)|的开源(?:组件|库|项目|框架|软件)|的)\s?$"
)


_SHORT_BEFORE = re.compile(rf"(?<![A-Za-z])({SHORT_COMPANY})\s?$")
_LEADS = (
    r"(?:[它这]们?)?(?:也|就|都)?(?:[用选靠接请装走]的是|[采使选]用的是|[采使选]用了|[用装]了|是)"
)


def brand_before(before: str) -> str | None:
    """The brand to which the name right after ``before`` belongs (``由讯飞的``)."""
    match = re.search(r"(?:的|之|旗下的?|提供的|研发的|开发的|开源的)\s*$", before)
    latin = _LATIN_MAKER.search(before)
    if latin:
        return latin.group(1)
    if not match:
        return None
    short = _SHORT_BEFORE.search(before[: match.start()])
    if short:
        return short.group(1)
    head = re.sub(
        r"[（(][^（）()]{0,30}(?:[（(][^（）()]*[）)][^（）()]{0,16})?[）)]\s*$",
        "",
        before[: match.start()],
    )
    brand = re.search(
        r"(?:集成|接入|使用|嵌入|采用|内置|用的是|用了|(?<!自)由|以及|及|和|、|通过|"
        r"引入|，|,)了?\s?"
        r"((?![改使其第我该此本各多它有])(?:(?!由)[\u4e00-\u9fffA-Za-z]){2,10})\s?$",
        head,
    )
    # "火山引擎的AppLog SDK用来…" begins a sentence
    brand = brand or re.search(r"(?:^|。)\s*((?!我|本|该|此|其)[^\W用是由为在和]{2,8})\s?$", head)
    if (
        brand
        and not is_generic(brand.group(1))
        and not re.search(
            r"第三方|我们|以下|您|情况|功能|数据|信息|过程|习惯|环境|服务$|软件|应用|"
            r"系统|平台|开源$|合作|手机|相关|分别|(?:使|采|所)用$|用到了?$",
            brand.group(1),
        )
    ):
        return re.sub(rf"^{_LEADS}|开源$", "", brand.group(1)) or None
    return None
