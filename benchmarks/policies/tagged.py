"""Policies written together with their truth, and the compiler that parts the two.

A tagged file is the document itself with the truth beside the words:
``«IMEI|设备IMEI号»`` is a data type, ``«p:CAMERA|相机权限»`` a permission that is
named, ``«P|android.permission.CAMERA»`` one that is written as a constant,
``«s:jpush|极光推送SDK»`` the name of an SDK. Tags nest; ``;`` joins several
meanings of one span. So a gold line or quote can never drift from its document.

Meanings
  ``TYPE``                  data type (:data:`TYPES` lists the short forms)
  ``p:CONST[=]``            a permission's name; ``=`` when it may mean nothing else
  ``P[:CONST[>INTENDED]]``  a constant; CONST when the text is damaged, INTENDED for a typo
  ``s v u i k l t:key``     an SDK's name, vendor, purpose, information, package, link, link text
                            (``key,key`` when one cell serves several)
and after each: ``@key`` the SDK whose permission it is, ``!`` denied, ``?``
optional, ``~`` only in a superseded part, ``.`` no quote of its own.

The head, up to a line ``%%%%``, holds ``field: value`` lines and one line
``sdk: key[?~] | canonical | alias, alias | platform`` per SDK.
"""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_TYPE_IDS = """IMEI IMSI MEID ICCID ANDROID_ID OAID GAID MAC SERIAL IP SSID BSSID WIFI_LIST
INSTALLED_APPS RUNNING_PROCESSES LOCATION_PRECISE LOCATION_COARSE CONTACTS CALENDAR SMS CALL_LOG
PHONE_NUMBER CAMERA_IMAGE MICROPHONE_AUDIO PHOTOS_STORAGE CLIPBOARD SENSORS BLUETOOTH
FACE_BIOMETRIC ID_CARD BANK_ACCOUNT DEVICE_MODEL OS_VERSION CARRIER NETWORK_STATE BATTERY
BROWSING_HISTORY CRASH_LOG"""
TYPES: dict[str, str] = {name: name for name in _TYPE_IDS.split()} | {
    "AID": "ANDROID_ID",
    "WIFI": "WIFI_LIST",
    "APPS": "INSTALLED_APPS",
    "PROC": "RUNNING_PROCESSES",
    "FINE": "LOCATION_PRECISE",
    "COARSE": "LOCATION_COARSE",
    "LOC": "LOCATION_PRECISE",
    "CALLS": "CALL_LOG",
    "PHONE": "PHONE_NUMBER",
    "CAM": "CAMERA_IMAGE",
    "MIC": "MICROPHONE_AUDIO",
    "PHOTO": "PHOTOS_STORAGE",
    "CLIP": "CLIPBOARD",
    "SENS": "SENSORS",
    "BT": "BLUETOOTH",
    "FACE": "FACE_BIOMETRIC",
    "IDC": "ID_CARD",
    "BANK": "BANK_ACCOUNT",
    "MODEL": "DEVICE_MODEL",
    "OS": "OS_VERSION",
    "NET": "NETWORK_STATE",
    "BATT": "BATTERY",
    "BROWSE": "BROWSING_HISTORY",
    "CRASH": "CRASH_LOG",
    "CAL": "CALENDAR",
}

_STORAGE = [
    "WRITE_EXTERNAL_STORAGE",
    "READ_MEDIA_IMAGES",
    "READ_MEDIA_VIDEO",
    "READ_MEDIA_AUDIO",
    "READ_MEDIA_VISUAL_USER_SELECTED",
    "MANAGE_EXTERNAL_STORAGE",
]
# What an everyday name may mean besides its primary constant.
ALSO: dict[str, list[str]] = {
    "READ_EXTERNAL_STORAGE": _STORAGE,
    "WRITE_EXTERNAL_STORAGE": ["READ_EXTERNAL_STORAGE", *_STORAGE[1:]],
    "ACCESS_FINE_LOCATION": ["ACCESS_COARSE_LOCATION"],
    "READ_CONTACTS": ["WRITE_CONTACTS", "GET_ACCOUNTS"],
    "READ_PHONE_STATE": ["READ_PHONE_NUMBERS", "CALL_PHONE"],
    "BLUETOOTH": ["BLUETOOTH_ADMIN", "BLUETOOTH_CONNECT", "BLUETOOTH_SCAN"],
    "READ_CALENDAR": ["WRITE_CALENDAR"],
    "READ_SMS": ["RECEIVE_SMS", "SEND_SMS"],
    "READ_CALL_LOG": ["WRITE_CALL_LOG"],
    "INTERNET": ["ACCESS_NETWORK_STATE", "ACCESS_WIFI_STATE"],
    "ACCESS_NETWORK_STATE": ["ACCESS_WIFI_STATE", "INTERNET"],
    "QUERY_ALL_PACKAGES": ["com.android.permission.GET_INSTALLED_APPS", "GET_INSTALLED_APPS"],
    "USE_BIOMETRIC": ["USE_FINGERPRINT"],
    "HIGH_SAMPLING_RATE_SENSORS": ["BODY_SENSORS", "ACTIVITY_RECOGNITION"],
    "POST_NOTIFICATIONS": ["com.android.permission.POST_NOTIFICATIONS", "VIBRATE"],
    "READ_MEDIA_IMAGES": ["READ_EXTERNAL_STORAGE", *_STORAGE],
}

