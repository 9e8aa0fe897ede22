from __future__ import annotations

import pytest

from auditor.policy.roles import Role

from .conftest import Read, Shape


def test_a_document_falls_into_records_and_passages(shape: Shape) -> None:
    structure = shape("""
        <h2>一、我们收集的信息</h2>
        <p>我们会收集设备信息。</p>
        <table><tr><th>SDK名称</th><th>使用目的</th></tr><tr><td>星点推送SDK</td><td>提醒</td></tr></table>
        <p>SDK名称：云雀地图SDK<br>使用目的：导航</p>
        <table><tr><th>权限</th><th>使用目的</th></tr><tr><td>相机</td><td>扫码</td></tr></table>
        """)
    assert [(r.kind, r.shape) for r in structure.records] == [
        ("sdk", "table"),
        ("sdk", "key-value"),
        ("permission", "table"),
    ]
    prose = [p.text.text for p in structure.passages if p.record is None]
    assert prose == ["一、我们收集的信息", "我们会收集设备信息。"]
    assert [p.heading for p in structure.passages if p.record is None] == [True, False]


def test_every_line_of_prose_is_a_passage_once(shape: Shape) -> None:
    lines = [f"第{i}段的说明文字，介绍我们的服务。" for i in range(9)]
    structure = shape("\n".join(lines))
    assert [p.text.text for p in structure.passages] == lines
    assert [p.text.line for p in structure.passages] == list(range(1, 10))
    assert structure.records == []


def test_a_title_takes_the_prose_below_it(shape: Shape) -> None:
    structure = shape("""
        第三方SDK
        1、星点推送SDK
        用于消息推送，会收集OAID。
        2、云雀地图SDK
        用于地图导航，会收集位置信息。
        """)
    assert [(r.kind, r.shape, r.values(Role.NAME)[0].text) for r in structure.records] == [
        ("sdk", "list", "星点推送SDK"),
        ("sdk", "list", "云雀地图SDK"),
    ]
    assert structure.records[0].values(Role.OTHER)[0].text == "用于消息推送，会收集OAID。"


@pytest.mark.parametrize(
    "title",
    [
        "第三方SDK",
        "统计SDK",
        "我们接入的SDK",
        "SDK清单",
        "关于SDK",
        "SDK名称 公司名称 使用目的",
        "相机",
    ],
)
def test_a_heading_of_a_part_titles_no_entry(shape: Shape, title: str) -> None:
    structure = shape(f"隐私政策\n{title}\n为了向您提供服务，我们会收集设备信息。")
    assert structure.records == []


def test_entries_know_the_sentence_that_introduces_them(shape: Shape) -> None:
    structure = shape("""
        我们使用的第三方服务如下：
        1. 甲项
        2. 乙项
        我们会妥善保管信息。
        1. 丙项
        """)
    listed = {p.text.text: p.listed for p in structure.passages}
    assert listed["1. 甲项"] == listed["2. 乙项"] == "我们使用的第三方服务如下："
    assert listed["我们会妥善保管信息。"] == listed["1. 丙项"] == ""


def test_numbered_entries_with_prose(read: Read) -> None:
    found = read("""
        附：第三方SDK
        1、星点推送SDK（杭州星点科技有限公司）
        用于消息推送，会收集OAID、IP地址。
        隐私政策：https://xd.example.cn/p
        2、云雀地图SDK（成都云雀科技有限公司）
        用于地图导航，会收集位置信息。
        """)
    first, second = found.sdks
    assert (first.name, first.vendor) == ("星点推送SDK", "杭州星点科技有限公司")
    assert (first.purpose, first.data_types) == ("消息推送", ("ip", "oaid"))
    assert first.privacy_url == "https://xd.example.cn/p"
    assert (second.name, second.data_types) == ("云雀地图SDK", ("location_precise",))
    assert [s.evidence.line for s in found.sdks] == [2, 5]


def test_a_note_across_a_table_is_prose(read: Read) -> None:
    found = read("""
        <h2>第三方SDK</h2>
        <table><tr><th>SDK名称</th><th>公司</th><th>目的</th></tr>
        <tr><td>星点推送SDK</td><td>杭州星点科技有限公司</td><td>提醒</td></tr>
        <tr><td colspan="3">开源组件：ZXing（扫码）、OkHttp（网络）、Gson均在本地运行</td></tr>
        </table>
        """)
    assert {(s.name, s.purpose) for s in found.sdks} == {
        ("星点推送SDK", "提醒"),
        ("ZXing", "扫码"),
        ("OkHttp", "网络"),
        ("Gson", None),
    }


