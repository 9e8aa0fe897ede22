"""Permissions as policies disclose them: constants, and names that mean them."""

from __future__ import annotations

import pytest

from auditor.model import Disclosures, PermissionDisclosure
from auditor.policy.blocks import Text
from auditor.policy.permissions import PermissionFinder
from auditor.policy.records import Passage
from auditor.policy.roles import Role
from auditor.policy.sections import Section

from .conftest import Read

P = "android.permission."


def names(found: Disclosures, negated: bool = False) -> set[str]:
    """The permissions disclosed (or denied), without the common prefix."""
    return {p.permission.removeprefix(P) for p in found.permissions if p.negated is negated}


def one(found: Disclosures) -> PermissionDisclosure:
    (disclosure,) = found.permissions
    return disclosure


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the word after the names
        ("为了扫码，我们需要申请您的相机权限。", {"CAMERA"}),
        ("我们会申请相机、麦克风和位置权限。", {"CAMERA", "RECORD_AUDIO", "ACCESS_FINE_LOCATION"}),
        ("需要您授权相机权限、麦克风权限。", {"CAMERA", "RECORD_AUDIO"}),
        ("我们会收集您的位置信息，申请相机权限。", {"CAMERA"}),
        ("会请求您的相机/麦克风权限", {"CAMERA", "RECORD_AUDIO"}),
        ("我们可能申请相机（摄像头）权限", {"CAMERA"}),
        ("開啟相機權限後可以掃碼", {"CAMERA"}),
        ("获取相 机 权 限", {"CAMERA"}),
        ("读取通讯录权限", {"READ_CONTACTS"}),
        ("悬浮窗权限用于小窗播放", {"SYSTEM_ALERT_WINDOW"}),
        # the word before the names
        ("我们会申请以下权限：相机、麦克风。", {"CAMERA", "RECORD_AUDIO"}),
        ("我们会申请以下权限：①相机②麦克风", {"CAMERA", "RECORD_AUDIO"}),
        ("我们会申请以下权限：相机；麦克风；其他内容", {"CAMERA", "RECORD_AUDIO"}),
        ("系统权限包括相机、麦克风", {"CAMERA", "RECORD_AUDIO"}),
        ("相关权限（相机、麦克风）用于视频通话", {"CAMERA", "RECORD_AUDIO"}),
        # without the word
        ("您可以开启您的摄像头以便扫码。", {"CAMERA"}),
        ("允许我们访问您的相册、麦克风。", {"READ_EXTERNAL_STORAGE", "RECORD_AUDIO"}),
        # English
        ("We ask for the camera permission to scan codes.", {"CAMERA"}),
        (
            "The app requires permission to access your camera and microphone.",
            {"CAMERA", "RECORD_AUDIO"},
        ),
    ],
)
def test_names_in_prose(read: Read, text: str, expected: set[str]) -> None:
    assert names(read(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "您可以在相机中拍照。",
        "我们的相机产品很受欢迎。",
        "云存储权限由管理员分配。",
        "企业通讯录权限由贵公司的管理员设置。",
        "我们严格限制员工的访问权限。",
        "您有权管理账号权限。",
        "数据存储权限只授予必要人员。",
        "我们会请求必要的权限。",
        "您的权利：查阅、更正、删除。",
        "NSCameraUsageDescription 相机",
        "ohos.permission.CAMERA",
        "HarmonyOS 版需要 ohos.permission.MICROPHONE。",
    ],
)
def test_what_is_no_permission_of_the_app(read: Read, text: str) -> None:
    assert names(read(text)) == set()


@pytest.mark.parametrize(
    "text",
    [
        "我们不会申请相机权限。",
        "本应用不需要相机权限。",
        "无需相机权限即可使用。",
        "我们从不申请相机权限。",
        "我们不会申请android.permission.CAMERA权限。",
        "This app needs no camera permission.",
        "We do not request the camera permission.",
    ],
)
def test_a_denied_permission_is_reported_as_denied(read: Read, text: str) -> None:
    found = read(text)
    assert names(found, negated=True) == {"CAMERA"}
    assert names(found) == set()


@pytest.mark.parametrize(
    "text",
    [
        "如您不开启相机权限，将无法扫码。",
        "如果您拒绝授予相机权限，不影响其他功能。",
        "您不授权相机权限的，仍可浏览。",
        "相机权限默认关闭，使用扫码时才会申请。",
    ],
)
def test_a_refusal_by_the_user_denies_nothing(read: Read, text: str) -> None:
    found = read(text)
    assert names(found) == {"CAMERA"}
    assert names(found, negated=True) == set()


