"""What the commands do: settings, the audit itself, reports, progress."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.cli.options import (
    EXIT_FINDINGS,
    EXIT_NO_RESULT,
    EXIT_PASS,
    say,
)
from auditor.errors import UsageError

if TYPE_CHECKING:
    from auditor.config import Config
    from auditor.gate import Verdict
    from auditor.knowledge import Knowledge
    from auditor.model import AuditResult
    from auditor.report import Options, Reportable
    from auditor.report.files import Target


def read_settings(
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
    return config._replace(
        policy=tuple(policy_path(policy) for policy in policies) or config.policy,
        mappings=(*config.mappings, *overlays),
        lang=lang or config.lang,
        fail_on=parse_level(fail_on) if fail_on else config.fail_on,
        baseline=baseline or config.baseline,
        strict=config.strict if strict is None else strict,
    )


def policy_path(name: Path | str) -> Path:
    """The file that a policy option names; what is on the web is loaded, with
    a copy in ./policy-copies for the record."""
    from auditor.policy.fetch import is_url

    if isinstance(name, Path) or not is_url(name):
        return Path(name)
    from auditor.policy.fetch import fetch

    copy = fetch(name, Path("policy-copies"))
    say(f"{name}: kept as {copy}")
    return copy


def load_mappings(settings: Config) -> Knowledge:
    from auditor.knowledge import load_knowledge

    return load_knowledge(settings.mappings)


def audited(
    apk: Path, settings: Config, known: frozenset[str]
) -> tuple[AuditResult, Knowledge, Verdict]:
    """Audit and judge; the result's findings carry their status."""
    from auditor.audit import audit as run_audit
    from auditor.gate import judge

    if not settings.policy:
        raise UsageError("no policy", remedy="give its documents with --policy FILE")
    with show_progress() as progress:
        progress("mappings")
        knowledge = load_mappings(settings)
        result = run_audit(
            apk, settings.policy, knowledge=knowledge, lang=settings.lang, progress=progress
        )
    verdict = judge(
        result.findings, fail_on=settings.fail_on, baseline=known, waivers=settings.waivers
    )
    return replace(result, findings=verdict.findings), knowledge, verdict


def conclude(result: AuditResult, verdict: Verdict, settings: Config) -> int:
    """Tell about the gate on stderr and give the exit code."""
    for waiver in verdict.expired:
        subject = waiver.fingerprint or f"{waiver.rule} {waiver.subject}"
        say(f"waiver expired on {waiver.expires}: {subject} (owner: {waiver.owner})")
    for waiver in verdict.idle:
        subject = waiver.fingerprint or f"{waiver.rule} {waiver.subject}"
        say(f"waiver matches no finding: {subject} (owner: {waiver.owner})")
    if verdict.fixed:
        say(
            f"{len(verdict.fixed)} known findings are gone; "
            "bring the baseline up to date with: auditor baseline update"
        )
    if settings.strict and result.gaps:
        say(f"{len(result.gaps)} things could not be examined (--strict)")
        return EXIT_NO_RESULT
    return EXIT_FINDINGS if verdict.failing else EXIT_PASS


def report_options(settings: Config, stdout_format: str | None, verbose: bool) -> Options:
    from auditor.report import Options

    colour = (
        stdout_format in (None, "text") and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    )
    return Options(settings.lang, settings.fail_on, colour, verbose)


def report_targets(
    outputs: Sequence[str], stdout_format: str | None, shown: type, inputs: Sequence[Path]
) -> list[Target]:
    """The files to write, checked before any work is done."""
    from auditor.report.files import choose_targets

    if stdout_format == "xlsx" and not outputs and sys.stdout.isatty():
        raise UsageError("a workbook does not go to a terminal", remedy="use -o report.xlsx")
    return choose_targets(outputs, stdout_format, shown, inputs)


def deliver(
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

    plain = options._replace(colour=False)
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
def show_progress() -> Iterator[Callable[[str], None]]:
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
