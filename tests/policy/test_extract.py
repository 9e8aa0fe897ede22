"""Whole documents: what is disclosed, by whom, where, and what is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.errors import InputError
from auditor.knowledge import Knowledge
from auditor.model import Gap
from auditor.policy import extract, read_disclosures

from .conftest import Parse, Read

P = "android.permission."
POLICY = """
星点日记隐私政策
更新日期：2024年2月1日
生效日期：2024年3月5日
我们（杭州示例科技有限公司，应用包名：com.example.diary）重视您的隐私。

一、我们收集的信息
1. 账号：我们会收集您的手机号码。
2. 打卡：我们会收集位置信息，并申请位置权限（android.permission.ACCESS_FINE_LOCATION）。
3. 我们不会收集您的通讯录。

二、第三方SDK
SDK名称：星点推送SDK
公司名称：杭州星点科技有限公司
使用目的：消息推送
收集个人信息类型：OAID、IP地址
申请权限：READ_PHONE_STATE
SDK包名：com.xingdian.push
隐私政策链接：https://xd.example.cn/p

三、iOS 版本
我们会申请相册权限（NSPhotoLibraryUsageDescription），收集通讯录。

四、您的权利
您可以在手机设置中关闭相机。
"""


def test_a_whole_policy(read: Read) -> None:
    found = read(POLICY)
    (info,) = found.documents
    assert (info.language, info.effective_date) == ("zh-Hans", "2024-03-05")
    assert (info.format, info.encoding, len(info.sha256)) == ("text", "utf-8", 64)
    assert {
        (p.permission.removeprefix(P), p.scope, p.sdk, p.explicit) for p in found.permissions
    } == {
        ("ACCESS_FINE_LOCATION", "app", None, True),
        ("READ_PHONE_STATE", "sdk", "星点推送SDK", True),
    }
    assert {(d.data_type, d.scope, d.sdk, d.negated) for d in found.data_types} == {
        ("phone_number", "app", None, False),
        ("location_precise", "app", None, False),
        ("contacts", "app", None, True),
        ("oaid", "sdk", "星点推送SDK", False),
        ("ip", "sdk", "星点推送SDK", False),
    }
    (sdk,) = found.sdks
    assert sdk.packages == ("com.xingdian.push",)
    assert sdk.vendor == "杭州星点科技有限公司"
    assert sdk.permissions == (P + "READ_PHONE_STATE",)
    assert sdk.data_types == ("ip", "oaid")
    assert sdk.privacy_url == "https://xd.example.cn/p"
    assert found.gaps == ()


def test_lines_are_those_of_the_file(read: Read) -> None:
    lines = POLICY.strip("\n").split("\n")
    found = read(POLICY)
    for permission in found.permissions:
        assert permission.literal in lines[(permission.evidence.line or 0) - 1]
    for data in found.data_types:
        assert data.literal in lines[(data.evidence.line or 0) - 1]
    assert lines[(found.sdks[0].evidence.line or 0) - 1] == "SDK名称：星点推送SDK"


def test_evidence_names_file_place_and_words(read: Read) -> None:
    found = read("我们会申请相机权限。")
    evidence = found.permissions[0].evidence
    assert (evidence.source, evidence.locator, evidence.line) == ("policy.txt", "line 1", 1)
    assert evidence.excerpt == "我们会申请相机权限。"


def test_a_long_excerpt_is_cut_around_the_words(read: Read) -> None:
    text = "我们重视您的隐私，" * 60 + "我们会申请相机权限，" + "并妥善保管，" * 60
    (permission,) = read(text).permissions
    assert "相机权限" in permission.evidence.excerpt
    assert len(permission.evidence.excerpt) <= 260
    assert permission.evidence.excerpt.startswith("…")


def test_the_apps_own_package_is_no_sdk(read: Read) -> None:
    found = read("""
        本应用的包名：com.example.diary。

        一、第三方SDK
        SDK名称：星点推送SDK
        使用目的：推送
        SDK包名：com.xingdian.push、com.example.diary
        """)
    (sdk,) = found.sdks
    assert sdk.packages == ("com.xingdian.push",)


def test_a_known_sdk_brings_its_id_and_other_names(read: Read) -> None:
    (sdk,) = read("SDK名称：极光推送SDK\n使用目的：推送").sdks
    assert sdk.sdk_id is not None
    assert any("JPush" in alias for alias in sdk.aliases)
    assert sdk.name not in sdk.aliases


def test_an_sdk_is_known_by_its_package(read: Read) -> None:
    (sdk,) = read("SDK名称：消息组件甲SDK\nSDK包名：cn.jpush.android\n使用目的：推送").sdks
    (jpush,) = read("SDK名称：极光推送SDK\n使用目的：推送").sdks
    assert sdk.sdk_id == jpush.sdk_id


def test_an_unknown_sdk_is_reported_by_its_name(read: Read) -> None:
    (sdk,) = read("SDK名称：星点推送SDK\n使用目的：推送").sdks
    assert (sdk.name, sdk.sdk_id, sdk.aliases) == ("星点推送SDK", None, ())


def test_the_name_of_another_row_is_no_alias(read: Read) -> None:
    found = read("""
        <table><tr><th>SDK名称</th><th>使用目的</th></tr>
        <tr><td>极光推送SDK</td><td>推送</td></tr><tr><td>JPush</td><td>推送</td></tr></table>
        """)
    names = {s.name for s in found.sdks}
    assert names == {"极光推送SDK", "JPush"}
    assert all(not names & set(s.aliases) for s in found.sdks)


@pytest.mark.parametrize(
    ("cell", "types"),
    [
        ("OAID、IP地址", {"oaid", "ip"}),
        ("不收集", set()),
        ("无", set()),
        ("不会收集IMEI，仅收集OAID", {"oaid"}),
    ],
)
def test_the_data_of_a_row(read: Read, cell: str, types: set[str]) -> None:
    (sdk,) = read(
        "<table><tr><th>SDK名称</th><th>收集个人信息类型</th></tr>"
        f"<tr><td>星点推送SDK</td><td>{cell}</td></tr></table>"
    ).sdks
    assert set(sdk.data_types) == types


def test_a_purpose_that_speaks_of_data_collects_none(read: Read) -> None:
    found = read(
        "<table><tr><th>SDK名称</th><th>使用目的</th></tr>"
        "<tr><td>云雀地图SDK</td><td>地图、位置展示</td></tr>"
        "<tr><td>星点推送SDK</td><td>收集IMEI用于推送</td></tr></table>"
    )
    assert {(d.data_type, d.sdk) for d in found.data_types} == {("imei", "星点推送SDK")}


def test_definitions_disclose_nothing(read: Read) -> None:
    found = read("个人敏感信息：是指银行账号、行踪轨迹、通讯录等信息。")
    assert found.data_types == ()
    found = read("设备信息是指：本政策中涉及的IMEI、OAID。")
    assert {d.data_type for d in found.data_types} == {"imei", "oaid"}


def test_traditional_chinese(read: Read) -> None:
    found = read("""
        隱私權政策
        我們會申請相機權限，用於掃描條碼。
        我們會收集您的裝置型號與手機號碼，不會收集通訊錄。
        """)
    assert [p.permission for p in found.permissions] == [P + "CAMERA"]
    assert {d.data_type: d.negated for d in found.data_types if d.data_type != "camera_image"} == {
        "device_model": False,
        "phone_number": False,
        "contacts": True,
    }
    assert found.documents[0].language == "zh-Hant"


def test_english(read: Read) -> None:
    found = read(
        """
        # Privacy Policy

        Effective date: March 5, 2024

        We collect your IP address and device model. We do not collect your contacts.

        | SDK name | Vendor | Purpose | Data collected |
        |---|---|---|---|
        | Firebase Crashlytics | Google LLC | Crash reports | crash logs |
        """,
        ".md",
    )
    assert {d.data_type: d.negated for d in found.data_types} == {
        "ip": False,
        "device_model": False,
        "contacts": True,
        "crash_log": False,
    }
    (sdk,) = found.sdks
    assert (sdk.name, sdk.vendor, sdk.purpose) == (
        "Firebase Crashlytics",
        "Google LLC",
        "Crash reports",
    )
    assert found.documents[0].language == "en"
    assert found.documents[0].effective_date == "2024-03-05"


def test_several_documents_stay_in_order(parse: Parse, knowledge: Knowledge) -> None:
    gap = Gap("policy", "b.txt", "One page could not be read.")
    first, second = parse("我们会申请相机权限。"), parse("我们会申请麦克风权限。")
    found = extract([first, second], knowledge, [gap, gap])
    assert [p.permission for p in found.permissions] == [P + "CAMERA", P + "RECORD_AUDIO"]
    assert len(found.documents) == 2
    assert found.gaps == (gap,)


def test_equal_documents_give_equal_answers(parse: Parse, knowledge: Knowledge) -> None:
    document = parse(POLICY)
    assert extract([document], knowledge) == extract([document], knowledge)


def test_nothing_is_found_in_nothing(knowledge: Knowledge, read: Read) -> None:
    assert extract([], knowledge).documents == ()
    found = read("今天天气很好。")
    assert (found.permissions, found.sdks, found.data_types) == ((), (), ())


def test_files_are_read_and_named(tmp_path: Path, knowledge: Knowledge) -> None:
    path = tmp_path / "政策.txt"
    path.write_text("我们会申请相机权限。", encoding="gb18030")
    found = read_disclosures([path], knowledge)
    assert found.documents[0].path == str(path)
    assert found.documents[0].encoding.startswith("gb")
    assert [p.evidence.source for p in found.permissions] == [str(path)]
    with pytest.raises(InputError):
        read_disclosures([tmp_path / "missing.txt"], knowledge)


@pytest.mark.parametrize(
    "lines",
    [
        "- `CAMERA` – 星点扫码SDK\n- `RECORD_AUDIO` – 云雀语音SDK\n- `VIBRATE` – 提醒\n",
        "- 星点扫码SDK：相机\n- 云雀语音SDK：麦克风\n- 振动：提醒\n",
    ],
)
def test_a_list_may_tell_which_sdk_asks_for_what(read: Read, lines: str) -> None:
    found = read(
        "## 第三方SDK\n\n| SDK名称 | 公司 |\n|---|---|\n| 星点扫码SDK | 星点科技有限公司 |\n"
        f"| 云雀语音SDK | 云雀科技有限公司 |\n\n## SDK申请的权限\n\n{lines}",
        ".md",
    )
    assert {p.permission.rpartition(".")[2]: p.sdk for p in found.permissions} == {
        "CAMERA": "星点扫码SDK",
        "RECORD_AUDIO": "云雀语音SDK",
        "VIBRATE": None,
    }


def test_an_sdk_in_a_row_of_data_has_what_the_row_says(read: Read) -> None:
    table = (
        "| 个人信息 | 使用目的 |\n|---|---|\n| 手机号码 | 注册账号 |\n"
        "| 音频、视频 | 与医生视频问诊（云雀音视频SDK） |\n"
    )
    (sdk,) = read("# 个人信息收集清单\n\n" + table, "a.md").sdks
    assert (sdk.name, sdk.purpose, sdk.personal_info) == (
        "云雀音视频SDK",
        "与医生视频问诊",
        "音频、视频",
    )


def test_a_company_beside_its_sdk_is_the_maker(read: Read) -> None:
    found = read("三、第三方SDK\n\n- Mapbox SDK（IP地址），Mapbox, Inc.，显示等高线地图。", ".md")
    assert [(s.name, s.vendor, s.personal_info) for s in found.sdks] == [
        ("Mapbox SDK", "Mapbox, Inc.", "IP地址")
    ]


def test_data_in_a_list_are_no_sdks(read: Read) -> None:
    found = read(
        "Received by the libraries listed below:\n\n1. Advertising ID (GAID)\n2. IP address", ".md"
    )
    assert not found.sdks
