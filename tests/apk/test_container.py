import struct

import pytest

from auditor.apk.container import (
    BytesReader,
    EntryError,
    EntryLimitError,
    FileReader,
    WindowReader,
    inflate,
    open_archive,
)
from auditor.apk.limits import DEFAULT, Limits
from auditor.errors import InputError, LimitError
from tests.factories_apk import Member, archive

TEXT = b"some text that is long enough to deflate, some text, some text" * 4


def read(data, name="a.txt", limits=DEFAULT):
    opened = open_archive(BytesReader(data), "x.apk", limits)
    return bytes(opened.read(opened.get(name)))


@pytest.mark.parametrize("method", [0, 8])
def test_reads_stored_and_deflated(method):
    assert read(archive({"a.txt": Member(TEXT, method)})) == TEXT


@pytest.mark.parametrize(
    "member",
    [
        Member(TEXT, crc=1),
        Member(TEXT, flags=1),
        Member(TEXT, flags=0xFFFF),
        Member(TEXT, size=10),
        Member(TEXT, size=len(TEXT) + 1000),
        Member(TEXT, 0, crc=7, flags=1),
        Member(TEXT, 77, compressed=TEXT),
    ],
    ids=["crc", "encrypted", "flags", "size-small", "size-large", "stored", "method"],
)
def test_reads_what_android_accepts(member):
    assert read(archive({"a.txt": member})) == TEXT


def test_unknown_method_with_deflated_bytes():
    packed = archive({"a.txt": TEXT})
    # the method stands in the local header and in the directory
    forged = packed.replace(struct.pack("<HH", 0, 8), struct.pack("<HH", 0, 99))
    assert forged != packed
    assert read(forged) == TEXT


@pytest.mark.parametrize("adjusted", [True, False])
def test_bytes_before_the_archive(adjusted):
    data = archive({"a.txt": TEXT}, junk=b"#!/bin/sh\n" * 9, offsets_include_junk=adjusted)
    assert read(data) == TEXT


def test_duplicate_entry_is_noted_and_the_first_read():
    opened = open_archive(BytesReader(archive([("a", b"first"), ("a", b"second")])), "x")
    assert bytes(opened.read(opened.get("a"))) == b"first"
    assert opened.duplicates == ("a",)


def test_comment_after_the_directory():
    assert read(archive({"a.txt": TEXT}) + b"PK\x05\x06 no record") == TEXT


@pytest.mark.parametrize("data", [b"", b"hello", b"plain text, not an archive at all" * 9])
def test_no_archive_is_an_input_error(data):
    with pytest.raises(InputError, match="APK"):
        open_archive(BytesReader(data), "x.apk")


def test_cut_off_archive_says_so():
    data = archive({"a.txt": TEXT})
    with pytest.raises(InputError, match="cut off"):
        open_archive(BytesReader(data[: len(data) // 2]), "x.apk")


def test_truncated_entry_is_an_entry_error():
    data = archive({"a.txt": Member(TEXT, compressed=b"\x4b\x4c")})
    with pytest.raises(EntryError):
        read(data)


def test_too_many_entries():
    data = archive({f"f{i}": b"" for i in range(20)})
    with pytest.raises(LimitError, match="20 entries"):
        open_archive(BytesReader(data), "x.apk", Limits(max_entries=10))


def test_declared_size_over_the_limit():
    with pytest.raises(EntryLimitError):
        read(archive({"a.txt": Member(TEXT, size=10**9)}))


def test_inflated_size_over_the_limit():
    data = archive({"a.txt": Member(bytes(100_000), size=10)})
    with pytest.raises(EntryLimitError, match="more than 1,000"):
        read(data, limits=Limits(max_entry=1000))


def test_bomb_ratio():
    data = archive({"a.txt": bytes(30_000_000)})
    with pytest.raises(EntryLimitError, match="stored"):
        read(data)


def test_inflate_without_a_declared_size():
    opened = open_archive(BytesReader(archive({"a": TEXT})), "x")
    raw = opened.raw(opened.get("a"))
    assert inflate(raw, 0, 10_000) == TEXT


def test_window_reads_only_its_part():
    window = WindowReader(BytesReader(b"0123456789"), 2, 5)
    assert window.size == 5
    assert window.read_at(0, 99) == b"23456"
    assert window.read_at(4, 2) == b"6"
    assert window.read_at(5, 1) == b""


def test_entry_without_local_header():
    data = bytearray(archive({"a.txt": TEXT}))
    data[:4] = b"XXXX"
    with pytest.raises(EntryError, match="header"):
        read(bytes(data))


def test_reads_outside_of_a_file(tmp_path):
    path = tmp_path / "f"
    path.write_bytes(b"0123456789")
    reader = FileReader(path)
    assert reader.read_at(8, 100) == b"89"
    for offset, size in ((10, 1), (-1, 4), (1 << 64, 4), (0, 0), (0, -1)):
        assert reader.read_at(offset, size) == b""
    reader.close()


def zip64(offset):
    """An archive whose directory a zip64 record points to."""
    data = archive({"a.txt": TEXT})
    end = data.rindex(b"PK\x05\x06")
    _, _, _, count, _, size, start, _ = struct.unpack("<4s4H2LH", data[end : end + 22])
    start = start if offset is None else offset
    record = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, count, count, size, start)
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, end, 1)
    last = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, size, 0xFFFFFFFF, 0)
    return data[:end] + record + locator + last


def test_zip64():
    assert read(zip64(None)) == TEXT
    with pytest.raises(InputError):
        open_archive(BytesReader(zip64(1 << 63)), "x.apk")
