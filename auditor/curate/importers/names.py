"""Lists of (name, package) pairs, AppScan's for one, as evidence for facts.

Such lists carry errors, so nothing is added: the report says which prefixes
the mappings know, under which SDK, and which are left for a person to weigh.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from auditor.errors import KnowledgeError
from auditor.knowledge import Knowledge


@dataclass(frozen=True, slots=True)
class PairReport:
    """Outcome per (name, package).

    :param agreed: name and package lead to the same SDK or family.
    :param disagreed: (name, package, SDK of the package, SDK of the name).
    :param missing: pairs whose package nothing covers.
    """

    agreed: tuple[tuple[str, str], ...]
    disagreed: tuple[tuple[str, str, str, str], ...]
    missing: tuple[tuple[str, str], ...]


def compare_pairs(path: Path, knowledge: Knowledge) -> PairReport:
    """Hold a JSON list of ``{"sdk_name", "package_name"}`` against the mappings.

    :raises KnowledgeError: the file has another shape.
    """
    try:
        pairs = [(r["sdk_name"].strip(), r["package_name"].strip(".")) for r in _rows(path)]
    except (KeyError, TypeError, AttributeError) as error:
        raise KnowledgeError(f"no list of names and packages: {error!r}", path=path) from error
    agreed, disagreed, missing = [], [], []
    for name, package in sorted(set(pairs)):
        match = knowledge.package_index.match(package)
        by_name = knowledge.sdk_by_name(name)
        if match is None:
            missing.append((name, package))
        elif by_name is None or _related(knowledge, match.sdk_id, by_name):
            agreed.append((name, package))
        else:
            disagreed.append((name, package, match.sdk_id, by_name))
    return PairReport(tuple(agreed), tuple(disagreed), tuple(missing))


def _rows(path: Path) -> list[dict[str, str]]:
    try:
        data = json.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        raise KnowledgeError(f"not readable as JSON: {error}", path=path) from error
    if not isinstance(data, list):
        raise KnowledgeError("expected a list", path=path)
    return data


def _related(knowledge: Knowledge, one: str, other: str) -> bool:
    families = [{sdk_id, *knowledge.ancestors(sdk_id)} for sdk_id in (one, other)]
    return bool(families[0] & families[1])
