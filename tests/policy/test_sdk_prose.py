"""SDKs that running text names, and words that only look like it."""

from __future__ import annotations

import pytest

from .conftest import OneSdk, Read


def names(read: Read, text: str) -> list[str]:
    return [s.name for s in read(text).sdks]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("我们集成了友盟+SDK。", ["友盟+SDK"]),
        ("为了推送消息，我们接入了极光推送SDK和Bugly SDK。", ["极光推送SDK", "Bugly"]),
        ("我们使用了极光、友盟、Bugly等SDK。", ["极光", "友盟", "Bugly"]),
        ("第三方SDK（友盟、个推）会收集设备信息。", ["友盟", "个推"]),
        ("本应用内置星点推送SDK用于消息提醒。", ["星点推送SDK"]),
        ("由杭州星点科技有限公司提供的星点推送SDK", ["星点推送SDK"]),
        ("我們整合了極光推送SDK。", ["極光推送SDK"]),
        (
            "The app integrates the Firebase Crashlytics SDK for crash reports.",
            ["Firebase Crashlytics"],
        ),
        ("我们接入了穿山甲广告SDK，以及优量汇SDK。", ["穿山甲广告SDK", "优量汇SDK"]),
    ],
)
def test_sdks_named_in_prose(read: Read, text: str, expected: list[str]) -> None:
    assert sorted(names(read, text)) == sorted(expected)


@pytest.mark.parametrize(
    "text",
    [
        "我们可能会接入第三方SDK。",
        "统计SDK、推送SDK和地图SDK会收集设备信息。",
        "我们接入的SDK会收集信息。",
        "各类SDK的名称请见清单。",
        "SDK是指软件开发工具包。",
        "本应用未集成友盟SDK。",
        "我们没有接入任何极光推送SDK。",
        "We do not use the Firebase SDK.",
        "您可以使用微信账号登录。",
        "关注我们的微信公众号。",
        "您可以将内容分享给QQ好友。",
        "您可以使用支付宝付款。",
        "本应用的包名为com.example.diary。",
        "杭州友盟同欣科技有限公司是我们的股东。",
        "android.permission.CAMERA",
        "We use third-party SDKs.",
        "Our SDK partners may collect data.",
    ],
)
def test_words_that_name_no_embedded_sdk(read: Read, text: str) -> None:
    assert names(read, text) == []


def test_the_fields_that_a_sentence_states(sdk: OneSdk) -> None:
    found = sdk(
        "我们集成了杭州星点科技有限公司的星点推送SDK（com.xingdian.push），用于消息推送，"
        "会收集您的OAID、IP地址。"
    )
    assert found.name == "星点推送SDK"
    assert found.vendor == "杭州星点科技有限公司"
    assert found.packages == ("com.xingdian.push",)
    assert found.purpose == "消息推送"
    assert found.data_types == ("ip", "oaid")


def test_sdks_know_their_lines(read: Read) -> None:
    found = read("一、总则\n\n我们接入了星点推送SDK。\n我们接入了云雀地图SDK。")
    assert [(s.name, s.evidence.line) for s in found.sdks] == [
        ("星点推送SDK", 3),
        ("云雀地图SDK", 4),
    ]


def test_a_brand_of_a_row_is_not_reported_again_when_mentioned(read: Read) -> None:
    found = read("""
        <table><tr><th>SDK名称</th><th>使用目的</th></tr><tr><td>极光推送SDK</td><td>推送</td></tr></table>
        <p>极光推送会在后台保持连接。</p>
        """)
    assert [s.name for s in found.sdks] == ["极光推送SDK"]


def test_what_stands_beside_an_embedded_one_is_embedded(read: Read) -> None:
    found = read("本应用还集成了 okhttp、Glide 和 fastjson，并支持微信登录。")
    assert {s.sdk_id for s in found.sdks} == {"okhttp", "glide", "alibaba-fastjson"}


def test_english_lists_of_third_parties(read: Read) -> None:
    found = read("""
        Third-party services
        The app uses these service providers:
        AdMob
        RevenueCat (https://www.revenuecat.com/privacy)

        We also embed Sentry (Functional Software, Inc.) for crash diagnostics.
        """)
    assert {s.name: (s.vendor, s.privacy_url, s.purpose) for s in found.sdks} == {
        "AdMob": (None, None, None),
        "RevenueCat": (None, "https://www.revenuecat.com/privacy", None),
        "Sentry": ("Functional Software, Inc.", None, "crash diagnostics"),
    }


