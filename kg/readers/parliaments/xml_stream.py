"""XML read as a stream: nothing fetched, nothing blown up, nothing kept once read."""

from __future__ import annotations

import gc
import re
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from enum import Enum
from pathlib import Path
from typing import TypeAlias

from lxml import etree

from kg.errors import SourceError

Element: TypeAlias = etree._Element

_CHUNK = 262_144
_ENTITIES = 4_096  # the HTML set has 253, the whole of ISO some two thousand
_LONGEST = 64  # characters that one entity may stand for
_NESTED = re.compile(r"&(?!#)|%")
_TAG = re.compile(rb"<([A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)")
_NAMES: dict[str, str] = {}


class Step(Enum):
    """What a reader meets next in a file."""

    OPEN = "open"  # a container begins: its name and attributes are there
    WHOLE = "whole"  # any other element, with all that is in it
    TEXT = "text"  # words that stand in a container outside every element
    CLOSE = "close"  # a container ends


Event: TypeAlias = tuple[Step, Element, str]


def read_events(path: Path, containers: Collection[str]) -> Iterator[Event]:
    """Yield what a file holds, in order, for containers of these local names.

    Each event has the element and its local name, or the words for `Step.TEXT`. An
    element is emptied as soon as the reader asks for the next event, so that the tree
    in memory is never larger than one element that is no container.

    Raises SourceError for a file that is not well-formed XML, that declares entities
    for more than characters, or that asks for another file.
    """
    for kind, element in _outermost(path, containers):
        name = local_name(element)
        parent = element.getparent()
        if kind == "start" and parent is not None:
            yield from _leftover(parent, element)
        if name not in containers:
            if kind == "end":
                yield Step.WHOLE, element, name
                element.clear(keep_tail=True)
        elif kind == "start":
            yield Step.OPEN, element, name
        else:
            yield from _leftover(element)
            yield Step.CLOSE, element, name
            element.clear(keep_tail=True)


@contextmanager
def uncollected() -> Iterator[None]:
    """Put off the search for cycles: what a reader makes has none, and is much."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def local_name(element: Element) -> str:
    """Return the name of an element without its namespace."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    known = _NAMES.get(tag)
    if known is None:
        known = tag.rpartition("}")[2]
        if len(_NAMES) < 10_000:  # a hostile file may have any number of names
            _NAMES[tag] = known
    return known


def attribute(element: Element, name: str) -> str | None:
    """Return the attribute of this local name, in whichever namespace it stands."""
    plain = element.get(name)
    if plain is not None:
        return str(plain)
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return None


def root_name(head: bytes) -> str:
    """Return the local name of the first element in the first bytes of a file."""
    plain = head.replace(b"\0", b"")  # UTF-16 has one beside each ASCII letter
    at = 0
    while (start := plain.find(b"<", at)) >= 0:
        for opening, closing in ((b"<!--", b"-->"), (b"<?", b"?>")):
            if plain.startswith(opening, start):
                end = plain.find(closing, start)
                if end < 0:
                    return ""
                at = end
                break
        else:
            tag = _TAG.match(plain, start)
            if tag:
                return tag.group(2).decode("ascii")
            at = start + 1
    return ""


def _leftover(parent: Element, upto: Element | None = None) -> Iterator[Event]:
    """Yield the words before a child, or the last ones, and drop what was read."""
    before = parent[-1] if upto is None and len(parent) else None
    if upto is not None:
        before = upto.getprevious()
    words = parent.text if before is None else before.tail
    if before is not None:
        parent.remove(before)
    if words and not words.isspace():
        yield Step.TEXT, parent, words


def _outermost(
    path: Path, containers: Collection[str]
) -> Iterator[tuple[str, Element]]:
    """Yield start and end of the containers and of the elements right in them."""
    whole: Element | None = None
    for events in _parsed(path):
        for kind, element in events:
            if whole is None:
                if kind == "start" and local_name(element) not in containers:
                    whole = element
                yield kind, element
            elif whole is element:
                whole = None
                yield kind, element


def _parsed(path: Path) -> Iterator[Iterable[tuple[str, Element]]]:
    """Yield the events of each stretch of a file; the first one checks its entities."""
    parser = _new_parser()
    try:
        with path.open("rb") as file:
            met = False
            while data := file.read(_CHUNK):
                at = 0
                while not met and at < len(data):
                    # Up to the root, one tag at a time: nothing in it is read before.
                    end = data.find(b">", at) + 1 or len(data)
                    parser.feed(data[at:end])
                    at, first = end, next(parser.read_events(), None)
                    if first:
                        met = True
                        _check_entities(path, first[1])
                        yield (first,)
                if at < len(data):
                    parser.feed(data[at:])
                yield parser.read_events()
            parser.close()
            yield parser.read_events()
    except etree.XMLSyntaxError as error:
        raise _malformed(path, error) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise SourceError(f"{path}: cannot be read: {reason}") from error


def _new_parser() -> etree.XMLPullParser:
    """Return a parser that fetches nothing and expands nothing without limits."""
    return etree.XMLPullParser(
        events=("start", "end"),
        resolve_entities="internal",
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )


def _malformed(path: Path, error: etree.XMLSyntaxError) -> SourceError:
    line = error.lineno or 1
    what = re.sub(r", line \d+, column \d+$", "", error.msg or "it cannot be parsed")
    what = " ".join(what.split())
    if "amplification" in what or "entity reference loop" in what:
        return SourceError(
            f"{path}:{line}: its entities blow up ({what}); remove the DOCTYPE"
        )
    if "XML_PARSE_HUGE" in what:
        what = what.partition(", ")[0].removeprefix("Resource limit exceeded: ")
        return SourceError(
            f"{path}:{line}: is beyond what is safe to read: {what}; split the element"
        )
    return SourceError(
        f"{path}:{line}: is not well-formed XML: {what}; fetch the file again, "
        "or mend it"
    )


def _check_entities(path: Path, root: Element) -> None:
    """Refuse whatever a document type declares beyond names of characters."""
    declared = root.getroottree().docinfo.internalDTD
    if declared is None:
        return
    if declared.system_url or declared.external_id:
        where = declared.system_url or declared.external_id
        raise _refused(path, f"the document type asks for {where!r}")
    for count, entity in enumerate(declared.iterentities(), 1):
        name, value = entity.name, entity.orig
        if value is None:  # a parameter entity, or a file or address
            raise _refused(path, f"the entity {name!r} brings in more than its value")
        content = entity.content or ""
        if _NESTED.search(value) or _NESTED.search(content) or "<" in value:
            raise _refused(path, f"the entity {name!r} is made of other entities")
        if len(content) > _LONGEST:
            raise _refused(path, f"the entity {name!r} is longer than a character")
        if count > _ENTITIES:
            raise _refused(path, f"there are more than {_ENTITIES} entities")


def _refused(path: Path, what: str) -> SourceError:
    return SourceError(
        f"{path}:1: {what}, which is not read; only entities for characters are: put "
        "the characters themselves into the file, and remove the DOCTYPE"
    )
