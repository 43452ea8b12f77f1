"""HTML's elements by what they do to a text, and a parser for sloppy pages."""

from __future__ import annotations

import re

from lxml import etree

from kg.errors import SourceError


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


BLOCKS = _names(
    """
    address article aside blockquote body center dd details dialog dir div dl dt
    fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html
    legend li listing main menu nav ol option p plaintext pre search section select
    summary table tbody thead tfoot tr caption ul xmp
    """
)
# What holds no words of the document, whatever stands in it.
SILENT = _names(
    """
    applet area audio base basefont bgsound button canvas col colgroup command
    datalist embed frame frameset head iframe img input keygen link map meta
    meter noembed noframes noscript object optgroup param picture progress script
    select source style svg template textarea title track video wbr rp
    """
)
_INLINE = _names(
    """
    a abbr acronym b bdi bdo big blink br cite code data del dfn em font i image
    ins isindex kbd label mark marquee math nobr output q rb rt rtc ruby s samp
    slot small span strike strong sub sup td th time tt u var
    """
)
TAGS = BLOCKS | SILENT | _INLINE

# A sign of less-than that opens no tag: `<...>`, `<…>`, `a < b`, `</>`.
_NO_TAG = re.compile(r"<(?=[^A-Za-z/!?]|/[^A-Za-z]|\Z|/\Z)")
# Words in angle brackets, with nothing of an attribute: `<applause in the hall>`.
_WORDS = re.compile(r"<([A-Za-z][\w:-]*+)(?=[^<>=]*+(?<!/)>)")
_CLOSING = re.compile(r"</([A-Za-z][\w:-]*)")
LAYOUT = "kg-layout"  # set on the cells of tables that lay out a page
_DEEPEST = 2_000  # the parser drops without a word what is nested deeper than 2048


def is_tag(name: str) -> bool:
    """Tell whether a name is one of HTML's elements, or of a page's own making."""
    return name.lower() in TAGS or "-" in name or ":" in name.strip(":")


def parse_page(text: str, name: str) -> etree._Element:
    """Return the root of a page; what only looks like a tag in it stays text."""
    parser = etree.HTMLParser(
        encoding="utf-8",
        remove_comments=True,
        remove_pis=True,
        no_network=True,
        huge_tree=True,
    )
    try:
        root = etree.fromstring(_keep_words(text).encode("utf-8"), parser)
    except (etree.LxmlError, ValueError) as error:
        reason = str(error).partition("\n")[0]
        raise SourceError(f"{name}: cannot be read as HTML: {reason}") from error
    if root is None:
        raise SourceError(f"{name}: has no text in it")
    _refuse_depth(root, name)
    _mark_cells(root)
    return root


def _keep_words(text: str) -> str:
    """Return a page's source with what is no tag spelt so that it is text."""
    closed = {name.lower() for name in _CLOSING.findall(text)}

    def keep(match: re.Match[str]) -> str:
        name = match[1].lower()
        is_text = not is_tag(name) and name not in closed
        return f"&lt;{match[1]}" if is_text else match[0]

    end = text.rfind(">") + 1
    rest = text[end:]
    if "=" not in rest:  # else a tag that was cut off with the file
        text = text[:end] + rest.replace("<", "&lt;")
    return _NO_TAG.sub("&lt;", _WORDS.sub(keep, text))


def _refuse_depth(root: etree._Element, name: str) -> None:
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > _DEEPEST:
            raise SourceError(f"{name}: has elements nested over {_DEEPEST} deep")


def _mark_cells(root: etree._Element) -> None:
    """Mark the cells that lay out a page; one paragraph alone makes no layout."""
    cells: list[tuple[etree._Element, list[etree._Element]]] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if element.tag in ("td", "th"):
            if event == "start":
                cells.append((element, []))
                continue
            cell, blocks = cells.pop()
            if len(blocks) == 1 and blocks[0].tag in ("p", "div"):
                blocks[0].tag = "span"
            elif blocks:
                cell.set(LAYOUT, "")
        elif event == "start" and cells and element.tag in BLOCKS:
            blocks = cells[-1][1]
            if len(blocks) < 2:
                blocks.append(element)
