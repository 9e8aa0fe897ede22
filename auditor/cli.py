"""The command line: the only place that exits, logs and draws progress.

Exit codes: 0 pass; 1 findings at or above the threshold that are neither known
nor waived; 2 wrong usage; 3 no trustworthy result.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from auditor import __version__
from auditor.errors import AuditorError, UsageError

if TYPE_CHECKING:
    from auditor.config import Config
    from auditor.gate import Verdict
    from auditor.knowledge import Knowledge
    from auditor.model import AuditResult
    from auditor.report import Options, Reportable
    from auditor.report.files import Target

EXIT_PASS, EXIT_FINDINGS, EXIT_USAGE, EXIT_NO_RESULT = 0, 1, 2, 3

_FORMATS = ("text", "json", "xlsx", "html", "markdown", "sarif", "junit")
_LEVELS = ("high", "medium", "low", "info", "never")


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
        _say("interrupted")
        code = 130
    except AuditorError as error:
        _say(f"error: {error}")
        code = error.exit_code
    except BrokenPipeError:  # the reader of stdout has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except MemoryError:
        _say("error: out of memory (give the process more, or a smaller input)")
    except Exception as error:
        if os.environ.get("AUDITOR_DEBUG"):
            raise
        _say(
            f"internal error: {type(error).__name__}: {error} "
            "(please report it; AUDITOR_DEBUG=1 shows where it happened)"
        )
    sys.exit(code)


def _say(message: str) -> None:
    """One line on stderr; strings of inputs cannot steer the terminal."""
    from auditor.report.plain import for_terminal

    click.echo(for_terminal(message), err=True)


# --- options shared by commands --------------------------------------------------

_apk_argument = click.argument("apk", type=click.Path(path_type=Path))

_policy_option = click.option(
    "-p",
    "--policy",
    "policies",
    multiple=True,
    metavar="FILE|URL|auto",
    help="A document of the privacy policy, or its address; repeat for an SDK list of its own; "
    "auto: those inside the app.",
)
_config_option = click.option(
    "--config",
    "config_path",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Settings and waivers; ./auditor.toml when present.",
)
_mappings_option = click.option(
    "--mappings",
    "overlays",
    type=click.Path(path_type=Path),
    multiple=True,
    metavar="DIR",
    help="A directory of mappings of your own, put over the shipped ones.",
)
_lang_option = click.option(
    "--lang", type=click.Choice(("en", "zh")), help="Language of reports and messages."
)
_output_option = click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    metavar="FILE",
    help="Write a report; the suffix picks the format (.xlsx .json ...). Repeatable.",
)
_strict_option = click.option(
    "--strict", is_flag=True, default=None, help="Exit with 3 when something was not examined."
)
_quiet_option = click.option("-q", "--quiet", is_flag=True, help="Print no summary on stdout.")
_verbose_option = click.option(
    "-v", "--verbose", is_flag=True, help="Show every finding and place in the summary."
)


def _format_option(names: Sequence[str]) -> Callable[[Any], Any]:
    return click.option(
        "-f",
        "--format",
        "stdout_format",
        type=click.Choice(names),
        help="Format on stdout, text by default; with -o also that of unknown suffixes.",
    )


@click.group(
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
@_apk_argument
@_policy_option
@_output_option
@_format_option(_FORMATS)
@_config_option
@_mappings_option
@_lang_option
@click.option("--fail-on", type=click.Choice(_LEVELS), help="Lowest level that fails (medium).")
@click.option(
    "--baseline",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Known findings; see: auditor baseline --help.",
)
@_strict_option
@_quiet_option
@_verbose_option
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

    settings = _settings(config_path, policies, overlays, lang, fail_on, baseline, strict)
    targets = _targets(outputs, stdout_format, AuditResult, (apk, *settings.policy))
    known = read_baseline(settings.baseline) if settings.baseline else frozenset()
    result, knowledge, verdict = _audited(apk, settings, known)
    options = _options(settings, stdout_format, verbose)
    _deliver(result, knowledge, options, targets, stdout_format, quiet)
    return _conclude(result, verdict, settings)


@main.command()
@_apk_argument
@_output_option
@_format_option(("text", "json", "xlsx"))
@_config_option
@_mappings_option
@_lang_option
@_strict_option
@_quiet_option
@_verbose_option
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
    from auditor.model import Inventory

    settings = _settings(config_path, (), overlays, lang, None, None, strict)
    targets = _targets(outputs, stdout_format, Inventory, (apk,))
    with _progress() as progress:
        progress("mappings")
        knowledge = _knowledge(settings)
        progress("app")
        inventory = read_inventory(apk, knowledge)
    options = replace(_options(settings, stdout_format, verbose), fail_on=None)
    _deliver(inventory, knowledge, options, targets, stdout_format, quiet)
    return EXIT_NO_RESULT if settings.strict and inventory.gaps else EXIT_PASS


@main.command()
@click.argument("documents", nargs=-1, required=True)
@_output_option
@_format_option(("text", "json", "xlsx"))
@_config_option
@_mappings_option
@_lang_option
@_strict_option
@_quiet_option
@_verbose_option
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

    settings = _settings(config_path, documents, overlays, lang, None, None, strict)
    targets = _targets(outputs, stdout_format, Disclosures, settings.policy)
    with _progress() as progress:
        progress("mappings")
        knowledge = _knowledge(settings)
        progress("policy")
        disclosures = read_disclosures(settings.policy, knowledge)
    options = replace(_options(settings, stdout_format, verbose), fail_on=None)
    _deliver(disclosures, knowledge, options, targets, stdout_format, quiet)
    return EXIT_NO_RESULT if settings.strict and disclosures.gaps else EXIT_PASS


# --- baseline ----------------------------------------------------------------------


@main.group()
def baseline() -> None:
    """Accept today's findings, so that only new ones fail a build.

    \b
    Examples:
      auditor baseline write app.apk -p privacy.html -o auditor-baseline.txt
      auditor audit app.apk -p privacy.html --baseline auditor-baseline.txt
      auditor baseline update app.apk -p privacy.html -o auditor-baseline.txt
    """


def _baseline_command(function: Callable[..., int]) -> Callable[..., int]:
    for decorate in (
        _lang_option,
        _mappings_option,
        _config_option,
        click.option(
            "-o",
            "--output",
            type=click.Path(path_type=Path),
            metavar="FILE",
            help="The baseline's file; by default that of the configuration.",
        ),
        _policy_option,
        _apk_argument,
    ):
        function = decorate(function)
    return function


@baseline.command("write")
@_baseline_command
def baseline_write(output: Path | None, **inputs: Any) -> int:
    """Audit APK and write all its findings as known, to a new file."""
    path, settings = _baseline_inputs(output, **inputs)
    if path.exists():
        raise UsageError("exists already", path=path, remedy="use: auditor baseline update")
    return _write_baseline(path, inputs["apk"], settings, frozenset())


@baseline.command("update")
@_baseline_command
def baseline_update(output: Path | None, **inputs: Any) -> int:
    """Audit APK and bring a baseline up to date: adds new, drops fixed findings."""
    from auditor.gate import read_baseline

    path, settings = _baseline_inputs(output, **inputs)
    return _write_baseline(path, inputs["apk"], settings, read_baseline(path))


def _baseline_inputs(
    output: Path | None,
    apk: Path,
    policies: tuple[str, ...],
    config_path: Path | None,
    overlays: tuple[Path, ...],
    lang: str | None,
) -> tuple[Path, Config]:
    settings = _settings(config_path, policies, overlays, lang, None, output, None)
    if settings.baseline is None:
        raise UsageError("no file for the baseline", remedy="give one with -o")
    return settings.baseline, settings


def _write_baseline(path: Path, apk: Path, settings: Config, old: frozenset[str]) -> int:
    from auditor.gate import format_baseline
    from auditor.model import Status
    from auditor.report.files import write_file

    result, _, _ = _audited(apk, settings, frozenset())
    accepted = [f for f in result.findings if f.status is not Status.WAIVED]
    write_file(path, format_baseline(accepted).encode("utf-8", "backslashreplace"))
    new = {f.fingerprint for f in accepted}
    _say(f"{path}: {len(new)} known findings ({len(new - old)} added, {len(old - new)} removed)")
    return EXIT_PASS


# --- diff ----------------------------------------------------------------------------


@main.command()
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option(
    "--old-policy", multiple=True, metavar="FILE|URL|auto",
    help="A policy document of OLD, when it is an app.",
)  # fmt: skip
@click.option(
    "--new-policy", multiple=True, metavar="FILE|URL|auto",
    help="A policy document of NEW, when it is an app; by default those of OLD.",
)  # fmt: skip
@_format_option(("text", "json"))
@_config_option
@_mappings_option
@_lang_option
@click.option(
    "--fail-on", type=click.Choice(_LEVELS), help="Lowest level of new findings that fails."
)
def diff(
    old: Path,
    new: Path,
    old_policy: tuple[str, ...],
    new_policy: tuple[str, ...],
    stdout_format: str | None,
    config_path: Path | None,
    overlays: tuple[Path, ...],
    lang: str | None,
    fail_on: str | None,
) -> int:
    """Compare two audits: stored results (.json) or apps with their policies.

    Exits with 1 when new findings reach the threshold.

    \b
    Examples:
      auditor diff last-release.json app.json
      auditor diff 1.0.apk 1.1.apk --old-policy policy-1.0.html --new-policy policy-1.1.html
    """
    import json

    from auditor.changes import changes_json, changes_lines, compare
    from auditor.model import Level

    settings = _settings(config_path, old_policy, overlays, lang, fail_on, None, None)
    before = _result_of(old, settings)
    after = _result_of(
        new,
        replace(
            settings, policy=tuple(_policy(policy) for policy in new_policy) or settings.policy
        ),
    )
    changes = compare(before, after)
    if stdout_format == "json":
        click.echo(json.dumps(changes_json(changes), ensure_ascii=False, indent=2))
    else:
        from auditor.report.plain import for_terminal

        for line in changes_lines(changes, settings.lang):
            click.echo(for_terminal(line))
    limit = settings.fail_on
    failing = [f for f in changes.new if limit is not None and Level[f["level"].upper()] >= limit]
    return EXIT_FINDINGS if failing else EXIT_PASS


def _result_of(path: Path, settings: Config) -> Mapping[str, Any]:
    """A stored result, or that of an audit done now."""
    from auditor.changes import load_result
    from auditor.report.json import result_json

    if path.suffix.lower() == ".json":
        return load_result(path)
    result, knowledge, _ = _audited(path, settings, frozenset())
    return result_json(result, knowledge)


# --- mappings -------------------------------------------------------------------------


@main.group()
def mappings() -> None:
    """Look into the knowledge: SDKs, signatures, what vendors state.

    \b
    Examples:
      auditor mappings list --format json
      auditor mappings search com.igexin
      auditor mappings show getui-push
      auditor mappings check
    """


@mappings.command("list")
@_format_option(("text", "json"))
@_mappings_option
def mappings_list(stdout_format: str | None, overlays: tuple[Path, ...]) -> int:
    """List all SDKs."""
    from auditor.curate.showing import list_json, list_text
    from auditor.knowledge import load_knowledge

    knowledge = load_knowledge(overlays)
    as_json = stdout_format == "json"
    click.echo(list_json(knowledge) if as_json else list_text(knowledge.sdks.values()))
    return EXIT_PASS


@mappings.command("search")
@click.argument("text")
@_mappings_option
def mappings_search(text: str, overlays: tuple[Path, ...]) -> int:
    """Find SDKs by id, name, vendor, package or library; exits with 1 when none."""
    from auditor.curate.showing import list_text, search
    from auditor.knowledge import load_knowledge

    found = search(load_knowledge(overlays), text)
    if found:
        click.echo(list_text(found))
    return EXIT_PASS if found else EXIT_FINDINGS


@mappings.command("show")
@click.argument("sdk_id")
@_mappings_option
def mappings_show(sdk_id: str, overlays: tuple[Path, ...]) -> int:
    """Show everything known of one SDK."""
    from auditor.curate.showing import show_text
    from auditor.knowledge import load_knowledge

    click.echo(show_text(load_knowledge(overlays), sdk_id))
    return EXIT_PASS


@mappings.command("check")
@click.option(
    "--directory",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Authored mappings; by default those that this installation uses.",
)
def mappings_check(directory: Path | None) -> int:
    """Check authored mappings; exits with 1 on errors."""
    from auditor.curate.checking import check
    from auditor.knowledge import mappings_directory

    report = check(directory or mappings_directory())
    click.echo(report.text())
    return EXIT_PASS if report.ok else EXIT_FINDINGS


@mappings.command("compile")
@click.option(
    "--directory",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Authored mappings; by default those that this installation uses.",
)
def mappings_compile(directory: Path | None) -> int:
    """Compile authored mappings into the files that the tool loads."""
    from auditor.curate.compiling import write_compiled
    from auditor.knowledge import mappings_directory

    changed = write_compiled(directory or mappings_directory())
    _say(f"{len(changed)} files changed" + "".join(f", {path.name}" for path in changed))
    return EXIT_PASS


# --- the work behind the commands ----------------------------------------------------


def _settings(
    config_path: Path | None,
    policies: Sequence[Path | str],
    overlays: Sequence[Path],
    lang: str | None,
    fail_on: str | None,
    baseline: Path | None,
    strict: bool | None,
) -> Config:
    """The configuration with the options given put over it."""
    from auditor.config import FILE_NAME, Config, parse_level, read_config

    if config_path is None and Path(FILE_NAME).is_file():
        config_path = Path(FILE_NAME)
    config = read_config(config_path) if config_path else Config()
    return replace(
        config,
        policy=tuple(_policy(policy) for policy in policies) or config.policy,
        mappings=(*config.mappings, *overlays),
        lang=lang or config.lang,
        fail_on=parse_level(fail_on) if fail_on else config.fail_on,
        baseline=baseline or config.baseline,
        strict=config.strict if strict is None else strict,
    )


def _policy(name: Path | str) -> Path:
    """The file that a policy option names; what is on the web is loaded, with
    a copy in ./policy-copies for the record."""
    from auditor.policy.fetch import is_url

    if isinstance(name, Path) or not is_url(name):
        return Path(name)
    from auditor.policy.fetch import fetch

    copy = fetch(name, Path("policy-copies"))
    _say(f"{name}: kept as {copy}")
    return copy


def _knowledge(settings: Config) -> Knowledge:
    from auditor.knowledge import load_knowledge

    return load_knowledge(settings.mappings)


def _audited(
    apk: Path, settings: Config, known: frozenset[str]
) -> tuple[AuditResult, Knowledge, Verdict]:
    """Audit and judge; the result's findings carry their status."""
    from auditor.audit import audit as run_audit
    from auditor.gate import judge

    if not settings.policy:
        raise UsageError("no policy", remedy="give its documents with --policy FILE")
    with _progress() as progress:
        progress("mappings")
        knowledge = _knowledge(settings)
        result = run_audit(
            apk, settings.policy, knowledge=knowledge, lang=settings.lang, progress=progress
        )
    verdict = judge(
        result.findings, fail_on=settings.fail_on, baseline=known, waivers=settings.waivers
    )
    return replace(result, findings=verdict.findings), knowledge, verdict


