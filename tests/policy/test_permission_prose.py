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


P_NET = "android.permission.INTERNET"
P_WIFI = "android.permission.ACCESS_WIFI_STATE"
P_STATE = "android.permission.READ_PHONE_STATE"
READ_CALENDAR, WRITE_CALENDAR = (
    "android.permission.READ_CALENDAR",
    "android.permission.WRITE_CALENDAR",
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("录课须同时使用摄像头与麦克风，画面只存在本机。", {CAMERA, AUDIO}),
        ("排班提醒要用到日历的读写权限。", {READ_CALENDAR, WRITE_CALENDAR}),
        ("您可以允许我们往手机日历里添加还书日期。", {WRITE_CALENDAR}),
        ("掃描書背條碼時，請允許「拍照及錄影」。", {CAMERA}),
        ("经您同意后，在您的手机日历里写入开馆时间。", {WRITE_CALENDAR}),
        ("此时需要读取和写入日历的权限。", {READ_CALENDAR, WRITE_CALENDAR}),
        ("拍书封时软件会请求拍摄照片和录制视频。", {CAMERA}),
        ("您会看到相机权限的申请弹窗。", {CAMERA}),
        ("测速需要网络权限和查看WLAN状态。", {P_NET, P_WIFI}),
        (
            "还会用到：访问网络（排行榜）、读取手机状态（识别设备用，拒绝也能玩）。",
            {P_NET, P_STATE},
        ),
        ("这些SDK都要用到：Android ID、应用列表。", set()),
        ("保存成品需要照片和视频权限。", {"android.permission.READ_MEDIA_IMAGES"}),
        ('升级时需要允许"安装未知来源应用"。', {"android.permission.REQUEST_INSTALL_PACKAGES"}),
        ("（二）基于通讯录的附加功能：您可以邀请好友。", {"android.permission.READ_CONTACTS"}),
        ("1. 基于相机/摄像头的扫一扫、试妆。", {CAMERA}),
        ("基于位置的推荐由我们提供。", set()),
        ("还书日期会加入您的书单。", set()),
    ],
)
def test_devices_asked_for_together(read: Read, text: str, expected: set[str]) -> None:
    assert short(read, text) == expected


# --- asked for in a part on permissions

P = "android.permission."


def asked(read: Read, text: str) -> set[str]:
    found = read("隐私政策\n\n二、权限\n\n" + text).permissions
    return {p.permission.removeprefix(P) for p in found if not p.negated}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("您使用掃描轉帳時，需使用相機。", {"CAMERA"}),
        ("您自圖庫選取條碼時，需取用相片／儲存空間。", {"READ_EXTERNAL_STORAGE"}),
        ("由名單中挑選受款人時，需讀取聯絡人。", {"READ_CONTACTS"}),
        (
            "应用还会使用网络访问（下载绘本）、防止锁屏休眠（放音频）、接收通知（提醒）。",
            {"INTERNET", "WAKE_LOCK", "POST_NOTIFICATIONS"},
        ),
        (
            "应用还声明了网络访问、震动、防止休眠这几项不涉及个人信息的普通权限。",
            {"INTERNET", "VIBRATE", "WAKE_LOCK"},
        ),
        (
            "以下为无需弹窗的普通权限：INTERNET、ACCESS_NETWORK_STATE、VIBRATE。",
            {"INTERNET", "ACCESS_NETWORK_STATE", "VIBRATE"},
        ),
        (
            "会使用前台服务（android.permission.FOREGROUND_SERVICE）并申请忽略电池优化；",
            {"FOREGROUND_SERVICE", "REQUEST_IGNORE_BATTERY_OPTIMIZATIONS"},
        ),
        ("贴卡充值需要NFC和蓝牙权限。", {"NFC", "BLUETOOTH"}),
        (
            "我们申请以下权限【地理位置、相机、麦克风】，其中：相机权限用于扫码。",
            {"ACCESS_FINE_LOCATION", "CAMERA", "RECORD_AUDIO"},
        ),
        ("安卓13起拆分为“音乐和音频”权限。", {"READ_MEDIA_AUDIO"}),
        (
            "申请READ_MEDIA_IMAGES（旧系统为“读取存储”权限）。",
            {"READ_MEDIA_IMAGES", "READ_EXTERNAL_STORAGE"},
        ),
        ("写入提醒需要您授予读写日历权限。", {"READ_CALENDAR", "WRITE_CALENDAR"}),
        ("拍题时会请求相机与麦克风的使用权。", {"CAMERA", "RECORD_AUDIO"}),
        ("扫描设备上的条码需要相机。", {"CAMERA"}),
        ("連接音箱會用到藍牙，其餘時候不會。", {"BLUETOOTH"}),
    ],
)
def test_names_asked_for(read: Read, text: str, expected: set[str]) -> None:
    assert asked(read, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "我们会及时告知权限的申请与使用情况。",
        "需使用本人的有效证件，会访问我们的服务器。",
        "您可以请求更正您的信息。",
        "看新闻不需要相机。",
        "我们需要您的支持。",
        "使用时需要获取用户的地理位置信息，目的是导航。",
    ],
)
def test_verbs_that_ask_for_none(read: Read, text: str) -> None:
    assert asked(read, text) == set()


