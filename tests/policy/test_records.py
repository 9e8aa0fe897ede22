from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.policy.blocks import Text
from auditor.policy.records import Field, Record, Structure, join, parts_of, split_lines
from auditor.policy.roles import Role
from auditor.policy.sections import Section


def record(*fields: tuple[Role, str, str, int], kind: str = "sdk") -> Record:
    values = [Field(r, label, Text(text, ((0, line),))) for r, label, text, line in fields]
    return Record(kind, "table", values, Section())


def test_a_record_gives_its_values_and_its_line() -> None:
    row = record(
        (Role.PURPOSE, "目的", "推送", 5), (Role.NAME, "名称", "甲", 4), (Role.PURPOSE, "", " ", 1)
    )
    assert [v.text for v in row.values(Role.PURPOSE)] == ["推送"]
    assert row.values(Role.LINK) == []
    assert row.line == 4
    assert record().line == 1


def test_every_field_of_a_record_is_a_passage() -> None:
    structure = Structure()
    index = structure.add(
        record(
            (Role.NAME, "名称", "甲SDK", 2),
            (Role.PURPOSE, "目的", "推送", 3),
            (Role.LINK, "", "", 3),
        )
    )
    assert index == 0
    assert [(p.text.text, p.role, p.record, p.label) for p in structure.passages] == [
        ("甲SDK", Role.NAME, 0, "名称"),
        ("推送", Role.PURPOSE, 0, "目的"),
    ]
    structure.extend(0, Field(Role.PERSONAL_INFO, "信息", Text("OAID")), Section())
    assert structure.passages[-1].role is Role.PERSONAL_INFO
    assert structure.records[0].values(Role.PERSONAL_INFO)[0].text == "OAID"


@pytest.mark.parametrize(
    ("value", "kind", "role"),
    [
        ("OAID、IP地址", "sdk", Role.PERSONAL_INFO),
        ("推送类", "sdk", Role.CATEGORY),
        ("OAID、IP地址", "permission", Role.CATEGORY),
    ],
)
def test_a_type_column_that_lists_data_holds_personal_information(
    value: str, kind: str, role: Role
) -> None:
    row = record((Role.NAME, "名称", "甲SDK", 1), (Role.CATEGORY, "类型", value, 1), kind=kind)
    structure = Structure()
    structure.add(row)
    assert structure.records[0].fields[1].role is role


def test_joined_texts_keep_lines_and_links() -> None:
    a = Text("甲\n乙", ((0, 3), (2, 4)), ((0, 1, "https://a.example.cn"),))
    b = Text("丙", ((0, 9),), ((0, 1, "https://b.example.cn"),))
    both = join([a, b])
    assert both.text == "甲\n乙\n丙"
    assert [both.line_at(i) for i in (0, 2, 4)] == [3, 4, 9]
    assert both.links == ((0, 1, "https://a.example.cn"), (4, 5, "https://b.example.cn"))
    assert join([a]) is a
    assert join([]).text == ""


def test_lines_are_split_and_located() -> None:
    text = Text("  甲 \n\n乙\n", ((0, 1), (5, 2), (6, 3)))
    assert [(t.text, t.line) for t in split_lines(text)] == [("甲", 1), ("乙", 3)]


def test_a_very_long_line_is_read_in_parts_cut_after_sentences() -> None:
    sentence = "我们收集设备信息用于推送。"
    text = Text(sentence * 1000, ((0, 7),))
    parts = split_lines(text)
    assert len(parts) > 1
    assert all(p.text.endswith("。") and p.line == 7 and len(p.text) <= 4000 for p in parts)
    assert "".join(p.text for p in parts) == text.text


def test_a_text_of_usual_length_stays_whole() -> None:
    text = Text("我们收集设备信息。" * 100)
    assert parts_of(text) == [text]


@given(st.lists(st.sampled_from(["甲" * 900, "。", "，", " ", "x" * 1500]), max_size=40))
def test_parts_add_up(pieces: list[str]) -> None:
    text = Text("".join(pieces))
    parts = parts_of(text)
    assert "".join(p.text for p in parts) == text.text
    assert all(0 < len(p.text) <= 4000 for p in parts) or not text.text


def test_a_record_that_refers_to_another_by_its_name() -> None:
    structure = Structure()
    info = (Role.PERSONAL_INFO, "个人信息")
    structure.add(record((Role.NAME, "名称", "云雀测距SDK", 1), (*info, "步数", 1)))
    structure.add(record((Role.NAME, "名称", "金雀SDK", 2), (*info, "设备型号", 2)))
    structure.add(record((Role.NAME, "名称", "银雀SDK", 3), (*info, "同云雀测距，另有IP地址", 3)))
    values = [r.values(Role.PERSONAL_INFO)[0].text for r in structure.records]
    assert values == ["步数", "设备型号", "步数、IP地址"]
