from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from docx import Document as new_document
from docx.oxml.ns import nsdecls

from auditor.errors import InputError, LimitError
from auditor.policy.documents import read_document_bytes
from auditor.policy.formats.docx import read_docx
from auditor.policy.formats.limits import Limits
from auditor.policy.formats.numbering import format_number

from .outline import outline


def made(build: Callable[[Any], None]) -> bytes:
    """A document written by an independent library."""
    document = new_document()
    build(document)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def raw(body: str, **parts: str) -> bytes:
    """A document from the XML of its body and of other parts."""
    space = nsdecls("w", "r", "a")
    space += ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    space += ' xmlns:v="urn:schemas-microsoft-com:vml"'
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "word/document.xml", f"<w:document {space}><w:body>{body}</w:body></w:document>"
        )
        for name, content in parts.items():
            path = "_rels/document.xml.rels" if name == "rels" else f"{name}.xml"
            archive.writestr(f"word/{path}", content.replace("NS", space))
    return stream.getvalue()


def p(*runs: str, properties: str = "") -> str:
    """A paragraph of plain runs."""
    return (
        f"<w:p><w:pPr>{properties}</w:pPr>"
        + "".join(run if run.startswith("<") else f"<w:r><w:t>{run}</w:t></w:r>" for run in runs)
        + "</w:p>"
    )


def read(data: bytes) -> list[str]:
    """The outline of a document."""
    return outline(read_docx(data, "a.docx").blocks)


def test_headings_paragraphs_and_tables_with_merged_cells() -> None:
    def build(document: Any) -> None:
        document.add_heading("隐私政策", 1)
        document.add_paragraph("")
        paragraph = document.add_paragraph("我们收集")
        paragraph.add_run("设备").bold = True
        paragraph.add_run("信息\n第二行")
        document.add_paragraph().add_run("粗体段").bold = True
        table = document.add_table(rows=4, cols=3)
        for row, texts in enumerate(
            (
                ("业务", "SDK", ""),
                ("", "名称", "公司"),
                ("推送", "极光", "和讯"),
                ("", "小米", "小米"),
            )
        ):
            for column, text in enumerate(texts):
                table.cell(row, column).text = text
        table.cell(0, 1).merge(table.cell(0, 2))
        table.cell(0, 0).merge(table.cell(1, 0))
        table.cell(2, 0).merge(table.cell(3, 0))
        document.add_paragraph("完")

    parsed = read_docx(made(build), "a.docx")
    assert outline(parsed.blocks) == [
        "1 heading1 隐私政策",
        "3 paragraph 我们收集设备信息/第二行",
        "4 paragraph 粗体段",
        "业务 | SDK | ^SDK\n^业务 | 名称 | 公司\n推送 | 极光 | 和讯\n^推送 | 小米 | 小米",
        "9 paragraph 完",
    ]
    assert [block.bold for block in parsed.blocks] == [True, False, True, False, False]
    assert [row[1].text.line for row in parsed.blocks[3].rows] == [5, 6, 7, 8]
    assert parsed.lines[2] == "我们收集设备信息 第二行"
    assert parsed.lines[6] == "推送\t极光\t和讯"
    assert len(parsed.lines) == 9
    assert parsed.gaps == ()


def test_the_document_knows_its_format() -> None:
    document, gaps = read_document_bytes(raw(p("甲")), "policy.bin")
    assert (document.format, document.encoding, document.lines) == ("docx", "binary", ("甲",))
    assert gaps == ()


