"""Whose the permissions and data of a passage are."""

from __future__ import annotations

import pytest

from .conftest import Read

HEAD = "隐私政策\n\n三、第三方SDK\n\n"


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        (
            "我们接入了云雀测距SDK，会收集OAID；还接入了青瓦相册SDK，会收集IMEI。",
            {"oaid": "云雀测距SDK", "imei": "青瓦相册SDK"},
        ),
        (
            "我们接入了云雀测距SDK和青瓦相册SDK，前者会收集OAID，后者会收集IMEI。",
            {"oaid": "云雀测距SDK", "imei": "青瓦相册SDK"},
        ),
        ("我们会收集OAID。", {"oaid": None}),
    ],
)
def test_whose_data_are(read: Read, text: str, owners: dict[str, str | None]) -> None:
    found = read(HEAD + text)
    assert {d.data_type: d.sdk for d in found.data_types} == owners


def test_what_the_former_asks_for(read: Read) -> None:
    found = read(HEAD + "我们接入了云雀测距SDK和青瓦相册SDK，前者需要位置权限，后者需要相机权限。")
    assert {p.permission.rpartition(".")[2]: p.sdk for p in found.permissions if p.permission} == {
        "ACCESS_FINE_LOCATION": "云雀测距SDK",
        "CAMERA": "青瓦相册SDK",
    }
