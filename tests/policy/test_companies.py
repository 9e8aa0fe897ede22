from __future__ import annotations

import pytest

from auditor.policy.companies import company_in


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("由杭州星点科技有限公司提供", "杭州星点科技有限公司"),
        ("我们集成了杭州星点科技有限公司的推送SDK", "杭州星点科技有限公司"),
        ("运营方为北京甲乙网络技术股份有限公司，用于推送", "北京甲乙网络技术股份有限公司"),
        ("星点（深圳）有限公司", "星点（深圳）有限公司"),
        ("采用了北京星点（中国）科技有限公司的服务", "北京星点（中国）科技有限公司"),
        ("合作方：星点集团", "星点集团"),
        ("提供方：深圳星点信息技术有限责任公司。", "深圳星点信息技术有限责任公司"),
        ("由 Stardot Technologies, Inc. 提供", "Stardot Technologies, Inc."),
        ("provided by Stardot LLC for crash reports", "Stardot LLC"),
        ("operated by Stardot Limited", "Stardot Limited"),
        ("made by Stardot S.r.l.", "Stardot S.r.l."),
        ("run by Stardot Sp. z o.o. for us", "Stardot Sp. z o.o."),
        ("藉由杭州星点科技有限公司", "杭州星点科技有限公司"),
    ],
)
def test_a_company_is_cut_out_of_its_sentence(text: str, company: str) -> None:
    assert company_in(text) == company


@pytest.mark.parametrize(
    "text",
    [
        "我们公司",
        "本公司",
        "第三方公司",
        "相关合作公司",
        "我司的关联公司",
        "推送服务",
        "公司",
        "",
    ],
)
def test_what_names_no_company(text: str) -> None:
    assert company_in(text) is None


def test_the_first_or_the_last_of_several() -> None:
    text = "北京甲乙科技有限公司、上海丙丁科技有限公司"
    assert company_in(text) == "北京甲乙科技有限公司"
    assert company_in(text, last=True) == "上海丙丁科技有限公司"


def test_a_company_in_an_open_bracket() -> None:
    assert company_in("AppLovin MAX (AppLovin Corporation)") == "AppLovin Corporation"
    assert company_in("Sentry (Functional Software, Inc.)") == "Functional Software, Inc."


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("通知通过杭州云雀有限公司的云雀推送", "杭州云雀有限公司"),
        ("云雀集团有限公司旗下青瓦互联网有限公司提供", "云雀集团有限公司"),
        ("推送服务方阿里云计算有限公司会收集", "阿里云计算有限公司"),
        ("运营公司为每日互动股份有限公司", "每日互动股份有限公司"),
        ("截图将储存於該公司伺服器", None),
    ],
)
def test_what_leads_to_a_company(text: str, company: str | None) -> None:
    assert company_in(text) == company
