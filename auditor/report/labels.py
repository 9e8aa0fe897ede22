"""The reports' own words, in each language."""

from __future__ import annotations

from collections.abc import Iterable

from auditor.model import Confidence, Level

_WORDS: dict[str, tuple[str, str]] = {
    # levels, confidence, status
    "high": ("high", "高"),
    "medium": ("medium", "中"),
    "low": ("low", "低"),
    "info": ("info", "提示"),
    "new": ("new", "新增"),
    "known": ("known", "已知"),
    "waived": ("waived", "已豁免"),
    # where a permission or an SDK stands
    "disclosed": ("disclosed", "已披露"),
    "sdk-only": ("for SDKs only", "仅 SDK 条目披露"),
    "undisclosed": ("not disclosed", "未披露"),
    "denied": ("denied", "政策称不需要"),
    "internal": ("app's own, not disclosed", "应用自定义，未披露"),
    "unused": ("disclosed, not found", "已披露，未发现"),
    "not-examined": ("could not be examined", "未能检查"),
    "bundled": ("part of another SDK", "随其他 SDK 集成"),
    "functional": ("open-source library", "功能性开源库"),
    "libraries": ("open-source libraries", "个功能性开源库"),
    "referenced": ("only mentioned", "仅被引用"),
    "optional": ("named, not as an SDK", "仅作为服务提及"),
    "foreign": ("other platform or old version", "其他平台或旧版本"),
    "embedded": ("embedded", "已集成"),
    "absent": ("not found", "未发现"),
    "yes": ("yes", "是"),
    "no": ("no", "否"),
    "app": ("the app", "应用自身"),
    "sdk": ("SDK", "SDK"),
    "permission": ("permission", "权限"),
    "data_type": ("personal data", "个人信息"),
    "policy": ("policy", "政策"),
    # sheets and headings
    "Summary": ("Summary", "概要"),
    "Findings": ("Findings", "问题"),
    "Permissions": ("Permissions", "权限对照"),
    "SDKs": ("SDKs", "SDK 对照"),
    "Personal data": ("Personal data", "个人信息对照"),
    "Policy": ("Policy disclosures", "政策披露内容"),
    "Not examined": ("Not examined", "未能检查"),
    "Unknown code": ("Unknown code", "未识别代码"),
    "title": ("Privacy compliance audit", "隐私合规审查"),
    "result": ("Result", "结论"),
    "pass": ("pass", "通过"),
    "fail": ("fail", "不通过"),
    "threshold": ("Fails from level", "不通过级别"),
    "never": ("never", "不设"),
    # columns
    "level": ("Level", "级别"),
    "confidence": ("Confidence", "可信度"),
    "status": ("Status", "状态"),
    "rule": ("Rule", "规则"),
    "kind": ("Kind", "类别"),
    "subject": ("Subject", "对象"),
    "name": ("Name", "名称"),
    "what": ("What was found", "问题描述"),
    "remedy": ("What to do", "整改建议"),
    "in the app": ("In the app", "应用侧证据"),
    "in the policy": ("In the policy", "政策侧证据"),
    "legal": ("Basis", "依据"),
    "fingerprint": ("Fingerprint", "指纹"),
    "note": ("Note", "备注"),
    "permission name": ("Permission", "权限"),
    "protection": ("Protection", "保护级别"),
    "declared": ("Declared", "清单声明"),
    "used by": ("Used by code of", "使用方（代码）"),
    "needed by": ("Needed by, says the vendor", "厂商声明需要"),
    "disclosed for app": ("Disclosed for the app", "应用部分披露位置"),
    "disclosed for sdk": ("Disclosed for SDKs", "SDK 条目披露位置"),
    "other passages": ("Denials, old or foreign passages", "否定、旧版本或其他平台表述"),
    "purpose": ("Purpose", "用途"),
    "vendor": ("Vendor", "提供方"),
    "category": ("Category", "类别"),
    "version": ("Version", "版本"),
    "packages": ("Packages", "包名"),
    "evidence": ("Evidence", "证据"),
    "disclosed at": ("Disclosed at", "披露位置"),
    "permissions used": ("Permissions its code uses", "代码使用的权限"),
    "data read": ("Personal data its code can read", "代码可读取的个人信息"),
    "read by": ("Can be read by", "可读取方"),
    "apis": ("Through", "调用接口"),
    "written": ("As written", "原文写法"),
    "meaning": ("Means", "对应"),
    "scope": ("Scope", "范围"),
    "personal info": ("Personal data", "个人信息"),
    "permissions": ("Permissions", "权限"),
    "link": ("Privacy policy", "隐私政策链接"),
    "platform": ("Platform", "平台"),
    "document": ("Document", "文件"),
    "line": ("Line", "行"),
    "quote": ("Passage", "原文"),
    "current": ("Counts", "是否有效"),
    "stage": ("Stage", "环节"),
    "what part": ("What", "内容"),
    "reason": ("Why", "原因"),
    "weakens": ("Makes less sure", "影响的结论"),
    "package": ("Package", "包名"),
    "classes": ("Classes", "类数"),
    "old or foreign": ("no: old version or other platform", "否：旧版本或其他平台"),
    "negated": ("no: denied", "否：否定表述"),
    # summary
    "file": ("File", "文件"),
    "package name": ("Package", "应用包名"),
    "target": ("Minimum / target API level", "最低／目标 API 级别"),
    "sha256": ("SHA-256", "SHA-256"),
    "documents": ("Policy documents", "政策文件"),
    "effective": ("effective", "生效日期"),
    "counts app": ("In the app", "应用中"),
    "counts policy": ("In the policy", "政策中"),
    "tool": ("Tool / mappings", "工具／知识库版本"),
    "rules run": ("Rules that ran", "已执行规则"),
    "gaps": ("Could not be examined", "未能检查"),
    "caution": (
        "Presence of code shows that an SDK is integrated, not that data is collected.",
        "代码存在仅说明已集成该 SDK，并不等于收集个人信息。",
    ),
    "clean": ("No findings.", "未发现问题。"),
    "more": ("more", "更多"),
    "total": ("Total", "合计"),
    "count": ("Number", "数量"),
}


class Labels:
    """Words in one language: ``labels["Summary"]``."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self._column = 1 if lang == "zh" else 0

    def __getitem__(self, key: str) -> str:
        return _WORDS[key][self._column]

    def get(self, key: str) -> str:
        """The word, or the key where there is none."""
        return _WORDS[key][self._column] if key in _WORDS else key

    def level(self, level: Level | Confidence) -> str:
        """A level's or a confidence's name."""
        return self[level.label]

    def joined(self, items: Iterable[str]) -> str:
        """Texts as one, with the language's comma."""
        return ("、" if self.lang == "zh" else ", ").join(items)

    def number(self, number: int, one: str, many: str, zh: str) -> str:
        """A counted thing: ``3 findings``, ``3 个问题``."""
        if self.lang == "zh":
            return f"{number} {zh}"
        return f"{number} {one if number == 1 else many}"
