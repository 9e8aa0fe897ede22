"""The API map, indexed by what a dex file shows of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from auditor.apk.dex import descriptor_of, java_name
from auditor.knowledge import ApiRule, Knowledge

#: literals that mean something only where the method also makes such a call
CONTEXT: Mapping[str, frozenset[tuple[str, str]]] = {
    "settings_key": frozenset(
        (f"android.provider.Settings${table}", f"get{kind}")
        for table in ("Secure", "Global", "System")
        for kind in ("String", "Int", "Long", "Float")
    ),
    "shell": frozenset(
        {
            ("java.lang.Runtime", "exec"),
            ("java.lang.ProcessBuilder", "<init>"),
            ("java.lang.ProcessBuilder", "command"),
        }
    ),
}
#: calls that bring in code from elsewhere
LOADER = "loader"
LOADERS: tuple[tuple[str, str], ...] = (
    ("dalvik.system.BaseDexClassLoader", "<init>"),
    ("dalvik.system.DelegateLastClassLoader", "<init>"),
    ("dalvik.system.DexClassLoader", "<init>"),
    ("dalvik.system.DexFile", "<init>"),
    ("dalvik.system.DexFile", "loadDex"),
    ("dalvik.system.InMemoryDexClassLoader", "<init>"),
    ("dalvik.system.PathClassLoader", "<init>"),
)
#: calls that are generic until this literal stands in the same method
ARGUMENTS: Mapping[tuple[str, str], str] = {
    ("android.provider.Settings$Secure", "getString"): "android_id",
    ("android.provider.Settings$System", "getString"): "android_id",
}
#: what may follow a literal of that kind in a longer string
FOLLOW = {"uri": b"/?", "shell": b" "}
LITERAL_KINDS = frozenset({"uri", "settings_key", "system_property", "file_path", "shell"})

#: platform classes whose members are called through these classes' names
PLATFORM_SUPER = {
    "android.app.Activity": "android.view.ContextThemeWrapper",
    "android.app.Application": "android.content.ContextWrapper",
    "android.app.IntentService": "android.app.Service",
    "android.app.Service": "android.content.ContextWrapper",
    "android.content.ContextWrapper": "android.content.Context",
    "android.view.ContextThemeWrapper": "android.content.ContextWrapper",
    "java.net.HttpURLConnection": "java.net.URLConnection",
    "javax.net.ssl.HttpsURLConnection": "java.net.HttpURLConnection",
    "javax.net.ssl.SSLSocket": "java.net.Socket",
}


class ApiIndex:
    """The rules that can matter for one app, by what a dex file shows.

    :param declared: permissions that the app asks for: rules that only tell of
        others are left out, since without the permission the call fails.
    :param min_sdk: lowest API level the app runs on.
    """

    def __init__(
        self, rules: Iterable[ApiRule], declared: frozenset[str], min_sdk: int | None
    ) -> None:
        self.members: dict[str, dict[str, list[ApiRule]]] = defaultdict(dict)
        self.overrides: dict[str, dict[str, list[ApiRule]]] = defaultdict(dict)
        self.literals: dict[str, list[ApiRule]] = defaultdict(list)
        for rule in rules:
            if rule.max_api is not None and min_sdk is not None and rule.max_api < min_sdk:
                continue
            if rule.data_type is None and not declared.intersection(rule.permissions):
                continue
            if rule.kind in LITERAL_KINDS:
                self.literals[rule.member].append(rule)
            elif rule.kind == "override":
                self.overrides[rule.cls].setdefault(rule.member, []).append(rule)
            else:
                member = "*" if rule.kind == "class" else rule.member
                self.members[rule.cls].setdefault(member, []).append(rule)
        #: literals that may go on, with the bytes that may follow; and exact ones
        self.literal_starts: list[tuple[bytes, bytes]] = []
        self.exact_literals: list[bytes] = []
        for literal, rules_ in sorted(self.literals.items()):
            follow = {r.kind: FOLLOW[r.kind] for r in rules_ if r.kind in FOLLOW}
            if follow:
                self.literal_starts.append((literal.encode(), b"".join(follow.values())))
            else:
                self.exact_literals.append(literal.encode())
        self.context: dict[str, dict[str, str]] = defaultdict(dict)
        kinds = {r.kind for rules_ in self.literals.values() for r in rules_}
        for kind in sorted(kinds & set(CONTEXT)):
            for cls, member in sorted(CONTEXT[kind]):
                self.context[cls][member] = kind
        for cls, member in LOADERS:
            self.context[cls][member] = LOADER
        self.classes = sorted({*self.members, *self.context})
        self.wanted = {
            cls: {*self.members.get(cls, ()), *self.context.get(cls, ())} for cls in self.classes
        }
        self.descriptors = {cls: descriptor_of(cls) for cls in (*self.classes, *self.overrides)}
        self.platform_classes = sorted(
            descriptor_of(cls) for cls in {*self.members, *PLATFORM_SUPER}
        )
        names = {m for members in self.members.values() for m in members}
        self.names = sorted(n.encode() for n in names - {"*", "<init>"})
        self.by_simple_name = {
            re.split(r"[.$]", cls)[-1]: cls
            for cls in sorted(self.members)
            if cls.startswith("android.")
        }
        self.reflected = {
            cls: {
                member: rules_
                for member, rules_ in members.items()
                if any(r.data_type and not r.weak and r.kind == "method" for r in rules_)
            }
            for cls, members in self.members.items()
        }


def platform_target(
    cls: str, member: str, members: Mapping[str, Mapping[str, object]]
) -> str | None:
    """The API class at or above ``cls`` that has ``member``, if any."""
    while cls:
        if member in members.get(cls, ()):
            return cls
        cls = PLATFORM_SUPER.get(cls, "")
    return None


def is_api_itself(descriptor: bytes, index: ApiIndex) -> bool:
    """Whether a class is one whose members are APIs, or nested in it."""
    name = java_name(descriptor)
    return name in index.members or name.partition("$")[0] in index.members


def needed_permissions(
    rule: ApiRule, declared: frozenset[str], knowledge: Knowledge
) -> tuple[str, ...]:
    """Which of the app's permissions a call uses.

    A rule's permissions are alternatives: the first that the app asks for
    counts, with others of its group (precise and coarse location).
    """
    asked = [p for p in rule.permissions if p in declared]
    if not asked:
        return ()
    first = knowledge.permissions.get(asked[0])
    group = first.group if first is not None else None
    kept = [asked[0]]
    for name in asked[1:]:
        info = knowledge.permissions.get(name)
        if group is not None and info is not None and info.group == group:
            kept.append(name)
    return tuple(kept)
