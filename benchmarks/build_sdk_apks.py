"""Build APKs with known contents out of real SDK binaries, for measurement.

    python benchmarks/build_sdk_apks.py OUT [--cache DIR] [NAME ...]

Fetches the npm packages of ``truth/artifacts.toml`` (hash checked), builds the
apps of ``truth/apps.toml`` and writes ``OUT/NAME.apk`` and ``OUT/NAME.truth.json``.
An app whose packages cannot be had is skipped with a message. The tools are
those of ``sample_apks/README.md``. Third parties' binaries and what is built
of them stay out of the repository; nothing is ever run.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "sample_apks"), str(ROOT / "benchmarks")]

import apkbuild  # noqa: E402
import sdk_artifacts as sdks  # noqa: E402

PACKAGE = "com.example.bench"
PAGE = f"{PACKAGE}.PageActivity"
JAVA = sdks.TRUTH / "java"
KEYSTORE = ROOT / "sample_apks" / "debug.p12"

KEEP = """
-dontshrink
-dontoptimize
-dontwarn **
-ignorewarnings
-allowaccessmodification
-repackageclasses o
"""

QUERIES = """<queries>
  <package android:name="com.tencent.mm"/>
  <package android:name="com.eg.android.AlipayGphone"/>
  <package android:name="com.xiaomi.xmsf"/>
  </queries>
  """


class Parts:
    """What a list of artifacts puts into an app."""

    def __init__(self, names: list[str], cache: Path) -> None:
        catalogue = sdks.load_artifacts()
        self.artifacts = [catalogue[n] for n in names]
        self.classes: dict[str, bytes] = {}
        self.libraries: dict[str, bytes] = {}
        manifests = []
        for artifact in self.artifacts:
            with sdks.fetch(artifact, cache) as archive:
                self.classes |= sdks.code_of(artifact, archive)
                self.libraries |= sdks.libraries_of(artifact, archive)
                manifests.append(sdks.manifest_of(artifact, archive, PACKAGE))
        self.manifest = sdks.merge(manifests)

    def jar(self, path: Path) -> list[Path]:
        """The classes in one jar; none without classes."""
        if not self.classes:
            return []
        apkbuild.write_zip(path, self.classes)
        return [path]


def own_jar(
    tools: apkbuild.Tools, folder: str, work: Path, classpath: list[Path]
) -> tuple[list[Path], list[str]]:
    """Compile the app's own code; return its jar and the class names."""
    classes = apkbuild.compile_java(
        tools, (JAVA / folder).rglob("*.java"), work / f"{folder}-classes", classpath
    )
    names = sorted(p.relative_to(classes).as_posix() for p in classes.rglob("*.class"))
    jar = apkbuild.make_jar(classes, names, work / f"{folder}.jar")
    return [jar], [n.removesuffix(".class").replace("/", ".") for n in names]


def renamed_dex(
    tools: apkbuild.Tools, jars: list[Path], kept: list[str], work: Path
) -> dict[str, bytes]:
    """Translate with R8 so that only the manifest's classes keep their names."""
    rules = work / "rules.pro"
    rules.write_text(KEEP + "".join(f"-keep class {name}\n" for name in kept))
    out = work / "renamed"
    out.mkdir()
    command: list[str | Path] = ["java", "-cp", tools.d8_jar, "com.android.tools.r8.R8"]
    command += ["--release", "--min-api", "21", "--lib", tools.android_jar]
    apkbuild.run([*command, "--pg-conf", rules, "--output", out, *jars])
    return {p.name: p.read_bytes() for p in sorted(out.glob("classes*.dex"))}


def assemble(
    tools: apkbuild.Tools, manifest: str, entries: dict[str, bytes], out: Path, work: Path
) -> None:
    """Link the manifest, add the entries, sign."""
    path = work / "AndroidManifest.xml"
    path.write_text(manifest, encoding="utf-8")
    linked = apkbuild.link_resources(tools, path, None, work)
    apkbuild.sign_apk(linked | entries, KEYSTORE, out, work)


def build_single(tools: apkbuild.Tools, app: dict[str, Any], cache: Path, out: Path) -> Parts:
    """Build one APK: plain, renamed or packed."""
    parts = Parts(app["artifacts"], cache)
    variant, extra = app.get("variant", "plain"), ""
    with tempfile.TemporaryDirectory() as temporary:
        work = Path(temporary)
        jars = parts.jar(work / "sdks.jar")
        outside = Parts(app.get("outside", []), cache).jar(work / "outside.jar")
        folder = app.get("own", "page")
        if folder == "decoys":
            extra = QUERIES
            parts.manifest.components[f"{PACKAGE}.wxapi.WXEntryActivity"] = "activity"
        entries = dict(parts.libraries)
        application = None
        own, _ = own_jar(tools, folder, work, outside)
        if variant == "packed":
            application = "com.stub.StubApp"
            own, _ = own_jar(tools, "stub", work, [])
            jars = []
            for name in ("assets/libjiagu.so", "assets/libjiagu_a64.so"):
                entries[name] = apkbuild.placeholder_elf("libjiagu.so", "arm64-v8a")
        if variant == "renamed":
            kept = [*sorted(parts.manifest.components), PAGE]
            entries |= renamed_dex(tools, [*jars, *own], kept, work)
        else:
            entries |= apkbuild.make_dex(tools, [*jars, *own], work / "dex", classpath=outside)
        manifest = sdks.write_manifest(
            parts.manifest, package=PACKAGE, activity=PAGE, application=application, extra=extra
        )
        assemble(tools, manifest, entries, out, work)
    return parts


