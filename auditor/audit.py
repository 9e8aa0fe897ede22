"""The whole river: an app and its policy in, findings out."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType

from auditor import __version__
from auditor.errors import InputError, UsageError
from auditor.knowledge import Knowledge
from auditor.model import AuditResult, Disclosures

#: the policy that means: look inside the app
AUTO = "auto"


def audit(
    apk: Path | str,
    policies: Sequence[Path | str],
    *,
    knowledge: Knowledge | None = None,
    lang: str = "en",
    progress: Callable[[str], None] = lambda stage: None,
) -> AuditResult:
    """Cross-check one app against the documents of its privacy policy.

    :param apk: the app's file.
    :param policies: the documents that together are the policy, at least one;
        ``"auto"`` alone: those that the app carries in its assets.
    :param knowledge: the mappings; loaded when not given.
    :param lang: language of messages, ``en`` or ``zh``.
    :param progress: called with the name of each stage as it begins.
    :raises AuditorError: an input is missing or cannot be read, a limit was
        hit, or the mappings are invalid.
    """
    from auditor.apk import read_inventory
    from auditor.crosscheck import crosscheck
    from auditor.knowledge import load_knowledge
    from auditor.policy import read_disclosures

    progress("mappings")
    knowledge = knowledge or load_knowledge()
    progress("app")
    inventory = read_inventory(Path(apk), knowledge)
    progress("policy")
    if any(str(policy) == AUTO and not Path(policy).exists() for policy in policies):
        disclosures = _carried(Path(apk), policies, knowledge)
    else:
        disclosures = read_disclosures([Path(policy) for policy in policies], knowledge)
    progress("cross-check")
    comparison = crosscheck(inventory, disclosures, knowledge, lang=lang)
    return AuditResult(
        inventory=inventory,
        disclosures=disclosures,
        findings=comparison.findings,
        gaps=tuple(sorted({*inventory.gaps, *disclosures.gaps, *comparison.gaps})),
        rules_run=tuple(rule.id for rule in comparison.rules),
        tool_version=__version__,
        knowledge_version=knowledge.version,
        lang=lang,
        rules=comparison.rules,
        permission_rows=comparison.permissions,
        sdk_rows=comparison.sdks,
    )


def _carried(apk: Path, policies: Sequence[Path | str], knowledge: Knowledge) -> Disclosures:
    """What the policy documents inside the app disclose."""
    from auditor.apk.policies import find_policies
    from auditor.policy import read_found

    if len(policies) > 1:
        raise UsageError(f"{AUTO!r} stands for the whole policy", remedy="give it alone")
    found = [(f"{apk}!{entry}", data) for entry, data in find_policies(apk)]
    disclosures, names = read_found(found, knowledge)
    if not names:
        raise InputError(
            "no policy document was found inside the app",
            path=apk,
            remedy="give the policy with --policy FILE or its address",
        )
    return disclosures


class _CallableModule(ModuleType):
    """Keeps ``from auditor import audit`` a function for those who imported
    this module first, which binds the module to the same name."""

    __call__ = staticmethod(audit)


sys.modules[__name__].__class__ = _CallableModule
