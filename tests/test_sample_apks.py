"""The sample APKs are what their ``expected.json`` says, and the tool sees it.

The first tests read the files on their own (``struct`` and ``zipfile``), so
that the truth does not rest on the code that is measured against it.
"""

from __future__ import annotations

import json
import struct
import zipfile
from pathlib import Path
from typing import Any

import pytest

from auditor.apk import read_inventory
from auditor.audit import audit
from auditor.knowledge import Knowledge, load_knowledge
from auditor.model import Inventory, Strength

ROOT = Path(__file__).resolve().parents[1] / "sample_apks"
SAMPLES = sorted(p.parent.name for p in ROOT.glob("*/sample.json"))
MAIN_RULES = {"permission-undisclosed", "permission-unused", "sdk-undisclosed", "sdk-unused"}


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


@pytest.fixture(scope="module")
def inventories(knowledge: Knowledge) -> dict[str, Inventory]:
    return {s: read_inventory(ROOT / s / load(s)["apk"], knowledge) for s in SAMPLES}


def load(sample: str) -> dict[str, Any]:
    truth: dict[str, Any] = json.loads((ROOT / sample / "expected.json").read_text("utf-8"))
    return truth


def dex_types(dex: bytes) -> tuple[set[str], set[str]]:
    """Names of all types a DEX file mentions and of the classes it defines."""
    string_ids, type_count, type_ids = struct.unpack_from("<3I", dex, 0x3C)
    class_count, class_defs = struct.unpack_from("<II", dex, 0x60)

    def name(type_index: int) -> str:
        (string,) = struct.unpack_from("<I", dex, type_ids + 4 * type_index)
        (at,) = struct.unpack_from("<I", dex, string_ids + 4 * string)
        while dex[at] & 0x80:
            at += 1
        text = dex[at + 1 : dex.index(b"\0", at + 1)].decode()
        return text.removeprefix("L").removesuffix(";").replace("/", ".")

    mentioned = {name(i) for i in range(type_count)}
    defined = {
        name(struct.unpack_from("<I", dex, class_defs + 32 * i)[0]) for i in range(class_count)
    }
    return mentioned, defined


def under(names: set[str], package: str) -> set[str]:
    return {n for n in names if n.startswith(f"{package}.")}


def test_there_are_samples_for_each_layout() -> None:
    suffixes = {Path(p).suffix for s in SAMPLES for p in load(s)["policy"]}
    assert suffixes >= {".html", ".txt", ".md"}


def test_one_pair_is_clean_and_one_has_every_main_finding() -> None:
    found = [{f["rule"] for f in load(s)["findings"]} for s in SAMPLES]
    assert set() in found
    assert MAIN_RULES in found


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_files_are_there_and_small(sample: str) -> None:
    truth = load(sample)
    apk = ROOT / sample / truth["apk"]
    assert apk.stat().st_size < 100_000
    assert b"APK Sig Block 42" in apk.read_bytes()
    for policy in truth["policy"]:
        assert (ROOT / sample / policy).read_text("utf-8").strip()


@pytest.mark.parametrize("sample", SAMPLES)
def test_classes_are_defined_exactly_for_the_embedded_sdks(sample: str) -> None:
    truth = load(sample)
    with zipfile.ZipFile(ROOT / sample / truth["apk"]) as apk:
        mentioned, defined = dex_types(apk.read("classes.dex"))
    rest = set(defined) - under(defined, truth["app"]["package"])
    for sdk in truth["sdks"]["embedded"]:
        for package in sdk["packages"]:
            assert under(defined, package), package
            rest -= under(defined, package)
        assert set(sdk["components"]) <= defined
    for sdk in truth["sdks"]["referenced"]:
        for package in sdk["packages"]:
            assert under(mentioned, package)
            assert not under(defined, package)
    for package in truth["sdks"]["libraries"]:
        assert under(rest, package), package
        rest -= under(rest, package)
    assert not rest


@pytest.mark.parametrize("sample", SAMPLES)
def test_libraries_are_elf_files_named_as_stated(sample: str) -> None:
    truth = load(sample)
    spec = json.loads((ROOT / sample / "sample.json").read_text("utf-8"))
    with zipfile.ZipFile(ROOT / sample / truth["apk"]) as apk:
        libraries = {n for n in apk.namelist() if n.startswith("lib/")}
        for name in libraries:
            data = apk.read(name)
            assert data.startswith(b"\x7fELF")
            assert Path(name).name.encode() + b"\0" in data
    assert libraries == {f"lib/{abi}/{lib}" for abi, libs in spec["native"].items() for lib in libs}
    stated = {lib for sdk in truth["sdks"]["embedded"] for lib in sdk["native"]}
    assert stated <= {Path(name).name for name in libraries}


