from __future__ import annotations

import pytest

from auditor.policy.blocks import Text
from auditor.policy.known import KnownNames
from auditor.policy.records import Passage
from auditor.policy.sdk_entries import list_entry
from auditor.policy.sdk_fields import SdkDraft
from auditor.policy.sections import Section

from .conftest import Read

INTRO = "我们接入的第三方SDK如下："


def entry(
    known: KnownNames, text: str, listed: str = "", section: Section | None = None
) -> SdkDraft | None:
    found = list_entry(Passage(Text(text), section or Section(), listed=listed), known)
    assert len(found) <= 1
    return found[0] if found else None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("1. 极光推送：用于消息推送", "极光推送"),
        ("（2）极光推送——用于消息推送", "极光推送"),
        ("• 极光推送 - 用于消息推送", "极光推送"),
        ("3、星点推送SDK：用于消息推送，收集OAID", "星点推送SDK"),
        ("星点推送（com.xingdian.push）：用于消息推送", "星点推送"),
        ("* Bugly: crash reports", "Bugly"),
    ],
)
def test_an_entry_names_an_sdk(known: KnownNames, text: str, name: str) -> None:
    draft = entry(known, text)
    assert draft is not None
    assert draft.name == name
    assert draft.purpose


def test_an_entry_states_its_fields(known: KnownNames) -> None:
    text = "4. 星点推送SDK（杭州星点科技有限公司）：用于消息推送，收集OAID、IP地址，隐私政策：https://xd.example.cn/p"
    draft = entry(known, text)
    assert draft is not None
    assert draft.vendor == "杭州星点科技有限公司"
    assert draft.purpose == "消息推送"
    assert draft.personal_info == "OAID、IP地址"
    assert draft.privacy_url == "https://xd.example.cn/p"


@pytest.mark.parametrize(
    "text",
    [
        "1. 账号信息：用于登录",
        "2. 相机：用于扫码",
        "3. OAID：用于识别设备",
        "4. 统计SDK：用于统计",
        "5. 如果您使用极光推送：我们会收集OAID",
        "6. 微信登录：您可以使用微信账号登录",
        "客服微信：xingdian2024",
        "客服邮箱：a@xingdian.com",
        "7. 我们承诺：妥善保管",
        "没有冒号的一行",
        "",
    ],
)
def test_other_entries_name_none(known: KnownNames, text: str) -> None:
    assert entry(known, text) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("1. 星点推送：用于消息推送", "星点推送"),
        ("- StarPush: messages", "StarPush"),
        ("2. 极光推送", "极光推送"),
        ("* Firebase Analytics", "Firebase Analytics"),
    ],
)
def test_an_introduced_list_may_name_unknown_ones(known: KnownNames, text: str, name: str) -> None:
    draft = entry(known, text, INTRO)
    assert draft is not None
    assert draft.name == name


@pytest.mark.parametrize(
    "text",
    [
        "1. 供应商：为我们提供服务",
        "2. 关联公司：共享账号信息",
        "3. 合作伙伴：用于营销",
        "4. 设备信息：用于推送",
        "5. 使用目的：推送",
        "6. 权限：相机",
    ],
)
def test_an_introduced_list_of_other_things(known: KnownNames, text: str) -> None:
    assert entry(known, text, INTRO) is None


SDKS = Section(sdks=True)


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("1. 星点SDK：消息推送，OAID、IP地址", ("消息推送", "OAID、IP地址", None)),
        (
            "2. Bugly（腾讯）：统计崩溃；崩溃堆栈、机型、系统版本",
            ("统计崩溃", "崩溃堆栈、机型、系统版本", "腾讯"),
        ),
        (
            "3. 星点SDK —— 星点科技有限公司（OAID、IP地址）",
            (None, "OAID、IP地址", "星点科技有限公司"),
        ),
        ("4. Lottie —— Airbnb，动画渲染，不收集信息", ("动画渲染", "不收集信息", "Airbnb")),
        ("5. 讯飞语音听写：把语音转成文字", ("把语音转成文字", None, None)),
        ("6. 活体检测SDK：由星点科技有限公司提供，用于核验", ("核验", None, "星点科技有限公司")),
        ("7. Vela Ads - https://vela.example.com/privacy", (None, None, None)),
    ],
)
def test_what_clauses_without_keys_say(
    known: KnownNames, text: str, fields: tuple[str | None, ...]
) -> None:
    draft = entry(known, text, section=SDKS)
    assert draft is not None
    assert (draft.purpose, draft.personal_info, draft.vendor) == fields