def test_a_denial_beside_a_disclosure(read: Read) -> None:
    found = read("我们会申请相机权限，不会申请麦克风权限。")
    assert names(found) == {"CAMERA"}
    assert names(found, negated=True) == {"RECORD_AUDIO"}


@pytest.mark.parametrize(
    ("name", "primary", "also"),
    [
        ("存储", "READ_EXTERNAL_STORAGE", "WRITE_EXTERNAL_STORAGE"),
        ("位置", "ACCESS_FINE_LOCATION", "ACCESS_COARSE_LOCATION"),
        ("日历", "READ_CALENDAR", "WRITE_CALENDAR"),
    ],
)
def test_a_name_carries_all_constants_it_may_denote(
    read: Read, name: str, primary: str, also: str
) -> None:
    disclosure = one(read(f"我们会申请{name}权限。"))
    assert not disclosure.explicit
    assert disclosure.permission == P + primary
    assert P + also in disclosure.also_denotes
    assert disclosure.permission not in disclosure.also_denotes


def test_a_constant_stands_for_itself_alone(read: Read) -> None:
    disclosure = one(read("我们会申请 android.permission.READ_EXTERNAL_STORAGE 权限。"))
    assert disclosure.explicit
    assert disclosure.also_denotes == ()
    assert disclosure.intended is None


def test_a_misspelt_constant_is_shown_and_explained(read: Read) -> None:
    disclosure = one(read("我们会申请 android.permission.CAMARA 权限。"))
    assert disclosure.permission == P + "CAMARA"
    assert disclosure.literal == P + "CAMARA"
    assert disclosure.intended == P + "CAMERA"


@pytest.mark.parametrize(
    "text",
    [
        "android.permission.CAMERA（相机权限）",
        "相机权限（android.permission.CAMERA）",
        "相机权限 android.permission.CAMERA 用于扫码",
        "android.permission.CAMERA 相机",
        "CAMERA（相机权限）：用于扫码",
    ],
)
def test_a_name_beside_its_constant_says_nothing_more(read: Read, text: str) -> None:
    assert names(read(f"我们申请的权限：\n{text}")) == {"CAMERA"}


def test_damaged_constants_of_a_list(read: Read) -> None:
    found = read("""
        权限清单
        android.permission.\u200bCAMERA
        ａｎｄｒｏｉｄ．ｐｅｒｍｉｓｓｉｏｎ．ＲＥＣＯＲＤ＿ＡＵＤＩＯ
        READ_CONTACTS
        android.permission.read_calendar
        """)
    by_line = {p.evidence.line: p.permission.removeprefix(P) for p in found.permissions}
    assert by_line == {2: "CAMERA", 3: "RECORD_AUDIO", 4: "READ_CONTACTS", 5: "READ_CALENDAR"}


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("第一行\n\n我们申请相机权限。\n再次：相机权限。", [3, 4]),
        ("申请android.permission.CAMERA", [1]),
        ("<p>一</p>\n<p>二<br>\n我们申请相机权限</p>", [3]),
        (
            "<table><tr><th>权限名称</th><th>用途</th></tr>\n<tr>\n<td>相机</td><td>扫码</td></tr></table>",
            [3],
        ),
    ],
)
def test_evidence_names_the_line(read: Read, text: str, lines: list[int]) -> None:
    found = [p for p in read(text).permissions if p.permission == P + "CAMERA"]
    assert [p.evidence.line for p in found] == lines
    assert all(p.evidence.locator.startswith(f"line {p.evidence.line}") for p in found)
    assert all(p.literal in p.evidence.excerpt for p in found)


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        ("我们会申请相机权限，用于扫描二维码。", "扫描二维码"),
        ("为了拍摄头像，我们会申请相机权限。", "拍摄头像"),
        ("我们会申请以下权限：相机。", None),
        ("我们会申请相机权限。我们会收集IMEI用于登录。", None),
        ("相机权限：拍摄头像。", "拍摄头像"),
        ("我们会申请相机权限。", None),
    ],
)
def test_the_purpose_said_beside_it(read: Read, text: str, purpose: str | None) -> None:
    assert one(read(text)).purpose == purpose


