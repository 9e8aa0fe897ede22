"""The documents' commands and settings are ones that the tool takes."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest

from auditor.cli import main
from auditor.config import read_config

DOCS = Path(__file__).parents[2] / "docs"
TEXT = (DOCS / "ci.md").read_text(encoding="utf-8")


def commands() -> list[str]:
    joined = TEXT.replace("\\\n", " ")
    found = re.findall(r"(?<![\w\"`./-])auditor (?:audit|baseline|diff)[^`'\"\n#]*", joined)
    found += [
        c.replace('", "', " ").replace('",', "") for c in re.findall(r"`(auditor [^`]+)`", joined)
    ]
    return sorted({" ".join(c.split()) for c in found})


@pytest.mark.parametrize("command", commands())
def test_commands_parse(command: str) -> None:
    _, *arguments = shlex.split(command.rstrip(")"))
    context = click.Context(main, info_name="auditor")
    current: click.Command = main
    while isinstance(current, click.Group):
        found = current.get_command(context, arguments.pop(0))
        assert found is not None
        current = found
    current.make_context(current.name, arguments, parent=context)


def test_there_are_commands() -> None:
    assert len(commands()) >= 8


def test_settings_are_read(tmp_path: Path) -> None:
    (block,) = re.findall(r"```toml\n(.*?)```", TEXT, re.DOTALL)
    path = tmp_path / "auditor.toml"
    path.write_text(block, encoding="utf-8")
    config = read_config(path)
    assert len(config.waivers) == 2 and len(config.policy) == 2
