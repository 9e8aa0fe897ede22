from __future__ import annotations

import pytest

from auditor.policy.blocks import Block, Text
from auditor.policy.sections import (
    Section,
    contents_of,
    mask_foreign,
    rank_of,
    strip_marker,
    with_sections,
)

from .conftest import Parse, Read


def heading(text: str, level: int = 0, kind: str = "paragraph", bold: bool = False) -> Block:
    return Block(kind, Text(text), level, bold=bold)


@pytest.mark.parametrize(
    ("higher", "lower"),
    [
        ("附录一 SDK清单", "第一章 总则"),
        ("第一章 总则", "一、总则"),
        ("一、总则", "（一）收集"),
        ("（一）收集", "1. 相机"),
        ("1. 相机", "（1）扫码"),
    ],
)
def test_plain_headings_are_ranked_by_their_numbers(higher: str, lower: str) -> None:
    a, b = rank_of(heading(higher)), rank_of(heading(lower))
    assert a is not None and b is not None
    assert a < b


def test_marked_headings_are_ranked_by_level() -> None:
    ranks = [rank_of(heading("权限", level, "heading")) for level in (1, 2, 3)]
    assert ranks == sorted(ranks)  # type: ignore[type-var]
    assert None not in ranks


@pytest.mark.parametrize(
    "text",
    [
        "",
        "我们非常重视您的个人信息，也会依照法律保护它。",
        "一、我们收集您的信息；用于登录。",
        "第一行\n第二行",
        "长" * 90,
    ],
)
def test_sentences_are_no_headings(text: str) -> None:
    assert rank_of(heading(text)) is None


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("一、权限", "权限"),
        ("（二）权限", "权限"),
        ("3.2 权限", "权限"),
        ("• 权限", "权限"),
        ("第三章 权限", "权限"),
        ("## 权限", "权限"),
        ("权限", "权限"),
    ],
)
def test_markers_are_stripped(text: str, rest: str) -> None:
    assert strip_marker(text) == rest


def section_of(parse: Parse, text: str, last: str) -> Section:
    """The section in which the block that begins with ``last`` stands."""
    blocks = parse(text).blocks
    (found,) = [s for b, s in with_sections(blocks) if b.text.text.startswith(last)]
    return found


PARTS = [
    ("附录 上一版隐私政策", "superseded", True),
    ("附：历史版本", "superseded", True),
    ("Previous version", "superseded", True),
    ("一、iOS 系统权限", "foreign", "ios"),
    ("二、苹果端第三方SDK", "foreign", "ios"),
    ("三、鸿蒙系统权限", "foreign", "harmonyos"),
    ("四、HarmonyOS版SDK清单", "foreign", "harmonyos"),
    ("五、Android权限", "foreign", None),
    ("六、Android与iOS权限", "foreign", None),
    ("一、定义", "glossary", True),
    ("二、名词解释", "glossary", True),
    ("Definitions", "glossary", True),
    ("三、我们申请的权限", "permissions", True),
    ("三、接入的外部工具", "sdks", True),
    ("三、其他公司的服务", "sdks", True),
    ("三、实用工具", "sdks", False),
    ("四、第三方SDK清单", "sdks", True),
    ("五、您的权利", "idle", True),
    ("六、联系我们", "idle", True),
    ("七、本政策的变更", "idle", True),
    ("八、我们如何收集您的信息", "idle", False),
]


@pytest.mark.parametrize(("title", "field", "value"), PARTS)
def test_a_heading_says_what_the_part_below_is_for(
    parse: Parse, title: str, field: str, value: object
) -> None:
    section = section_of(parse, f"星点隐私政策\n{title}\n正文在此，说明如下内容。", "正文")
    assert getattr(section, field) == value


def test_a_part_ends_with_the_next_heading_of_its_rank(parse: Parse) -> None:
    text = """
        星点隐私政策
        一、iOS 权限
        （一）相机
        甲文在此，以供说明。
        二、Android 权限
        乙文在此，以供说明。
        """
    assert section_of(parse, text, "甲文").foreign == "ios"
    assert section_of(parse, text, "乙文").foreign is None
    assert section_of(parse, text, "乙文").permissions


