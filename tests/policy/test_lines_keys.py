"""Entries written as keys and values, in the notations that policies use."""

from __future__ import annotations

import pytest

from auditor.model import SdkDisclosure

from .conftest import OneSdk, Read

P = "android.permission."
NOTATIONS = {
    "lines": """
        SDK名称：星点推送SDK
        公司名称：杭州星点科技有限公司
        使用目的：消息推送
        收集个人信息类型：OAID、IP地址
        隐私政策链接：https://xd.example.cn/p
        """,
    "half-width": """
        SDK名称: 星点推送SDK
        公司名称: 杭州星点科技有限公司
        使用目的: 消息推送
        收集个人信息类型: OAID、IP地址
        隐私政策链接: https://xd.example.cn/p
        """,
    "bullets": """
        - SDK名称：星点推送SDK
        - 公司名称：杭州星点科技有限公司
        - 使用目的：消息推送
        - 收集个人信息类型：OAID、IP地址
        - 隐私政策链接：https://xd.example.cn/p
        """,
    "brackets": """
        【SDK名称】星点推送SDK
        【公司名称】杭州星点科技有限公司
        【使用目的】消息推送
        【收集个人信息类型】OAID、IP地址
        【隐私政策链接】https://xd.example.cn/p
        """,
    "one line": "SDK名称：星点推送SDK；公司名称：杭州星点科技有限公司；使用目的：消息推送；"
    "收集个人信息类型：OAID、IP地址；隐私政策链接：https://xd.example.cn/p",
    "titled": """
        1. 星点推送SDK
        公司名称：杭州星点科技有限公司
        使用目的：消息推送
        收集个人信息类型：OAID、IP地址
        隐私政策链接：https://xd.example.cn/p
        """,
    "titled, numbered": """
        （一）星点推送SDK
        （1）公司名称：杭州星点科技有限公司
        （2）使用目的：消息推送
        （3）收集个人信息类型：OAID、IP地址
        （4）隐私政策链接：https://xd.example.cn/p
        """,
    "values below": """
        SDK名称：
        星点推送SDK
        公司名称：
        杭州星点科技有限公司
        使用目的：
        消息推送
        收集个人信息类型：
        OAID、IP地址
        隐私政策链接：
        https://xd.example.cn/p
        """,
    "labels alone": """
        SDK名称
        星点推送SDK
        公司名称
        杭州星点科技有限公司
        使用目的
        消息推送
        收集个人信息类型
        OAID、IP地址
        隐私政策链接
        https://xd.example.cn/p
        """,
    "Traditional": """
        SDK名稱：星点推送SDK
        公司名稱：杭州星点科技有限公司
        使用目的：消息推送
        收集個人信息類型：OAID、IP地址
        隱私政策鏈接：https://xd.example.cn/p
        """,
}
HTML = {
    "breaks": "<p>SDK名称：星点推送SDK<br>公司名称：杭州星点科技有限公司<br>使用目的：消息推送<br>"
    "收集个人信息类型：OAID、IP地址<br>隐私政策链接：https://xd.example.cn/p</p>",
    "list": "<ul><li>SDK名称：星点推送SDK</li><li>公司名称：杭州星点科技有限公司</li>"
    "<li>使用目的：消息推送</li><li>收集个人信息类型：OAID、IP地址</li>"
    "<li>隐私政策链接：<a href='https://xd.example.cn/p'>点此查看</a></li></ul>",
    "heading": "<h4>星点推送SDK</h4><p>公司名称：杭州星点科技有限公司</p><p>使用目的：消息推送</p>"
    "<p>收集个人信息类型：OAID、IP地址</p><p>隐私政策链接：https://xd.example.cn/p</p>",
    "bold": "<p><b>星点推送SDK</b></p><p><b>公司名称</b>：杭州星点科技有限公司</p>"
    "<p><b>使用目的</b>：消息推送</p><p><b>收集个人信息类型</b>：OAID、IP地址</p>"
    "<p><b>隐私政策链接</b>：https://xd.example.cn/p</p>",
}


