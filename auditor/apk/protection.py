"""What hides code from a static look, as gaps that say what they weaken.

A packed app's classes are not in its dex files, so that nothing may be
concluded from their absence. What survives packing (components, libraries,
assets, the manifest) is still evidence.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import compress
from typing import NamedTuple

from auditor.apk.dex import DexIndex, java_name
from auditor.apk.manifest_facts import Manifest
from auditor.apk.names import Names
from auditor.knowledge import Knowledge, Packer
from auditor.model_app import Gap

_ALL = ("sdks", "uses")
#: of the declared components so many may be missing before the code counts as hidden
_MISSING_SHARE = 0.3
_MISSING_LEAST = 2
#: classes in renamed packages that make absence of an SDK's package say little
_RENAMED_SHARE = 0.25
_RENAMED_LEAST = 200

#: frameworks that load other packages' code at run time
PLUGIN_FRAMEWORKS: Mapping[str, str] = {
    "com.didi.virtualapk": "VirtualAPK",
    "com.lody.virtual": "VirtualApp",
    "com.morgoo.droidplugin": "DroidPlugin",
    "com.qihoo360.loader2": "RePlugin",
    "com.qihoo360.replugin": "RePlugin",
    "com.ryg.dynamicload": "DynamicLoadApk",
    "com.taobao.atlas": "Atlas",
    "com.tencent.shadow": "Shadow",
    "com.tencent.tinker.loader": "Tinker",
    "com.wequick.small": "Small",
}

#: bytes of a descriptor; forged ones have thousands of segments
_LONG = 1000

#: entry patterns of runtimes whose app code is not in dex files
_RUNTIMES: tuple[tuple[str, ...], ...] = (
    ("Flutter", r"lib/[^/]+/libapp\.so"),
    ("Unity", r"lib/[^/]+/libil2cpp\.so", r"assets/bin/Data/Managed/.*\.dll"),
    ("React Native", r"assets/index\.android\.bundle"),
    ("uni-app", r"assets/apps/__UNI__\w+/.*app-service\.js"),
    ("Cordova", r"assets/www/cordova\.js"),
    ("Cocos", r"lib/[^/]+/libcocos2d(js|lua|cpp)?\.so"),
    (".NET for Android", r"assemblies/.*\.dll", r"lib/[^/]+/libassemblies\..*\.so"),
)


@dataclass(eq=False, repr=False)
class ClassWatch:
    """Notes which of some class or package names the dex files define.

    :param names: with dots; a package stands for every class below it.
    """

    names: frozenset[str]
    found: set[str] = field(default_factory=set)

    def add(self, dex: DexIndex) -> None:
        """Look through one dex file."""
        types, defined = dex.types, dex.defined
        missing = self.names - self.found
        longest = max(map(len, types), default=0)
        if len(types) < len(missing) and longest < _LONG:  # then it is quicker to look up types
            for descriptor in compress(types, defined):
                name = java_name(descriptor)
                while name:
                    if name in missing:
                        self.found.add(name)
                    name = name.rpartition(".")[0]
            return
        for name in missing:
            key = b"L" + name.replace(".", "/").encode()
            for first, last in ((b";", b"<"), (b"/", b"0")):
                low = bisect_left(types, key + first)
                high = bisect_left(types, key + last, low)
                if low < high and defined.find(1, low, high) >= 0:
                    self.found.add(name)
                    break


def watched_names(manifests: Sequence[Manifest], knowledge: Knowledge) -> frozenset[str]:
    """Classes and packages whose presence :func:`examine` asks for."""
    names = {c.name for m in manifests for c in m.components if c.kind != "activity-alias"}
    names.update(m.application for m in manifests if m.application)
    names.update(PLUGIN_FRAMEWORKS)
    for packer in knowledge.packers:
        names.update(packer.classes)
    return frozenset(names)


class Surface(NamedTuple):
    """What protection is judged by.

    :param splits: names of the splits that were given.
    :param found: which of :func:`watched_names` a dex file defines.
    :param entries: names of all zip entries.
    :param natives: library file names.
    :param renamed: classes in packages with meaningless names, of
    :param classes: all defined classes.
    """

    manifests: Sequence[Manifest]
    splits: frozenset[str]
    found: frozenset[str]
    entries: Sequence[str]
    natives: Iterable[str]
    dex_files: int
    classes: int
    renamed: int


class Protection(NamedTuple):
    """The gaps, and whether absent classes may be somewhere out of sight."""

    gaps: tuple[Gap, ...]
    code_hidden: bool


def examine(surface: Surface, knowledge: Knowledge) -> Protection:
    """Judge an app's protection."""
    gaps: list[Gap] = []
    missing, declared = _missing_components(surface)
    absent = len(missing) >= _MISSING_LEAST and len(missing) >= _MISSING_SHARE * declared
    application = surface.manifests[0].application
    absent = absent or (application is not None and application not in surface.found)
    no_code = surface.dex_files == 0 and surface.manifests[0].has_code
    count = f"{len(missing)} of {declared} declared components are defined in no dex file"
    hidden = absent or no_code
    packed = False
    for packer, markers in _packers(surface, knowledge):
        sure = any(not m.startswith("lib") for m in markers)
        packed |= sure or hidden
        says = f"{packer.name} protects the code ({', '.join(markers[:3])})"
        if hidden:
            reason = f"{says}; {count}"
        elif sure:
            reason = f"{says}; what it hides cannot be seen"
        else:
            reason = (
                f"a library of {packer.name} is inside ({markers[0]}), the classes are readable"
            )
        weakens = _ALL if sure or hidden else ()
        gaps.append(Gap("protection", packer.name, reason, weakens))
    if no_code:
        gaps.append(Gap("protection", "code", "the app has no dex file", _ALL))
    elif absent and not packed:
        what = count if missing else f"its application class {application} is in no dex file"
        reason = f"{what}: the code is packed, in a missing split, or loaded at run time"
        gaps.append(Gap("protection", "components", reason, _ALL))
    splits = _missing_splits(surface)
    gaps.extend(splits)
    gaps.extend(_renaming(surface))
    for name in sorted({PLUGIN_FRAMEWORKS[n] for n in surface.found if n in PLUGIN_FRAMEWORKS}):
        reason = f"{name} loads packages at run time, which cannot be seen here"
        gaps.append(Gap("protection", name, reason, _ALL))
    gaps.extend(_runtimes(surface))
    return Protection(tuple(gaps), hidden or packed or bool(splits))