@pytest.mark.parametrize("sample", SAMPLES)
def test_permission_findings_follow_from_manifest_and_policy_text(sample: str) -> None:
    truth = load(sample)
    declared = {p["name"] for p in truth["permissions"]}
    text = "".join((ROOT / sample / p).read_text("utf-8") for p in truth["policy"])
    for finding in truth["findings"]:
        if finding["rule"] == "permission-undisclosed":
            assert finding["id"] in declared
            assert finding["id"].rpartition(".")[2] not in text
        if finding["rule"] == "permission-unused":
            assert finding["id"] not in declared


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_id_is_one_of_the_mappings(sample: str, knowledge: Knowledge) -> None:
    truth = load(sample)
    groups = truth["sdks"]
    ids = {s["id"] for k in ("embedded", "referenced", "absent") for s in groups[k]}
    ids |= {f["id"] for f in truth["findings"] if f["kind"] == "sdk"}
    assert ids <= set(knowledge.sdks)
    assert {u["data_type"] for u in truth["uses"]} <= set(knowledge.data_types) | {None}
    assert {u["caller"] for u in truth["uses"]} <= ids | {"app"}
    platform = {p["name"] for p in truth["permissions"] if p["name"].startswith("android.")}
    assert platform <= set(knowledge.permissions)


@pytest.mark.parametrize("sample", SAMPLES)
def test_app_and_permissions_are_read(sample: str, inventories: dict[str, Inventory]) -> None:
    truth, inventory = load(sample), inventories[sample]
    app = {k: getattr(inventory.app, k) for k in truth["app"]}
    assert app == truth["app"]
    seen = {(p.name, p.element, p.max_sdk_version) for p in inventory.permissions}
    stated = truth["permissions"]
    assert seen == {(p["name"], p["element"], p["max_sdk_version"]) for p in stated}


@pytest.mark.parametrize("sample", SAMPLES)
def test_sdks_are_told_from_references_and_look_alikes(
    sample: str, inventories: dict[str, Inventory], knowledge: Knowledge
) -> None:
    truth, matches = load(sample)["sdks"], inventories[sample].sdks
    embedded = {
        m.sdk_id
        for m in matches
        if m.strength is Strength.EMBEDDED
        and knowledge.sdks[m.sdk_id].tier != "functional-open-source"
    }
    referenced = {m.sdk_id for m in matches if m.strength is Strength.REFERENCED}
    assert embedded == {s["id"] for s in truth["embedded"]}
    assert referenced == {s["id"] for s in truth["referenced"]}
    native = {e.locator for m in matches for e in m.evidence if e.locator.startswith("entry lib/")}
    for sdk in truth["embedded"]:
        for library in sdk["native"]:
            assert any(entry.endswith(f"/{library}") for entry in native)


@pytest.mark.parametrize("sample", SAMPLES)
def test_calls_are_found_and_attributed(sample: str, inventories: dict[str, Inventory]) -> None:
    uses = {(u.api, u.caller, u.kind, u.value) for u in inventories[sample].uses}
    for stated in load(sample)["uses"]:
        for kind in ("permission", "data_type"):
            if stated[kind] is not None:
                assert (stated["api"], stated["caller"], kind, stated[kind]) in uses


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_audit_finds_exactly_what_is_wrong(sample: str, knowledge: Knowledge) -> None:
    truth = load(sample)
    policies = [ROOT / sample / p for p in truth["policy"]]
    result = audit(ROOT / sample / truth["apk"], policies, knowledge=knowledge)
    assert set(truth["rules"]) <= set(result.rules_run)
    found = [
        (f.rule_id, f.subject.kind, f.subject.id)
        for f in result.findings
        if f.rule_id in truth["rules"]
    ]
    assert sorted(found) == [(f["rule"], f["kind"], f["id"]) for f in truth["findings"]]
    assert all(f.apk_evidence for f in result.findings if f.rule_id.endswith("-undisclosed"))
    assert all(f.policy_evidence for f in result.findings if f.rule_id.endswith("-unused"))


def test_the_clean_pair_has_no_finding_of_any_rule(knowledge: Knowledge) -> None:
    result = audit(
        ROOT / "clean" / "clean.apk", [ROOT / "clean" / "policy.html"], knowledge=knowledge
    )
    assert [(f.rule_id, f.message) for f in result.findings] == []
    assert not result.gaps