def check(found: SdkDisclosure) -> None:
    assert found.name == "星点推送SDK"
    assert found.vendor == "杭州星点科技有限公司"
    assert found.purpose == "消息推送"
    assert found.personal_info == "OAID、IP地址"
    assert found.data_types == ("ip", "oaid")
    assert found.privacy_url == "https://xd.example.cn/p"


@pytest.mark.parametrize("notation", NOTATIONS)
def test_an_entry_in_text(sdk: OneSdk, notation: str) -> None:
    check(sdk(NOTATIONS[notation]))


@pytest.mark.parametrize("notation", HTML)
def test_an_entry_in_html(sdk: OneSdk, notation: str) -> None:
    check(sdk(HTML[notation]))


@pytest.mark.parametrize("notation", [n for n in NOTATIONS if n != "one line"])
def test_several_entries_keep_their_fields(read: Read, notation: str) -> None:
    first = "\n".join(line.strip() for line in NOTATIONS[notation].strip().split("\n"))
    second = (
        first.replace("星点推送SDK", "云雀地图SDK")
        .replace("杭州星点", "成都云雀")
        .replace("消息推送", "地图导航")
        .replace("OAID、IP地址", "位置信息")
        .replace("https://xd", "https://yq")
        .replace("1. ", "2. ")
        .replace("（一）", "（二）")
    )
    found = read(f"第三方SDK清单\n{first}\n{second}").sdks
    assert [(s.name, s.vendor, s.purpose, s.data_types, s.privacy_url) for s in found] == [
        (
            "星点推送SDK",
            "杭州星点科技有限公司",
            "消息推送",
            ("ip", "oaid"),
            "https://xd.example.cn/p",
        ),
        (
            "云雀地图SDK",
            "成都云雀科技有限公司",
            "地图导航",
            ("location_precise",),
            "https://yq.example.cn/p",
        ),
    ]


def test_lines_of_an_entry(read: Read) -> None:
    found = read("""
        第三方SDK清单

        SDK名称：星点推送SDK
        收集个人信息类型：
        OAID、
        IP地址
        """)
    assert [s.evidence.line for s in found.sdks] == [3]
    assert {d.data_type: d.evidence.line for d in found.data_types} == {"oaid": 5, "ip": 6}


def test_permissions_of_an_entry_are_the_sdks(read: Read) -> None:
    found = read("""
        SDK名称：星点推送SDK
        使用目的：消息推送
        申请权限：READ_PHONE_STATE、相机
        """)
    assert {(p.permission, p.scope, p.sdk) for p in found.permissions} == {
        (P + "READ_PHONE_STATE", "sdk", "星点推送SDK"),
        (P + "CAMERA", "sdk", "星点推送SDK"),
    }


def test_entries_of_permissions(read: Read) -> None:
    found = read("""
        权限名称：相机
        使用目的：扫码
        权限名称：麦克风
        使用目的：通话
        """)
    assert found.sdks == ()
    assert [(p.permission, p.purpose) for p in found.permissions] == [
        (P + "CAMERA", "扫码"),
        (P + "RECORD_AUDIO", "通话"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "统计SDK\n使用目的：统计",
        "使用目的：消息推送",
        "公司名称：杭州星点科技有限公司\n联系方式：0571",
        "一、我们如何使用信息\n使用目的：提供服务",
        "产品名称：星点日记\n版本号：2.0\n更新日期：2024年1月1日",
        "名称\n公司\n目的",
    ],
)
def test_what_is_no_entry_of_an_sdk(read: Read, text: str) -> None:
    assert read(text).sdks == ()


def test_a_paragraph_after_an_entry_is_not_its_value(sdk: OneSdk) -> None:
    found = sdk("""
        SDK名称：星点推送SDK
        使用目的：消息推送
        我们会对上述合作方进行严格的安全评估，并要求其依法处理您的信息。您可以在设置中关闭它。
        """)
    assert found.purpose == "消息推送"