# The data that a permission's name alone suggests: vague, so it counts neither way.
SUGGESTS: dict[str, str] = {
    "CAMERA": "CAMERA_IMAGE",
    "RECORD_AUDIO": "MICROPHONE_AUDIO",
    "READ_EXTERNAL_STORAGE": "PHOTOS_STORAGE",
    "WRITE_EXTERNAL_STORAGE": "PHOTOS_STORAGE",
    "MOUNT_UNMOUNT_FILESYSTEMS": "PHOTOS_STORAGE",
    "READ_MEDIA_IMAGES": "PHOTOS_STORAGE",
    "READ_MEDIA_VIDEO": "PHOTOS_STORAGE",
    "ACCESS_FINE_LOCATION": "LOCATION_PRECISE",
    "ACCESS_COARSE_LOCATION": "LOCATION_COARSE",
    "ACCESS_BACKGROUND_LOCATION": "LOCATION_PRECISE",
    "READ_CONTACTS": "CONTACTS",
    "READ_CALENDAR": "CALENDAR",
    "WRITE_CALENDAR": "CALENDAR",
    "READ_SMS": "SMS",
    "READ_CALL_LOG": "CALL_LOG",
    "BLUETOOTH": "BLUETOOTH",
    "BLUETOOTH_ADMIN": "BLUETOOTH",
    "BLUETOOTH_SCAN": "BLUETOOTH",
    "BLUETOOTH_CONNECT": "BLUETOOTH",
    "QUERY_ALL_PACKAGES": "INSTALLED_APPS",
    "GET_TASKS": "RUNNING_PROCESSES",
    "ACCESS_NETWORK_STATE": "NETWORK_STATE",
    "ACCESS_WIFI_STATE": "NETWORK_STATE",
    "ACTIVITY_RECOGNITION": "SENSORS",
    "BODY_SENSORS": "SENSORS",
    "USE_BIOMETRIC": "FACE_BIOMETRIC",
    "READ_LOGS": "CRASH_LOG",
}

_CODE = re.compile(
    r"(?P<kind>[a-zA-Z_]+)(?::(?P<arg>[^@!?~.=;\s]+(?:\.[^@!?~.=;\s]+)*))?"
    r"(?P<only>=)?(?:@(?P<scope>[\w-]+))?(?P<flags>[!?~.]*)"
)
_SPAN_FIELDS = {
    "v": "vendor",
    "u": "purpose",
    "i": "personal_info",
    "k": "packages",
    "l": "privacy_url",
    "t": "link_text",
}


class TagError(ValueError):
    """A tagged file that cannot be compiled; the message names the place."""