def test_a_later_sentence_may_name_company_and_policy(sdk: OneSdk) -> None:
    found = sdk(
        "我们集成了星点统计SDK，需要收集OAID以提供统计分析。运营者为星点科技有限公司，"
        "详情请见《隐私条款》https://a.example.com/p 。"
    )
    assert (found.vendor, found.privacy_url) == ("星点科技有限公司", "https://a.example.com/p")


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        ("消息提醒由星点推送SDK实现。", "消息提醒"),
        ("当您使用查询门店功能时，我们会使用星点地图SDK。", "查询门店"),
        ("我们接入了星点评测SDK（口语评分）。", "口语评分"),
        ("我们接入了星点评测SDK（仅安卓）。", None),
        ("我们使用星点评测SDK。", None),
    ],
)
def test_a_use_told_beside_the_name(sdk: OneSdk, text: str, purpose: str | None) -> None:
    assert sdk(text).purpose == purpose


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("图片展示使用Glide；网络请求使用Retrofit、OkHttp。", {"glide", "retrofit", "okhttp"}),
        ("本应用基于DCloud uni-app(5+ App)开发。", {"uni-app"}),
        ("视频问诊使用声网(Agora)SDK。", {"agora"}),
        ("游戏内接入的腾讯QQ登录会单独申请权限。", {"qq-connect"}),
        ("您可以使用微信登录。", set()),
        ("The F-Droid build contains no Google Play Services.", set()),
    ],
)
def test_known_ones_that_are_taken_in(read: Read, text: str, ids: set[str]) -> None:
    assert {s.sdk_id for s in read(text).sdks} == ids


@pytest.mark.parametrize(
    "text", ["什么是SDK", "应用市场的审核SDK不在此列", "新增SDK时我们会提示", "除SDK外"]
)
def test_words_before_sdk_that_name_none(read: Read, text: str) -> None:
    assert read(text).sdks == ()


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        (
            "我们使用了星点评测SDK对您的跟读进行打分，该SDK会获取录音。",
            "对您的跟读进行打分",
        ),
        ("我们使用星点合成SDK播报课文。", "播报课文"),
        (
            "我们使用星点地图SDK(星点科技有限公司)规划路线，它会收集位置。",
            "规划路线",
        ),
        ("我们使用了星点地图SDK会收集位置。", None),
    ],
)
def test_what_follows_the_name_at_once(sdk: OneSdk, text: str, purpose: str | None) -> None:
    assert sdk(text).purpose == purpose


@pytest.mark.parametrize(
    "text",
    [
        "三、第三方SDK\n注：拒绝后不影响SDK的基本功能。",
        "三、第三方SDK\n有些能力由合作伙伴以SDK的形式提供。",
        "三、第三方SDK\n您可以在设置里关闭非必要SDK。",
        "三、第三方SDK\n有些功能我们自己做不了，所以用了下面这些SDK。",
        "三、第三方SDK\n内容审核走云端接口，我们没有在App里放SDK。",
        "Change log: v3.2 removed the Umeng SDK.",
    ],
)
def test_a_clause_before_the_word_sdk_is_no_name(read: Read, text: str) -> None:
    assert names(read, text) == []


def test_names_of_prose_without_what_leads_to_them(read: Read) -> None:
    told = {
        "睡眠报告依赖星点健康SDK，提供方是杭州星点科技有限公司。": ["星点健康SDK"],
        "人脸核验由“星点慧眼”SDK完成。": ["星点慧眼SDK"],
        "应用内集成了Sentry（包名 io.sentry），用于定位闪退，收集崩溃堆栈。": ["Sentry"],
        "规划路线使用的是高德地图、定位、搜索SDK，会用到位置信息。": ["高德地图、定位、搜索SDK"],
        "混音使用BASS音频库，离线运行。": ["BASS音频库"],
        "私聊由网易云信提供支持。": ["网易云信"],
        "神策分析（神策网络科技（北京）有限公司）记录您点过的页面。": ["神策分析"],
    }
    assert {text: names(read, text) for text in told} == told