def _missing_components(surface: Surface) -> tuple[list[str], int]:
    """Components that no dex file defines, and how many are declared.

    Those that name a split of their own are judged with the splits.
    """
    declared = {
        c.name
        for m in surface.manifests
        for c in m.components
        if c.kind != "activity-alias" and c.split is None
    }
    return sorted(declared - surface.found), len(declared)


def _packers(surface: Surface, knowledge: Knowledge) -> Iterable[tuple[Packer, list[str]]]:
    """Packers with markers: classes and entries first, then libraries."""
    natives = set(surface.natives)
    application = surface.manifests[0].application or ""
    entries = Names(e for e in surface.entries if not e.startswith(("res/", "META-INF/")))
    for packer in knowledge.packers:
        classes = [
            f"class {name}"
            for name in packer.classes
            if name in surface.found or application == name or application.startswith(f"{name}.")
        ]
        assets = sorted({f"entry {e}" for p in packer.assets for e in entries.matching(p)})
        libraries = sorted(natives.intersection(packer.natives))
        if classes or assets or libraries:
            yield packer, [*classes, *assets, *libraries]


def _missing_splits(surface: Surface) -> list[Gap]:
    base = surface.manifests[0]
    gaps = []
    if base.split_required and not surface.splits:
        reason = "the app needs further splits, with libraries or code, that were not given"
        gaps.append(Gap("container", "splits", reason, _ALL))
    for name in sorted({c.split for c in base.components if c.split} - surface.splits):
        reason = "components are declared in this feature split, which was not given"
        gaps.append(Gap("container", name, reason, _ALL))
    return gaps


def _renaming(surface: Surface) -> list[Gap]:
    if surface.renamed < max(_RENAMED_LEAST, _RENAMED_SHARE * surface.classes):
        return []
    share = round(100 * surface.renamed / surface.classes)
    reason = f"{share} % of the classes are in renamed packages, where an SDK is not recognised"
    return [Gap("protection", "obfuscation", reason, ("sdks",))]


def _runtimes(surface: Surface) -> list[Gap]:
    gaps = []
    entries = Names(e for e in surface.entries if e.startswith(("lib/", "assets/", "assemblies/")))
    for name, *patterns in _RUNTIMES:
        example = next((e for p in patterns for e in entries.matching(p)), None)
        if example is not None:
            reason = f"the app's own {name} code ({example}) is not examined, its plugins are"
            gaps.append(Gap("protection", name, reason, ("uses",)))
    return gaps


def loading_gaps(loaders: Mapping[str, tuple[str | None, str]]) -> list[Gap]:
    """Gaps for code that is loaded at run time.

    :param loaders: caller (``app``, an SDK's id, a package) -> its SDK id, if
        it is one, and the method, as an evidence locator.
    """
    gaps = []
    for caller, (sdk_id, locator) in sorted(loaders.items()):
        reason = f"{caller} can load code at run time ({locator}), which cannot be seen here"
        # what an SDK loads is its own; what others load may be anything
        gaps.append(Gap("protection", caller, reason, ("uses",) if sdk_id else _ALL))
    return gaps


def is_renamed(package: str) -> bool:
    """Whether a package's name is one that a shrinker gives."""
    return all(len(part) <= 2 for part in package.split("."))
