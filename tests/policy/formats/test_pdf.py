from __future__ import annotations

import re

import pytest

from auditor.errors import InputError, LimitError
from auditor.policy.documents import read_document_bytes
from auditor.policy.formats.limits import DEFAULT, Limits
from auditor.policy.formats.parsed import Parsed
from auditor.policy.formats.pdf import read_pdf
from auditor.policy.formats.pdf_flow import flow
from auditor.policy.formats.pdf_pages import read_pages
from auditor.policy.formats.transport import parsed_from_json, parsed_to_json

from .outline import lines_of, outline
from .pdf_factory import Page, assemble, build

PROSE = "我们会收集您的设备信息，包括设备型号和操作系统版本，用于向您推送消息并统计使用情况。" * 3


def here(pages: list[Page] | bytes, limits: Limits = DEFAULT) -> Parsed:
    """Read in this process, as the worker does."""
    data = pages if isinstance(pages, bytes) else build(pages)
    return flow(*read_pages(data, "a.pdf", limits), "a.pdf", limits)


def test_the_worker_process_gives_the_same_result() -> None:
    page = Page().text(60, 60, "隐私政策", 18).link(60, 60, 140, 80, "http://a/b")
    page.table(60, 120, [100, 100], [["名称", "公司"], ["极光", "和讯"]])
    picture = Page().picture()
    document, gaps = read_document_bytes(build([page, picture]), "a.pdf")
    expected = here([page, picture])
    assert (document.format, document.blocks, document.lines, gaps) == (
        "pdf",
        expected.blocks,
        expected.lines,
        expected.gaps,
    )
    assert "Pages 2 without text are scanned" in gaps[0].reason
    assert document.blocks[0].text.links == ((0, 4, "http://a/b"),)


def test_blocks_survive_the_transport() -> None:
    page = Page().text(60, 60, "隐私", 18)
    page.table(60, 120, [100, 100], [["名称", None], ["极光", "和讯"]])
    parsed = here([page, Page().picture()])
    assert parsed_from_json(parsed_to_json(parsed)) == parsed


def test_wrapped_lines_are_joined_and_located() -> None:
    page = Page().text(60, 60, "隐私政策", 16).text(60, 90, "一、总则", 13)
    y = page.paragraph(60, 120, PROSE, 470, indent=20)
    y = page.paragraph(60, y, PROSE, 470, indent=20)
    page.text(60, y, "1. 相机权限").text(60, y + 15, "2. 麦克风权限")
    page.text(60, y + 30, "粗体行", font="F2")
    parsed = here([page])
    assert [(b.kind, b.level) for b in parsed.blocks] == [
        ("heading", 1),
        ("heading", 2),
        *[("paragraph", 0)] * 5,
    ]
    assert [block.text.text for block in parsed.blocks[2:]] == [
        PROSE,
        PROSE,
        "1. 相机权限",
        "2. 麦克风权限",
        "粗体行",
    ]
    assert [block.bold for block in parsed.blocks[-2:]] == [False, True]
    assert parsed.blocks[4].marker == "1."
    first = parsed.blocks[2].text
    assert list(lines_of(first).values()) == [3, 4, 5]
    for piece, line in lines_of(first).items():
        assert parsed.lines[line - 1] == piece


def test_a_paragraph_goes_on_over_the_page_break() -> None:
    one, two = Page(), Page()
    one.paragraph(60, 60, PROSE, 470)
    one.text(60, 90, "占位" * 20)
    one.text(60, 780, PROSE[:47])
    two.text(60, 60, PROSE[47:70])
    parsed = here([one, two])
    assert parsed.blocks[-1].text.text == PROSE[:70]
    assert parsed.blocks[-1].page == 1


def test_cut_tokens_are_joined_without_a_space() -> None:
    page = Page()
    page.text(60, 40, "填" * 47)
    page.text(60, 70, "地址".ljust(56) + "https://example.com/privacy/pol")
    page.text(60, 85, "icy.html 与常量")
    page.text(60, 115, "权限".ljust(60) + "android.permission.READ_PHO")
    page.text(60, 130, "NE_STATE 结束")
    page.text(
        60, 160, "Our service uses your location data and the contacts on your phone and it is not"
    )
    page.text(60, 175, "shared with others.")
    texts = [block.text.text for block in here([page]).blocks]
    assert "https://example.com/privacy/policy.html 与常量" in texts[1]
    assert "android.permission.READ_PHONE_STATE" in texts[2]
    assert "it is not shared" in " ".join(texts[3:])


