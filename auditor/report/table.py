"""A result's tables as pandas data frames, for notebooks and scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.errors import UsageError
from auditor.knowledge import Knowledge, load_knowledge
from auditor.model import AuditResult, Disclosures, Inventory
from auditor.report import Reportable
from auditor.report.contents import audit_sheets, disclosure_sheets, inventory_sheets
from auditor.report.labels import Labels

if TYPE_CHECKING:
    import pandas as pd


def to_frame(
    value: Reportable,
    table: str | None = None,
    *,
    knowledge: Knowledge | None = None,
    lang: str | None = None,
) -> pd.DataFrame:
    """One table of a result, an inventory or disclosures as a data frame.

    :param table: ``findings``, ``permissions``, ``sdks``, ``data_types``,
        ``policy``, ``gaps`` or ``unknown_packages``; by default the first one
        that the value has.
    :param knowledge: the mappings that name SDKs; the shipped ones by default.
    :param lang: language of the cells, by default the result's own.
    :returns: one row per entry, columns named by stable English keys, cells as
        text (``line`` and ``classes`` as numbers).
    :raises UsageError: the value has no such table.
    """
    import pandas as pd

    knowledge = knowledge or load_knowledge()
    labels = Labels(lang or (value.lang if isinstance(value, AuditResult) else "en"))
    if isinstance(value, Inventory):
        sheets = {sheet.key: sheet for sheet in inventory_sheets(value, knowledge, labels)}
    elif isinstance(value, Disclosures):
        sheets = {sheet.key: sheet for sheet in disclosure_sheets(value, knowledge, labels)}
    else:
        sheets = {sheet.key: sheet for sheet in audit_sheets(value, knowledge, labels)}
    chosen = sheets.get(table or next(iter(sheets)))
    if chosen is None:
        raise UsageError(f"no table {table!r}", remedy=f"tables: {', '.join(sheets)}")
    frame = pd.DataFrame(
        list(chosen.rows), columns=[column.key for column in chosen.columns], dtype="object"
    )
    for key in {"line", "classes"} & set(frame.columns):
        frame[key] = frame[key].astype("Int64")
    return frame
