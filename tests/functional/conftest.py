"""The command line as a user runs it, on apps made in memory."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from auditor.cli import run
from tests.factories_apk import Class, Invoke, Method, apk, dex, manifest

POLICY = """# 隐私政策

更新日期：2026年1月1日

## 一、权限

| 权限 | 用途 |
| --- | --- |
| android.permission.INTERNET | 访问网络 |
| android.permission.CAMERA | 扫描二维码 |

## 二、第三方 SDK

| SDK名称 | 包名 | 第三方公司名称 | 使用目的 | 收集个人信息 | 隐私政策链接 |
| --- | --- | --- | --- | --- | --- |
| 友盟统计SDK | com.umeng.analytics | 友盟同欣 | 统计分析 | Android ID | https://example.com/p |
"""


@dataclass(frozen=True)
class Ran:
    """How a command ended."""

    code: int
    out: str
    err: str


Command = Callable[..., Ran]


@pytest.fixture
def auditor(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Command:
    """Run ``auditor`` with arguments in a directory of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("AUDITOR_DEBUG", raising=False)

    def ran(*arguments: object) -> Ran:
        capsys.readouterr()
        with pytest.raises(SystemExit) as stop:
            run([str(a) for a in arguments])
        shown = capsys.readouterr()
        return Ran(int(str(stop.value.code)), shown.out, shown.err)

    return ran


def make_app(
    path: Path,
    permissions: Sequence[str] = ("INTERNET", "CAMERA"),
    packages: Sequence[str] = ("com.umeng.analytics",),
    version: str = "1.0",
) -> Path:
    """An app with the permissions and a few classes in each package."""
    classes: list[Class | str] = [
        Class(
            "com.example.app.Main",
            methods=[Method("scan", [Invoke("android.hardware.Camera", "open")])],
        )
    ]
    classes += [f"{package}.{name}" for package in packages for name in ("Agent", "Config", "Core")]
    data = manifest(
        permissions=[p if "." in p else f"android.permission.{p}" for p in permissions],
        attributes={"android:versionName": version},
    )
    path.write_bytes(apk(data, [dex(classes)]))
    return path


@pytest.fixture
def app(tmp_path: Path) -> Path:
    """An app that the policy describes."""
    return make_app(tmp_path / "app.apk")


@pytest.fixture
def policy(tmp_path: Path) -> Path:
    """A policy in Markdown."""
    path = tmp_path / "policy.md"
    path.write_text(POLICY, encoding="utf-8")
    return path
