"""Scanned pages: with an engine they are read, without one they are a gap."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from auditor.errors import InputError
from auditor.policy.documents import read_document_bytes
from auditor.policy.formats import ocr

TABLE = "\n".join(
    [
        "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext",
        "4\t1\t1\t1\t1\t0\t10\t10\t200\t20\t-1\t",
        "5\t1\t1\t1\t1\t1\t10\t10\t40\t20\t91.5\t相机",
        "5\t1\t1\t1\t1\t2\t60\t10\t40\t20\t90.0\t权限",
        "5\t1\t1\t1\t1\t3\t110\t10\t60\t20\t88.0\tAndroid",
        "5\t1\t1\t1\t1\t4\t180\t10\t20\t20\t88.0\tID",
        "5\t1\t1\t1\t2\t1\t10\t40\t40\t20\t12.0\t噪声",
        "5\t1\t1\t1\t3\t1\t10\t70\t40\t20\t80.0\t存储",
    ]
)


def test_words_become_lines_without_noise() -> None:
    lines = ocr._lines(TABLE, 0.5)
    assert [line.text for line in lines] == ["相机权限Android ID", "存储"]
    assert (lines[0].x0, lines[0].x1, lines[0].top) == (5.0, 100.0, 5.0)


def _scan() -> bytes:
    """A PDF of one page that is only a picture of Latin text."""
    image = pytest.importorskip("PIL.Image")
    draw = pytest.importorskip("PIL.ImageDraw")
    page = image.new("L", (1240, 1754), 255)
    pen = draw.Draw(page)
    for i, text in enumerate(("Permissions", "android.permission.CAMERA", "We collect your IMEI")):
        pen.text((120, 160 + 90 * i), text, fill=0, font_size=40)
    stream = io.BytesIO()
    page.save(stream, "PDF", resolution=150)
    return stream.getvalue()


def test_without_an_engine_the_remedy_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUDITOR_OCR", "0")
    with pytest.raises(InputError, match="run OCR"):
        read_document_bytes(_scan(), "scan.pdf")


def test_with_an_engine_the_page_is_read_and_marked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AUDITOR_OCR", raising=False)
    ocr.languages.cache_clear()
    if ocr.languages() is None:
        pytest.skip("no OCR engine is installed")
    document, gaps = read_document_bytes(_scan(), "scan.pdf")
    text = "\n".join(block.text.text for block in document.blocks)
    assert "android.permission.CAMERA" in text and "IMEI" in text
    assert any("OCR" in gap.reason for gap in gaps)


def test_an_engine_that_fails_gives_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    broken = tmp_path / "tesseract"
    broken.write_text("#!/bin/sh\nexit 3\n")
    broken.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("AUDITOR_OCR", raising=False)
    ocr.languages.cache_clear()
    try:
        assert ocr.languages() is None
        assert ocr.read_image(b"", 1.0) == []
    finally:
        ocr.languages.cache_clear()
