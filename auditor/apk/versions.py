"""Versions of SDKs, from the files and meta-data in which vendors write them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from auditor.apk.container import Archive, EntryError
from auditor.apk.names import literal_start
from auditor.knowledge import Sdk

_MAX_FILE = 4096
_PROPERTY = re.compile(r"^\s*version\s*[=:]\s*(\S+)", re.MULTILINE)
_VERSION = re.compile(r"v?(\d[\w.+-]*)")


def sdk_version(sdk: Sdk, archives: Sequence[Archive], meta_data: Mapping[str, str]) -> str | None:
    """The version that the first marker with an answer gives.

    Markers are ``file:`` with a pattern of zip entries, whose text is the
    version or holds ``version=``, and ``meta_data:`` with a name.
    """
    for marker in sdk.version_markers:
        kind, _, value = marker.partition(":")
        found: str | None = None
        if kind == "meta_data":
            found = _clean(meta_data.get(value, ""))
        elif kind == "file":
            found = _from_file(value, archives)
        if found is not None:
            return found
    return None


def _from_file(pattern: str, archives: Sequence[Archive]) -> str | None:
    start = literal_start(pattern)
    compiled = re.compile(pattern)
    for archive in archives:
        for entry in archive:
            if not entry.name.startswith(start) or not compiled.fullmatch(entry.name):
                continue
            try:
                text = bytes(archive.read(entry, _MAX_FILE)).decode("utf-8", "replace")
            except EntryError:
                continue
            named = _PROPERTY.search(text)
            found = _clean(named[1] if named else text)
            if found is not None:
                return found
    return None


def _clean(text: str) -> str | None:
    match = _VERSION.fullmatch(text.strip())
    return match[1] if match else None
