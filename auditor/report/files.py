"""Where reports go: which file in which format, written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from auditor.errors import InputError, UsageError
from auditor.report import format_for


class Target(NamedTuple):
    """A file to write and the name of its format."""

    path: Path
    format: str


def choose_targets(
    outputs: Sequence[str], fallback: str | None, shown: type, inputs: Sequence[Path]
) -> list[Target]:
    """The files to write, checked before any work is done.

    :param fallback: the format of files whose suffix names none.
    :param shown: the type that is to be written.
    :param inputs: files that must not be overwritten.
    :raises UsageError: a suffix is unknown, a file cannot be there, is an
        input or is given twice.
    """
    targets: list[Target] = []
    for output in outputs:
        path = Path(output)
        try:
            name = format_for(output, shown).name
        except UsageError:
            if fallback is None:
                raise
            name = fallback
        if path.is_dir() or not path.absolute().parent.is_dir():
            raise UsageError("not a file in an existing directory", path=path)
        if any(path.exists() and i.exists() and path.samefile(i) for i in inputs):
            raise UsageError("is an input; it would be overwritten", path=path)
        if any(t.path.absolute() == path.absolute() for t in targets):
            raise UsageError("is given twice as an output", path=path)
        targets.append(Target(path, name))
    return targets


def write_file(path: Path, data: bytes) -> None:
    """Write a file whole or not at all.

    A link keeps pointing to its file, whose mode is kept; what is no regular
    file (a pipe, a device) is written directly.

    :raises InputError: it cannot be written.
    """
    import tempfile  # takes a while to import, and most runs write no file

    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)
            return
        place = path.resolve()
        mode = place.stat().st_mode & 0o777 if place.exists() else 0o666 & ~_umask()
        handle, name = tempfile.mkstemp(prefix=f".{place.name[:100]}.", dir=place.parent)
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            temporary.chmod(mode)
            temporary.replace(place)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise InputError(
            f"cannot be written: {error.strerror or error}",
            path=path,
            remedy="check that the directory exists and may be written to",
        ) from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
