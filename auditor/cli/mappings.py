"""Commands on the mappings: list, search, show, check, compile."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from auditor.cli.options import (
    EXIT_FINDINGS,
    EXIT_PASS,
    format_option,
    mappings_option,
    say,
)

if TYPE_CHECKING:
    pass


@click.group()
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
@format_option(("text", "json"))
@mappings_option
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
@mappings_option
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
@mappings_option
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
    say(f"{len(changed)} files changed" + "".join(f", {path.name}" for path in changed))
    return EXIT_PASS
