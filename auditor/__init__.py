"""auditor: does an Android app do what its privacy policy says?"""

from __future__ import annotations

__version__ = "0.1.0"
