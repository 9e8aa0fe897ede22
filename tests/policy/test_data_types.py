from __future__ import annotations

import pytest

from auditor.policy.data_types import find_data_types, negated_spans
from auditor.policy.flat import fold

from .conftest import Read


def stated(text: str) -> dict[str, bool]:
    """Type → whether every mention of it is a denial."""
    found: dict[str, bool] = {}
    for hit in find_data_types(text):
        found[hit.data_type] = found.get(hit.data_type, True) and hit.negated
    return found


@pytest.mark.parametrize(
    "text",
    [
        "我们不会收集您的通讯录。",
        "我们不收集您的通讯录。",
        "本应用从不读取您的通讯录。",
        "我们绝不会获取您的通讯录。",
        "我们不会以任何方式收集您的通讯录。",
        "我们不会主动获取您的通讯录。",
        "我们并未收集您的通讯录。",
        "我们無需讀取您的通訊錄。",
        "无需获取您的通讯录。",
        "您的通讯录不会被收集。",
        "通讯录我们一概不看。",
        "We do not collect your contacts.",
        "The app never reads your contacts.",
        "We don't access your address book.",
        "We will not upload your contacts.",
        "备份文件不含通讯录。",
        "我们看不到您的通讯录。",
        "我们无法接触您的通讯录。",
        "我们没有接入任何会读取通讯录的SDK。",
        "本应用没有通讯录权限。",
        "我们不会借此获取您的通讯录。",
        "The export contains no contacts.",
        "The log does not contain your contacts.",
        "We don't see your contacts.",
        "Your address book is not read.",
        "There is no address book access.",
        "我们不会上传您的通讯录。",
        "我们看不到也得不到您的通讯录。",
        "软件自身没有通讯录权限。",
        "不读你的通讯录。",
        "无需向我们提供通讯录。",
        "通讯录输入框里的内容，云雀不记录、不上传。",
        "Your address book is never shared with us.",
        "Your contacts and your address book are not accessed.",
        "Access to your address book does not take place.",
        "I couldn't collect your address book even if I wanted to.",
    ],
)
def test_a_denial_is_a_denial(text: str) -> None:
    assert stated(text) == {"contacts": True}


@pytest.mark.parametrize(
    "text",
    [
        "我们会收集您的通讯录。",
        "如您不提供通讯录，将无法使用邀请功能。",
        "如果您不同意我们收集通讯录，不影响其他功能。",
        "您可以不提供通讯录。",
        "您拒绝提供通讯录的，不影响其他功能。",
        "我们不仅收集您的通讯录，也收集头像。",
        "不同的手机会收集通讯录。",
        "We collect your contacts.",
        "We need your contacts, not your name.",
    ],
)
def test_other_negations_deny_nothing(text: str) -> None:
    assert stated(text) == {"contacts": False}


@pytest.mark.parametrize(
    "text",
    [
        "未经您同意，我们不会收集您的通讯录。",
        "未经您授权我们不会读取您的通讯录。",
        "未经您的明确许可，我们不会上传您的通讯录。",
        "除非获得您的授权，我们不会访问您的通讯录。",
        "我们不会在上述范围之外收集您的通讯录。",
        "我们不会向他人出售我们收集的您的通讯录。",
        "We do not read your contacts without your consent.",
        "We do not sell your contacts.",
    ],
)
def test_a_promise_bound_to_a_condition_is_no_denial(text: str) -> None:
    assert not any(hit.negated for hit in find_data_types(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("我们不会收集通讯录，但会收集位置信息。", {"contacts": True, "location_precise": False}),
        ("我们不收集通讯录，仅收集位置信息。", {"contacts": True, "location_precise": False}),
        ("我们不收集通讯录，我们会收集位置信息。", {"contacts": True, "location_precise": False}),
        ("我们收集位置信息，不会收集通讯录。", {"contacts": True, "location_precise": False}),
        (
            "我们不收集通讯录、短信内容和位置信息。",
            {"contacts": True, "sms": True, "location_precise": True},
        ),
        ("我们不收集通讯录。我们收集位置信息。", {"contacts": True, "location_precise": False}),
        ("我们不收集通讯录；位置信息用于导航。", {"contacts": True, "location_precise": False}),
        (
            "We do not collect contacts, but we collect your precise location.",
            {"contacts": True, "location_precise": False},
        ),
    ],
)
def test_a_denial_ends_with_its_clause(text: str, expected: dict[str, bool]) -> None:
    assert stated(text) == expected


