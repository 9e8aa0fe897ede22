"""The workbook, read back."""

from __future__ import annotations

import io
import zipfile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from auditor.model import Level
from auditor.report import Options, render
from auditor.report.plain import CELL_LIMIT
from tests.crosscheck.factory import KNOWLEDGE
from tests.report.factory import HOSTILE, result, sides


def written(text: str = "words", lang: str = "en") -> bytes:
    return render(result(text, lang), "xlsx", KNOWLEDGE, Options(lang, Level.MEDIUM))


def opened(data: bytes) -> Workbook:
    return load_workbook(io.BytesIO(data))


def rows(sheet: Worksheet) -> list[dict[str, object]]:
    head, *body = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in body]


def test_sheets_in_both_languages() -> None:
    assert opened(written()).sheetnames == [
        "Summary",
        "Findings",
        "Permissions",
        "SDKs",
        "Personal data",
        "Policy disclosures",
        "Not examined",
        "Unknown code",
    ]
    assert opened(written(lang="zh")).sheetnames[:4] == ["概要", "问题", "权限对照", "SDK 对照"]


def test_findings_show_both_sides() -> None:
    found = {
        (r["Rule"], str(r["Subject"]).split("\n")[0]): r
        for r in rows(opened(written())["Findings"])
    }
    denied = found["permission-undisclosed", "READ_PHONE_STATE"]
    assert denied["Level"] == "high" and denied["Status"] == "new"
    assert denied["In the app"] == "manifest: READ_PHONE_STATE"
    assert denied["In the policy"] == "policy.html, line 4: words of the policy"
    assert "2019" in str(denied["Basis"]) and denied["What to do"] and denied["Fingerprint"]
    assert found["sdk-undisclosed", "Getui"]["Status"] == "waived"
    assert found["sdk-undisclosed", "Getui"]["Note"] == "in review (legal, 9999-01-01)"
    assert found["sdk-undisclosed", "Utdid"]["Status"] == "known"


def test_permission_matrix() -> None:
    sheet = {r["Permission"]: r for r in rows(opened(written())["Permissions"])}
    camera = sheet["android.permission.CAMERA"]
    assert camera["Status"] == "not disclosed"
    assert camera["Used by code of"] == "Getui" and camera["Name"] == "Camera"
    assert sheet["android.permission.READ_PHONE_STATE"]["Declared"] == "uses-permission (≤ API 28)"
    audio = sheet["android.permission.RECORD_AUDIO"]
    assert (audio["Status"], audio["Declared"]) == ("disclosed, not found", "no")
    assert audio["Disclosed for the app"] == "policy.html, line 3: RECORD_AUDIO"


def test_sdk_matrix() -> None:
    sheet = {r["ID"]: r for r in rows(opened(written())["SDKs"])}
    assert sheet["getui"]["Version"] == "3.2.1" and sheet["getui"]["Status"] == "not disclosed"
    assert sheet["alipay"]["Disclosed at"] == "policy.html, line 10: 支付宝"
    assert str(sheet["utdid"]["Status"]).startswith("part of another SDK\n(Alipay")
    assert sheet["okhttp"]["Status"] == "open-source library"
    assert sheet["umeng"]["In the app"] == "not found"
    assert sheet["mipush"]["Platform"] == "ios"


def test_policy_statements_with_lines() -> None:
    sheet = rows(opened(written())["Policy disclosures"])
    lines = [r["Line"] for r in sheet]
    assert lines == sorted(lines)  # type: ignore[type-var]
    by_line = {r["Line"]: r for r in sheet if r["Kind"] != "personal data"}
    assert by_line[4]["Counts"] == "no: denied"
    assert by_line[5]["Counts"] == by_line[13]["Counts"] == "no: old version or other platform"
    assert "ACCESS_COARSE_LOCATION" in str(by_line[5]["Means"])


def test_gaps_are_listed() -> None:
    sheet = rows(opened(written())["Not examined"])
    assert {"dex", "policy", "crosscheck"} <= {r["Stage"] for r in sheet}


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:12]))
def test_no_string_becomes_a_formula_or_breaks_the_file(text: str) -> None:
    data = written(text)
    book = opened(data)
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type in ("s", "n"), (sheet.title, cell.coordinate)
                assert cell.hyperlink is None
                if cell.data_type == "s" and isinstance(cell.value, str):
                    assert len(cell.value.encode("utf-16-le")) <= 2 * CELL_LIMIT
                    if cell.value.startswith(("=", "+", "-", "@")):
                        assert cell.quotePrefix
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            body = archive.read(name)
            assert b"<f>" not in body and b"<hyperlink" not in body
            assert not any(code in body for code in (b"\x00", b"\x07", b"\x1b"))


def test_formulas_like_text_is_kept_as_written() -> None:
    book = opened(written("=1+1"))
    assert "=1+1" in {c.value for row in book["Policy disclosures"].iter_rows() for c in row}


def test_tables_have_filters_frozen_headers_widths_and_wrapping() -> None:
    for sheet in opened(written()).worksheets[1:]:
        assert sheet.freeze_panes and sheet.freeze_panes.endswith("2")
        assert sheet.auto_filter.ref == sheet.dimensions
        for column in range(1, sheet.max_column + 1):
            letter = get_column_letter(column)
            assert sheet.column_dimensions[letter].width >= 7
            assert sheet.cell(1, column).alignment.wrap_text
        for row in range(2, sheet.max_row + 1):
            height = sheet.row_dimensions[row].height
            assert height is not None and height <= 409


def test_levels_have_colours() -> None:
    sheet = opened(written())["Findings"]
    colours = {row[0].value: row[0].fill.fgColor.rgb for row in sheet.iter_rows(min_row=2)}
    assert len(set(colours.values())) == len(colours) > 2


def test_summary_counts() -> None:
    cells = list(opened(written())["Summary"].iter_rows(values_only=True))
    facts = {row[0]: row[1] for row in cells}
    total = sum(int(str(row[4])) for row in cells if row[0] in ("high", "medium", "low", "info"))
    assert total == len(result().findings)
    assert str(facts["Result"]).startswith("fail (")
    assert facts["Package"] == "com.example.app"
    passing = render(result(findings=()), "xlsx", KNOWLEDGE, Options("en", Level.MEDIUM))
    assert {r[0]: r[1] for r in opened(passing)["Summary"].iter_rows(values_only=True)}[
        "Result"
    ] == "pass"


def test_equal_results_give_equal_bytes() -> None:
    assert written() == written()


def test_one_side_alone() -> None:
    app, policy = sides()
    assert opened(render(app, "xlsx", KNOWLEDGE)).sheetnames == [
        "Permissions",
        "SDKs",
        "Personal data",
        "Not examined",
        "Unknown code",
    ]
    assert opened(render(policy, "xlsx", KNOWLEDGE)).sheetnames == [
        "Policy disclosures",
        "Not examined",
    ]