def test_a_wrapped_value_is_joined(sdk: OneSdk) -> None:
    found = sdk("""
        SDK名称：星点推送SDK
        收集个人信息类型：OAID、
        IP地址、
        MAC地址
        使用目的：消息推送
        """)
    assert found.data_types == ("ip", "mac", "oaid")
    assert found.purpose == "消息推送"


def test_an_address_on_a_line_of_its_own_is_the_link(sdk: OneSdk) -> None:
    found = sdk("""
        星点推送SDK
        使用目的：消息推送
        收集方式：SDK采集
        https://a.example.com/privacy/
        """)
    assert found.privacy_url == "https://a.example.com/privacy/"


def test_the_first_numbered_key_opens_the_next_entry(read: Read) -> None:
    found = read("""
        1) 功能：消息
        星点推送SDK
        开发者：星点科技有限公司
        共享目的：消息推送
        2) 功能：导航
        云雀地图SDK
        开发者：云雀科技有限公司
        共享目的：门店导航
        """)
    assert [(s.name, s.purpose) for s in found.sdks] == [
        ("星点推送SDK", "消息推送"),
        ("云雀地图SDK", "门店导航"),
    ]


def test_a_title_of_the_list_is_no_label(read: Read) -> None:
    found = read(
        """
        第三方SDK目录
        1、星点推送SDK
        合作方名称
        杭州星点科技有限公司
        目的及场景
        消息推送
        共享的个人信息种类
        网络类型
        隐私权政策链接
        https://xd.example.cn/p

        2、云雀地图SDK
        合作方名称
        成都云雀科技有限公司
        目的及场景
        选择网点
        共享的个人信息种类
        位置信息
        隐私权政策链接
        https://yq.example.cn/p
        """
    )
    assert [(s.name, s.vendor, s.personal_info, s.privacy_url) for s in found.sdks] == [
        ("星点推送SDK", "杭州星点科技有限公司", "网络类型", "https://xd.example.cn/p"),
        ("云雀地图SDK", "成都云雀科技有限公司", "位置信息", "https://yq.example.cn/p"),
    ]


def test_the_third_party_may_be_the_sdk(read: Read) -> None:
    found = read("""
        三、第三方服务
        第三方名称：星点评测SDK
        提供者：星点科技有限公司
        使用目的：跟读打分
        涉及个人信息：OAID

        第三方名称：云雀存储
        提供者：云雀科技有限公司
        使用目的：存放录音
        涉及个人信息：IP地址
        """)
    assert [(s.name, s.vendor, s.purpose) for s in found.sdks] == [
        ("星点评测SDK", "星点科技有限公司", "跟读打分"),
        ("云雀存储", "云雀科技有限公司", "存放录音"),
    ]


def test_the_apps_own_name_and_package_are_no_sdk(read: Read) -> None:
    assert read("权限说明\n应用名称：云帆会议\n包名：com.yunfan.meeting\n版本：5.12.0\n").sdks == ()


def test_nested_items_belong_to_the_entry_above(read: Read) -> None:
    found = read(
        "# 第三方SDK\n\n1. 星点广告 SDK（星点科技有限公司）\n   - 用来展示广告\n"
        "   - 可能收集：OAID、IP 地址\n   - 隐私政策：<https://a.example.com/p>\n",
        ".md",
    )
    (one,) = found.sdks
    assert (one.vendor, one.purpose, one.privacy_url) == (
        "星点科技有限公司",
        "展示广告",
        "https://a.example.com/p",
    )
    assert one.data_types == ("ip", "oaid")


def test_a_key_behind_a_dash(sdk: OneSdk) -> None:
    found = sdk("- 接入的SDK：星点存储SDK\n- 功能：上传附件\n- 共享的个人信息：IP地址\n")
    assert (found.name, found.purpose) == ("星点存储SDK", "上传附件")