def test_a_heading_may_say_access_right(read: Read) -> None:
    found = read(
        "私隱政策\n\n2. 應用程式所需的存取權\n\n位置 — 尋找門市\n相機 — 掃描條碼\n"
        "通知 — 發放訂單狀況\n"
    )
    assert {p.permission.removeprefix(P) for p in found.permissions} == {
        "ACCESS_FINE_LOCATION",
        "CAMERA",
        "POST_NOTIFICATIONS",
    }


def test_constants_in_an_english_sentence(read: Read) -> None:
    found = read(
        "Privacy\n\nPermissions at a glance\n\nAndroid shows CAMERA, POST_NOTIFICATIONS, and "
        "com.android.vending.BILLING. Each of them can be revoked.\n"
    )
    assert {p.permission for p in found.permissions} == {
        P + "CAMERA",
        P + "POST_NOTIFICATIONS",
        "com.android.vending.BILLING",
    }


def test_a_bare_constant_beside_others(read: Read) -> None:
    found = read(
        "Privacy\n\n3. Data\n\nVIBRATE is used when dragons hatch, and INTERNET, "
        "ACCESS_NETWORK_STATE because this is an online game.\n"
    )
    assert {p.permission.removeprefix(P) for p in found.permissions} == {
        "VIBRATE",
        "INTERNET",
        "ACCESS_NETWORK_STATE",
    }


def test_roman_numbers_of_a_permission_list(read: Read) -> None:
    found = read(
        "Privacy Notice\n\nPERMISSIONS WE ASK YOU FOR\n\ni. Camera, to scan tickets\n"
        "ii. Your location, so that the nearest stop is on top\n\n"
        "WHAT WE DO WITH YOUR DATA\n\nWe keep it.\n"
    )
    assert {p.permission.removeprefix(P) for p in found.permissions} == {
        "CAMERA",
        "ACCESS_FINE_LOCATION",
    }


def test_a_name_and_a_full_stop_open_an_item(read: Read) -> None:
    found = read(
        "Privacy\n\n2 Device permissions\n\n2.1 Camera. We need it to scan tickets.\n\n"
        "2.2 Microphone. Used while you dictate a note.\n"
    )
    assert {p.permission.removeprefix(P) for p in found.permissions} == {"CAMERA", "RECORD_AUDIO"}


@pytest.mark.parametrize(
    "text",
    [
        "The app will not apply for access to your contacts permission.",
        "本应用不会申请读取通讯录权限。",
    ],
)
def test_what_is_not_applied_for_is_denied(read: Read, text: str) -> None:
    found = read(f"Privacy\n\nPermissions\n\n{text}\n")
    assert found.permissions
    assert all(p.negated for p in found.permissions)


def test_a_long_enumeration_with_constants_in_brackets(read: Read) -> None:
    aside = "，" + "系统规定扫描附近设备时必须授予这一项" * 3
    text = (
        "二、权限\n\n本软件在安卓手机上可能向您请求：位置信息（ACCESS_FINE_LOCATION"
        f"{aside}；场景还需ACCESS_BACKGROUND_LOCATION）、附近设备（BLUETOOTH_SCAN{aside}）、"
        f"照片（保存截图{aside}）、麦克风（与门铃对讲）、通知、悬浮窗（来电画面）以及NFC（碰一碰）。\n"
    )
    found = {name.rsplit(".", 1)[-1] for name in short(read, text)}
    assert found >= {
        "ACCESS_FINE_LOCATION",
        "ACCESS_BACKGROUND_LOCATION",
        "BLUETOOTH_SCAN",
        "READ_EXTERNAL_STORAGE",
        "RECORD_AUDIO",
        "POST_NOTIFICATIONS",
        "SYSTEM_ALERT_WINDOW",
        "NFC",
    }


def test_what_another_system_asks_for_is_none(read: Read) -> None:
    text = "二、权限\n\n在 iPhone 上可能请求：麦克风、蓝牙。\n\n在安卓手机上可能请求：相机权限。\n"
    assert short(read, text) == {CAMERA}
    both = "二、权限\n\n在 iOS 和安卓上均会请求：相机权限。\n"
    assert short(read, both) == {CAMERA}


def test_a_bracket_adds_a_name(read: Read) -> None:
    background = "android.permission.ACCESS_BACKGROUND_LOCATION"
    assert short(read, "二、权限\n\n- 定位（含后台定位）：画轨迹\n") == {FINE, background}