def test_list_numbers_and_bullets() -> None:
    numbering = (
        "<w:numbering NS><w:abstractNum w:abstractNumId='0'>"
        "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='chineseCounting'/>"
        "<w:lvlText w:val='%1、'/></w:lvl>"
        "<w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='decimal'/>"
        "<w:lvlText w:val='%1.%2'/></w:lvl>"
        "<w:lvl w:ilvl='2'><w:numFmt w:val='bullet'/><w:lvlText w:val='\uf06c'/></w:lvl>"
        "</w:abstractNum><w:num w:numId='5'><w:abstractNumId w:val='0'/></w:num></w:numbering>"
    )

    def item(text: str, level: int) -> str:
        number = f"<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='5'/></w:numPr>"
        return p(text, properties=number)

    body = (
        item("甲", 0)
        + item("乙", 1)
        + item("丙", 1)
        + item("丁", 2)
        + item("戊", 0)
        + item("己", 1)
    )
    parsed = read_docx(raw(body, numbering=numbering), "a.docx")
    assert [(b.marker, b.level, b.text.text) for b in parsed.blocks] == [
        ("一、", 1, "甲"),
        ("一.1", 2, "乙"),
        ("一.2", 2, "丙"),
        ("•", 3, "丁"),
        ("二、", 1, "戊"),
        ("二.1", 2, "己"),
    ]
    assert parsed.lines[0] == "一、 甲"


@pytest.mark.parametrize(
    ("number", "kind", "shown"),
    [
        (10, "chineseCounting", "十"),
        (21, "chineseCountingThousand", "二十一"),
        (3, "decimalEnclosedCircleChinese", "③"),
        (28, "lowerLetter", "bb"),
        (14, "upperRoman", "XIV"),
        (7, "unheardOf", "7"),
        (100, "chineseCounting", "100"),
    ],
)
def test_number_formats(number: int, kind: str, shown: str) -> None:
    assert format_number(number, kind) == shown


def test_styles_make_headings_by_name_outline_and_inheritance() -> None:
    styles = (
        "<w:styles NS><w:style w:styleId='1'><w:name w:val='heading 2'/></w:style>"
        "<w:style w:styleId='2'><w:name w:val='我的标题'/><w:basedOn w:val='1'/></w:style>"
        "<w:style w:styleId='3'><w:name w:val='x'/><w:pPr><w:outlineLvl w:val='0'/></w:pPr>"
        "<w:rPr><w:b/></w:rPr></w:style>"
        "<w:style w:styleId='4'><w:name w:val='y'/><w:basedOn w:val='5'/></w:style>"
        "<w:style w:styleId='5'><w:name w:val='z'/><w:basedOn w:val='4'/></w:style></w:styles>"
    )
    body = "".join(p(f"题{i}", properties=f"<w:pStyle w:val='{i}'/>") for i in (1, 2, 3, 4))
    body += p("题", properties="<w:outlineLvl w:val='2'/>")
    blocks = read_docx(raw(body, styles=styles), "a.docx").blocks
    assert [(b.kind, b.level, b.bold) for b in blocks] == [
        ("heading", 2, False),
        ("heading", 2, False),
        ("heading", 1, True),
        ("paragraph", 0, False),
        ("heading", 3, False),
    ]


def test_links_of_all_kinds() -> None:
    rels = (
        "<Relationships><Relationship Id='r1' Target='http://a/b' TargetMode='External'/>"
        "</Relationships>"
    )
    body = p(
        "见",
        "<w:hyperlink r:id='r1'><w:r><w:t>甲</w:t></w:r></w:hyperlink>",
        "<w:fldSimple w:instr=' HYPERLINK \"http://c\" '><w:r><w:t>乙</w:t></w:r></w:fldSimple>",
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r>"
        "<w:r><w:instrText>HYPERLINK </w:instrText></w:r>"
        '<w:r><w:instrText>"http://d"</w:instrText></w:r>'
        "<w:r><w:fldChar w:fldCharType='separate'/></w:r>",
        "丙",
        "<w:r><w:fldChar w:fldCharType='end'/></w:r>",
        "尾",
    )
    (block,) = read_docx(raw(body, rels=rels), "a.docx").blocks
    assert block.text.text == "见甲乙丙尾"
    assert block.text.links == ((1, 2, "http://a/b"), (2, 3, "http://c"), (3, 4, "http://d"))


