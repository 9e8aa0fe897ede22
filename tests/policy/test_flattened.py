from __future__ import annotations

import pytest

from auditor.policy.blocks import Text
from auditor.policy.flattened import (
    Header,
    Scorer,
    assign,
    columns,
    header_line,
    header_lines,
    tokens_of,
)
from auditor.policy.known import KnownNames
from auditor.policy.lines_cells import loose_header_lines
from auditor.policy.permissions import PermissionFinder
from auditor.policy.roles import Role

from .conftest import Read

N, V, P, I, L, K, O = (  # noqa: E741
    Role.NAME,
    Role.VENDOR,
    Role.PURPOSE,
    Role.PERSONAL_INFO,
    Role.LINK,
    Role.PACKAGE,
    Role.OTHER,
)


@pytest.fixture(scope="module")
def scorer(known: KnownNames, finder: PermissionFinder) -> Scorer:
    return Scorer(known, finder.is_name)


@pytest.mark.parametrize(
    ("line", "roles"),
    [
        ("SDK名称 公司名称 使用目的", [N, V, P]),
        ("SDK名称\t公司名称\t使用目的", [N, V, P]),
        ("SDK名称 | 公司名称 | 使用目的", [N, V, P]),
        ("| SDK名称 | 公司名称 | 使用目的 |", [N, V, P]),
        ("SDK名称公司名称使用目的", [N, V, P]),
        ("序号 SDK 名称 使用目的 收集个人信息类型", [O, N, P, I]),
        ("SDK Name  Vendor  Purpose of use", [N, V, P]),
        ("使用目的 收集信息 SDK名称 隐私政策链接", [P, I, N, L]),
    ],
)
def test_a_header_on_one_line(line: str, roles: list[Role]) -> None:
    header = header_line(line)
    assert header is not None
    assert header.roles == roles
    assert not header.by_line


@pytest.mark.parametrize(
    "line",
    [
        "",
        "SDK名称",
        "SDK名称 公司",
        "我们收集的信息如下。",
        "天气 温度 湿度",
        "序号 备注 版本",
        "星点推送 杭州星点科技有限公司 消息提醒",
    ],
)
def test_what_is_no_header(line: str) -> None:
    assert header_line(line) is None


def test_a_header_one_cell_a_line() -> None:
    found = header_lines(["SDK名称", "公司名称", "使用目的", "星点推送", "杭州星点科技有限公司"])
    assert found is not None
    header, used = found
    assert (header.roles, header.by_line, used) == ([N, V, P], True, 3)
    assert header_lines(["SDK名称", "星点推送", "消息提醒"]) is None
    assert header_lines([]) is None


def test_words_and_lines_of_a_region() -> None:
    text = "甲 乙|丙\n 丁 戊 "
    words = tokens_of(text, by_line=False)
    assert [(text[t.start : t.end], t.line, t.first) for t in words] == [
        ("甲", 0, True),
        ("乙", 0, False),
        ("丙", 0, False),
        ("丁", 1, True),
        ("戊", 1, False),
    ]
    lines = tokens_of(text, by_line=True)
    assert [text[t.start : t.end] for t in lines] == ["甲 乙|丙", "丁 戊"]


@pytest.mark.parametrize(
    ("word", "role"),
    [
        ("杭州星点科技有限公司", V),
        ("com.xingdian.push", K),
        ("https://xingdian.example.cn/p", L),
        ("android.permission.CAMERA", Role.PERMISSION),
        ("相机权限", Role.PERMISSION),
        ("OAID、IP地址、MAC地址", I),
        ("星点推送SDK", N),
        ("极光推送", N),
        ("用于向您推送通知以及营销内容", P),
        ("Android", Role.PLATFORM),
    ],
)
def test_a_word_fits_its_column_best(scorer: Scorer, word: str, role: Role) -> None:
    scores = scorer.scores(word)
    rivals = {N, V, P, I, L, K, Role.PERMISSION, Role.PLATFORM}
    assert max(rivals, key=lambda r: scores[r]) is role


def cells(scorer: Scorer, header: Header, region: str) -> list[dict[Role, str]]:
    rows = assign(region, header, scorer)
    return [
        {role: value.text for role, _, value in row} for row in columns(Text(region), header, rows)
    ]


HEADER = Header([N, V, P, I], ["SDK名称", "公司名称", "使用目的", "收集信息"], False)
ROWS = [
    {N: "星点推送SDK", V: "杭州星点科技有限公司", P: "用于消息推送", I: "OAID、IP地址"},
    {N: "云雀地图SDK", V: "成都云雀科技有限公司", P: "用于地图导航", I: "位置信息、WiFi信息"},
]


def test_words_of_two_rows(scorer: Scorer) -> None:
    region = "\n".join(" ".join(row.values()) for row in ROWS)
    assert cells(scorer, HEADER, region) == ROWS


def test_cells_broken_over_lines(scorer: Scorer) -> None:
    region = (
        "星点推送SDK 杭州星点科技有限公司 用于消息推送 OAID、\nIP地址、MAC地址\n"
        "云雀地图SDK 成都云雀科技有限公司 用于地图导航 位置信息"
    )
    first, second = cells(scorer, HEADER, region)
    assert first[I] == "OAID、\nIP地址、MAC地址"
    assert second[N] == "云雀地图SDK"


