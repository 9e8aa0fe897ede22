"""Lookups over the mappings: by package on segment boundaries, and by name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from auditor.knowledge_types import Sdk

_BRACKETED = re.compile(r"[（(\[【][^）)\]】]*[）)\]】]")
_INSIDE = re.compile(r"[（(\[【]([^）)\]】]+)[）)\]】]")
_SDK_WORD = re.compile(r"(?<![a-z0-9])sdks?(?![a-z0-9])")
_SEPARATOR = re.compile(r"[/／、|,，;；\n]")
#: endings that say what kind of thing it is, not which one
_ENDINGS = (
    "软件开发工具包", "开放平台", "客户端", "安卓版", "android版", "组件库", "组件", "插件",
    "模块", "功能", "服务", "android", "安卓", "平台", "api",
)  # fmt: skip


def normalise_name(text: str) -> str:
    """A name reduced to what identifies it.

    NFKC, case folded, only letters, digits and ``+``, without the word "SDK"
    (a name such as ShareSDK keeps it); a name of nothing else keeps it too.
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    return _kept(_SDK_WORD.sub(" ", folded)) or _kept(folded)


def _kept(folded: str) -> str:
    return "".join(c for c in folded if c.isalnum() or c == "+" or unicodedata.category(c) == "Mn")


def name_variants(text: str) -> Iterator[str]:
    """Normalised readings of a written name, from exact to loose.

    The whole; without what stands in brackets; what stands in brackets; the
    parts between separators; each without "SDK" inside (UMengSDK) and without
    an ending such as 组件.
    """
    seen: set[str] = set()
    forms = [text, _BRACKETED.sub("", text), *_INSIDE.findall(text)]
    if _SEPARATOR.search(text):
        forms += _SEPARATOR.split(_BRACKETED.sub("", text))
    for form in forms:
        name = normalise_name(form)
        if name and name not in seen:
            seen.add(name)
            yield name
    for name in tuple(seen):
        short = name.replace("sdk", "")
        if len(short) > 2 and short not in seen:
            seen.add(short)
            yield short
    for name in tuple(seen):
        for ending in _ENDINGS:
            short = name.removesuffix(ending)
            if short != name and len(short) > 1 and short not in seen:
                seen.add(short)
                yield short


class PackageMatch(NamedTuple):
    """The signature that a package or class falls under.

    :param prefix: the longest registered prefix on a segment boundary.
    :param sdk_ids: the SDKs that own it; one, unless the data explains why not.
    :param confidence: ``high``, ``medium`` or ``low``.
    """

    prefix: str
    sdk_ids: tuple[str, ...]
    confidence: str

    @property
    def sdk_id(self) -> str:
        """The first owner."""
        return self.sdk_ids[0]


class PackageIndex:
    """Longest-prefix lookup on segment boundaries.

    ``com.tencent.mm.opensdk`` never matches ``com.tencent.mm.opensdkx``. A
    prefix that an SDK excludes matches nothing, unless it or a longer one is
    a signature itself.
    """

    def __init__(self, sdks: Iterable[Sdk]) -> None:
        self._prefixes: dict[str, PackageMatch | None] = {}
        excluded: set[str] = set()
        for sdk in sdks:
            excluded.update(sdk.exclude)
            for signature in sdk.signatures:
                if signature.kind != "package" or signature.match == "regex":
                    continue
                known = self._prefixes.get(signature.value)
                owners = (*known.sdk_ids, sdk.id) if known else (sdk.id,)
                self._prefixes[signature.value] = PackageMatch(
                    signature.value, owners, signature.confidence
                )
        for prefix in excluded:
            self._prefixes.setdefault(prefix, None)

    def __len__(self) -> int:
        return len(self._prefixes)

    @property
    def prefixes(self) -> Mapping[str, PackageMatch | None]:
        """Every registered prefix; ``None`` marks an excluded one."""
        return self._prefixes

    def match(self, package: str) -> PackageMatch | None:
        """The SDK signature that covers a package or a class with dots."""
        prefix = package
        while prefix:
            if prefix in self._prefixes:
                return self._prefixes[prefix]
            prefix = prefix.rpartition(".")[0]
        return None
