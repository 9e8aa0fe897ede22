"""Tables whose cells stand one a line without any header."""

from __future__ import annotations

import pytest

from .conftest import Read


def lines(rows: list[list[str]]) -> str:
    return "\n".join("\n".join(row) for row in rows)


BARE = [
    [
        "云雀地图",
        "成都云雀科技有限公司",
        "选择网点",
        "位置信息",
        "申请权限：CAMERA",
        "https://yq.example.cn/p",
    ],
    ["星点推送SDK", "杭州星点科技有限公司", "到访提醒", "OAID、IP地址", "申请权限：无", "--"],
    ["慧眼门禁", "武汉慧眼技术股份有限公司", "人脸开门", "人脸照片", "申请权限：CAMERA", "--"],
    ["极光推送", "深圳市和讯华谷信息技术有限公司", "同上", "IMEI", "https://jg.example.cn/p"],
]


@pytest.mark.parametrize("blank", [(), (1,), (0, 1, 2), (2,)])
def test_rows_without_a_header(read: Read, blank: tuple[int, ...]) -> None:
    text = "".join("\n".join(row) + ("\n\n" if i in blank else "\n") for i, row in enumerate(BARE))
    found = read(f"小区App接入第三方SDK公示\n发布：物业\n现公示如下。\n\n{text}本期公示完毕。")
    got = [
        [s.name, s.vendor, s.purpose, s.personal_info, s.privacy_url]
        for s in sorted(found.sdks, key=lambda s: s.evidence.line or 0)
    ]
    assert got == [
        ["云雀地图", "成都云雀科技有限公司", "选择网点", "位置信息", "https://yq.example.cn/p"],
        ["星点推送SDK", "杭州星点科技有限公司", "到访提醒", "OAID、IP地址", None],
        ["慧眼门禁", "武汉慧眼技术股份有限公司", "人脸开门", "人脸照片", None],
        [
            "极光推送",
            "深圳市和讯华谷信息技术有限公司",
            "人脸开门",
            "IMEI",
            "https://jg.example.cn/p",
        ],
    ]
    scopes = {(p.permission, p.scope) for p in found.permissions}
    assert all(str(scope) != "app" for _, scope in scopes)


def test_a_company_further_below_the_name(read: Read) -> None:
    rows = [
        ["云雀地图SDK", "选择网点", "成都云雀科技有限公司", "位置信息", "https://yq.example.cn/p"],
        ["星点推送SDK", "到访提醒", "杭州星点科技有限公司", "OAID", "https://xd.example.cn/p"],
        ["慧眼门禁", "扫码开门", "武汉慧眼技术股份有限公司", "人脸照片", "https://hy.example.cn/p"],
    ]
    found = read("第三方SDK\n" + lines(rows))
    assert [
        [s.name, s.purpose, s.vendor, s.personal_info, s.privacy_url] for s in found.sdks
    ] == rows


def test_numbers_on_lines_of_their_own(read: Read) -> None:
    rows = [[str(n), *row[:4], row[-1]] for n, row in enumerate(BARE[:3], 1)]
    found = read("第三方SDK清单\n" + lines(rows))
    assert [s.name for s in found.sdks] == ["云雀地图", "星点推送SDK", "慧眼门禁"]
    assert [s.purpose for s in found.sdks] == ["选择网点", "到访提醒", "人脸开门"]


def test_a_row_without_a_company_is_a_row(read: Read) -> None:
    rows = [
        ["云雀地图", "成都云雀科技有限公司", "选择网点", "位置信息", "https://yq.example.cn/p"],
        ["星点推送SDK", "杭州星点科技有限公司", "提醒", "OAID", "https://xd.example.cn/p"],
        ["极光推送", "极光团队", "提醒", "IMEI", "https://jg.example.cn/p"],
        ["慧眼门禁SDK", "武汉慧眼技术股份有限公司", "开门", "人脸照片", "https://hy.example.cn/p"],
    ]
    found = read("第三方SDK清单\n" + lines(rows))
    assert [(s.name, s.personal_info, s.privacy_url) for s in found.sdks] == [
        (row[0], row[3], row[4]) for row in rows
    ]


@pytest.mark.parametrize(
    "text",
    [
        # two are no table
        lines([row[:4] for row in BARE[:2]]),
        # partners, not SDKs
        lines([[f"第{n}分店", f"成都云雀{n}店餐饮有限公司", "每日营业"] for n in "一二三四"]),
        # companies of a letterhead
        "甲方\n成都云雀科技有限公司\n乙方\n杭州星点科技有限公司\n丙方\n武汉慧眼技术股份有限公司",
    ],
)
def test_other_lines_with_companies_are_no_table(read: Read, text: str) -> None:
    found = read(f"公告\n\n{text}\n")
    assert not [s for s in found.sdks if s.vendor]


def test_a_bare_constant_on_a_line_of_its_own(read: Read) -> None:
    rows = [
        ("云雀测距", "杭州云雀科技有限公司", "车距显示", "OAID、机型", ["RECORD_AUDIO", "CAMERA"]),
        ("海燕雷达", "宁波海燕科技有限公司", "倒车提醒", "IP地址", ["BLUETOOTH"]),
        ("青瓦推送", "济南青瓦科技有限公司", "到货通知", "OAID、IMEI", ["VIBRATE"]),
    ]
    text = "三、第三方SDK\n\n" + "\n\n".join(
        "\n".join([*r[:4], *r[4], "https://x.cn/p"]) for r in rows
    )
    found = {s.name: {p.rsplit(".", 1)[-1] for p in s.permissions} for s in read(text).sdks}
    assert found == {r[0]: set(r[4]) for r in rows}