@pytest.mark.parametrize(
    "text",
    [
        "• 个人信息：用于登录",
        "2、与第三方SDK服务商共享：为实现功能",
        "• 推送：您可以关闭",
        "3. We use Vela SDK, provided by Vela Ltd.",
    ],
)
def test_clauses_that_name_none(known: KnownNames, text: str) -> None:
    assert entry(known, text, section=SDKS) is None


def test_several_names_share_an_entry(known: KnownNames) -> None:
    text = "• Firebase Analytics、Firebase Crashlytics：流量分析、当机回报"
    found = list_entry(Passage(Text(text), SDKS), known)
    assert [(d.name, d.purpose) for d in found] == [
        ("Firebase Analytics", "流量分析"),
        ("Firebase Crashlytics", "当机回报"),
    ]


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("1. 星点控件（星点科技有限公司）。用于缴费，采集设备型号。", ("缴费", "设备型号")),
        ("Vela SDK（Vela Ltd.）－發送推播通知", ("發送推播通知", None)),
        ("6. 星点移动框架（星点科技有限公司）。", (None, None)),
        (
            "Vela Ads (banner and rewarded video ads): https://v.example.com/privacy",
            ("banner and rewarded video ads", None),
        ),
    ],
)
def test_a_name_with_a_bracket_and_a_sign(
    known: KnownNames, text: str, fields: tuple[str | None, str | None]
) -> None:
    draft = entry(known, text, section=SDKS)
    assert draft is not None
    assert (draft.purpose, draft.personal_info) == fields


def test_a_heading_below_a_list_is_no_entry(read: Read) -> None:
    found = read(
        "一、目前接入的第三方SDK有：\n（1）星点SDK，用于推送。\n二、数据的存储\n保存于境内。\n"
    )
    assert [s.name for s in found.sdks] == ["星点SDK"]


def test_an_entry_that_says_who_made_it(read: Read) -> None:
    found = read(
        "隐私政策\n\n三、第三方SDK\n\n"
        + "1. PDFBox（com.tom-roush.pdfbox）由Tom Roush提供，用于导出PDF\n"
        + "2. Coil由谷歌开发，图片加载\n"
    )
    assert {s.name: (s.vendor, s.purpose, s.packages) for s in found.sdks} == {
        "PDFBox": ("Tom Roush", "导出PDF", ("com.tom-roush.pdfbox",)),
        "Coil": ("谷歌", "图片加载", ()),
    }


def test_an_entry_of_clauses_before_a_sentence_with_a_key(read: Read) -> None:
    found = read(
        "隐私政策\n\n三、第三方SDK\n\n"
        "1. 星点广告（com.xingdian.ads），杭州星点科技有限公司，展示横幅。收集：OAID、IP地址。"
        "隐私政策 https://xd.example/p\n"
        "2. AdMob（仅海外版），Google，展示横幅。收集：广告ID。隐私政策 https://g.example/p\n"
    )
    assert {s.name: (s.vendor, s.purpose, s.personal_info, s.privacy_url) for s in found.sdks} == {
        "星点广告": ("杭州星点科技有限公司", "展示横幅", "OAID、IP地址", "https://xd.example/p"),
        "AdMob": ("Google", "展示横幅", "广告ID", "https://g.example/p"),
    }


def test_a_name_and_its_use_with_a_space_between(read: Read) -> None:
    found = read(
        "隐私政策\n\n三、第三方SDK\n\n1. Glide 图片加载,开源,不收集信息\n2. OkHttp 网络请求,开源\n"
    )
    assert {s.name: s.purpose for s in found.sdks} == {"Glide": "图片加载", "OkHttp": "网络请求"}


def test_a_package_and_a_company_in_one_bracket(read: Read) -> None:
    found = read(
        "隐私政策\n\n三、第三方SDK\n\n"
        "（1）云雀测距SDK（cn.yunque.range，杭州云雀有限公司）：测量车距，会收集传感器信息。\n"
        "（2）青瓦相册SDK（包名：io.qingwa.album，成都青瓦股份有限公司）：整理照片，会收集照片。\n"
    ).sdks
    assert [(s.name, s.vendor, s.packages, s.purpose) for s in found] == [
        ("云雀测距SDK", "杭州云雀有限公司", ("cn.yunque.range",), "测量车距"),
        ("青瓦相册SDK", "成都青瓦股份有限公司", ("io.qingwa.album",), "整理照片"),
    ]


