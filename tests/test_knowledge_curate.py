"""Keeping the mappings: compile, check, show and the importers."""

from __future__ import annotations

import csv
import datetime
import json
import os
import shutil
import sqlite3
import tomllib
from pathlib import Path

import jsonschema
import pytest

from auditor.curate.checking import check
from auditor.curate.compiling import stale_files, write_compiled
from auditor.curate.importers.aosp import COLUMNS, import_permissions
from auditor.curate.importers.exodus import import_exodus
from auditor.curate.importers.libchecker import import_libchecker
from auditor.curate.importers.names import compare_pairs
from auditor.curate.showing import list_json, list_text, search, show_text
from auditor.errors import KnowledgeError, UsageError
from auditor.knowledge import load_knowledge

MAPPINGS = Path(__file__).parent.parent / "mappings"
CORPUS = Path(os.environ.get("AUDITOR_CORPUS", Path(__file__).parents[2] / "shared")) / "data"
#: the day of the shipped statements: the check must not fail by the calendar
TODAY = datetime.date(2026, 12, 1)


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The authored mappings, to be copied again by whoever changes them."""
    target = tmp_path_factory.mktemp("mappings") / "mappings"
    shutil.copytree(MAPPINGS, target, ignore=shutil.ignore_patterns("__pycache__", "exodus"))
    return target


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A few SDKs with all other tables: checks are quick on them."""
    target = tmp_path / "mappings"
    (target / "sdks").mkdir(parents=True)
    for path in MAPPINGS.iterdir():
        if path.suffix not in (".toml", ".csv") and path.name != "VERSION":
            continue
        shutil.copy(path, target / path.name)
    for name in ("umeng", "umeng-analytics", "bugly", "okhttp"):
        shutil.copy(MAPPINGS / "sdks" / f"{name}.toml", target / "sdks")
    write_compiled(target)
    assert check(target, today=TODAY).ok
    return target


def problems(directory: Path) -> list[str]:
    write_compiled(directory)
    return [str(p) for p in check(directory, today=TODAY).problems if p.level == "error"]


def put(directory: Path, name: str, *signatures: str, extra: str = "") -> None:
    lines = [f'id = "{name}"', f'name = {{ en = "Name {name}" }}', extra, "signatures = ["]
    lines += [f"  {{ {s}, source = ['own'] }}," for s in signatures]
    (directory / "sdks" / f"{name}.toml").write_text("\n".join([*lines, "]"]), encoding="utf-8")


def test_the_shipped_mappings_pass() -> None:
    report = check(MAPPINGS, today=TODAY)
    assert [str(p) for p in report.problems if p.level == "error"] == []
    assert report.counts["SDKs"] >= 600
    assert report.counts["SDKs, Chinese"] >= 350
    assert report.counts["vendor statements, Chinese"] >= 60
    assert "ok: 0 errors" in report.text()


