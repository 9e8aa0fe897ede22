"""Parts of a zipped Office document, read under limits."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Mapping

from lxml import etree

from auditor.errors import InputError, LimitError
from auditor.policy.formats.limits import Limits

_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    IndexError,
)


def local(element: etree._Element) -> str:
    """The element's name without its namespace: strict and transitional
    documents differ in that only. Empty for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: etree._Element | None, name: str) -> str | None:
    """An attribute by its name without namespace."""
    if element is None:
        return None
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return None


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    """The first child of that name."""
    if element is not None:
        for found in element:
            if local(found) == name:
                return found
    return None


class Package:
    """An Office document's zip file.

    :raises InputError: when it is damaged or encrypted.
    :raises LimitError: when it has too many members.
    """

    def __init__(self, data: bytes, name: str, limits: Limits) -> None:
        self._name = name
        self._limits = limits
        self._left = limits.max_inflated
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGE as error:
            raise self._damaged(error) from error
        entries = self._archive.infolist()
        if len(entries) > limits.max_entries:
            raise LimitError(
                f"it has {len(entries)} members", path=name, remedy="save the policy as HTML"
            )
        self._members = {entry.filename.lstrip("/").lower(): entry for entry in entries}

    def parts(self, prefix: str) -> list[str]:
        """The names of the parts below a folder, in lower case, sorted."""
        return sorted(name for name in self._members if name.startswith(prefix))

    def read(self, part: str) -> bytes | None:
        """The content of a part; ``None`` when there is none of that name.

        What counts against the limit is what really comes out, not the size
        that the archive states.
        """
        entry = self._members.get(part.lstrip("/").lower())
        if entry is None:
            return None
        if entry.flag_bits & 0x1:
            raise InputError(
                "it is protected by a password", path=self._name, remedy="save it without one"
            )
        try:
            with self._archive.open(entry) as stream:
                content = stream.read(self._left + 1)
        except (*_DAMAGE, RuntimeError) as error:
            raise self._damaged(error) from error
        if len(content) > self._left:
            raise LimitError(
                f"it inflates to more than {self._limits.max_inflated // 1_000_000} MB",
                path=self._name,
                remedy="save the policy's text alone",
            )
        self._left -= len(content)
        return content

    def xml(self, part: str) -> etree._Element | None:
        """The root element of a part, ``None`` when there is no such part.

        :raises InputError: when it is no well-formed XML, nested too deeply or
            declares entities.
        """
        content = self.read(part)
        if content is None:
            return None
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(content, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self._damaged(error) from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise InputError(
                f"its part {part} declares a document type, as no Office program writes it",
                path=self._name,
                remedy="save it again with an Office program",
            )
        return root

    def links(self, part: str) -> Mapping[str, str]:
        """Relation id → target of a part's outside links and related parts."""
        folder, base = posixpath.split(part)
        root = self.xml(f"{folder}/_rels/{base}.rels")
        found: dict[str, str] = {}
        for relation in root if root is not None else ():
            name, target = attribute(relation, "Id"), attribute(relation, "Target")
            if name and target:
                found[name] = target
        return found

    def _damaged(self, error: Exception) -> InputError:
        reason = " ".join(str(error).split())[:200] or type(error).__name__
        return InputError(
            f"the document is damaged ({reason})", path=self._name, remedy="save it again"
        )
