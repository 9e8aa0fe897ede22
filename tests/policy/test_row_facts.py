"""What a row of permissions or of data says besides."""

from __future__ import annotations

import pytest

from auditor.policy.blocks import Text
from auditor.policy.records import Field, Record
from auditor.policy.roles import Role
from auditor.policy.row_facts import names_data, take_row
from auditor.policy.sdk_fields import SdkDraft
from auditor.policy.sections import Section


def row(kind: str, *fields: tuple[Role, str]) -> Record:
    return Record(kind, "table", [Field(r, "", Text(t)) for r, t in fields], Section())


@pytest.mark.parametrize(
    ("data_type", "record", "expected"),
    [
        (
            "camera_image",
            row("permission", (Role.PERMISSION, "相机"), (Role.PURPOSE, "扫码")),
            True,
        ),
        ("camera_image", row("permission", (Role.PERMISSION, "相机")), False),
        ("camera_image", row("sdk", (Role.PERMISSION, "相机"), (Role.PURPOSE, "扫码")), False),
        ("bluetooth", row("permission", (Role.PERMISSION, "蓝牙"), (Role.PURPOSE, "连接")), False),
        ("installed_apps", None, True),
    ],
)
def test_a_permission_with_a_use_names_data(
    data_type: str, record: Record | None, expected: bool
) -> None:
    assert names_data(data_type, record) is expected


def test_a_cell_that_names_an_sdk_gives_it_the_row() -> None:
    draft = SdkDraft("云雀SDK", 1, "视频问诊（云雀SDK）")
    take_row(draft, row("data", (Role.PERSONAL_INFO, "音频、视频")), "视频问诊（云雀SDK）")
    assert (draft.purpose, draft.personal_info) == ("视频问诊", "音频、视频")


def test_a_cell_that_is_all_about_the_sdk_gives_no_use() -> None:
    draft = SdkDraft("云雀SDK", 1, "由云雀SDK收集")
    take_row(draft, row("data", (Role.PERSONAL_INFO, "音频")), "由云雀SDK收集")
    assert (draft.purpose, draft.personal_info) == (None, None)