def test_a_later_statement_stands_beside_a_denial() -> None:
    text = "我们不会收集通讯录。开启邀请后，我们会收集通讯录。"
    assert [h.negated for h in find_data_types(text)] == [True, False]


@pytest.mark.parametrize(
    ("text", "literal"),
    [
        ("收集ＩＭ\u200bＥＩ等", "ＩＭ\u200bＥＩ"),
        ("读取 通 讯 录 用于", "通 讯 录"),
        ("the Android \n ID of", "Android \n ID"),
    ],
)
def test_a_hit_covers_what_is_written(text: str, literal: str) -> None:
    (hit,) = find_data_types(text)
    assert text[hit.start : hit.end] == literal


def test_each_place_is_found() -> None:
    text = "IMEI、OAID；再次读取IMEI"
    places = [h.start for h in find_data_types(text) if h.data_type == "imei"]
    assert places == [0, text.rindex("IMEI")]


def test_spans_are_those_of_the_denying_clause() -> None:
    text = fold("我们收集位置。我们不会收集通讯录、短信。其他。")
    ((start, end),) = negated_spans(text)
    assert text[start:end] == "不会收集通讯录、短信"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("没有用到的：IMEI、OAID。收集通讯录。", {"imei": True, "oaid": True, "contacts": False}),
        ("该功能不需要您的通讯录，我们也从未读取过。", {"contacts": True}),
        ("我们不会对您的照片做人脸识别。", {"face_biometric": True}),
        ("登录时会做人脸识别。", {"face_biometric": False}),
        ("We do not process sensitive data (e.g. passport numbers).", {"id_card": True}),
        ("The bluetooth scanner was removed in 2.0, the camera is used.", {"camera_image": False}),
        ("自3.0版起，我们取消了通讯录权限，读取剪贴板。", {"contacts": True}),
        ("您可以取消通讯录权限。", {"contacts": False}),
        ("We no longer access your contacts. We read the clipboard.", {"clipboard": False}),
        ("We no longer access your contacts.", {"contacts": True}),
        ("GPS was removed in 1.4 and the clipboard is read.", {"clipboard": False}),
        ("IMEI and IMSI were dropped in version 3.", {"imei": True, "imsi": True}),
        ("Your address book data is removed from our servers in 30 days.", {"contacts": False}),
        ("崩溃时上传崩溃日志.我们不要求您注册.", {"crash_log": False}),
        ("需要粗略位置才能扫描，我们不会记录您的位置", {"location_coarse": True}),
        ("我们会收集您的位置信息，不会读取您的轨迹", {"location_precise": False}),
    ],
)
def test_denials_end_where_they_should(text: str, expected: dict[str, bool]) -> None:
    found = stated(text)
    assert {k: found.get(k) for k in expected} == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("标识（IMEI、SN、MAC）", "serial"),
        ("SSID、基站、IP", "location_coarse"),
        ("经纬度、基站信息", "location_coarse"),
        ("country / city level location", "location_coarse"),
        ("can be either precise or imprecise", "location_coarse"),
        ("您所在的精确位置、大致位置", "location_precise"),
        ("device ID, model, and manufacturer", "device_model"),
        ("机型、ROM 版本", "os_version"),
        ("our server sees the IP-address", "ip"),
        ("会记录ip、手机型号", "ip"),
        ("从手机通讯录中选择紧急联系人", "contacts"),
        ("发生崩溃时采集崩溃堆栈", "crash_log"),
        ("system activity and crash dumps", "crash_log"),
        ("查看正在运行的程序,并结束后台进程", "running_processes"),
        ("转换您说的话", "microphone_audio"),
        ("判断是否处于Wi-Fi环境", "network_state"),
        ("所使用的電訊網絡商", "carrier"),
        ("上載食物相片", "photos_storage"),
        ("添加的小票图片", "photos_storage"),
    ],
)
def test_words_of_personal_data(text: str, name: str) -> None:
    assert stated(text).get(name) is False


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("序列SNS分享", "serial"),
        ("application identification numbers", "id_card"),
        ("存取概略位置", "location_precise"),
        ("附近的基站设备由运营商维护", "location_coarse"),
        ("紧急联系人的电话", "contacts"),
        ("企业通讯录由管理员维护", "contacts"),
        ("用于崩溃分析服务", "crash_log"),
        ("您说的话题", "microphone_audio"),
        ("在Wi-Fi环境下播放更省流量", "network_state"),
        ("示例科技有限公司生产门锁、摄像机和传感器，", "sensors"),
        ("从剪贴板粘贴的内容仅用于填写表单", "clipboard"),
        ("本院不保存您的银行卡信息", "bank_account"),
    ],
)
def test_words_that_only_look_like_personal_data(text: str, name: str) -> None:
    assert name not in stated(text)


