"""The shipped mappings, loaded once, and short ways to read a policy."""

from __future__ import annotations

import textwrap
from collections.abc import Callable

import pytest

from auditor.knowledge import Knowledge, load_knowledge
from auditor.model import Disclosures, SdkDisclosure
from auditor.policy.blocks import Document, Text
from auditor.policy.documents import read_document_bytes
from auditor.policy.extract import Extractor
from auditor.policy.known import KnownNames, known_names
from auditor.policy.permissions import PermissionFinder
from auditor.policy.records import Passage, Structure
from auditor.policy.sdk_entries import list_entry
from auditor.policy.sdk_fields import SdkDraft
from auditor.policy.sections import Section
from auditor.policy.structure import read_structure

Parse = Callable[..., Document]
Read = Callable[..., Disclosures]
Shape = Callable[..., Structure]
OneSdk = Callable[..., SdkDisclosure]


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return load_knowledge()


@pytest.fixture(scope="session")
def known(knowledge: Knowledge) -> KnownNames:
    return known_names(knowledge)


@pytest.fixture(scope="session")
def extractor(knowledge: Knowledge) -> Extractor:
    return Extractor(knowledge)


@pytest.fixture(scope="session")
def finder(extractor: Extractor) -> PermissionFinder:
    return extractor.permissions


@pytest.fixture(scope="session")
def parse() -> Parse:
    """A document from its text; HTML when it begins with a tag."""

    def parse(text: str, suffix: str = "") -> Document:
        text = textwrap.dedent(text).strip("\n")
        suffix = suffix or (".html" if text.startswith("<") else ".txt")
        return read_document_bytes(text.encode(), f"policy{suffix}")[0]

    return parse


@pytest.fixture(scope="session")
def read(parse: Parse, extractor: Extractor) -> Read:
    """What a document given as text discloses."""

    def read(text: str, suffix: str = "") -> Disclosures:
        return extractor.run(parse(text, suffix))

    return read


@pytest.fixture(scope="session")
def shape(parse: Parse, extractor: Extractor) -> Shape:
    """The records and passages of a document given as text."""

    def shape(text: str, suffix: str = "") -> Structure:
        is_name = extractor.permissions.is_name
        return read_structure(parse(text, suffix), extractor.known, is_name)

    return shape


@pytest.fixture(scope="session")
def sdk(read: Read) -> OneSdk:
    """The only SDK that a document given as text discloses."""

    def sdk(text: str, suffix: str = "") -> SdkDisclosure:
        found = read(text, suffix).sdks
        assert len(found) == 1, [s.name for s in found]
        return found[0]

    return sdk


def entry(
    known: KnownNames, text: str, listed: str = "", section: Section | None = None
) -> SdkDraft | None:
    """What one entry of a list says, read by itself; ``None`` where it names no SDK."""
    found = list_entry(Passage(Text(text), section or Section(), listed=listed), known)
    assert len(found) <= 1
    return found[0] if found else None
