"""The values that flow through the tool.

All are frozen and hold tuples in a stable order, so that equal inputs give
equal results. ``apk`` makes an :class:`Inventory`, ``policy`` makes
:class:`Disclosures`, ``crosscheck`` turns both into :class:`Finding` values.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from auditor.model_app import (
    ApiUse,
    App,
    Confidence,
    Evidence,
    Gap,
    Inventory,
    Level,
    Permission,
    SdkMatch,
    Strength,
    UnknownPackage,
)

__all__ = [
    "ApiUse",
    "App",
    "AuditResult",
    "Confidence",
    "DataDisclosure",
    "Disclosures",
    "DocumentInfo",
    "Evidence",
    "Finding",
    "Gap",
    "Inventory",
    "Level",
    "Permission",
    "PermissionDisclosure",
    "PermissionRow",
    "RuleInfo",
    "SdkDisclosure",
    "SdkMatch",
    "SdkRow",
    "Status",
    "Strength",
    "Subject",
    "UnknownPackage",
    "Waiver",
]


class Status(StrEnum):
    """A finding against the baseline and the waivers."""

    NEW = "new"
    KNOWN = "known"
    WAIVED = "waived"


# --- the policy side --------------------------------------------------------


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """One policy document as it was read.

    :param format: ``text``, ``markdown``, ``html``, ``docx``, ``pdf``,
        ``xlsx``, ``csv``.
    :param language: ``zh-Hans``, ``zh-Hant``, ``en`` or ``und``.
    :param effective_date: ISO date stated by the document, else ``None``.
    """

    path: str
    sha256: str
    format: str
    encoding: str
    language: str
    effective_date: str | None = None


@dataclass(frozen=True, slots=True)
class PermissionDisclosure:
    """A permission that a policy names.

    :param permission: the constant as written (a typo stays a typo) or the
        primary constant of the name that is written.
    :param literal: the characters that stand in the document.
    :param explicit: a constant is written, not only a name.
    :param intended: the constant meant, for a misspelt one.
    :param also_denotes: other constants that the same name may mean.
    :param scope: ``app`` or ``sdk``; ``sdk`` then holds the row's SDK name.
    :param negated: the text denies needing it.
    :param superseded: stated only in a previous version or a foreign part.
    """

    permission: str
    literal: str
    explicit: bool
    evidence: Evidence
    intended: str | None = None
    also_denotes: tuple[str, ...] = ()
    scope: str = "app"
    sdk: str | None = None
    purpose: str | None = None
    negated: bool = False
    superseded: bool = False
    confidence: Confidence = Confidence.HIGH


@dataclass(frozen=True, slots=True)
class SdkDisclosure:
    """An SDK that a policy names, with the fields of its row.

    :param sdk_id: the SDK of the mappings it is, if known.
    :param personal_info: the row's text on personal information; its word for
        ``none`` (``无``) where that is what it says.
    :param privacy_url: the address given; ``link_text`` a link without one.
    :param platform: ``android``, ``ios``, ``both``, ``harmonyos``, ``unknown``.
    :param no_permissions: the row says that none is used.
    :param superseded: stated only in a previous version or a foreign part, or
        as removed from the app.
    :param optional: named, but not as an embedded SDK (a payment channel, a
        web service): never the base of a "disclosed, not found" finding.
    """

    name: str
    evidence: Evidence
    sdk_id: str | None = None
    aliases: tuple[str, ...] = ()
    packages: tuple[str, ...] = ()
    vendor: str | None = None
    purpose: str | None = None
    permissions: tuple[str, ...] = ()
    data_types: tuple[str, ...] = ()
    personal_info: str | None = None
    privacy_url: str | None = None
    link_text: str | None = None
    platform: str = "unknown"
    no_permissions: bool = False
    superseded: bool = False
    optional: bool = False
    confidence: Confidence = Confidence.HIGH


@dataclass(frozen=True, slots=True)
class DataDisclosure:
    """A type of personal data that a policy names."""

    data_type: str
    literal: str
    evidence: Evidence
    scope: str = "app"
    sdk: str | None = None
    negated: bool = False
    superseded: bool = False
    confidence: Confidence = Confidence.HIGH


@dataclass(frozen=True, slots=True)
class Disclosures:
    """What the documents of one policy disclose."""

    documents: tuple[DocumentInfo, ...] = ()
    permissions: tuple[PermissionDisclosure, ...] = ()
    sdks: tuple[SdkDisclosure, ...] = ()
    data_types: tuple[DataDisclosure, ...] = ()
    gaps: tuple[Gap, ...] = ()


# --- the comparison ---------------------------------------------------------


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """A rule that ran, in the language of the result.

    :param level: the highest level it gives.
    :param legal: what the law or a store asks, for display.
    """

    id: str
    level: Level
    title: str
    help: str = ""
    legal: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PermissionRow:
    """One permission with both sides next to each other.

    :param status: ``disclosed``, ``sdk-only`` (only in rows of SDKs),
        ``undisclosed``, ``denied`` (the policy says it is not needed),
        ``internal`` (the app's own, undisclosed), ``unused`` (disclosed, not
        declared) or ``not-examined``.
    :param declared: the manifest's entries, empty when not declared.
    :param used_by: ``app``, SDK ids or packages whose code can use it.
    :param needed_by: embedded SDKs whose vendor says that they need it.
    :param disclosures: current statements that cover it.
    :param others: denials, previous versions and other platforms' passages.
    """

    name: str
    label: str
    protection_level: str
    status: str
    declared: tuple[Permission, ...] = ()
    used_by: tuple[str, ...] = ()
    needed_by: tuple[str, ...] = ()
    disclosures: tuple[PermissionDisclosure, ...] = ()
    others: tuple[PermissionDisclosure, ...] = ()


@dataclass(frozen=True, slots=True)
class SdkRow:
    """One SDK with both sides next to each other.

    :param id: the SDK's id, or its name as written when the mappings do not
        know it (``known`` is then false).
    :param status: ``disclosed``, ``undisclosed``, ``bundled`` (a part of
        another SDK, not named itself), ``functional`` (an open-source library
        that need not be named), ``referenced`` (only mentioned by code),
        ``unused`` (disclosed, not found), ``not-examined``, ``optional`` or
        ``foreign`` (disclosed for another platform or in a previous version).
    :param match: what was found in the APK.
    :param disclosures: current passages that name it, its umbrella or one of
        its products.
    :param others: passages of previous versions or other platforms.
    :param carriers: SDKs that are embedded or disclosed and bring it along.
    :param found: evidence of an SDK that the mappings do not know, by the
        packages that the policy gives.
    """

    id: str
    name: str
    status: str
    known: bool = True
    match: SdkMatch | None = None
    disclosures: tuple[SdkDisclosure, ...] = ()
    others: tuple[SdkDisclosure, ...] = ()
    carriers: tuple[str, ...] = ()
    found: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Subject:
    """What a finding is about.

    :param kind: ``permission``, ``sdk``, ``data_type`` or ``policy``.
    :param id: the permission's name, the SDK's id or its name as written, the
        data type's id.
    :param name: for display.
    """

    kind: str
    id: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One mismatch, with the evidence of both sides.

    :param detail: what distinguishes findings of one rule on one subject: the
        permission or data type that an SDK's row lacks.
    """

    rule_id: str
    level: Level
    confidence: Confidence
    subject: Subject
    message: str
    remedy: str
    fingerprint: str
    legal: tuple[str, ...] = ()
    apk_evidence: tuple[Evidence, ...] = ()
    policy_evidence: tuple[Evidence, ...] = ()
    status: Status = Status.NEW
    detail: str = ""
    note: str = ""
    """Why it is known or waived: the waiver's reason, owner and expiry."""


@dataclass(frozen=True, slots=True)
class Waiver:
    """An accepted finding: one fingerprint, or a rule with a subject.

    :param subject: the subject's id or name; ``detail`` narrows it further.
    :param expires: ISO date of the last day on which it holds.
    """

    reason: str
    owner: str
    expires: str
    fingerprint: str | None = None
    rule: str | None = None
    subject: str | None = None
    detail: str | None = None


@dataclass(frozen=True, slots=True)
class AuditResult:
    """Everything one audit found; what reports are made from.

    :param rules_run: ids of the rules that could run; ``rules`` describes them.
    :param permission_rows: the permissions of both sides, one row each.
    :param sdk_rows: the SDKs of both sides, one row each.
    """

    inventory: Inventory
    disclosures: Disclosures
    findings: tuple[Finding, ...]
    gaps: tuple[Gap, ...]
    rules_run: tuple[str, ...]
    tool_version: str
    knowledge_version: str
    lang: str = "en"
    rules: tuple[RuleInfo, ...] = ()
    permission_rows: tuple[PermissionRow, ...] = ()
    sdk_rows: tuple[SdkRow, ...] = ()
