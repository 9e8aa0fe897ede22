"""What changed between two results."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from auditor.changes import Change, changes_lines, compare, load_result
from auditor.errors import InputError
from auditor.report import render
from tests.crosscheck.factory import KNOWLEDGE, inventory, match, permission
from tests.report.factory import result


def stored(**fields: Any) -> dict[str, Any]:
    data = json.loads(render(result(**fields), "json", KNOWLEDGE))
    assert isinstance(data, dict)
    return data


def with_app(*packages: str, permissions: tuple[str, ...] = (), **versions: str) -> dict[str, Any]:
    app = inventory(
        [permission(p, "dangerous") for p in permissions],
        [match(p, version=versions.get(p)) for p in packages],
    )
    return stored(inventory=app, findings=())


def test_nothing_changed() -> None:
    changes = compare(stored(), stored())
    assert changes_lines(changes, "en") == ["Nothing changed."]
    assert changes_lines(changes, "zh") == ["没有变化。"]
    assert not changes.policy_changed and not changes.overdue


def test_sdks_permissions_and_versions() -> None:
    old = with_app("getui", "umeng", permissions=("CAMERA",), getui="1.0")
    new = with_app("getui", "alipay", permissions=("RECORD_AUDIO",), getui="2.0")
    changes = compare(old, new)
    assert changes.sdks == (
        Change("alipay", "", "embedded"),
        Change("getui", "embedded 1.0", "embedded 2.0"),
        Change("umeng", "embedded", ""),
    )
    assert [c.name.rpartition(".")[2] for c in changes.permissions] == ["CAMERA", "RECORD_AUDIO"]
    assert changes.overdue
    lines = changes_lines(changes, "en")
    assert "  ~ getui: embedded 1.0 → embedded 2.0" in lines and "  + alipay" in lines


def test_a_new_version_alone_is_not_overdue() -> None:
    assert not compare(with_app("getui", getui="1"), with_app("getui", getui="2")).overdue


def test_a_changed_policy_is_not_overdue() -> None:
    old, new = with_app("getui"), with_app("getui", "alipay")
    new["disclosures"]["documents"][0]["sha256"] = "1" * 64
    changes = compare(old, new)
    assert changes.policy_changed and not changes.overdue


def test_findings_by_fingerprint() -> None:
    old, new = stored(), stored()
    gone = old["findings"][0]
    new["findings"] = [{**f, "message": "reworded"} for f in new["findings"][1:]]
    changes = compare(old, new)
    assert changes.new == () and changes.fixed == (gone,)
    assert changes == compare(old, new)


def test_disclosures_count_while_current() -> None:
    old, new = stored(), stored()
    for row in new["disclosures"]["sdks"]:
        row["superseded"] = True
    gone = {c.name for c in compare(old, new).disclosed_sdks if not c.after}
    assert {"alipay", "umeng"} <= gone


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "is no JSON"),
        ("[]", "is not a result"),
        ('{"schema": "auditor/inventory/1"}', "is not a result"),
        ("[" * 100_000, "is no JSON"),
    ],
)
def test_other_files_are_refused(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "r.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        load_result(path)


def test_a_result_without_its_keys_is_refused() -> None:
    with pytest.raises(InputError, match="another shape"):
        compare({"schema": "auditor/result/1"}, stored())
