from __future__ import annotations

import pytest

from auditor.errors import InputError
from auditor.policy.formats.decoding import decode, plausibility

SIMPLIFIED = "我们会收集您的设备信息，用于向您推送消息。"
TRADITIONAL = "我們會收集您的裝置資訊，用於向您推送訊息。"
ENGLISH = "We don’t share your data — “never”."


@pytest.mark.parametrize(
    ("text", "codec", "encoding"),
    [
        (SIMPLIFIED, "utf-8", "utf-8"),
        (SIMPLIFIED, "gbk", "gb18030"),
        (SIMPLIFIED, "utf-16", "utf-16-le"),
        (SIMPLIFIED + "\n", "utf-16-be", "utf-16-be"),
        (SIMPLIFIED, "utf-16-le", "utf-16-le"),
        (SIMPLIFIED, "utf-8-sig", "utf-8"),
        (SIMPLIFIED, "utf-32", "utf-32-le"),
        (TRADITIONAL, "big5", "big5"),
        (TRADITIONAL, "gb18030", "gb18030"),
        (ENGLISH, "cp1252", "cp1252"),
        ("plain ASCII", "ascii", "utf-8"),
        # Short texts are where statistics fail.
        ("相机权限", "gbk", "gb18030"),
        ("存储", "gbk", "gb18030"),
        ("SDK名称：极光推送", "gbk", "gb18030"),
        ("2、浏览", "gbk", "gb18030"),
        ("璇玑门禁SD", "gbk", "gb18030"),
        # These bytes are valid UTF-8, by accident.
        ("通知权", "gbk", "gb18030"),
        ("前台", "gbk", "gb18030"),
        ("麥克風權限", "big5", "big5"),
        ("讀取通訊錄", "big5", "big5"),
        ("IMEI、MAC地址", "gbk", "gb18030"),
        ("android.permission.CAMERA 拍照", "gbk", "gb18030"),
        ("café, naïve", "cp1252", "cp1252"),
        ("権限を読み取ります", "cp932", "cp932"),
    ],
)
def test_encodings(text: str, codec: str, encoding: str) -> None:
    decoded = decode(text.encode(codec), "a.txt")
    assert (decoded.text, decoded.encoding, decoded.damaged) == (text, encoding, 0)


@pytest.mark.parametrize(
    ("declared", "codec", "encoding"),
    [
        ("gb2312", "gbk", "gb18030"),
        ("GBK", "gbk", "gb18030"),
        ("big5", "big5", "big5"),
        # A declaration may be wrong, or name no character encoding.
        ("gb2312", "utf-8", "utf-8"),
        ("utf-8", "gbk", "gb18030"),
        ("iso-8859-1", "gbk", "gb18030"),
        ("rot13", "gbk", "gb18030"),
        ("utf-7", "gbk", "gb18030"),
    ],
)
def test_declared_charset(declared: str, codec: str, encoding: str) -> None:
    text = TRADITIONAL if codec == "big5" else SIMPLIFIED
    html = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}"><p>{text}'
    assert decode(html.encode(codec), "a.html").encoding == encoding
    xml = f'<?xml version="1.0" encoding="{declared}"?><p>{text}'
    assert decode(xml.encode(codec), "a.html").text == xml


@pytest.mark.parametrize("text", ["ελληνικά κείμενο", "Это политика", "סוכן", "é"])
def test_other_scripts_stay_utf8(text: str) -> None:
    assert decode(text.encode(), "a.txt").text == text


def test_damaged_text_is_read_and_counted() -> None:
    data = (SIMPLIFIED * 20).encode()[:-1]
    decoded = decode(data, "a.txt")
    assert (decoded.encoding, decoded.damaged) == ("utf-8", 1)
    data = (SIMPLIFIED * 40).encode("gbk")
    decoded = decode(data[:300] + b"\xff" + data[300:], "a.txt")
    assert decoded.encoding == "gb18030"
    assert 1 <= decoded.damaged <= 3


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 40,
        b"\0\1\2\3" * 100,
        b"\x80\x81\xff\xfe" * 300,
    ],
)
def test_binary_data_is_refused(data: bytes) -> None:
    with pytest.raises(InputError) as caught:
        decode(data, "a.bin")
    assert caught.value.path == "a.bin"
    assert caught.value.remedy


def test_plausibility_tells_right_from_wrong() -> None:
    data = SIMPLIFIED.encode("gbk")
    assert plausibility(SIMPLIFIED) > 0.9
    assert plausibility(data.decode("big5", errors="ignore")) < 0.5
    assert plausibility(SIMPLIFIED.encode().decode("gb18030", errors="ignore")) < 0.6