def test_a_platform_inside_another_part(parse: Parse) -> None:
    text = """
        星点隐私政策
        一、权限
        （一）iOS
        甲文在此，以供说明。
        （二）Android
        乙文在此，以供说明。
        """
    assert section_of(parse, text, "甲文") == Section(foreign="ios", permissions=True)
    assert section_of(parse, text, "乙文") == Section(permissions=True)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("【iOS】相册【Android】存储", "【iOS】  【Android】存储"),
        ("【Android】存储【iOS】相册", "【Android】存储【iOS】  "),
        ("iOS：相册\nAndroid：存储", "iOS：  \nAndroid：存储"),
        ("[iOS/HarmonyOS] 相册", "[iOS/HarmonyOS]   "),
        ("【Android/iOS】存储", "【Android/iOS】存储"),
        ("相册（iOS）、存储", "相册（iOS）、存储"),
        ("【提示】存储", "【提示】存储"),
        ("存储", "存储"),
    ],
)
def test_what_is_tagged_for_another_platform_is_masked(text: str, left: str) -> None:
    assert mask_foreign(Text(text)) == left


# --- what the parts do to disclosures -----------------------------------------


@pytest.mark.parametrize(
    "title",
    ["附录：上一版隐私政策", "附录 iOS 端说明", "附录 鸿蒙版说明", "附录 名词解释"],
)
def test_other_parts_disclose_nothing_for_the_app_of_today(read: Read, title: str) -> None:
    found = read(f"""
        一、我们收集的信息
        我们集成了星点推送SDK，会收集您的位置信息，申请相机权限。
        {title}
        通讯录权限是指 android.permission.READ_CONTACTS，云雀地图SDK用于收集通讯录。
        """)
    assert {p.permission for p in found.permissions if not p.superseded} == {
        "android.permission.CAMERA"
    }
    assert {d.data_type for d in found.data_types} == {"location_precise", "camera_image"}


def test_sdks_of_another_platform_say_so(read: Read) -> None:
    found = read("""
        一、Android SDK
        星点推送SDK：用于推送消息。
        二、iOS SDK
        云雀推送SDK：用于推送消息。
        """)
    assert {s.name: s.platform for s in found.sdks} == {
        "星点推送SDK": "unknown",
        "云雀推送SDK": "ios",
    }


def test_sdks_of_a_previous_version_are_left_out(read: Read) -> None:
    found = read("""
        一、第三方SDK
        星点推送SDK：用于推送消息。
        附录：历史版本
        云雀推送SDK：用于推送消息。
        """)
    assert [s.name for s in found.sdks if not s.superseded] == ["星点推送SDK"]


def test_rights_and_contacts_disclose_no_collection(read: Read) -> None:
    found = read("""
        一、您的权利
        您可以在手机中删除通讯录。
        二、联系我们
        您可以留下手机号码。
        三、我们收集的信息
        我们会收集IMEI。
        """)
    assert {d.data_type for d in found.data_types} == {"imei"}


@pytest.mark.parametrize(
    "items",
    [
        "①相机：扫码\n②麦克风：通话",
        "相机：扫码\n麦克风：通话",
        "- 📷相机（扫码）\n- 麦克风——通话时",
        "1. 相机\n2. 麦克风",
    ],
)
@pytest.mark.parametrize("lead", ["我们申请的权限：", "会用到手机的这些能力："])
def test_a_line_with_a_colon_introduces_permissions(read: Read, lead: str, items: str) -> None:
    found = read(f"{lead}\n{items}\n\n位置见地图。\n")
    assert {p.literal[:3].strip("（") for p in found.permissions} == {"相机", "麦克风"}


def test_what_an_introduced_list_is_followed_by_is_no_part_of_it(read: Read) -> None:
    found = read("我们申请的权限：\n• 相机：扫码\n通讯录：见下文。\n")
    assert [p.literal for p in found.permissions] == ["相机"]


