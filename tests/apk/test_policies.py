"""Policies that an app carries inside."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.apk.policies import find_policies
from auditor.audit import audit
from auditor.errors import InputError, UsageError
from tests.factories_apk import apk, dex, manifest

POLICY = "<h1>隐私政策</h1><p>拍照时我们会申请相机权限，并收集您的设备型号、IMEI。</p>".encode()
SDKS = "第三方SDK：个推推送SDK（com.igexin），用于推送，会收集OAID。".encode()


def _app(tmp_path: Path, files: dict[str, bytes]) -> Path:
    path = tmp_path / "app.apk"
    path.write_bytes(apk(manifest(), [dex(["a.B"])], files))
    return path


def test_candidates_by_place_suffix_and_name(tmp_path: Path) -> None:
    path = _app(
        tmp_path,
        {
            "assets/www/privacy.html": POLICY,
            "assets/sdk_list.txt": SDKS,
            "assets/index.html": POLICY,  # its name says nothing
            "assets/privacy.js": POLICY,
            "privacy.html": POLICY,  # not an asset
        },
    )
    assert [name for name, _ in find_policies(path)] == [
        "assets/sdk_list.txt",
        "assets/www/privacy.html",
    ]


def test_auto_reads_and_names_them(tmp_path: Path) -> None:
    path = _app(
        tmp_path,
        {"assets/privacy.html": POLICY, "assets/agreement.txt": "用户应遵守本协议。".encode()},
    )
    result = audit(path, ["auto"])
    assert [d.path for d in result.disclosures.documents] == [f"{path}!assets/privacy.html"]
    assert "android.permission.CAMERA" in {p.permission for p in result.disclosures.permissions}


def test_auto_without_a_policy(tmp_path: Path) -> None:
    path = _app(tmp_path, {"assets/agreement.txt": "用户应遵守本协议。".encode()})
    with pytest.raises(InputError, match="no policy document was found inside"):
        audit(path, ["auto"])


def test_auto_stands_alone(tmp_path: Path) -> None:
    path = _app(tmp_path, {})
    with pytest.raises(UsageError, match="whole policy"):
        audit(path, ["auto", "more.html"])
