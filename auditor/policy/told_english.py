"""What English sentences say that an SDK is for."""

from __future__ import annotations

import re

from auditor.policy.told_reading import Reading

# "To scan QR codes we bundle X", "For crash analysis we use X"
_AIM_EN = re.compile(
    r"(?:^|(?<=[.;!?] ))(?:To|In order to|For) ([a-z][^.;]{3,80}?),? (?=(?:we|the app|"
    r"our|this app|it|sign-up|users?)\b)"
)
# "X is used for …", "…, which we use to …", "on X for answering …"
_USED_EN = re.compile(
    r"\b(?:(?:is|are|be) (?:only |solely )?(?:used|needed|there)|(?:we|"
    r"the app) (?:only |solely )?uses? (?:it|them|this data|that data)?(?: solely|"
    r" only)?|"
    r"used|needed|in order|solely|purpose is|its job is) (?:to|for) (?!you\b|"
    r"your device\b)([^.;]{3,120})|"
    r"\bis used as (an? [^.;]{4,100})|\bfor ([a-z]+ing [^.;,]{3,80})|\bso that ([^.;]{4,80})"
)
# "Subscriptions are managed by X", "Recognition runs on the device with X"
_TOPIC_EN = re.compile(
    r"(?:^|(?<=[.;!?] )|, )((?!(?:It|They|This|These|We|"
    r"Both)\b)[A-Z][\w ,'-]{2,60}?) (?:(?:is|are|gets?) (?:now |also |then )?"
    r"(?:done|performed|handled|managed|powered|built|drawn|rendered|made|generated|"
    r"supplied|served|"
    r"provided|processed|shown|sent|delivered|measured|counted|collected|"
    r"taken care of|read|sold|kept|(?!used|owned|develop|govern|cover|need|requir|includ|protect|"
    r"publish)[a-z]{3,}ed)|"
    r"runs?(?: on the device)?|comes?|relies|rely|goe?s?|works?)\b[^.;]{0,30}? "
    r"(?:by|with|through|via|using|from|to|on|over)(?: the)?(?: ad networks such as)? $"
)
# a verb that says more than that it is done
_TELLING = re.compile(
    r" (?:is|are|gets?) (?:now |also |then )?(?!done|performed|handled|managed|powered|made|"
    r"generated|supplied|provided|processed|sent|delivered|taken|hosted|stored|sold|"
    r"kept|built)[a-z]+"
    r"(?: on (?:the|your) (?:device|phone))?\b"
)
# "We measure how features are used with X"
_WE_WITH_EN = re.compile(
    r"(?:^|(?<=[.!?] )|, )(We (?!use|rely|work|share|also|have|may|do|embed|integrate|partner|are)"
    r"[a-z]+ [^.;,]{4,80}?) (?:with|using|through|via|by means of|with the help of)(?: the)? $"
)
# "If it crashes, the app offers to write an e-mail with the help of X"
_IT_WITH_EN = re.compile(
    r"\b(?:[Ii]t|[Tt]he app) ((?!is |was |has |does |uses |needs |wants )[a-z]+s [^.;,]{4,80}?) "
    r"(?:with the help of|by means of|using|through|via|with)(?: the)? $"
)
# "With X we measure …"
_WITH_EN = re.compile(r"^(?:With|Through|Using|Via|Thanks to) (?:the )?$")
_WE_EN = re.compile(
    r"(?: SDK)?,? (?:we|the app)(?: can)? ([a-z][^.;]{4,80}?)(?= on the basis|[.;]|, )"
)
_DOES_EN = re.compile(
    r"(?: SDK)?(?: \([^()]*\))?,? ((?!contains|collects|receives|gathers|gets|obtains|accesses|"
    r"processes|reads|stores|records|sees|sends|uses|is|was|has|does|transmits|"
    r"uploads|runs (?:locally|offline|on )|"
    r"provides the|belongs|passes|needs|requires|its|this|asks)[a-z]{3,}s\b (?!SDK|"
    r"and )[^.;]{4,100})"
)


