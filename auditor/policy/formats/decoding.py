"""Bytes of a text document → characters, with a check that they make sense.

Chinese policies come as UTF-8, GBK (in all its names), Big5 and UTF-16, with
a wrong declaration or none. Statistical detection fails on short texts, so
candidates are decoded strictly and judged by how common their characters are.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

from auditor.errors import InputError

# Labels that people declare → the codec that reads all of them. Anything else
# that Python knows (rot13, punycode, utf-7 ...) is not a document encoding.
_LABELS = {
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "unicode": "utf-8",
    "gb2312": "gb18030",
    "gb-2312": "gb18030",
    "gb_2312-80": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "cp936": "gb18030",
    "gb18030": "gb18030",
    "hz-gb-2312": "hz",
    "big5": "big5",
    "big5-hkscs": "big5hkscs",
    "cp950": "big5",
    "x-x-big5": "big5",
    "utf-16": "utf-16",
    "utf-16le": "utf-16-le",
    "utf-16be": "utf-16-be",
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "windows-1252": "cp1252",
    "iso-8859-15": "iso8859-15",
    "windows-1251": "cp1251",
    "koi8-r": "koi8-r",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "x-sjis": "cp932",
    "euc-jp": "euc_jp",
    "iso-2022-jp": "iso2022_jp",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
}
_DECLARED = re.compile(
    rb"""<(?:meta\b[^>]{0,200}?\bcharset|\?xml\b[^>]{0,100}?\bencoding)\s*=\s*["']?\s*([\w.:-]{2,30})""",
    re.IGNORECASE,
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_GUESSES = ("gb18030", "big5", "utf-16-le", "utf-16-be", "cp932", "cp949", "cp1252")

# What of all encodings but UTF-8 is by far the likeliest needs less evidence.
_PRIOR = 0.15
# Frequent in running Chinese text and in privacy policies, in both scripts.
_FREQUENT = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说"
    "产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点"
    "从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又"
    "么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入"
    "常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西"
    "被干做必战先回则任取据处世权收集信息隐私政策个设备存储储读写网络访问状态相机相册位置录音麦克风通讯联系"
    "电话短第三方软件开发包服务用户协议注册账号帐号登录使用目的功能场景名称类型共享第二您版生效更新日期地址"
    "安卓应用列表包名公司有限技术科技链接推送支付地图统计分析广告身份识别码号序列厂商型请求允许拒绝同意删除"
    "保护未成年儿童监护法律规定需收情况提供获取操作系统蓝牙传感剪贴板日志崩溃精确粗略定位附近无线写入外部"
    "這國為來時會們說對動過發經當應還與關現體實進裡點麼開業兩電話變條沒結問題無設員總長資邊級圖統計將組見"
    "別區強據處權隱資訊機備儲讀寫網絡訪態錄風聯繫簡訊軟務戶協議註冊賬號帳登類視廣識碼廠請許絕刪護兒監規況獲"
    "藍傳剪貼誌潰確線觸繁體歡迎僅該後個並於從您讓產價質運輸銀訂單載連結媒麥克裝資料"
)
_PLAIN_SIGNS = frozenset(
    "，。、；：？！（）《》〈〉【】「」『』“”‘’…—·～％＋－／＝　•①②③④⑤⑥⑦⑧⑨⑩©®™°–€£§×«»●■◆→○★"
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Decoded text.

    :param encoding: in lower case.
    :param damaged: characters that could not be decoded (shown as U+FFFD).
    """

    text: str
    encoding: str
    damaged: int = 0


def decode(data: bytes, name: str) -> Decoded:
    """Decode a text document.

    Order: byte order mark; strict UTF-8; the declared charset, if its result is
    plausible; the most plausible of the usual encodings; UTF-8 with few damaged
    bytes; charset-normalizer's guess, if plausible.

    :raises InputError: when it is not text, or in no encoding known here.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            text = data[len(bom) :].decode(encoding, errors="replace")
            return _checked(Decoded(text, encoding, text.count("\ufffd")), name)
    utf8 = _strict(data, "utf-8")
    if utf8 is not None and "\0" not in utf8 and not _accidental(utf8, data):
        return _checked(Decoded(utf8, "utf-8"), name)
    declared = _declared(data)
    if declared:
        stated = _strict(data, declared)
        if stated is not None and plausibility(stated) >= 0.6:
            return _checked(Decoded(stated, declared), name)
    damaged = _damaged_utf8(data)
    if damaged is not None:
        return _checked(damaged, name)
    best, score = None, 0.0
    for encoding in _GUESSES:
        guess = _utf16(data, encoding) if encoding[:5] == "utf-1" else _strict(data, encoding)
        if guess is None:
            continue
        this = plausibility(guess) + (_PRIOR if encoding == "gb18030" else 0.0)
        if this > score:
            best, score = Decoded(guess, encoding), this
    if best is not None and score >= 0.35:
        return _checked(best, name)
    for encoding in dict.fromkeys(("gb18030", declared or "big5", "big5")):
        text = data.decode(encoding, errors="replace")
        count = text.count("\ufffd")
        if count <= len(text) / 200 + 1 and plausibility(text.replace("\ufffd", "")) >= 0.6:
            return _checked(Decoded(text, encoding, count), name)
    return _checked(_last_resort(data, name), name)


def plausibility(text: str) -> float:
    """How much like running text the characters beyond ASCII look, at most 1.

    Frequent Han characters count fully, other common ones (the first levels of
    GB 2312 and Big5) half, rare ones nothing; characters that hardly occur in
    text (private use, unassigned, controls) count against. Text in ASCII only
    is 1.
    """
    total = 0
    points = 0.0
    latin = 0
    sample = text if len(text) <= 40_000 else text[:20_000] + text[-20_000:]
    previous = " "
    for char in sample:
        code = ord(char)
        if code < 0x80:
            if code < 0x20 and char not in "\t\r\n\f\v\x1a":
                points -= 2
                total += 1
            previous = char
            continue
        total += 1
        if char in _FREQUENT or char in _PLAIN_SIGNS:
            # "Don’t" read as GBK yields a Han character glued to Latin letters.
            points += 1.0
        elif 0x4E00 <= code <= 0x9FFF:
            points += _common_han(char)
        elif 0x3400 <= code <= 0x4DBF or code >= 0x20000:
            points -= 0.5
        elif 0xC0 <= code <= 0x24F or code in (0xA0, 0xA1, 0xAA, 0xB7, 0xBA, 0xBF):
            # Accented letters stand inside or beside words.
            latin += 1
            points += 0.7 if previous.isalpha() and ord(previous) < 0x80 else 0.2
        elif 0x3040 <= code <= 0x30FF or 0xAC00 <= code <= 0xD7A3 or 0x400 <= code <= 0x4FF:
            points += 0.45
        elif 0xFF01 <= code <= 0xFF5E or code in (0x200B, 0xFEFF, 0x2028):
            points += 0.8
        elif unicodedata.category(char) in ("Co", "Cn", "Cc", "Cs"):
            points -= 2
        previous = char
    return 1.0 if not total else points / total


def _common_han(char: str) -> float:
    """0.5 for a Han character of the first level of GB 2312 or Big5, else 0."""
    for encoding, first, last in (("gb2312", 0xB0, 0xD7), ("big5", 0xA4, 0xC6)):
        try:
            lead = char.encode(encoding)[0]
        except UnicodeEncodeError:
            continue
        if first <= lead <= last:
            return 0.5
    return 0.0


def _accidental(text: str, data: bytes) -> bool:
    """Whether a short GBK text happens to be valid UTF-8."""
    if len(text) > 60 or text.isascii() or plausibility(text) >= 0.3:
        return False
    other = _strict(data, "gb18030")
    return other is not None and plausibility(other) >= 0.6


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _utf16(data: bytes, encoding: str) -> str | None:
    """UTF-16 without a mark: only of even length and with line ends or spaces
    or ASCII where they should be, else any bytes would pass."""
    text = _strict(data, encoding) if len(data) % 2 == 0 else None
    if text is None or "\0" in text:
        return None
    ascii_share = sum(1 for char in text[:4000] if char < "\x80") / max(len(text[:4000]), 1)
    return text if ascii_share > 0.005 or len(text) < 400 else None


def _declared(data: bytes) -> str | None:
    match = _DECLARED.search(data[:8192])
    return _LABELS.get(match.group(1).decode("ascii", "replace").lower()) if match else None


def _damaged_utf8(data: bytes) -> Decoded | None:
    """UTF-8 that was cut or has a few bad bytes, unmistakable all the same."""
    text = data.decode("utf-8", errors="replace")
    if "\0" in text:
        return None
    bad = text.count("\ufffd")
    good = sum(1 for char in text[:200_000] if char >= "\x80") - text[:200_000].count("\ufffd")
    return Decoded(text, "utf-8", bad) if bad and good >= 20 * bad else None


def _last_resort(data: bytes, name: str) -> Decoded:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000]).best()
    if best is not None:
        text = data.decode(best.encoding, errors="replace")
        if plausibility(text) >= 0.4 and text.count("\ufffd") <= len(text) / 200:
            return Decoded(text, best.encoding.replace("_", "-"), text.count("\ufffd"))
    raise InputError(
        "its text encoding cannot be determined",
        path=name,
        remedy="save the document as UTF-8 text, HTML or DOCX",
    )


def _checked(decoded: Decoded, name: str) -> Decoded:
    """Refuse what decodes but is no text: control characters all over."""
    text = decoded.text
    controls = len(_CONTROL.findall(text))
    if controls > 8 + len(text) / 500:
        raise InputError(
            "it is not a text document (binary data)",
            path=name,
            remedy="give the policy as HTML, Markdown, text, DOCX, PDF, XLSX or CSV",
        )
    if controls:
        decoded = Decoded(_CONTROL.sub(" ", text), decoded.encoding, decoded.damaged)
    return decoded


_CONTROL = re.compile("[\0-\x08\x0e-\x1f\x7f]")
