"""Key-value text: ``使用目的：…``, ``【包名】…``, several on one line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from auditor.policy.blocks import Text
from auditor.policy.flat import fold
from auditor.policy.roles import Role, is_key, role_of

NO_KEYS: Mapping[str, Role] = {}
# what the names of companies outside China end in
LEGAL_FORM = (
    r"(?:Inc|LLC|LLP|Ltd|Limited|Corp|Corporation|GmbH|Pte|Oy|AB|ApS|AG|A/S|SE|SAS|SA|SARL|S\.A\.S|"
    r"S\.A|S\.?r\.?l|S\.à r\.l|B\.V|BV|N\.V|NV|SpA|S\.p\.A|plc|PLC|Pty|K\.K|"
    r"Sp\. ?z ?o\.? ?o|Unlimited Company)"
)
_COMPANY = re.compile(
    r"(?:[^，,。；;]{2,40}(?:公司|集团|研究院|研究所|(?:信息|气象|测绘|数据|认证|清算|"
    r"技术|研究)中心)(?:[（(][^）)]*[）)])?|"
    r"(?:国家|中国|全国)[^，,。；;]{2,16}(?:局|中心|协会|联盟|委员会)|"
    rf".{{2,50}}\b{LEGAL_FORM}\b\.?.{{0,6}})"
)

# "Firebase Crashlytics（Google LLC）": the bracket that ends a name or a use
BRACKET_OF_COMPANY = re.compile(
    rf"\s*[（(][^（）()]*(?:公司|集团|株式[会會]社|\b{LEGAL_FORM}\b)[^（）()]*[）)]$"
)


def is_company(text: str) -> bool:
    """A value that is nothing but a company's name."""
    return _COMPANY.fullmatch(text.strip()) is not None


_COLON = re.compile(r"[:：](?!//)")
_BRACKET = re.compile(r"[【\[「〔]([^】\]」〕\n]{1,20})[】\]」〕][:：]?")
_BOUNDARY = re.compile(
    r"(?<=[a-z)])\.\s+(?=[A-Z])|[\n；;。！？，,|｜\t•·●■◆○▸▹▶►▷◇□✓✔➢➤»※★☆‣⁃\u3000]|"
    r"[（(](?=[^（()）]{0,20}$)|"
    r"[）)](?=[\u4e00-\u9fff]{2,8}$)|"
    r"\s{2,}|^\s*[-–—*+]\s"
)
_EDGE = " \t\u3000*_#>`-–—•·●■◆○◦▪▸▹▶►▷◇□✓✔➢➤»※★☆‣⁃【】[]「」“”\"'"
_LEADING_NUMBER = re.compile(
    r"^\s*(?:[（(【\[]\s*\d{1,3}\s*[）)】\]]\s*|\d{1,2}(?:\.\d{1,2}){1,3}\s*(?:[、.．:：]\s*)?|"
    r"\d{1,3}\s*(?:[)）、]|[．·.](?!\d))\s*|[①-⑳❶-❿⑴-⒇⒈-⒛]\s*|"
    r"[（(【\[]\s*其?[一二三四五六七八九十]+\s*[）)】\]]\s*|"
    r"[一二三四五六七八九十]+(?:\s*、\s*|[.．]\s+|"
    r"\s+(?=[\u4e00-\u9fff]))|"
    r"第[一二三四五六七八九十]{1,3}\s*[，、]\s*|"
    r"[壹贰貳弐叁參参肆伍陆陸柒捌玖拾]{1,2}(?:\s*[、.．]\s*|\s+)|[甲乙丙丁戊己庚辛]\s*、\s*|"
    r"[（(]\s*[a-zA-Z]\s*[）)]\s*|(?:[ivx]{2,5}|[IVX]{2,5})(?:[.)]\s+|、\s*)|"
    r"[（(]\s*[ivx]{2,5}\s*[）)]\s*|"
    r"[A-Z]\.\s?\d{1,2}\.?\s+(?=[A-Z][a-z]|[A-Z]{2,} [A-Z][a-z]|[\u4e00-\u9fff])|"
    r"\d{1,2}[a-f](?:\s{2,}|[.)]\s+)|[a-zA-Z](?:[.)]\s+|[）、]\s*|"
    r"[.)](?=[\u4e00-\u9fff]))|[*•·●■◆▪○◦–—+-]\s+|[•·●■◆▪○◦・‧▸▹▶►▷◇□✓✔➢➤»※★☆‣⁃]|"
    r"．(?!\d))+"
)