def test_english_sentences_name_sdks_in_their_part(read: Read) -> None:
    found = read(
        """
        # Third-party SDKs

        We use Firebase Crashlytics, a service of Google LLC, to learn about crashes. It receives \
stack traces and the device model. Nothing else is sent.

        RevenueCat keeps track of who is a subscriber.

        For charts we rely on open-source libraries – OkHttp, Coil, MPAndroidChart – that \
send nothing.
        """,
        ".md",
    )
    by_name = {s.name: s for s in found.sdks}
    assert set(by_name) == {
        "Firebase Crashlytics",
        "RevenueCat",
        "OkHttp",
        "Coil",
        "MPAndroidChart",
    }
    crashes = by_name["Firebase Crashlytics"]
    assert crashes.vendor == "Google LLC"
    assert crashes.purpose == "learn about crashes"
    assert crashes.personal_info == "stack traces and the device model"
    assert by_name["RevenueCat"].purpose == "keeps track of who is a subscriber"


def test_what_is_done_afterwards_is_no_information(sdk: OneSdk) -> None:
    found = sdk("星点SDK在配对时获取设备型号、Android ID，配对完成后密钥存于手机安全区。")
    assert found.personal_info == "设备型号、Android ID"


def test_sentences_about_one_sdk_are_one(read: Read) -> None:
    found = read(
        "我们的产品集成了友盟统计插件，友盟会采集您的设备Mac地址、IMEI，用于提供运营统计数据。"
        "友盟隐私政策：https://um.example.cn/policy"
    )
    (sdk,) = found.sdks
    assert (sdk.name, sdk.purpose, sdk.personal_info, sdk.privacy_url) == (
        "友盟统计",
        "提供运营统计数据",
        "设备Mac地址、IMEI",
        "https://um.example.cn/policy",
    )


def test_services_that_an_sdk_opens_are_none(read: Read) -> None:
    found = read(
        "我们使用了MobTech提供的ShareSDK来实现微信、QQ、微博的登录和分享，"
        "ShareSDK会读取您的设备信息以及SD卡存储权限。"
    )
    assert [s.name for s in found.sdks] == ["ShareSDK"]
    assert {p.sdk for p in found.permissions} == {"ShareSDK"}


def test_quoted_names_and_names_before_an_or(read: Read) -> None:
    text = "实名认证我们委托“书山实名”（武汉书山科技有限公司）的认证插件完成。"
    assert names(read, text) == ["书山实名"]
    text = "购书付款时，将调起支付宝或微信支付的SDK。"
    found = read(text)
    assert {(s.name, s.purpose) for s in found.sdks} >= {("支付宝", "购书付款")}
    assert len(found.sdks) == 2


def test_linked_libraries_and_libraries_used(read: Read) -> None:
    found = read(
        """
        ## Data

        The app uses [ACRA](https://github.com/ACRA/acra). After a crash you are asked first.

        The libraries used for this are osmdroid, Mapsforge, OkHttp and the Nextcloud \
Single-Sign-On library.

        ## Third-party libraries

        * [Room](https://example.org/room) – local database
        """,
        ".md",
    )
    assert {s.name for s in found.sdks} == {
        "ACRA",
        "osmdroid",
        "Mapsforge",
        "OkHttp",
        "Nextcloud Single-Sign-On",
        "Room",
    }


def test_plain_verbs_of_taking_in(read: Read) -> None:
    found = read(
        """
        ## 第三方

        界面动画用了 Airbnb 的 Lottie，图片加载用了 Coil，它们都是开源库。

        付款走的是支付宝的 App 支付 SDK，我看不到你的银行卡。
        """,
        ".md",
    )
    assert {s.sdk_id for s in found.sdks} == {"lottie", "coil", "alipay"}
    assert all(d.negated for d in found.data_types if d.data_type == "bank_account")


def test_a_use_before_the_first_name_of_several(read: Read) -> None:
    found = read("扫码功能使用开源的ZXing库；网络请求使用Retrofit、OkHttp；图片展示使用Glide。")
    assert {(s.name, s.purpose) for s in found.sdks} == {
        ("ZXing", "扫码"),
        ("Retrofit", "网络请求"),
        ("OkHttp", "网络请求"),
        ("Glide", "图片展示"),
    }


