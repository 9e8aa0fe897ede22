"""What a check of the mappings found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to mend.

    :param level: ``error`` fails the check, ``warning`` does not.
    :param code: ``collision``, ``reference``, ``name`` ...
    :param subject: the entry: an SDK id, a permission, a file.
    """

    level: str
    code: str
    subject: str
    message: str

    def __str__(self) -> str:
        return f"{self.level}: {self.subject}: {self.message} [{self.code}]"


@dataclass(frozen=True, slots=True)
class CheckReport:
    """All problems, sorted, and what the mappings cover."""

    problems: tuple[Problem, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        """No error; warnings may stand."""
        return all(problem.level != "error" for problem in self.problems)

    def text(self) -> str:
        """Lines for a terminal: problems, then the counts."""
        width = max((len(name) for name in self.counts), default=0)
        lines = [str(problem) for problem in self.problems]
        lines += [f"{name:{width}}  {count}" for name, count in self.counts.items()]
        errors = sum(problem.level == "error" for problem in self.problems)
        warnings = len(self.problems) - errors
        lines.append(f"{'ok' if self.ok else 'failed'}: {errors} errors, {warnings} warnings")
        return "\n".join(lines)
