"""The command line: exit codes, outputs, errors in one line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.functional.conftest import Command, app, auditor, make_app, policy

__all__ = ["app", "auditor", "policy"]  # fixtures


def test_a_clean_pair_passes(auditor: Command, app: Path, policy: Path) -> None:
    ran = auditor("audit", app, "--policy", policy)
    assert ran.code == 0
    assert "Result: pass" in ran.out


def test_findings_fail_from_the_threshold_on(
    auditor: Command, tmp_path: Path, policy: Path
) -> None:
    app = make_app(tmp_path / "app.apk", ["INTERNET", "CAMERA", "VIBRATE"])
    assert auditor("audit", app, "-p", policy).code == 0
    assert auditor("audit", app, "-p", policy, "--fail-on", "low").code == 1
    assert auditor("audit", app, "-p", policy, "--fail-on", "never").code == 0


def test_several_outputs_by_suffix(
    auditor: Command, app: Path, policy: Path, tmp_path: Path
) -> None:
    names = ["r.xlsx", "r.json", "r.sarif", "r.xml", "r.md", "r.html", "r.txt"]
    arguments = [a for name in names for a in ("-o", name)]
    ran = auditor("audit", app, "-p", policy, "-q", *arguments)
    assert (ran.code, ran.out) == (0, "")
    assert {p.name for p in tmp_path.iterdir()} == {*names, app.name, policy.name}
    assert (tmp_path / "r.xlsx").read_bytes().startswith(b"PK")
    assert json.loads((tmp_path / "r.json").read_bytes())["schema"] == "auditor/result/1"


def test_format_names_what_a_suffix_does_not(
    auditor: Command, app: Path, policy: Path, tmp_path: Path
) -> None:
    assert auditor("audit", app, "-p", policy, "-o", "out.data").code == 2
    ran = auditor("audit", app, "-p", policy, "-o", "out.data", "--format", "json")
    assert json.loads((tmp_path / "out.data").read_bytes()) == json.loads(ran.out)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("audit", "app.apk"), "no policy"),
        (("audit",), "Missing argument"),
        (("audit", "app.apk", "-p", "policy.md", "-o", "r.pdf"), ".xlsx"),
        (("audit", "app.apk", "-p", "policy.md", "-o", "none/r.json"), "existing directory"),
        (("audit", "app.apk", "-p", "policy.md", "-o", "policy.md"), "is an input"),
        (("audit", "app.apk", "-p", "policy.md", "-o", "a.json", "-o", "a.json"), "twice"),
        (("audit", "app.apk", "-p", "policy.md", "--fail-on", "worst"), "worst"),
        (("audit", "app.apk", "-p", "policy.md", "--config", "none.toml"), "none.toml"),
        (("audit", "app.apk", "--nonsense"), "--nonsense"),
        (("nonsense",), "nonsense"),
        (("inspect", "app.apk", "--format", "sarif"), "sarif"),
        (("baseline", "write", "app.apk", "-p", "policy.md"), "-o"),
    ],
)
def test_wrong_usage_exits_with_2(
    auditor: Command, app: Path, policy: Path, arguments: tuple[str, ...], message: str
) -> None:
    ran = auditor(*arguments)
    assert ran.code == 2
    assert message in ran.err and ran.out == ""
    assert policy.read_text(encoding="utf-8").startswith("# 隐私政策")


def test_unreadable_inputs_exit_with_3_in_one_line(
    auditor: Command, app: Path, policy: Path, tmp_path: Path
) -> None:
    text = tmp_path / "text.apk"
    text.write_text("hello", encoding="utf-8")
    for arguments in (
        ("audit", text, "-p", policy),
        ("audit", "none.apk", "-p", policy),
        ("audit", app, "-p", "none.html"),
        ("audit", app, "-p", policy, "--baseline", "none.txt"),
        ("inspect", text),
        ("extract", "none.html"),
        ("diff", "none.json", "none.json"),
    ):
        ran = auditor(*arguments, *(("-o", "r.json") if arguments[0] != "diff" else ()))
        assert ran.code == 3, arguments
        assert ran.err.startswith("error: ") and ran.err.count("\n") == 1, arguments
        assert not (tmp_path / "r.json").exists()


def test_a_crash_exits_with_3_in_one_line(
    auditor: Command, app: Path, policy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: object, **__: object) -> None:
        raise RuntimeError("boom \x1b[31m")

    monkeypatch.setattr("auditor.crosscheck.crosscheck", crash)
    ran = auditor("audit", app, "-p", policy)
    assert ran.code == 3
    assert ran.err.startswith("internal error: RuntimeError: boom \\x1b[31m")
    assert ran.err.count("\n") == 1


def test_strict_turns_gaps_into_3(auditor: Command, app: Path, policy: Path) -> None:
    policy.write_text(
        policy.read_text(encoding="utf-8").replace(
            "友盟统计SDK | com.umeng.analytics", "无名巧克力SDK | "
        ),
        encoding="utf-8",
    )
    assert auditor("audit", app, "-p", policy, "--fail-on", "never").code == 0
    ran = auditor("audit", app, "-p", policy, "--fail-on", "never", "--strict")
    assert ran.code == 3 and "could not be examined" in ran.err


def test_an_existing_report_keeps_its_mode_and_link(
    auditor: Command, app: Path, policy: Path, tmp_path: Path
) -> None:
    real = tmp_path / "real.json"
    real.write_text("old", encoding="utf-8")
    real.chmod(0o640)
    (tmp_path / "link.json").symlink_to(real)
    auditor("audit", app, "-p", policy, "-q", "-o", "link.json")
    assert (tmp_path / "link.json").is_symlink()
    assert real.stat().st_mode & 0o777 == 0o640
    assert json.loads(real.read_bytes())["schema"] == "auditor/result/1"
    auditor("audit", app, "-p", policy, "-q", "-o", "new.json")
    mask = os.umask(0)
    os.umask(mask)
    assert (tmp_path / "new.json").stat().st_mode & 0o777 == 0o666 & ~mask


def test_inspect_and_extract(auditor: Command, app: Path, policy: Path) -> None:
    inspected = auditor("inspect", app, "--format", "json")
    data = json.loads(inspected.out)
    assert {p["name"] for p in data["permissions"]} == {
        "android.permission.INTERNET",
        "android.permission.CAMERA",
    }
    assert "umeng-analytics" in {s["id"] for s in data["sdks"]}
    extracted = json.loads(auditor("extract", policy, "-f", "json").out)
    assert extracted["schema"] == "auditor/disclosures/1"
    assert {p["permission"] for p in extracted["permissions"]} >= {"android.permission.CAMERA"}
    assert "CAMERA" in auditor("inspect", app).out
    assert "友盟统计" in auditor("extract", policy).out


def test_chinese(auditor: Command, app: Path, policy: Path) -> None:
    assert "结论: 通过" in auditor("audit", app, "-p", policy, "--lang", "zh").out


def test_configuration_in_the_current_directory(
    auditor: Command, app: Path, policy: Path, tmp_path: Path
) -> None:
    (tmp_path / "auditor.toml").write_text('policy = "policy.md"\nlang = "zh"', encoding="utf-8")
    assert "结论: 通过" in auditor("audit", app).out
    assert "Result: pass" in auditor("audit", app, "--lang", "en").out


def test_no_progress_and_no_colour_outside_a_terminal(
    auditor: Command, app: Path, policy: Path
) -> None:
    ran = auditor("audit", app, "-p", policy)
    assert ran.err == "" and "\x1b" not in ran.out


def python(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, *arguments],
        capture_output=True,
        timeout=60,
        env={**os.environ, **environment},
        check=False,
    )


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys\n"
        "from auditor.cli import run\n"
        "try: run(['--help'])\n"
        "except SystemExit: pass\n"
        "heavy = {'pandas', 'numpy', 'openpyxl', 'androguard', 'lxml', 'pdfplumber', 'docx'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)\n"
    )
    ran = python("-c", code)
    assert ran.stderr.strip() == b"[]"
    assert b"auditor audit app.apk --policy privacy.html" in ran.stdout


def test_module_and_version() -> None:
    ran = python("-m", "auditor", "--version")
    assert ran.returncode == 0 and ran.stdout.startswith(b"auditor ")


def test_output_that_the_terminal_cannot_show(app: Path, policy: Path) -> None:
    ran = python(
        "-m", "auditor", "audit", str(app), "-p", str(policy), "--lang", "zh",
        PYTHONIOENCODING="ascii", PYTHONUTF8="0",
    )  # fmt: skip
    assert ran.returncode == 0 and b"\\u901a" in ran.stdout


def test_a_closed_pipe_is_no_crash(app: Path, policy: Path) -> None:
    command = f"'{sys.executable}' -m auditor extract '{policy}' -f json | true"
    ran = subprocess.run(["bash", "-c", command], capture_output=True, timeout=60, check=False)
    assert ran.stderr == b""


def test_mappings(auditor: Command) -> None:
    listed = json.loads(auditor("mappings", "list", "--format", "json").out)["sdks"]
    assert {"id", "name"} <= set(listed[0])
    assert "getui-push" in auditor("mappings", "search", "com.igexin").out
    assert auditor("mappings", "search", "no.such.package.anywhere").code == 1
    assert "com.igexin" in auditor("mappings", "show", "getui-push").out
    wrong = auditor("mappings", "show", "getui")
    assert wrong.code == 2 and "getui-push" in wrong.err
