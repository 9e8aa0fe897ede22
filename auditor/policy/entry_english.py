"""What English entries of lists say behind a name: ``maps of pick-up points. Data: approximate
location.``, ``connects you to other players and sees your IP address``."""

from __future__ import annotations

import re

from auditor.policy.blocks import Text
from auditor.policy.data_types import is_mostly_data
from auditor.policy.keys import LEGAL_FORM, is_company
from auditor.policy.known import kind_of_services
from auditor.policy.sdk_fields import SdkDraft

_HAN = re.compile(r"[\u3400-\u9fff]")

_FOR = re.compile(r"for (?!android|ios)[a-z].{2,60}", re.I)
_TAKES = (
    r"(?:collects?|receives?|gets?|stores?|reads?|sees?|process(?:es)?|gathers?|obtains?|"
    r"records?|uses?|needs?|requires?|learns?|knows?|is given)"
)
_DEED = re.compile(
    rf" ((?!{_TAKES}\b|belongs|comes|provides the)[a-z]{{2,}}s [^.;]{{3,120}}?)"
    rf"(?:,? and (?:it )?(?:may )?{_TAKES}\b|[.;]|, (?:which|and it|it|but)\b|"
    r"\s*[<(\[]?https?:|$)"
)
_LABEL = re.compile(
    r"(?:^|[.;)]\s*)(?:(?:personal )?data|information)"
    r"(?: (?:types?|collected|shared|processed|received))?\s*[:：]\s*"
    r"((?:[^.;\[<]|\.(?=\w)|;(?!\s*(?:\w+ ){0,3}\w+:))+?)"
    r"\s*(?=\.(?:\s|$)|;\s*(?:\w+ ){0,3}\w+:|\[|<|https?:|$)",
    re.I,
)
# "…, IP address. Place of processing: Ireland"
_NEXT_LABEL = re.compile(r"\.\s+[A-Z][a-z]+(?: [a-z]+){0,3}:\s")
_LONGEST_DATA = 300  # characters of such a value
_STOP = re.compile(r"\.(?:\s|$)|[;:]|\s*[<(\[]?https?:")
_BETWEEN = re.compile(r",\s*(?:and\s+)?|\s+and\s+")
_USE = re.compile(
    rf"\s*((?!(?:it|they|we|you|your|by|an?|the|see|{_TAKES}|made|provided|operated|run|offered|"
    r"part|formerly|now|also|no|not|nothing|free|open|licen[cs]ed|version|only)\b)"
    r"[a-z][^.;:\[<\n\u3400-\u9fff]{3,110}?)\s*"
    rf"(?=\.(?:\s|$)|;|$|\[|<|https?:|,? and (?:it )?(?:may )?{_TAKES}\b)"
)
# "Product analytics, only if you opted in.", "Encrypted sessions with the lock."
_SENTENCE_USE = re.compile(
    rf"\s*(?:(?:this|the) (?:service|sdk|library|tool|component|module) (?=(?!{_TAKES})[a-z]+s ))?"
    r"((?!(?:it|they|we|you|your|by|an?|the|this|see|shown|only|provided|no|not|please|"
    r"for more|with|"
    r"upon|if|when|where|after|before|since|because|as|on|in order|art|"
    r"collects?|privacy|policy|made)\b)(?:(?!\b(?:is|are|was|may|can|will|we|you may|"
    r"collects?|receives?|process(?:es)?)\b)[^.;:\n]){4,110}?)\s*(?=\.(?:\s|$)|$)",
    re.I,
)
# "Mapbox, Inc. draws our maps", "This one comes from X LLC and tells us why …"
_MAKER_DOES = re.compile(
    rf"\s*(?:(?:it|this (?:one|sdk|kit|service|library)) (?:comes from|is (?:made|"
    rf"provided|run|offered)"
    rf" by|is from) )?(?:[A-Z][\w&'-]*,? ){{1,5}}{LEGAL_FORM}\.?,? (?:and )?"
    rf"((?!{_TAKES}\b|is\b|was\b|has\b)[a-z]{{2,}}s [^.;\n]{{3,110}}?)\s*(?=\.(?:\s|$)|;|$)",
    re.I,
)
_POLICY = re.compile(r"\b(?:privacy|policy|notice|terms|licen[cs]e)\b", re.I)


def use_of_entry(parts: list[str], raw: str, parted: tuple[int, int]) -> str | None:
    """``Tapjoy, for the offerwall – …``, ``X by Y connects you to others and …``,
    ``X: barcode scanning. Images …``.

    :param parts: the head's parts; the one that is a use is taken from them.
    :param parted: where the head ends in ``raw`` and where its text begins.
    """
    if len(parts) > 1 and _FOR.fullmatch(parts[-1]):
        return parts.pop()
    if parted[0] == parted[1]:
        deed = _DEED.match(raw, parted[1])
        return deed.group(1).strip() if deed else None
    use = _USE.match(raw, parted[1])
    if use is None or _POLICY.search(use.group(1)) or data_of_entry(use.group(1)):
        return None
    return use.group(1)


def without_next_label(said: str) -> str:
    """The value of an English label, up to the label of another."""
    following = _NEXT_LABEL.search(said)
    return said[: following.start()] if following else said


def _labelled(said: str) -> tuple[re.Match[str] | None, str | None]:
    """The label of data in a text, and its value unless it runs on."""
    label = _LABEL.search(said)
    return label, label.group(1) if label and len(label.group(1)) <= _LONGEST_DATA else None


def take_below(draft: SdkDraft, text: Text, group: str) -> Text:
    """Fill what a paragraph below an English name tells of it (``In-app help. Data: your
    messages and screenshots.``); the part before its labels is what is left to read.

    :param group: the title above the entry, which may name the use.
    :returns: all of ``text`` if it is not English.
    """
    said = text.text
    if _HAN.search(said):
        return text
    label, data = _labelled(said)
    said_use = _SENTENCE_USE.match(said, 0, label.start() + 1 if label else len(said))
    does = _MAKER_DOES.match(said)
    use = does.group(1) if does else said_use.group(1) if said_use else None
    use = None if use and is_company(use) else use
    draft.purpose = draft.purpose or use or kind_of_services(group)
    draft.personal_info = draft.personal_info or data
    return text.slice(0, label.start() + (said[label.start()] == ".")) if label else text


def data_of_entry(said: str) -> str | None:
    """``Data: X, Y``, or a sentence that lists data and no more."""
    _, data = _labelled(said)
    if data:
        return data
    first = _STOP.split(said)[0].strip()
    pieces = _BETWEEN.split(first)
    if not 1 < len(pieces) <= 20 or not first.isascii() or any(len(p) > 40 for p in pieces):
        return None
    return first if sum(map(is_mostly_data, pieces)) * 2 >= len(pieces) else None
