"""Whatever a file holds, reading it ends: with an answer or with an error that
says what to do, and after work in proportion to its size."""

from __future__ import annotations

import cProfile
import re
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import auditor.policy
from auditor.errors import AuditorError
from auditor.model import Disclosures
from auditor.policy import records
from auditor.policy.documents import read_document_bytes
from auditor.policy.extract import Extractor

from .ambiguity import ambiguities, patterns_of

SUFFIXES = [".txt", ".md", ".html", ".csv", ""]
# What the readers look for, so that random texts get past their doors.
_WORDS = """
SDK 第三方SDK 友盟SDK 极光推送 SDK名称 公司名称 使用目的 权限 权限名称 个人信息 隐私政策 包名
推送 无 android.permission.CAMERA android.permission. READ_PHONE_STATE CAMERA 相机 位置信息 IMEI
OAID 用于 不会收集 我们会收集 未经您同意 杭州星点科技有限公司 com.xingdian.push https://a.cn/p
iOS 鸿蒙 一、 （1） 附录 历史版本 定义 ： : ； 、 ， 。 （ ） 【 】 ( ) [ ] 权 ａ İ ﬀ | |---|---|
<table> <tr> <td> <td/rowspan=3> </td> </table> <p> <br> <h1> <a/href='http://x'> </a> <!--
** ` ~~~ ![x](y) [x](y) &nbsp; &#0;
"""
_SPACES = ["\n", "\n\n", "\t", " ", "\u3000", "\u200b", "\xa0", "\x00", "\x0b", "\u2028"]
WORDS = [*_WORDS.split(), *_SPACES, "1. ", "• ", "# ", "## ", "- ", "> "]


def read(extractor: Extractor, data: bytes, suffix: str) -> Disclosures | None:
    """What ``data`` discloses; ``None`` when it is refused as it should be."""
    try:
        document, _ = read_document_bytes(data, f"policy{suffix}")
    except AuditorError as error:
        assert str(error)
        return None
    return extractor.run(document)


def check(found: Disclosures | None, data: bytes) -> None:
    """Every line stands in the file, every result is complete."""
    if found is None:
        return
    last = data.count(b"\n") + data.count(b"\r") + 1
    places = [p.evidence for p in found.permissions]
    places += [s.evidence for s in found.sdks] + [d.evidence for d in found.data_types]
    assert all(place.line and 1 <= place.line <= last for place in places)
    assert all(s.name.strip() for s in found.sdks)
    assert all(p.literal.strip() for p in found.permissions)
    assert all(d.literal.strip() for d in found.data_types)


hostile = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@hostile
@given(words=st.lists(st.sampled_from(WORDS), max_size=60), suffix=st.sampled_from(SUFFIXES))
def test_any_mix_of_a_policys_words_is_read(
    extractor: Extractor, words: list[str], suffix: str
) -> None:
    data = "".join(words).encode()
    check(read(extractor, data, suffix), data)


@hostile
@given(text=st.text(max_size=200), suffix=st.sampled_from(SUFFIXES))
def test_any_text_is_read(extractor: Extractor, text: str, suffix: str) -> None:
    read(extractor, text.encode("utf-8", "surrogatepass"), suffix)


@hostile
@given(data=st.binary(max_size=200), suffix=st.sampled_from([*SUFFIXES, ".docx", ".pdf", ".xlsx"]))
def test_any_bytes_are_read_or_refused(extractor: Extractor, data: bytes, suffix: str) -> None:
    read(extractor, data, suffix)


@hostile
@given(
    cells=st.lists(st.sampled_from([*WORDS, ""]), min_size=4, max_size=40),
    width=st.integers(1, 6),
)
def test_any_table_is_read(extractor: Extractor, cells: list[str], width: int) -> None:
    rows = [cells[i : i + width] for i in range(0, len(cells), width)]
    html = "".join("<tr>" + "".join(f"<td>{c}" for c in row) + "\n" for row in rows)
    data = f"<table>{html}</table>".encode()
    check(read(extractor, data, ".html"), data)


# --- work ------------------------------------------------------------------------

