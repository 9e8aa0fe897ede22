"""The rules' texts and legal references: ``mappings/rules.json``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from auditor.errors import KnowledgeError
from auditor.knowledge import mappings_directory
from auditor.model import Level

#: languages of the texts
LANGUAGES = ("en", "zh")

#: text in each of :data:`LANGUAGES`
Bilingual = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Legal:
    """What a law, a standard or a store asks.

    :param cite: the reference as it is shown.
    :param asks: what it asks, in our own words.
    """

    id: str
    cite: Bilingual
    asks: Bilingual


@dataclass(frozen=True, slots=True)
class RuleTexts:
    """One rule's words.

    :param level: the highest level that the rule gives.
    :param messages: wording -> message; placeholders in braces.
    :param gaps: reason -> sentence, for what the rule could not examine.
    """

    id: str
    level: Level
    title: Bilingual
    help: Bilingual
    messages: Mapping[str, Bilingual]
    remedy: Bilingual
    gaps: Mapping[str, Bilingual] = field(default_factory=dict)
    legal: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Texts:
    """All rules' words and the references that they cite."""

    rules: Mapping[str, RuleTexts]
    legal: Mapping[str, Legal]

    def cite(self, rule_id: str, lang: str) -> tuple[str, ...]:
        """The rule's legal references for display."""
        return tuple(self.legal[key].cite[lang] for key in self.rules[rule_id].legal)


def _rule(row: dict[str, Any]) -> RuleTexts:
    fields = {**row, "level": Level[row["level"].upper()], "legal": tuple(row.get("legal", ()))}
    return RuleTexts(**fields)


@lru_cache(maxsize=1)
def load_texts() -> Texts:
    """Read the shipped texts once.

    :raises KnowledgeError: the file is missing or has another shape.
    """
    path = mappings_directory() / "rules.json"
    try:
        data = json.loads(path.read_bytes())
        return Texts(
            rules={row["id"]: _rule(row) for row in data["rules"]},
            legal={row["id"]: Legal(row["id"], row["cite"], row["asks"]) for row in data["legal"]},
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise KnowledgeError(
            f"the rules' texts cannot be read: {error}", path=path, remedy="reinstall auditor"
        ) from error
