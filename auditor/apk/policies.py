"""Policy documents that an app carries in its own assets."""

from __future__ import annotations

import re
from pathlib import Path

from auditor.apk.bundle import open_app
from auditor.apk.container import EntryError
from auditor.apk.limits import DEFAULT, Limits

_PLACES = re.compile(r"(?:base/)?(?:assets|res/raw)/", re.I)
_SUFFIX = re.compile(r"\.(?:x?html?|txt|md|markdown|docx|pdf)$", re.I)
_NAME = re.compile(
    r"priva|policy|yinsi|ysxy|yszc|agreement|protocol|xieyi|permission|quanxian|sdk|third|隐私|政策|协议|权限|第三方",
    re.I,
)
_MAX_SIZE = 5_000_000
_MAX_FILES = 40


def find_policies(path: Path, limits: Limits = DEFAULT) -> tuple[tuple[str, bytes], ...]:
    """Assets that may be policy documents, as ``(entry, content)``.

    An entry counts by its place (``assets/``, ``res/raw/``), its suffix and a
    name that speaks of privacy, agreements, permissions or SDKs. What they
    really are shows when they are read.

    :raises InputError: the app cannot be opened.
    """
    found: list[tuple[str, bytes]] = []
    with open_app(path, limits) as app:
        for archive in app.archives:
            for entry in sorted(archive, key=lambda e: e.name):
                place = _PLACES.match(entry.name)
                if not place or not _SUFFIX.search(entry.name):
                    continue
                if not _NAME.search(entry.name[place.end() :]) or entry.size > _MAX_SIZE:
                    continue
                try:
                    data = bytes(archive.read(entry, _MAX_SIZE))
                except EntryError:
                    continue
                label = f"{archive.label}!{entry.name}" if archive.label else entry.name
                found.append((label, data))
                if len(found) >= _MAX_FILES:
                    return tuple(found)
    return tuple(found)