def test_insertions_controls_and_text_boxes_are_read_deletions_are_not() -> None:
    body = (
        p(
            "甲",
            "<w:ins><w:r><w:t>增</w:t></w:r></w:ins>",
            "<w:del><w:r><w:delText>删</w:delText></w:r></w:del>",
        )
        + f"<w:sdt><w:sdtPr/><w:sdtContent>{p('控件')}</w:sdtContent></w:sdt>"
        + p(
            "框",
            "<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>"
            + p("框内")
            + "</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>"
            + p("框内")
            + "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>",
        )
        + p("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:sym w:char='2022'/></w:r>")
    )
    assert read(raw(body)) == [
        "1 paragraph 甲增",
        "2 paragraph 控件",
        "3 paragraph 框",
        "4 paragraph 框内",
        "5 paragraph a\tb-•",
    ]


def test_hidden_text_and_embedded_documents_are_gaps() -> None:
    hidden = f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>{'藏' * 50}</w:t></w:r>"
    parsed = read_docx(raw(p("见", hidden) + "<w:altChunk r:id='x'/>"), "a.docx")
    assert outline(parsed.blocks) == ["1 paragraph 见"]
    assert [gap.reason[:11] for gap in parsed.gaps] == ["50 hidden c", "1 embedded "]


def test_nested_and_layout_tables() -> None:
    row = "<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>"
    grid = f"<w:tbl>{row}{row}<w:tr><w:tc>{{}}</w:tc></w:tr></w:tbl>"
    inner = grid.format(*map(p, "甲乙丙丁戊"))
    layout = f"<w:tbl><w:tr><w:tc>{p('题')}{inner}</w:tc></w:tr></w:tbl>"
    assert read(raw(layout)) == ["1 paragraph 题", "甲 | 乙\n丙 | 丁\n戊"]


def test_header_rows() -> None:
    body = (
        "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>"
        f"<w:tc>{p('名')}</w:tc><w:tc>{p('商')}</w:tc></w:tr>"
        f"<w:tr><w:tc>{p('a')}{p('b')}</w:tc><w:tc>{p('c')}</w:tc></w:tr></w:tbl>"
    )
    assert read(raw(body)) == ["#名 | #商\na/b | c"]


class TestHostile:
    @pytest.mark.parametrize(
        ("document", "reason"),
        [
            ("<w:document", "damaged"),
            ("", "damaged"),
            ("<document/>", "no document body"),
            (
                '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><d><body>&b;</body></d>',
                "document type",
            ),
            (
                '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><d><body>&x;</body></d>',
                "document type",
            ),
            ("<d><body>" + "<p>" * 5000 + "</p>" * 5000 + "</body></d>", "damaged"),
        ],
    )
    def test_bad_xml(self, document: str, reason: str) -> None:
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            archive.writestr("word/document.xml", document)
        with pytest.raises(InputError, match=reason) as caught:
            read_docx(stream.getvalue(), "a.docx")
        assert caught.value.remedy

    def test_a_zip_bomb_stops_at_the_limit(self) -> None:
        data = raw("<w:p/>" * 400_000)
        assert len(data) < 20_000
        with pytest.raises(LimitError, match="inflates"):
            read_docx(data, "a.docx", Limits(max_inflated=1_000_000))

    def test_too_many_members(self) -> None:
        with pytest.raises(LimitError, match="members"):
            read_docx(raw(p("甲"), other="<a/>"), "a.docx", Limits(max_entries=1))

    def test_an_image_only_document(self) -> None:
        with pytest.raises(InputError, match="only images"):
            read_docx(raw(p("<w:r><w:drawing/></w:r>")), "a.docx")

    def test_truncated(self) -> None:
        data = raw(p("甲" * 500))
        for size in (40, len(data) // 2, len(data) - 10):
            with pytest.raises(InputError):
                read_document_bytes(data[:size], "a.docx")


def test_struck_runs_are_marked() -> None:
    def build(document: Any) -> None:
        paragraph = document.add_paragraph("相机、")
        paragraph.add_run("短信").font.strike = True
        paragraph.add_run("、电话").font.double_strike = True
        paragraph.add_run("、蓝牙")

    (block,) = read_docx(made(build), "a.docx").blocks
    text = block.text
    assert [text.text[s:e] for s, e in text.struck] == ["短信", "、电话"]
