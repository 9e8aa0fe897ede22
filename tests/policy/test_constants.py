from __future__ import annotations

import pytest

from auditor.policy.constants import Constants
from auditor.policy.permissions import PermissionFinder

CAMERA = "android.permission.CAMERA"
FINE = "android.permission.ACCESS_FINE_LOCATION"
PHONE = "android.permission.READ_PHONE_STATE"
WRITE = "android.permission.WRITE_EXTERNAL_STORAGE"


@pytest.fixture(scope="module")
def constants(finder: PermissionFinder) -> Constants:
    return finder.constants


Hits = list[tuple[str, str | None]]


def hits(constants: Constants, text: str, field: bool = False) -> Hits:
    return [(h.name, h.intended) for h in constants.find(text, field)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (CAMERA, CAMERA),
        (f"（{CAMERA}）", CAMERA),
        (f"相机权限{CAMERA}用于扫码", CAMERA),
        (f"`{CAMERA}`", CAMERA),
        (f"**{CAMERA}**", CAMERA),
        ("ａｎｄｒｏｉｄ．ｐｅｒｍｉｓｓｉｏｎ．ＣＡＭＥＲＡ", CAMERA),
        ("android.permission.\u200bCAMERA", CAMERA),
        ("android.\u200dpermission.CAM\u200bERA", CAMERA),
        ("android.permission.\xa0CAMERA", CAMERA),
        ("android. permission. CAMERA", CAMERA),
        ("android .permission .CAMERA", CAMERA),
        ("android.permission.\nCAMERA", CAMERA),
        ("android.permission.ACCESS_FINE_\nLOCATION", FINE),
        ("android.permission.ACCESS_FINE\n_LOCATION", FINE),
        ("android.permission.ACCESS FINE LOCATION", FINE),
        ("android.permission.ACCESS_FINE_ LOCATION", FINE),
        ("android.permission.access_fine_location", FINE),
        ("Android.Permission.Camera", CAMERA),
        ("ANDROID.PERMISSION.CAMERA", CAMERA),
        ("Manifest.permission.CAMERA", CAMERA),
        ("permission.CAMERA", CAMERA),
        ("ACCESS_FINE_LOCATION", FINE),
        ("READ_PHONE_STATE、", PHONE),
    ],
)
def test_a_known_constant_is_read_in_any_dress(constants: Constants, text: str, name: str) -> None:
    assert hits(constants, text) == [(name, None)]


@pytest.mark.parametrize(
    ("text", "intended"),
    [
        ("android.permission.CAMARA", CAMERA),
        ("android.permission.CAMRA", CAMERA),
        ("android.permission.ACCESS_FINE_LOCATON", FINE),
        ("android.permission.ACESS_FINE_LOCATION", FINE),
        ("android.permission.READ_PHONE_STAT", PHONE),
        ("android.permission.READ_PHONESTATE", PHONE),
        ("android.permission.WRITE_EXTERNAL_STORGE", WRITE),
        ("android.permisson.CAMARA", CAMERA),
    ],
)
def test_a_misspelt_constant_stays_as_written_and_says_what_is_meant(
    constants: Constants, text: str, intended: str
) -> None:
    written = "android.permission." + text.rsplit(".", 1)[1]
    assert hits(constants, text) == [(written, intended)]


@pytest.mark.parametrize(
    "text",
    [
        "android.permisson.CAMERA",
        "android.premission.CAMERA",
        "andriod.permission.CAMERA",
        "anroid.permission.CAMERA",
        "android.permissions.CAMERA",
    ],
)
def test_a_damaged_prefix_is_repaired(constants: Constants, text: str) -> None:
    assert hits(constants, text) == [(CAMERA, None)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("com.xingdian.permission.READ_DIARY", "com.xingdian.permission.READ_DIARY"),
        ("android.permission.OPEN_TIME_MACHINE", "android.permission.OPEN_TIME_MACHINE"),
        ("com.example.xd.permission.MIPUSH_RECEIVE", "com.example.xd.permission.MIPUSH_RECEIVE"),
    ],
)
def test_an_unknown_constant_is_kept_and_nothing_is_guessed(
    constants: Constants, text: str, name: str
) -> None:
    assert hits(constants, text) == [(name, None)]


@pytest.mark.parametrize(
    "text",
    [
        "ohos.permission.CAMERA",
        "ohos.permission.MICROPHONE 麦克风",
        "NSCameraUsageDescription",
        "NSLocationWhenInUseUsageDescription",
        "https://developer.android.com/reference/android/Manifest.permission",
        "HTTP_PROXY_SERVER",
        "UTF_8_ENCODING",
        "camera permission.",
        "the permission. Camera",
        "permission group",
        "CAMERA",
        "camera",
        "INTERNET",
        "",
    ],
)
def test_what_is_no_android_constant(constants: Constants, text: str) -> None:
    assert hits(constants, text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("CAMERA", [(CAMERA, None)]),
        ("INTERNET、VIBRATE", [("android.permission.INTERNET", None)] * 1),
        ("read_phone_state", [(PHONE, None)]),
        ("ACCESS FINE LOCATION", [(FINE, None)]),
        ("READ_PHONE_STAE", [("android.permission.READ_PHONE_STAE", PHONE)]),
        ("CAMERA-360", []),
    ],
)
def test_short_forms_count_only_where_permissions_are_told(
    constants: Constants, text: str, found: Hits
) -> None:
    assert [h for h in hits(constants, text, field=True) if "VIBRATE" not in h[0]] == found


def test_several_in_one_text_keep_order_and_place(constants: Constants) -> None:
    text = f"{CAMERA}、{FINE};READ_PHONE_STATE\n{WRITE}"
    found = list(constants.find(text))
    assert [h.name for h in sorted(found, key=lambda h: h.start)] == [CAMERA, FINE, PHONE, WRITE]
    assert [text[h.start : h.end] for h in sorted(found, key=lambda h: h.start)] == [
        CAMERA,
        FINE,
        "READ_PHONE_STATE",
        WRITE,
    ]


def test_two_constants_one_a_line_stay_two(constants: Constants) -> None:
    assert hits(constants, f"{CAMERA}\nREAD_CONTACTS") == [
        (CAMERA, None),
        ("android.permission.READ_CONTACTS", None),
    ]


def test_the_literal_is_what_stands_there(constants: Constants) -> None:
    text = "申请android.permission.ACCESS_FINE_\nLOCATION权限"
    (hit,) = constants.find(text)
    assert text[hit.start : hit.end] == "android.permission.ACCESS_FINE_\nLOCATION"


@pytest.mark.parametrize(
    ("name", "intended"),
    [
        (CAMERA, None),
        ("android.permission.XYZ", None),
        ("android.permission.READ", None),
        ("com.xingdian.CAMARA", None),
        ("android.permission.READ_PHONE_STATES", PHONE),
        ("ANDROID.PERMISSION.CAMERA", CAMERA),
        ("android.permission.SYSTEM_ALERT_WINDOWS", "android.permission.SYSTEM_ALERT_WINDOW"),
        (
            "android.permission.REQUEST_IGNORE_BATTERY",
            "android.permission.REQUEST_IGNORE_BATTERY_OPTIMIZATIONS",
        ),
    ],
)
def test_what_a_misspelling_means(constants: Constants, name: str, intended: str | None) -> None:
    assert constants.intended(name) == intended


def test_resolving_ignores_case(constants: Constants) -> None:
    assert constants.resolve("Android.Permission.camera") == CAMERA
    assert constants.resolve("android.permission.CAMARA") is None
