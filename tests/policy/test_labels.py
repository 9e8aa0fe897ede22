from __future__ import annotations

import pytest

from auditor.policy.flattened import header_line
from auditor.policy.headers import led_header, worded_label
from auditor.policy.roles import Role

N, V, P, D = Role.NAME, Role.VENDOR, Role.PURPOSE, Role.PERSONAL_INFO


@pytest.mark.parametrize(
    ("line", "roles"),
    [
        ("用处 用到的SDK 拿到的数据", [P, N, D]),
        ("编号 名称 出品团队 使用事由 信息范围", [Role.OTHER, N, V, P, D]),
        ("叫什么\t哪家的\t派什么用\t读什么", [N, V, P, D]),
        ("SDK / 背后团队 / 为了什么 / 碰到的信息", [N, V, P, D]),
    ],
)
def test_headers_few_labels_of_which_are_known(line: str, roles: list[Role]) -> None:
    found = header_line(line)
    assert found is not None
    assert found.roles == roles


@pytest.mark.parametrize(
    "line",
    [
        "云雀SDK      成都云雀科技有限公司      设备型号、IP地址",
        "我们 收集 信息 用途",
    ],
)
def test_rows_and_words_are_no_header(line: str) -> None:
    assert header_line(line) is None


def test_a_header_of_telling_words_before_rows() -> None:
    header = "序号 名称 用处 采集项 研发单位 "
    assert led_header(header + "1 云雀题库 批改作业 OAID 成都云雀科技有限公司") == len(header)
    assert worded_label("研发单位")
    assert not worded_label("云雀")
