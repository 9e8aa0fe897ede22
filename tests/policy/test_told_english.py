"""What English sentences say of an SDK."""

from __future__ import annotations

import pytest

from .conftest import OneSdk, Read

HEAD = "Third-party SDKs\n\n"


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        ("The app integrates the Stepwright SDK to count your steps.", "count your steps"),
        ("We use the Stepwright SDK for counting steps.", "counting steps"),
        ("The Stepwright SDK helps us draw your route.", "draw your route"),
        ("The Stepwright SDK is used to draw your route on the map.", "draw your route on the map"),
        ("Steps are counted with the help of the Stepwright SDK.", None),
    ],
)
def test_uses(sdk: OneSdk, text: str, purpose: str | None) -> None:
    assert sdk(HEAD + text).purpose == purpose


def test_data_after_the_verb(sdk: OneSdk) -> None:
    found = sdk(
        HEAD + "We use the Stepwright SDK to count steps. It collects your IP address and the OAID."
    )
    assert found.purpose == "count steps"
    assert found.personal_info == "IP address and the OAID"
    assert found.data_types == ("ip", "oaid")


def test_two_in_turn(read: Read) -> None:
    found = read(
        HEAD + "We use the Stepwright SDK to count steps and the Paperboat SDK to sort photos."
    )
    assert {s.name: s.purpose for s in found.sdks} == {
        "Stepwright SDK": "count steps",
        "Paperboat SDK": "sort photos",
    }
