"""Built apps with policies in several layouts: findings equal the truth exactly."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.functional.conftest import Command, make_app

ROOT = Path(__file__).parents[2]
MAIN = {"permission-undisclosed", "permission-unused", "sdk-undisclosed", "sdk-unused"}

#: constant -> purpose
PERMISSIONS = {
    "android.permission.INTERNET": "访问网络",
    "android.permission.CAMERA": "扫描二维码",
    "android.permission.RECORD_AUDIO": "发送语音消息",
    "android.permission.ACCESS_FINE_LOCATION": "查找附近门店",
}
#: name -> package, company, purpose, personal data
SDKS = {
    "个推推送SDK": ("com.igexin.sdk", "每日互动股份有限公司", "推送消息", "Android ID"),
    "友盟统计SDK": ("com.umeng.analytics", "友盟同欣（北京）科技有限公司", "统计分析", "OAID"),
    "腾讯Bugly": ("com.tencent.bugly", "深圳市腾讯计算机系统有限公司", "排查崩溃", "日志信息"),
}
IDS = {
    "个推推送SDK": "getui-push",
    "友盟统计SDK": "umeng-analytics",
    "腾讯Bugly": "bugly",
}


def markdown(permissions: Sequence[str], sdks: Sequence[str]) -> str:
    lines = ["# 隐私政策", "", "更新日期：2026年1月1日", "", "## 应用权限", ""]
    lines += ["| 权限 | 用途 |", "| --- | --- |"]
    lines += [f"| {p} | {PERMISSIONS[p]} |" for p in permissions]
    lines += ["", "## 第三方SDK", ""]
    lines += [
        "| SDK名称 | 包名 | 第三方公司 | 使用目的 | 收集个人信息 |",
        "| --- | --- | --- | --- | --- |",
    ]
    lines += [f"| {s} | {' | '.join(SDKS[s])} |" for s in sdks]
    return "\n".join(lines) + "\n"


def page(permissions: Sequence[str], sdks: Sequence[str]) -> str:
    def row(cells: Sequence[str], tag: str = "td") -> str:
        return "<tr>" + "".join(f"<{tag}>{escape(c)}</{tag}>" for c in cells) + "</tr>"

    return (
        "<!DOCTYPE html><html lang='zh'><head><meta charset='utf-8'><title>隐私政策</title></head>"
        "<body><h1>隐私政策</h1><p>更新日期：2026年1月1日</p><h2>应用权限说明</h2><table>"
        + row(("权限名称", "使用目的"), "th")
        + "".join(row((p, PERMISSIONS[p])) for p in permissions)
        + "</table><h2>第三方SDK目录</h2><table>"
        + row(("SDK名称", "SDK包名", "第三方名称", "使用目的", "收集个人信息类型"), "th")
        + "".join(row((s, *SDKS[s])) for s in sdks)
        + "</table></body></html>"
    )


def numbered(permissions: Sequence[str], sdks: Sequence[str]) -> str:
    lines = ["隐私政策", "更新日期：2026年1月1日", "一、我们申请的系统权限"]
    lines += [f"{n}. {p}：{PERMISSIONS[p]}" for n, p in enumerate(permissions, 1)]
    lines += ["二、第三方SDK列表"]
    for n, s in enumerate(sdks, 1):
        package, company, purpose, data = SDKS[s]
        lines += [
            f"{n}. {s}",
            f"包名：{package}",
            f"第三方公司：{company}",
            f"使用目的：{purpose}",
            f"收集个人信息：{data}",
        ]
    return "\n".join(lines) + "\n"


def prose(permissions: Sequence[str], sdks: Sequence[str]) -> str:
    lines = ["# 隐私政策", "", "更新日期：2026年1月1日", "", "## 权限", ""]
    lines += [f"- 为了{PERMISSIONS[p]}，我们会申请 {p} 权限。" for p in permissions]
    lines += ["", "## 我们使用的第三方SDK", ""]
    for s in sdks:
        package, company, purpose, data = SDKS[s]
        lines += [f"### {s}", "", f"- 提供方：{company}", f"- 包名：{package}"]
        lines += [f"- 使用目的：{purpose}", f"- 收集的个人信息：{data}", ""]
    return "\n".join(lines) + "\n"


LAYOUTS: dict[str, tuple[Callable[[Sequence[str], Sequence[str]], str], str]] = {
    "markdown": (markdown, "policy.md"),
    "html": (page, "policy.html"),
    "numbered": (numbered, "policy.txt"),
    "prose": (prose, "prose.md"),
}

P, S = tuple(PERMISSIONS), tuple(SDKS)
CASES: dict[str, tuple[tuple[str, ...], ...]] = {
    # name: (declared, embedded, disclosed permissions, disclosed SDKs)
    "clean": (P, S, P, S),
    "one permission undisclosed": (P, S, (P[0], P[1], P[3]), S),
    "one permission unused": ((P[0], P[1], P[3]), S, P, S),
    "one SDK undisclosed": (P, S, P, S[1:]),
    "one SDK unused": (P, S[:2], P, S),
    "one of each": (P[:3], S[:2], (P[0], P[1], P[3]), S[1:]),
}


def expected(case: str) -> set[tuple[str, str]]:
    declared, embedded, permissions, sdks = map(set, CASES[case])
    return {
        *(("permission-undisclosed", p) for p in declared - permissions),
        *(("permission-unused", p) for p in permissions - declared),
        *(("sdk-undisclosed", IDS[s]) for s in embedded - sdks),
        *(("sdk-unused", IDS[s]) for s in sdks - embedded),
    }


def main_findings(text: str) -> list[tuple[str, str]]:
    data = json.loads(text)
    schema = json.loads((ROOT / "docs/schemas/result.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(data)
    return [(f["rule"], f["subject"]["id"]) for f in data["findings"] if f["rule"] in MAIN]


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_findings_equal_the_truth(auditor: Command, tmp_path: Path, layout: str, case: str) -> None:
    declared, embedded, permissions, sdks = CASES[case]
    app = make_app(tmp_path / "app.apk", declared, [SDKS[s][0] for s in embedded])
    write, name = LAYOUTS[layout]
    policy = tmp_path / name
    policy.write_text(write(permissions, sdks), encoding="utf-8")
    ran = auditor("audit", app, "-p", policy, "-f", "json")
    found = main_findings(ran.out)
    assert len(found) == len(set(found))
    assert set(found) == expected(case)
    assert ran.code == (1 if any(rule.endswith("undisclosed") for rule, _ in found) else 0)


@pytest.mark.parametrize("sample", ["clean", "english", "mismatch"])
def test_samples(auditor: Command, sample: str) -> None:
    folder = ROOT / "sample_apks" / sample
    truth = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    policies = [a for name in truth["policy"] for a in ("-p", folder / name)]
    ran = auditor("audit", folder / truth["apk"], *policies, "-f", "json")
    assert set(main_findings(ran.out)) == {(f["rule"], f["id"]) for f in truth["findings"]}


def test_two_documents_are_one_policy(auditor: Command, tmp_path: Path) -> None:
    app = make_app(tmp_path / "app.apk", P, [SDKS[s][0] for s in S])
    (tmp_path / "main.md").write_text(markdown(P, ()), encoding="utf-8")
    (tmp_path / "sdks.html").write_text(page((), S), encoding="utf-8")
    alone = auditor("audit", app, "-p", "main.md", "-f", "json")
    assert {rule for rule, _ in main_findings(alone.out)} == {"sdk-undisclosed"}
    both = auditor("audit", app, "-p", "main.md", "-p", "sdks.html", "-f", "json")
    assert main_findings(both.out) == []
