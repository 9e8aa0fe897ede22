"""Keys of a document's own words."""

from __future__ import annotations

from auditor.policy.roles import Role
from auditor.policy.told_keys import told_keys

from .conftest import OneSdk, Parse, Read


def test_a_telling_word_among_known_keys_makes_a_key(parse: Parse) -> None:
    found = told_keys(
        parse(
            """
            星点推送
            公司名称：杭州星点科技有限公司
            它派在什么用场上：消息提醒

            云雀地图
            公司名称：成都云雀科技有限公司
            它派在什么用场上：导航
            """
        ).blocks
    )
    assert found == {"它派在什么用场上": Role.PURPOSE}


def test_a_lone_key_tells_nothing(parse: Parse) -> None:
    assert told_keys(parse("它派在什么用场上：消息提醒\n\n它派在什么用场上：导航").blocks) == {}


def test_definition_lists_of_unknown_keys_are_records(read: Read) -> None:
    found = read(
        """
        <h2>第三方SDK</h2>
        <dl><dt>星点推送</dt><dd>来自谁：星点</dd><dd>派什么用场：发通知</dd><dd>得知什么：机型</dd>
        <dt>云雀地图</dt><dd>来自谁：云雀</dd><dd>派什么用场：画路线</dd><dd>得知什么：无</dd></dl>
        """
    ).sdks
    assert [(s.name, s.vendor, s.purpose, s.personal_info) for s in found] == [
        ("星点推送", "星点", "发通知", "机型"),
        ("云雀地图", "云雀", "画路线", "无"),
    ]


def test_markdown_bullets_of_english_keys_are_a_record(sdk: OneSdk) -> None:
    one = sdk(
        "## Third-party SDKs\n\n### Starpoint Push\n- **Supplier:** Starpoint\n"
        "- **Here for:** reminders\n- **Gets to see:** device model\n",
        ".md",
    )
    assert (one.vendor, one.purpose, one.personal_info) == (
        "Starpoint",
        "reminders",
        "device model",
    )