def test_a_list_of_what_is_not_asked_for_is_denied(read: Read) -> None:
    found = read("我们不会申请的权限：\n• 相机：从不\n• 麦克风：从不\n")
    assert [p.negated for p in found.permissions] == [True, True]


def test_items_below_a_denial_are_denied(read: Read) -> None:
    found = read(
        """
        ## 设备信息

        我们**不会**收集：

        1. IMEI、MAC地址；
        2. 通讯录；

        ## 第三方

        我们会收集OAID。
        """,
        ".md",
    )
    assert {d.data_type: d.negated for d in found.data_types} == {
        "imei": True,
        "mac": True,
        "contacts": True,
        "oaid": False,
    }


def test_a_numeral_and_a_space_number_a_heading() -> None:
    assert rank_of(heading("三 第三方SDK")) == rank_of(heading("三、第三方SDK"))


CONTENTS = """
    青瓦阅读隐私政策

    一、我们收集的信息
    二、第三方SDK目录
    三、不使用的权限
    四、联系我们

    一、我们收集的信息
    我们会收集您的手机号。

    二、第三方SDK目录
    我们接入了云雀测距SDK，用于绘制图表。

    三、不使用的权限
    我们不会申请相机权限。

    四、联系我们
    客服电话见应用内。
    """


def test_a_table_of_contents_opens_no_part(read: Read) -> None:
    found = read(CONTENTS)
    assert [(s.name, s.purpose) for s in found.sdks] == [("云雀测距SDK", "绘制图表")]
    assert {d.data_type for d in found.data_types if not d.negated} == {"phone_number"}
    assert [p.permission for p in found.permissions if not p.negated] == []


def test_entries_of_contents_stand_above_their_parts(parse: Parse) -> None:
    blocks = parse(CONTENTS).blocks
    at = [blocks[i].text.text for i in sorted(contents_of(blocks))]
    assert at == ["一、我们收集的信息", "二、第三方SDK目录", "三、不使用的权限", "四、联系我们"]


def test_titles_that_do_not_recur_are_no_contents(parse: Parse) -> None:
    blocks = parse("一、总则\n\n二、信息\n\n三、联系我们\n\n电话见应用内。\n").blocks
    assert contents_of(blocks) == frozenset()


def test_parts_on_sdks_that_are_gone_or_have_no_code(read: Read) -> None:
    rows = "名称：{}；用途：{}；来源：{}\n"
    text = (
        "隐私政策\n\n三、第三方SDK\n\n一、目前在用的SDK\n"
        + rows.format("云雀题库", "批改作业", "云雀智学")
        + rows.format("星点播放", "播放课程", "星点")
        + "二、已停用的SDK（2.0起移除）\n"
        + rows.format("友盟统计", "统计", "友盟")
        + "三、以接口形式合作（App内没有对方代码）\n"
        + rows.format("顺丰速运", "寄送教材", "顺丰")
    )
    assert {s.name for s in read(text).sdks if not s.superseded} == {"云雀题库", "星点播放"}


def test_contents_numbered_in_brackets(read: Read) -> None:
    titles = ("账号", "运动、睡眠", "第三方SDK", "孩子与家长")
    entries = [f"[{n}] {title}" for n, title in zip("一二三四", titles, strict=True)]
    body = (
        "注册时需要手机号。",
        "我们会记录IP地址。",
        "我们接入了云雀测距SDK，用于绘制图表。",
        "请陪同孩子阅读。",
    )
    parts = [f"{title}\n\n{text}\n" for title, text in zip(entries, body, strict=True)]
    found = read("脉冲手表隐私声明\n\n" + "\n\n".join(entries) + "\n\n" + "\n".join(parts))
    assert {d.data_type for d in found.data_types} == {"phone_number", "ip"}
    assert [(s.name, s.purpose) for s in found.sdks] == [("云雀测距SDK", "绘制图表")]


def test_a_framed_heading_stands_above_its_like() -> None:
    framed, plain = rank_of(heading("【伍、第三方工具包】")), rank_of(heading("三、统计类"))
    assert framed is not None and plain is not None and framed < plain


