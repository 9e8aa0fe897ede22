"""An app turned into an inventory; see :func:`read_inventory`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from auditor.apk.limits import DEFAULT, Limits

if TYPE_CHECKING:
    from auditor.knowledge import Knowledge
    from auditor.model_app import Inventory

__all__ = ["DEFAULT", "Limits", "read_inventory"]


def read_inventory(path: Path, knowledge: Knowledge, limits: Limits = DEFAULT) -> Inventory:
    """Read what is inside an app; see :func:`auditor.apk.inventory.read_inventory`.

    :raises InputError: it is no app, or its manifest is missing or unreadable.
    :raises LimitError: it exceeds a limit on the archive or the manifest.
    """
    # numpy is only needed, and only imported, once an app is read
    from auditor.apk.inventory import read_inventory as read

    return read(path, knowledge, limits)
