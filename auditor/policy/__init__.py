"""Policy documents to disclosures.

``read_disclosures`` is the whole way: read each document into located
blocks, recover its structure (records and passages), and name what it says.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from auditor.errors import InputError
from auditor.knowledge import Knowledge
from auditor.model import Disclosures, Gap
from auditor.policy.blocks import Document
from auditor.policy.documents import read_document, read_document_bytes
from auditor.policy.extract import extract

__all__ = ["Document", "extract", "read_disclosures", "read_document", "read_found"]


def read_found(
    candidates: Sequence[tuple[str, bytes]], knowledge: Knowledge
) -> tuple[Disclosures, tuple[str, ...]]:
    """What those of several texts disclose that are policy documents.

    Used for files found in an app's assets: of these only the ones that
    disclose something count.

    :param candidates: ``(name, content)``.
    :returns: the disclosures and the names that count.
    """
    documents: list[Document] = []
    gaps: list[Gap] = []
    for name, data in candidates:
        try:
            document, found = read_document_bytes(data, name)
        except InputError:
            continue
        said = extract([document], knowledge)
        if len(said.permissions) + len(said.sdks) + len(said.data_types) >= 2:
            documents.append(document)
            gaps += found
    return extract(documents, knowledge, gaps), tuple(d.path for d in documents)


def read_disclosures(paths: Sequence[Path], knowledge: Knowledge) -> Disclosures:
    """Read the documents of one policy and what they disclose.

    :param paths: one policy may consist of several files (policy, SDK list,
        permission list).
    :raises InputError: a document cannot be read; :class:`LimitError`: it is
        larger than the limits allow.
    """
    documents: list[Document] = []
    gaps: list[Gap] = []
    for path in paths:
        document, found = read_document(path)
        documents.append(document)
        gaps += found
    return extract(documents, knowledge, gaps)