def english_uses(reading: Reading) -> list[tuple[int, int, tuple[int, ...], str]]:
    """Purposes that English sentences state: ``(rank, at, subjects, text)``."""
    found = []
    body = reading.body
    for match in _USED_EN.finditer(body):
        value = next(g for g in match.groups() if g)
        value = re.split(
            r", (?:and )?(?:which|it|they|we|see|provided|but|unless|if|when|"
            r"as long)\b| and (?:it|may|we|on \W)|https?:|\x00",
            value,
        )[0]
        after = next(
            (a.at for a in reading.anchors if a.named and match.start() < a.at < match.end()), None
        )
        if match.group(2):
            after = None  # "is used as a fallback when Y has nothing to show"
        if after is not None:
            value = value[: max(after - match.end() + len(value), 0)]
            value = re.sub(r"(?:,| and| with| by)[^,]{0,12}$", "", value.rstrip())
        about = reading.about(match.start())
        if re.match(r"(?:that|this|it|them|these|those)\b", value.strip()):
            continue
        if _PROTECTS.match(value.strip()):
            continue
        if about and len(value.strip()) > 3:
            found.append((0, match.start(), about, value.strip(" ,")))
    for match in _AIM_EN.finditer(body):
        after_it = next((a for a in reading.anchors if a.named and a.at >= match.end()), None)
        stop = re.compile(r"\.(?= |$)|;").search(body, match.end())
        if after_it and (stop is None or after_it.at < stop.start()):
            found.append((2, match.start(), after_it.about, match.group(1)))
    for anchor in reading.anchors:
        start = reading.sentence(anchor.at)[0]
        start += len(body[start:]) - len(body[start:].lstrip())
        topic = _TOPIC_EN.search(body[start : anchor.at]) if anchor.named else None
        lead = _WITH_EN.search(body[start : anchor.at])
        then = _WE_EN.match(body, anchor.end) if lead and anchor.named else None
        if then:
            found.append((0, anchor.at, anchor.about, then.group(1)))
        ours = _WE_WITH_EN.search(body[start : anchor.at]) if anchor.named else None
        its = _IT_WITH_EN.search(body[start : anchor.at]) if anchor.named else None
        topic = topic or ours or its
        if topic:
            value = topic.group(1)
            telling = _TELLING.match(topic.group(), topic.end(1) - topic.start())
            if telling and topic.re is _TOPIC_EN:
                value = topic.group()[: telling.end()].strip(" ,")  # "Crashes are reported"
            found.append((4, anchor.at, reading.together(anchor.at), value))
        does = _DOES_EN.match(body, anchor.end)
        if does and not _holds_only_data(does.group(1)):
            value = re.split(r", (?:which|it|they)\b|;", does.group(1))[0]
            value = re.sub(r"^helps (?:us|you|our \w+) (?:to )?(?=[a-z])", "", value)
            found.append((4, anchor.at, anchor.about, value.strip()))
    for match in _BARE_EN.finditer(body):
        about = reading.about(match.start())
        if any(match.start() <= a.at < match.end() and a.named for a in reading.anchors):
            continue  # a sentence about that one
        if len(about) == 1 and (reading.opening or match.start()):
            found.append((4, match.start(), about, match.group(1)))
    return found


# "Shows banner and rewarded ads.", "Checks whether you bought …": a sentence
# without a subject
_BARE_EN = re.compile(
    r"(?:^\W*|(?<=[.;] ))((?!(?:This|Its|Users|Ads|Receives|Collects|Gets|Reads|Sends|"
    r"Stores|Sees|Needs|Requires|Processes|Uses|Records|Gathers|Obtains|Accesses|Was|"
    r"Is|Has|Does|"
    r"Terms|Settings|Always|Yes|Permissions|Maps|Purposes)\b)[A-Z][a-z]+(?:[a-z]s|"
    r"[^aeiou\s]es) (?!of\b|who\b|are\b|can\b|may\b|in\b|on\b)[a-z][^.;]{4,100})"
)


# what a provider promises, not what it is for
_PROTECTS = re.compile(
    r"(?:protect|secure|safeguard) (?:your|the|any|users'?) (?:personal )?(?:data|"
    r"information|privacy)"
)


def _holds_only_data(value: str) -> bool:
    return value.startswith(("collect", "receiv"))
