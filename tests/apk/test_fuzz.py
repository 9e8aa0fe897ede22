"""Mutated apps: an error of ours or an inventory, never anything else.

``AUDITOR_FUZZ=5000 pytest -n0 tests/apk/test_fuzz.py`` runs longer.
"""

import os
import struct
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from auditor.apk import Limits, read_inventory
from auditor.apk.code import CodeError, Wanted, code_table, find_sites
from auditor.apk.dex import DexError, DexIndex, dex_headers
from auditor.apk.limits import DEFAULT
from auditor.apk.manifest import ManifestError, parse_manifest
from auditor.apk.resources import ResourceTable
from auditor.errors import AuditorError
from auditor.knowledge import Signature
from tests.apk.knowledge_apk import PACKER, TELEPHONY, knowledge, sdk
from tests.factories_apk import (
    Class,
    ConstString,
    GetStatic,
    Invoke,
    Member,
    Method,
    Raw,
    Ref,
    apk,
    archive,
    component,
    dex,
    elf,
    manifest,
    meta_data,
    resource_table,
)

EXAMPLES = int(os.environ.get("AUDITOR_FUZZ", "60"))
SECONDS = 5.0
LIMITS = Limits(max_entry=20_000_000, max_dex_total=40_000_000)
KNOWN = knowledge(
    sdk("umeng", "com.umeng"),
    sdk("lib", signatures=(Signature("native", "libx.so", confidence="medium"),)),
    packers=(PACKER,),
)

fuzz = settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)

DEX = dex(
    [
        Class(
            "com.me.Main",
            "android.app.Activity",
            [
                Method(
                    "run",
                    [
                        Invoke(TELEPHONY, "getImei"),
                        Raw((0x0A28, 0x0300, 2, 3, 0, 1, 2, 0)),
                        ConstString("content://sms"),
                        ConstString("ps", jumbo=True),
                        GetStatic("android.os.Build", "MODEL"),
                        Invoke("com.me.Sub", "getImei", range_=True),
                    ],
                ),
                Method("abstract", None),
            ],
        ),
        Class("com.me.Sub", TELEPHONY),
        *(Class(f"com.umeng.C{i}", methods=[Method("m")]) for i in range(12)),
    ],
    mentioned=["com.tencent.mm.Only"],
)
MANIFEST = manifest(
    "com.me",
    ["android.permission.READ_PHONE_STATE"],
    application=[
        component("activity", ".Main", ["android.intent.action.MAIN"]),
        meta_data("KEY", "v"),
    ],
    application_attributes={"android:label": Ref(0x7F020001), "android:name": ".App"},
)
LIBRARY = elf("liby.so", ["Java_com_umeng_A_run", "JNI_OnLoad"])
TABLE = resource_table({0x7F020000: "x", 0x7F020001: "label"})


def members(manifest_data=MANIFEST, dex_data=DEX, table=TABLE):
    return {
        "AndroidManifest.xml": manifest_data,
        "classes.dex": dex_data,
        "resources.arsc": Member(table, 0),
        "lib/arm64-v8a/libx.so": Member(LIBRARY, 0),
        "assets/plugin": dex_data[:200] + dex_data[200:],
    }


INTERESTING = st.sampled_from([0, 1, 2, 4, 8, 16, 0x7F, 0x80, 0xFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF])


@st.composite
def mutated(draw, data):
    """A few changed bytes or words, or a piece cut out, doubled or cut off."""
    out = bytearray(data)
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, max(0, len(out) - 1)))
        kind = draw(st.integers(0, 6))
        if kind <= 1:
            out[at : at + 1] = bytes([draw(st.integers(0, 255))])
        elif kind <= 3:
            size = draw(st.sampled_from([2, 4]))
            at -= at % size
            value = draw(INTERESTING | st.integers(0, len(data) * 2))
            out[at : at + size] = (value & (256**size - 1)).to_bytes(size, "little")
        elif kind == 4:
            length = draw(st.integers(1, 64))
            del out[at : at + length]
        elif kind == 5:
            length = draw(st.integers(1, 64))
            out[at:at] = out[at : at + length]
        else:
            del out[draw(st.integers(0, len(out))) :]
    return bytes(out)


def assert_handled(tmp_path, data):
    path = tmp_path / "fuzz.apk"
    path.write_bytes(data)
    started = time.process_time()
    try:
        inventory = read_inventory(path, KNOWN, LIMITS)
    except AuditorError as error:
        assert error.path is not None
    else:
        assert inventory.app.package
        assert inventory.uses == tuple(sorted(inventory.uses))
    assert time.process_time() - started < SECONDS


@fuzz
@given(mutated(apk(MANIFEST, [DEX], {"resources.arsc": Member(TABLE, 0)})))
def test_mutated_archives(tmp_path, data):
    assert_handled(tmp_path, data)


@fuzz
@given(mutated(MANIFEST))
def test_mutated_manifests(tmp_path, data):
    assert_handled(tmp_path, archive(members(manifest_data=data)))


@fuzz
@given(mutated(DEX))
def test_mutated_dex_files(tmp_path, data):
    assert_handled(tmp_path, archive(members(dex_data=data)))


@fuzz
@given(mutated(TABLE))
def test_mutated_resource_tables(data):
    value = ResourceTable(data).string(0x7F020001)
    assert value is None or isinstance(value, str)


@fuzz
@given(mutated(DEX), st.data())
def test_every_table_lookup_of_a_mutated_dex(data, choice):
    """Whatever is accepted can be walked with any mask."""
    started = time.process_time()
    try:
        for header in dex_headers(data):
            index = DexIndex("d", data, header)
            step = choice.draw(st.integers(1, 2))
            rows = [range(0, t[1], step) for t in (index.fields, index.methods, index.strings)]
            wanted = Wanted(index, fields=rows[0], methods=rows[1], strings=rows[2])
            for method, kind, target in find_sites(index, code_table(index), wanted, 10_000):
                assert method < index.methods[1] and target in rows[kind]
            for at in range(0, index.strings[1], 3):
                index.string(at)
    except (DexError, CodeError):
        pass
    assert time.process_time() - started < SECONDS


@fuzz
@given(st.binary(max_size=600))
def test_arbitrary_bytes_as_manifest(data):
    with pytest.raises(ManifestError):
        parse_manifest(struct.pack("<HHI", 3, 8, 8 + len(data)) + data, limits=DEFAULT)


@fuzz
@given(st.binary(max_size=2000))
def test_arbitrary_bytes_as_apk(tmp_path, data):
    assert_handled(tmp_path, data)