def test_paragraphs_below_the_keys_describe_the_entry(read: Read) -> None:
    found = read(
        """
        ## 三、第三方SDK

        ### 1. 星点识别 SDK

        **合作方：** 杭州星点科技有限公司

        把您拍摄的照片上传后识别文字，处理题目照片、IP地址。需要的权限：相机。

        [https://xd.example.cn/p](https://xd.example.cn/p)

        ### 2. 云雀登录

        **合作方：** 成都云雀科技有限公司

        一键登录时使用。会向合作方提供：设备型号、运营商。

        ## 四、其他

        我们会妥善保管您的信息。
        """,
        ".md",
    )
    assert [(s.name, s.vendor, s.purpose, s.personal_info, s.privacy_url) for s in found.sdks] == [
        (
            "星点识别 SDK",
            "杭州星点科技有限公司",
            "把您拍摄的照片上传后识别文字",
            "题目照片、IP地址",
            "https://xd.example.cn/p",
        ),
        ("云雀登录", "成都云雀科技有限公司", "一键登录", "设备型号、运营商", None),
    ]
    assert {(p.permission.rpartition(".")[2], p.sdk) for p in found.permissions} == {
        ("CAMERA", "星点识别 SDK")
    }


def test_items_that_begin_with_names_of_permissions_are_a_list_of_them(read: Read) -> None:
    found = read(
        """
        ## Information

        Here is what the app asks your phone for:

        - **Physical activity** – to tell driving from walking
        - **Run at startup** / **prevent phone from sleeping** – after a reboot
        - **Bluetooth** – car stereo
        - **Camera** – receipts
        - *Photos*: no permission is needed for them

        It collects:

        - Camera brands you own
        - Bluetooth songs you like
        - Calendars you print
        """,
        ".md",
    )
    assert {p.permission.rpartition(".")[2] for p in found.permissions if not p.negated} == {
        "ACTIVITY_RECOGNITION",
        "RECEIVE_BOOT_COMPLETED",
        "WAKE_LOCK",
        "BLUETOOTH",
        "CAMERA",
    }


def test_links_of_the_page_around_a_document_are_no_text(shape: Shape) -> None:
    structure = shape("""
        第三方SDK列表
        我们会收集OAID。
        上一篇：关于开展活动的通知
        下一篇:没有了
        打印本页  关闭窗口
        返回顶部
        """)
    assert [p.text.text for p in structure.passages] == ["第三方SDK列表", "我们会收集OAID。"]


def test_a_paragraph_below_a_list_of_bare_names(read: Read) -> None:
    found = read(
        "# Privacy\n\n## Third-party services\n\nThe app uses these services:\n\n"
        "* [AdMob](https://support.google.com/admob)\n* [Stepwright SDK](https://sw.example/p)\n\n"
        "AdMob receives your advertising ID and IP address.\n",
        ".md",
    )
    assert {(s.name, s.data_types) for s in found.sdks} == {
        ("AdMob", ("gaid", "ip")),
        ("Stepwright SDK", ()),
    }


def test_parts_whose_titles_are_sdks(read: Read) -> None:
    found = read(
        """
        Here is every outside kit inside the app, in plain words.

        Mapbox
        Mapbox, Inc. draws our maps. While a map is open it receives your precise location.

        Firebase Crashlytics
        This one comes from Google LLC and tells us why the app stopped. It gets crash traces.

        OneSignal
        OneSignal, Inc. sends reminders of hikes. It stores a push token.
        """
    )
    assert [(s.name, s.vendor, s.purpose) for s in found.sdks] == [
        ("Mapbox", "Mapbox, Inc.", "draws our maps"),
        ("Firebase Crashlytics", "Google LLC", "tells us why the app stopped"),
        ("OneSignal", "OneSignal, Inc.", "sends reminders of hikes"),
    ]


def test_cells_that_say_what_is_accessed(read: Read) -> None:
    text = "\n".join(
        f"{name}\n{use}\n去设置"
        for name, use in [("访问相册", "传病历"), ("使用相机", "拍病历"), ("写入日历", "加提醒")]
    )
    assert {p.permission for p in read("管理\n" + text).permissions} == {
        "android.permission.READ_EXTERNAL_STORAGE",
        "android.permission.CAMERA",
        "android.permission.WRITE_CALENDAR",
    }


def test_the_title_of_a_document_is_no_sdk(read: Read) -> None:
    assert read("猫步日记 · SDK\n\n我们接入了星点推送SDK。").sdks[0].name == "星点推送SDK"
