"""Paragraphs that go on about the SDKs named above them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from auditor.policy.data_types import find_data_types
from auditor.policy.discourse import take_missing
from auditor.policy.entry_english import take_below
from auditor.policy.known import KnownNames
from auditor.policy.names import without_brackets
from auditor.policy.records import Passage
from auditor.policy.sdk_fields import SdkDraft, fill_from_prose, find_url, first_clause

ANAPHORA = re.compile(
    r"\s*(?:它们?|二者|两者|三者|该(?:sdk|插件|服务|第三方|公司)|其(?!他|它|中|余|次|"
    r"实)|提供[方者](?:为|是)|运营[方者](?:为|是)|(?:收集|处理|获取)的(?:个人)?信息|"
    r"(?:使用|处理|收集)?目的(?:为|是|在于)|"
    r"(?:上述|前述|以上)(?:第三方)?(?:sdk|服务|公司|厂商|[各两三])|这(?:些|几|两|三)|"
    r"此(?:sdk|插件)|"
    r"前者|后者|(?:注[:：]?)?以上[各两三四]|It |"
    r"They |This SDK|These )",
    re.I,
)


def carry_on(text: str, drafts: Sequence[SdkDraft], listed: Sequence[SdkDraft]) -> bool:
    """Fill what a paragraph that goes on about the SDKs of the one before it
    says of them; ``False`` if it does not.

    :param listed: the SDKs of all entries of the list right before it, which
        ``以上两项服务``, "These partners" mean.
    """
    several = _OF_SEVERAL.match(text)
    if several and len(listed) > 1:
        count = _COUNTS.get(several.group(1) or "", len(listed))
        drafts = listed[-count:]
    elif not ANAPHORA.match(text):
        return False
    if not drafts:
        return False
    take_missing(drafts, text, strict=several is not None)
    return True


def is_bare(draft: SdkDraft, text: str) -> bool:
    """An entry whose line holds its name alone, perhaps with a bracket."""
    told = draft.purpose or draft.personal_info or draft.privacy_url
    rest = without_brackets(text).replace(draft.name, "").replace("\x00", "")
    return not told and not re.search(r"[^\W\d]", re.sub(r"\bSDK\b", "", rest))


def describe(draft: SdkDraft, passage: Passage, known: KnownNames) -> None:
    """Fill what the paragraph below a bare entry says of it."""
    text = passage.text
    data = _DATA_KEY.search(text.text)
    if data and any(find_data_types(data.group(1))):
        draft.personal_info = draft.personal_info or data.group(1).strip()
    left = take_below(draft, text, passage.group)
    draft.privacy_url = draft.privacy_url or find_url(text.slice(len(left.text), len(text.text)))
    text = left
    take_missing([draft], text.text)
    fill_from_prose(draft, text, known)
    draft.purpose = draft.purpose or first_clause(text.text)


# "信息：OAID、设备型号"
_DATA_KEY = re.compile(
    r"(?:^|[。；;，,\s])\s*(?:(?:收集|获取|采集|蒐集)?的?(?:个人|個人)?)?(?:信息|数据|资料|資料)"
    r"\s*[:：]\s*([^。；;\n]{2,300})"
)

_OF_SEVERAL = re.compile(
    r"\s*(?:[*＊※]\s*)?(?:(?:注|备注|说明)\s*[:：]\s*)?(?:以上|上述|前述|这)(?:所列|列出的|提到的)?(?:的)?"
    r"([两二三四五六七八九十])?[项款个种家]?(?:第三方)?(?:的)?(?:SDK|服务|组件|插件|厂商|公司|渠道|平台|"
    r"联盟|产品|库|推送|些)|\s*它们|"
    r"\s*(?:(?:all|both) of )?(?:these|the above|those) (?:ad |third-party )?(?:partners|"
    r"networks|companies|services|"
    r"sdks|libraries|providers|vendors|tools)\b|\s*(?:they all|all of them)\b",
    re.I,
)

_COUNTS = {c: n for n, c in enumerate("二三四五六七八九十", 2)} | {"两": 2}
