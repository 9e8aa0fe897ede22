"""What running text says of the SDKs it names: what is collected, what for,
and who provides it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from auditor.policy.companies import SHORT_COMPANY
from auditor.policy.data_types import find_data_types
from auditor.policy.flat import simplify
from auditor.policy.known import is_generic
from auditor.policy.names import SAYS_USE, without_brackets
from auditor.policy.sdk_fields import SdkDraft
from auditor.policy.told_data import tell_data
from auditor.policy.told_makers import tell_makers
from auditor.policy.told_reading import (
    CLAUSE_END,
    LONGEST,
    SENTENCE_END,
    Reading,
    Subject,
    Told,
    find_anchors,
)
from auditor.policy.told_uses import tell_regards, tell_uses

# not where the policies stand: "隐私政策分别见 https://…"
_EACH = re.compile(
    r"(?<!政策)(?<!规则)(?<!链接)(?<!协议)(?<!声明)(?<!地址)(?<!条款)(?:分别|依次)(?!见|参见|请见|查阅|载于)|"
    r"respectively",
    re.I,
)
_MAKER = re.compile(rf".{{2,30}}(?:公司|集团)|{SHORT_COMPANY}", re.I)
# "处理目的分别为地图展示、路线规划，以及取得位置"
_LARGE_SHARES = re.compile(r"[；;]|[，,](?:以及|和|与|及)")
_SHARES = re.compile(r"[、,，]|以及|和|与|與|及|\band\b")


def share(reading: Reading, told: list[Told]) -> None:
    """``A和B分别用于x、y``: a share each, where there are as many."""
    each = _EACH.search(reading.body) is not None
    group = max((a.about for a in reading.anchors), key=len, default=reading.opening)
    if len(group) < 2:
        return
    for name in ("purpose", "regard", "vendor") if each else ("vendor",):
        values = {getattr(told[i], name) for i in group}
        said = next(iter(values)) if len(values) == 1 else None
        if not said:
            continue
        said = re.sub(r"\s*(?:respectively|分别)\s*$", "", said)
        shares = [p.strip() for p in _LARGE_SHARES.split(said) if p.strip()]
        if len(shares) != len(group):
            shares = [p.strip() for p in _SHARES.split(said) if p and p.strip()]
        if not each and not all(_MAKER.fullmatch(s) for s in shares):
            continue
        if len(shares) == len(group):
            for index, share in zip(group, shares, strict=True):
                setattr(told[index], name, share)


def read_told(written: str, subjects: Sequence[Subject], opening: Sequence[int] = ()) -> list[Told]:
    """What ``written`` says of each subject, in their order.

    :param opening: indexes of those that the text is about from its start.
    """
    told = [Told() for _ in subjects]
    if not subjects or len(written) > LONGEST:
        return told
    raw = simplify(written)
    reading = Reading(raw, without_brackets(raw))
    reading.clauses = [m.span() for m in CLAUSE_END.finditer(reading.body)]
    reading.sentences = [m.span() for m in SENTENCE_END.finditer(reading.body)]
    reading.everybody = tuple(range(len(subjects)))
    reading.entry = bool(opening)
    reading.opening = tuple(opening) or (reading.everybody if len(subjects) == 1 else ())
    find_anchors(reading, subjects)
    tell_data(reading, told, written)
    tell_uses(reading, told, written)
    tell_regards(reading, told, written)
    tell_makers(reading, told, written)
    share(reading, told)
    return told


def _may_call(part: str) -> bool:
    """The end of a name that names the product, no kind of service."""
    return not is_generic(part) and not SAYS_USE.search(part) and not _KIND.search(part)


_KIND = re.compile(
    r"服务|平台|开放|组件|插件|系统|控件|引擎|数据|信息|智能|科技|云$|识别|核身|合成|听写|控制|打印|扫码|相机|"
    r"存储|联盟|社区|课堂|文档|支持|管理|助手|浏览|收银|物联|设备|网关|短信|手机|移动|安全|小程序|应用|软件"
)


def written_names(name: str, written: str = "") -> tuple[str, ...]:
    """The ways in which a text may name an SDK again: without the word SDK, or
    by the end of its name (``慧采SDK`` after ``京东云慧采SDK``)."""
    names = [name, written] if written and written != name else [name]
    short = re.sub(r"[\s-]*SDK$", "", name, flags=re.I)
    if short == name or len(short) < 2:
        return tuple(names)
    names.append(short)
    names += [
        name[k:]
        for k in range(2, len(name) - 4)
        if "\u4e00" <= name[k] <= "\u9fff" and not is_generic(name[k:])
    ]
    # "闪验会收集…" after "创蓝闪验SDK"
    ends = (short[k:] for k in range(2, len(short) - 1) if short.count(short[k:]) == 1)
    names += [e for e in ends if re.fullmatch(r"[\u4e00-\u9fff]{2,4}", e) and _may_call(e)]
    return tuple(names)


def take_told(draft: SdkDraft, text: str) -> None:
    """Fill what a text about one SDK alone says of it."""
    take_missing([draft], text)


def take_missing(drafts: Sequence[SdkDraft], text: str, strict: bool = False) -> None:
    """Fill what is not yet known of SDKs that the whole text is about.

    :param strict: take as data only what names some type.
    """
    subjects = [Subject(written_names(d.name, d.written)) for d in drafts]
    told = read_told(text, subjects, range(len(drafts)))
    for draft, said in zip(drafts, told, strict=True):
        draft.purpose = draft.purpose or said.purpose
        if strict and not any(find_data_types(said.personal_info or "")):
            said.personal_info = None
        draft.personal_info = draft.personal_info or said.personal_info
        draft.vendor = draft.vendor or said.vendor
