"""auditor.toml: unknown keys and wrong types are refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.config import Config, read_config
from auditor.errors import UsageError
from auditor.model import Level

FULL = """
policy = ["privacy.html", "lists/sdk.xlsx"]
lang = "zh"
fail_on = "high"
strict = true
baseline = "known.txt"
mappings = ["our-sdks"]

[[waiver]]
rule = "sdk-undisclosed"
subject = "getui"
reason = "row is in review"
owner = "legal@example.com"
expires = 2027-03-31

[[waiver]]
fingerprint = "0123456789abcdef0123"
reason = "test build only"
owner = "qa"
expires = "2027-01-01"
"""


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "auditor.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_everything(tmp_path: Path) -> None:
    config = read_config(written(tmp_path, FULL))
    assert config.policy == (tmp_path / "privacy.html", tmp_path / "lists" / "sdk.xlsx")
    assert (config.lang, config.fail_on, config.strict) == ("zh", Level.HIGH, True)
    assert config.baseline == tmp_path / "known.txt"
    assert config.mappings == (tmp_path / "our-sdks",)
    assert [w.expires for w in config.waivers] == ["2027-03-31", "2027-01-01"]
    assert config.waivers[0].subject == "getui" and config.waivers[1].rule is None


def test_empty_gives_the_usual(tmp_path: Path) -> None:
    assert read_config(written(tmp_path, "")) == Config()
    assert Config().fail_on is Level.MEDIUM


def test_one_policy_may_be_a_text_and_never_turns_the_gate_off(tmp_path: Path) -> None:
    config = read_config(written(tmp_path, 'policy = "a.html"\nfail_on = "never"'))
    assert config.policy == (tmp_path / "a.html",) and config.fail_on is None


WAIVER = '[[waiver]]\nrule = "a"\nsubject = "b"\nreason = "c"\nowner = "d"\nexpires = 2027-01-01\n'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("polcy = 'x'", "'polcy'"),
        ("[report]\nlang = 'zh'", "'report'"),
        ("lang = 'fr'", "lang must be en or zh"),
        ("lang = 1", "lang must be a text"),
        ("fail_on = 'critical'", "fail_on must be high"),
        ("strict = 'yes'", "strict must be true or false"),
        ("policy = [1]", "policy must be a list"),
        ("policy = ''", "policy must be"),
        ("baseline = 3", "baseline must be a text"),
        ("waiver = 'x'", r"\[\[waiver\]\]"),
        ("lang = ", "not readable as TOML"),
        (WAIVER + "extra = 1\n", "waiver 1 does not know the key 'extra'"),
        (WAIVER.replace('reason = "c"\n', ""), "waiver 1 has no reason"),
        (WAIVER.replace('owner = "d"\n', ""), "waiver 1 has no owner"),
        (WAIVER.replace("expires = 2027-01-01\n", ""), "waiver 1 expires must be a date"),
        (WAIVER.replace("2027-01-01", "'soon'"), "waiver 1 expires must be a date"),
        (WAIVER.replace('subject = "b"\n', ""), "waiver 1 names no finding"),
        (WAIVER + WAIVER.replace('rule = "a"\n', ""), "waiver 2 names no finding"),
    ],
)
def test_mistakes_are_usage_errors_that_name_the_file(
    tmp_path: Path, text: str, message: str
) -> None:
    with pytest.raises(UsageError, match=message) as caught:
        read_config(written(tmp_path, text))
    assert "auditor.toml" in str(caught.value) and caught.value.exit_code == 2


def test_missing_and_binary(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such configuration"):
        read_config(tmp_path / "none.toml")
    path = tmp_path / "b.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UsageError, match="not readable"):
        read_config(path)
