"""What English entries of partner lists say behind a name."""

from __future__ import annotations

import pytest

from auditor.policy.entry_english import data_of_entry, use_of_entry

from .conftest import Read


@pytest.mark.parametrize(
    ("head", "said", "use"),
    [
        ("Northads", ": banner ads between levels. Data: IP address.", "banner ads between levels"),
        ("Northads", " – (optional) – ", None),
        ("Northads", ": it receives your IP address.", None),
        ("Northads", ": IP address, device model and carrier.", None),
        ("Northads", ": see the privacy policy.", None),
        ("Northads", ": see their site", None),
    ],
)
def test_the_use_behind_a_sign(head: str, said: str, use: str | None) -> None:
    raw = head + said
    assert use_of_entry([head], raw, (len(head), len(head) + 2)) == use


def test_a_use_in_the_head_is_taken_from_it() -> None:
    parts = ["Northads", "for the offer wall"]
    raw = "Northads, for the offer wall – https://northads.example"
    assert use_of_entry(parts, raw, (28, 31)) == "for the offer wall"
    assert parts == ["Northads"]


@pytest.mark.parametrize(
    ("said", "use"),
    [
        (" matches you with players and sees your IP address.", "matches you with players"),
        (" keeps your saves. https://a.example", "keeps your saves"),
        (" collects your IP address.", None),
        (" is a company in Oslo.", None),
    ],
)
def test_what_a_sentence_says_it_does(said: str, use: str | None) -> None:
    raw = f"Playhall{said}"
    assert use_of_entry(["Playhall"], raw, (8, 8)) == use


@pytest.mark.parametrize(
    ("said", "data"),
    [
        ("maps. Data: IP address, map area viewed. More", "IP address, map area viewed"),
        ("maps. Personal data collected: device model [Privacy]", "device model"),
        ("stack trace, device model and free memory.", "stack trace, device model and free memory"),
        ("crash reports", None),
        ("maps, routes and places", None),
    ],
)
def test_the_data_of_an_entry(said: str, data: str | None) -> None:
    assert data_of_entry(said) == data


PARTNERS = """
    ## 4. Our partners

    We have integrated third-party SDKs in the game.

    **Ad networks** – show you rewarded clips:

    * AppLovin (AppLovin Corporation) – <https://www.applovin.com/privacy/>
    * Chartboost, Inc. - <https://www.chartboost.com/privacy>
    * Tapjoy, for the offer wall – <https://www.tapjoy.com/legal/>

    **Maps & navigation**

    * Mapbox (Mapbox, Inc., Washington): draws the world map. Data: IP address, device model. \
[Privacy](https://www.mapbox.com/legal/privacy)
    * Helpshift runs the support chat; your messages are stored there. \
<https://www.helpshift.com/legal/privacy/>
    """


def test_a_partner_list_by_groups(read: Read) -> None:
    found = {s.name: s for s in read(PARTNERS, ".md").sdks}
    assert set(found) == {"AppLovin", "Chartboost", "Tapjoy", "Mapbox", "Helpshift"}
    assert found["AppLovin"].purpose == "show you rewarded clips"
    assert found["AppLovin"].vendor == "AppLovin Corporation"
    assert found["Chartboost"].purpose == "show you rewarded clips"
    assert found["Tapjoy"].purpose == "for the offer wall"
    assert found["Mapbox"].purpose == "draws the world map"
    assert found["Mapbox"].personal_info == "IP address, device model"
    assert found["Mapbox"].privacy_url == "https://www.mapbox.com/legal/privacy"
    assert found["Helpshift"].purpose == "runs the support chat"


def test_names_with_a_share_of_one_company_and_link(read: Read) -> None:
    found = read(
        """
        ## Partners

        Analytics and attribution
        Amplitude and Adjust (Halo Measurement Ltd) https://halo.example/privacy
        AppsFlyer https://www.appsflyer.com/legal/privacy-policy/
        """,
        ".txt",
    )
    told = {s.name: (s.vendor, s.purpose, s.privacy_url) for s in found.sdks}
    halo = ("Halo Measurement Ltd", "Analytics and attribution", "https://halo.example/privacy")
    assert told["Amplitude"] == told["Adjust"] == halo
    assert told["AppsFlyer"][1] == "Analytics and attribution"