@pytest.mark.parametrize(
    "text",
    [
        "我们会申请相机权限用于扫码。我们会申请麦克风权限用于通话。",
        "相机权限：扫码；麦克风权限：通话",
        "我们申请以下权限：相机，用于扫码；麦克风，用于通话。",
        "我们申请以下权限：1、相机（用于扫码）；2、麦克风（用于通话）。",
        "我们申请以下权限：（1）相机：用于扫码；（2）麦克风：用于通话。",
        "我们申请的权限：\n①相机：扫码\n②麦克风：通话",
    ],
)
def test_each_permission_has_its_own_purpose(read: Read, text: str) -> None:
    found = read(text).permissions
    assert {(p.permission.removeprefix(P), p.purpose) for p in found} == {
        ("CAMERA", "扫码"),
        ("RECORD_AUDIO", "通话"),
    }


def test_the_purpose_of_a_row(read: Read) -> None:
    found = read(
        "<table><tr><th>权限</th><th>使用目的</th></tr>"
        "<tr><td>相机</td><td>扫码</td></tr><tr><td>麦克风</td><td>通话</td></tr></table>"
    )
    assert {(p.permission.removeprefix(P), p.purpose) for p in found.permissions} == {
        ("CAMERA", "扫码"),
        ("RECORD_AUDIO", "通话"),
    }


def test_a_row_of_an_sdk_scopes_its_permissions(read: Read) -> None:
    found = read(
        "<table><tr><th>SDK名称</th><th>使用目的</th><th>申请权限</th></tr>"
        "<tr><td>星点推送SDK</td><td>推送</td><td>相机、READ_PHONE_STATE</td></tr></table>"
        "<p>我们会申请相机权限。</p>"
    )
    assert {(p.permission.removeprefix(P), p.scope, p.sdk) for p in found.permissions} == {
        ("CAMERA", "sdk", "星点推送SDK"),
        ("READ_PHONE_STATE", "sdk", "星点推送SDK"),
        ("CAMERA", "app", None),
    }
    assert set(found.sdks[0].permissions) == {P + "CAMERA", P + "READ_PHONE_STATE"}


def test_single_words_count_in_a_permission_column_only(read: Read) -> None:
    table = "<table><tr><th>{}</th><th>用途</th></tr><tr><td>CAMERA</td><td>扫码</td></tr></table>"
    assert names(read(table.format("权限名称"))) == {"CAMERA"}
    assert names(read(table.format("场景"))) == set()


@pytest.mark.parametrize("role", [Role.LINK, Role.PACKAGE, Role.VENDOR, Role.WEBSITE])
def test_names_are_not_looked_for_in_other_fields(finder: PermissionFinder, role: Role) -> None:
    passage = Passage(Text("相机权限"), Section(), role, 0, "")
    assert finder.find(passage, "sdk") == []


def test_a_list_under_a_permission_heading(read: Read) -> None:
    found = read("""
        四、我们申请的系统权限
        1. 相机：用于扫码
        2、麦克风——用于语音
        （3）读取日历
        4. 位置信息权限，用于推荐门店
        五、联系我们
        6. 电话：400
        """)
    assert names(found) == {"CAMERA", "RECORD_AUDIO", "READ_CALENDAR", "ACCESS_FINE_LOCATION"}


def test_short_names_are_names(finder: PermissionFinder) -> None:
    assert finder.is_name("相机")
    assert not finder.is_name("星点推送")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # 授权 for 权限
        ("拍摄时我们会请求相机、麦克风的授权。", {"CAMERA", "RECORD_AUDIO"}),
        ("系统会弹出蓝牙授权。", {"BLUETOOTH"}),
        ("您可以关闭通讯录、日历等授权。", {"READ_CONTACTS", "READ_CALENDAR"}),
        ("要用到摄像头授权和麦克风授权", {"CAMERA", "RECORD_AUDIO"}),
        ("您可使用微信授权登录，并签署电话授权书。", set()),
        ("转载须取得图片、音频的授权。", set()),
        ("短信授权码会发送给您。", set()),
        ("位置由授权的第三方管理。", set()),
        # unmistakable names after a verb of access
        ("记账需要开启无障碍服务，在本机识别。", {"BIND_ACCESSIBILITY_SERVICE"}),
        ("提醒需要通知权限，如您愿意还可写入系统日历。", {"POST_NOTIFICATIONS", "WRITE_CALENDAR"}),
        ("写入系统日历由您决定。", set()),
        # English
        (
            "We may request access or permission to certain features from your mobile device, "
            "including your mobile device's camera, contacts, storage, and other features.",
            {"CAMERA", "READ_CONTACTS", "READ_EXTERNAL_STORAGE"},
        ),
        (
            "We may request access to certain functions of your phone, such as your camera, "
            "reminders, text messages and other functions.",
            {"CAMERA", "READ_SMS"},
        ),
        ("The app needs no permissions other than internet access.", {"INTERNET"}),
        ("We ask for permission to track location-based information.", {"ACCESS_FINE_LOCATION"}),
        ("We may request to send you push notifications.", {"POST_NOTIFICATIONS"}),
        ("You can ask us not to send you push notifications.", set()),
        ("The app prompts you for: Camera (scans); Contacts (invite)", {"CAMERA", "READ_CONTACTS"}),
        ("The shop may access certain features such as camera reviews.", set()),
    ],
)
def test_other_words_for_permission(read: Read, text: str, expected: set[str]) -> None:
    assert names(read(text)) == expected


