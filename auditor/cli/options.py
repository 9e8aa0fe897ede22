"""Options that commands share, exit codes, and the line that tells the user something."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    pass

EXIT_PASS, EXIT_FINDINGS, EXIT_USAGE, EXIT_NO_RESULT = 0, 1, 2, 3

FORMATS = ("text", "json", "xlsx", "html", "markdown", "sarif", "junit")
LEVELS = ("high", "medium", "low", "info", "never")


def say(message: str) -> None:
    """One line on stderr; strings of inputs cannot steer the terminal."""
    from auditor.report.plain import for_terminal

    click.echo(for_terminal(message), err=True)


apk_argument = click.argument("apk", type=click.Path(path_type=Path))

policy_option = click.option(
    "-p",
    "--policy",
    "policies",
    multiple=True,
    metavar="FILE|URL|auto",
    help="A document of the privacy policy, or its address; repeat for an SDK list of its own; "
    "auto: those inside the app.",
)
config_option = click.option(
    "--config",
    "config_path",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Settings and waivers; ./auditor.toml when present.",
)
mappings_option = click.option(
    "--mappings",
    "overlays",
    type=click.Path(path_type=Path),
    multiple=True,
    metavar="DIR",
    help="A directory of mappings of your own, put over the shipped ones.",
)
lang_option = click.option(
    "--lang", type=click.Choice(("en", "zh")), help="Language of reports and messages."
)
output_option = click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    metavar="FILE",
    help="Write a report; the suffix picks the format (.xlsx .json ...). Repeatable.",
)
strict_option = click.option(
    "--strict", is_flag=True, default=None, help="Exit with 3 when something was not examined."
)
quiet_option = click.option("-q", "--quiet", is_flag=True, help="Print no summary on stdout.")
verbose_option = click.option(
    "-v", "--verbose", is_flag=True, help="Show every finding and place in the summary."
)


def format_option(names: Sequence[str]) -> Callable[[Any], Any]:
    return click.option(
        "-f",
        "--format",
        "stdout_format",
        type=click.Choice(names),
        help="Format on stdout, text by default; with -o also that of unknown suffixes.",
    )