# A key that is common in running text counts only at the start of a line.
_LINE_START_ONLY = re.compile(
    r"说明|描述|服务|功能|名称|应用|平台|系统|信息|数据|产品|工具|description|name|"
    r"service|data|third.*|第三方|sdk|状态|状况|status"
)


def key_before(
    text: str, colon: int, extra: Mapping[str, Role] = NO_KEYS
) -> tuple[int, str, Role] | None:
    """The key that ends at ``colon``: ``(start, key, role)`` or ``None``."""
    wide = _wide_key(text, colon, extra)
    if wide is not None:
        return wide
    head = text[max(colon - 48, 0) : colon]
    base = colon - len(head)
    cut = 0
    for match in _BOUNDARY.finditer(head):
        cut = match.end()
    opening = text.rfind("\n", 0, base + cut) + 1
    at_line_start = text[base + cut - 1 : base + cut] in ("", *"\n;；|｜\t") or not text[
        opening : base + cut
    ].strip(_EDGE)
    if 0 < base + cut - opening <= 12 and leading_number(text[opening : base + cut]) == (
        base + cut - opening
    ):
        at_line_start = True  # "(1)使用事由："
    piece = head[cut:]
    number = _LEADING_NUMBER.match(piece)
    if number:
        cut += number.end()
        piece = head[cut:]
        at_line_start = True
    stripped = piece.strip(_EDGE)
    for candidate in _candidates(stripped):
        opens = candidate == stripped and at_line_start
        # behind a space only where another key stands before it
        after = candidate != stripped and _COLON.search(stripped[: -len(candidate)]) is not None
        role = extra.get(fold(candidate)) if opens or after else None
        if role is not None:
            return base + cut + piece.rindex(candidate), candidate, role
        role = role_of(candidate)
        if role is None or not is_key(candidate):
            continue
        if candidate != stripped and not re.search(r"[\s]$", stripped[: -len(candidate)]):
            continue
        start = base + cut + piece.rindex(candidate)
        if (
            not (at_line_start and candidate == stripped)
            and _LINE_START_ONLY.fullmatch(fold(candidate))
            and not _after_key(text, opening, start)
        ):
            continue
        return start, candidate, role
    return None


def _after_key(text: str, opening: int, start: int) -> bool:
    """Whether the line names an SDK before a party's key that a space parts from the
    name (``SDK名称：X 第三方：Y``), or a company in the sentence before."""
    return (
        _OPENING_NAME.match(text, opening, start) is not None
        or _OPENING_COMPANY.search(text, opening, start) is not None
    )


_OPENING_NAME = re.compile(r"[\W\d]{0,6}(?:第三方)?SDK(?:的)?名称?[:：][^:：\n]{1,60}\s\Z", re.I)


# "公司：X有限公司。数据："
_OPENING_COMPANY = re.compile(
    r"(?:公司|厂商|主体|[提供运营开发合作][供营发作][方者商])(?:名称)?[:：][^:：。\n]{2,40}。\s*\Z"
)


def _wide_key(text: str, colon: int, extra: Mapping[str, Role]) -> tuple[int, str, Role] | None:
    """A key whose characters are set apart (``公　　司：``)."""
    base = max(colon - 48, 0)
    head = text[base:colon].rstrip()
    if not _APART.search(head):
        return None
    end = start = len(head)
    for word in reversed(list(_WORD.finditer(head, head.rfind("\n") + 1))):
        if not _HAN.fullmatch(word.group()[-1]) or word.group()[:-1].strip(_KEY_MARKS):
            break
        start = word.end() - 1
        if len(word.group()) > 1:
            break  # a list mark before the key
    key = "".join(head[start:].split())
    if not 2 <= len(key) < end - start:
        return None
    role = role_of(key) if is_key(key) else extra.get(fold(key))
    return (base + start, head[start:], role) if role is not None else None


_APART = re.compile(r"[\u4e00-\u9fff]\s+[\u4e00-\u9fff]\Z")
_WORD = re.compile(r"\S+")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_KEY_MARKS = _EDGE + "0123456789.、．)）:：；;，,①②③④⑤⑥⑦⑧⑨"