def test_a_maker_that_collects_is_read_on() -> None:
    assert stated("示例科技有限公司生产传感器，并收集您的位置信息。") == {"location_precise": False}


@pytest.mark.parametrize(
    "text",
    [
        "We do not receive your bank card number.",
        "We see a purchase token, never your card number.",
        "We have no interest in your contacts or your photos.",
    ],
)
def test_english_denials_in_other_words(text: str) -> None:
    assert stated(text) and all(stated(text).values())


def test_data_beside_words_that_only_look_alike() -> None:
    assert stated("安卓操作系统应用权限列表") == {}
    assert stated("不同机型上的名称可能有差别") == {}
    assert stated("传感器数据、系统进程、剩余电量")["running_processes"] is False
    assert "location_precise" in stated("访问精准/粗略位置")
    assert "browsing_history" in stated("收集浏览网页的URL")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "设备信息（IMEI，不含MAC地址）、通讯录",
            {"imei": False, "mac": True, "contacts": False},
        ),
        ("日志不含通讯录，会包含IMEI。", {"contacts": True, "imei": False}),
        (
            "We read your contacts, but your call log is not read.",
            {"contacts": False, "call_log": True},
        ),
        ("If you decline, your address book is not read.", {"contacts": False}),
        ("刷脸付款由手机完成，我们得不到人脸数据。", {"face_biometric": True}),
        ("使用指纹或人脸登录，我们不会获取您的指纹。", {"face_biometric": True}),
        ("我们收集您的人脸信息用于核验，不会上传指纹。", {"face_biometric": False}),
        ("使用人脸信息完成实名认证，认证后不会保存您的人脸信息。", {"face_biometric": False}),
    ],
)
def test_a_denial_covers_what_it_names(text: str, expected: dict[str, bool]) -> None:
    assert stated(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "No analytics, no advertising ID, no accounts, no contacts.",
        "The app can't read your contacts or call logs.",
        "Nor do we read your contacts, calendar or SMS messages.",
    ],
)
def test_lists_of_what_is_not_there(text: str) -> None:
    assert all(hit.negated for hit in find_data_types(text))
    assert any(find_data_types(text))


@pytest.mark.parametrize(
    "text",
    [
        "Does the app collect precise location?",
        "**Is your contact list collected?**",
        "我们会读取您的通讯录吗？",
    ],
)
def test_a_question_discloses_nothing(text: str) -> None:
    assert not any(find_data_types(text))


def test_a_denial_in_brackets_ends_with_them() -> None:
    found = {h.data_type: h.negated for h in find_data_types("语音数据（不会录制）、IP地址")}
    assert found == {"microphone_audio": False, "ip": False}


def test_what_a_provider_collects_though_the_app_does_not() -> None:
    text = "MAC地址、身份证号（由渠道收集，我们不接触）"
    assert not any(h.negated for h in find_data_types(text, listed=True))
    assert all(h.negated for h in find_data_types(text))


def test_what_a_bracket_takes_back_is_the_one_before_it() -> None:
    found = {
        h.data_type: h.negated for h in find_data_types("IMEI、OAID、MAC地址（2.0版起已移除）")
    }
    assert found == {"imei": False, "oaid": False, "mac": True}


def test_installing_is_no_list_of_apps() -> None:
    assert not any(find_data_types("安装应用"))
    assert [h.data_type for h in find_data_types("已安装应用")] == ["installed_apps"]


def test_what_is_promised_not_to_happen_without_consent() -> None:
    assert not any(find_data_types("我们不会在未经您同意的情况下读取您的通讯录和短信内容。"))


