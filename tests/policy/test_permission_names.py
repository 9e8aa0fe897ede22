from __future__ import annotations

import pytest

from auditor.policy.permission_names import PermissionNames, pieces
from auditor.policy.permissions import PermissionFinder

P = "android.permission."


@pytest.fixture(scope="module")
def names(finder: PermissionFinder) -> PermissionNames:
    return finder.names


@pytest.mark.parametrize(
    ("text", "constant"),
    [
        ("相机", "CAMERA"),
        ("相机权限", "CAMERA"),
        ("摄像头权限", "CAMERA"),
        ("访问相机", "CAMERA"),
        ("使用您的摄像头", "CAMERA"),
        ("相机（摄像头）", "CAMERA"),
        ("【相机】", "CAMERA"),
        ("相机访问权限", "CAMERA"),
        ("相 机 权 限", "CAMERA"),
        ("麦克风", "RECORD_AUDIO"),
        ("录音权限", "RECORD_AUDIO"),
        ("读取通讯录", "READ_CONTACTS"),
        ("電話權限", "READ_PHONE_STATE"),
        ("读取电话状态", "READ_PHONE_STATE"),
        ("悬浮窗", "SYSTEM_ALERT_WINDOW"),
        ("Camera", "CAMERA"),
        ("access to your camera", "CAMERA"),
        ("Camera permission", "CAMERA"),
        ("microphone", "RECORD_AUDIO"),
    ],
)
def test_a_name_is_looked_up_in_any_dress(names: PermissionNames, text: str, constant: str) -> None:
    entry = names.lookup(text)
    assert entry is not None
    assert entry.constants[0] == P + constant


@pytest.mark.parametrize("text", ["", "权限", "系统权限", "天气", "相机产品介绍", "相" * 70, "的"])
def test_what_names_no_permission(names: PermissionNames, text: str) -> None:
    assert names.lookup(text) is None


@pytest.mark.parametrize(
    ("text", "also"),
    [
        ("存储", "WRITE_EXTERNAL_STORAGE"),
        ("位置信息", "ACCESS_COARSE_LOCATION"),
        ("日历", "WRITE_CALENDAR"),
        ("通讯录", "WRITE_CONTACTS"),
    ],
)
def test_a_name_may_denote_several_constants(names: PermissionNames, text: str, also: str) -> None:
    entry = names.lookup(text)
    assert entry is not None
    assert P + also in entry.constants
    assert len(set(entry.constants)) == len(entry.constants) > 1


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("相机、麦克风", ["相机", "麦克风"]),
        ("相机/麦克风,位置", ["相机", "麦克风", "位置"]),
        ("相机和麦克风以及位置", ["相机", "麦克风", "位置"]),
        (
            "相机（含拍照、录像）、位置",
            ["相机（含拍照、录像）".replace("（", "(").replace("）", ")"), "位置"],
        ),
        ("相机(拍照、录像", ["相机(拍照", "录像"]),
        ("camera and microphone", ["camera ", " microphone"]),
        ("和平", ["和平"]),
        ("", []),
        ("、、", []),
    ],
)
def test_an_enumeration_falls_into_parts(text: str, parts: list[str]) -> None:
    body = text.replace("（", "(").replace("）", ")")
    assert [body[s:e] for s, e in pieces(body, 0, len(body))] == parts


def test_scanning_takes_the_longest_and_respects_words(names: PermissionNames) -> None:
    body = "读取通讯录和nfcx"
    found = [(body[s:e], entry.constants[0]) for s, e, entry in names.scan(body)]
    assert found == [("读取通讯录", P + "READ_CONTACTS")]


def test_one_permission_in_two_tongues(finder: PermissionFinder) -> None:
    names = finder.names
    for text in ("Microphone 麦克风", "麦克风 Microphone", "Phone (CN only) 电话（仅国服）"):
        assert names.lookup(text) is not None, text
    assert names.lookup("Camera 通讯录") is None