ROW = "极光推送SDK{i}|深圳星点科技有限公司|消息推送|设备标识符、IP地址|READ_PHONE_STATE|cn.x.a{i}"
LABELS = "SDK名称|公司名称|使用目的|个人信息|申请权限|包名"


def numbered(line: str, count: int) -> str:
    return "".join(line.replace("{i}", str(i)) + "\n" for i in range(count))


def as_table(count: int, head: str = LABELS) -> str:
    rows = [head, *numbered(ROW, count).splitlines()]
    cells = ("".join(f"<td>{c}</td>" for c in row.split("|")) for row in rows if row)
    return "<table>" + "".join(f"<tr>{row}</tr>\n" for row in cells) + "</table>"


def merged(count: int) -> str:
    head, *rows = as_table(count).replace("</table>", "").splitlines()
    first = rows[0].replace("<td>极光推送SDK0</td>", f"<td rowspan={count}>极光推送SDK</td>")
    rest = [re.sub(r"<td>极光推送SDK\d+</td>", "", row) for row in rows[1:]]
    return "\n".join([head, first, *rest]) + "</table>"


def repeated(unit: str) -> Callable[[int], str]:
    return lambda n: (unit * (n * 25 // len(unit) + 1))[: n * 25]


def parted(sign: str) -> Callable[[int], str]:
    return lambda n: numbered(f"甲{sign}乙{{i}}{sign}丙", n)


_UNITS = """
权限、 相机权限、 开启相机、 ( 友盟SDK、 我们集成了友盟SDK， 、 ： 目的： android.permission.CAMERA
有限公司 不会收集手机号， IMEI、 ；位置 是指位置 【iOS】a【Android】b https://a.cn/
"""
# Each makes a text of a size in proportion to its number.
FAMILIES: dict[str, Callable[[int], str]] = {
    **{unit: repeated(unit) for unit in (*_UNITS.split(), "SDK ", "does not ")},
    **{f"parted by {s!r}": parted(s) for s in ("；", " / ", "|", "\t", "——")},
    "after an SDK, collecting": lambda n: "友盟SDK" + "收集" * n * 12,
    "after an SDK, purposes": lambda n: "友盟SDK" + "用于" * n * 12,
    "prose of one line": repeated(
        "我们集成了友盟+SDK，可能会收集您的设备信息用于统计，以便改进体验，"
    ),
    "short lines": lambda n: numbered("短行{i}", n),
    "keys": lambda n: numbered("目的：短行{i}", 5 * n),
    "names": lambda n: numbered("SDK名称：短行{i}", n),
    "labels": lambda n: "名称\n公司\n目的\n" * n,
    "numbers": lambda n: numbered("{i}、短行", n),
    "titles": lambda n: numbered("甲乙{i} SDK", n),
    "headings": lambda n: numbered("第{i}条 权限", n),
    "entries": lambda n: "我们接入的第三方SDK如下：\n" + numbered("{i}、甲{i}推送：用于推送", n),
    "cells": lambda n: numbered("甲{i}\n甲{i}有限公司\n推送\n--", n),
    "cells and numbers": lambda n: numbered("甲{i}\n乙有限公司\n1\n1\n1", n),
    "broken rows": lambda n: (
        LABELS.replace("|", " | ") + "\n" + numbered("甲{i} | 深圳\n公司 | 推 |\n无 | 无 | 无", n)
    ),
    "a cell of many lines": lambda n: (
        LABELS.replace("|", "\t") + "\n甲SDK\t乙公司\t" + numbered("推送{i}、", 5 * n)
    ),
    "rows by permissions": lambda n: "权限 用途 场景\n" + numbered("相机 拍照{i} 扫码\n头像", n),
    "headers of tabs": lambda n: "SDK名称\t公司\t使用目的\n" * n,
    "names and packages": lambda n: "第三方SDK\n" + numbered("{i}、甲乙{i}\ncom.a.b{i} 推送", n),
    "entries in one line": lambda n: (
        "第三方SDK\n" + "；".join(f"甲{i} SDK（乙公司）：推送" for i in range(n)) + "\n"
    ),
    "lines in bold": lambda n: "<p>" + "<b>一、权限</b><br>相机：拍照<br><br>" * n + "</p>",
    "titles between breaks": lambda n: "<p>" + "一、权限<br>相机：拍照<br>" * n + "</p>",
    "regards": lambda n: "推送方面，我们使用极光SDK和个推SDK做消息推送，" * n,
    "headers": lambda n: (LABELS.replace("|", " ") + "\n") * n,
    "a table": as_table,
    "a table without header": lambda n: as_table(n, ROW),
    "a merged table": merged,
    "a table in a table's cell": lambda n: f"<table><tr><td>{as_table(n)}</td></tr></table>",
    "a wide table": lambda n: (
        f"<table><tr>{'<td>名称</td>' * n}</tr><tr>{'<td>甲</td>' * n}</table>"
    ),
    "a flattened table, space": lambda n: (LABELS + "\n" + numbered(ROW, n)).replace("|", " "),
    "a flattened table, tab": lambda n: (LABELS + "\n" + numbered(ROW, n)).replace("|", "\t"),
    "a flattened table, bar": lambda n: LABELS + "\n" + numbered(ROW, n),
    "a flattened table, lines": lambda n: (LABELS + "\n" + numbered(ROW, n)).replace("|", "\n"),
    "labels and values of other things": lambda n: "名称\n苹果\n备注\n好吃\n" * n,
    "labels of SDKs outside their part": lambda n: "名称\n星点\n公司\n某某\n用途\n推送\n" * n,
    "a long cell": lambda n: as_table(1).replace("消息推送", "目的：推送；公司：甲公司；" * n),
    "a long list of names": lambda n: as_table(1).replace("极光推送SDK0", "友盟SDK、" * n),
}


def work(extractor: Extractor, text: str) -> int:
    """Calls made while a text is read: what it costs on any machine.

    What goes on inside a call to a pattern is not seen: its time may grow with
    the square of the text, of which long ones are therefore read in parts.
    """
    suffix = ".html" if "<table>" in text else ".txt"
    document, _ = read_document_bytes(f"政策\n{text}".encode(), f"policy{suffix}")
    profile = cProfile.Profile()
    profile.enable()
    extractor.run(document)
    profile.disable()
    return sum(entry.callcount for entry in profile.getstats())


@pytest.mark.parametrize("family", FAMILIES)
def test_work_grows_with_size_and_no_faster(
    extractor: Extractor, family: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(records, "_LONGEST", 500)  # small texts suffice then
    make = FAMILIES[family]
    small, large = work(extractor, make(40)), work(extractor, make(80))
    assert large < 2 * 1.3 * small + 30_000


def test_no_pattern_reads_a_repeated_text_in_two_ways() -> None:
    """See :mod:`tests.policy.ambiguity`: such a pattern never comes to an end."""
    found = {
        (module, word, pattern[:80])
        for module, pattern, flags, whole in patterns_of(auditor.policy)
        for word in ambiguities(pattern, flags, whole)
    }
    assert found == set()


@pytest.mark.parametrize(
    ("pattern", "ambiguous"),
    [
        ("(?:移动|网络|移动网络)*运营商", True),
        ("(?:移动|网络)*运营商", False),
        ("(?:a+)+b", True),
        ("(?:a+b)+c", False),
        ("(?:a?b?)*c", True),
        ("(?:ab?|b)*c", True),
        (r"(?:x\w*+|y)*z", False),
        (r"(?:x\w*|y)*z", True),
        (r"(?:an?(?![a-z])|any)*x", False),
        (r"(?:an?|any|y)*x", True),
    ],
)
def test_ambiguous_patterns_are_told(pattern: str, ambiguous: bool) -> None:
    assert bool(list(ambiguities(pattern))) is ambiguous


@pytest.mark.parametrize(
    "text",
    [
        "该等" * 30 + "喵",
        "移动网络" * 40 + "喵",
        "读取" + "您的" * 40 + "喵",
        "甲¹" + "¹" * 40 + "x",
    ],
)
def test_repeated_words_end(extractor: Extractor, text: str) -> None:
    assert read(extractor, f"SDK名称：{text}\n使用目的：{text}".encode(), ".txt") is not None
