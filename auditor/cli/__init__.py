"""The command line: the only place that exits, logs and draws progress.

Exit codes: 0 pass; 1 findings at or above the threshold that are neither known
nor waived; 2 wrong usage; 3 no trustworthy result.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import click

from auditor import __version__
from auditor.cli.options import (
    EXIT_NO_RESULT,
    EXIT_PASS,
    EXIT_USAGE,
    FORMATS,
    LEVELS,
    apk_argument,
    config_option,
    format_option,
    lang_option,
    mappings_option,
    output_option,
    policy_option,
    quiet_option,
    say,
    strict_option,
    verbose_option,
)
from auditor.cli.work import (
    audited,
    conclude,
    deliver,
    load_mappings,
    read_settings,
    report_options,
    report_targets,
    show_progress,
)
from auditor.errors import AuditorError


def run(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit with its code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # print what the terminal cannot as escapes
            stream.reconfigure(errors="backslashreplace")
    code = EXIT_NO_RESULT
    try:
        result = main.main(args=arguments, prog_name="auditor", standalone_mode=False)
        code = result if isinstance(result, int) else EXIT_PASS
    except click.exceptions.Exit as stop:
        code = stop.exit_code
    except click.ClickException as error:
        error.show()
        code = EXIT_USAGE
    except (click.Abort, KeyboardInterrupt):
        say("interrupted")
        code = 130
    except AuditorError as error:
        say(f"error: {error}")
        code = error.exit_code
    except BrokenPipeError:  # the reader of stdout has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except MemoryError:
        say("error: out of memory (give the process more, or a smaller input)")
    except Exception as error:
        if os.environ.get("AUDITOR_DEBUG"):
            raise
        say(
            f"internal error: {type(error).__name__}: {error} "
            "(please report it; AUDITOR_DEBUG=1 shows where it happened)"
        )
    gc.freeze()  # or the collector would look through all that is left at the end
    sys.exit(code)


#: commands whose modules are imported when they are asked for
_LATER = {
    "baseline": "auditor.cli.baseline",
    "diff": "auditor.cli.baseline",
    "mappings": "auditor.cli.mappings",
}


class _Commands(click.Group):
    """The commands; starting one does not import the others."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted({*super().list_commands(ctx), *_LATER})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _LATER:
            return super().get_command(ctx, cmd_name)
        command: click.Command = getattr(import_module(_LATER[cmd_name]), cmd_name)
        return command


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 pass, 1 findings, 2 usage, 3 no trustworthy result.",
)
@click.version_option(__version__, message="%(prog)s %(version)s")
def main() -> None:
    """Check an Android app against its privacy policy, offline.

    \b
    Examples:
      auditor audit app.apk --policy privacy.html -o report.xlsx
      auditor audit app.apk -p privacy.html -p sdk-list.xlsx --lang zh
      auditor inspect app.apk
      auditor extract privacy.html --format json
    """


@main.command()
@apk_argument
@policy_option
@output_option
@format_option(FORMATS)
@config_option
@mappings_option
@lang_option
@click.option("--fail-on", type=click.Choice(LEVELS), help="Lowest level that fails (medium).")
@click.option(
    "--baseline",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Known findings; see: auditor baseline --help.",
)
@strict_option
@quiet_option
@verbose_option
def audit(
    apk: Path,
    policies: tuple[str, ...],
    outputs: tuple[str, ...],
    stdout_format: str | None,
    config_path: Path | None,
    overlays: tuple[Path, ...],
    lang: str | None,
    fail_on: str | None,
    baseline: Path | None,
    strict: bool | None,
    quiet: bool,
    verbose: bool,
) -> int:
    """Compare APK with the documents of its privacy policy.

    Prints a summary, writes the reports asked for with -o, and exits with 1
    when findings at or above the threshold are neither in the baseline nor
    waived.

    \b
    Examples:
      auditor audit app.apk --policy privacy.html -o report.xlsx
      auditor audit app.apk -p privacy.html -o out.json -o out.sarif --fail-on high
      auditor audit app.apk -p privacy.html --baseline auditor-baseline.txt
      auditor audit app.apk -p https://example.com/privacy -o report.xlsx
      auditor audit app.apk -p auto
    """
    from auditor.gate import read_baseline
    from auditor.model import AuditResult

    settings = read_settings(config_path, policies, overlays, lang, fail_on, baseline, strict)
    targets = report_targets(outputs, stdout_format, AuditResult, (apk, *settings.policy))
    known = read_baseline(settings.baseline) if settings.baseline else frozenset()
    result, knowledge, verdict = audited(apk, settings, known)
    options = report_options(settings, stdout_format, verbose)
    deliver(result, knowledge, options, targets, stdout_format, quiet)
    return conclude(result, verdict, settings)


@main.command()
@apk_argument
@output_option
@format_option(("text", "json", "xlsx"))
@config_option
@mappings_option
@lang_option
@strict_option
@quiet_option
@verbose_option
def inspect(
    apk: Path,
    outputs: tuple[str, ...],
    stdout_format: str | None,
    config_path: Path | None,
    overlays: tuple[Path, ...],
    lang: str | None,
    strict: bool | None,
    quiet: bool,
    verbose: bool,
) -> int:
    """List what is inside APK: permissions, SDKs, readable personal data.

    \b
    Examples:
      auditor inspect app.apk
      auditor inspect app.apk --format json | jq '.sdks[].id'
      auditor inspect app.apk -o inventory.xlsx
    """
    from auditor.apk import read_inventory
    from auditor.model_app import Inventory

    settings = read_settings(config_path, (), overlays, lang, None, None, strict)
    targets = report_targets(outputs, stdout_format, Inventory, (apk,))
    with show_progress() as progress:
        progress("mappings")
        knowledge = load_mappings(settings)
        progress("app")
        inventory = read_inventory(apk, knowledge)
    options = report_options(settings, stdout_format, verbose)._replace(fail_on=None)
    deliver(inventory, knowledge, options, targets, stdout_format, quiet)
    return EXIT_NO_RESULT if settings.strict and inventory.gaps else EXIT_PASS


@main.command()
@click.argument("documents", nargs=-1, required=True)
@output_option
@format_option(("text", "json", "xlsx"))
@config_option
@mappings_option
@lang_option
@strict_option
@quiet_option
@verbose_option
def extract(
    documents: tuple[str, ...],
    outputs: tuple[str, ...],
    stdout_format: str | None,
    config_path: Path | None,
    overlays: tuple[Path, ...],
    lang: str | None,
    strict: bool | None,
    quiet: bool,
    verbose: bool,
) -> int:
    """List what the DOCUMENTS of one privacy policy disclose.

    \b
    Examples:
      auditor extract privacy.html
      auditor extract privacy.html sdk-list.xlsx --format json
    """
    from auditor.model import Disclosures
    from auditor.policy import read_disclosures

    settings = read_settings(config_path, documents, overlays, lang, None, None, strict)
    targets = report_targets(outputs, stdout_format, Disclosures, settings.policy)
    with show_progress() as progress:
        progress("mappings")
        knowledge = load_mappings(settings)
        progress("policy")
        disclosures = read_disclosures(settings.policy, knowledge)
    options = report_options(settings, stdout_format, verbose)._replace(fail_on=None)
    deliver(disclosures, knowledge, options, targets, stdout_format, quiet)
    return EXIT_NO_RESULT if settings.strict and disclosures.gaps else EXIT_PASS
