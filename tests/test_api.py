"""The Python API, as its documentation shows it."""

from __future__ import annotations

import doctest
import subprocess
import sys
from pathlib import Path

import pytest

from tests.functional.conftest import app, policy

__all__ = ["app", "policy"]  # fixtures


def test_audit_from_the_package(app: Path, policy: Path) -> None:
    from auditor import audit, to_frame

    result = audit(str(app), [policy], lang="zh")
    assert result.inventory.app.package == "com.example.app"
    assert not [f for f in result.findings if f.level.label in ("high", "medium")]
    frame = to_frame(result, "permissions")
    assert set(frame["permission"]) == {
        "android.permission.CAMERA",
        "android.permission.INTERNET",
    }


def test_errors_are_one_type(policy: Path) -> None:
    from auditor import AuditorError, audit

    with pytest.raises(AuditorError, match=r"none\.apk"):
        audit("none.apk", [policy])


def test_it_stays_a_function_whatever_is_imported_first() -> None:
    code = (
        "import auditor.audit, auditor.cli\n"
        "from auditor import audit\n"
        "assert callable(audit)\n"
        "import auditor\n"
        "assert callable(auditor.audit) and auditor.load_knowledge().version\n"
        "try: auditor.nothing\n"
        "except AttributeError: print('good')\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=60, check=False)
    assert ran.stdout.strip() == b"good", ran.stderr


def test_importing_the_package_imports_nothing_heavy() -> None:
    code = "import auditor, sys; print(len({'pandas', 'numpy', 'click'} & set(sys.modules)))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=60, check=True)
    assert ran.stdout.strip() == b"0"


def test_examples_of_the_document(app: Path, policy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(app.parent)
    failures, tests = doctest.testfile(
        str(Path(__file__).parents[1] / "docs" / "report.md"),
        module_relative=False,
        encoding="utf-8",
    )
    assert (failures, tests > 3) == (0, True)
