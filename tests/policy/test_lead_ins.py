"""Sentences above a list that hold for every SDK of it."""

from __future__ import annotations

import pytest

from auditor.policy.lead_ins import LeadIn, lead_in

from .conftest import Read


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "以下广告SDK的使用目的均为广告投放；共同收集：OAID、IP地址；共同权限：INTERNET。",
            LeadIn("广告投放", "OAID、IP地址", None),
        ),
        ("下面三家只做一件事：看看您从哪里来。", LeadIn("看看您从哪里来", None, None)),
        (
            "为提高到达率，集成了以下厂商推送，它们仅获取设备型号、推送令牌：",
            LeadIn("提高到达率", "设备型号、推送令牌", None),
        ),
        ("这些联运SDK都要用到：Android ID、应用列表。", LeadIn(None, "Android ID、应用列表", None)),
        ("我们会收集OAID。", None),
        ("以下SDK由第三方提供。", None),
        ("我们均会保护您的信息。", None),
    ],
)
def test_what_a_lead_in_says(text: str, told: LeadIn | None) -> None:
    assert lead_in(text) == told


def test_rows_take_what_they_lack_from_the_sentence_above(read: Read) -> None:
    found = read("""
        <h2>三、第三方SDK</h2>
        <p>以下SDK的使用目的均为广告投放，都会申请 READ_PHONE_STATE 权限；共同收集：OAID、IP。</p>
        <table><tr><th>SDK名称</th><th>公司名称</th></tr>
        <tr><td>星点广告SDK</td><td>杭州星点科技有限公司</td></tr>
        <tr><td>云雀广告SDK</td><td>成都云雀科技有限公司</td></tr></table>
        <h2>四、其他SDK</h2>
        <table><tr><th>SDK名称</th><th>公司名称</th></tr>
        <tr><td>山雀地图SDK</td><td>上海山雀科技有限公司</td></tr></table>
        """)
    assert {(s.name, s.purpose, s.personal_info, s.permissions) for s in found.sdks} == {
        ("星点广告SDK", "广告投放", "OAID、IP", ("android.permission.READ_PHONE_STATE",)),
        ("云雀广告SDK", "广告投放", "OAID、IP", ("android.permission.READ_PHONE_STATE",)),
        ("山雀地图SDK", None, None, ()),
    }
    assert {p.scope for p in found.permissions} == {"sdk"}


def test_a_paragraph_ends_the_list(read: Read) -> None:
    found = read("""
        <h2>三、第三方SDK</h2>
        <p>以下SDK均用于广告投放：</p>
        <table><tr><th>SDK名称</th><th>公司名称</th></tr>
        <tr><td>星点广告SDK</td><td>杭州星点科技有限公司</td></tr>
        <tr><td>云雀广告SDK</td><td>成都云雀科技有限公司</td></tr></table>
        <p>除了上面几家之外，我们还和其他公司有合作，它们的情况在下面的表格里单独说明，请您继续往下看一看。</p>
        <table><tr><th>SDK名称</th><th>公司名称</th></tr>
        <tr><td>山雀地图SDK</td><td>上海山雀科技有限公司</td></tr></table>
        """)
    assert {(s.name, s.purpose) for s in found.sdks} == {
        ("星点广告SDK", "广告投放"),
        ("云雀广告SDK", "广告投放"),
        ("山雀地图SDK", None),
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "With your consent, the following companies show and measure ads in the app:",
            LeadIn("show and measure ads in the app", None, None),
        ),
        (
            "Maps are drawn by these services:",
            LeadIn("Maps are drawn", None, None),
        ),
        (
            "The following libraries all receive your device model and IP address:",
            LeadIn(None, "device model and IP address", None),
        ),
        ("开屏的广告来自以下几家：", LeadIn("开屏的广告", None, None)),
        ("We have listed our services below.", None),
    ],
)
def test_what_other_lead_ins_say(text: str, told: LeadIn | None) -> None:
    assert lead_in(text) == told


def test_a_note_below_a_list_holds_for_as_many_as_it_says(read: Read) -> None:
    found = read("""
        <h2>三、第三方SDK</h2>
        <ul><li>星点推送SDK：消息提醒</li><li>云雀地图SDK：显示门店</li><li>海鸥支付SDK：付款</li></ul>
        <p>注：以上两项服务均由成都云雀科技有限公司提供，会收集设备型号及网络类型。</p>""")
    told = {s.name: (s.vendor, s.personal_info) for s in found.sdks}
    assert told["星点推送SDK"] == (None, None)
    assert told["云雀地图SDK"] == told["海鸥支付SDK"]
    assert told["海鸥支付SDK"] == ("成都云雀科技有限公司", "设备型号及网络类型")


def test_what_a_title_of_makers_shares_with_the_names_below(read: Read) -> None:
    found = read(
        "# 隐私政策\n\n## 第三方SDK\n\n### 2. 厂商推送（华为、小米、vivo）\n用途：提高到达率  \n"
        "共享信息：OAID、应用包名  \n- 华为推送 https://a.example/privacy\n"
        "- 小米推送 https://b.example/privacy\n- vivo推送 https://c.example/privacy\n\n"
        "### 3. 极光推送\n用途：发通知\n",
        ".md",
    ).sdks
    assert {s.name: (s.purpose, s.personal_info, s.privacy_url) for s in found} == {
        "华为推送": ("提高到达率", "OAID、应用包名", "https://a.example/privacy"),
        "小米推送": ("提高到达率", "OAID、应用包名", "https://b.example/privacy"),
        "vivo推送": ("提高到达率", "OAID、应用包名", "https://c.example/privacy"),
        "极光推送": ("发通知", None, None),
    }


def test_what_networks_of_a_list_may_use(read: Read) -> None:
    text = (
        "Privacy\n\n3) Advertising\nThe app shows ads. The networks can use the advertising ID and "
        "the IP address to show ads that fit.\n\nNetworks we work with:\n"
        "Google AdMob    https://policies.google.com/privacy\nInMobi          see inmobi.com\n"
    )
    for sdk in read(text).sdks:
        assert (sdk.purpose, sdk.personal_info) == (
            "show ads that fit",
            "advertising ID and the IP address",
        )


def test_what_the_ad_partners_above_get(read: Read) -> None:
    text = (
        "## Third party services\n\n- [AdMob](https://admob.google.com/privacy)\n"
        "- [Sentry](https://sentry.io/privacy)\n\nThe advertising partners above may receive your "
        "advertising ID and IP address in order to show ads.\n"
    )
    assert {s.name: s.purpose for s in read(text, "a.md").sdks} == {
        "AdMob": "show ads",
        "Sentry": None,
    }


def test_platforms_below_and_what_for(read: Read) -> None:
    text = (
        "第三条 "
        "第三方SDK\n\n3、广告\n开屏广告由下列平台提供，广告平台会收集信息来做频次控制"
        "和效果归因，列表如下：\n\n"
        "名称\t公司\t包名\t收集的信息\n"
        "优量汇\t深圳市腾讯计算机系统有限公司\tcom.qq.e\tOAID、IP地址\n"
        "Sigmob\t北京创智汇聚科技有限公司\tcom.sigmob.sdk\tOAID、IMEI\n"
    )
    assert {s.purpose for s in read(text).sdks} == {"频次控制和效果归因"}
