"""For all tests: the same examples on every run, so that a change fails and
not the weather. ``AUDITOR_EXPLORE=1 pytest`` looks for new ones."""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("repeat", derandomize=True)
settings.load_profile("default" if os.environ.get("AUDITOR_EXPLORE") else "repeat")
