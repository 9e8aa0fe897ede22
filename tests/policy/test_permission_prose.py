"""Permissions that running text discloses by their names."""

from __future__ import annotations

import pytest

from .conftest import Read

CAMERA = "android.permission.CAMERA"
AUDIO = "android.permission.RECORD_AUDIO"
FINE = "android.permission.ACCESS_FINE_LOCATION"


def short(read: Read, text: str) -> set[str]:
    return {p.permission or "" for p in read(text).permissions if not p.negated}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("当您扫码时，我们会申请您的相机权限。", {CAMERA}),
        ("我们需要您授权“麦克风”权限才能录制语音。", {AUDIO}),
        ("发送语音时我们会调用麦克风（RECORD_AUDIO）权限。", {AUDIO}),
        ("權限：相機、麥克風。拍照時我們會請求相機權限。", {CAMERA, AUDIO}),
        ("When you scan a code, the app asks for the camera permission.", {CAMERA}),
        ("We request access to your microphone to record voice notes.", {AUDIO}),
    ],
)
def test_permissions_that_are_requested(read: Read, text: str, expected: set[str]) -> None:
    assert short(read, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "我们不会申请您的相机权限。",
        "本应用从不调用麦克风。",
        "您可以在系统设置中关闭通知。",
        "相机的使用方法请见帮助中心。",
        "The app does not request the camera permission.",
        "We never access your microphone.",
    ],
)
def test_permissions_that_are_not(read: Read, text: str) -> None:
    assert short(read, text) == set()


def test_names_not_declared(read: Read) -> None:
    found = short(
        read,
        "Permissions\n\nThe app requests:\n\nandroid.permission.CAMERA\n\n"
        "NOT declared: RECORD_AUDIO, ACCESS_FINE_LOCATION\n",
    )
    assert found == {CAMERA}