@pytest.mark.parametrize(
    ("text", "data_type"),
    [
        ("相机权限：打开手电筒必须使用，我们不会拍摄任何照片。", "camera_image"),
        ("频谱动画需要录音权限，我们不会录下任何声音。", "microphone_audio"),
        ("搜索蓝牙须开启位置权限，我们并不因此获取孩子的位置信息。", "location_precise"),
    ],
)
def test_a_right_whose_data_are_not_taken(text: str, data_type: str) -> None:
    assert stated(text)[data_type]


def test_what_is_not_handed_on_is_neither_collected_nor_denied() -> None:
    assert stated("我们不会向第三方提供您的通讯录。") == {}


@pytest.mark.parametrize(
    "text", ["就诊人姓名、就诊卡号、与您的关系", "校园卡：卡号、余额", "车辆位置、剩余电量、胎压"]
)
def test_cards_of_others_and_cars(text: str) -> None:
    assert not {"bank_account", "battery"} & stated(text).keys()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We log your IP adress, mobile network, phone model.", {"ip", "carrier", "device_model"}),
        ("Torch. We DON'T take pictures, there is no code for it.", set()),
        ("Address book. If you invite friends, we do not upload your contacts.", set()),
    ],
)
def test_english_words_and_denials(text: str, expected: set[str]) -> None:
    assert {h.data_type for h in find_data_types(text) if not h.negated} == expected


@pytest.mark.parametrize(
    "text",
    [
        "第八条 下列信息不在收集范围之内：短信内容、通话记录、通讯录。",
        "短信内容、通讯录均不在我们的收集范围内。",
        "饱饱不存您的银行卡号。",
        "它们会借用上面部分权限。",
    ],
)
def test_what_is_out_of_scope_or_no_word(text: str) -> None:
    assert [h.data_type for h in find_data_types(text) if not h.negated] == []


def test_texts_beside_contacts_are_denied_with_them(read: Read) -> None:
    found = read("# 说明\n\n我们不碰您的通讯录和短信。\n").data_types
    assert {(d.data_type, d.negated) for d in found} == {("contacts", True), ("sms", True)}


def test_denials_behind_what_they_deny(read: Read) -> None:
    text = (
        "# 信\n\n## 权限\n\n通讯录、短信、位置——都没要。\n\n"
        '会多出一条 `READ_PHONE_STATE`，**我们用 tools:node="remove" 删掉了**。\n\n'
        "不再申请整机存储，改为 `READ_MEDIA_IMAGES`。\n"
    )
    found = read(text, ".md")
    rights = {p.permission for p in found.permissions if not p.negated}
    assert rights == {"android.permission.READ_MEDIA_IMAGES"}
    assert all(d.negated for d in found.data_types)


@pytest.mark.parametrize(
    ("text", "data_type"),
    [
        ("不读剪贴板（“粘贴”是你自己点的）", "clipboard"),
        ("也没有定位权限、通讯录权限，以后也不会加。", "contacts"),
        ("不会动用您手机的短信权限。", "sms"),
        ("银行卡之类的信息我碰不到。", "bank_account"),
        ("付款在微信页面进行，银行卡信息我们无从得知。", "bank_account"),
        ("我们不要求也不建议您填写完整的银行卡号。", "bank_account"),
        ("不支持上传真人照片。", "photos_storage"),
        ("可选用面容解锁，资料只保存在手机里，本机不会取得阁下的面容资料。", "face_biometric"),
        ("书架同步不涉及您的通讯录。", "contacts"),
        ("READ_CONTACTS 之外，通讯录权限从未申请", "contacts"),
        ("We don't ask children for their names, photos or voice.", "photos_storage"),
        ("* no list of your installed apps", "installed_apps"),
        ("No biometric template reaches the app.", "face_biometric"),
        ("Since 4.2 the app no longer accesses your phone book or call logs.", "call_log"),
    ],
)
def test_everyday_denials(text: str, data_type: str) -> None:
    assert stated(text)[data_type] is True


@pytest.mark.parametrize(
    ("text", "expected"),
    [("SIM card number (ICCID)", {"iccid"}), ("brand, SIM operator, language", {"carrier"})],
)
def test_cards_and_operators_of_a_phone(text: str, expected: set[str]) -> None:
    assert set(stated(text)) == expected
