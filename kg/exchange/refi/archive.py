"""A REFI-QDA project opened with limits: its XML, and the plain texts beside it."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from lxml import etree
from lxml.etree import _Element as Element

from kg.errors import SourceError
from kg.exchange.refi.names import INTERNAL, PROJECT, SOURCES

_MOST = 1_000_000_000  # bytes of the project and its texts, unpacked
_NAMESPACES = ("urn:QDA-XML:project:1.0", "urn:QDA-XML:project:1.5")


def open_project(path: Path) -> tuple[Element, Mapping[str, bytes]]:
    """Return the root of a project's XML, and the plain texts by lower-case name.

    Nothing is unpacked to the disk, and no name in an archive is a path here. Raises
    SourceError for what is no such project, is broken, or unpacks beyond all measure.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SourceError(f"{path}: cannot be read: {error.strerror}") from error
    texts: dict[str, bytes] = {}
    if path.suffix.lower() == ".qdpx":
        data, texts = _unpacked(data, path)
    return _root(data, path), texts


def _unpacked(data: bytes, path: Path) -> tuple[bytes, dict[str, bytes]]:
    try:
        with ZipFile(BytesIO(data)) as archive:
            wanted = {}
            for info in archive.infolist():
                name = info.filename.replace("\\", "/").lower()
                folder, _, file = name.rpartition("/")
                if name == PROJECT or (folder == SOURCES and file.endswith(".txt")):
                    wanted[file] = info
            if PROJECT not in wanted:
                raise SourceError(f"{path}: holds no {PROJECT}; it is no REFI-QDA file")
            if sum(info.file_size for info in wanted.values()) > _MOST:
                raise SourceError(f"{path}: unpacks to over {_MOST // 1_000_000} MB")
            files = {name: archive.read(info) for name, info in wanted.items()}
    except (BadZipFile, EOFError, OSError, ValueError, RuntimeError) as error:
        reason = str(error).partition("\n")[0]
        raise SourceError(f"{path}: is broken or encrypted: {reason}") from error
    return files.pop(PROJECT), files


def _root(data: bytes, path: Path) -> Element:
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise SourceError(f"{path}: is no well-formed XML: {error.msg}") from error
    if root.getroottree().docinfo.doctype:
        raise SourceError(f"{path}: declares entities or a DTD, which is not read")
    namespace, _, name = str(root.tag).removeprefix("{").rpartition("}")
    if namespace not in _NAMESPACES or name != "Project":
        raise SourceError(
            f"{path}: is <{name}> in {namespace!r}, and no project of REFI-QDA"
        )
    return root


def plain_text(source: Element, texts: Mapping[str, bytes]) -> str | None:
    """Return the plain text of a source or note; None if the project has it not."""
    for child in source:
        if etree.QName(child).localname == "PlainTextContent":
            return child.text or ""
    where = source.get("plainTextPath") or ""
    if not where.lower().startswith(INTERNAL):
        return None  # a path on somebody's machine
    data = texts.get(where[len(INTERNAL) :].lower())
    if data is None:
        return None
    for start, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(start):
            return _decoded(data, encoding)
    return _decoded(data, "utf-8")


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None
