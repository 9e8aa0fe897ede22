"""Whether a row that names something stands for an SDK in the Android app of today.

Lists of SDKs also hold what is none: a row for iOS alone, an SDK that was
removed, the app's own code, and partners that a server or a web page reaches.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from auditor.model import SdkDisclosure
from auditor.policy.columns import is_none
from auditor.policy.denials import denies_row
from auditor.policy.flat import fold
from auditor.policy.names import brackets, platform_of
from auditor.policy.records import Record, Structure
from auditor.policy.roles import Role
from auditor.policy.sdk_fields import SdkDraft
from auditor.policy.withdrawn import GONE

#: standings of a row other than that of an SDK in the app
WITHDRAWN, OWN, PARTNER = "withdrawn", "own", "partner"
FOREIGN = frozenset(("ios", "harmonyos"))

_LONGEST = 200  # characters of a cell that says what a row is
_CLAUSE = re.compile(r"[，,。；;：:！!（）()【】\[\]\n]|——|\s[-–—]+\s|\.\s")
# What a clause may say besides: since when, and what it speaks of.
_WHEN = re.compile(
    r"(?:自|从|于|在|since|from|in|as of|by|with|after)? ?(?:android|安卓)?(?:app)? ?"
    r"(?:version|release|版本|v\.?)? ?\d[\d.\-/年月日x]*"
    r"(?:及?(?:以后|之后|以上))?的?(?:版本?)?(?:开始|起|后|中|时)?"
)
_WHAT = re.compile(
    r"目前|现在|当前|最新|正式|线上|新版本?|发布|上架|商店|后续|此后|我们|本?(?:应用|"
    r"app|产品|版本?)|"
    r"(?:此|该|本)(?:sdk|组件|插件|库|服务|模块)|(?:版本?|包|app|应用)(?:中|内)|"
    r"(?:已经?|已全部|均已|现已|已被|已予)|"
    r"\b(?:is|was|has|have|been|it|this|the|library|sdk|component|we|now|and)\b"
)
_GONE = re.compile(
    rf"{GONE}了?(?:sdk)?|"
    r"停止(?:使用|集成|接入|合作)(?:sdk)?|"
    r"不(?:再|会再)(?:使用|集成|接入|嵌入|包含|含有?|引入|内置|启用|提供|打包|合作)(?:sdk)?|"
    r"(?:替换|更换|切换|迁移)[为至到成][^，,]{1,24}|[由被][^，,]{1,24}(?:替代|取代|代替|替换)|"
    r"[暂尚还]?(?:未|没有)(?:正式)?(?:集成|接入|嵌入|上线|引入|打包)(?:sdk)?|"
    r"(?:计划|待|拟|即将)(?:接入|集成|上线)|规划中|计划中|"
    r"不(?:含|包含|打包|集成|带|使用)(?:sdk)?|"
    r"[仅只](?:在|用于|限于?|供|存在于)?(?:旧|历史|老)(?:版本?)?[中内]?(?:使用|包含|集成|存在)?|"
    r"(?:旧|历史|老)(?:版本?)?(?:使用|集成|遗留)|"
    r"no longer (?:in|part of)|taken out(?: of)?(?: .{1,20})?|"
    r"(?:removed|dropped|retired|discontinued|phased out|replaced)(?: (?:from|by|with) .{1,30})?|"
    r"(?:no longer|not any ?more|formerly|previously|not|never|not yet|not currently) "
    r"(?:included|used|integrated|bundled|shipped|embedded|present|in use|in app|part of app|"
    r"active)(?: (?:in|by) .{1,20})?|no longer in .{1,20}|"
    r"(?:removed|not|excluded) (?:from|in) (?:release|production|store|current) "
    r"(?:build|version)s?|"
    r"unused|planned|coming soon|not used"
)
# The app itself, and who makes it.
_US = (
    r"(?:我们|我方|我司|本公司|本团队|本人|本(?:应用|app|软件|产品|程序|游戏|项目)|"
    r"自有|自己|us|ourselves|we|this app|(?:the )?app itself|"
    r"our (?:own )?(?:company|team|app|code|module)|in-house|own code|first[- ]party)"
)
_OWNER = re.compile(rf"{_US}(?:自身|自己|开发|维护|运营|提供)?")
_OWN_NAME = re.compile(
    rf"{_US}(?:自身|本身|本体|主体|代码|主程序|主进程|主模块|模块|功能)?|"
    r"(?:应用|app|程序|软件)?(?:自身|本身|本体|主程序|主进程|主模块|主体程序)|"
    r"(?:the )?(?:main|host) app(?:lication)?|own code"
)
_OWN_CODE = re.compile(
    r"(?:并?非|不是|不属于)第三方(?:sdk|代码|组件|库)?|(?:自有|自研|"
    r"自己)(?:的)?(?:代码|模块|组件|库|sdk)?|"
    r"(?:我们|本公司|本团队)(?:自己的?|自有的?|自研的?|自主?开发的?)(?:代码|模块|组件|库|sdk)?|"
    r"(?:our )?own (?:code|module|library)|(?:is )?not (?:a )?third[- ]party(?: .{1,20})?|"
    r"first[- ]party(?: .{1,20})?|in-house(?: .{1,20})?"
)
# How something is reached: through code in the app, or not.
_EMBEDDED = re.compile(
    r"sdk|嵌入|集成|内嵌|植入|插件|组件|本地库|embedded|plugin|in the app|librar"
)
_NOT_EMBEDDED = re.compile(
    r"(?:未|不|无需?|没有|非)(?:通过|采用|以|使用|进行)?(?:嵌入|集成|接入|内嵌|植入|"
    r"包含|含)?(?:其|任何|第三方)*"
    r"(?:sdk|嵌入|集成)|(?:no|not|without)(?: an?| any| through| via)? (?:sdk|code|embedded)"
)
_REMOTE = re.compile(
    r"服务器|服务端|后台|后端|云端|接口|(?<![a-z])api|(?<![a-z])h5|网页|网站|跳转|"
    r"小程序|线下|人工|邮件|"
    r"server|backend|web ?page|website|browser|deep ?link|redirect|e-?mail|offline"
)
_WHETHER_CODE = re.compile(
    r"(?:是否|有无)(?:有|已|在app中|在应用内)?(?:集成|嵌入|接入|内嵌|包含)(?:了|其|"
    r"第三方)?(?:代码|sdk)?|(?:是否|有无)sdk|"
    r"(?:embedded|in the app|in app|code in (?:the )?app|sdk included)\??"
)
# Labels under which it stands, not how data is handed over (``共享方式``).
_TAKEN_IN = re.compile(r"合作|接入|集成|对接|嵌入|形式|类型|性质|integration|type|kind", re.I)
_SAYING = frozenset(
    (Role.NAME, Role.PURPOSE, Role.OTHER, Role.CATEGORY, Role.METHOD, Role.PLATFORM)
)
_HOW = frozenset((Role.METHOD, Role.CATEGORY))
_NOT_THERE = re.compile(
    r"[✗✘✖❌☒⛔×x]|否|无|不(?:支持|适用|含|包含|涉及)|未(?:集成|接入|使用)|no|none|n/?a"
)


def _clauses(text: str) -> Iterator[str]:
    """What a short text says, folded, clause by clause."""
    if len(text) <= _LONGEST:
        for piece in _CLAUSE.split(text):
            flat = fold(piece).strip(" .*、~-–—·\"'")
            if flat:
                yield flat


def says_withdrawn(text: str, current: tuple[int, ...] = ()) -> bool:
    """``已下线，自3.2.0起不再集成``, ``removed in 4.0``, ``正式版不含``: a clause
    says nothing but that something is no part of the app (now).

    :param current: the version the document speaks of; what goes with a later
        one is in it still.
    """
    for clause in _clauses(text):
        bare = _WHAT.sub("", _WHEN.sub("", clause))
        if _GONE.fullmatch(" ".join(bare.split())):
            since = _VERSION.search(clause)
            return not (since and current and _numbers(since.group()) > current)
    return False


_VERSION = re.compile(r"\d+(?:\.\d+)+")
_APPLIES = re.compile(
    r"适用于[^，,。;；\d]{0,12}(\d+(?:\.\d+)+)[^，,。;；\d]{0,4}(?:以上|之后|以后|更高)|"
    r"(?:当前|最新|适用|适用的|app|应用|软件)版本号?[为是]?[:：]?v?(\d+(?:\.\d+)+)"
)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part[:9]) for part in version.split("."))


def _current_version(structure: Structure) -> tuple[int, ...]:
    """The app's version that a document says it is for; empty if it does not."""
    for passage in structure.passages:
        if passage.record is None and "版本" in passage.text.text:
            match = _APPLIES.search(fold(passage.text.text))
            if match:
                return _numbers(match.group(1) or match.group(2))
    return ()


