"""Who provides an SDK, as running text says it."""

from __future__ import annotations

import pytest

from .conftest import OneSdk, Read

HEAD = "三、第三方SDK\n\n"


@pytest.mark.parametrize(
    ("text", "vendor"),
    [
        ("云雀测距SDK的开发者是杭州云雀科技有限公司。", "杭州云雀科技有限公司"),
        (
            "我们接入了云雀测距SDK，其提供方为杭州云雀科技有限公司，用于计算步数。",
            "杭州云雀科技有限公司",
        ),
        ("我们采用杭州云雀科技有限公司研发的云雀测距SDK来计算步数。", "杭州云雀科技有限公司"),
        ("步数由云雀测距SDK（杭州云雀科技有限公司）计算。", "杭州云雀科技有限公司"),
        ("我们接入了云雀测距SDK，运营主体系杭州云雀科技有限公司。", "杭州云雀科技有限公司"),
        (
            "The app includes the Stepwright SDK, developed by Stepwright Labs GmbH.",
            "Stepwright Labs GmbH",
        ),
    ],
)
def test_the_company_that_provides_it(sdk: OneSdk, text: str, vendor: str) -> None:
    assert sdk(HEAD + text).vendor == vendor


def test_a_company_of_something_else_is_none(read: Read) -> None:
    found = read(
        "青瓦阅读由南京青瓦有限公司开发。\n\n" + HEAD + "我们接入了云雀测距SDK，用于计算步数。"
    )
    assert [s.vendor for s in found.sdks] == [None]


def test_two_of_one_company(read: Read) -> None:
    found = read(
        HEAD + "云雀测距SDK和云雀定位SDK均由杭州云雀科技有限公司提供，前者计算步数，后者用于定位。"
    )
    assert {s.name: s.vendor for s in found.sdks} == {
        "云雀测距SDK": "杭州云雀科技有限公司",
        "云雀定位SDK": "杭州云雀科技有限公司",
    }


def test_who_provides_another_matter(read: Read) -> None:
    found = read(HEAD + "步数由云雀测距SDK计算。语音播报由金雀公司提供。")
    assert [(s.name, s.vendor) for s in found.sdks] == [("云雀测距SDK", None)]


@pytest.mark.parametrize("said", ["它是腾讯出的", "它是腾讯家的", "它是腾讯做的"])
def test_everyday_words_for_a_maker(sdk: OneSdk, said: str) -> None:
    assert sdk(f"三、第三方SDK\n\n登录靠的是云雀登录SDK，{said}，会收集OAID。").vendor == "腾讯"
