"""Commands that compare with an earlier state: baseline and diff."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from auditor.cli.options import (
    EXIT_FINDINGS,
    EXIT_PASS,
    LEVELS,
    apk_argument,
    config_option,
    format_option,
    lang_option,
    mappings_option,
    policy_option,
    say,
)
from auditor.cli.work import (
    audited,
    policy_path,
    read_settings,
)
from auditor.errors import UsageError

if TYPE_CHECKING:
    from auditor.config import Config


@click.group()
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
        lang_option,
        mappings_option,
        config_option,
        click.option(
            "-o",
            "--output",
            type=click.Path(path_type=Path),
            metavar="FILE",
            help="The baseline's file; by default that of the configuration.",
        ),
        policy_option,
        apk_argument,
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
    settings = read_settings(config_path, policies, overlays, lang, None, output, None)
    if settings.baseline is None:
        raise UsageError("no file for the baseline", remedy="give one with -o")
    return settings.baseline, settings


def _write_baseline(path: Path, apk: Path, settings: Config, old: frozenset[str]) -> int:
    from auditor.gate import format_baseline
    from auditor.model import Status
    from auditor.report.files import write_file

    result, _, _ = audited(apk, settings, frozenset())
    accepted = [f for f in result.findings if f.status is not Status.WAIVED]
    write_file(path, format_baseline(accepted).encode("utf-8", "backslashreplace"))
    new = {f.fingerprint for f in accepted}
    say(f"{path}: {len(new)} known findings ({len(new - old)} added, {len(old - new)} removed)")
    return EXIT_PASS


@click.command()
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
@format_option(("text", "json"))
@config_option
@mappings_option
@lang_option
@click.option(
    "--fail-on", type=click.Choice(LEVELS), help="Lowest level of new findings that fails."
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

    settings = read_settings(config_path, old_policy, overlays, lang, fail_on, None, None)
    before = _result_of(old, settings)
    after = _result_of(
        new,
        settings._replace(
            policy=tuple(policy_path(policy) for policy in new_policy) or settings.policy
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
    result, knowledge, _ = audited(path, settings, frozenset())
    return result_json(result, knowledge)
