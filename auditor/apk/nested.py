"""Code that an app carries outside of its own dex files.

Plugins and protections ship dex files, jars and whole APKs as assets or under
library names; they are found by their first bytes, not by their names.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import NamedTuple

from auditor.apk.container import (
    DEFLATED,
    STORED,
    Archive,
    Buffer,
    BytesReader,
    Entry,
    EntryError,
    Reader,
    WindowReader,
    open_archive,
)
from auditor.errors import InputError

_DEX_MAGIC = b"dex\n"
_ZIP_MAGIC = b"PK\x03\x04"
#: enough for the longest code table that a deflate stream may begin with
_PEEK = 512
#: what such files hold is never code; everything else is looked at
_MEDIA = frozenset(
    {
        ".bmp", ".css", ".gif", ".htm", ".html", ".jpeg", ".jpg", ".js", ".json", ".m4a", ".md",
        ".mp3", ".mp4", ".ogg", ".otf", ".pem", ".png", ".properties", ".svg", ".ttf", ".txt",
        ".wav", ".webm", ".webp", ".woff", ".woff2", ".xml",
    }
)  # fmt: skip


class HiddenCode(NamedTuple):
    """A dex file inside the app, or an archive that may hold one.

    :param where: ``assets/a.jar!classes.dex``.
    :param entry: what to read from ``archive``; ``None`` with the ``error``
        that kept an archive from being opened.
    """

    where: str
    archive: Archive
    entry: Entry | None
    error: str = ""


def hidden_code(archive: Archive, skip: frozenset[str]) -> Iterator[HiddenCode]:
    """Dex files that are not ``classes*.dex`` of the archive itself.

    :param skip: entries that are read as the app's own dex files.
    """
    opened = 0
    for entry in archive:
        if entry.name in skip or not _may_hold_code(entry):
            continue
        try:
            magic = peek(archive, entry)
        except EntryError:
            continue  # not even a local header: nothing could load it
        if magic == _DEX_MAGIC:
            yield HiddenCode(entry.name, archive, entry)
        elif magic == _ZIP_MAGIC and entry.size > 100:
            if opened >= archive.limits.max_nested:
                limit = archive.limits.max_nested
                error = f"there are more than {limit} archives inside"
                yield HiddenCode(entry.name, archive, None, error)
                return
            opened += 1
            yield from _inside(archive, entry)


def _may_hold_code(entry: Entry) -> bool:
    name = entry.name
    if name.endswith(".dex"):
        return True
    if not name.startswith(("assets/", "res/raw/", "lib/")) or name.endswith("/"):
        return False
    return name[name.rfind(".") :].lower() not in _MEDIA


def peek(archive: Archive, entry: Entry) -> bytes:
    """The first four bytes of an entry.

    :raises EntryError: it has no local header.
    """
    raw = archive.raw(entry, _PEEK)
    if entry.method == DEFLATED:
        try:
            return zlib.decompressobj(-15).decompress(raw, 4)
        except zlib.error:
            return b""
    return raw[:4]


def _inside(archive: Archive, entry: Entry) -> Iterator[HiddenCode]:
    """Dex files of an archive within the archive."""
    try:
        reader: Reader
        if entry.method == STORED:
            reader = WindowReader(archive.reader, archive.data_offset(entry), entry.size)
        else:
            data: Buffer = archive.read(entry)
            reader = BytesReader(bytes(data))
        inner = open_archive(reader, entry.name, archive.limits)
    except InputError as error:
        yield HiddenCode(entry.name, archive, None, error.message)
        return
    except EntryError as error:
        yield HiddenCode(entry.name, archive, None, str(error))
        return
    for candidate in inner:
        if candidate.name.endswith(".dex"):
            yield HiddenCode(f"{entry.name}!{candidate.name}", inner, candidate)
