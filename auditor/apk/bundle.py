"""What a path holds: one APK, a set of splits in one archive, or a directory."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from auditor.apk.container import (
    STORED,
    Archive,
    BytesReader,
    Entry,
    EntryError,
    FileReader,
    Reader,
    WindowReader,
    open_archive,
)
from auditor.apk.limits import DEFAULT, Limits
from auditor.errors import InputError, LimitError
from auditor.model_app import Gap

MANIFEST = "AndroidManifest.xml"
_MAX_DUPLICATES = 10
BUNDLE_MANIFEST = "base/manifest/AndroidManifest.xml"

_WHAT = "give an .apk, .apks, .xapk, .apkm, .aab or a directory with an app's splits"


class AppFiles(NamedTuple):
    """An app's archives.

    :param archives: APKs in a stable order; the base is found by its manifest.
    :param kind: ``apk``, ``splits`` or ``bundle`` (one .aab).
    :param sha256: of the file; of a directory, of its files' digests.
    """

    path: Path
    kind: str
    sha256: str
    archives: tuple[Archive, ...]
    gaps: tuple[Gap, ...] = ()


@contextmanager
def open_app(path: Path, limits: Limits = DEFAULT) -> Iterator[AppFiles]:
    """Open an app; its files are closed at the end of the block.

    :raises InputError: nothing is there, it is no app, or it cannot be opened.
    :raises LimitError: too many entries or splits.
    """
    readers: list[FileReader] = []
    try:
        yield _open(path, limits, readers)
    finally:
        for reader in readers:
            reader.close()


def _open(path: Path, limits: Limits, readers: list[FileReader]) -> AppFiles:
    if path.is_dir():
        return _open_directory(path, limits, readers)
    reader = _open_file(path, readers)
    archive = open_archive(reader, str(path), limits)
    digest = reader.sha256()
    gaps = _notes(archive, path)
    if archive.get(MANIFEST) is not None:
        return AppFiles(path, "apk", digest, (archive,), gaps)
    if archive.get(BUNDLE_MANIFEST) is not None:
        return AppFiles(path, "bundle", digest, _modules(archive), gaps)
    members = _members(archive)
    if not members:
        raise InputError(f"no app: it holds no {MANIFEST}", path=path, remedy=_WHAT)
    archives, more = _open_members(archive, members, path, limits)
    return AppFiles(path, "splits", digest, archives, (*gaps, *more))


def _modules(archive: Archive) -> tuple[Archive, ...]:
    """A bundle's modules as if each were an APK; the base first."""
    entries: dict[str, list[Entry]] = {}
    for entry in archive:
        module, _, rest = entry.name.partition("/")
        folder, _, name = rest.partition("/")
        if folder in ("manifest", "dex", "root"):
            rest = name
        if rest:
            entries.setdefault(module, []).append(entry._replace(name=rest))
    named = sorted(entries, key=lambda m: (m != "base", m))
    return tuple(
        Archive(
            archive.reader,
            tuple(entries[module]),
            archive.shift,
            "" if module == "base" else module,
            archive.limits,
        )
        for module in named
        if any(e.name == MANIFEST for e in entries[module])
    )


def _open_file(path: Path, readers: list[FileReader]) -> FileReader:
    if not path.exists():
        raise InputError("no such file", path=path, remedy="check the path")
    if not path.is_file():
        raise InputError("neither a file nor a directory", path=path, remedy=_WHAT)
    try:
        reader = FileReader(path)
    except OSError as error:
        raise InputError(f"cannot be opened: {error.strerror}", path=path) from error
    readers.append(reader)
    return reader


def _open_directory(path: Path, limits: Limits, readers: list[FileReader]) -> AppFiles:
    files = sorted(p for p in path.iterdir() if p.suffix.lower() == ".apk" and p.is_file())
    if not files:
        raise InputError("the directory holds no .apk files", path=path, remedy=_WHAT)
    _check_count(len(files), path, limits)
    archives: list[Archive] = []
    gaps: list[Gap] = []
    digest = hashlib.sha256()
    for file in files:
        reader = _open_file(file, readers)
        digest.update(bytes.fromhex(reader.sha256()))
        archive = open_archive(reader, str(file), limits, file.name)
        gaps.extend(_notes(archive, file))
        archives.append(archive)
    return AppFiles(path, "splits", digest.hexdigest(), tuple(archives), tuple(gaps))


def _members(archive: Archive) -> list[str]:
    """Names of the APKs inside a set that together are one installation.

    bundletool puts ``splits/`` beside ``standalones/`` that repeat them for
    old devices, or a single ``universal.apk``.
    """
    names = sorted({e.name for e in archive if e.name.lower().endswith(".apk")})
    universal = [n for n in names if PurePosixPath(n).name == "universal.apk"]
    if universal:
        return universal[:1]
    splits = [n for n in names if n.startswith("splits/")]
    return splits or [n for n in names if not n.startswith("standalones/")] or names[:1]


def _open_members(
    outer: Archive, names: list[str], path: Path, limits: Limits
) -> tuple[tuple[Archive, ...], tuple[Gap, ...]]:
    _check_count(len(names), path, limits)
    archives: list[Archive] = []
    gaps: list[Gap] = []
    for name in names:
        entry = outer.get(name)
        assert entry is not None
        try:
            reader: Reader
            if entry.method == STORED:
                reader = WindowReader(outer.reader, outer.data_offset(entry), entry.size)
            else:
                reader = BytesReader(bytes(outer.read(entry)))
            archive = open_archive(reader, name, limits, name)
        except (EntryError, InputError) as error:
            reason = error.message if isinstance(error, InputError) else str(error)
            weakens = ("permissions", "sdks", "uses")
            gaps.append(Gap("container", name, f"this split cannot be read: {reason}", weakens))
            continue
        gaps.extend(_notes(archive, path))
        archives.append(archive)
    if not archives:
        raise InputError("none of its splits can be read", path=path, remedy=gaps[0].reason)
    return tuple(archives), tuple(gaps)


def _check_count(count: int, path: Path, limits: Limits) -> None:
    if count > limits.max_splits:
        raise LimitError(
            f"holds {count:,} APKs, more than {limits.max_splits:,}",
            path=path,
            remedy="give one app's splits only",
        )


def _notes(archive: Archive, path: Path) -> tuple[Gap, ...]:
    subject = archive.label or path.name
    gaps = [Gap("container", subject, note) for note in archive.notes]
    for name in archive.duplicates[:_MAX_DUPLICATES]:
        reason = "this entry stands more than once; which one counts depends on Android's version"
        gaps.append(Gap("container", f"{subject}: {name}", reason, _duplicate_weakens(name)))
    return tuple(gaps)


def _duplicate_weakens(name: str) -> tuple[str, ...]:
    if name == MANIFEST:
        return ("permissions", "sdks", "uses")
    return ("sdks", "uses") if name.endswith(".dex") else ()
