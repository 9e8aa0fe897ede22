from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date
from typing import Any

import openpyxl
import pytest

from auditor.errors import InputError, LimitError
from auditor.policy.documents import read_document_bytes
from auditor.policy.formats.limits import Limits
from auditor.policy.formats.sheet import read_csv, read_xlsx
from auditor.policy.formats.workbook import cell_range

from .outline import lines_of, outline


def book(build: Callable[[Any], None]) -> bytes:
    """A workbook whose first sheet ``build`` fills."""
    made = openpyxl.Workbook()
    build(made.active)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def rewritten(data: bytes, part: str, old: str, new: str) -> bytes:
    """The file with a change in one part."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w", 8) as target:
        for entry in source.namelist():
            content = source.read(entry)
            if entry == part:
                assert old.encode() in content
                content = content.replace(old.encode(), new.encode())
            target.writestr(entry, content)
    return stream.getvalue()


class TestCsv:
    def test_rows_and_lines(self) -> None:
        text = (
            '第三方SDK清单\n\n名称,公司,信息\n极光,和讯,"IMEI\nOAID,MAC"\n友盟,"同""欣",无\n以上\n'
        )
        parsed = read_csv(text, "a.csv")
        assert outline(parsed.blocks) == [
            "1 paragraph 第三方SDK清单",
            '名称 | 公司 | 信息\n极光 | 和讯 | IMEI/OAID,MAC\n友盟 | 同"欣 | 无',
            "7 paragraph 以上",
        ]
        rows = parsed.blocks[1].rows
        assert [row[0].text.line for row in rows] == [3, 4, 6]
        assert lines_of(rows[1][2].text) == {"IMEI": 4, "OAID,MAC": 5}

    @pytest.mark.parametrize("sign", [",", "\t", ";", "|"])
    def test_delimiters(self, sign: str) -> None:
        text = sign.join(["名称", "信息"]) + "\n" + sign.join(["极光", "IMEI、MAC"])
        assert outline(read_csv(text, "a.csv").blocks) == ["名称 | 信息\n极光 | IMEI、MAC"]

    def test_one_column_is_prose(self) -> None:
        assert outline(read_csv("隐私政策\n正文", "a.csv").blocks) == [
            "1 paragraph 隐私政策",
            "2 paragraph 正文",
        ]

    def test_by_suffix_and_encoding(self) -> None:
        document, _ = read_document_bytes("名称,公司\n极光,和讯\n".encode("gbk"), "a.csv")
        assert (document.format, document.encoding) == ("csv", "gb18030")
        assert document.lines == ("名称,公司", "极光,和讯", "")

    def test_limits_and_damage(self) -> None:
        parsed = read_csv("a,b\n" * 30, "a.csv", Limits(max_rows=10))
        assert len(parsed.blocks[0].rows) == 10
        assert "20 rows" in parsed.gaps[0].reason
        with pytest.raises(InputError, match="line 1 is no valid CSV"):
            read_csv('"' + "a" * 200_000, "a.csv")


class TestXlsx:
    def test_merged_cells_links_and_values(self) -> None:
        def build(sheet: Any) -> None:
            sheet.title = "SDK清单"
            sheet["A1"] = "第三方SDK"
            sheet.merge_cells("A1:D1")
            sheet.append(["业务", "名称", "信息", "日期"])
            sheet.append(["推送", "极光", "IMEI\nMAC", date(2024, 1, 2)])
            sheet.append([None, "小米", True, 3.0])
            sheet.merge_cells("A3:A4")
            sheet["B3"].hyperlink = "https://a/b"
            sheet["A6"] = "注：以上"

        parsed = read_xlsx(book(build), "a.xlsx")
        assert outline(parsed.blocks) == [
            "1 heading1 SDK清单",
            "1 paragraph 第三方SDK",
            "业务 | 名称 | 信息 | 日期\n推送 | 极光 | IMEI/MAC | 2024-01-02\n"
            "^推送 | 小米 | TRUE | 3",
            "6 paragraph 注：以上",
        ]
        table = parsed.blocks[2]
        assert [row[1].text.line for row in table.rows] == [2, 3, 4]
        assert table.rows[1][1].text.links == ((0, 2, "https://a/b"),)
        assert parsed.lines[2] == "推送\t极光\tIMEI MAC\t2024-01-02"

    def test_sheets_are_numbered_on_and_hidden_parts_left_out(self) -> None:
        def build(sheet: Any) -> None:
            sheet.append(["甲", "乙", "藏"])
            sheet.append(["藏", "藏", "藏"])
            sheet.append(["1", "2", "藏"])
            sheet.row_dimensions[2].hidden = True
            sheet.column_dimensions["C"].hidden = True
            other = sheet.parent.create_sheet("权限")
            other.append(["丙", "丁"])
            secret = sheet.parent.create_sheet("内部")
            secret.append(["藏", "藏"])
            secret.sheet_state = "hidden"

        document, gaps = read_document_bytes(book(build), "a.bin")
        assert document.format == "xlsx"
        assert outline(document.blocks) == ["甲 | 乙\n1 | 2", "4 heading1 权限", "丙 | 丁"]
        assert [block.page for block in document.blocks] == [1, 2, 2]
        assert document.blocks[2].rows[0][0].text.line == 4
        assert [gap.reason for gap in gaps] == ["The hidden sheet 内部 was not read."]

    def test_cells_far_out_are_a_gap(self) -> None:
        def build(sheet: Any) -> None:
            sheet.append(["甲", "乙"])
            sheet["XFD1048576"] = "远"

        parsed = read_xlsx(book(build), "a.xlsx", Limits(max_rows=50, max_columns=20))
        assert outline(parsed.blocks) == ["甲 | 乙"]
        assert "beyond row 50 or column 20" in parsed.gaps[0].reason

    def test_bombs_and_damage(self) -> None:
        data = book(lambda sheet: sheet.append(["甲", "乙"]))
        with pytest.raises(LimitError, match="inflates"):
            padding = "<sheetData>" + " " * 3_000_000
            big = rewritten(data, "xl/worksheets/sheet1.xml", "<sheetData>", padding)
            assert len(big) < 20_000
            read_xlsx(big, "a.xlsx", Limits(max_inflated=1_000_000))
        with pytest.raises(InputError, match="document type"):
            entity = '<!DOCTYPE x [<!ENTITY a "b">]><worksheet '
            read_xlsx(rewritten(data, "xl/worksheets/sheet1.xml", "<worksheet ", entity), "a.xlsx")
        for part, old, new in (
            ("xl/workbook.xml", "<sheets>", "<sheats>"),
            ("xl/workbook.xml", 'r:id="rId1"', 'r:id="rId99"'),
            ("xl/worksheets/sheet1.xml", "</sheetData>", ""),
        ):
            with pytest.raises(InputError):
                read_document_bytes(rewritten(data, part, old, new), "a.xlsx")


def test_cell_references() -> None:
    assert cell_range("B2:AA5") == (1, 1, 4, 26)
    assert cell_range("$C$7") == (6, 2, 6, 2)
    assert cell_range("nonsense") is None
