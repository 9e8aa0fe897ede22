"""Overlays: a company's own SDKs over the shipped ones, and bad files."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.errors import KnowledgeError
from auditor.knowledge import load_knowledge

OWN = """
id = "acme-metrics"
name = { zh = "顶点统计", en = "Acme Metrics" }
aliases = ["顶点埋点"]
vendor = "顶点科技有限公司"
category = "analytics"
signatures = [
  { package = "com.acme.metrics", source = ["own"] },
  { native = "libacme(\\\\d+)\\\\.so", match = "regex", source = ["own"] },
]

[disclosure]
permissions = ["INTERNET"]
data_types = ["oaid"]
source = "https://acme.example/compliance"
as_of = "2026-01-01"
"""


def overlay(tmp_path: Path, name: str, text: str) -> Path:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return tmp_path


def test_one_file_adds_an_sdk(tmp_path: Path) -> None:
    knowledge = load_knowledge((overlay(tmp_path, "sdks/acme-metrics.toml", OWN),))
    sdk = knowledge.sdks["acme-metrics"]
    assert knowledge.sdk_by_name("顶点埋点SDK") == "acme-metrics"
    match = knowledge.package_index.match("com.acme.metrics.Tracker")
    assert match is not None
    assert match.sdk_id == "acme-metrics"
    assert sdk.declared_permissions == ("android.permission.INTERNET",)
    assert sdk.signatures[1].match == "regex"
    assert knowledge.version != load_knowledge().version
    assert "getui-push" in knowledge.sdks


def test_an_entry_replaces_or_extends(tmp_path: Path) -> None:
    text = 'id = "bugly"\nname = { zh = "内部Bugly", en = "Bugly" }\nsignatures = []\n'
    replaced = load_knowledge((overlay(tmp_path / "a", "sdks/bugly.toml", text),))
    assert replaced.sdks["bugly"].signatures == ()
    text = 'id = "bugly"\nextend = true\naliases = ["内部崩溃"]\nsignatures = [\n'
    text += '  { package = "com.acme.bugly", source = ["own"] },\n]\n'
    extended = load_knowledge((overlay(tmp_path / "b", "sdks/bugly.toml", text),))
    shipped = load_knowledge().sdks["bugly"]
    assert extended.sdks["bugly"].name_zh == shipped.name_zh
    assert len(extended.sdks["bugly"].signatures) == len(shipped.signatures) + 1
    assert extended.sdk_by_name("内部崩溃") == "bugly"


def test_many_sdks_in_one_file(tmp_path: Path) -> None:
    text = '[[sdk]]\nid = "a1"\nname = { en = "A One" }\nsignatures = []\n'
    text += '[[sdk]]\nid = "a2"\nname = { en = "A Two" }\nsignatures = []\n'
    knowledge = load_knowledge((overlay(tmp_path, "sdks.toml", text),))
    assert {"a1", "a2"} <= set(knowledge.sdks)


def test_a_name_and_a_data_type(tmp_path: Path) -> None:
    overlay(
        tmp_path, "permission_names.toml", '[[meaning]]\nconstants = ["NFC"]\nnames = ["碰一碰"]\n'
    )
    overlay(tmp_path, "data_types.toml", '[[type]]\nid = "badge"\nzh = "工牌"\nen = "Badge"\n')
    knowledge = load_knowledge((tmp_path,))
    assert any(n.name == "碰一碰" for n in knowledge.permission_names)
    assert knowledge.data_types["badge"].name_zh == "工牌"
    assert "imei" in knowledge.data_types


def test_the_exodus_directory_is_a_separate_overlay() -> None:
    directory = Path(__file__).parent.parent / "mappings" / "exodus"
    assert "Open Database License" in (directory / "NOTICE.md").read_text(encoding="utf-8")
    with_trackers = load_knowledge((directory,))
    shipped = load_knowledge()
    assert len(with_trackers.sdks) > len(shipped.sdks) + 200
    assert not any(sdk_id.startswith("exodus-") for sdk_id in shipped.sdks)
    match = with_trackers.package_index.match("com.weborama.sdk.A")
    assert match is not None
    assert match.sdk_id == "exodus-weborama"


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("sdks/x.toml", "id = ", "TOML"),
        ("sdks/x.toml", 'id = "y"', "file's name"),
        ("sdks/x.toml", 'id = "x"\nnme = "X"', "unknown key"),
        ("sdks/x.toml", 'id = "x"', "name needs"),
        ("sdks/x.toml", 'id = "x"\nname = { en = "X" }\ntier = "free"', "tier"),
        (
            "sdks/x.toml",
            'id = "x"\nname = { en = "X" }\nsignatures = [{ pkg = "a.b" }]',
            "signature",
        ),
        (
            "sdks/x.toml",
            'id = "x"\nname = { en = "X" }\nsignatures = [{ native = "(", match = "regex" }]',
            "regular expression",
        ),
        ("sdks/x.toml", 'id = "x"\nname = { en = "X" }\naliases = "A"', "aliases"),
        ("sdks/x.toml", 'id = "x"\nname = { en = "X" }\n[disclosure]\npermissions = []', "source"),
        ("sdks/x.toml", 'id = 5\nname = { en = "X" }', "file's name"),
        ("permission_names.toml", '[[meaning]]\nnames = ["a"]', "constants"),
        ("data_types.toml", '[[type]]\nzh = "甲"', "shape"),
        ("data_types.toml", "type = [1]", "shape"),
        ("packers.toml", '[[packer]]\nid = "p"\nname = "P"\nassets = ["["]', "regular expression"),
        ("apis.csv", "class,member\na,b\n", "row"),
        ("permissions.csv", "name,protection_level,first_api\np,normal,many\n", "row"),
    ],
)
def test_a_bad_file_is_named(tmp_path: Path, name: str, text: str, message: str) -> None:
    overlay(tmp_path, name, text)
    with pytest.raises(KnowledgeError, match=message) as raised:
        load_knowledge((tmp_path,))
    assert Path(name).name in str(raised.value)


def test_an_empty_or_missing_directory_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="holds no mappings"):
        load_knowledge((tmp_path,))
    with pytest.raises(KnowledgeError, match="no such"):
        load_knowledge((tmp_path / "gone",))