def test_uses_in_english_before_the_name(read: Read) -> None:
    found = read(
        """
        ## Third-party SDKs

        For install attribution we co-operate with Adjust (Adjust GmbH, Germany). \
Statistics is done by Firebase (Google LLC).
        """,
        ".md",
    )
    assert {(s.name, s.purpose, s.vendor) for s in found.sdks} == {
        ("Adjust", "install attribution", "Adjust GmbH"),
        ("Firebase", "Statistics", "Google LLC"),
    }


@pytest.mark.parametrize(
    ("text", "field", "expected"),
    [
        ("为了统计，我们接入了星点统计SDK。", "purpose", "统计"),
        (
            "AdMob uses your advertising ID and IP address to show ads.",
            "personal_info",
            "advertising ID and IP address",
        ),
        ("Crashlytics, provided by Google LLC, collects the stack trace.", "purpose", None),
        ("Crashlytics, provided by Google LLC, collects the phone model.", "vendor", "Google LLC"),
        (
            "我们接入了高德定位SDK，它会收集经纬度、Wi-Fi列表，只在您点“刷新位置”时调用。",
            "personal_info",
            "经纬度、Wi-Fi列表",
        ),
    ],
)
def test_what_a_sentence_says_ends_where_it_says_another_thing(
    read: Read, text: str, field: str, expected: str | None
) -> None:
    (sdk,) = read("三、第三方SDK\n\n" + text).sdks
    assert getattr(sdk, field) == expected


def test_several_entries_in_one_line(read: Read) -> None:
    found = read(
        "三、第三方SDK\n\n云雀 SDK（腾讯）：登录与分享，获取昵称头像；"
        "星点统计（杭州星点科技有限公司）：统计活跃，获取OAID、设备型号；青稞推送SDK：消息提醒\n"
    )
    assert {s.name: (s.vendor, s.purpose, s.personal_info) for s in found.sdks} == {
        "云雀 SDK": ("腾讯", "登录与分享", "昵称头像"),
        "星点统计": ("杭州星点科技有限公司", "统计活跃", "OAID、设备型号"),
        "青稞推送SDK": (None, "消息提醒", None),
    }


def test_a_kind_that_is_a_certain_companys(read: Read) -> None:
    found = read(
        "三、第三方SDK\n\n我们接入了云雀科技有限公司提供的号码认证SDK，并使用统计SDK、推送SDK。\n"
    )
    assert [s.name for s in found.sdks] == ["号码认证SDK"]


PART = "## 一、我们如何使用您的信息\n\n您可以注册。\n\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("就数据统计，我们使用星点统计SDK。", ["星点统计SDK", "数据统计"]),
        ("（3）为了支付押金，我们使用海鸥支付SDK。", ["海鸥支付SDK", "支付押金"]),
        ("第九条　为防范盗号，本软件采用星点风控SDK。", ["星点风控SDK", "防范盗号"]),
        ("派单消息需要及时送达，我们集成了星点推送SDK。", ["星点推送SDK", "派单消息需要及时送达"]),
        ("门店地图由云雀地图SDK绘制。", ["云雀地图SDK", "门店地图"]),
        ("客服窗口由云雀科技提供（云雀客服SDK）。", ["云雀客服SDK", "客服窗口"]),
        ("我们提供手机号一键登录（星点认证SDK）。", ["星点认证SDK", "手机号一键登录"]),
        (
            "我们使用星点跳转SDK和云雀返利SDK来跳转和结算佣金。",
            ["星点跳转SDK", "跳转和结算佣金", "云雀返利SDK", "跳转和结算佣金"],
        ),
        (
            "1.5 语音连麦。采用星点音视频SDK，开发者为成都星点科技有限公司。",
            ["星点音视频SDK", "语音连麦"],
        ),
        (
            "我们接入星点认证SDK和云雀连麦SDK，分别实现一键登录以及视频连麦。",
            ["星点认证SDK", "一键登录", "云雀连麦SDK", "视频连麦"],
        ),
        (
            "您可以把作品分享到其他平台。我们集成了星点分享SDK。",
            ["星点分享SDK", "把作品分享到其他平台"],
        ),
        ("此外星点统计SDK会统计页面访问次数。", ["星点统计SDK", "统计页面访问次数"]),
        (
            "星点支付SDK由成都星点科技有限公司提供，为保障支付安全会收集OAID。",
            ["星点支付SDK", "保障支付安全"],
        ),
    ],
)
def test_uses_that_sentences_on_functions_tell(read: Read, text: str, told: list[str]) -> None:
    found = {(s.name, s.purpose) for s in read(PART + text, ".md").sdks}
    assert found == set(zip(told[::2], told[1::2], strict=True))


