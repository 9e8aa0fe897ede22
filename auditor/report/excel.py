"""The workbook: a summary, the findings and both sides next to each other.

Every cell that holds an input's words is text: no string of an APK or a
policy becomes a formula or a link.
"""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Literal

from openpyxl import Workbook
from openpyxl.cell.cell import Cell as XlsxCell
from openpyxl.cell.cell import MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from auditor.knowledge import Knowledge
from auditor.model import AuditResult, Disclosures, Inventory, Level, Status
from auditor.report import Options, Reportable
from auditor.report.contents import audit_sheets, disclosure_sheets, inventory_sheets
from auditor.report.labels import Labels
from auditor.report.plain import for_cell, width
from auditor.report.sheets import Cell, Sheet

_FILLS = {
    "high": "F4B6B6",
    "medium": "FBD9A5",
    "low": "FFF2B3",
    "info": "DCE6F1",
    "good": "D5EBD0",
    "muted": "E7E6E6",
}
_HEADER_FILL = PatternFill("solid", fgColor="1F3864")
_FONT = "Calibri"
_HEADER_FONT = Font(name=_FONT, bold=True, color="FFFFFF")
_TITLE_FONT = Font(name=_FONT, bold=True, size=15)
_LABEL_FONT = Font(name=_FONT, bold=True)
_WRAP = Alignment(wrap_text=True, vertical="top")
_INDENT = Alignment(indent=1)
_LINE = Side(style="thin", color="D0D0D0")
_BORDER = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_PATTERNS = {tone: PatternFill("solid", fgColor=colour) for tone, colour in _FILLS.items()}

#: what a spreadsheet would take for a formula when the cell is edited
_FORMULA_STARTS = ("=", "+", "-", "@", "\t")

#: points per line of text (fonts with Chinese are taller), and Excel's highest row
_LINE_HEIGHT = 16.5
_MAX_HEIGHT = 409.0

#: no clock in the file: equal results give equal bytes
_EPOCH = datetime(1980, 1, 1)


def render(value: Reportable, knowledge: Knowledge, options: Options) -> bytes:
    """The value as an .xlsx file."""
    labels = Labels(options.lang)
    workbook = Workbook()
    first = workbook.active
    if not isinstance(first, Worksheet):  # a new workbook has one
        raise TypeError("no worksheet")
    workbook.remove(first)
    if isinstance(value, Inventory):
        sheets = inventory_sheets(value, knowledge, labels)
    elif isinstance(value, Disclosures):
        sheets = disclosure_sheets(value, knowledge, labels)
    else:
        _summary(workbook.create_sheet(labels["Summary"]), value, labels, options)
        sheets = audit_sheets(value, knowledge, labels)
    for sheet in sheets:
        _table(workbook.create_sheet(sheet.title), sheet)
    workbook.properties.creator = "auditor"
    workbook.properties.created = _EPOCH
    return _timeless(workbook)


def _put(cell: XlsxCell | MergedCell, value: Cell) -> None:
    """Set a cell so that text stays text whatever it begins with."""
    if isinstance(cell, MergedCell) or value is None or value == "":
        return
    if isinstance(value, int):
        cell.value = value
        return
    text = for_cell(value)
    cell.value = text
    cell.data_type = "s"
    if text.startswith(_FORMULA_STARTS):
        cell.quotePrefix = True


def _table(worksheet: Worksheet, sheet: Sheet) -> None:
    """A table with a frozen header, filters, widths and colours."""
    for number, column in enumerate(sheet.columns, 1):
        head = worksheet.cell(1, number)
        _put(head, column.title)
        head.font, head.fill, head.alignment = _HEADER_FONT, _HEADER_FILL, _WRAP
        worksheet.column_dimensions[get_column_letter(number)].width = column.width
    tones = sheet.tones or ("",) * len(sheet.rows)
    for place, (row, tone) in enumerate(zip(sheet.rows, tones, strict=True), 2):
        for number, (column, value) in enumerate(zip(sheet.columns, row, strict=True), 1):
            cell = worksheet.cell(place, number)
            _put(cell, value)
            cell.alignment, cell.border = _WRAP, _BORDER
            if column.tone and tone:
                cell.fill = _PATTERNS[tone]
        worksheet.row_dimensions[place].height = _height(sheet, row)
    last = get_column_letter(len(sheet.columns))
    worksheet.auto_filter.ref = f"A1:{last}{max(len(sheet.rows) + 1, 1)}"
    worksheet.freeze_panes = _frozen(sheet)
    _page(worksheet, "landscape")
    worksheet.print_title_rows = "1:1"