def test_a_sentence_above_a_list_is_no_key(read: Read) -> None:
    text = (
        "## 三、手機權限\n\n本 App 會於您使用特定功能時徵求您的同意：\n\n"
        "* **相機** — 掃描條碼\n* **麥克風**（選擇性）：語音搜尋\n"
    )
    assert {p.permission for p in read(text, "a.md").permissions} == {CAMERA, AUDIO}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- Control vibration (a short buzz when you hit the wall, can be off)", {"VIBRATE"}),
        (
            "- Internet, network status, vibration, start at boot (for the alarms you have set)",
            {"INTERNET", "ACCESS_NETWORK_STATE", "VIBRATE", "RECEIVE_BOOT_COMPLETED"},
        ),
        (
            "We may ask for access to your camera (to scan a label or a code), your photos (of a "
            "label that you have), and your microphone (see above).",
            {"CAMERA", "READ_EXTERNAL_STORAGE", "RECORD_AUDIO"},
        ),
        (
            "(g) Calendar - we do not collect calendar data, permission is used just to add your "
            "next visit [WRITE_CALENDAR].",
            {"WRITE_CALENDAR"},
        ),
        ("- **Record audio** → voice search on the TV", {"RECORD_AUDIO"}),
        ("- **Change Wi-Fi multicast state** - discovery (SSDP)", {"CHANGE_WIFI_MULTICAST_STATE"}),
        ("Settings → Apps → Permissions → Camera", set()),
        ("Removed in 2.1: `READ_PHONE_STATE`. An old library had brought it.", set()),
        (
            "Scales send what they weigh. Android wants *Nearby devices* for it (on Android 11 and "
            "older: *Location*, though we never look where you are).",
            {"BLUETOOTH_SCAN", "ACCESS_FINE_LOCATION"},
        ),
    ],
)
def test_english_lines_of_the_permission_part(read: Read, line: str, expected: set[str]) -> None:
    found = short(read, f"# Privacy\n\n## Permissions\n\n{line}\n")
    assert {name.rsplit(".", 1)[-1] for name in found} == expected


def test_names_in_frames_side_by_side(read: Read) -> None:
    text = "二、权限\n\n【蓝牙】【附近设备】连接打印机\n【通知】作业提醒\n"
    found = {name.rsplit(".", 1)[-1] for name in short(read, text)}
    assert found == {"BLUETOOTH", "BLUETOOTH_SCAN", "POST_NOTIFICATIONS"}


def test_a_lead_of_two_sentences_opens_the_list(read: Read) -> None:
    text = (
        "The App will request the following permissions. Where you deny one, only the "
        "function that needs it stops:\n\n(a) Camera - to scan a ticket;\n\n"
        "(b) Microphone - to leave a voice note.\n"
    )
    assert short(read, text) == {CAMERA, AUDIO}


def test_what_the_reader_will_be_asked_for(read: Read) -> None:
    assert short(read, "You'll be asked for **Camera** and **Microphone** once.") == {
        CAMERA,
        AUDIO,
    }


def test_what_it_is_for_may_stand_before_the_name(read: Read) -> None:
    found = read("## 权限那些事\n\n拍摄作品：摄像头。窑温提醒：通知、精确闹钟。\n").permissions
    assert {(p.permission or "").rsplit(".", 1)[-1]: p.purpose for p in found} == {
        "CAMERA": "拍摄作品",
        "POST_NOTIFICATIONS": "窑温提醒",
        "SCHEDULE_EXACT_ALARM": "窑温提醒",
    }


def test_the_name_of_a_list_is_no_use(read: Read) -> None:
    found = read("## 权限说明\n\n我们申请的权限：相机、麦克风。\n").permissions
    assert {p.purpose for p in found} == {None}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("您允许发送通知的，我们在开课前提醒。", {"POST_NOTIFICATIONS"}),
        ("本软件通过通知使用权读取支付应用的通知。", {"BIND_NOTIFICATION_LISTENER_SERVICE"}),
        (
            "须取得存储权限（在安卓13及以上的系统中为读取照片和读取视频的权限）。",
            {"READ_EXTERNAL_STORAGE", "READ_MEDIA_IMAGES", "READ_MEDIA_VIDEO"},
        ),
        ("此时会请求写入日历的权限，我们只写不读。", {"WRITE_CALENDAR"}),
        (
            "整夜侦听离不开前台服务和忽略电池优化。",
            {"FOREGROUND_SERVICE", "REQUEST_IGNORE_BATTERY_OPTIMIZATIONS"},
        ),
        (
            "The app also uses Internet, Network State and Foreground Service, which are granted "
            "at the time of installation.",
            {"INTERNET", "ACCESS_NETWORK_STATE", "FOREGROUND_SERVICE"},
        ),
    ],
)
def test_rights_asked_for_in_everyday_words(read: Read, text: str, expected: set[str]) -> None:
    assert short(read, text) == {f"android.permission.{name}" for name in expected}


def test_a_name_marked_as_optional(read: Read) -> None:
    found = read(
        "| 权限 | 说明 |\n| --- | --- |\n| 麦克风 可选 | 跟读 |\n| 相机 必选 | 扫码 |\n", ".md"
    )
    assert {p.permission for p in found.permissions} == {CAMERA, AUDIO}