def _is_struck(record: Record) -> bool:
    """The whole of its name is struck through, not only for a cell's no."""
    names = record.values(Role.NAME)
    if not names or any(denies_row(f.label, f.value.text) for f in record.fields):
        return False
    return all(names[0].is_struck(i) for i, c in enumerate(names[0].text) if c.isalnum())


def _is_own(record: Record) -> bool:
    """The row of the app itself or of code that its maker wrote."""
    for f in record.fields:
        text = f.value.text.strip()
        if not text or len(text) > _LONGEST:
            continue
        inside = [fold(inner) for _, _, inner in brackets(text)]
        if f.role is Role.NAME:
            if _OWN_NAME.fullmatch(fold(text)) or any(map(_OWN_NAME.fullmatch, inside)):
                return True
            if any(map(_OWN_CODE.fullmatch, inside)):
                return True
        elif f.role is Role.VENDOR:
            if _OWNER.fullmatch(fold(text)) or any(map(_OWNER.fullmatch, inside)):
                return True
        elif f.role in _SAYING and any(map(_OWN_CODE.fullmatch, _clauses(text))):
            return True
    return False


def _is_partner(record: Record, coded: Mapping[str, bool]) -> bool:
    """Reached without code in the app: it says so, or names another way where
    other rows say SDK.

    :param coded: the labels under which some row says SDK.
    """
    for f in record.fields:
        if _WHETHER_CODE.fullmatch(fold(f.label[:40])) and _NOT_THERE.fullmatch(fold(f.value.text)):
            return True
        if f.role not in _HOW or len(f.value.text) > _LONGEST:
            continue
        said = fold(f.value.text)
        if _NOT_EMBEDDED.search(said):
            return True
        if coded.get(f.label) and _is_remote(f.role, said):
            # an SDK's data may go over an interface too
            names = record.values(Role.NAME)
            return not record.values(Role.PACKAGE) and not any("sdk" in fold(n.text) for n in names)
    return False