def test_a_title_with_a_colon_in_its_bracket(read: Read) -> None:
    found = read(
        "一、SDK\n2、极光（含厂商通道：小米、华为）\n类型：消息\n主体：和讯华谷\n收集字段：IMEI\n"
    )
    assert [(s.sdk_id, s.vendor, s.data_types) for s in found.sdks] == [
        ("jiguang", "和讯华谷", ("imei",))
    ]


def test_numbers_in_brackets_and_stars_before_the_first_key(read: Read) -> None:
    found = read("""
        三、嵌入的SDK
        ★【1】SDK名称：星点推送SDK
        开发者：杭州星点科技有限公司
        用途：消息推送
        信息字段：OAID、IP地址
        权限：VIBRATE

        【2】名称：云雀地图
        公司：成都云雀科技有限公司
        用途：展示地图
        信息字段：位置信息
        权限：无
        """)
    assert [(s.name, s.vendor, s.purpose, s.permissions) for s in found.sdks] == [
        ("星点推送SDK", "杭州星点科技有限公司", "消息推送", (P + "VIBRATE",)),
        ("云雀地图", "成都云雀科技有限公司", "展示地图", ()),
    ]


def test_keys_in_two_languages_and_in_other_words(read: Read) -> None:
    found = read(
        """
        ## SDK list

        **Starling Push SDK**
        Provided by: Starling Labs Ltd.
        What for: reminders
        Data involved: GAID, IP address
        Policy: https://sl.example.org/p

        SDK: 云雀地图SDK
        Why 用途: draw the track
        What 信息: 经纬度, OAID
        Perm 权限: ACCESS_FINE_LOCATION
        """,
        ".md",
    )
    assert [(s.name, s.vendor, s.purpose, s.personal_info) for s in found.sdks] == [
        ("Starling Push SDK", "Starling Labs Ltd.", "reminders", "GAID, IP address"),
        ("云雀地图SDK", None, "draw the track", "经纬度, OAID"),
    ]
    assert [p.sdk for p in found.permissions] == ["云雀地图SDK"]


def test_permissions_without_a_key_and_the_next_entry_of_the_list(read: Read) -> None:
    found = read(
        """
        ### 第三方SDK

        - **星点评测**（口语打分，含两个通道）— 杭州星点科技有限公司
          - 收集信息：朗读录音、年级
          - 需 `RECORD_AUDIO`
          - [隐私说明](https://xd.example.cn/p)
        - OkHttp、Glide（网络请求／图片）
        """,
        ".md",
    )
    by_name = {s.name: s for s in found.sdks}
    assert set(by_name) == {"星点评测", "OkHttp", "Glide"}
    assert by_name["星点评测"].personal_info == "朗读录音、年级"
    assert by_name["星点评测"].permissions == (P + "RECORD_AUDIO",)
    assert by_name["星点评测"].privacy_url == "https://xd.example.cn/p"


def test_the_head_of_a_permission_statement_is_no_sdk(read: Read) -> None:
    found = read("""
        应用权限列表

        应用名称：星点桌面
        开发者：杭州星点科技有限公司
        版本：6.3        更新时间：2025-01-14
        不同机型上显示的名称可能有差别。

        【隐私类权限】
        读取您的通讯录
        \t用于桌面联系人
        拍摄照片和录制视频
        \t桌面插件根据画面取色显示
        直接拨打电话号码
        \t点击联系人时拨打
        """)
    assert found.sdks == ()
    assert {p.permission.removeprefix(P) for p in found.permissions} == {
        "READ_CONTACTS",
        "CAMERA",
        "CALL_PHONE",
    }


