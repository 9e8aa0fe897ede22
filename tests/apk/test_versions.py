import pytest

from auditor.apk.container import BytesReader, open_archive
from auditor.apk.versions import sdk_version
from tests.apk.knowledge_apk import sdk
from tests.factories_apk import archive


@pytest.mark.parametrize(
    ("files", "meta", "version"),
    [
        ({"META-INF/x.version": b"1.2.3\n"}, {}, "1.2.3"),
        ({"x.properties": b"client=x\nversion=4.5-beta\nother=1\n"}, {}, "4.5-beta"),
        ({"META-INF/x.version": b"no version here"}, {"x.v": "v7.0"}, "7.0"),
        ({"META-INF/y.version": b"9"}, {}, None),
        ({"META-INF/x.version": b"1" * 9000}, {}, None),
        ({"a": b""}, {"x.v": "${placeholder}"}, None),
    ],
)
def test_markers(files, meta, version):
    known = sdk(
        "x",
        version_markers=(r"file:META-INF/x\.version", r"file:x\.properties", "meta_data:x.v"),
    )
    opened = open_archive(BytesReader(archive(files)), "a.apk")
    assert sdk_version(known, [opened], meta) == version
