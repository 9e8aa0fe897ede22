"""auditor: does an Android app do what its privacy policy says?

>>> from auditor import audit
>>> result = audit("app.apk", ["policy.html"])  # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from auditor.audit import audit as audit
    from auditor.errors import AuditorError as AuditorError
    from auditor.knowledge import load_knowledge as load_knowledge
    from auditor.report.table import to_frame as to_frame

__version__ = "0.1.0"

_PUBLIC = {
    "audit": "auditor.audit",
    "AuditorError": "auditor.errors",
    "load_knowledge": "auditor.knowledge",
    "to_frame": "auditor.report.table",
}

__all__ = ["AuditorError", "__version__", "audit", "load_knowledge", "to_frame"]


def __getattr__(name: str) -> Any:
    """Import the public functions when first used: ``--help`` needs none."""
    if name not in _PUBLIC:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(_PUBLIC[name]), name)
    globals()[name] = value
    return value