def _candidates(piece: str) -> list[str]:
    """The whole piece, then what follows each space of it."""
    out = [piece] if piece else []
    for match in re.finditer(r"\s+", piece):
        out.append(piece[match.end() :])
    if len(out) > 1 and _NAME_FIRST.match(piece):
        return out[:0:-1]  # "TalkingData 使用目的": the name is no part of the key
    return out


# a product's name, then a key of Chinese words alone
_NAME_FIRST = re.compile(
    r"(?:[A-Za-z]*[a-z0-9][A-Z][\w.]*|\S*[\u4e00-\u9fff]\S*[A-Za-z]\S*|"
    r"\S*[A-Za-z0-9]\S*[\u4e00-\u9fff]\S*|"
    r"[A-Z]\w+ [A-Z]\w+|\S{2,}(?:SDK|[）)]))\s+[\u4e00-\u9fff]{2,8}$"
)


_SHARE = re.compile(
    r"非?必[选要须需](?:信息|字段|数据|项)?|可选(?:信息|字段|数据|项)?|选填|必填|optional|required",
    re.I,
)


def split_keys(text: Text, extra: Mapping[str, Role] = NO_KEYS) -> list[tuple[Role, str, Text]]:
    """The ``(role, key, value)`` parts of a text; ``[]`` if it has no keys.

    A value runs to the next key. Text before the first key is left out.
    """
    raw = text.text
    found: list[tuple[int, int, str, Role]] = []
    for match in _BRACKET.finditer(raw):
        role = role_of(match.group(1)) or extra.get(fold(match.group(1)))
        if _SHARE.fullmatch(match.group(1).strip()):
            continue  # "【必选】设备型号；【可选】IMEI": parts of one value
        if role is not None and not re.search(
            r"android|ios|安卓|苹果|harmony|鸿蒙", fold(match.group(1))
        ):
            found.append((match.start(), match.end(), match.group(1), role))
    taken = [(s, e) for s, e, _, _ in found]
    for match in _COLON.finditer(raw):
        if any(s <= match.start() < e for s, e in taken):
            continue
        key = key_before(raw, match.start(), extra)
        if key is not None:
            found.append((key[0], match.end(), key[1], key[2]))
    found.sort()
    parts = []
    for i, (_, end, key_text, role) in enumerate(found):
        stop = found[i + 1][0] if i + 1 < len(found) else len(raw)
        if stop < end:
            continue
        value = trim(text.slice(end, stop))
        if (
            role is Role.NAME
            and "sdk" not in fold(key_text)
            and is_company(value.text.rstrip("。 "))
        ):
            role = Role.VENDOR  # "第三方：X公司" names the company
        parts.append((role, key_text, value))
    return parts


_TRAIL = " \t\n\u3000\xa0；;，,|｜*_•·●→⇒"


def trim(text: Text) -> Text:
    """The text without surrounding space, separators and list marks."""
    raw = text.text
    start = len(raw) - len(raw.lstrip(" \t\n\u3000\xa0；;，,|｜:：*"))
    end = len(raw.rstrip(_TRAIL + "（("))
    tail = re.search(
        r"(?:[\n；;]\s*)(?:\d{1,2}[、.．)）]|[（(]\d{1,2}[)）]|[-–—•●])\s*$", raw[start:end]
    )
    if tail:
        end = start + tail.start()
    return text.slice(start, end)


_SPACED_KEY = re.compile(r"\s*([^\s:：，,。；;]{2,10})([ \t\u3000])[ \t\u3000]*(\w.{3,60})")
_DOTTED_KEY = re.compile(r"\s*([^\s:：，,。；;·•]{2,10})[ \t\u3000]*([·•])[ \t\u3000]*[^·•]+")


def with_colon(text: Text) -> Text:
    """A line ``提供方 X公司`` with the colon that its writer left out, ``用途 · 推送`` with
    one for the dot; any other as it is."""
    match = _DOTTED_KEY.fullmatch(text.text)
    if match is None or not is_key(match.group(1)):
        match = _SPACED_KEY.fullmatch(text.text)
        if match is None or not is_company(match.group(3)):
            return text
        if role_of(match.group(1)) is not Role.VENDOR or not is_key(match.group(1)):
            return text
    at = match.start(2)
    return replace(text, text=f"{text.text[:at]}：{text.text[at + 1 :]}")


def leading_number(text: str) -> int:
    """Length of the list number at the start of ``text`` (0: none)."""
    match = _LEADING_NUMBER.match(text)
    return match.end() if match else 0