def test_what_another_sentence_is_for_is_no_use(read: Read) -> None:
    text = "聊天窗口由星点客服SDK提供。电话客服中的通话录音仅用于处理投诉。"
    assert [s.purpose for s in read(PART + text, ".md").sdks] == ["聊天窗口"]


def test_a_name_is_no_echo_of_another_of_a_large_maker(read: Read) -> None:
    text = "定位由腾讯地图SDK提供。为定位闪退问题，我们使用腾讯Bugly收集崩溃日志。"
    assert {s.name: s.purpose for s in read(PART + text, ".md").sdks} == {
        "腾讯地图SDK": "定位",
        "腾讯Bugly": "定位闪退问题",
    }


def test_a_name_before_a_full_stop(read: Read) -> None:
    found = read("## 三、第三方SDK\n\n腾讯地图。显示门店位置。收集的信息：位置信息。\n", ".md")
    assert [(s.name, s.purpose, s.personal_info) for s in found.sdks] == [
        ("腾讯地图", "显示门店位置", "位置信息")
    ]


def test_a_use_before_the_name_of_an_entry(read: Read) -> None:
    found = read(
        """
        ## 三、第三方SDK

        - 语音服务：星点语音SDK，由成都星点科技有限公司提供，用于语音播报，收集录音内容。
        - 设备指纹：云雀指纹SDK，杭州云雀科技有限公司，收集OAID。
        """,
        ".md",
    )
    assert {(s.name, s.purpose, s.personal_info) for s in found.sdks} == {
        ("星点语音SDK", "语音播报", "录音内容"),
        ("云雀指纹SDK", "设备指纹", "OAID"),
    }


@pytest.mark.parametrize(
    ("text", "name", "vendor", "purpose"),
    [
        ("在线客服窗口由美洽提供。", "美洽", None, "在线客服窗口"),
        ("1、星点图（国家测绘信息中心提供）：门店展示。", "星点图", "国家测绘信息中心", "门店展示"),
        (
            "开屏的广告来自快手联盟SDK（北京快手广告有限公司）。",
            "快手联盟SDK",
            "北京快手广告有限公司",
            "开屏的广告",
        ),
        ("OCR is performed by Google ML Kit.", "Google ML Kit", None, "OCR"),
    ],
)
def test_topics_before_and_makers_behind_a_name(
    read: Read, text: str, name: str, vendor: str | None, purpose: str
) -> None:
    found = read(f"隐私政策\n\n三、第三方SDK\n\n{text}\n").sdks
    assert [(s.name, s.vendor, s.purpose) for s in found] == [(name, vendor, purpose)]


def test_sdks_that_an_entry_says_another_takes_in(read: Read) -> None:
    found = read(
        "隐私政策\n\n三、第三方SDK\n\n（1）Gromore聚合广告：由杭州云雀有限公司提供，收集OAID。"
        "其中聚合了Sigmob（北京星点有限公司）与百青藤（北京青瓦有限公司）两家广告，"
        "Sigmob采集OAID、屏幕尺寸，百青藤采集IMEI。\n"
    ).sdks
    assert {s.name: (s.vendor, s.personal_info) for s in found if s.name != "Gromore聚合广告"} == {
        "Sigmob": ("北京星点有限公司", "OAID、屏幕尺寸"),
        "百青藤": ("北京青瓦有限公司", "IMEI"),
    }


