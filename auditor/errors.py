"""Errors that a user can act on.

Every error names the input it is about and what to do next. The command line
prints ``str(error)`` on one line and exits with ``error.exit_code``.
"""

from __future__ import annotations

from pathlib import Path


class AuditorError(Exception):
    """Base of all errors raised on purpose by this package.

    :param message: what is wrong, one sentence without the file name.
    :param path: the input concerned, when there is one.
    :param remedy: what the user can do about it, one sentence.
    """

    exit_code = 3

    def __init__(self, message: str, *, path: str | Path | None = None, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.path = None if path is None else str(path)
        self.remedy = remedy

    def __str__(self) -> str:
        text = self.message if self.path is None else f"{self.path}: {self.message}"
        return f"{text} ({self.remedy})" if self.remedy else text


class InputError(AuditorError):
    """An input is missing, of another type, or cannot be read."""


class LimitError(InputError):
    """An input exceeds a limit that protects this process."""


class UsageError(AuditorError):
    """Options or configuration contradict each other or do not exist."""

    exit_code = 2


class KnowledgeError(AuditorError):
    """The mappings (or an overlay) are invalid."""
