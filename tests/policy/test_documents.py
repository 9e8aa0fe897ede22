from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import Path

import pytest

from auditor.errors import InputError, LimitError
from auditor.policy.documents import Limits, read_document, read_document_bytes


def zipped(*names: str) -> bytes:
    """A zip file with empty members of these names."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, b"")
    return stream.getvalue()


def test_a_document_carries_its_identity(tmp_path: Path) -> None:
    path = tmp_path / "policy.txt"
    data = "隐私政策\r\n相机权限\r\n".encode("gbk")
    path.write_bytes(data)
    document, gaps = read_document(path)
    assert gaps == ()
    assert document.path == str(path)
    assert document.sha256 == hashlib.sha256(data).hexdigest()
    assert (document.format, document.encoding) == ("text", "gb18030")
    assert document.lines == ("隐私政策", "相机权限", "")
    assert read_document(path, name="shown.txt")[0].path == "shown.txt"


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("a.txt", "隐私政策\n正文", "text"),
        ("a", "隐私政策\n正文", "text"),
        ("a.txt", "<!DOCTYPE html>\n<p>文", "html"),
        ("a.md", "\ufeff \n<html><body>文</body></html>", "html"),
        ("a.md", "---\ntitle: a\n---\n<!-- x --><html><body>文</body></html>", "html"),
        ("a.docx", "<html xmlns:o='x'><body><p>文", "html"),
        ("a.html", "只有文字，没有标签", "text"),
        ("a.html", "<pre>文</pre>", "html"),
        ("a.txt", "<div><p>一</p><p>二</p><p>三</p></div>", "html"),
        ("a.txt", "见 <b>粗</b> 和 a<b", "text"),
        ("a.md", "一段文字", "markdown"),
        ("a.md", "# 题\n<table><tr><td>甲</td></tr></table>", "markdown"),
        ("a.txt", "名称|公司\n---|---\n甲|乙", "markdown"),
        ("a.txt", "# 一\n文\n# 二\n文\n# 三", "markdown"),
        ("a.txt", "#1 号\n文 | 文", "text"),
        ("a.txt", "----------\n相机\n----------", "text"),
    ],
)
def test_the_content_decides_on_the_type_before_the_suffix(name: str, text: str, kind: str) -> None:
    assert read_document_bytes(text.encode(), name)[0].format == kind


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \r\n\t ", "empty"),
        ("a.txt", "\ufeff\u3000\xa0\n".encode(), "empty"),
        ("a.md", b"---\ntitle: x\n---\n", "no text"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Office"),
        ("a.rtf", b"{\\rtf1\\ansi \\u38544?}", "RTF"),
        ("a.png", b"\x89PNG\r\n\x1a\n" + bytes(99), "image"),
        ("a.apk", zipped("AndroidManifest.xml", "classes.dex"), "Android app"),
        ("a.pages", zipped("Index/Document.iwa"), "Pages"),
        ("a.odt", zipped("mimetype", "content.xml"), "OpenDocument"),
        ("a.zip", zipped("policy.html"), "zip file"),
        ("a.docx", b"PK\x03\x04" + b"x" * 200, "damaged"),
        ("a.txt", bytes(range(256)) * 20, "encoding|binary"),
        ("a.mht", b"MIME-Version: 1.0\nContent-Type: multipart/related;\n\n", "web archive"),
    ],
)
def test_what_is_no_policy_is_refused_with_a_remedy(name: str, data: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=reason) as caught:
        read_document_bytes(data, name)
    assert caught.value.path == name
    assert caught.value.remedy


def test_paths_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        read_document(tmp_path / "absent.html")
    with pytest.raises(InputError, match="directory"):
        read_document(tmp_path)
    with pytest.raises(InputError, match="cannot be read"):
        read_document(Path("a\0b.txt"))


def test_a_large_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "policy.txt"
    path.write_bytes(b"a" * 2_000_000)
    with pytest.raises(LimitError, match="larger than 1 MB"):
        read_document(path, Limits(max_bytes=1_000_000))
    assert read_document(path, Limits(max_bytes=2_000_000))[0].blocks


def test_damaged_characters_are_a_gap() -> None:
    data = ("隐私政策，收集信息。" * 20).encode()[:-1]
    document, gaps = read_document_bytes(data, "a.txt")
    assert document.encoding == "utf-8"
    assert [gap.reason[:12] for gap in gaps] == ["1 characters"]
    assert gaps[0].weakens == ("disclosures",)


def test_lone_carriage_returns_end_lines_only_where_nothing_else_does() -> None:
    document, _ = read_document_bytes("<p>甲</p>\r<p>乙</p>\r".encode(), "a.html")
    assert [block.text.line for block in document.blocks] == [1, 2]
    assert document.lines == ("<p>甲</p>", "<p>乙</p>", "")
    document, _ = read_document_bytes("甲\r乙\n丙".encode(), "a.txt")
    assert [block.text.line for block in document.blocks] == [1, 2]