def test_dot_leaders_are_harmless() -> None:
    page = Page().text(60, 60, "a" + "." * 92 + "!").text(60, 75, "b" + "." * 92)
    assert len(here([page]).blocks) >= 1


def test_short_lines_are_not_joined() -> None:
    page = Page()
    for number, text in enumerate(["相机权限", "麦克风权限设置说明", "位置权限"]):
        page.text(60, 60 + 15 * number, text)
    assert outline(here([page]).blocks) == [
        "1 paragraph 相机权限",
        "2 paragraph 麦克风权限设置说明",
        "3 paragraph 位置权限",
    ]


def test_spaces_by_position_and_radicals() -> None:
    page = Page().text(60, 60, "⽤户").text(90, 60, "ID").text(160, 60, "⻓度")
    assert here([page]).blocks[0].text.text == "用户 ID  长度"


class TestTables:
    def test_merged_cells_and_wrapping(self) -> None:
        page = Page()
        page.table(
            60,
            60,
            [80, 120, 200],
            [
                ["业务", "权限", None],
                [None, "名称", "用途"],
                ["拍照", "相机", "拍摄照片，扫描二维码，以及在您主动发起时录制视频\n上传头像"],
            ],
        )
        (block,) = here([page]).blocks
        assert outline([block]) == [
            "业务 | 权限 | ^权限\n^业务 | 名称 | 用途\n"
            "拍照 | 相机 | 拍摄照片，扫描二维码，以及在您主动发起时录制视频/上传头像"
        ]
        assert block.page == 1

    def test_over_a_page_break_with_the_header_repeated(self) -> None:
        one, two = Page().text(60, 40, "清单"), Page()
        widths = [100, 150, 150]
        header = ["名称", "公司", "用途"]
        one.table(60, 60, widths, [header, ["极光", "和讯", "推送"]])
        y = two.table(60, 60, widths, [header, ["友盟", "友盟同欣", "统计"]])
        two.text(60, y + 10, "以上")
        for number, page in enumerate((one, two), 1):
            page.text(280, 810, f"第 {number} 页 / 共 2 页").text(60, 20, "某应用隐私政策 v1")
        assert outline(here([one, two]).blocks) == [
            "2 paragraph 清单",
            "#名称 | #公司 | #用途\n极光 | 和讯 | 推送\n友盟 | 友盟同欣 | 统计",
            "17 paragraph 以上",
            "1 paragraph 某应用隐私政策 v1",
        ]

    def test_over_a_page_break_by_the_grid_alone(self) -> None:
        one, two, three = Page(), Page(), Page()
        one.table(60, 600, [100, 100], [["名称", "公司"], ["极光", "和讯"]])
        two.table(61, 60, [100, 100], [["友盟", "友盟同欣"]])
        three.table(60, 60, [150, 50], [["另一", "表格"], ["甲", "乙"]])
        assert outline(here([one, two, three]).blocks) == [
            "名称 | 公司\n极光 | 和讯\n友盟 | 友盟同欣",
            "另一 | 表格\n甲 | 乙",
        ]

    def test_a_row_that_the_break_cuts(self) -> None:
        one, two = Page(), Page()
        one.table(
            60, 600, [80, 80, 150], [["名称", "公司", "信息"], ["极光", "和讯", "设备型号、"]]
        )
        two.table(60, 60, [80, 80, 150], [["", "", "系统版本"], ["友盟", "同欣", "无"]])
        assert outline(here([one, two]).blocks) == [
            "名称 | 公司 | 信息\n极光 | 和讯 | 设备型号、/系统版本\n友盟 | 同欣 | 无"
        ]

    def test_a_merged_cell_over_the_break(self) -> None:
        one, two = Page(), Page()
        one.table(
            60,
            600,
            [80, 80, 80],
            [["业务", "名称", "公司"], ["推送", "极光", "和讯"], [None, "小米", "小米"]],
        )
        two.table(60, 60, [80, 80, 80], [["", "华为", "华为"], ["统计", "友盟", "同欣"]])
        assert outline(here([one, two]).blocks) == [
            "业务 | 名称 | 公司\n推送 | 极光 | 和讯\n^推送 | 小米 | 小米\n^推送 | 华为 | 华为\n"
            "统计 | 友盟 | 同欣"
        ]

    def test_text_between_two_tables_keeps_them_apart(self) -> None:
        one, two = Page(), Page()
        one.table(60, 600, [100, 100], [["甲", "乙"], ["1", "2"]])
        two.text(60, 60, "第二张表")
        two.table(60, 90, [100, 100], [["丙", "丁"], ["3", "4"]])
        assert len([block for block in here([one, two]).blocks if block.rows]) == 2

    def test_a_frame_around_text_is_no_table(self) -> None:
        page = Page()
        page.table(60, 60, [400], [["特别提示\n请仔细阅读"]])
        assert outline(here([page]).blocks) == ["1 paragraph 特别提示", "2 paragraph 请仔细阅读"]

    def test_links_in_cells(self) -> None:
        page = Page()
        page.table(60, 60, [100, 100], [["名称", "链接"], ["极光", "政策"]])
        page.link(164, 84, 184, 100, "https://a/b")
        (block,) = here([page]).blocks
        assert block.rows[1][1].text.links == ((0, 2, "https://a/b"),)


