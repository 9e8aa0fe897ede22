"""Results as text, tables and machine formats. A format is: value -> bytes."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, cast

from auditor.errors import UsageError
from auditor.knowledge import Knowledge
from auditor.model_app import Level

if TYPE_CHECKING:
    from auditor.model import AuditResult, Disclosures, Inventory

__all__ = ["FORMATS", "Format", "Options", "Reportable", "format_for", "render"]

#: what a format may show: an audit, an app's inventory, a policy's disclosures
Reportable: TypeAlias = "AuditResult | Inventory | Disclosures"


class Options(NamedTuple):
    """How a result is shown.

    :param lang: ``en`` or ``zh``.
    :param fail_on: the lowest level that fails the build, ``None`` for none.
    :param colour: the output is a terminal that shows colours.
    :param verbose: show every place and every finding in full.
    """

    lang: str = "en"
    fail_on: Level | None = None
    colour: bool = False
    verbose: bool = False


class Format(NamedTuple):
    """One output format; its module is imported when it is used.

    :param suffixes: endings of file names that choose it.
    :param module: the module with ``render(value, knowledge, options)``.
    :param lists: it shows inventories and disclosures too, not only audits.
    """

    name: str
    suffixes: tuple[str, ...]
    module: str
    lists: bool = False
    binary: bool = False


#: every output format
FORMATS: tuple[Format, ...] = (
    Format("text", (".txt",), "auditor.report.text", lists=True),
    Format("json", (".json",), "auditor.report.json", lists=True),
    Format("xlsx", (".xlsx",), "auditor.report.excel", lists=True, binary=True),
    Format("html", (".html", ".htm"), "auditor.report.html"),
    Format("markdown", (".md", ".markdown"), "auditor.report.markdown"),
    Format("sarif", (".sarif", ".sarif.json"), "auditor.report.sarif"),
    Format("junit", (".xml",), "auditor.report.junit"),
)


def format_for(path: str, shown: type) -> Format:
    """The format that a file name asks for by its suffix.

    :param shown: the type that is to be shown.
    :raises UsageError: no format has this suffix or can show the type.
    """
    name = PurePath(path).name.lower()
    from auditor.model import AuditResult

    fitting = [f for f in FORMATS if f.lists or shown is AuditResult]
    found = [(len(s), f) for f in fitting for s in f.suffixes if name.endswith(s)]
    if not found:
        known = ", ".join(s for f in fitting for s in f.suffixes)
        raise UsageError("no output format has this suffix", path=path, remedy=f"known: {known}")
    return max(found, key=lambda pair: pair[0])[1]


def named(name: str) -> Format:
    """The format of this name.

    :raises UsageError: there is none.
    """
    for known in FORMATS:
        if known.name == name:
            return known
    raise UsageError(f"no output format {name!r}")


def render(
    value: Reportable, name: str, knowledge: Knowledge, options: Options | None = None
) -> bytes:
    """Show a value in a format.

    :param name: the format's name.
    :returns: the bytes of the file; text is UTF-8.
    :raises UsageError: the format does not exist or cannot show the value.
    """
    chosen = named(name)
    if not chosen.lists:
        from auditor.model import AuditResult  # not needed for an inventory

        if not isinstance(value, AuditResult):
            raise UsageError(f"format {name} shows audits only")
    function = cast(
        Callable[[Reportable, Knowledge, Options], bytes],
        import_module(chosen.module).render,
    )
    return function(value, knowledge, options or Options())
