"""Rules on personal data that code can read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditor.crosscheck.context import Context, places
from auditor.crosscheck.levels import data_level, lower
from auditor.crosscheck.rule import Hit, Unexamined
from auditor.model import ApiUse, Confidence, Level


def _level(data_type: str, uses: Sequence[ApiUse], context: Context) -> Level:
    """The data's level where the app or a collecting SDK can read it, else low."""
    for use in uses:
        sdk = context.knowledge.sdks.get(use.sdk_id or "")
        if use.caller == "app" or (sdk is not None and sdk.tier == "collects"):
            return data_level(data_type, context)
    return Level.LOW


def _confidence(uses: Sequence[ApiUse], context: Context) -> Confidence:
    return Confidence.LOW if all(map(context.is_weak, uses)) else Confidence.MEDIUM


def _names(stated: str, read: str) -> bool:
    """Whether naming ``stated`` discloses ``read``: the finer covers the coarser."""
    return stated == read or (
        read.endswith("_coarse") and stated == read.removesuffix("_coarse") + "_precise"
    )


def undisclosed(context: Context) -> Iterator[Hit | Unexamined]:
    """Code can read a type of personal data that no current passage names."""
    if context.policy_unread:
        yield Unexamined("unread")
        return
    for data_type, uses in sorted(context.data_uses.items()):
        stated = [d for d in context.data_stated if _names(d.data_type, data_type)]
        if stated:
            continue  # disclosed, or denied: data-contradicted
        yield Hit(
            context.data_subject(data_type),
            _level(data_type, uses, context),
            context.absence(_confidence(uses, context)),
            values={
                "name": context.data_name(data_type),
                "who": context.listed(context.callers(uses)),
                "apis": context.listed(sorted({u.api for u in uses}), 3),
            },
            apk=places(e for u in uses for e in u.evidence),
        )


def contradicted(context: Context) -> Iterator[Hit | Unexamined]:
    """The policy denies a type of personal data that code can read."""
    for data_type, uses in sorted(context.data_uses.items()):
        stated = [d for d in context.data_stated if _names(d.data_type, data_type)]
        denied = [d for d in stated if d.negated and d.data_type == data_type]
        if not denied or any(not d.negated for d in stated):
            continue  # said both ways: policy-conflict
        yield Hit(
            context.data_subject(data_type),
            max(_level(data_type, uses, context), Level.MEDIUM),
            min(_confidence(uses, context), max(d.confidence for d in denied)),
            values={
                "name": context.data_name(data_type),
                "who": context.listed(context.callers(uses)),
                "apis": context.listed(sorted({u.api for u in uses}), 3),
            },
            apk=places(e for u in uses for e in u.evidence),
            policy=places(d.evidence for d in denied),
        )


def sdk_undisclosed(context: Context) -> Iterator[Hit | Unexamined]:
    """A disclosed SDK's code can read data that its row leaves out."""
    for row in context.embedded_rows:
        listed = [d for d in row.disclosures if d.data_types]
        if row.status != "disclosed" or not listed:
            continue  # no types in its row: sdk-field-missing
        names = {d.name for d in row.disclosures}
        for data_type, uses in sorted(context.data_uses.items()):
            own = [u for u in uses if u.sdk_id == row.id]
            stated = [d for d in context.data_stated if _names(d.data_type, data_type)]
            if not own or not any(not d.negated for d in stated):
                continue  # nowhere disclosed: data-undisclosed says it once
            if any(d.scope == "sdk" and d.sdk in names and not d.negated for d in stated):
                continue
            yield Hit(
                context.sdk_subject(row),
                lower(_level(data_type, own, context)),
                context.absence(_confidence(own, context)),
                values={
                    "name": row.name,
                    "data": context.data_name(data_type),
                    "apis": context.listed(sorted({u.api for u in own}), 3),
                },
                apk=places(e for u in own for e in u.evidence),
                policy=places(d.evidence for d in listed),
                detail=data_type,
            )