# "网页" in a column of platforms, "仅官网使用"
_WEB = (
    r"(?:网页|官网|网站|web ?(?:site|page|app)?|h5|pc|桌面|电脑|后台|后端|服务端|服务器|云端|"
    r"(?:微信)?小程序|server|backend|desktop|browser|windows|mac(?:os)?|linux)(?:端|"
    r"版本?|侧|上|中|里|内)?"
)
_WEB_ALONE = re.compile(rf"{_WEB}(?:[/、和及与,，&+]{_WEB})*")
_ELSEWHERE = re.compile(
    rf"[仅只](?:限|用于|在|供|适用于?|存在于)?(?:我们的|本)?{_WEB}(?:使用|集成|适用|"
    rf"接入|可用|有|加载|调用)?|"
    rf"(?:only (?:on|in|for) (?:the |our )?{_WEB}|{_WEB} only)|"
    r"(?:app|应用|客户端|安卓|android)(?:版本?|端|包)?[内中里]?(?:并?没有|并?不含|"
    r"并?未集成|并?未接入|无此sdk)"
)


def _is_elsewhere(record: Record) -> bool:
    """A row for the web or a server alone."""
    values = record.values(Role.PLATFORM)
    if values and _WEB_ALONE.fullmatch(fold(values[0].text)):
        return True
    return any(
        f.role in _SAYING and any(map(_ELSEWHERE.fullmatch, _clauses(f.value.text)))
        for f in record.fields
    )


def _is_remote(role: Role, said: str) -> bool:
    """A way that takes no code; of a type (``云端存储``) only where it says
    nothing else."""
    if _EMBEDDED.search(said) or not _REMOTE.search(said):
        return False
    return role is not Role.CATEGORY or not _FILLER.sub("", _REMOTE.sub("", said)).strip(" /、,()")


_FILLER = re.compile(r"数据|对接|传输|调用|方式|交互|页面|链接|接入|合作|rest|call|only|link")


def _says_sdk(record: Record) -> bool:
    """It has a name and is taken in by an SDK (``合作方式：嵌入SDK``)."""
    return bool(record.values(Role.NAME)) and any(
        _BY_SDK.fullmatch(fold(v.text)) for v in record.values(Role.METHOD)
    )


_BY_SDK = re.compile(
    r"(?:以|通过)?(?:嵌入|集成|接入|内嵌|植入)?(?:第三方|其)?sdk(?:的?方式|接入|集成|嵌入|形式)?"
)