def test_a_cell_may_be_missing(scorer: Scorer) -> None:
    region = (
        "星点推送SDK 用于消息推送 OAID、IP地址\n"
        "云雀地图SDK 成都云雀科技有限公司 用于地图导航 位置信息"
    )
    first, second = cells(scorer, HEADER, region)
    assert first == {N: "星点推送SDK", P: "用于消息推送", I: "OAID、IP地址"}
    assert second[V] == "成都云雀科技有限公司"


def test_an_empty_region_has_no_rows(scorer: Scorer) -> None:
    assert assign("", HEADER, scorer) == []
    assert assign("\n \n", HEADER, scorer) == []


def test_cells_keep_their_lines(scorer: Scorer) -> None:
    first, second = (" ".join(row.values()) for row in ROWS)
    region = Text(f"{first}\n{second}", ((0, 11), (len(first) + 1, 14)))
    located = columns(region, HEADER, assign(region.text, HEADER, scorer))
    assert [{value.line for _, _, value in row} for row in located] == [{11}, {14}]


def test_a_name_and_the_word_sdk_are_one_word() -> None:
    text = "云雀 SDK 地图 MAC 地址"
    assert [text[t.start : t.end] for t in tokens_of(text, False)] == [
        "云雀 SDK",
        "地图",
        "MAC 地址",
    ]


def test_what_is_done_with_data_is_no_data(scorer: Scorer) -> None:
    done, data = scorer.scores("人脸识别"), scorer.scores("人脸图像")
    assert done[P] > done[I]
    assert data[I] > data[P]


def test_a_header_with_one_unknown_label(known: KnownNames) -> None:
    lines = ["名称", "云集", "用途", "个人信息", "隐私政策链接", "云雀地图"]
    found = loose_header_lines(lines, known)
    assert found is not None
    assert found[0].roles == [N, O, P, I, L]
    assert found[1] == 5
    assert loose_header_lines(["名称", "公司", "用途", "个人信息", "云雀"], known) is None
    assert loose_header_lines(["名称", "云集", "内测", "用途", "个人信息"], known) is None
    assert loose_header_lines(["名称", "用途", "云雀地图", "位置信息"], known) is None


def test_a_title_above_a_header_is_no_label() -> None:
    assert header_lines(["第三方SDK清单", "名称", "用途", "个人信息"]) is None
    found = header_lines(["名称", "用途", "个人信息"])
    assert found is not None and found[1] == 3


def test_spaces_between_chinese_words_part_cells(read: Read) -> None:
    found = read("""
        SDK名称 合作方 处理目的 处理的个人信息 隐私政策
        星点识别SDK 杭州星点科技有限公司 拍摄身份证、银行卡后自动回填 证件照片 https://xd.example.cn/p
        云雀推送SDK 成都云雀科技有限公司 消息到达 OAID、加密的Android ID、设备厂商 https://yq.example.cn/p
        """)
    assert [(s.purpose, s.personal_info) for s in found.sdks] == [
        ("拍摄身份证、银行卡后自动回填", "证件照片"),
        ("消息到达", "OAID、加密的Android ID、设备厂商"),
    ]


def test_a_name_with_its_package_is_a_name(read: Read) -> None:
    found = read(
        """
        SDK目录

        序号 SDK名称 系统 使用场景 收集的个人信息 第三方主体 第三方隐私政策
        1 星点开户SDK(com.xingdian.khylib) Android/iOS 在线开户 手机号、人脸视频 杭州星点股份有限公司 https://xd.example/p
        2 青稞活体检测(cn.qingke) Android 人脸核验 人脸图像 成都青稞科技有限公司 无
        3 云雀推送 腾讯 Android 消息提醒 OAID 腾讯 https://yq.example/p
        """  # noqa: E501
    )
    sdks = {s.name: (s.packages, s.purpose) for s in found.sdks}
    assert sdks["星点开户SDK"] == (("com.xingdian.khylib",), "在线开户")
    assert sdks["青稞活体检测"] == (("cn.qingke",), "人脸核验")


def test_a_company_by_its_short_name(read: Read) -> None:
    found = read(
        """
        SDK目录

        SDK名称 提供方 使用目的 收集的个人信息 隐私政策链接
        星点广告SDK 杭州星点科技有限公司 广告投放 OAID、IP地址 https://xd.example/p
        QQ互联 腾讯 QQ登录 头像、昵称、设备型号 https://qq.example/p
        青稞推送SDK 成都青稞科技有限公司 消息提醒 Android ID https://qk.example/p
        """
    )
    assert {s.name: s.vendor for s in found.sdks} == {
        "星点广告SDK": "杭州星点科技有限公司",
        "QQ互联": "腾讯",
        "青稞推送SDK": "成都青稞科技有限公司",
    }


def test_the_first_permission_is_no_label(read: Read) -> None:
    cells = ["权限名称", "对应功能", "能否拒绝"]
    for row in [
        ("位置信息", "网点查询", "可以"),
        ("摄像头", "扫码", "可以"),
        ("蓝牙", "连接U盾", "可以"),
    ]:
        cells += row
    found = read("二、设备权限\n" + "\n".join(cells))
    assert [(p.permission, p.purpose) for p in found.permissions] == [
        ("android.permission.ACCESS_FINE_LOCATION", "网点查询"),
        ("android.permission.CAMERA", "扫码"),
        ("android.permission.BLUETOOTH", "连接U盾"),
    ]
