"""The published JSON Schemas describe what is written, and refuse what is not."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from auditor.changes import changes_json, compare
from auditor.report import render
from tests.crosscheck.factory import KNOWLEDGE
from tests.report.factory import HOSTILE, result, sides

SCHEMAS = Path(__file__).parents[2] / "docs" / "schemas"


def validator(name: str) -> Draft202012Validator:
    schema = json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def written(name: str, text: str = "words") -> dict[str, Any]:
    app, policy = sides(text)
    if name == "changes":
        old = json.loads(render(result(text, findings=()), "json", KNOWLEDGE))
        return changes_json(compare(old, json.loads(render(result(text), "json", KNOWLEDGE))))
    value = {"inventory": app, "disclosures": policy, "result": result(text)}[name]
    data = json.loads(render(value, "json", KNOWLEDGE))  # type: ignore[arg-type]
    assert isinstance(data, dict)
    return data


NAMES = ("inventory", "disclosures", "result", "changes")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("text", ["words", *HOSTILE[:12]], ids=lambda text: ascii(text[:12]))
def test_written_json_validates(name: str, text: str) -> None:
    validator(name).validate(written(name, text))


@pytest.mark.parametrize("name", NAMES)
def test_every_written_key_is_described(name: str) -> None:
    def check(value: Any, schema: dict[str, Any], where: str) -> None:
        if "$ref" in schema:
            schema = root["$defs"][schema["$ref"].rpartition("/")[2]]
        if isinstance(value, dict) and "additionalProperties" not in schema:
            assert set(value) == set(schema["properties"]), where
            for key, item in value.items():
                check(item, schema["properties"][key], f"{where}.{key}")
        elif isinstance(value, list):
            for item in value:
                check(item, schema["items"], f"{where}[]")

    root = json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))
    check(written(name), root, name)


@pytest.mark.parametrize("name", NAMES)
def test_a_missing_key_or_a_wrong_type_is_refused(name: str) -> None:
    data = written(name)
    for key in data:
        without = {k: v for k, v in data.items() if k != key}
        assert not validator(name).is_valid(without), key
        wrong = copy.deepcopy(data)
        wrong[key] = 12.5
        assert not validator(name).is_valid(wrong), key
