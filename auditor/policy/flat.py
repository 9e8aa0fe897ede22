"""Text folded for matching, with a way back to the characters as written.

Policies write one thing in many ways: full-width letters, stray spaces,
zero-width characters, Traditional Chinese. :class:`Flat` folds all of that
away so that a pattern is written once, and keeps for every folded character
the offset of the one it came from.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

# Characters that carry no meaning for matching: zero-width, soft hyphen, BOM,
# direction marks, variation selectors; and markup that readers leave in prose.
_DROP = frozenset("\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad\u180e\ufe0f`*")

# Traditional -> Simplified for the characters of this field's vocabulary (one
# to one, so offsets hold). Unihan kSimplifiedVariant is the source.
_TRADITIONAL = (
    "權限裝置網際絡訪問聯繫電話簿圖庫儲存空間錄相機攝麥風訊號碼認證開啟關閉隱資個應用"
    "軟體設備識別藍觀請許動態調內外擴馬達標處寫讀獲須範圍歷史瀏覽連線狀況類見說務業營運"
    "廠實該與為於從將會進無經過還後級規劃統計廣環聲視頻簡單複雜測試據導語傳輸檔條項區鄰"
    "護顯示頁面線訂單紀記轉帳戶賬獎積參鍵異崩潰錯誤執選擇顧對選啟蘋態剪貼貼臉證護駕駛執"
    "銀號碼螢幕鎖懸浮窗懸載鐘鬧鈴電優過濾廣幣賣買貨錢飛飲檢驗簽約隨機預覽檔歸屬產權億萬"
    "蒐誰華龍頭條號碼緊湊適當範圍輔動勢檔測謝嗎麼這們來時門問題長東車馬魚鳥雲麗樂學習國"
)
_SIMPLIFIED = (
    "权限装置网际络访问联系电话簿图库储存空间录相机摄麦风讯号码认证开启关闭隐资个应用"
    "软体设备识别蓝观请许动态调内外扩马达标处写读获须范围历史浏览连线状况类见说务业营运"
    "厂实该与为于从将会进无经过还后级规划统计广环声视频简单复杂测试据导语传输档条项区邻"
    "护显示页面线订单纪记转账户账奖积参键异崩溃错误执选择顾对选启苹态剪贴贴脸证护驾驶执"
    "银号码萤幕锁悬浮窗悬载钟闹铃电优过滤广币卖买货钱飞饮检验签约随机预览档归属产权亿万"
    "搜谁华龙头条号码紧凑适当范围辅动势档测谢吗么这们来时门问题长东车马鱼鸟云丽乐学习国"
)
_FOLD = {ord(t): s for t, s in zip(_TRADITIONAL, _SIMPLIFIED, strict=True) if t != s}


def _is_word(char: str) -> bool:
    """ASCII letters and digits: between two of them a space is kept."""
    return char.isascii() and char.isalnum()


@lru_cache(maxsize=8192)
def _fold_char(char: str) -> str:
    """One character folded; empty when it is dropped."""
    if char in _DROP:
        return ""
    if char.isascii():
        return char.lower()
    folded = unicodedata.normalize("NFKC", char).casefold()
    return "".join(c for c in folded.translate(_FOLD) if c not in _DROP)


@dataclass(frozen=True, slots=True)
class Flat:
    """Folded text and, per folded character, its offset in the original.

    Case, width, Traditional forms and zero-width characters are folded; white
    space is removed except where it separates two ASCII words, where one
    space stays. ``origin`` has one entry more than ``text``: the length of
    the original.
    """

    text: str
    origin: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original ``(start, end)`` of a folded span."""
        if end <= start:
            return self.origin[start], self.origin[start]
        return self.origin[start], self.origin[end - 1] + 1


def flatten(text: str) -> Flat:
    """Fold ``text``; see :class:`Flat`."""
    out: list[str] = []
    origin: list[int] = []
    pending = -1
    for i, char in enumerate(text):
        if char.isspace():
            if pending < 0:
                pending = i
            continue
        folded = _fold_char(char)
        if not folded:
            continue
        if pending >= 0:
            if out and _is_word(out[-1]) and _is_word(folded[0]):
                out.append(" ")
                origin.append(pending)
            pending = -1
        for c in folded:
            if c.isspace():
                continue
            out.append(c)
            origin.append(i)
    origin.append(len(text))
    return Flat("".join(out), tuple(origin))


def fold(text: str) -> str:
    """Only the folded text of :func:`flatten`."""
    return flatten(text).text
