from __future__ import annotations

import pytest

from auditor.policy.blocks import Text
from auditor.policy.known import KnownNames
from auditor.policy.records import Field, Record
from auditor.policy.roles import Role
from auditor.policy.sdk_fields import SdkDraft
from auditor.policy.sdks import from_record
from auditor.policy.sections import Section

from .conftest import Read


def drafts(
    known: KnownNames,
    *fields: tuple[Role, str],
    shape: str = "table",
    own: frozenset[str] = frozenset(),
    section: Section = Section(),  # noqa: B008
) -> list[SdkDraft]:
    values = [Field(role, role.value, Text(text)) for role, text in fields]
    return list(from_record(Record("sdk", shape, values, section), 3, known, own))


def test_a_row_fills_a_draft(known: KnownNames) -> None:
    (draft,) = drafts(
        known,
        (Role.NAME, "星点推送SDK（com.xingdian.push）"),
        (Role.VENDOR, "杭州星点科技有限公司（统一社会信用代码：91330100X）"),
        (Role.PURPOSE, "消息推送"),
        (Role.PURPOSE, "消息推送"),
        (Role.PERSONAL_INFO, "OAID"),
        (Role.PERSONAL_INFO, "无"),
        (Role.LINK, "《星点隐私政策》"),
        (Role.PLATFORM, "Android、iOS"),
    )
    assert draft.name == "星点推送SDK"
    assert draft.packages == ["com.xingdian.push"]
    assert draft.vendor == "杭州星点科技有限公司"
    assert draft.purpose == "消息推送"
    assert draft.personal_info == "OAID"
    assert (draft.privacy_url, draft.link_text) == (None, "《星点隐私政策》")
    assert draft.platform == "both"
    assert draft.record == 3


@pytest.mark.parametrize("name", ["统计SDK", "无", "/", "", "A_PERMISSION_NAME", "很" * 90])
def test_rows_that_name_nothing_are_left_out(known: KnownNames, name: str) -> None:
    assert drafts(known, (Role.NAME, name), (Role.PURPOSE, "推送")) == []
    assert drafts(known, (Role.PURPOSE, "推送")) == []


def test_a_generic_name_with_a_company_or_a_package_is_an_entry(known: KnownNames) -> None:
    vendor = (Role.VENDOR, "杭州星点科技有限公司")
    assert [d.name for d in drafts(known, (Role.NAME, "统计SDK"), vendor)] == ["统计SDK"]
    package = (Role.PACKAGE, "com.xingdian.stat")
    assert [d.packages for d in drafts(known, (Role.NAME, "统计SDK"), package)] == [
        ["com.xingdian.stat"]
    ]


def test_a_package_alone_names_its_row(known: KnownNames) -> None:
    (draft,) = drafts(known, (Role.NAME, "com.xingdian.push"), (Role.PURPOSE, "推送"))
    assert draft.name == "com.xingdian.push"


def test_the_apps_own_package_is_no_sdks(known: KnownNames) -> None:
    row = [(Role.NAME, "星点推送SDK"), (Role.PACKAGE, "com.xingdian.push、com.example.diary")]
    (draft,) = drafts(known, *row, own=frozenset({"com.example.diary"}))
    assert draft.packages == ["com.xingdian.push"]


@pytest.mark.parametrize(
    ("value", "none"), [("无", True), ("不涉及", True), ("相机", False), ("无障碍", False)]
)
def test_a_row_that_uses_no_permission(known: KnownNames, value: str, none: bool) -> None:
    (draft,) = drafts(known, (Role.NAME, "星点推送SDK"), (Role.PERMISSION, value))
    assert draft.no_permissions is none


def test_the_part_says_the_platform_unless_the_row_does(known: KnownNames) -> None:
    ios = Section(foreign="ios")
    assert drafts(known, (Role.NAME, "星点推送SDK"), section=ios)[0].platform == "ios"
    row = (Role.NAME, "星点推送SDK（Android）")
    assert drafts(known, row, section=ios)[0].platform == "android"


def test_a_sentence_is_no_name_outside_tables(known: KnownNames) -> None:
    row = [(Role.NAME, "我们会与第三方合作"), (Role.PURPOSE, "推送")]
    assert drafts(known, *row, shape="key-value") == []


def test_what_is_in_the_name_column_but_no_name(read: Read) -> None:
    found = read("""
        <h2>第三方SDK</h2><table>
        <tr><th>SDK名称</th><th>用途</th></tr>
        <tr><td>表1 业务功能所用SDK</td><td></td></tr>
        <tr><td>云雀测距SDK</td><td>计算距离</td></tr>
        <tr><td>android.permission.CAMERA</td><td>扫码</td></tr>
        <tr><td>Cookie</td><td>保存偏好</td></tr>
        </table>""")
    assert [s.name for s in found.sdks] == ["云雀测距SDK"]


def test_an_identifier_is_no_sdk(read: Read) -> None:
    found = read("为了统计活跃度，我们会使用OAID或Google广告ID，不会使用IMEI。")
    assert [s.name for s in found.sdks] == []
    assert {d.data_type for d in found.data_types if not d.negated} == {"oaid", "gaid"}


def test_a_title_with_a_chinese_number_and_a_dot_is_no_sdk(read: Read) -> None:
    found = read("隐私政策\n\n三. 第三方SDK\n\n不同渠道包接入的SDK不完全相同。\n")
    assert found.sdks == ()
