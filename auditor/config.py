"""``auditor.toml``: what a project sets once; unknown keys are refused.

Paths in the file are relative to the file's directory.
"""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from auditor.errors import UsageError
from auditor.model_app import Level

if TYPE_CHECKING:
    from auditor.model import Waiver

#: the name looked for in the current directory
FILE_NAME = "auditor.toml"

#: the lowest level that fails a build when nothing says otherwise
DEFAULT_FAIL_ON = Level.MEDIUM

_LIMIT = 1024 * 1024
_WAIVER_KEYS = {"fingerprint", "rule", "subject", "detail", "reason", "owner", "expires"}


class Config(NamedTuple):
    """The settings of one project.

    :param fail_on: the lowest level that fails; ``None`` never fails.
    :param strict: gaps fail too.
    :param mappings: overlay directories.
    """

    policy: tuple[Path, ...] = ()
    lang: str = "en"
    fail_on: Level | None = DEFAULT_FAIL_ON
    strict: bool = False
    baseline: Path | None = None
    mappings: tuple[Path, ...] = ()
    waivers: tuple[Waiver, ...] = ()


def parse_level(text: str) -> Level | None:
    """``info`` ... ``high``, or ``never`` for ``None``.

    :raises ValueError: another word.
    """
    if text == "never":
        return None
    if text not in (level.label for level in Level):
        raise ValueError(f"{text!r} is no level")
    return Level[text.upper()]


def read_config(path: Path) -> Config:
    """Read one configuration file.

    :raises UsageError: missing, not TOML, an unknown key or a wrong type.
    """
    import tomllib  # most runs have no such file

    try:
        data = path.read_bytes()
        if len(data) > _LIMIT:
            raise UsageError("too large for a configuration", path=path)
        return _config(_Table(tomllib.loads(data.decode("utf-8-sig")), path, ""), path.parent)
    except FileNotFoundError:
        raise UsageError("no such configuration", path=path) from None
    except (OSError, UnicodeDecodeError, RecursionError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"not readable as TOML: {error}", path=path) from error


def _config(table: _Table, base: Path) -> Config:
    level = table.text("fail_on", DEFAULT_FAIL_ON.label)
    lang = table.text("lang", "en")
    if lang not in ("en", "zh"):
        raise table.wrong("lang", "en or zh")
    try:
        fail_on = parse_level(level)
    except ValueError:
        raise table.wrong("fail_on", "high, medium, low, info or never") from None
    baseline = table.text("baseline", "")
    config = Config(
        policy=tuple(base / p for p in table.texts("policy")),
        lang=lang,
        fail_on=fail_on,
        strict=table.flag("strict"),
        baseline=base / baseline if baseline else None,
        mappings=tuple(base / p for p in table.texts("mappings")),
        waivers=tuple(_waiver(t) for t in table.tables("waiver")),
    )
    table.end()
    return config


def _waiver(table: _Table) -> Waiver:
    from auditor.model import Waiver

    table.end(allowed=_WAIVER_KEYS)
    fields = {key: table.text(key, "") or None for key in _WAIVER_KEYS - {"expires"}}
    if not (fields["fingerprint"] or (fields["rule"] and fields["subject"])):
        raise table.error("names no finding", "give a fingerprint, or a rule and a subject")
    for key in ("reason", "owner"):
        if not fields[key]:
            raise table.error(f"has no {key}", "every waiver says why, by whom and until when")
    return Waiver(
        reason=fields["reason"] or "",
        owner=fields["owner"] or "",
        expires=table.day("expires"),
        fingerprint=fields["fingerprint"],
        rule=fields["rule"],
        subject=fields["subject"],
        detail=fields["detail"],
    )


class _Table:
    """One TOML table whose keys are taken one by one, so that the rest is wrong."""

    def __init__(self, values: dict[str, Any], path: Path, where: str) -> None:
        self._values = dict(values)
        self._path = path
        self._where = where

    def error(self, message: str, remedy: str = "") -> UsageError:
        where = f"{self._where} " if self._where else ""
        return UsageError(f"{where}{message}", path=self._path, remedy=remedy)

    def wrong(self, key: str, wanted: str) -> UsageError:
        return self.error(f"{key} must be {wanted}")

    def _take(self, key: str, kind: type, wanted: str, default: Any) -> Any:
        value = self._values.pop(key, default)
        if not isinstance(value, kind):
            raise self.wrong(key, wanted)
        return value

    def text(self, key: str, default: str) -> str:
        return str(self._take(key, str, "a text", default))

    def flag(self, key: str) -> bool:
        return bool(self._take(key, bool, "true or false", False))

    def texts(self, key: str) -> list[str]:
        value = self._values.pop(key, [])
        items = [value] if isinstance(value, str) else value
        if not isinstance(items, list) or not all(isinstance(i, str) and i for i in items):
            raise self.wrong(key, "a list of texts")
        return items

    def tables(self, key: str) -> list[_Table]:
        items = self._values.pop(key, [])
        if not isinstance(items, list) or not all(isinstance(i, dict) for i in items):
            raise self.error(f"{key} must be written as [[{key}]]")
        return [_Table(item, self._path, f"{key} {n}") for n, item in enumerate(items, 1)]

    def day(self, key: str) -> str:
        value = self._values.pop(key, None)
        if isinstance(value, datetime):
            value = value.date()
        try:
            return (value if isinstance(value, date) else date.fromisoformat(value)).isoformat()
        except (TypeError, ValueError):
            raise self.wrong(key, "a date such as 2027-03-31") from None

    def end(self, allowed: set[str] | None = None) -> None:
        """Refuse what is left (or, with ``allowed``, anything else)."""
        rest = sorted(self._values.keys() - (allowed or set()))
        if rest:
            known = ", ".join(sorted(allowed)) if allowed else ", ".join(_KEYS)
            raise self.error(f"does not know the key {rest[0]!r}", f"known keys: {known}")


_KEYS = ("policy", "lang", "fail_on", "strict", "baseline", "mappings", "waiver")
