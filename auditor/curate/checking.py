"""The check that runs in continuous integration: ``auditor mappings check``."""

from __future__ import annotations

import datetime
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from auditor.curate.compiling import stale_files
from auditor.curate.report import CheckReport, Problem
from auditor.curate.signature_checks import check_signatures
from auditor.knowledge import Knowledge, build_knowledge
from auditor.knowledge_index import normalise_name
from auditor.knowledge_source import read_tables

#: what a statement of a vendor is worth after so many years: worth a new look
STALE_AFTER_YEARS = 4
#: words that would match ordinary text if they were a name
GENERIC_NAMES = frozenset(
    {"推送", "地图", "定位", "统计", "分析", "支付", "登录", "分享", "广告", "客服", "直播", "视频"}
    | {"语音", "识别", "验证码", "一键登录", "短信", "日志", "更新", "升级", "安全", "风控", "加固"}
    | {"浏览器", "内核", "第三方", "服务", "平台", "数据", "消息", "消息推送", "统计分析"}
    | {
        "谷歌",
        "腾讯",
        "阿里",
        "阿里巴巴",
        "百度",
        "华为",
        "小米",
        "字节跳动",
        "网易",
        "京东",
        "google",
    }
    | {"push", "map", "maps", "ads", "ad", "pay", "share", "login", "sdk", "app", "android", "uc"}
)


def check(directory: Path, *, today: datetime.date | None = None) -> CheckReport:
    """Check authored mappings and whether the compiled files follow from them.

    :param today: the day against which dates are held; default today.
    :raises KnowledgeError: a file cannot be read at all.
    """
    knowledge = build_knowledge("check", read_tables(directory))
    day = today or datetime.date.today()
    problems = [
        Problem("error", "stale", name, "is not what the authored files give; compile them")
        for name in stale_files(directory)
    ]
    problems += check_signatures(knowledge)
    problems += _names(knowledge)
    problems += _references(knowledge)
    problems += _dates(knowledge, directory, day)
    problems += _platform(knowledge)
    problems += _imports(knowledge, directory)
    return CheckReport(tuple(sorted(set(problems))), counts(knowledge, directory))


def _names(knowledge: Knowledge) -> Iterator[Problem]:
    owners: dict[str, set[str]] = defaultdict(set)
    for sdk in knowledge.sdks.values():
        for name in sdk.names:
            normal = normalise_name(name)
            owners[normal].add(sdk.id)
            if normal in GENERIC_NAMES:
                yield Problem("error", "name", sdk.id, f"the name {name!r} is an ordinary word")
        for name in sdk.ambiguous:
            if name not in sdk.names:
                yield Problem("error", "name", sdk.id, f"ambiguous name {name!r} is none of its")
    for normal, ids in owners.items():
        if len(ids) > 1:
            first, *others = sorted(ids)
            yield Problem(
                "error", "name", first, f"shares the name {normal!r} with {', '.join(others)}"
            )


def _references(knowledge: Knowledge) -> Iterator[Problem]:
    for sdk in knowledge.sdks.values():
        targets = [*sdk.bundled_by, *(s.via for s in sdk.signatures if s.via)]
        if sdk.parent:
            targets.append(sdk.parent)
        for target in targets:
            if target not in knowledge.sdks:
                yield Problem("error", "reference", sdk.id, f"no SDK {target!r}")
        if sdk.id in knowledge.ancestors(sdk.id):
            yield Problem("error", "reference", sdk.id, "is its own ancestor")
        for source in sorted({s for g in sdk.signatures for s in g.sources}):
            if source not in knowledge.sources:
                yield Problem("error", "source", sdk.id, f"no source {source!r}")
        for data_type in sdk.declared_data_types:
            if data_type not in knowledge.data_types:
                yield Problem("error", "reference", sdk.id, f"no data type {data_type!r}")
        for permission in sdk.declared_permissions:
            if knowledge.permission(permission) is None:
                yield Problem("error", "reference", sdk.id, f"no permission {permission}")


