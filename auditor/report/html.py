"""One HTML file: the summary and all tables, without scripts or outside files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from html import escape

from auditor.knowledge import Knowledge
from auditor.model import AuditResult, Level, Status
from auditor.report import Options, Reportable
from auditor.report.contents import audit_sheets
from auditor.report.labels import Labels
from auditor.report.plain import for_xml
from auditor.report.sheets import Cell, Sheet

_STYLE = """
:root { color-scheme: light; font: 15px/1.5 system-ui, "PingFang SC", "Microsoft YaHei",
  "Noto Sans CJK SC", sans-serif; }
body { margin: 2rem auto; max-width: 110rem; padding: 0 1.5rem; color: #1b1f24; }
h1 { font-size: 1.6rem; } h2 { margin-top: 2.5rem; font-size: 1.2rem; }
nav a { margin-right: 1.2rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1.5rem; }
dt { font-weight: 600; } dd { margin: 0; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; max-height: 80vh; border: 1px solid #d0d7de; }
table { border-collapse: collapse; font-size: .87rem; }
th { position: sticky; top: 0; background: #1f3864; color: #fff; text-align: left; }
th, td { border: 1px solid #d0d7de; padding: .3rem .5rem; vertical-align: top;
  min-width: 5rem; max-width: 26rem; overflow-wrap: anywhere; white-space: pre-line; }
.high { background: #f4b6b6; } .medium { background: #fbd9a5; } .low { background: #fff2b3; }
.info { background: #dce6f1; } .good { background: #d5ebd0; } .muted { background: #e7e6e6; }
.badge { padding: .1rem .6rem; border-radius: .3rem; font-weight: 600; }
@media print { .scroll { max-height: none; overflow: visible; } nav { display: none; } }
"""

#: nothing in the file may run or be fetched, whatever an input slipped in
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def render(value: Reportable, knowledge: Knowledge, options: Options) -> bytes:
    """The audit as one self-contained page."""
    assert isinstance(value, AuditResult)
    labels = Labels(options.lang)
    return ("\n".join(_page(value, knowledge, labels, options)) + "\n").encode()


def _text(text: str) -> str:
    return escape(for_xml(text), quote=True)


def _page(
    result: AuditResult, knowledge: Knowledge, labels: Labels, options: Options
) -> Iterator[str]:
    app = result.inventory.app
    title = f"{labels['title']}: {app.label or app.package}"
    sheets = list(audit_sheets(result, knowledge, labels))
    yield "<!DOCTYPE html>"
    yield f'<html lang="{"zh-CN" if labels.lang == "zh" else "en"}">'
    yield '<head><meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{_text(title)}</title><style>{_STYLE}</style></head><body>"
    yield f"<h1>{_text(title)}</h1>"
    yield (
        "<nav>"
        + "".join(
            f'<a href="#{sheet.key}">{_text(sheet.title)} ({len(sheet.rows)})</a>'
            for sheet in sheets
        )
        + "</nav>"
    )
    yield from _facts(result, labels, options)
    for sheet in sheets:
        yield from _table(sheet)
    yield "</body></html>"


def _facts(result: AuditResult, labels: Labels, options: Options) -> Iterator[str]:
    app = result.inventory.app
    levels = Counter(f.level for f in result.findings)
    statuses = Counter(f.status for f in result.findings)
    facts: list[tuple[str, str]] = []
    if options.fail_on is not None:
        failing = any(
            f.status is Status.NEW and f.level >= options.fail_on for f in result.findings
        )
        tone, word = ("high", "fail") if failing else ("good", "pass")
        limit = f"{labels['threshold']}: {labels.level(options.fail_on)}"
        badge = f'<span class="badge {tone}">{_text(labels[word])}</span> ({_text(limit)})'
        facts.append((labels["result"], badge))
    facts.append(
        (
            labels["Findings"],
            " ".join(
                f'<span class="badge {level.label}">{levels[level]} {_text(labels.level(level))}'
                "</span>"
                for level in sorted(Level, reverse=True)
            )
            + " "
            + _text(labels.joined(f"{statuses[s]} {labels[s.value]}" for s in Status)),
        )
    )
    facts += [
        (key, _text(value))
        for key, value in (
            (labels["package name"], app.package),
            (labels["version"], f"{app.version_name or '?'} ({app.version_code or '?'})"),
            (labels["target"], f"{app.min_sdk or '?'} / {app.target_sdk or '?'}"),
            (labels["file"], app.path),
            (labels["sha256"], app.sha256),
            *(
                (
                    labels["policy"],
                    f"{d.path} ({d.format}, {d.language}, {d.effective_date or '?'})",
                )
                for d in result.disclosures.documents
            ),
            (labels["tool"], f"auditor {result.tool_version} / {result.knowledge_version}"),
            (labels["note"], labels["caution"]),
        )
    ]
    yield "<dl>"
    for key, markup in facts:
        yield f"<dt>{_text(key)}</dt><dd>{markup}</dd>"
    yield "</dl>"


def _table(sheet: Sheet) -> Iterator[str]:
    yield f'<h2 id="{sheet.key}">{_text(sheet.title)} ({len(sheet.rows)})</h2>'
    yield '<div class="scroll"><table><thead><tr>'
    yield "".join(f"<th>{_text(column.title)}</th>" for column in sheet.columns)
    yield "</tr></thead><tbody>"
    tones = sheet.tones or ("",) * len(sheet.rows)
    for row, tone in zip(sheet.rows, tones, strict=True):
        cells = []
        for column, value in zip(sheet.columns, row, strict=True):
            shade = f' class="{tone}"' if column.tone and tone else ""
            cells.append(f"<td{shade}>{_cell(value)}</td>")
        yield "<tr>" + "".join(cells) + "</tr>"
    yield "</tbody></table></div>"


def _cell(value: Cell) -> str:
    return "" if value is None else _text(str(value))