def build_split(tools: apkbuild.Tools, app: dict[str, Any], cache: Path, out: Path) -> Parts:
    """Build a set: base with the code, an ABI split, a feature with one SDK more."""
    base, feature = Parts(app["artifacts"], cache), Parts(app["feature"], cache)
    with tempfile.TemporaryDirectory() as temporary:
        work = Path(temporary)

        def part(name: str, manifest: str, entries: dict[str, bytes]) -> bytes:
            folder = work / name
            folder.mkdir()
            assemble(tools, manifest, entries, folder / name, folder)
            return (folder / name).read_bytes()

        # Android takes permissions from the base only: a bundle's are merged there.
        whole = sdks.merge([base.manifest, feature.manifest])
        asked = sdks.ManifestParts(whole.permissions, whole.defined, base.manifest.components)
        own, _ = own_jar(tools, "page", work, [])
        more, _ = own_jar(tools, "feature", work, [])
        code = apkbuild.make_dex(tools, [*base.jar(work / "base-sdks.jar"), *own], work / "dex")
        extra_code = apkbuild.make_dex(
            tools, [*feature.jar(work / "feature-sdks.jar"), *more], work / "feature-dex"
        )
        components = sdks.ManifestParts(components=feature.manifest.components)
        members = {
            "base.apk": part(
                "base.apk", sdks.write_manifest(asked, package=PACKAGE, activity=PAGE), code
            ),
            "split_config.arm64_v8a.apk": part(
                "abi.apk",
                sdks.write_manifest(
                    sdks.ManifestParts(), package=PACKAGE, split=' split="config.arm64_v8a"'
                ),
                base.libraries | feature.libraries,
            ),
            "split_maps.apk": part(
                "maps.apk",
                sdks.write_manifest(
                    components,
                    package=PACKAGE,
                    activity=f"{PACKAGE}.feature.FeatureActivity",
                    split=' split="maps" android:isFeatureSplit="true"',
                ),
                extra_code,
            ),
        }
        apkbuild.write_zip(out, members)
    base.artifacts += feature.artifacts
    base.manifest = whole
    return base


def truth_of(app: dict[str, Any], parts: Parts, path: Path) -> dict[str, Any]:
    """What is in the built app, from the catalogue and not from reading it."""
    hides = app.get("variant") in {"renamed", "packed"}
    embedded = {i for a in parts.artifacts for i in a.embedded}
    seen = {i for a in parts.artifacts if a.outlives != "none" for i in a.embedded}
    visible = seen if hides else embedded
    tolerated = {i for a in parts.artifacts for i in a.tolerated}
    if app.get("variant") == "packed":
        tolerated.add("360-jiagu")
    return {
        "schema": "auditor/apk-truth/1",
        "apk": path.name,
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "built_from": sorted({f"{a.npm} {a.sha256}" for a in parts.artifacts}),
        "permissions": sorted(parts.manifest.permissions),
        "embedded": sorted(visible),
        "hidden": sorted(embedded - visible),
        "tolerated": sorted(tolerated - visible),
        "referenced": sorted(app.get("referenced", [])),
        "expect_gap": app.get("variant") in {"renamed", "packed"},
    }


def main() -> int:
    """Build what is asked for; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("names", nargs="*", help="apps to build (default: all)")
    cache = ROOT / ".cache"
    parser.add_argument("--cache", type=Path, default=cache / "npm", help="npm archives")
    parser.add_argument("--tools", type=Path, default=cache / "buildtools", help="D8")
    options = parser.parse_intermixed_args()
    apps = tomllib.loads((sdks.TRUTH / "apps.toml").read_text(encoding="utf-8"))
    if unknown := set(options.names) - set(apps):
        parser.error(f"no such app: {', '.join(sorted(unknown))}")
    options.out.mkdir(parents=True, exist_ok=True)
    built = skipped = 0
    try:
        tools = apkbuild.find_tools(options.tools)
        for name in options.names or apps:
            app = apps[name]
            split = app.get("variant") == "split"
            path = options.out / f"{name}.{'apks' if split else 'apk'}"
            try:
                parts = (build_split if split else build_single)(tools, app, options.cache, path)
            except sdks.FetchError as error:
                print(f"{name}: skipped: {error}", file=sys.stderr)
                skipped += 1
                continue
            truth = truth_of(app, parts, path)
            target = options.out / f"{name}.truth.json"
            target.write_text(json.dumps(truth, indent=1) + "\n", encoding="utf-8")
            print(f"{path.name}: {path.stat().st_size:,} bytes, {', '.join(truth['embedded'])}")
            built += 1
    except apkbuild.BuildError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    print(f"{built} built, {skipped} skipped")
    return 0 if built else 3


if __name__ == "__main__":
    sys.exit(main())