def test_what_all_in_a_bracket_do(read: Read) -> None:
    found = read(
        "隐私政策\n\n三、第三方SDK\n\n由渠道的联运SDK（云雀公司的云雀游戏SDK、青瓦公司的青瓦游戏SDK）"
        "负责登录和结算。\n"
    ).sdks
    assert {s.name: s.purpose for s in found} == dict.fromkeys(
        ("云雀游戏SDK", "青瓦游戏SDK"), "登录和结算"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "付款使用微信支付和支付宝，相应的支付SDK会收集设备信息，用于完成支付。",
            {"微信支付": "完成支付", "支付宝": "完成支付"},
        ),
        ("缴费时，您选择刷卡的，我们会调用云雀支付SDK。", {"云雀支付SDK": "缴费"}),
        ('院内导航由"星点地图"（杭州星点有限公司）提供。', {"星点地图": "院内导航"}),
        ("云备份用的是 LarkCloud（杭州云雀有限公司），注册要填邮箱。", {"LarkCloud": "云备份"}),
        (
            "Photos are resized by SkyPixel, an open source library.",
            {"SkyPixel": "Photos are resized"},
        ),
        (
            "Unity Ads is used as a fallback when AdMob has nothing to show. It reads IDs.",
            {"Unity Ads": "a fallback when AdMob has nothing to show", "AdMob": "show"},
        ),
    ],
)
def test_what_sdks_named_by_the_way_are_for(
    read: Read, text: str, expected: dict[str, str]
) -> None:
    found = read(f"隐私政策\n\n三、第三方SDK\n\n{text}\n").sdks
    assert {s.name: s.purpose for s in found} == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("图片加载用 Coil，列表用 LarkList。这几个都是开源的。", {"Coil", "LarkList"}),
        ("音视频播放采用开源的ijkplayer，它不收集个人信息。", {"ijkplayer"}),
        ("扫码能力来自华为统一扫码服务（Scan Kit）。", {"华为统一扫码服务"}),
        ("付款使用云闪付控件。", {"云闪付"}),
        ('馆内导航由"寻书"室内定位SDK实现。', {"寻书室内定位SDK"}),
        ("馆内导航由“寻书”室内定位SDK实现。", {"寻书室内定位SDK"}),
        ("扫防伪码使用的是华为统一扫码服务（Scan Kit）。", {"华为统一扫码服务"}),
        ("打开PDF用的是 LarkPdf，都是开源的，不联网。", {"LarkPdf"}),
        ("我们使用网易易盾提供的手游反外挂服务，该SDK会收集设备信息。", {"网易易盾"}),
        ("配网由星点 SparkTouch 开源库实现。", {"星点 SparkTouch"}),
        (
            "我们接入了荣耀、华为的系统推送以及云雀推送SDK。",
            {"荣耀推送", "华为推送", "云雀推送SDK"},
        ),
        ("由于推送SDK会被唤醒，软件可能自启动。", set()),
        ("想知道您从哪个推广链接来，云雀SDK会读取OAID。", {"云雀SDK"}),
        (
            "把动态分享到微信、QQ，是通过 ShareSDK 实现的（广州星点有限公司），它会收集OAID。",
            {"ShareSDK"},
        ),
    ],
)
def test_sdks_that_features_are_told_with(read: Read, text: str, names: set[str]) -> None:
    found = read(f"隐私政策\n\n三、第三方SDK\n\n{text}\n").sdks
    assert {s.name for s in found} == names


def test_what_the_app_reads_before_an_sdk_is_named(read: Read) -> None:
    (sdk,) = read(
        "隐私政策\n\n二、我们如何使用信息\n\n配网时，须读取手机连接的 Wi-Fi 名称和 BSSID。"
        "配网协议由星点 SparkTouch 开源库实现，不采集任何个人信息。\n"
    ).sdks
    assert (sdk.purpose, sdk.personal_info) == ("配网协议", "不采集任何个人信息")


@pytest.mark.parametrize(
    "text",
    [
        "**云雀健身**（包名 `cn.yunque.sport`）由 杭州云雀有限公司 开发运营。",
        "杭州云雀有限公司通过“云雀在线”客户端向学员提供直播课。",
    ],
)
def test_the_app_itself_is_no_sdk(read: Read, text: str) -> None:
    assert read(f"# 隐私政策\n\n{text}我们重视您的隐私。\n", ".md").sdks == ()


def test_topics_of_one_sentence_with_what_each_uses(read: Read) -> None:
    found = read(
        "隐私政策\n\n二、功能\n\n我们嵌入了一些代码。地图使用云雀地图SDK，会获取位置信息；"
        "在线客服使用网易七鱼，会获取您的会话内容。\n"
    ).sdks
    assert {s.name: (s.purpose, s.personal_info) for s in found} == {
        "云雀地图SDK": ("地图", "位置信息"),
        "网易七鱼": ("在线客服", "会话内容"),
    }
