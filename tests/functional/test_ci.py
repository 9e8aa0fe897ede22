"""A project's life in CI: fail, accept, pass, fail on what is new, waive, expire."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.functional.conftest import Command, make_app

CONFIG = """
policy = "policy.md"
baseline = "auditor-baseline.txt"
fail_on = "medium"
"""
WAIVER = """
[[waiver]]
rule = "sdk-undisclosed"
subject = "getui-push"
reason = "row is in review"
owner = "legal"
expires = {expires}
"""


def failing(path: Path) -> list[tuple[str, str]]:
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return [
        (f["rule"], f["subject"]["id"])
        for f in data["findings"]
        if f["status"] == "new" and f["level"] in ("high", "medium")
    ]


def test_walk_through(auditor: Command, tmp_path: Path, policy: Path) -> None:
    app = make_app(tmp_path / "app.apk", permissions=("INTERNET", "CAMERA", "RECORD_AUDIO"))
    settings = tmp_path / "auditor.toml"
    settings.write_text(CONFIG.replace("baseline", "# baseline"), encoding="utf-8")

    first = auditor("audit", app, "-o", "result.json", "-o", "report.xlsx")
    assert first.code == 1
    assert failing(tmp_path / "result.json") == [
        ("permission-undisclosed", "android.permission.RECORD_AUDIO")
    ]
    assert (tmp_path / "report.xlsx").stat().st_size > 5000

    settings.write_text(CONFIG, encoding="utf-8")
    wrote = auditor("baseline", "write", app)
    assert wrote.code == 0 and "known findings" in wrote.err
    baseline = (tmp_path / "auditor-baseline.txt").read_text(encoding="utf-8")
    assert "permission:android.permission.RECORD_AUDIO" in baseline

    assert auditor("audit", app).code == 0
    assert auditor("baseline", "write", app).code == 2  # never overwrites

    app = make_app(
        tmp_path / "app.apk",
        permissions=("INTERNET", "CAMERA", "RECORD_AUDIO"),
        packages=("com.umeng.analytics", "com.igexin.sdk"),
        version="1.1",
    )
    second = auditor("audit", app, "-o", "result.json")
    assert second.code == 1
    assert failing(tmp_path / "result.json") == [("sdk-undisclosed", "getui-push")]

    settings.write_text(CONFIG + WAIVER.format(expires="9999-12-31"), encoding="utf-8")
    waived = auditor("audit", app, "-o", "result.json")
    assert waived.code == 0
    assert failing(tmp_path / "result.json") == []

    settings.write_text(CONFIG + WAIVER.format(expires="2020-01-01"), encoding="utf-8")
    expired = auditor("audit", app, "-o", "result.json")
    assert expired.code == 1
    assert failing(tmp_path / "result.json") == [("sdk-undisclosed", "getui-push")]
    assert "waiver expired on 2020-01-01" in expired.err

    settings.write_text(CONFIG, encoding="utf-8")
    updated = auditor("baseline", "update", app)
    assert updated.code == 0 and "1 added, 0 removed" in updated.err
    assert auditor("audit", app).code == 0

    fixed = make_app(tmp_path / "app.apk", version="1.2")
    passing = auditor("audit", fixed)
    assert passing.code == 0 and "3 known findings are gone" in passing.err
    assert "0 added, 3 removed" in auditor("baseline", "update", fixed).err


def test_diff_of_two_releases(auditor: Command, tmp_path: Path, policy: Path) -> None:
    old = make_app(tmp_path / "1.0.apk")
    new = make_app(
        tmp_path / "1.1.apk",
        permissions=("INTERNET", "READ_CONTACTS"),
        packages=("com.umeng.analytics", "com.igexin.sdk"),
        version="1.1",
    )
    shown = auditor("diff", old, new, "--old-policy", policy)
    assert shown.code == 1
    for text in (
        "~ version_name: 1.0 → 1.1",
        "+ android.permission.READ_CONTACTS",
        "- android.permission.CAMERA",
        "+ getui-push",
        "+ high: sdk-undisclosed",
        "the policy did not",
    ):
        assert text in shown.out
    assert auditor("audit", old, "-p", policy, "-o", "old.json", "-q").code == 0
    auditor("audit", new, "-p", policy, "-o", "new.json", "-q")
    stored = auditor("diff", "old.json", "new.json")
    assert (stored.code, stored.out) == (shown.code, shown.out)
    assert auditor("diff", "old.json", "old.json").out == "Nothing changed.\n"
    assert auditor("diff", "old.json", "new.json", "--fail-on", "never").code == 0

    updated = tmp_path / "policy-1.1.md"
    updated.write_text(policy.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    told = auditor("diff", old, new, "--old-policy", policy, "--new-policy", updated)
    assert "the policy did not" not in told.out


def test_results_are_equal_from_run_to_run(auditor: Command, app: Path, policy: Path) -> None:
    for name in ("json", "sarif", "junit", "markdown", "html", "text"):
        runs = {auditor("audit", app, "-p", policy, "--format", name).out for _ in range(2)}
        assert len(runs) == 1
