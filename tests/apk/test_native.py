import pytest

from auditor.apk import read_inventory
from auditor.apk.native import Library, read_library
from auditor.knowledge import Signature
from tests.apk.knowledge_apk import PACKER, knowledge, sdk
from tests.factories_apk import apk, component, dex, elf, manifest

EXPORTS = (
    "JNI_OnLoad",
    "Java_com_iflytek_Msc_do_1it",
    "Java_a_B_f__I",
    "Java_c_Ä",
    "Java_u_N_00024x",
)


@pytest.mark.parametrize("wide", [True, False])
def test_soname_and_exports(wide):
    library = read_library(elf("libreal.so", EXPORTS, wide=wide))
    assert library == Library("libreal.so", ("a.B.f", "com.iflytek.Msc.do_it", "u.N$x"))


def test_library_without_names():
    assert read_library(elf()) == Library()


@pytest.mark.parametrize("data", [b"", b"\x7fELF", b"MZ" * 100, b"\x7fELF\x02\x02" + bytes(100)])
def test_no_library(data):
    assert read_library(data) is None


@pytest.mark.parametrize("wide", [True, False])
def test_damaged_library_never_raises(wide):
    data = elf("libreal.so", EXPORTS, wide=wide)
    for size in range(len(data)):
        found = read_library(data[:size])
        assert found is None or isinstance(found, Library)
        forged = bytearray(data)
        forged[size] ^= 0xFF
        read_library(bytes(forged))


KNOWN = knowledge(
    sdk("iflytek", "com.iflytek"),
    sdk("msc", signatures=(Signature("native", "libmsc.so", confidence="medium"),)),
    packers=(PACKER,),
)


def inventory(tmp_path, code, files):
    path = tmp_path / "a.apk"
    application = [component("service", f"com.me.S{i}") for i in range(3)]
    path.write_bytes(apk(manifest("com.me", application=application), [code], files))
    found = read_inventory(path, KNOWN)
    return {s.sdk_id: (s.strength.value, s.confidence.label) for s in found.sdks}


def test_packed_app_shows_sdks_in_its_libraries(tmp_path):
    files = {
        "assets/packx.bin": b"x",
        "lib/arm64-v8a/libother.so": elf("libmsc.so", ["Java_com_iflytek_Msc_init"]),
    }
    assert inventory(tmp_path, dex(["com.packx.Stub"]), files) == {
        "iflytek": ("embedded", "medium"),
        "msc": ("embedded", "medium"),
    }


def test_open_app_is_judged_by_its_classes(tmp_path):
    files = {"lib/arm64-v8a/libother.so": elf("libmsc.so", ["Java_com_iflytek_Msc_init"])}
    assert inventory(tmp_path, dex([f"com.me.S{i}" for i in range(3)]), files) == {}