def _conclude(result: AuditResult, verdict: Verdict, settings: Config) -> int:
    """Tell about the gate on stderr and give the exit code."""
    for waiver in verdict.expired:
        subject = waiver.fingerprint or f"{waiver.rule} {waiver.subject}"
        _say(f"waiver expired on {waiver.expires}: {subject} (owner: {waiver.owner})")
    for waiver in verdict.idle:
        subject = waiver.fingerprint or f"{waiver.rule} {waiver.subject}"
        _say(f"waiver matches no finding: {subject} (owner: {waiver.owner})")
    if verdict.fixed:
        _say(
            f"{len(verdict.fixed)} known findings are gone; "
            "bring the baseline up to date with: auditor baseline update"
        )
    if settings.strict and result.gaps:
        _say(f"{len(result.gaps)} things could not be examined (--strict)")
        return EXIT_NO_RESULT
    return EXIT_FINDINGS if verdict.failing else EXIT_PASS


def _options(settings: Config, stdout_format: str | None, verbose: bool) -> Options:
    from auditor.report import Options

    colour = (
        stdout_format in (None, "text") and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    )
    return Options(settings.lang, settings.fail_on, colour, verbose)


# --- outputs ----------------------------------------------------------------------------


def _targets(
    outputs: Sequence[str], stdout_format: str | None, shown: type, inputs: Sequence[Path]
) -> list[Target]:
    """The files to write, checked before any work is done."""
    from auditor.report.files import choose_targets

    if stdout_format == "xlsx" and not outputs and sys.stdout.isatty():
        raise UsageError("a workbook does not go to a terminal", remedy="use -o report.xlsx")
    return choose_targets(outputs, stdout_format, shown, inputs)


def _deliver(
    value: Reportable,
    knowledge: Knowledge,
    options: Options,
    targets: Sequence[Target],
    stdout_format: str | None,
    quiet: bool,
) -> None:
    """Render everything, then write it: a failure leaves no half a report."""
    from auditor.report import render
    from auditor.report.files import write_file

    plain = replace(options, colour=False)
    written = [(t.path, render(value, t.format, knowledge, plain)) for t in targets]
    shown = b"" if quiet else render(value, stdout_format or "text", knowledge, options)
    for path, data in written:
        write_file(path, data)
    if shown and stdout_format == "xlsx":
        sys.stdout.buffer.write(shown)
    elif shown:
        sys.stdout.write(shown.decode())
    sys.stdout.flush()


@contextmanager
def _progress() -> Iterator[Callable[[str], None]]:
    """A line on stderr that names the current stage, only on a terminal."""
    if not sys.stderr.isatty():
        yield lambda stage: None
        return

    def show(stage: str) -> None:
        sys.stderr.write(f"\r\x1b[K{stage} ...")
        sys.stderr.flush()

    try:
        yield show
    finally:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()