@pytest.mark.parametrize(
    "item",
    ["{} - to find shops", "{} (optional) - to find shops", "{} – to find shops", "{}: to find"],
)
def test_items_of_a_permission_part(read: Read, item: str) -> None:
    text = f"Policy\n\n**Permissions the app asks for**\n\n* {item.format('Location')}\n"
    assert names(read(text, "a.md")) == {"ACCESS_FINE_LOCATION"}


def test_a_hyphen_in_a_word_parts_nothing(read: Read) -> None:
    text = "Policy\n\n**Permissions the app asks for**\n\n* Camera-ready templates are sold\n"
    assert names(read(text, "a.md")) == set()


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ("把手表连上手机，是我们要权限最多的一步：", {"CAMERA", "READ_CONTACTS"}),
        ("这里说明设置。配对时，我们会申请下面的权限：", {"CAMERA", "READ_CONTACTS"}),
        ("把手表连上手机，要走完这几步：", set()),
        ("我们会申请下面的权限。配对的步骤：", set()),
    ],
)
def test_a_sentence_of_several_clauses_introduces_a_list(
    read: Read, lead: str, expected: set[str]
) -> None:
    text = f"# 手表\n\n## 配对\n\n{lead}\n\n- **相机**：扫描二维码。\n- **通讯录**：同步。\n"
    assert names(read(text, "a.md")) == expected


@pytest.mark.parametrize(
    ("name", "permission"),
    [
        ("身体活动/运动与健身", "ACTIVITY_RECOGNITION"),
        ("存取約略位置", "ACCESS_COARSE_LOCATION"),
        ("相片及檔案", "READ_EXTERNAL_STORAGE"),
        ("照片和文件", "READ_EXTERNAL_STORAGE"),
        ("附近裝置", "BLUETOOTH_SCAN"),
        ("通知类短信", "READ_SMS"),
        ("后台弹出界面", "SYSTEM_ALERT_WINDOW"),
        ("在其他应用上方显示内容", "SYSTEM_ALERT_WINDOW"),
        ("锁屏显示", "DISABLE_KEYGUARD"),
        ("Ignore battery optimisations", "REQUEST_IGNORE_BATTERY_OPTIMIZATIONS"),
        ("Run in background", "REQUEST_COMPANION_RUN_IN_BACKGROUND"),
        ("Photo library", "READ_EXTERNAL_STORAGE"),
    ],
)
def test_names_of_systems_and_makers(read: Read, name: str, permission: str) -> None:
    assert names(read(f"# App\n\n## 系统权限\n\n- {name}\n- 完\n", "a.md")) == {permission}


@pytest.mark.parametrize(
    "text",
    [
        "We removed the READ_SMS permission in version 2.",
        "We no longer request the READ_SMS permission.",
        "The READ_SMS permission has been removed.",
        "自3.0版起，我们取消了短信权限。",
        "我们不会申请以下权限：\n- 短信\n",
    ],
)
def test_what_was_removed_is_denied(read: Read, text: str) -> None:
    found = read(text, "a.md")
    assert (names(found), names(found, negated=True)) == (set(), {"READ_SMS"})


