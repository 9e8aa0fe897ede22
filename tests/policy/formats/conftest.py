"""Tests do not depend on whether an OCR engine is installed."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _no_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUDITOR_OCR", "0")
