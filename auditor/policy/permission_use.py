"""What a sentence says that a permission is for."""

from __future__ import annotations

import re

_SAID = re.compile(r"(用于|为了|以便|目的是|[)）]?\s*[:：])\s*([^。；;\n]{2,160})")


# What stands before the colon of an enumeration of permissions and may be what they
# are for: no name of a list, no party.
_USE_BEFORE = re.compile(
    r"(?!.*(?:权限|申请|声明|包括|以下|如下|下列|信息|数据|sdk|第三方|类|permissions?))"
    r"[\u4e00-\u9fff][^,，、。;；:：()（）\d]{1,15}",
    re.I,
)


def purpose_said(text: str, start: int, end: int) -> str | None:
    """What the sentence around a permission says it is for: after it, else
    before it, where a comma ends the purpose."""
    first = max(text.rfind(c, 0, start) for c in "。！？!?\n；;") + 1
    stops = [at for at in (text.find(c, end) for c in "。！？!?\n；;") if at >= 0]
    before = None
    stop = min(stops, default=len(text))
    match = _SAID.search(text, first, stop)
    while match:
        lead, value = match.groups()
        if match.start(2) >= end:
            value = value.removeprefix("用于").strip()
            return value if re.search(r"[（(]", value) else value.rstrip("）)")
        use, behind = text[first : match.start()].strip(), match.start(2)
        match = _SAID.search(text, behind, stop)
        if lead[-1] in ":：":
            if before is None and _USE_BEFORE.fullmatch(use):
                before = use  # "拍摄作品：摄像头。"
            continue  # the list that the permission stands in
        clause = re.split(r"[，,]", value[: max(start - behind, 0)])[0].strip()
        if len(clause) >= 2 and behind + len(clause) < start:
            before = before or clause
    return before
