"""What a passage is for: the part of the document it stands in.

A policy often carries text that is no disclosure for the Android app of
today: a previous version appended, a glossary, the iOS or HarmonyOS part.
Headings open such a part; a heading of the same or a higher rank closes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from auditor.policy.blocks import Block, Text
from auditor.policy.flat import fold
from auditor.policy.withdrawn import GONE, ONCE, TAKEN_OUT


@dataclass(frozen=True, slots=True)
class Section:
    """The state in which a block stands.

    :param superseded: within a previous version of the policy.
    :param foreign: ``ios`` or ``harmonyos`` inside a part for that platform.
    :param glossary: within definitions of terms.
    :param permissions: within a part about system permissions.
    :param sdks: within a part about third parties or SDKs.
    :param denied: within a part that lists what is not collected.
    :param remote: within a part on third parties that have no code in the app.
    :param idle: within a part that cannot disclose collection (rights,
        contact, changes, legal exceptions, minors, retention).
    """

    superseded: bool = False
    foreign: str | None = None
    glossary: bool = False
    permissions: bool = False
    sdks: bool = False
    idle: bool = False
    denied: bool = False
    remote: bool = False


DENIED = re.compile(
    r"(?:不|未|从不|不会|没有|绝不|从未)(?:会)?(?:主动)?(?:收集|获取|申请|读取|使用|"
    r"采集|索取|需要|碰|拿|要|用(?!户))(?:的|哪些|什么|您的|以下|下列|下面|如下|任何|$)|"
    r"不用给|不必给|[拿看读]不到|(?:do not|don't|never) (?:collect|access|ask|read|"
    r"request|have|store|know|see|want|need|keep)|"
    r"没有?(?:用到|用过|申请过?)的|(?:已经?|被)"
    rf"{GONE}的?(?:系统)?权限|"
    r"(?:removed|dropped|unused|former) permissions|"
    r"permissions? (?:that )?(?:we |were |was |the app )?(?:have )?(?:removed|dropped|no longer)"
)
_CN = "一二三四五六七八九十百"
# Markers of plain-text headings, highest rank first.
_RANKS: tuple[re.Pattern[str], ...] = (
    re.compile(
        rf"(附件|附录|附(?![近带加属着赠送])|appendix|annex)[{_CN}\dA-Za-z]{{0,3}}[:：、.\s]?", re.I
    ),
    re.compile(
        rf"第\s?[{_CN}\d]{{1,3}}\s?(章|部分|编|節|节)|"
        r"[壹贰貳弐叁參参肆伍陆陸柒捌玖拾]{1,2}[、.．\s\u3000]|[甲乙丙丁戊己庚辛]、|"
        r"§{1,2}\s?\d{1,3}\s"
    ),
    re.compile(
        rf"([{_CN}]{{1,3}}(?:\s?[、.．,，:：]|\s+(?=[\u4e00-\u9fff]))|[IVX]{{1,4}}[.、]|"
        rf"[\[【〔][{_CN}]{{1,3}}[\]】〕])"
    ),
    re.compile(rf"([（(]\s?[{_CN}]{{1,3}}\s?[）)]|第\s?[{_CN}\d]{{1,3}}\s?条)"),
    re.compile(r"\d{1,2}(\.\d{1,2}){0,3}\s?[、.．,，:：·]?(?=\D)"),
    re.compile(r"[（(]\s?\d{1,2}\s?[）)]|\d{1,2}[）)]|[①-⑳]|[a-zA-Z][.)、]"),
)
_SENTENCE_END = re.compile(r"[。；;！？!?]\s*\S|[。；;，,]$|[a-z]\. [A-Z][^.]*[a-z]\.$")

_SUPERSEDED = re.compile(
    r"(上一?版|上个版本|(?<![当目])前一?版|旧版|历史版本|原版|原隐私|过往版本|以往版本|更新前|"
    r"修订前|变更前|已失效|旧的隐私)"
    r".{0,14}(政策|协议|条款|版本|内容|声明|本)?|(previous|former|superseded|archived|"
    r"old|prior) (version|policy|privacy policy)"
)
# The title of a part on SDKs that the app has no more ("已移除的SDK"), with the
# characters that such a title has at most.
_GONE = (
    (
        40,
        re.compile(
            rf"(?:已经?|被)(?:{GONE}|停止使用|停止集成)的?(?:第三方)?(?:sdk|"
            r"组件|插件|工具|服务|第三方)|"
            r"\b(?:removed|former|retired|discontinued) (?:third[- ]party )?"
            r"(?:sdks|libraries|components)"
        ),
    ),
    (
        30,
        re.compile(
            rf"(?:历史|(?:已|已经)?{TAKEN_OUT}|{ONCE}|"
            r"不再(?:使用|接入|集成|包含)|removed|retired|former|discontinued)"
            r"(?:过|了)?的? ?(?:第三方|三方|third-party)? ?(?:sdk|组件|插件|开源库)"
            r"|(?:sdk|组件|插件)s?[(, ]{1,2}[^(]{0,12}"
            r"(?:不再(?:包含|使用|集成|接入)|停用|下线|移除|no longer)"
        ),
    ),
)
_NOT_SUPERSEDED = re.compile(r"存档|查阅|查看|不一致|为准|see|read|view")
_USED_FOR = re.compile(r"根据|显示|展示|用于|以便|允许|播放|上传")
_IOS = re.compile(
    r"(?<![a-z])(ios|iphone|ipad|苹果|(?<!your )(?<!the )(?<!an )app ?store)(?![a-z])|"
    r"ns[a-z]+usagedescription"
)
_HARMONY = re.compile(r"harmony|鸿蒙|ohos")
_ANDROID = re.compile(r"android|安卓|\bapk\b")
# Partners whose code the app does not hold.
_REMOTE = re.compile(
    r"(?:未|不|无需?|没有|非)(?:通过|采用|以|使用)?(?:集成|嵌入|接入|内嵌|植入|涉及|"
    r"包含|含)?(?:其|任何|第三方|其他)*"
    r"(?:sdk|软件开发工具包|代码)(?:方式|形式)?"
    r"(?:$|[),:]|的?(?:情形|合作|第三方|伙伴|公司|企业|服务|接收方|机构))|"
    r"^[^a-z]{0,12}(?:服务端|服务器端?|后台|后端)(?:数据)?(?:接口)?(?:对接|合作|共享|交互|传输)|"
    r"(?:没有|不含|不包含|不存在|无)(?:其|任何|第三方|对方|他方|该方|"
    r"合作方)*(?:的)?(?:代码|sdk)(?:$|[),])|"
    r"\bno (?:sdk|code|librar(?:y|ies))s?\b"
    r"(?: (?:in|inside|embedded|integrated|within|bundled)|[)]|$)|"
    r"\bnot (?:an )?(?:embedded|sdks?)\b|\bnon-sdk\b|\bwithout (?:an? |any )?(?:sdk|code)|"
    r"\bserver[- ]side (?:partners|services|providers|processors|recipients)|server-to-server"
)
_GLOSSARY = re.compile(
    r"^(定义|术语|名词(解释|定义)|相关定义|关键词(定义|解释)?|(定义|术语|名词)(和|与|"
    r"及).{0,6}|.{0,6}释义|名词|术语|词语解释|用语(说明|含义)?|"
    r"definitions?|glossary|terms? used).{0,12}$|.{0,8}(定义|名词解释|术语解释|定义与解释)$"
)
_PERMISSIONS = re.compile(
    r"权限|permission|\baccess rights\b|^(?:app |device |phone |android )?authori[sz]ations?$|"
    r"\b(?:your )?phone will ask|"
    r"\b(?:request|has) access to:?$|\bask(?:s|ed)? (?:android|the system|your phone) for$|"
    r"\bwhat (?:the|this|our) (?:app|game) (?:will ask|can do|can access|needs|asks|may ask)|"
    r"\bdevice access\b|"
    r"\baccess(?:ing)? (?:to )?your (?:device|phone)$|"
    r"\baccess to my (?:camera|files|photos|location|phone|device|contacts|microphone)\b|"
    r"\bfeatures of your (?:phone|device)|\bwill be asked to allow\b|"
    r"(?:存取|取用|访问|使用)权(?![利威益衡])|(手机|设备|系统|"
    r"终端)(上|里|中)?的?.{0,6}(能力|功能)$"
)
# "我们申请的权限：" before the lines or items that it introduces.
_INTRODUCES = re.compile(
    r"(?:^|[。；;！？!?])\s*([^。；;！？!?:：\n]{2,80})[:：]$|"
    # "The App will request the following permissions. Where you deny one, …:"
    r"(?:^|[.!?] )([^.!?:\n]{0,60}\bfollowing permissions?\b[^:\n]{0,140}):$"
)
_INTRODUCED = re.compile(r"[^:：，,。；;]{2,24}([:：（(]|——|--| - )")
_SDKS = re.compile(
    r"sdk|第三方|合作方|合作伙伴|软件开发(工具)?包|开源(库|组件|项目|软件|框架|代码)|"
    r"共享(清单|列表)|third[- ]part|"
    r"service providers|libraries|插件|组件清单|(?<!硬件)(?<!小)组件$|程序库|合作代码|代码库|"
    r"(外部|外接|他方|别家|其他公司|合作).{0,3}(工具|服务|程序|代码)|"
    r"(接入|集成|内嵌|嵌入)的.{0,4}(工具|服务|程序|组件)|"
    r"who (?:else )?process|processors|vendors|三方依赖|依赖(项|库|清单)|\bpartners\b|"
    r"ad networks|packages that|dependencies|\bservices (?:we )?used?$|external services|"
    r"(?:companies|people|businesses|organi[sz]ations|firms) (?:that|who|which) (?:help|work with|"
    r"support)|information collection modules|external transmission|"
    r"who we work with|software is in|(?:other people's|others'|third[- ]part(?:y|"
    r"ies)'?) code|code in (?:the|our) app|who helps us|"
    r"who else (?:gets|receives|sees|has|is in)\b|whose (?:code|software|sdks?|"
    r"libraries)\b|code (?:is )?inside\b|"
    r"with whom (?:do )?we share|information on (?:the )?processing of personal data|"
    r"(?:integrated|built|embedded) (?:in|into|in to) (?:the|our) app|"
    r"software (?:written|made|built) by (?:others?|other (?:people|companies))"
)
_IDLE = re.compile(
    r"(您|用户|你|个人)?.{0,6}的?权利|如何(管理|访问|更正|查询|删除|联系|更新|变更)|"
    r"联系(我们|方式)|"
    r"(政策|协议|条款|声明|通知)的?.{0,6}(更新|变更|修订|修改)|修订|变更|注销|争议|适用法律|管辖|"
    r"(未成年|儿童|minors?|children)|cookie|(存储|保存)(期限|地点|位置)|安全(措施|"
    r"保护)$|保护.{0,8}(安全|您的)|"
    r"免责|征得.{0,6}(同意|授权).{0,4}例外|无需征得|无需.{0,6}同意|your rights|"
    r"contact(?!s$)(?! (?:preferences?|data|lists?|numbers?|names?|persons?))|"
    r"changes? to|updates? to|security$|retention"
)
# "D.4  Technology partners. Our App contains …": a title and its text in one paragraph
_INLINE_TITLE = re.compile(
    r"\s*(?:[A-Z]\.?\d{0,2}(?:\.\d{1,2})*|"
    r"\d{1,2}(?:\.\d{1,2})+)[.)]?\s+([A-Z][^.:\n]{3,40})\.\s+(?=[A-Z])"
)
_INLINE_RANK = 50
_NOT_IDLE = re.compile(
    r"为(您|用户|你)提供|收集|搜集|采集|使用|sdk|共享|权限|permission|collect|third"
)


def has_headings(blocks: tuple[Block, ...]) -> bool:
    """Whether the format itself marks headings, so that numbers need not."""
    return sum(1 for block in blocks if block.kind == "heading" and block.level > 0) >= 3


def rank_of(block: Block, marked: bool = False) -> int | None:
    """The rank of a heading-like block, 0 the highest; ``None``: no heading.

    :param marked: the document marks its headings (:func:`has_headings`): then
        list items are none, and numbered paragraphs rank below them.
    """
    rank = _rank(block)
    if rank is None or not marked or (block.kind == "heading" and block.level > 0):
        return rank
    return None if block.kind == "item" else 20 + rank


def _rank(block: Block) -> int | None:
    text = block.text.text.strip()
    if not text or len(text) > 80 or "\n" in text:
        return None
    if block.kind == "heading":
        return _marker_rank(text) if block.level == 0 else 10 + block.level
    if block.kind == "table" or (block.kind == "item" and len(text) > 40):
        return None
    if _SENTENCE_END.search(text):
        return None
    rank = _marker_rank(
        (block.marker + text) if block.marker and not text.startswith(block.marker) else text
    )
    if rank is not None and rank <= 3:
        return rank
    if len(text) <= 40 and (block.bold or rank is not None):
        return 20 + (rank if rank is not None else 8)
    if block.kind == "paragraph" and _OF_STORE.fullmatch(text):
        return 40
    if block.kind == "paragraph" and _CAPITALS.fullmatch(text):
        return 15 if rank is None else 20 + rank
    if block.kind != "item" and len(text) <= 30 and not re.search(r"[。；;，,：:、]", text):
        return 40
    return None


# as app stores head their lists of permissions
_OF_STORE = re.compile(r"(?:Version [\w.]+|This app) (?:may request|has) access to:?")
# "COMPANIES THAT HELP US"
_CAPITALS = re.compile(
    r"(?=.*\b(?:US|WE|YOU|YOUR|THE|OF|TO|OUR|FOR|HOW|WHAT|WHO|THIRD|PARTIES|PARTNERS|RIGHTS)\b)"
    r"(?:\d{1,2}[.)]\s+)?[A-Z][A-Z’']*(?: [A-Z&(][A-Z’',&()]*)+"
)


def _marker_rank(text: str) -> int | None:
    framed = text[:1] in ("【", "〔") and text[-1:] in ("】", "〕")
    if framed:
        text = text[1:]  # "【伍、第三方工具包】" stands above "三、统计类"
    for rank, pattern in enumerate(_RANKS):
        if pattern.match(text):
            return max(rank - framed, 0)
    return None


_TITLE_RANKS = 2  # 第一章, 一、, （一）


def titles_part(text: str) -> bool:
    """Whether a line is the numbered title of a part (``二、我们申请的权限``)."""
    line = text.strip()
    rank = _marker_rank(line) if 2 < len(line) <= 40 else None
    return rank is not None and rank <= _TITLE_RANKS and not _SENTENCE_END.search(line)


def strip_marker(text: str) -> str:
    """``text`` without its leading number or bullet."""
    stripped = text.strip().lstrip("•·●■◆▪-–—*+>#○◦▶ \t\u3000")
    for pattern in _RANKS[1:]:
        match = pattern.match(stripped)
        if match and match.end() < len(stripped):
            return stripped[match.end() :].lstrip("、.．:： \t\u3000）)")
    return stripped


def _opened(text: str) -> dict[str, object]:
    """What a heading with this text says of the part below it."""
    flat = fold(strip_marker(text))
    opened: dict[str, object] = {}
    gone = any(len(flat) <= longest and title.search(flat) for longest, title in _GONE)
    if gone or (_SUPERSEDED.search(flat) and not _NOT_SUPERSEDED.search(flat)):
        opened["superseded"] = True
    if not _ANDROID.search(flat):
        if _HARMONY.search(flat) and not _IOS.search(flat):
            opened["foreign"] = "harmonyos"
        elif _IOS.search(flat):
            opened["foreign"] = "ios"
    if _GLOSSARY.search(flat):
        opened["glossary"] = True
    if _PERMISSIONS.search(flat):
        opened["permissions"] = True
    if _SDKS.search(flat):
        opened["sdks"] = True
    if DENIED.search(flat) and len(flat) <= 40:
        opened["denied"] = True
    if len(flat) <= 80 and _REMOTE.search(flat):
        opened["remote"] = True
    if _IDLE.search(flat) and not _NOT_IDLE.search(flat):
        opened["idle"] = True
    return opened


_PAGE = re.compile(r"[\s.．…·]*\d{0,3}$")


def contents_of(blocks: tuple[Block, ...]) -> frozenset[int]:
    """Positions of the entries of a table of contents: short titles in a row
    of which most stand above a part further down."""
    titles = [
        fold(strip_marker(_PAGE.sub("", block.text.text.strip())))
        if len(block.text.text) <= 60 and _rank(block) is not None
        else ""
        for block in blocks
    ]
    last = {title: position for position, title in enumerate(titles) if title}
    found: set[int] = set()
    start = 0
    while start < len(blocks):
        end = start
        while end < len(blocks) and titles[end] and last[titles[end]] != end:
            end += 1
        recur = end
        # an entry may be shorter than the title of its part
        while end < len(blocks) and titles[end] and end - recur < 3 and _marked_title(blocks[end]):
            if titles[end] in titles[start:recur]:
                break
            end += 1
        if recur - start >= 3 and any(_marked_title(b) for b in blocks[start:recur]):
            found.update(range(start, end))
        start = max(end, start + 1)
    return frozenset(found)


def _marked_title(block: Block) -> bool:
    """A title that a number or the format marks as one."""
    return (
        block.kind == "heading"
        or block.marker[:1].isdigit()
        or _marker_rank(block.text.text.strip()) is not None
    )


_CELL_DENIAL = re.compile(r"(?:申请|收集|获取|读取|使用|需要|采集)$")


def with_sections(blocks: tuple[Block, ...]) -> Iterator[tuple[Block, Section]]:
    """Each block with the section it stands in; a heading is in its own."""
    stack: list[tuple[int, Section]] = []
    marked = has_headings(blocks)
    contents = contents_of(blocks)
    introduced: Section | None = None
    listed = False
    entry: tuple[int, str] | None = None  # the last of a numbered list of permissions
    for position, block in enumerate(blocks):
        if position in contents:
            # a title that stands for a part discloses nothing itself
            yield block, replace(stack[-1][1] if stack else Section(), idle=True)
            continue
        if introduced is not None:
            item = block.kind == "item" or bool(block.marker)
            denied = introduced.denied and not introduced.permissions
            opens = rank_of(block, marked) if denied else None
            if opens is not None and (opens <= 2 or block.kind == "heading"):
                item = False
            if item or (not listed and not denied and _INTRODUCED.match(block.text.text)):
                listed = listed or item
                yield block, introduced
                continue
            introduced = None
        rank = rank_of(block, marked)
        if rank is not None and position < 3 and not stack and rank >= 10:
            # the document's title says what the whole of it is about
            opened = _opened(block.text.text)
            title = Section(
                permissions="permissions" in opened,
                sdks="sdks" in opened,
                denied="denied" in opened,
            )
            stack.append((-1, title))
            yield block, title
            continue
        entry = _next_entry(blocks, position, entry, stack[-1][1] if stack else None)
        if rank is not None and entry is None:
            opened = _opened(block.text.text)
            if rank in (40, 60) and _USED_FOR.search(block.text.text):
                opened = {}  # what something is for, no title
            if rank in (40, 60) and _CELL_DENIAL.search(block.text.text):
                opened.pop("denied", None)  # "Android 10 起不申请": a cell
            if rank in (40, 60) and not opened:
                # a mere short line opens nothing and closes nothing
                yield block, stack[-1][1] if stack else Section()
                continue
            while stack and stack[-1][0] >= rank:
                stack.pop()
            base = stack[-1][1] if stack else Section()
            if "foreign" not in opened and _ANDROID.search(fold(block.text.text)):
                opened["foreign"] = None
            # "1. 身份证号" below "我们不收集"
            denied = base.denied and not opened and block.kind != "heading"
            base = replace(base, denied=denied, remote=base.remote and "sdks" not in opened)
            section = replace(base, **opened)  # type: ignore[arg-type]
            if "permissions" in opened or "sdks" in opened:
                section = replace(
                    section,
                    idle=False,
                    permissions="permissions" in opened,
                    sdks="sdks" in opened or (base.sdks and "permissions" not in opened),
                )
            stack.append((rank, section))
            yield block, section
        elif (inline := _INLINE_TITLE.match(block.text.text)) and block.kind == "paragraph":
            while stack and stack[-1][0] >= _INLINE_RANK:
                stack.pop()
            base = stack[-1][1] if stack else Section()
            if "sdks" in _opened(inline.group(1)):
                base = replace(base, sdks=True, idle=False)
                stack.append((_INLINE_RANK, base))
            yield block, base
        else:
            section = stack[-1][1] if stack else Section()
            introduced, listed = _introduced(block, section), False
            yield block, section


_ENTRY = re.compile(r"\s*(\d{1,3})\s?([、.．)）])")


def _next_entry(
    blocks: tuple[Block, ...], position: int, last: tuple[int, str] | None, section: Section | None
) -> tuple[int, str] | None:
    """Number and sign of a line that is the next one of a list in the part on
    permissions (``…以下权限：`` / ``1、CAMERA 扫码``), not the heading that it looks
    like; ``None`` if it is none."""
    block = blocks[position]
    if section is None or not section.permissions or block.kind != "paragraph":
        return None
    match = _ENTRY.match(block.text.text)
    if match is None:
        return last if rank_of(block) is None else None
    if _opened(block.text.text).keys() & {"sdks", "superseded", "foreign", "denied"}:
        return None
    number, sign = int(match.group(1)), match.group(2)
    if last is not None:
        return (number, sign) if (number, sign) == (last[0] + 1, last[1]) else None
    above = blocks[position - 1].text.text.rstrip() if position else ""
    return (number, sign) if number == 1 and above.endswith((":", "：")) else None


def _introduced(block: Block, section: Section) -> Section | None:
    """The section of the list that a paragraph introduces, if it is one of
    permissions."""
    text = block.text.text.strip()
    lead = _INTRODUCES.search(text[-220:]) if block.kind == "paragraph" else None
    if lead is None:
        return None
    opened = _opened(lead.group(1) or lead.group(2))
    if "foreign" in opened or not opened.keys() & {"permissions", "denied"}:
        return None
    if section.permissions and "denied" not in opened:
        return None  # they are in such a part already
    return replace(
        section,
        permissions="permissions" in opened or section.permissions,
        idle=False,
        denied="denied" in opened,
    )


_TAG = re.compile(
    r"[【\[（(]\s*([^】\]）)]{2,40}?)\s*[】\])）]|(?:^|\n)\s*((?:ios|android|安卓|"
    r"苹果|鸿蒙|harmonyos)[^:：\n]{0,8})[:：]",
    re.I,
)


def mask_foreign(text: Text) -> str:
    """The text with the parts tagged for another platform blanked out.

    ``【Android】… 【iOS】…``: what follows a tag that names only iOS or
    HarmonyOS is replaced by spaces up to the next platform tag, so that
    offsets stay.
    """
    raw = text.text
    tags = []
    for match in _TAG.finditer(raw):
        flat = fold(match.group(1) or match.group(2))
        ios, harmony, android = (p.search(flat) is not None for p in (_IOS, _HARMONY, _ANDROID))
        if not (ios or harmony or android):
            continue
        # A tag is only the platforms, nothing else.
        rest = re.sub(
            r"ios|android|harmonyos|安卓|苹果|鸿蒙|系统|平台|端|手机|用户|版|设备|"
            r"next|[+/、,和及与&适用仅]",
            "",
            flat,
        )
        if rest:
            continue
        tags.append((match.start(), match.end(), android, match.group()[0] in "（("))
    if not tags:
        return raw
    out = list(raw)
    for i, (_, end, android, rounded) in enumerate(tags):
        if android:
            continue
        if rounded:
            # "(iOS)" qualifies the item before it only; it hides nothing after.
            continue
        stop = tags[i + 1][0] if i + 1 < len(tags) else len(raw)
        for k in range(end, stop):
            if out[k] != "\n":
                out[k] = " "
    return "".join(out)