def _frozen(sheet: Sheet) -> str:
    """The header stays in view, and the column that names the row."""
    names = ("subject", "permission", "name", "written")
    keys = [column.key for column in sheet.columns[:3]]
    for name in names:
        if name in keys and sheet.key != "policy":
            return f"{get_column_letter(keys.index(name) + 2)}2"
    return "A2"


def _height(sheet: Sheet, row: tuple[Cell, ...]) -> float:
    """Points that the row's wrapped text needs; spreadsheets do not compute it
    for files that another program wrote."""
    lines = 1
    for column, value in zip(sheet.columns, row, strict=True):
        if isinstance(value, str) and value:
            room = max(column.width - 1, 1)
            needed = sum(-(-max(width(part), 1) // room) for part in value[:4000].split("\n"))
            lines = max(lines, needed)
    return min(lines * _LINE_HEIGHT + 1, _MAX_HEIGHT)


def _page(worksheet: Worksheet, orientation: Literal["landscape", "portrait"]) -> None:
    worksheet.page_setup.orientation = orientation
    worksheet.page_setup.paperSize = worksheet.PAPERSIZE_A4
    worksheet.page_setup.fitToWidth = 1
    worksheet.page_setup.fitToHeight = 0
    worksheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


# --- the summary --------------------------------------------------------------


def _summary(worksheet: Worksheet, result: AuditResult, labels: Labels, options: Options) -> None:
    """Result, counts and the inputs, on one page."""
    worksheet.sheet_view.showGridLines = False
    for letter, columns in zip("ABCDEF", (30, 14, 14, 14, 14, 14), strict=True):
        worksheet.column_dimensions[letter].width = columns
    _put(worksheet["A1"], labels["title"])
    worksheet["A1"].font = _TITLE_FONT
    worksheet.row_dimensions[1].height = 24
    row = 3
    for label, text, tone in _facts(result, labels, options):
        _put(worksheet.cell(row, 1), label)
        worksheet.cell(row, 1).font = _LABEL_FONT
        worksheet.cell(row, 1).alignment = _WRAP
        worksheet.merge_cells(start_row=row, start_column=2, end_row=row, end_column=6)
        cell = worksheet.cell(row, 2)
        _put(cell, text)
        cell.alignment = _WRAP
        if tone:
            cell.fill, cell.font = _PATTERNS[tone], _LABEL_FONT
        lines = sum(-(-max(width(part), 1) // 66) for part in text.split("\n"))
        worksheet.row_dimensions[row].height = min(lines * _LINE_HEIGHT + 1, _MAX_HEIGHT)
        row += 1
    row = _levels(worksheet, row + 1, result, labels)
    _rules(worksheet, row + 1, result, labels)
    _page(worksheet, "portrait")


def _facts(result: AuditResult, labels: Labels, options: Options) -> Iterator[tuple[str, str, str]]:
    """(label, text, tone) lines of the summary."""
    app, sides = result.inventory.app, result.disclosures
    failing = [
        f
        for f in result.findings
        if options.fail_on is not None and f.status is Status.NEW and f.level >= options.fail_on
    ]
    if options.fail_on is not None:
        count = labels.number(len(failing), "finding", "findings", "个问题")
        word = f"{labels['fail']} ({count})" if failing else labels["pass"]
        yield labels["result"], word, "high" if failing else "good"
        yield labels["threshold"], labels.level(options.fail_on), ""
    yield labels["name"], app.label or "", ""
    yield labels["package name"], app.package, ""
    version = " ".join(
        p for p in (app.version_name, f"({app.version_code})" if app.version_code else "") if p
    )
    yield labels["version"], version, ""
    yield labels["target"], f"{app.min_sdk or '?'} / {app.target_sdk or '?'}", ""
    yield labels["file"], app.path, ""
    yield labels["sha256"], app.sha256, ""
    documents = [
        f"{d.path} ({d.format}, {d.encoding}, {d.language}"
        + (f", {labels['effective']} {d.effective_date}" if d.effective_date else "")
        + ")"
        for d in sides.documents
    ]
    yield labels["documents"], "\n".join(documents), ""
    yield labels["counts app"], _counted(result, labels, app=True), ""
    yield labels["counts policy"], _counted(result, labels, app=False), ""
    yield labels["gaps"], str(len(result.gaps)), "medium" if result.gaps else ""
    yield labels["tool"], f"auditor {result.tool_version} / {result.knowledge_version}", ""
    yield labels["note"], labels["caution"], ""


def _counted(result: AuditResult, labels: Labels, *, app: bool) -> str:
    if app:
        permissions = sum(1 for row in result.permission_rows if row.declared)
        sdks = sum(
            1
            for r in result.sdk_rows
            if r.match and r.match.strength.value == "embedded" and r.status != "functional"
        )
    else:
        permissions = sum(1 for row in result.permission_rows if row.disclosures)
        sdks = len({d.sdk_id or d.name for r in result.sdk_rows for d in r.disclosures})
    return labels.joined(
        (
            labels.number(permissions, "permission", "permissions", "项权限"),
            labels.number(sdks, "SDK", "SDKs", "个 SDK"),
        )
    )


def _heads(worksheet: Worksheet, row: int, titles: Iterable[str]) -> None:
    for number, title in enumerate(titles, 1):
        cell = worksheet.cell(row, number)
        _put(cell, title)
        cell.font, cell.fill, cell.alignment = _HEADER_FONT, _HEADER_FILL, _WRAP


def _levels(worksheet: Worksheet, row: int, result: AuditResult, labels: Labels) -> int:
    """Findings by level and status; returns the next free row."""
    counts = Counter((f.level, f.status) for f in result.findings)
    _heads(
        worksheet,
        row,
        (labels["level"], *(labels[s.value] for s in Status), labels["total"]),
    )
    for level in sorted(Level, reverse=True):
        row += 1
        numbers = [counts[level, status] for status in Status]
        values: tuple[Cell, ...] = (labels.level(level), *numbers, sum(numbers))
        for number, value in enumerate(values, 1):
            cell = worksheet.cell(row, number)
            _put(cell, value)
            cell.border = _BORDER
        worksheet.cell(row, 1).fill = _PATTERNS[level.label]
    return row + 1


def _rules(worksheet: Worksheet, row: int, result: AuditResult, labels: Labels) -> None:
    """Findings by rule, rules without any included."""
    counts = Counter(f.rule_id for f in result.findings)
    titles = {rule.id: rule.title for rule in result.rules}
    _heads(worksheet, row, (labels["rule"], labels["count"], labels["what"], "", "", ""))
    worksheet.merge_cells(start_row=row, start_column=3, end_row=row, end_column=6)
    for rule in dict.fromkeys((*titles, *counts)):
        row += 1
        worksheet.merge_cells(start_row=row, start_column=3, end_row=row, end_column=6)
        values: tuple[Cell, ...] = (rule, counts[rule], titles.get(rule, ""))
        for number, value in enumerate(values, 1):
            cell = worksheet.cell(row, number)
            _put(cell, value)
            cell.border = _BORDER
            if number == 3:
                cell.alignment = _INDENT
            if counts[rule] and number == 2:
                cell.font = _LABEL_FONT


# --- bytes ----------------------------------------------------------------------


def _timeless(workbook: Workbook) -> bytes:
    """The workbook's bytes with the times of writing taken out."""
    written = io.BytesIO()
    workbook.save(written)
    stamp = workbook.properties.modified.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    fixed = io.BytesIO()
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(fixed, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "docProps/core.xml":
                data = data.replace(stamp, _EPOCH.strftime("%Y-%m-%dT%H:%M:%SZ").encode())
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            target.writestr(info, data, zipfile.ZIP_DEFLATED)
    return fixed.getvalue()
