"""Rebuild the sample APKs from their sources.

    python sample_apks/build.py            # rebuild all
    python sample_apks/build.py clean      # rebuild one
    python sample_apks/build.py --check    # fail if a committed APK differs

A sample is a folder with ``sample.json`` (which SDK stubs and placeholder
libraries go in), ``src/`` (manifest, resources, Java), the built ``NAME.apk``,
the app's policy and ``expected.json`` (what is true of the two).
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

import apkbuild

HERE = Path(__file__).resolve().parent
KEYSTORE = HERE / "debug.p12"


def build_sample(folder: Path, tools: apkbuild.Tools, out: Path) -> None:
    """Build the sample in ``folder`` into the APK ``out``.

    All stubs are compiled, so that an app can refer to an SDK that is not in
    it; only packages under the app's own and under ``embed`` are packed.
    """
    spec = json.loads((folder / "sample.json").read_text(encoding="utf-8"))
    own = folder / "src" / "java"
    with tempfile.TemporaryDirectory() as temporary:
        work = Path(temporary)
        sources = [*(HERE / "sdk_stubs").rglob("*.java"), *own.rglob("*.java")]
        classes = apkbuild.compile_java(tools, sources, work / "classes")
        names = sorted(p.relative_to(classes).as_posix() for p in classes.rglob("*.class"))
        roots = {p.parent.relative_to(own).as_posix() for p in own.rglob("*.java")}
        roots |= {prefix.replace(".", "/") for prefix in spec["embed"]}
        packed = [n for n in names if any(n.startswith(f"{root}/") for root in roots)]
        inside = apkbuild.make_jar(classes, packed, work / "inside.jar")
        rest = [n for n in names if n not in set(packed)]
        outside = apkbuild.make_jar(classes, rest, work / "outside.jar")

        res = folder / "src" / "res"
        manifest = folder / "src" / "AndroidManifest.xml"
        entries = apkbuild.link_resources(tools, manifest, res if res.is_dir() else None, work)
        entries |= apkbuild.make_dex(tools, [inside], work / "dex", classpath=[outside])
        for abi, libraries in spec["native"].items():
            for library in libraries:
                entries[f"lib/{abi}/{library}"] = apkbuild.placeholder_elf(library, abi)
        apkbuild.sign_apk(entries, KEYSTORE, out, work)


def main() -> int:
    """Build or check; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", help="samples to build (default: all)")
    parser.add_argument("--check", action="store_true", help="compare, change nothing")
    parser.add_argument(
        "--tools",
        type=Path,
        default=HERE.parent / ".cache" / "buildtools",
        help="directory with d8.jar and android.jar, filled with pip when empty",
    )
    options = parser.parse_args()
    folders = sorted(p.parent for p in HERE.glob("*/sample.json"))
    unknown = set(options.names) - {f.name for f in folders}
    if unknown:
        parser.error(f"no such sample: {', '.join(sorted(unknown))}")
    different = []
    try:
        tools = apkbuild.find_tools(options.tools)
        for folder in folders:
            if options.names and folder.name not in options.names:
                continue
            apk = folder / f"{folder.name}.apk"
            if not options.check:
                build_sample(folder, tools, apk)
                print(f"{apk.relative_to(HERE)}: {apk.stat().st_size:,} bytes")
                continue
            with tempfile.TemporaryDirectory() as temporary:
                fresh = Path(temporary) / apk.name
                build_sample(folder, tools, fresh)
                same = apk.is_file() and fresh.read_bytes() == apk.read_bytes()
            print(f"{apk.relative_to(HERE)}: {'same' if same else 'DIFFERENT'}")
            different += [] if same else [apk.name]
    except apkbuild.BuildError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
