"""The parts of a DOCX file, opened with limits and made plain for the converter."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from zipfile import ZIP_STORED, BadZipFile, ZipFile

from lxml import etree
from lxml.etree import _Element as Element

from kg.errors import SourceError

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
BODY = "word/document.xml"
CORE = "docProps/core.xml"
_WITH_WORDS = (BODY, "word/footnotes.xml", "word/endnotes.xml")

_STYLES = "word/styles.xml"
_UNREAD = ("word/media/", "word/comments", "word/theme/", "customXml/", "docProps/")

_MOST = 200_000_000  # bytes of all parts, unpacked
# Wrappers that the converter would leave out with the words in them.
_WRAPPERS = tuple(_W + name for name in ("fldSimple", "dir", "bdo", "ruby", "rubyBase"))
_OF_STYLE = frozenset(_W + name for name in ("name", "basedOn", "pPr"))
_BOX = _W + "txbxContent"
_UNSEEN = tuple(_W + name for name in ("del", "moveFrom", "rt"))


def open_parts(data: bytes, name: str) -> dict[str, bytes]:
    """Return the parts of a DOCX file by name; refuse what is none or is a bomb."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            infos = archive.infolist()
            if sum(info.file_size for info in infos) > _MOST:
                raise SourceError(f"{name}: unpacks to over {_MOST // 1_000_000} MB")
            names = {info.filename for info in infos}
            if BODY not in names:
                raise SourceError(f"{name}: is a ZIP archive, but not a DOCX file")
            return {part: archive.read(part) for part in sorted(names)}
    except (BadZipFile, EOFError, OSError, ValueError, RuntimeError) as error:
        reason = str(error).partition("\n")[0]
        raise SourceError(f"{name}: is broken or encrypted: {reason}") from error


def plain_copy(parts: dict[str, bytes], name: str) -> tuple[BytesIO, int]:
    """Return the file without what hides words, and how many characters it shows."""
    shown = 0
    copy = BytesIO()
    with ZipFile(copy, "w", ZIP_STORED) as archive:
        for part, content in parts.items():
            if part in _WITH_WORDS:
                root = parse_part(content, f"{name}: {part}")
                _drop(root)
                etree.strip_tags(root, *_WRAPPERS)
                shown += sum(map(_count, root.iter(_W + "t")))
                content = etree.tostring(root, encoding="utf-8", xml_declaration=True)
            elif part == _STYLES:
                content = _slim(content, f"{name}: {part}")
            elif part.startswith(_UNREAD):
                continue
            archive.writestr(part, content)
    copy.seek(0)
    return copy, shown


def parse_part(content: bytes, name: str) -> Element:
    """Return the root of a part of XML, read without entities and without network."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        reason = str(error).partition("\n")[0]
        raise SourceError(f"{name}: is broken: {reason}") from error
    if root.getroottree().docinfo.doctype:
        raise SourceError(f"{name}: has a document type, which no DOCX file has")
    return root


def _slim(content: bytes, name: str) -> bytes:
    """Return the styles with what the converter asks of them, a twentieth of all."""
    root = parse_part(content, name)
    for element in root.findall("*"):
        if element.tag != _W + "style":
            root.remove(element)
        else:
            for part in element.findall("*"):
                if part.tag not in _OF_STYLE:
                    element.remove(part)
    slim: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    return slim


def _drop(root: Element) -> None:
    """Take out what was deleted or moved away, and the second copy of text boxes."""
    for element in list(_unseen(root)):
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)  # no text follows an element in this format
    for drawing in root.iter(_W + "drawing"):
        boxes = list(drawing.iter(_BOX))
        if boxes:
            drawing.tag = _W + "pict"  # in which the converter finds text boxes
            drawing[:] = boxes


def _unseen(root: Element) -> Iterator[Element]:
    yield from root.iter(*_UNSEEN)
    for choices in root.iter(_MC + "AlternateContent"):
        # The converter reads the fallback; where there is none, the choice is shown.
        has_fallback = choices.find(_MC + "Fallback") is not None
        for choice in choices.findall(_MC + "Choice"):
            if has_fallback:
                yield choice
            else:
                choice.tag = _MC + "Fallback"


def _count(element: Element) -> int:
    return len("".join((element.text or "").split()))