def _ticked(record: Record) -> dict[str, bool]:
    """Whether the columns named for a platform say that it has the SDK."""
    said: dict[str, bool] = {}
    for f in record.fields:
        if f.role not in (Role.OTHER, Role.PLATFORM) or len(f.label) > 16:
            continue
        platform = platform_of(f.label)
        if platform in ("android", "ios", "harmonyos"):
            flat = fold(f.value.text).strip()
            no = is_none(f.value.text) or _NOT_THERE.fullmatch(flat) or says_withdrawn(flat)
            said[platform] = not no
    return said


_ALONE = re.compile(
    r"[仅只](?:限|用于|在|适用于?|支持|供)?(?:ios|苹果|鸿蒙|harmonyos)(?:端|版本?|"
    r"系统|平台|设备|手机|客户端)?"
    r"[中上内]?(?:使用|集成|适用|接入|可用|有)?|(?:ios|苹果|鸿蒙)(?:端|版本?)?(?:专用|独有|才有)|"
    r"(?:ios|iphone|ipad) only|"
    r"only (?:on|for|in) (?:the )?ios(?: (?:app|version|build))?"
)


def _platform(record: Record, columns: frozenset[str]) -> str | None:
    """``ios`` or ``harmonyos`` where a row is for that alone, by its platform
    cell or by the columns of platforms that its list has."""
    values = record.values(Role.PLATFORM)
    platform = platform_of(values[0].text) if values else None
    if platform in FOREIGN:
        return platform
    for f in record.fields:
        if f.role in _SAYING:
            alone = next(filter(None, map(_ALONE.fullmatch, _clauses(f.value.text))), None)
            if alone is not None:
                return platform_of(alone.group())
    ticked = _ticked(record)
    if "android" in columns and not ticked.get("android"):
        return next((p for p in ("ios", "harmonyos") if ticked.get(p)), None)
    return None


def settle(structure: Structure) -> None:
    """Give each record of an SDK its standing, and its passages the section
    that goes with it."""
    for record in structure.records:
        if record.kind == "data" and record.section.sdks and _says_sdk(record):
            record.kind = "sdk"  # a partner whose name no list knows
    coded: defaultdict[str, bool] = defaultdict(bool)
    columns: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    sdks = [r for r in structure.records if r.kind == "sdk" and not r.section.superseded]
    for record in sdks:
        list_of = _list_of(record)
        columns[list_of] |= _ticked(record).keys()
        for f in record.fields:
            if f.role in _HOW and _TAKEN_IN.search(f.label) and len(f.value.text) <= _LONGEST:
                said = fold(f.value.text)
                embedded = _BY_SDK.fullmatch if f.role is Role.CATEGORY else _EMBEDDED.search
                coded[f.label] |= bool(embedded(said)) and not _NOT_EMBEDDED.search(said)
    changed = False
    current = _current_version(structure)
    for record in sdks:
        if record.section.remote or _is_partner(record, coded) or _is_elsewhere(record):
            record.standing = PARTNER
        elif _is_own(record):
            record.standing = OWN
        elif _is_struck(record) or any(
            says_withdrawn(f.value.text, current) for f in record.fields if f.role in _SAYING
        ):
            record.standing = WITHDRAWN
            record.section = replace(record.section, superseded=True)
            changed = True
        platform = _platform(record, frozenset(columns[_list_of(record)]))
        if platform is not None:
            record.section = replace(record.section, foreign=platform)
            changed = True
    if changed:
        structure.passages[:] = [
            p
            if p.record is None or structure.records[p.record].kind != "sdk"
            else replace(p, section=structure.records[p.record].section)
            for p in structure.passages
        ]


def _list_of(record: Record) -> tuple[str, ...]:
    """What tells the list that a record stands in: its place without the row."""
    return (record.shape, record.locator.rpartition(" row ")[0])


def mark_gone(
    stated: Sequence[SdkDisclosure], drafts: Sequence[SdkDraft], structure: Structure
) -> list[SdkDisclosure]:
    """The SDKs, with those marked as superseded that the app has no more, or
    that are stated for another platform only."""
    withdrawn = {i for i, r in enumerate(structure.records) if r.standing == WITHDRAWN}
    gone = [draft.record in withdrawn for draft in drafts]
    current = {
        key
        for s, out in zip(stated, gone, strict=True)
        if not out and s.platform not in FOREIGN
        for key in (fold(s.name), s.sdk_id)
    }
    return [
        replace(s, superseded=True)
        if out
        or (
            s.platform in FOREIGN
            and fold(s.name) not in current
            and (s.sdk_id is None or s.sdk_id not in current)
        )
        else s
        for s, out in zip(stated, gone, strict=True)
    ]
