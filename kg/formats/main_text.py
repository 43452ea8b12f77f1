"""The document of a web page: its blocks, without all that stands round it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import islice

from lxml.etree import _Element as Element

from kg.formats.html_noise import is_discussion, is_hidden, is_noise
from kg.formats.html_text import Block, read_blocks

_PROSE = 40  # characters outside links, from which a block is taken for prose
_LONG = 100  # characters, from which a block is a sentence however it ends
_MOST_NOISE = 0.3  # of a page's characters; what is longer is the document
_WORDLESS = frozenset(["a", "script", "style", "noscript", "template"])
_OWN_SHARE = 0.6  # of a page's prose, for an element that says it is the article
_MAIN_SHARE = 0.3
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$|[”»]$")
_BODY_SHARE = 0.9  # of a page's prose, for an element that says nothing


def find_main_blocks(root: Element) -> tuple[list[Block], str | None]:
    """Return the blocks of the document that a page shows, and a warning.

    The title above it is the first block. The warning counts the paragraphs of prose
    that stand on the page outside the document.
    """
    body = next(root.iter("body"), root)
    elements = [element for element in body.iter() if isinstance(element.tag, str)]
    blocks = read_blocks(body, _noise_test(body, elements))
    places = {element: place for place, element in enumerate(elements)}
    weights = _weigh(elements, places, blocks)
    top = _choose(elements, weights)
    begin = places[top]
    end = begin + sum(1 for _ in top.iter())
    inside = [begin <= _place(block, places) < end for block in blocks]
    return _select(blocks, inside)


def _noise_test(
    body: Element, elements: Sequence[Element]
) -> Callable[[Element], bool]:
    """Return the test for what is left out of a page."""
    sizes = _sizes(elements)
    most = sizes[body] * _MOST_NOISE
    protected = set()
    for element in elements:
        if element.tag in ("h1", "main"):
            protected.update(element.iterancestors())

    def is_left_out(element: Element) -> bool:
        if is_hidden(element):
            return True
        if element in protected:
            return False
        if is_discussion(element):
            return True
        # Pages mark the document itself as a form, or as complementary to the site.
        return is_noise(element) and sizes[element] <= most

    return is_left_out


def _sizes(elements: Sequence[Element]) -> dict[Element, int]:
    """Return how many characters stand in each element outside links."""
    sizes = {element: len((element.text or "").strip()) for element in elements}
    for element in reversed(elements[1:]):
        parent = element.getparent()
        if parent is not None:
            own = 0 if element.tag in _WORDLESS else sizes[element]
            sizes[parent] += own + len((element.tail or "").strip())
    return sizes


def _weigh(
    elements: Sequence[Element], places: dict[Element, int], blocks: Iterable[Block]
) -> dict[Element, int]:
    """Return how many characters of prose stand in each element."""
    weights = dict.fromkeys(elements, 0)
    for block in blocks:
        if _is_prose(block):
            weights[elements[_place(block, places)]] += len(block.text)
    for element in reversed(elements[1:]):
        parent = element.getparent()
        if parent is not None:
            weights[parent] += weights[element]
    return weights


def _choose(elements: Sequence[Element], weights: dict[Element, int]) -> Element:
    """Return the element that holds the document."""
    body = elements[0]
    whole = weights[body]
    for is_one, share in (
        (_says_article_body, _OWN_SHARE),
        (_says_article, _OWN_SHARE),
        (_says_main, _MAIN_SHARE),
    ):
        candidates = [element for element in elements if is_one(element)]
        best = max(candidates, key=weights.__getitem__, default=body)
        if whole and best is not body and weights[best] >= whole * share:
            return best
    return _descend(body, weights)


def _descend(top: Element, weights: dict[Element, int]) -> Element:
    """Return the smallest element that holds nearly all of the prose."""
    least = weights[top] * _BODY_SHARE
    while least:
        heaviest = max(
            (child for child in top if child in weights),
            key=weights.__getitem__,
            default=top,
        )
        if heaviest is top or weights[heaviest] < least or heaviest.tag == "p":
            break
        top = heaviest
    return top


def _select(
    blocks: Sequence[Block], inside: Sequence[bool]
) -> tuple[list[Block], str | None]:
    """Return the blocks inside, with the title and the lead that stand above them."""
    first = inside.index(True) if True in inside else 0
    titles = [place for place in range(first) if blocks[place].text.startswith("# ")]
    chosen = [block for block, is_in in zip(blocks, inside, strict=True) if is_in]
    above: list[Block] = []
    if titles and not any(block.text.startswith("# ") for block in chosen):
        above = [blocks[titles[-1]]]
        above += filter(_is_prose, islice(blocks, titles[-1] + 1, first))
    chosen = chosen[: _end(chosen)]
    prose = sum(map(_is_prose, blocks)) - sum(map(_is_prose, above + chosen))
    if prose <= 0:
        return above + chosen, None
    plural = "s" if prose > 1 else ""
    return above + chosen, f"{prose} paragraph{plural} beside the main text left out"


def _place(block: Block, places: dict[Element, int]) -> int:
    return places.get(block.element, 0) if block.element is not None else 0


def _is_prose(block: Block) -> bool:
    return len(block.text) - block.linked >= _PROSE and block.text[:1] != "#"


def _end(blocks: Sequence[Block]) -> int:
    """Return where a document ends: before links, and lists of what a page is about.

    Such a list stands under a heading, and nothing after the heading is a sentence.
    """
    end = len(blocks)
    while end and _leads_away(blocks[end - 1]):
        end -= 1
    said = end
    while said and not _is_sentence(blocks[said - 1]):
        said -= 1
    return next(
        (
            place
            for place in range(max(said, 1), end)
            if blocks[place].text.startswith("##") and said
        ),
        end,
    )


def _is_sentence(block: Block) -> bool:
    long = len(block.text) - block.linked >= _LONG
    return long or bool(_SENTENCE_END.search(block.text[-8:]))


def _leads_away(block: Block) -> bool:
    """Tell whether a block is a link to another page and nothing else."""
    return block.linked > 0 and block.linked >= (len(block.text) - 3) * 0.9


def _says_article_body(element: Element) -> bool:
    return "articleBody" in str(element.get("itemprop") or "").split()


def _says_article(element: Element) -> bool:
    return "article" in (element.tag, element.get("role"))


def _says_main(element: Element) -> bool:
    return "main" in (element.tag, element.get("role"))