def test_sentences_above_and_below_hold_for_all(read: Read) -> None:
    found = read(
        """
        ## Third parties

        Video ads are served by the following networks:

        * AppLovin – [How it works](https://www.applovin.com/privacy/)
        * Vungle – [Privacy policy](https://vungle.com/privacy/)

        These networks will collect the advertising ID, IP address and carrier.
        """,
        ".md",
    )
    assert {(s.name, s.purpose) for s in found.sdks} == {
        ("AppLovin", "Video ads are served"),
        ("Vungle", "Video ads are served"),
    }
    assert all("carrier" in (s.personal_info or "") for s in found.sdks)
    assert {s.privacy_url for s in found.sdks} == {
        "https://www.applovin.com/privacy/",
        "https://vungle.com/privacy/",
    }


@pytest.mark.parametrize(
    "title", ["LINK TO THIRD PARTY SDK", "III. Third party SDK", "WHO HELPS US"]
)
def test_a_title_of_the_part_is_no_sdk(read: Read, title: str) -> None:
    found = read(f"{title}\n\nWe use the Amplitude SDK.\n", ".txt")
    assert [s.name for s in found.sdks] == ["Amplitude"]


def test_entries_below_titles_of_kinds_as_generators_write_them(read: Read) -> None:
    page = """
        <h1>Privacy Policy</h1>
        <h2>Detailed information on the processing of Personal Data</h2>
        <h3>Analytics</h3>
        <h4>Starpoint Stats (Starpoint Ltd)</h4>
        <p>Starpoint Stats is an analytics service provided by Starpoint Ltd. Personal Data
        processed: Usage Data; identifiers for advertising (Advertising ID, for example). Place
        of processing: Norway &ndash; <a
        href="https://starpoint.example/privacy">Privacy Policy</a>.</p>
        <h3>Managing subscriptions and payments</h3>
        <h4>Larkpay (Lark Pay, Inc.)</h4>
        <p>Personal Data processed: purchase history; device information. Place of processing:
        Spain &ndash; <a href="https://larkpay.example/privacy">Privacy Policy</a>.</p>
        <h3>Contacting the User</h3>
        <h4>Mossbell (Mossbell GmbH)</h4>
        <p>This service sends push notifications. Personal Data processed: time zone; IP
        address.</p>
        """
    found = {s.name: s for s in read(page).sdks}
    assert {n: (s.vendor, s.purpose, s.privacy_url) for n, s in found.items()} == {
        "Starpoint Stats": ("Starpoint Ltd", "Analytics", "https://starpoint.example/privacy"),
        "Larkpay": (
            "Lark Pay, Inc.",
            "Managing subscriptions and payments",
            "https://larkpay.example/privacy",
        ),
        "Mossbell": ("Mossbell GmbH", "sends push notifications", None),
    }
    assert found["Larkpay"].personal_info == "purchase history; device information"
    assert found["Mossbell"].personal_info is not None
    assert found["Mossbell"].personal_info.startswith("time zone; IP")


def test_a_paragraph_and_a_link_below_a_heading(read: Read) -> None:
    found = read(
        "# Privacy\n\n## SDKs in the app\n\n### Larkmetrics (Lark Metrics, Inc.)\n"
        "Product analytics, only if you opted in. Data: pages viewed, device model.\n"
        "Privacy: https://lark.example/privacy\n\n### Mossbell SDK (Mossbell GmbH)\n"
        "In-app help. Data: your messages.\nPrivacy: https://mossbell.example/privacy\n",
        ".md",
    ).sdks
    assert [(s.purpose, s.personal_info) for s in found] == [
        ("Product analytics, only if you opted in", "pages viewed, device model"),
        ("In-app help", "your messages"),
    ]


def test_titles_with_a_company_and_paragraphs_below(read: Read) -> None:
    text = (
        "# Privacy\n\n## Third parties\n\n### Analytics\n\n*Larkmeter Analytics "
        "(Larkmeter Inc.)*\n\n"
        "Larkmeter tells us at which step people give up.\n\nPersonal Data "
        "processed: Usage Data; IP "
        "address.\n\nPlace of processing: US – [Privacy "
        "Policy](https://larkmeter.example/privacy)\n"
    )
    (sdk,) = read(text, "a.md").sdks
    assert (sdk.name, sdk.vendor, sdk.personal_info, sdk.privacy_url) == (
        "Larkmeter Analytics",
        "Larkmeter Inc.",
        "Usage Data; IP address",
        "https://larkmeter.example/privacy",
    )
