"""Tables that a copy-paste or a crawler flattened to lines of text.

What is left of such a table is its header line and a stream of words in
reading order. The columns' order is known from the header and each column
has a typical content, so the most likely assignment of words to columns is
found with a Viterbi search: a word stays in its column, moves on to a later
one, or, at the start of a line, opens the next row.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from auditor.policy.blocks import Text
from auditor.policy.companies import SHORT_COMPANY
from auditor.policy.data_types import find_data_types
from auditor.policy.flat import fold
from auditor.policy.keys import leading_number
from auditor.policy.known import KnownNames, find_packages, is_generic
from auditor.policy.labels import tells_sdks, worded
from auditor.policy.roles import Role, loose_role, resolve_roles, role_of
from auditor.policy.tables import is_none
from auditor.policy.terms import count_terms

_URL = re.compile(
    r"https?[:：]?//|www\.|^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|cn|net|org)(?:/\S*)?$", re.I
)
_POLICY = re.compile(
    r"(隐私|个人信息保护|用户协议|服务协议|合规).{0,12}(政策|协议|声明|说明|条款|指引|"
    r"指南|规则|权|链接|保护)?$|"
    r"(政策|协议|声明|链接)$|privacy|policy$",
    re.I,
)
_COMPANY = re.compile(
    r"公司|有限|集团|研究院|基金会|\b(?:inc|ltd|llc|corp|corporation|gmbh|limited)\b\.?", re.I
)
_VERB = re.compile(
    r"用于|实现|提供|帮助|为了|进行|支持|以便|保障|完成|服务|功能|推送|分享|支付|统计|"
    r"登录|登陆|定位|展示|监测|识别|"
    r"播放|加载|上传|下载|分析|优化|验证|防|检测|投放|采用|通过|for|to |provide|enable|support",
    re.I,
)
# What is done, even where it is done with data: 人脸识别.
_ACTIVITY = re.compile(
    r"(?:识别|认证|登录|登陆|推送|支付|导航|核验|核身|分享|统计|检测|定位|展示|播放|直播|"
    r"开门|扫码|投屏|翻译|听写)$"
)
_CLAUSE = re.compile(r"(?:后|可|并)?自动|后(?=进行|用于|上传|生成)")
_CONSTANT = re.compile(r"permission\s*\.|^[A-Z]{3,}(_[A-Z]+)+$")
_CONSTANTS = re.compile(r"^[A-Z]{3,}(_[A-Z]+)+[、,，/;；]")
_METHOD = re.compile(r"sdk|本机|采集|自行|传输|去标识|加密|脱敏|共享|收集|接口|明文", re.I)
_PLATFORM = re.compile(
    r"^(android|ios|安卓|苹果|双端|全平台|鸿蒙|harmonyos|[/、,，和及&\s])+$", re.I
)
_PERMISSION_WORD = re.compile(r"权限|permission", re.I)

_HEADER_WORD = re.compile(
    r"(?:第三方|合作|接入|使用)?(?:sdk|软件开发工具包|插件)(?:提供方|厂商|公司|"
    r"所属公司|运营方|开发者)?(?:名称)?|"
    r"(?:第三方|合作方|合作|所属)?(?:公司|主体|机构|厂商|开发者|运营方|提供方|提供者|"
    r"接收方|合作方)(?:名称)?|第三方名称|"
    r"包名(?:信息)?|(?:使用|收集|合作|共享|处理|申请|收集使用)?目的(?:及场景|和场景|"
    r"/场景)?|(?:使用|应用|业务|共享|收集)?场景(?:说明|描述)?|"
    r"(?:业务|主要)?功能(?:说明|描述)?|用途|(?:使用|申请|调用|涉及|所需|获取|系统|"
    r"权限)?权限(?:名称|列表|说明|功能|用途)?|"
    r"(?:涉及|收集|共享|处理|获取|采集|使用|可能收集)?(?:的)?(?:用户)?个人信息(?:的)?(?:类型|"
    r"字段|种类|范围|名称)?|(?:收集|共享|涉及|获取)?(?:的)?(?:信息|数据)(?:类型|字段|"
    r"种类|内容|名称)?|"
    r"隐私(?:权)?(?:政策|协议|声明)(?:及)?(?:官网)?(?:链接|地址|网址)?|官网(?:链接|"
    r"地址)?|链接|网址|(?:共享|处理|收集|使用|合作)方式|(?:适用)?(?:平台|系统|终端)|"
    r"备注|序号|(?:研发|开发|运营|提供|所属)单位|谁(?:提供|做|开发)的|出品方|用处|"
    r"作什么用|采集项|读取项|"
    r"会?读取(?:哪些|什么|内容)|拿到的(?:数据|信息)|为(?:什么|何)接入|(?:对方|适用)规则|"
    r"是否(?:可关闭|必选|必要)|类型|类别|名称|版本"
)


@dataclass(frozen=True, slots=True)
class Header:
    """A flattened header: its roles and labels, and whether every cell stood
    on a line of its own."""

    roles: list[Role]
    labels: list[str]
    by_line: bool


@lru_cache(maxsize=2048)
def header_line(text: str) -> Header | None:
    """The header that a single line holds, cells joined by space or nothing."""
    raw = text.strip()
    if not 4 <= len(raw) <= 120 or re.search(r"[。；;！？!?，]", raw):
        return None
    if raw.isascii():
        return _english_header(raw)  # words are no cells
    parted = _parted_header(raw)
    if parted is not None:
        return parted
    pieces = [p for p in re.split(r"\s*[\t|｜]\s*|\s+", raw) if p]
    if len(pieces) == 1:
        return make_header(_unglue(raw) or [], by_line=False)
    if len(pieces) > 2 and worded(pieces):
        return make_header(pieces, by_line=False)
    labels: list[str] = []
    for piece in pieces:
        if fold(piece) == "名称" and labels and fold(labels[-1]) == "sdk" and "\t" not in raw:
            labels[-1] += piece
            continue
        if role_of(piece) is not None and len(fold(piece)) <= 14:
            labels.append(piece)
            continue
        glued = _unglue(piece)
        if glued is None:
            # "SDK 名称": a label with a space inside
            if labels and role_of(labels[-1] + piece) is not None:
                labels[-1] += piece
                continue
            return _english_header(raw)
        labels += glued
    return make_header(labels, by_line=False) or _english_header(raw)


def _parted_header(raw: str) -> Header | None:
    """A header whose cells a tab or a bar parts: most of its labels, not all,
    must be known ones."""
    for sign in ("\t", "|", "｜", " / "):
        if raw.count(sign) < 2:
            continue
        labels = [p.strip() for p in raw.strip("|｜").split(sign)]
        labels = [part for label in labels for part in _cells_of(label)]
        if len(labels) >= 3 and all(0 < len(fold(label)) <= 16 for label in labels):
            known = sum(1 for label in labels if role_of(label) is not None)
            if (known >= 3 and known * 3 >= len(labels) * 2) or worded(labels):
                return make_header(labels, by_line=False)
    return None


def _cells_of(label: str) -> list[str]:
    """The labels that one cell of a header holds: several where a tab was lost, but
    ``SDK 包名`` is one."""
    parts = _unglue(label) or [label]
    return [label] if "sdk" in parts and role_of(label) is not None else parts


def _english_header(raw: str) -> Header | None:
    labels = [p.strip() for p in re.split(r"\t|\||｜|\s+[/／]\s+|\s{2,}", raw) if p.strip()]
    if len(labels) >= 3 and all(role_of(label) is not None for label in labels):
        return make_header(labels, by_line=False)
    return None


def _unglue(piece: str) -> list[str] | None:
    """Labels of a header whose cells were joined without any separator."""
    flat = fold(piece)
    words = [m.group() for m in _HEADER_WORD.finditer(flat)]
    if sum(len(w) for w in words) == len(flat) and len(words) >= 2:
        return words
    return None


def is_header_word(text: str) -> bool:
    """Whether a text is nothing but a usual label of a column."""
    return _HEADER_WORD.fullmatch(fold(text)) is not None


def make_header(labels: list[str], by_line: bool) -> Header | None:
    """The header of these labels, if they are enough of one."""
    if not 2 <= len(labels) <= 10:
        return None
    roles = resolve_roles(labels)
    if len(labels) > 2 and any(
        role is Role.OTHER and role_of(label) is None
        for role, label in zip(roles, labels, strict=True)
    ):
        worded = [role_of(label) or loose_role(label) for label in labels]
        if tells_sdks(labels, worded):
            # few of the labels are known
            unnamed = all(role_of(label) is not Role.NAME for label in labels)
            roles = [
                told or Role.OTHER
                if unnamed or (role is Role.OTHER and role_of(label) is None)
                else role
                for role, told, label in zip(roles, worded, labels, strict=True)
            ]
    if len(labels) == 2 and not (by_line and roles == [Role.PERMISSION, Role.PURPOSE]):
        return None
    main = {r for r in roles if r not in (Role.OTHER, Role.CATEGORY)}
    if len(main) < 2 or not main & {Role.NAME, Role.PERMISSION, Role.PERSONAL_INFO, Role.VENDOR}:
        return None
    return Header(roles, labels, by_line)


def header_lines(lines: list[str]) -> tuple[Header, int] | None:
    """The header that the first lines hold, one cell a line, and how many
    lines it takes."""
    labels: list[str] = []
    for line in lines[:10]:
        label = line.strip()
        if (
            not label
            or len(label) > 16
            or role_of(label) is None
            or leading_number(label)
            or re.search(r"[:：。，；]", label)
            or header_line(label) is not None
            or (len(labels) > 1 and _is_right(label, labels))
        ):
            break
        labels.append(label)
    if has_title(labels):
        return None
    header = make_header(labels, by_line=True)
    return (header, len(labels)) if header else None


def _is_right(line: str, labels: list[str]) -> bool:
    """Whether a line below the labels of a table of permissions is the first of them
    (``位置信息``), not one more label."""
    return role_of(labels[0]) is Role.PERMISSION and any(find_data_types(line))


def has_title(labels: list[str]) -> bool:
    """Whether the first line is the table's title, the next one its header."""
    return (
        len(labels) > 2
        and re.search(
            r"(?:清单|列表|目录|一览表?|名单|明细|汇总|公示)(?:[（(][^（()）]{1,8}[)）])?$",
            labels[0],
        )
        is not None
        and role_of(labels[0]) is Role.NAME
        and any(role_of(label) is Role.NAME for label in labels[1:])
    )


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the stream; ``line`` counts lines of the region."""

    start: int
    end: int
    line: int
    first: bool


# Names of data that hold a space are one word, and so is "X SDK".
_TOKEN = (
    r"[^\s|｜]*(?:Android|ANDROID|android|MAC|IP|SIM|Mac|安卓|Push)\s(?:ID|id|地址|卡|"
    r"[Tt]oken)[^\s|｜]*|"
    r"[^\s|｜]+(?: (?:SDK|sdk)(?![^\s|｜]))?"
)


def tokens_of(text: str, by_line: bool) -> list[Token]:
    """The words (or, for ``by_line``, the lines) of a region."""
    out: list[Token] = []
    offset = 0
    for number, line in enumerate(text.split("\n")):
        pattern = r"\S.*\S|\S" if by_line else _TOKEN
        first = True
        for match in re.finditer(pattern, line):
            out.append(Token(offset + match.start(), offset + match.end(), number, first))
            first = False
        offset += len(line) + 1
    return out


# "X SDK(com.x.y)", "腾讯", "同上"
_NAMED_PACKAGE = re.compile(r"[^()（）]{2,30}[(（](?:包名[:：]?\s?)?[A-Za-z]\w*(?:\.\w+)+[)）]")
_SHORT = re.compile(SHORT_COMPANY)
_SAME = re.compile(r"同上?(?:[\u4e00-\u9fff]{0,8}|\w{2,12}(?:SDK)?)|〃|——+")


class Scorer:
    """How well a word fits a column."""

    def __init__(self, known: KnownNames, is_permission_name: Callable[[str], bool]) -> None:
        self._known = known
        self._is_permission_name = is_permission_name
        self._cache: dict[str, dict[Role, float]] = {}

    def scores(self, word: str) -> dict[Role, float]:
        """Score per role; positive fits, negative does not."""
        found = self._cache.get(word)
        if found is None:
            found = self._cache[word] = self._score(word)
        return found

    def _score(self, word: str) -> dict[Role, float]:
        flat = fold(word)
        size = len(flat)
        url = _URL.search(word) is not None
        packages = find_packages(word)
        named = bool(packages) and _NAMED_PACKAGE.fullmatch(word) is not None
        package = (
            bool(packages)
            and not named
            and sum(e - s for s, e, _ in packages) >= 0.6 * len(word)
            and not url
        )
        constant = _CONSTANT.search(word) is not None and not url
        company = _COMPANY.search(word) is not None and not url
        none = is_none(word) or _SAME.fullmatch(word) is not None
        listed = _CONSTANTS.match(word) is not None  # constants, and perhaps names
        terms = 0 if url or package or constant or listed else count_terms(flat)
        policy = _POLICY.search(word) is not None and size <= 30
        verb = _VERB.search(word) is not None
        exact = self._known.by_name(word) is not None
        sdk = re.search(r"sdk", flat) is not None and size <= 30 and not is_generic(word)
        permission_name = listed or (
            size <= 30
            and (
                self._is_permission_name(word)
                or (_PERMISSION_WORD.search(word) is not None and size <= 24)
            )
        )
        activity = terms == 1 and size <= 12 and _ACTIVITY.search(word) is not None
        hard = url or package or constant
        prose = 0.15 * min(size, 30)
        name = (
            4.5 if exact or named else 3.5 if sdk else (1.0 if size <= 12 else -0.25 * (size - 10))
        )
        if hard:
            name = -6.0
        if company:
            name -= 3.0
        if terms:
            name -= 1.5
        if re.search(r"[、,，;；。]", word):
            name -= 1.5
        if verb and not (exact or sdk):
            name -= 1.0
        if none or word.isdigit():
            name -= 3
        return {
            Role.NAME: name,
            Role.PACKAGE: 6.0 if package else (0.5 if none else -5.0),
            Role.PERMISSION: 6.0
            if constant
            else 3.5
            if permission_name
            else 0.5
            if none
            else -5.0
            if hard
            else -2.0 - prose / 3,
            Role.LINK: 6.0 if url else 3.5 if policy else 0.5 if none else -4.0,
            Role.WEBSITE: 5.0 if url else 0.5 if none else -4.0,
            Role.VENDOR: 3.0
            if _SHORT.fullmatch(word)
            else 5.0
            if company and not (verb and size > 30)
            else 0.3
            if none
            else -6.0
            if hard
            else -3.0,
            Role.PERSONAL_INFO: -6.0
            if hard
            else 0.8
            if none
            else min(1.5 + 1.5 * terms, 6.0)
            - (1.0 if verb and not terms else 2.5 if activity else 0)
            - (4.0 if _CLAUSE.search(word) else 0)
            if terms
            else -1.5,
            Role.PURPOSE: -6.0
            if hard
            else -2.0
            if company and size < 30
            else (1.5 if verb else 0.0)
            + min(prose, 2.0)
            - (0 if _CLAUSE.search(word) else 1.2 * min(terms, 3))
            - (1.0 if policy else 0)
            + (0.3 if none else 0),
            Role.METHOD: 2.0 if _METHOD.search(word) and size <= 16 else -6.0 if hard else -1.5,
            Role.PLATFORM: 4.0 if _PLATFORM.match(word) else -4.0,
            Role.CATEGORY: 0.8 if size <= 8 and not hard else -3.0,
            Role.OTHER: 2.5
            if word.isdigit() and size <= 3
            else 0.6
            if size <= 8 and not hard
            else -6.0
            if hard
            else 0.2,
        }


_WHOLE_ROW = 1.5


def assign(
    region: str, header: Header, scorer: Scorer, anywhere: bool = False
) -> list[dict[int, tuple[int, int]]]:
    """Rows of a flattened table: per row, column -> ``(start, end)`` offsets.
    A row begins a line or, with ``anywhere``, inside one.

    Viterbi over the words; linear in words times columns squared.
    """
    tokens = tokens_of(region, header.by_line)
    if not tokens:
        return []
    roles = header.roles
    width = len(roles)
    low = float("-inf")
    best: list[float] = [low] * width
    back: list[list[tuple[int, bool]]] = []
    words = Counter(token.line for token in tokens)
    for position, token in enumerate(tokens):
        # as many words as columns: each is a cell
        whole = _WHOLE_ROW if words[token.line] == width and not header.by_line else 0.0
        fits = scorer.scores(region[token.start : token.end])
        emit = [fits[role] for role in roles]
        if position == 0:
            best = [emit[0]] + [emit[j] - 1.5 * j for j in range(1, width)]
            back.append([(-1, True)] * width)
            continue
        new: list[float] = []
        came: list[tuple[int, bool]] = []
        last = tokens[position - 1].end
        ended = region[last - 3 : last].casefold() == "sdk"  # as names do
        opens = (
            max((best[i] - 1.0 - 1.3 * (width - 1 - i) for i in range(width)), default=low)
            if token.first or anywhere
            else low
        )
        opener = max(range(width), key=lambda i: best[i] - 1.3 * (width - 1 - i))
        for j in range(width):
            # stay
            stay = best[j] + _stay(roles[j], region, tokens[position - 1], token, header.by_line)
            stay -= 0.0 if token.first else whole
            if anywhere and roles[j] is Role.NAME and ended:
                stay -= 2.5
            options = [(stay, (j, False))]
            for i in range(j):
                cost = 0.4 + (1.4 + whole) * (j - i - 1)
                if header.by_line and not token.first:
                    cost += 9
                options.append((best[i] - cost, (i, False)))
            if token.first or (anywhere and j == 0):
                # a row may begin with empty first columns
                options.append((opens - (1.5 * j + 1.0 if j else -whole), (opener, True)))
            score, source = max(options, key=lambda o: o[0])
            new.append(score + emit[j])
            came.append(source)
        best = new
        back.append(came)
    column = max(range(width), key=lambda i: best[i] - 0.6 * (width - 1 - i))
    path: list[tuple[int, bool]] = []
    for position in range(len(tokens) - 1, -1, -1):
        before, opened = back[position][column]
        path.append((column, opened))
        column = before
    path.reverse()
    rows: list[dict[int, tuple[int, int]]] = []
    for token, (column, opened) in zip(tokens, path, strict=True):
        if opened or not rows:
            rows.append({})
        start, _ = rows[-1].get(column, (token.start, token.end))
        rows[-1][column] = (start, token.end)
    return rows


_CHINESE = re.compile(r"[\u4e00-\u9fff）】」]")


def _stay(role: Role, region: str, before: Token, token: Token, by_line: bool) -> float:
    """Reward or cost of one more word in the same column."""
    if role in (Role.PERMISSION, Role.PACKAGE) and not by_line:
        return 0.3
    if before.line == token.line:
        # cells of Chinese text hold no spaces as a rule
        apart = _CHINESE.match(region, before.end - 1) and _CHINESE.match(region, token.start)
        return -0.8 if apart and not by_line else 0.3
    last = region[before.end - 1]
    if last in "、,，/;；和及(（":
        return 1.5
    if by_line:
        return -0.8
    return -0.2


def columns(
    region: Text, header: Header, rows: list[dict[int, tuple[int, int]]]
) -> list[list[tuple[Role, str, Text]]]:
    """The rows of :func:`assign` as labelled, located values."""
    return [
        [
            (header.roles[column], header.labels[column], region.slice(start, end))
            for column, (start, end) in sorted(row.items())
        ]
        for row in rows
    ]