@dataclass(slots=True)
class _SdkRow:
    key: str
    canonical: str
    aliases: list[str]
    platform: str
    flags: str
    name: str = ""
    quote: str = ""
    lines: list[int] = field(default_factory=list)
    values: dict[str, list[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Compiled:
    """A document and its truth.

    :param name: the document's file name.
    :param text: the document, line ends ``\\n``.
    :param encoding: how the file is to be written.
    :param gold: the truth in the corpus' gold format.
    :param layouts: what the document is an example of.
    """

    name: str
    text: str
    encoding: str
    newline: str
    gold: dict[str, Any]
    layouts: tuple[str, ...]

    def data(self) -> bytes:
        """The document as the bytes of its file."""
        return self.text.replace("\n", self.newline).encode(self.encoding)

    def write(self, folder: Path) -> Path:
        """Write the document and ``<name>.gold.json`` into ``folder``."""
        path = folder / self.name
        path.write_bytes(self.data())
        gold = json.dumps(self.gold, ensure_ascii=False, indent=1) + "\n"
        (folder / f"{self.name}.gold.json").write_text(gold, encoding="utf-8")
        return path


def constant(name: str) -> str:
    """A constant with its prefix: ``CAMERA`` -> ``android.permission.CAMERA``."""
    return name if "." in name else f"android.permission.{name}"


def plain(raw: str) -> str:
    """A cell's words: no markup, entities resolved, blanks collapsed."""
    text = html.unescape(re.sub(r"<[^>]*>", " ", raw))
    return re.sub(r"\s+", " ", text).strip(" *`|\u3000")


def _strip_tags(source: str) -> tuple[str, list[tuple[str, int, int]]]:
    """The text without tags, and every ``(codes, start, end)`` in it."""
    out: list[str] = []
    size = 0
    stack: list[tuple[str, int]] = []
    spans: list[tuple[str, int, int]] = []
    at = 0
    for m in re.finditer(r"«([^|«»]*)\||»", source):
        out.append(source[at : m.start()])
        size += m.start() - at
        at = m.end()
        if m.group() != "»":
            stack.append((m.group(1), size))
        elif stack:
            codes, start = stack.pop()
            spans.append((codes, start, size))
        else:
            raise TagError(f"a tag is closed that was not opened: …{source[at - 30 : at]}")
    if stack:
        raise TagError(f"a tag is not closed: {stack[-1][0]}")
    out.append(source[at:])
    text = "".join(out)
    if "«" in text:
        raise TagError("a stray « remains")
    return text, sorted(spans, key=lambda s: (s[1], -s[2]))


class _Truth:
    def __init__(self, text: str, rows: dict[str, _SdkRow]) -> None:
        self.text = text
        self.rows = rows
        self.permissions: dict[tuple[Any, ...], dict[str, Any]] = {}
        self.data: dict[tuple[Any, ...], dict[str, Any]] = {}

    def line(self, offset: int) -> int:
        return self.text.count("\n", 0, offset) + 1

    def sdk(self, key: str) -> _SdkRow:
        if key not in self.rows:
            raise TagError(f"unknown SDK key {key}")
        return self.rows[key]

    def _merge(
        self, where: dict[tuple[Any, ...], dict[str, Any]], key: tuple[Any, ...], row: Any
    ) -> None:
        if key in where:
            if row["line"] not in where[key]["lines"]:
                where[key]["lines"].append(row["line"])
        else:
            where[key] = row

    def add(self, code: str, start: int, end: int) -> None:
        m = _CODE.fullmatch(code.strip())
        if m is None:
            raise TagError(f"cannot read the tag {code!r}")
        kind, arg, flags = m["kind"], m["arg"], m["flags"]
        # A quote ends with its line, so that it holds with any line ends.
        span, line = self.text[start:end], self.line(start)
        quote = span.split("\n")[0]
        marks: dict[str, Any] = {
            k: True
            for k, c in (("negated", "!"), ("optional", "?"), ("superseded", "~"))
            if c in flags
        }
        if kind == "s":
            for key in arg.split(","):
                row = self.sdk(key)
                if not row.name:
                    row.name, row.quote = plain(quote), quote
                row.lines.append(line)
            return
        if kind in _SPAN_FIELDS:
            for key in arg.split(","):
                self.sdk(key).values.setdefault(_SPAN_FIELDS[kind], []).append(plain(span))
            return
        if kind in ("p", "P"):
            self._permission(m, quote, line, marks)
            return
        if kind not in TYPES:
            raise TagError(f"unknown tag {code!r}")
        row_d: dict[str, Any] = {
            "type": TYPES[kind],
            "negated": bool(marks.pop("negated", False)),
            "quote": quote,
            "line": line,
            "lines": [line],
        }
        if kind == "LOC":
            row_d["also"] = ["LOCATION_COARSE"]
        row_d |= marks
        self._merge(self.data, (row_d["type"], row_d["negated"], *sorted(marks)), row_d)

    def _permission(self, m: re.Match[str], quote: str, line: int, marks: dict[str, Any]) -> None:
        explicit = m["kind"] == "P"
        arg = m["arg"] or quote.strip().strip("`*（）()[]【】")
        literal, _, intended = arg.partition(">")
        name = constant(literal)
        if not re.fullmatch(r"[A-Za-z_][\w]*(\.\w+)*", name):
            raise TagError(f"{name!r} is no constant; give it in the tag")
        scope = "app"
        if m["scope"]:
            self.sdk(m["scope"])
            scope = "sdk:" + m["scope"]
        row: dict[str, Any] = {
            "permission": name,
            "explicit": explicit,
            "scope": scope,
            "quote": quote,
            "line": line,
            "lines": [line],
        }
        if intended:
            row["intended"] = constant(intended)
        if not explicit:
            row["mapped_from"] = plain(quote)
            if not m["only"]:
                row["also_denotes"] = [constant(a) for a in ALSO.get(literal, [])]
        row |= marks
        self._merge(self.permissions, (name, explicit, scope, *sorted(marks)), row)
        data = SUGGESTS.get(name.removeprefix("android.permission."))
        if data and "negated" not in marks:
            vague = {"type": data, "negated": False, "quote": quote, "line": line}
            self._merge(
                self.data,
                (data, False, "permission"),
                vague | {"lines": [line], "optional": True, "note": "permission only"},
            )

    def sdks(self) -> list[dict[str, Any]]:
        out = []
        for row in self.rows.values():
            if not row.name:
                raise TagError(f"SDK {row.key} is never named in the text")
            own = [
                p["permission"]
                for p in self.permissions.values()
                if p["scope"] == f"sdk:{row.key}" and not p.get("negated") and not p.get("optional")
            ]
            values = row.values

            def one(name: str, many: bool = False, values: dict[str, list[str]] = values) -> Any:
                got = values.get(name, [])
                return (got if many and len(got) > 1 else got[0]) if got else None

            entry: dict[str, Any] = {
                "name": row.name,
                "canonical": row.canonical,
                "aliases": row.aliases,
                "packages": values.get("packages", []),
                "vendor": one("vendor"),
                "purpose": one("purpose", many=True),
                "permissions": own,
                "personal_info": one("personal_info", many=True),
                "privacy_url": one("privacy_url"),
                "platform": row.platform,
                "quote": row.quote,
                "line": row.lines[0],
                "lines": sorted(set(row.lines)),
            }
            if one("link_text"):
                entry["link_text"] = one("link_text")
            if "?" in row.flags:
                entry["optional"] = True
            if "~" in row.flags:
                entry["superseded"] = True
            out.append(entry)
        return out


def compile_text(source: str, where: str = "") -> Compiled:
    """Part a tagged source into a document and its truth.

    :raises TagError: the tags are malformed or name something undeclared.
    """
    head, sep, body = source.partition("\n%%%%\n")
    if not sep:
        raise TagError(f"{where}: no head")
    meta: dict[str, str] = {}
    rows: dict[str, _SdkRow] = {}
    for entry in head.split("\n"):
        name, _, value = entry.partition(":")
        if name.strip() != "sdk":
            meta[name.strip()] = value.strip()
            continue
        cells = [c.strip() for c in value.split("|")] + [""] * 3
        key = cells[0].rstrip("?~")
        rows[key] = _SdkRow(
            key,
            cells[1],
            [a.strip() for a in cells[2].split(",") if a.strip()],
            cells[3] or "unknown",
            cells[0][len(key) :],
        )
    try:
        text, spans = _strip_tags(body)
        truth = _Truth(text, rows)
        for codes, start, end in spans:
            for code in codes.split(";"):
                truth.add(code, start, end)
        sdks = truth.sdks()
    except TagError as error:
        raise TagError(f"{where}: {error}") from error
    permissions = list(truth.permissions.values())
    for p in permissions:
        if p["scope"] != "app":
            p["scope"] = "sdk:" + rows[p["scope"][4:]].name
    gold: dict[str, Any] = {
        "title": meta.get("title", ""),
        "app": meta.get("app", ""),
        "language": meta.get("language", "zh-Hans"),
        "effective_date": meta.get("date") or None,
        "format_notes": meta.get("notes", ""),
        "layouts": [x for x in meta.get("layout", "").replace(",", " ").split() if x],
        "file": meta["file"],
        "encoding": meta.get("encoding", "utf-8"),
        "permissions": permissions,
        "sdks": sdks,
        "data_types": list(truth.data.values()),
    }
    newline = "\r\n" if meta.get("newline") == "crlf" else "\n"
    return Compiled(meta["file"], text, gold["encoding"], newline, gold, tuple(gold["layouts"]))


def compile_file(path: Path) -> Compiled:
    """Compile one tagged file."""
    return compile_text(path.read_text(encoding="utf-8"), path.name)


def check_gold(text: str, gold: dict[str, Any]) -> list[str]:
    """Every quote that is not a substring of ``text`` starting on its line.

    :param text: the decoded document; carriage returns stay where they are.
    :returns: one sentence per wrong entry; empty when the gold holds.
    """
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    wrong = []
    for kind in ("permissions", "sdks", "data_types"):
        for row in gold[kind]:
            label = row.get("permission") or row.get("name") or row.get("type")
            line = row["line"]
            if line is None:
                continue
            if not 1 <= line < len(starts):
                wrong.append(f"{kind} {label}: line {line} does not exist")
                continue
            begin, end = starts[line - 1], starts[line]
            at = text.find(row["quote"], begin)
            if not row["quote"] or at < 0 or at >= end:
                wrong.append(f"{kind} {label}: {row['quote']!r} does not start on line {line}")
            if line not in row["lines"]:
                wrong.append(f"{kind} {label}: its line {line} is not among its lines")
    return wrong


def build(tagged: Path, documents: Path) -> list[Path]:
    """Compile every tagged file into ``documents``; the paths written."""
    documents.mkdir(parents=True, exist_ok=True)
    return [compile_file(p).write(documents) for p in sorted(tagged.glob("*.tag"))]


if __name__ == "__main__":
    HERE = Path(__file__).parent
    for written in build(HERE / "tagged", HERE / "documents"):
        print(written)
