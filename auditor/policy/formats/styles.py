"""What Word's styles mean: headings, bold, hidden, list membership."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from auditor.policy.formats.ooxml import attribute, child, local

_HEADING_NAME = re.compile(r"(?:heading|标题|標題)\s*([1-9])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Style:
    """What a style means for a paragraph or a run.

    :param heading: level 1-6, or 0.
    :param list_id: the list its paragraphs are items of, or ``""``.
    """

    heading: int = 0
    bold: bool = False
    hidden: bool = False
    list_id: str = ""
    list_level: int = 0


def read_styles(root: etree._Element | None) -> Mapping[str, Style]:
    """Style id → what it means, inheritance resolved."""
    raw: dict[str, etree._Element] = {}
    for element in root if root is not None else ():
        if local(element) == "style":
            raw[attribute(element, "styleId") or ""] = element
    styles: dict[str, Style] = {}
    for style_id in raw:
        chain: list[str] = []
        current: str | None = style_id
        while current is not None and current in raw and current not in chain:
            if current in styles:
                break
            chain.append(current)
            current = attribute(child(raw[current], "basedOn"), "val")
        base = styles.get(current or "", Style())
        for entry in reversed(chain):
            base = styles[entry] = _style(raw[entry], base)
    return styles


def _style(element: etree._Element, base: Style) -> Style:
    name = attribute(child(element, "name"), "val") or ""
    paragraph, run = child(element, "pPr"), child(element, "rPr")
    match = _HEADING_NAME.fullmatch(name.strip())
    heading = base.heading
    if match:
        heading = min(int(match.group(1)), 6)
    elif name.strip().lower() in ("title", "标题", "標題"):
        heading = 1
    heading = outline_level(paragraph, heading)
    list_id, level = list_of(paragraph, base.list_id, base.list_level)
    return Style(
        heading,
        switch(run, "b", base.bold),
        switch(run, "vanish", base.hidden),
        list_id,
        level,
    )


def outline_level(properties: etree._Element | None, heading: int) -> int:
    """The heading level that properties state, else ``heading``."""
    value = attribute(child(properties, "outlineLvl"), "val")
    if value is None or not re.fullmatch(r"\d", value):
        return heading
    return int(value) + 1 if int(value) < 6 else 0


def list_of(properties: etree._Element | None, list_id: str, level: int) -> tuple[str, int]:
    """The list and level that properties state, else the given ones."""
    numbering = child(properties, "numPr")
    if numbering is None:
        return list_id, level
    stated = attribute(child(numbering, "ilvl"), "val") or ""
    return (
        attribute(child(numbering, "numId"), "val") or list_id,
        int(stated) if re.fullmatch(r"[0-8]", stated) else level,
    )


def switch(properties: etree._Element | None, name: str, default: bool) -> bool:
    """A property that is on when it stands there, unless it says otherwise."""
    element = child(properties, name)
    if element is None:
        return default
    return attribute(element, "val") not in ("0", "false", "off")