def test_a_numbered_list_in_the_part_on_permissions(read: Read) -> None:
    lines = ("CAMERA 拍照", "READ_CONTACTS 邀请同事", "VIBRATE 来单震动", "WAKE_LOCK 保持亮屏")
    text = "隐私政策\n\n2 设备权限\n2.1 会用到以下权限：\n" + "".join(
        f"{n}、{line}\n" for n, line in enumerate(lines, 1)
    )
    found = read(text + "3 信息给了谁\n我们不会出售信息。\n").permissions
    assert [p.permission.removeprefix("android.permission.") for p in found] == [
        line.split()[0] for line in lines
    ]


def test_formal_numerals_stand_above_plain_ones(read: Read) -> None:
    found = read(
        "隱私權聲明\n\n貳、存取權限\n一、您可以關閉：\n◎ 相機：掃描條碼\n◎ 麥克風：語音訊息\n\n"
        "參、第三方 SDK\n一、推播\n星點推播 SDK（星點股份有限公司）：訊息通知\n\n"
        "肆、爭議處理時蒐集之資料\n請您提供身分證影本。\n"
    )
    assert {p.permission.rsplit(".", 1)[-1] for p in found.permissions} == {
        "CAMERA",
        "RECORD_AUDIO",
    }
    assert [s.name for s in found.sdks] == ["星點推播 SDK"]
    assert "id_card" in {d.data_type for d in found.data_types}


def test_a_store_is_no_ios_part(read: Read) -> None:
    text = "Permissions shown in your app store\n\n- full network access\n- run at startup\n"
    assert len(read("# Annex\n\n## " + text, "a.md").permissions) == 2
    assert (
        read("# Annex\n\n## App Store version\n\n- CAMERA permission\n", "a.md").permissions == ()
    )


def test_entries_of_a_table_of_contents_disclose_nothing(read: Read) -> None:
    titles = ["What we collect", "Where it comes from", "Device", "Contact"]
    text = (
        "<ol>"
        + "".join(f"<li>{t}</li>" for t in titles)
        + "</ol>"
        + "".join(f"<h2>{n}. {t}</h2><p>x</p>" for n, t in enumerate(titles, 1))
    )
    assert read(text, "a.html").data_types == ()


def test_a_title_and_its_text_in_one_paragraph(read: Read) -> None:
    text = (
        "Privacy\n\nD.3  Insurance. Your name goes to the insurer.\n\nD.4  "
        "Technology partners. Our App "
        "contains kits of other companies. We list them here:\n\nSupport chat runs on Freshchat "
        "(Freshworks Inc.), it gets name and email.\n\nD.5  Your rights. You may ask us.\n"
    )
    (sdk,) = read(text).sdks
    assert (sdk.name, sdk.vendor, sdk.purpose) == ("Freshchat", "Freshworks Inc.", "Support chat")


def test_the_list_of_rights_of_an_app_store(read: Read) -> None:
    text = """Lark Notes
Version 2.10.1 may request access to

Camera
 - take pictures and videos
Contacts
 - read your contacts
Other
 - prevent device from sleeping

Our widget shows notes.
"""
    assert {p.permission for p in read(text).permissions} == {
        "android.permission.CAMERA",
        "android.permission.READ_CONTACTS",
        "android.permission.WAKE_LOCK",
    }


def test_a_widget_is_no_component_of_others(read: Read) -> None:
    text = """应用权限
开机时自动启动
开机后刷新桌面小组件
设置壁纸
把图片设为桌面
查看网络连接
判断能否联网
"""
    assert {p.permission for p in read(text).permissions} == {
        "android.permission.RECEIVE_BOOT_COMPLETED",
        "android.permission.SET_WALLPAPER",
        "android.permission.ACCESS_NETWORK_STATE",
    }


def test_a_denial_holds_for_the_numbered_list_below_it(read: Read) -> None:
    text = """四、我们收集的信息
    1. 手机号
五、我们承诺不收集
    1. 孩子的身份证号
    2. 手机里的短信、通讯录
"""
    found = {d.data_type: d.negated for d in read(text).data_types}
    assert found == {"phone_number": False, "id_card": True, "contacts": True}