def test_names_with_brackets_in_an_enumeration(read: Read) -> None:
    found = read("App可能调用如下手机权限：位置、拨打电话(一键致电酒店)、通知。")
    assert {p.permission.removeprefix(P) for p in found.permissions} == {
        "ACCESS_FINE_LOCATION",
        "CALL_PHONE",
        "POST_NOTIFICATIONS",
    }


def test_names_in_quotes_side_by_side(read: Read) -> None:
    found = read("广告需要您授予「电话」「位置信息」权限。")
    assert len({p.permission for p in found.permissions}) == 2


def test_reading_and_writing_are_two_permissions(read: Read) -> None:
    found = read("二、权限\n读写手机存储：保存海报")
    assert {p.permission.removeprefix(P) for p in found.permissions} == {
        "READ_EXTERNAL_STORAGE",
        "WRITE_EXTERNAL_STORAGE",
    }


def test_the_number_of_an_item_is_no_part_of_a_constant(read: Read) -> None:
    found = read("7.android.permission.INTERNET、android.permission.CAMERA\n8.READ_LOGS：日志权限")
    assert {p.permission.removeprefix(P) for p in found.permissions} == {
        "INTERNET",
        "CAMERA",
        "READ_LOGS",
    }


def test_a_removed_constant_is_denied(read: Read) -> None:
    found = read("自2.0版本起，应用已删除android.permission.READ_LOGS。")
    assert [p.negated for p in found.permissions] == [True]


def test_the_letter_of_an_item_is_no_part_of_a_constant(read: Read) -> None:
    found = read(
        "二、权限\na.android.permission.CAMERA 开播\nb.READ_LOGS 日志\n"
        "c.com.example.app.permission.PUSH"
    )
    assert {p.permission for p in found.permissions} == {
        P + "CAMERA",
        P + "READ_LOGS",
        "com.example.app.permission.PUSH",
    }


@pytest.mark.parametrize("text", ["为此我们需要读取和写入您的日历。", "同步时需要读写日历。"])
def test_access_told_by_reading_and_writing(read: Read, text: str) -> None:
    assert P + "READ_CALENDAR" in {p.permission for p in read(text).permissions}


def test_reading_data_is_no_permission(read: Read) -> None:
    assert read("我们需要读取您的订单。").permissions == ()


def test_a_bracket_that_lists_names_says_which(read: Read) -> None:
    found = read("""
        <h2>系统权限</h2>
        <table><tr><th>权限</th><th>目的</th></tr>
        <tr><td>网络（完全的网络访问、查看网络状态）</td><td>联网</td></tr>
        <tr><td>位置（粗略位置）</td><td>天气</td></tr></table>
        """)
    assert names(found) == {"INTERNET", "ACCESS_NETWORK_STATE", "ACCESS_COARSE_LOCATION"}


def test_permissions_behind_asking_and_using(read: Read) -> None:
    found = read(
        "使用过程中会向您申请：读取电话状态权限，我们借此取得设备标识；摄像头权限，用来拍书；"
        "读取已安装应用列表，用来判断能否付款。发语音时会用到您的麦克风。我们不会用到通讯录。"
    )
    assert names(found) == {"READ_PHONE_STATE", "CAMERA", "QUERY_ALL_PACKAGES", "RECORD_AUDIO"}
    assert names(read("ShareSDK会读取您的设备信息、网络信息以及SD卡存储权限。")) <= {
        "WRITE_EXTERNAL_STORAGE",
        "READ_EXTERNAL_STORAGE",
    }


def test_kinds_of_location_in_a_bracket(read: Read) -> None:
    found = read(
        "Privacy\n\nC. PERMISSIONS WE MAY ASK YOU FOR\n\n"
        "Location (fine, coarse, background) – stops near you\n\nCamera – tickets\n"
    )
    assert names(found) == {
        "ACCESS_FINE_LOCATION",
        "ACCESS_COARSE_LOCATION",
        "ACCESS_BACKGROUND_LOCATION",
        "CAMERA",
    }


def test_a_constant_of_a_maker_without_the_word_permission(read: Read) -> None:
    found = read("""
        <h2>系统权限</h2>
        <table><tr><th>权限</th><th>目的</th></tr>
        <tr><td>com.maker.ids.MORE_DID.ACCESS</td><td>读取标识</td></tr>
        <tr><td>android.permission.CAMERA</td><td>扫码</td></tr></table>
        """)
    assert [p.permission for p in found.permissions] == [
        "com.maker.ids.MORE_DID.ACCESS",
        "android.permission.CAMERA",
    ]
