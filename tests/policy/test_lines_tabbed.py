"""Lines with cells parted by tabs, below a header of the same kind."""

from __future__ import annotations

import pytest

from auditor.model import Disclosures

from .conftest import Read

HEAD = "第三方共享清单\n\n表一  SDK明细（2022年9月版）\n"
HEADER = ["序号", "合作方SDK", "提供方", "收集的信息", "用途", "隐私条款"]
ROWS = [
    [
        "1",
        "星点推送SDK",
        "杭州星点科技有限公司",
        "OAID、IP地址",
        "消息提醒",
        "https://xd.example/p",
    ],
    ["2", "青稞码", "开源", "不收集", "扫描二维码", "-"],
    ["3", "云雀U-Share", "成都云雀科技有限公司", "剪贴板", "分享给家人", "https://yq.example/p"],
]
EXPECTED = [
    ("星点推送SDK", "杭州星点科技有限公司", "消息提醒", "https://xd.example/p"),
    ("青稞码", "开源", "扫描二维码", None),
    ("云雀U-Share", "成都云雀科技有限公司", "分享给家人", "https://yq.example/p"),
]


def told(found: Disclosures) -> list[tuple[str, str | None, str | None, str | None]]:
    sdks = sorted(found.sdks, key=lambda s: s.evidence.line or 0)
    return [(s.name, s.vendor, s.purpose, s.privacy_url) for s in sdks]


@pytest.mark.parametrize("sign", ["\t", "    "])
def test_every_cell_keeps_its_column(read: Read, sign: str) -> None:
    found = read(HEAD + "\n".join(sign.join(row) for row in [HEADER, *ROWS]) + "\n")
    assert told(found) == EXPECTED


def test_an_empty_last_cell_that_is_not_written(read: Read) -> None:
    rows = [ROWS[0], ROWS[1][:-1], ROWS[2]]
    found = read(HEAD + "\n".join("\t".join(row) for row in [HEADER, *rows]) + "\n")
    assert told(found) == EXPECTED


def test_the_text_behind_the_rows_is_no_row(read: Read) -> None:
    found = read(
        HEAD
        + "\n".join("\t".join(row) for row in [HEADER, *ROWS])
        + "\n\n以上SDK均由您主动使用相应功能时启动。\n"
    )
    assert told(found) == EXPECTED


def test_a_table_that_another_one_follows(read: Read) -> None:
    rows = "\n".join("\t".join(row) for row in [HEADER, *ROWS])
    rights = "权限\t说明\t能否关闭\nandroid.permission.CAMERA\t扫码\t能\n相册\t选图\t能"
    found = read(f"{HEAD}{rows}\n\n四、系统权限\n{rights}\n")
    assert told(found) == EXPECTED
    assert {p.scope for p in found.permissions} == {"app"}


@pytest.mark.parametrize("bar", [" | ", "｜", "|"])
def test_rows_parted_by_bars_without_a_rule(read: Read, bar: str) -> None:
    rows = "\n".join(bar.join(row) for row in [HEADER, *ROWS])
    rights = "\n".join(
        bar.join(row) for row in [("权限", "说明"), ("相机", "扫码"), ("拨打电话", "联系客服")]
    )
    found = read(f"{HEAD}{rows}\n表二  使用的权限\n{rights}\n下单时您填写姓名和电话。\n")
    assert told(found) == EXPECTED
    assert {p.permission for p in found.permissions} == {
        "android.permission.CAMERA",
        "android.permission.CALL_PHONE",
    }