def test_every_authored_file_follows_its_schema() -> None:
    schema = json.loads((MAPPINGS / "schema" / "sdk.schema.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    entries = [
        (path.name, tomllib.loads(path.read_text(encoding="utf-8")))
        for path in sorted((MAPPINGS / "sdks").glob("*.toml"))
    ]
    exodus = tomllib.loads((MAPPINGS / "exodus" / "sdks.toml").read_text(encoding="utf-8"))
    entries += [("exodus", entry) for entry in exodus["sdk"]]
    wrong = [(name, e.message) for name, data in entries for e in validator.iter_errors(data)]
    assert wrong == []
    schema = json.loads((MAPPINGS / "schema" / "tables.schema.json").read_text(encoding="utf-8"))
    tables = {
        name: tomllib.loads((MAPPINGS / f"{name}.toml").read_text(encoding="utf-8"))
        for name in schema["properties"]
    }
    jsonschema.Draft202012Validator(schema).validate(tables)


def test_the_schema_refuses_what_the_reader_refuses() -> None:
    schema = json.loads((MAPPINGS / "schema" / "sdk.schema.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    for bad in (
        {"id": "X Y"},
        {"id": "x", "nme": {}},
        {"id": "x", "signatures": [{"package": "a.b"}]},
        {"id": "x", "signatures": [{"package": "a", "native": "b", "source": ["own"]}]},
        {"id": "x", "disclosure": {"permissions": []}},
    ):
        assert not validator.is_valid(bad), bad


def test_a_compiled_file_out_of_date_fails(small: Path) -> None:
    assert stale_files(small) == []
    put(small, "acme", "package = 'com.acme'")
    report = check(small, today=TODAY)
    assert not report.ok
    assert any(p.code == "stale" for p in report.problems)
    assert {p.name for p in write_compiled(small)} == {
        "detection.json",
        "names.json",
        "sdks.jsonl",
    }
    assert write_compiled(small) == []


def test_one_prefix_of_two_sdks_fails(small: Path) -> None:
    put(small, "acme", "package = 'com.tencent.bugly'")
    assert any("com.tencent.bugly stands in acme, bugly" in p for p in problems(small))


def test_a_library_of_two_sdks_fails_also_through_a_pattern(small: Path) -> None:
    put(small, "acme", "native = 'libBugly.so'")
    assert any("libBugly.so stands in" in p for p in problems(small))
    put(small, "acme", "native = 'libBugly.*', match = 'regex'")
    assert any("also matches libBugly" in p for p in problems(small))


def test_a_component_in_a_foreign_package_fails_unless_it_is_wrapped(small: Path) -> None:
    put(small, "acme", "component = 'com.tencent.bugly.Foo'")
    assert any("lies in a package of bugly" in p for p in problems(small))
    put(small, "acme", "component = 'com.tencent.bugly.Foo', via = 'bugly'")
    assert problems(small) == []


@pytest.mark.parametrize(
    ("signatures", "extra", "message"),
    [
        (("package = 'com.acme'",), "parent = 'nobody'", "no SDK 'nobody'"),
        (("package = 'com.acme'",), "aliases = ['推送']", "ordinary word"),
        (("package = 'com.acme'",), "aliases = ['腾讯Bugly']", "shares the name"),
        (("package = 'com.acme'",), "ambiguous = ['甲']", "is none of its"),
        (("package = 'com.acme'",), "exclude = ['org.other']", "does not cover"),
        (("package = 'com/acme'",), "", "no package prefix"),
        (("package = 'ab'",), "", "too short"),
        (("package = 'com.acme'", "package = 'com.acme'"), "", "stands twice"),
        ((), "", "no signature"),
        (
            ("package = 'com.acme'",),
            "disclosure = { source = 'x', as_of = '2099-01-01', data_types = ['shoe'] }",
            "no data type 'shoe'",
        ),
        (
            ("package = 'com.acme'",),
            "disclosure = { source = 'x', as_of = '2099-01-01' }",
            "lies in the future",
        ),
        (
            ("package = 'com.acme'",),
            "disclosure = { source = 'x', as_of = '2026-01-01', permissions = ['CAMRA'] }",
            "no permission android.permission.CAMRA",
        ),
    ],
)
def test_what_the_check_finds(
    small: Path, signatures: tuple[str, ...], extra: str, message: str
) -> None:
    put(small, "acme", *signatures, extra=extra)
    assert any(message in p for p in problems(small)), problems(small)


def test_an_old_statement_is_a_warning(small: Path) -> None:
    extra = "disclosure = { source = 'x', as_of = '2015-01-01' }"
    put(small, "acme", "package = 'com.acme'", extra=extra)
    write_compiled(small)
    report = check(small, today=TODAY)
    assert report.ok
    assert any(p.subject == "acme" and p.level == "warning" for p in report.problems)


def test_a_contributor_adds_an_sdk_by_one_file(small: Path) -> None:
    text = (MAPPINGS.parent / "docs" / "adding-an-sdk.md").read_text(encoding="utf-8")
    example = text.split("```toml", 1)[1].split("```", 1)[0]
    name = tomllib.loads(example)["id"]
    (small / "sdks" / f"{name}.toml").write_text(example.lstrip(), encoding="utf-8")
    assert problems(small) == []
    knowledge = load_knowledge(directory=small)
    match = knowledge.package_index.match("com.example.metrics.Tracker")
    assert match is not None
    assert match.sdk_id == name


def test_listing_searching_and_showing() -> None:
    knowledge = load_knowledge()
    rows = json.loads(list_json(knowledge))["sdks"]
    assert [r["id"] for r in rows] == sorted(knowledge.sdks)
    assert {"zh", "en"} <= set(rows[0]["name"])
    assert search(knowledge, "个推")[0].id == "getui-push"
    assert any(s.id == "bugly" for s in search(knowledge, "libBugly"))
    assert search(knowledge, " ") == []
    assert "umeng" in list_text(search(knowledge, "友盟"))
    shown = show_text(knowledge, "jpush")
    assert "product of: jiguang" in shown
    assert "vendor states" in shown
    with pytest.raises(UsageError, match="jpush"):
        show_text(knowledge, "cn.jpush")


RULES = [
    ("native", "libBugly-new.so", "0", "Bugly"),
    ("activity", r"com\.tencent\.bugly\.beta\.(.*)", "1", "Bugly"),
    ("receiver", "com.igexin.sdk.NewPushReceiver", "0", "HUAWEI Push(GeTui Proxy)"),
    ("native", "libapp.so", "0", "Flutter"),
    ("native", "libfcitx.so", "0", "Fcitx 5"),
    ("native", "libnever.so", "0", "A label of tomorrow"),
    ("dex", r"okhttp3\.(.*)", "1", "OkHttp3"),
]


@pytest.mark.parametrize("shape", ["csv", "db"])
def test_a_newer_libchecker_is_one_call(copied: Path, tmp_path: Path, shape: str) -> None:
    target = shutil.copytree(copied, tmp_path / "mappings")
    source = tmp_path / f"rules.{shape}"
    rules = RULES
    if shape == "csv":
        with source.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["type", "name", "is_regex", "label"])
            writer.writerows(rules)
    else:
        numbers = {"native": 0, "activity": 2, "receiver": 3, "dex": 5}
        connection = sqlite3.connect(source)
        connection.execute("CREATE TABLE rules_table (type, name, isRegexRule, label)")
        connection.executemany(
            "INSERT INTO rules_table VALUES (?, ?, ?, ?)",
            [(numbers[t], n, int(r), label) for t, n, r, label in rules],
        )
        connection.commit()
        connection.close()
    report = import_libchecker(source, target, source="libchecker-v42")
    assert dict(report.unknown) == {"A label of tomorrow": 1}
    assert set(report.added) == {"bugly", "huawei-push"}
    assert report.added["huawei-push"][0].via == "getui-push"
    assert {s.match for s in report.added["bugly"]} == {"exact", "prefix"}
    assert "libapp.so" in report.skipped
    assert "A label of tomorrow" in report.text()
    again = import_libchecker(source, target, source="libchecker-v42")
    assert dict(again.added) == {}
    assert problems(target) == []


def test_a_file_that_is_no_rule_set_is_refused(tmp_path: Path) -> None:
    for name in ("rules.csv", "rules.db"):
        (tmp_path / name).write_text("nonsense\n1\n")
        with pytest.raises(KnowledgeError, match="LibChecker"):
            import_libchecker(tmp_path / name, MAPPINGS, source="x", write=False)


@pytest.mark.corpus
@pytest.mark.skipif(not CORPUS.is_dir(), reason="needs the corpus directory")
def test_the_shipped_mappings_hold_every_rule_of_v42() -> None:
    rules = CORPUS / "librarychecker_rules" / "rules_v42_2025-09.csv"
    report = import_libchecker(rules, MAPPINGS, source="libchecker-v42", write=False)
    assert dict(report.added) == {}
    assert dict(report.unknown) == {}
    assert len(report.skipped) < 120


def test_exodus_becomes_an_overlay_of_its_own(tmp_path: Path) -> None:
    trackers = tmp_path / "trackers.json"
    rows = [
        {"name": "New Tracker", "code_signature": "com.newtracker.sdk.|.fragment."},
        {"name": "AppsFlyer", "code_signature": "com.appsflyer"},
        {"name": "Wide", "code_signature": "com.bytedance"},
    ]
    trackers.write_text(json.dumps(rows))
    target = tmp_path / "exodus"
    report = import_exodus(trackers, target, load_knowledge(), version="today")
    assert report.written == 1
    assert report.covered == ("AppsFlyer", "Wide")
    assert "spans several" in report.left_out["Wide: com.bytedance"]
    knowledge = load_knowledge((target,))
    assert knowledge.sdk_by_package("com.newtracker.sdk") == ("exodus-new-tracker",)
    with pytest.raises(KnowledgeError):
        import_exodus(tmp_path / "gone.json", target, load_knowledge(), version="x")


def test_a_new_api_level_is_merged(tmp_path: Path) -> None:
    def level(number: int, **permissions: str) -> Path:
        path = tmp_path / f"permissions_{number}.json"
        data = {n: {"protectionLevel": p, "label": n.title()} for n, p in permissions.items()}
        path.write_text(json.dumps({"permissions": data}))
        return path

    target = tmp_path / "permissions.csv"
    first = {36: level(36, old="normal", kept="dangerous|instant")}
    assert import_permissions(first, target) == (["kept", "old"], [])
    text = target.read_text().replace("kept,dangerous,instant,", "kept,dangerous,special_access,G")
    target.write_text(text)
    new, gone = import_permissions(
        {36: first[36], 37: level(37, kept="dangerous", fresh="")}, target
    )
    assert (new, gone) == (["fresh"], ["old"])
    rows = {r["name"]: r for r in csv.DictReader(target.open(encoding="utf-8"))}
    assert tuple(rows["old"]) == COLUMNS
    assert rows["old"]["last_api"] == "36"
    assert rows["kept"]["group"] == "G"
    assert "special_access" in rows["kept"]["flags"]
    assert rows["fresh"]["first_api"] == "37"


def test_lists_of_pairs_are_weighed_not_added(tmp_path: Path) -> None:
    path = tmp_path / "pairs.json"
    pairs = [("个推", "com.igexin.sdk."), ("微信", "com.tencent.bugly"), ("无名", "com.nobody")]
    path.write_text(json.dumps([{"sdk_name": n, "package_name": p} for n, p in pairs]))
    report = compare_pairs(path, load_knowledge())
    assert report.agreed == (("个推", "com.igexin.sdk"),)
    assert report.disagreed == (("微信", "com.tencent.bugly", "bugly", "wechat-opensdk"),)
    assert report.missing == (("无名", "com.nobody"),)
