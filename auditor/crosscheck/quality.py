"""Rules on the policy's own words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from auditor.crosscheck.context import Context, places
from auditor.crosscheck.permission_pairs import stated_permissions
from auditor.crosscheck.rule import Hit, Unexamined
from auditor.model import Confidence, Evidence, Level, Subject

#: words that leave a list open where it must be complete
_VAGUE = re.compile(
    r"等(?=$|[\s。；;，,、）)]|信息|数据|个人信息|设备信息|权限)"
    r"|包括但不限于|包含但不限于|例如|比如|譬如"
    r"|\betc\b\.?|\bincluding,? (?:but|without) (?:not )?limit(?:ed|ation)\b"
    r"|\bsuch as\b|\bfor example\b|\be\.g\.",
    re.IGNORECASE,
)


def vague_wording(context: Context) -> Iterator[Hit | Unexamined]:
    """A row's list of personal data is left open (等, including but not limited to)."""
    for row in context.sdks:
        words: dict[str, None] = {}
        evidence: list[Evidence] = []
        for stated in row.disclosures:
            for found in _VAGUE.finditer(stated.personal_info or ""):
                words[found.group().strip()] = None
                evidence.append(stated.evidence)
        if words:
            yield Hit(
                context.sdk_subject(row),
                Level.LOW,
                Confidence.MEDIUM,
                values={"name": row.name, "words": context.listed(words, 4)},
                policy=places(evidence),
            )


def date_missing(context: Context) -> Iterator[Hit | Unexamined]:
    """No document says from when it holds."""
    documents = context.disclosures.documents
    if documents and not any(d.effective_date for d in documents):
        yield Hit(
            Subject("policy", "effective-date"),
            Level.LOW,
            Confidence.MEDIUM,
            values={"documents": context.listed(d.path for d in documents)},
            policy=tuple(Evidence(d.path, "document") for d in documents),
        )


def conflict(context: Context) -> Iterator[Hit | Unexamined]:
    """Current passages state and deny the same thing for the app itself."""
    said: dict[Subject, dict[bool, list[Evidence]]] = defaultdict(lambda: defaultdict(list))
    for stated in stated_permissions(context.disclosures, context.knowledge):
        if not stated.superseded and stated.scope == "app":
            name = stated.intended or stated.permission
            subject = Subject("permission", name, name.rpartition(".")[2])
            said[subject][stated.negated].append(stated.evidence)
    for data in context.data_stated:
        if data.scope == "app":
            said[context.data_subject(data.data_type)][data.negated].append(data.evidence)
    for subject, sides in sorted(said.items()):
        if sides[True] and sides[False]:
            yield Hit(
                subject,
                Level.LOW,
                Confidence.LOW,
                values={"name": subject.name or subject.id},
                policy=places(sorted(sides[True]), sorted(sides[False])),
            )