def test_an_engine_and_what_it_gathers(read: Read) -> None:
    (sdk,) = read(
        "# 隐私政策\n\n## 三、第三方SDK\n\n"
        "- **Unity引擎**，画面用它渲染，Unity会采集设备型号、系统版本。\n",
        ".md",
    ).sdks
    assert (sdk.name, sdk.personal_info) == ("Unity引擎", "设备型号、系统版本")


def test_two_products_of_one_brand_in_a_title(read: Read) -> None:
    found = read(
        "# 隐私政策\n\n## 三、第三方SDK\n\n"
        "- **高德定位SDK、高德地图SDK**：由高德软件有限公司提供，用于显示停车点。\n",
        ".md",
    ).sdks
    assert [(s.name, s.purpose) for s in found] == [
        ("高德地图SDK", "显示停车点"),
        ("高德定位SDK", "显示停车点"),
    ]


@pytest.mark.parametrize(
    ("text", "name", "vendor", "purpose"),
    [
        (
            "• 消息提醒：我们使用杭州云雀有限公司的云雀推送SDK，它会读取网络状态。",
            "云雀推送SDK",
            "杭州云雀有限公司",
            "消息提醒",
        ),
        ("• 贴纸：照片贴纸使用了星点科技的云雀美颜SDK。", "云雀美颜SDK", "星点科技", "照片贴纸"),
        (
            "云雀推送：我们使用云雀推送SDK下发通知，它会读取网络状态。",
            "云雀推送SDK",
            None,
            "下发通知",
        ),
    ],
)
def test_a_label_is_no_name_where_the_text_uses_another(
    read: Read, text: str, name: str, vendor: str | None, purpose: str
) -> None:
    found = read(f"隐私政策\n\n三、第三方SDK\n\n{text}\n").sdks
    assert [(s.name, s.vendor, s.purpose) for s in found] == [(name, vendor, purpose)]


def test_an_engine_of_a_company_is_no_purpose(read: Read) -> None:
    (sdk,) = read(
        "隐私政策\n\n三、第三方SDK\n\n"
        "GVoice：语音的传输使用云雀（杭州）有限公司的多媒体引擎GVoice，收集您的语音信息。\n"
    ).sdks
    assert (sdk.vendor, sdk.purpose) == ("云雀（杭州）有限公司", "语音的传输")


def test_a_number_before_a_package_is_no_name(read: Read) -> None:
    (sdk,) = read(
        "隐私政策\n\n三、第三方SDK\n\n17 com.uc.crashsdk、com.umeng (友盟统计): 用于统计分析\n"
    ).sdks
    assert (sdk.name, sdk.packages) == ("友盟统计", ("com.uc.crashsdk", "com.umeng"))


@pytest.mark.parametrize(
    ("text", "name", "purpose", "info"),
    [
        (
            "（3）云雀推送，用于新闻推送，会收集手机品牌、运营商，隐私政策：https://yq.example/p；",
            "云雀推送",
            "新闻推送",
            "手机品牌、运营商",
        ),
        (
            "（5）IJKPlayer（bilibili开源），用于视频播放，不收集个人信息；",
            "IJKPlayer",
            "视频播放",
            "不收集个人信息",
        ),
        (
            "（2）个推：告警消息推送，会收集 OAID；为提高到达率，个推会拉起别的渠道。",
            "个推",
            "告警消息推送",
            "OAID",
        ),
    ],
)
def test_clauses_of_an_entry(read: Read, text: str, name: str, purpose: str, info: str) -> None:
    found = read(f"隐私政策\n\n三、第三方SDK\n\n{text}\n").sdks
    said = [(s.name, s.purpose, s.personal_info) for s in found if s.name == name]
    assert said == [(name, purpose, info)]


def test_what_a_policy_applies_to_is_no_sdk(read: Read) -> None:
    found = read(
        "隐私声明\n\n本声明适用于云雀输入法 Android 手机版（包名：cn.yunque.ime）。"
        "产品由杭州云雀有限公司提供。\n"
    )
    assert found.sdks == ()