def test_a_title_of_several_names_with_a_share_each(read: Read) -> None:
    found = read(
        "隐私政策\n\n三、第三方SDK\n\n"
        "华为推送、小米推送、OPPO推送\n使用目的：消息送达\n"
        "第三方主体：甲科技有限公司、乙科技有限公司、丙科技有限公司\n"
        "隐私政策链接：https://a.example/p ；https://b.example/p ；https://c.example/p\n"
    )
    assert {s.name: (s.vendor, s.purpose, s.privacy_url) for s in found.sdks} == {
        "华为推送": ("甲科技有限公司", "消息送达", "https://a.example/p"),
        "小米推送": ("乙科技有限公司", "消息送达", "https://b.example/p"),
        "OPPO推送": ("丙科技有限公司", "消息送达", "https://c.example/p"),
    }


def test_an_address_is_complete(read: Read) -> None:
    found = read(
        "# SDK\n\n## 第三方SDK\n\n### 星点推送SDK\n\n用途：提醒\n链接：https://a.example/p\n\n"
        "- 聚合的广告网络：Unity Ads, AppLovin\n",
        "a.md",
    )
    assert {s.name: s.privacy_url for s in found.sdks} == {
        "星点推送SDK": "https://a.example/p",
        "Unity Ads": None,
        "AppLovin": None,
    }


def test_gaps_behind_keys_and_entries_without_the_first_key(read: Read) -> None:
    text = """第3章  第三方SDK

以下为截至发布之日的清单：

【1】云雀测距SDK
    包名      com.yunque.range
    提供者    杭州云雀科技有限公司
    用途      车距显示
    信息      OAID、IP地址
    政策      https://yq.example.cn/p

【2】海燕雷达 P2P SDK
    提供者    宁波海燕科技有限公司
    用途      倒车影像传输
    信息      IP地址、网络类型
    政策      见海燕官网

【3】ZXing（com.google.zxing）
    用途      扫描二维码
    信息      无
    权限      CAMERA

【4】信天翁推送
    包名      com.xtw.push
    提供者    青岛信天翁科技有限公司
    用途      到货通知
    信息      OAID
    政策      https://xtw.example.cn/p
"""
    assert [(s.name, s.vendor, s.purpose, s.personal_info) for s in read(text).sdks] == [
        ("云雀测距SDK", "杭州云雀科技有限公司", "车距显示", "OAID、IP地址"),
        ("海燕雷达 P2P SDK", "宁波海燕科技有限公司", "倒车影像传输", "IP地址、网络类型"),
        ("ZXing", None, "扫描二维码", "无"),
        ("信天翁推送", "青岛信天翁科技有限公司", "到货通知", "OAID"),
    ]


def test_korean_style_keys_in_english(read: Read) -> None:
    text = (
        "SDKs\n\nName of the SDK : Airbridge\n- Business operator : AB180 Inc.\n"
        "- Items : Advertising identifier\n- Purpose : Measuring ads\n\n"
        "Name of the SDK : Braze\n- Business operator : Braze Inc.\n"
        "- Items : Push token\n- Purpose : Messages\n"
    )
    assert [(s.name, s.vendor, s.personal_info, s.purpose) for s in read(text).sdks] == [
        ("Airbridge", "AB180 Inc.", "Advertising identifier", "Measuring ads"),
        ("Braze", "Braze Inc.", "Push token", "Messages"),
    ]


def test_a_value_that_reads_like_a_label(read: Read) -> None:
    text = """三、第三方SDK
云雀分析SDK
开发者
北京云雀科技有限公司
使用目的
分析功能使用情况
收集信息
Android ID、运营商
隐私政策
https://a.example.com/p
"""
    (sdk,) = read(text).sdks
    assert (sdk.vendor, sdk.purpose, sdk.personal_info, sdk.privacy_url) == (
        "北京云雀科技有限公司",
        "分析功能使用情况",
        "Android ID、运营商",
        "https://a.example.com/p",
    )


def test_a_long_latin_title(read: Read) -> None:
    text = (
        "三、第三方SDK\nTalkingData App Analytics\n提供方：北京云雀科技有限公司\n用途：统计活跃\n"
    )
    (sdk,) = read(text).sdks
    assert (sdk.name, sdk.purpose) == ("TalkingData App Analytics", "统计活跃")
