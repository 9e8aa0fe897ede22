"""Flattened tables of one cell a line whose empty cells left no line: a row is a
name and some of the other columns, in order, as their contents tell."""

from __future__ import annotations

import re
from collections.abc import Sequence

from auditor.policy.flat import fold
from auditor.policy.flattened import Header, Scorer
from auditor.policy.keys import is_company
from auditor.policy.known import KnownNames
from auditor.policy.lines_cells import confirms, contradicts
from auditor.policy.lines_rows import Row
from auditor.policy.reading import Unit
from auditor.policy.roles import Role
from auditor.policy.tables import is_none, plausible_name

_MOST = 4000  # lines
_LONGEST = 80  # characters of a cell
_MISSING = 0.3  # the cost of an empty cell
_HANGING = re.compile(r"[、,，;；：:（(和及与/]$|^[、,，;；）)]|[。；;！？]|[!?](?![\w=&%/#])")
# what is done, even with data: 加载头像
_DOES = re.compile(
    r"(?:加载|加載|载入|載入|显示|顯示|展示|播放|生成|实现|實現|提供|保障|压缩|上传|上傳|下载|下載|"
    r"读取|讀取|处理|處理|发送|發送|用于|用於|支持|缓存)"
)
# how names of data end that no list knows
_DATA = re.compile(
    r"(?:时长|時長|次数|次數|记录|記錄|内容|状态|狀態|型号|型號|列表|信息|資訊|标识|数据|日志|日誌|"
    r"编号|号码|號碼|地址|时间|時間|版本|类型|频率|进度|声音|聲音|画面|照片|录音|錄音|音频|音訊)$"
)
# a vendor that is called no company
_PROPER = re.compile(r"[A-Z][\w.&-]*(?: [A-Z][\w.&-]*){0,2}", re.A)


def lossy_rows(
    body: Sequence[Unit], header: Header, scorer: Scorer, known: KnownNames
) -> list[Row] | None:
    """The rows; ``None`` if the lines are not one cell each."""
    roles = header.roles
    texts = [unit.text.text.strip() for unit in body[:_MOST]]
    if not header.by_line or roles[0] is not Role.NAME or len(texts) < 4 or len(roles) < 3:
        return None
    if len(body) > _MOST or any(len(t) > _LONGEST and " " in t for t in texts):
        return None
    if any(_HANGING.search(text) for text in texts):
        return None
    columns = _columns(texts, header, scorer, known)
    if columns is None:
        return None
    rows: list[Row] = []
    for unit, column in zip(body, columns, strict=True):
        if column == 0:
            rows.append([])
        rows[-1].append((roles[column], header.labels[column], unit.text))
    sure = sum(
        any(confirms(value.text.strip(), role, scorer) for role, _, value in row) for row in rows
    )
    return rows if len(rows) >= 2 and sure * 5 >= len(rows) * 3 else None


def _columns(
    texts: Sequence[str], header: Header, scorer: Scorer, known: KnownNames
) -> list[int] | None:
    """The column of each line; ``None`` if some line fits none."""
    width, low = len(header.roles), float("-inf")
    best = [low] * width
    came: list[list[int]] = []
    for i, text in enumerate(texts):
        fits = [_fits(text, role, header, scorer, known) for role in header.roles]
        new, source = [low] * width, [0] * width
        for k in range(width):
            if i == 0:
                new[k] = fits[0] if k == 0 else low
                continue
            before = range(1, width) if k == 0 else range(k)  # a name alone is no row
            steps = width - 1 if k == 0 else k - 1
            source[k] = max(before, key=lambda b: best[b] - _MISSING * (steps - b))
            new[k] = best[source[k]] - _MISSING * (steps - source[k]) + fits[k]
        best = new
        came.append(source)
    column = max(range(1, width), key=lambda k: best[k] - _MISSING * (width - 1 - k))
    if best[column] == low:
        return None
    out = [column]
    for source in reversed(came[1:]):
        column = source[column]
        out.append(column)
    return out[::-1]


# how vendors end that are called no company
_HOUSE = re.compile(
    r"(?:科技|网络|網絡|传媒|傳媒|教育|互动|互動|软件|軟件|智能|集团|集團|工作室|小组|"
    r"小組|社区|社群|"
    r"团队|團隊|游戏|遊戲|软体|基金会|数科|云|实验室|多媒体|中心)$"
)
_SAME = re.compile(r"同(?:[上前]|序号|编号|第)?\s?\d{0,3}[行项栏条号]?|ditto")


def fits_of(
    text: str, name: str, role: Role, header: Header, scorer: Scorer, known: KnownNames
) -> float:
    """How well a line fits a column of the row of this name; below 0: hardly."""
    if _SAME.fullmatch(text):
        return 0.5
    if contradicts(text, role, header, scorer):
        return -6.0
    if role is Role.VENDOR:
        if is_company(text):
            return 5.0
        if is_none(text):
            return 0.3
        if len(text) > 24 or re.search(r"[、，,。；;]", text) or _DOES.match(text):
            return -4.0
        brand = fold(name)[:2] in fold(text) and not known.by_name(text)
        return 3.0 if brand else 2.0 if _HOUSE.search(text) or _PROPER.fullmatch(text) else -0.5
    if role is Role.PURPOSE and _HOUSE.search(text) and Role.VENDOR in header.roles:
        return scorer.scores(text)[role] - 1.5
    return _fits(text, role, header, scorer, known)


def _fits(text: str, role: Role, header: Header, scorer: Scorer, known: KnownNames) -> float:
    """How well a line fits a column."""
    if contradicts(text, role, header, scorer):
        return float("-inf")
    if role is Role.NAME:
        if known.by_name(text):
            return 4.5
        if not plausible_name(text) or len(text) > 40:
            return float("-inf")
        own = -1.0 if _DATA.search(text) else 0.5
        return 3.5 if fold(text).endswith("sdk") else own
    score = scorer.scores(text)[role]
    if _PROPER.fullmatch(text) and role in (Role.VENDOR, Role.PURPOSE):
        return max(score, -0.5) if role is Role.VENDOR else score - 2.0
    if role is not Role.PERSONAL_INFO or is_none(text):
        return score
    does = _DOES.match(text)
    if _DATA.search(text) and (not does or len(text) <= 6):
        return max(score, 1.5)  # 播放进度
    return score - 4.0 if does else score if score > 0 else score - 1.5