def _dates(knowledge: Knowledge, directory: Path, day: datetime.date) -> Iterator[Problem]:
    dated: list[tuple[str, str, str]] = [
        (sdk.id, "disclosure", sdk.declared_as_of)
        for sdk in knowledge.sdks.values()
        if sdk.declared_as_of
    ]
    for path in sorted((directory / "sdks").glob("*.toml")):
        for entry in tomllib.loads(path.read_text(encoding="utf-8")).get("privacy", []):
            dated.append((path.stem, "privacy", entry.get("seen", "")))
            if entry.get("source") not in knowledge.sources:
                yield Problem("error", "source", path.stem, "privacy address without a source")
    oldest = day - datetime.timedelta(days=365 * STALE_AFTER_YEARS)
    for subject, what, text in dated:
        try:
            date = datetime.date.fromisoformat(text)
        except ValueError:
            yield Problem("error", "date", subject, f"{what}: {text!r} is no ISO date")
            continue
        if date > day:
            yield Problem("error", "date", subject, f"{what}: {text} lies in the future")
        elif date < oldest:
            yield Problem("warning", "date", subject, f"{what} is of {text}; look again")


def _platform(knowledge: Knowledge) -> Iterator[Problem]:
    for name in knowledge.permission_names:
        for constant in name.constants:
            if knowledge.permission(constant) is None:
                yield Problem("error", "reference", name.name, f"no permission {constant}")
    for info in knowledge.permissions.values():
        for opened in info.personal_data:
            if opened not in knowledge.data_types:
                yield Problem("error", "reference", info.name, f"no data type {opened!r}")
    owners: dict[str, str] = {}
    for data_type in knowledge.data_types.values():
        for alias in (data_type.name_zh, data_type.name_en, *data_type.aliases):
            other = owners.setdefault(normalise_name(alias), data_type.id)
            if other != data_type.id:
                yield Problem("error", "name", data_type.id, f"shares {alias!r} with {other}")
    for rule in knowledge.apis:
        subject = f"{rule.cls}.{rule.member}"
        if rule.data_type is not None and rule.data_type not in knowledge.data_types:
            yield Problem("error", "reference", subject, f"no data type {rule.data_type!r}")
        for permission in rule.permissions:
            if knowledge.permission(permission) is None:
                yield Problem("error", "reference", subject, f"no permission {permission}")
        if rule.min_api and rule.max_api and rule.min_api > rule.max_api:
            yield Problem("error", "date", subject, "holds from a later level than it ends")


def _imports(knowledge: Knowledge, directory: Path) -> Iterator[Problem]:
    for label, target in _labels(directory).items():
        if target not in knowledge.sdks:
            yield Problem("error", "reference", f"imports: {label}", f"no SDK {target!r}")


def _labels(directory: Path) -> Mapping[str, str]:
    path = directory / "imports" / "libchecker.toml"
    if not path.is_file():
        return {}
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    labels = {str(k): str(v) for k, v in data.get("labels", {}).items()}
    for label, proxy in data.get("proxies", {}).items():
        labels[label] = proxy["channel"]
        labels[f"{label} via"] = proxy["via"]
    return labels


def counts(knowledge: Knowledge, directory: Path | None = None) -> dict[str, int]:
    """What the mappings cover, for the report and for a reader."""
    sdks = list(knowledge.sdks.values())
    kinds = Counter(g.kind for s in sdks for g in s.signatures)
    found: dict[str, int] = {
        "SDKs": len(sdks),
        "SDKs, Chinese": sum(s.chinese for s in sdks),
        "SDKs that collect": sum(s.tier == "collects" for s in sdks),
        "SDKs, functional open source": sum(s.tier != "collects" for s in sdks),
        "SDKs with a package": sum(any(g.kind == "package" for g in s.signatures) for s in sdks),
        "SDKs by library only": sum(
            bool(s.signatures) and all(g.kind == "native" for g in s.signatures) for s in sdks
        ),
        "SDK names": sum(len(s.names) for s in sdks),
        "vendor statements": sum(s.declared_source is not None for s in sdks),
        "vendor statements, Chinese": sum(
            s.declared_source is not None and s.chinese for s in sdks
        ),
        "privacy addresses": sum(bool(s.privacy_urls) for s in sdks),
    }
    found.update({f"signatures, {kind}": n for kind, n in sorted(kinds.items())})
    found["permissions"] = len(knowledge.permissions)
    found["permission names"] = len(knowledge.permission_names)
    found["data types"] = len(knowledge.data_types)
    found["API rules"] = len(knowledge.apis)
    found["packers"] = len(knowledge.packers)
    if directory is not None:
        labels = [label for label in _labels(directory) if not label.endswith(" via")]
        found["LibChecker labels with an id"] = len(labels)
    return found