class TestWhatCannotBeRead:
    def test_scanned(self) -> None:
        with pytest.raises(InputError, match="scanned") as caught:
            here([Page().picture(), Page().picture()])
        assert "OCR" in caught.value.remedy

    def test_scanned_pages_among_others(self) -> None:
        pages = [
            Page().text(60, 60, "第一页"),
            Page().picture(),
            Page().picture(),
            Page().picture(),
        ]
        (gap,) = here(pages).gaps
        assert gap.reason.startswith("Pages 2-4 without text")

    def test_fonts_without_a_character_map(self) -> None:
        (gap,) = here(build([Page().text(60, 60, "设备信息权限")], mapped=False)).gaps
        assert gap.reason == "Pages 1 use fonts whose characters cannot be told."

    def test_turned_text(self) -> None:
        page = Page().text(60, 60, "正文").text(90, 300, "水印水印", 10, turn="0 1 -1 0")
        parsed = here([page])
        assert [block.text.text for block in parsed.blocks] == ["正文"]
        assert "turned text" in parsed.gaps[0].reason

    def test_too_many_pages(self) -> None:
        pages = [Page().text(60, 60, text) for text in ("甲段", "乙段", "丙段")]
        parsed = here(pages, Limits(max_pages=2))
        assert len(parsed.blocks) == 2
        assert parsed.gaps[0].reason == "Pages after 2 of 3 were not read."

    def test_a_password(self) -> None:
        data = build([Page().text(60, 60, "密")])
        encrypt = (
            "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 "
            f"/O <{'41' * 32}> /U <{'42' * 32}> >> /ID [<00> <00>]"
        )
        data = data.replace(b" >>\nstartxref", encrypt.encode() + b" >>\nstartxref")
        with pytest.raises(InputError, match="password"):
            here(data)

    @pytest.mark.parametrize(
        "data",
        [
            b"%PDF-1.4\n",
            b"%PDF-1.7\n" + bytes(range(256)) * 20,
            build([Page().text(60, 60, "甲")])[:400],
            assemble([b"<< /Type /Catalog /Pages 1 0 R >>"], 1),
        ],
    )
    def test_damaged(self, data: bytes) -> None:
        with pytest.raises(InputError) as caught:
            read_document_bytes(data, "a.pdf")
        assert caught.value.remedy

    def test_a_page_with_a_broken_part_leaves_the_others(self) -> None:
        data = build([Page().text(60, 60, "甲" * 9), Page().text(60, 60, "乙" * 9)])
        second = [m.start() for m in re.finditer(b"/Contents", data)][1]
        data = data[:second] + b"/Conxents" + data[second + 9 :]
        assert [block.text.text for block in here(data).blocks] == ["甲" * 9]


class TestLimitsOfTheProcess:
    def bomb(self) -> bytes:
        """A font whose width table claims a billion entries."""
        data = build([Page().text(60, 60, "甲")])
        return data.replace(b"/W [0 127 500]", b"/W [0 999999999 5]")

    def test_time(self) -> None:
        with pytest.raises(LimitError, match=r"longer than 2 s|too much"):
            read_pdf(self.bomb(), "a.pdf", Limits(max_seconds=2))

    def test_memory(self) -> None:
        with pytest.raises(LimitError, match="too much memory"):
            read_pdf(self.bomb(), "a.pdf", Limits(max_memory=200_000_000, max_seconds=60))
