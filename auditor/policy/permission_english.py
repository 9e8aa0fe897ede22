"""What English words make a name a permission: access to, ask for, grant."""

from __future__ import annotations

import re

from auditor.knowledge import PermissionName
from auditor.policy.permission_names import PermissionNames, pieces

_EN_ACCESS = re.compile(
    r"(?:access(?: to)?|permissions? (?:to|for)|use(?: of)?|allow(?:s|ing)?(?: us| "
    r"the app)?(?: to)?(?: access| use)?|grant(?:s|ing)?(?: us)?(?: access to)?)"
    r"(?: to| use| access| read| record| take)* (?:your |the |a |user'?s? "
    r")?(?:device'?s? |phone'?s? |mobile )?"
)
_EN_AND = re.compile(
    r"(?: ?\([^()]{0,160}\))?(?:[,/&]| ?and| ?or)+ ?(?:access to |use of )?(?:your |the |a )?"
)
_EN_ANDROID = re.compile(
    r"\byou(?:'ll| will| may| are)?(?: be)? asked for (?:the |your )?$|"
    r"\b(?:shows?|may show|see|get) (?:you )?an? (?:prompt|dialog|request) for (?:the )?$|"
    r"\bandroid(?: system)? (?:also )?(?:wants|asks for|needs|requires|demands) (?:the |your )?$|"
    r"\b(?:on |in |from )?android \d{1,2}\+?(?:,? (?:and|or) (?:older|below|lower|"
    r"newer|above|later|earlier|up))?"
    r": ?$"
)
# "The app also uses Internet, Network State and Foreground Service, which are granted …"
_EN_USES = re.compile(
    r"\b(?:uses|requires|requests|needs|declares|has|holds)(?: the)? (?=[a-z])([^.;:()]{4,200}?)"
    r"(?: permissions?)?(?:, ?which (?:are|do)|(?=[.;:(]|$))"
)
_EN_GIVEN = re.compile(r"permission|granted|at install|upon install|when you install")
_EN_ASIDE = re.compile(r"\([^()]{0,160}\)")
# Device access that English asks for in words of its own.
_EN_ASKS: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(
            r"\b(?:permission|request|ask|consent|authori[sz]ation|like)s?(?: (?!not\b)\w+){0,2} "
            r"to send(?: you)?(?: push| local)? (notifications)"
        ),
        "notifications",
    ),
    (
        re.compile(
            r"\b(?:permissions?|authori[sz]ation) to (?:track|use|access|collect|obtain|get|read)"
            r"(?: your| the)?(?: device's?)?(?: precise| geo-?)? ?(location)"
        ),
        "location",
    ),
)


def find_english(
    names: PermissionNames, body: str, out: dict[int, tuple[int, PermissionName]]
) -> None:
    """Add the names in a folded text that English words make permissions."""
    speaks = re.search(r"permission|grant|allow|access", body)
    for pattern, word in _EN_ASKS:
        entry = names.lookup(word)
        for match in pattern.finditer(body) if entry else ():
            if entry is not None:
                out.setdefault(match.start(1), (match.end(1), entry))
    for match in _EN_USES.finditer(body) if _EN_GIVEN.search(body) else ():
        listed = [(s, e, names.lookup(body[s:e])) for s, e in pieces(body, *match.span(1))]
        for s, e, found in listed if len(listed) > 1 and all(n for *_, n in listed) else ():
            if found is not None:
                lead = len(body[s:e]) - len(body[s:e].lstrip())
                out.setdefault(s + lead, (e, found))
    asides = [m.span() for m in _EN_ASIDE.finditer(body)]
    last = -1  # where the name before ends, if it counts
    for s, e, entry in names.scan(body):
        if not entry.name.isascii():
            continue
        after = body[e : e + 24]
        before = body[max(s - 48, 0) : s]
        if (
            re.match(r"(?:'s)?(?: runtime| system)? permissions?(?![a-z])", after)
            or (last >= 0 and _EN_AND.fullmatch(body, last, s))
            or _EN_ANDROID.search(before)
            or (not entry.needs_context and speaks and len(entry.name) > 8)
            or (
                speaks
                and _EN_ACCESS.search(before)
                and re.search(_EN_ACCESS.pattern + "$", before)
                and re.search(r"permission|grant|allow|ask|request|require", body)
            )
        ):
            out.setdefault(s, (e, entry))
            last = e
        elif not any(a < s < b for a, b in asides):
            last = -1
    for match in re.finditer(r"accessibility ?service(?: api)?|accessibility api", body):
        service = names.lookup("accessibility service") or names.lookup("无障碍服务")
        if service is not None:
            out.setdefault(match.start(), (match.end(), service))
