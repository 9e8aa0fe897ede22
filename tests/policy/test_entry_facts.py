"""Use, data and company behind an English name."""

from __future__ import annotations

import pytest

from auditor.policy.entry_facts import Facts, facts_of


@pytest.mark.parametrize(
    ("said", "use", "data", "vendor"),
    [
        (
            "draws the floor plan. Lark Maps LLC. https://lark.example/p",
            "draws the floor plan",
            None,
            "Lark Maps LLC",
        ),
        (
            "alarms & tips (Lark Push Inc.; push token)",
            "alarms & tips",
            "push token",
            "Lark Push Inc.",
        ),
        (
            "the same for tablets, Heron SE. Push token, time zone. www.heron.example/p",
            "the same for tablets",
            "Push token, time zone",
            "Heron SE",
        ),
        ("plays clips, works offline", "plays clips", None, None),
        (
            "live view, Heron Cloud EMEA SARL, IP address",
            "live view",
            "IP address",
            "Heron Cloud EMEA SARL",
        ),
        (
            "brings the reminders. device model, country, language.",
            "brings the reminders",
            "device model, country, language",
            None,
        ),
        (
            "Heron Maps Inc., USA\n: draws the map. Gets a random ID, screen names. <https://h.example>",
            "draws the map",
            "random ID, screen names",
            "Heron Maps Inc.",
        ),
        ("Advertising ID, IP address", None, "Advertising ID, IP address", None),
        ("see their privacy policy", None, None, None),
        ("a service of Heron LLC", None, None, None),
        ("显示地图，收集位置", None, None, None),
    ],
)
def test_each_part_by_its_kind(
    said: str, use: str | None, data: str | None, vendor: str | None
) -> None:
    assert facts_of(said) == Facts(use, data, vendor)
