"""What stands on a page beside its document, or does not show on it at all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from lxml.etree import _Element as Element


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


_HIDDEN_STYLE = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I
)
_HIDDEN_CLASSES = _names(
    """
    hidden hide is-hidden d-none invisible visually-hidden visuallyhidden sr-only
    screen-reader-text screen-reader-only assistive-text element-invisible
    """
)
_NOISE_TAGS = frozenset(["nav", "aside", "form", "dialog", "figcaption"])
_NOISE_ROLES = _names(
    """
    alertdialog banner complementary contentinfo dialog menu menubar navigation
    search toolbar tooltip
    """
)
# Names that a page gives only to what stands beside its document.
_NOISE_WORDS = _names(
    """
    advert advertisement advertising adsbygoogle banner breadcrumb breadcrumbs
    carousel cookie cookies gallery gdpr lightbox navbar navigation newsletter pager
    pagination paywall popup promo related recommended share sharing sharedaddy
    sidebar slider slideshow subscribe subscription toolbar tooltip
    """
)
# These are words of other names too, and count only when they are the whole name.
_NOISE_NAMES = _names(
    """
    ad ads consent footer masthead menu modal nav site-footer site-header skip-link
    skip-links
    """
)
_DISCUSSION = _names(
    """
    comments comments-area comment-list comment-respond commentlist disqus_thread
    respond
    """
)
# Names of a picture with its caption, if there is a picture in it and no paragraph.
_PICTURE_WORDS = _names("caption image media photo photos picture player video")
_PICTURES = frozenset(["img", "picture", "video", "iframe"])
_PROSE = _names("p li blockquote h1 h2 h3 h4 h5 h6 table pre dd")
_MOST_OF_PICTURE = 60  # elements in it
_SUBJECTS = ("category-", "tag-", "post-", "page-", "term-", "type-", "topic-")
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_KEPT = frozenset(["html", "body", "main", "article"])


@dataclass(frozen=True, slots=True)
class _Verdict:
    """What the names that a page gives an element say of it."""

    hidden: bool
    noise: bool
    picture: bool
    discussion: bool


def is_hidden(element: Element) -> bool:
    """Tell whether a page does not show an element."""
    if not element.keys():
        return False
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    style = element.get("style")
    if style and _HIDDEN_STYLE.search(str(style)):
        return True
    return _judge(element).hidden


def is_noise(element: Element) -> bool:
    """Tell whether an element stands beside the document by its kind or its names."""
    tag = element.tag
    if tag in _KEPT:
        return False
    if tag in _NOISE_TAGS or str(element.get("role") or "") in _NOISE_ROLES:
        return True
    if tag == "footer":
        parent = element.getparent()
        return parent is None or parent.tag != "blockquote"
    if tag == "header" and any(x.tag == "nav" for x in islice(element.iter(), 200)):
        return True
    verdict = _judge(element)
    return verdict.noise or (verdict.picture and _is_captioned_picture(element))


def _is_captioned_picture(element: Element) -> bool:
    """Tell whether an element holds a picture and words that are no paragraph."""
    tags = {part.tag for part in islice(element.iter(), _MOST_OF_PICTURE + 1)}
    size = sum(1 for _ in islice(element.iter(), _MOST_OF_PICTURE + 1))
    return (
        size <= _MOST_OF_PICTURE
        and not tags.isdisjoint(_PICTURES)
        and tags.isdisjoint(_PROSE)
    )


def is_discussion(element: Element) -> bool:
    """Tell whether an element holds what readers wrote under a document."""
    return element.tag not in _KEPT and _judge(element).discussion


def _judge(element: Element) -> _Verdict:
    return _judge_names(str(element.get("class") or ""), str(element.get("id") or ""))


@lru_cache(maxsize=4096)  # a page gives the same names to many elements
def _judge_names(classes: str, id: str) -> _Verdict:
    names = f"{classes} {id}".split()
    low = {name.lower() for name in names}
    words = {
        word.lower()
        for name in names
        if not name.startswith(_SUBJECTS)
        for word in _WORD.findall(name)
    }
    return _Verdict(
        hidden=not low.isdisjoint(_HIDDEN_CLASSES),
        noise=not (low.isdisjoint(_NOISE_NAMES) and words.isdisjoint(_NOISE_WORDS)),
        picture=not words.isdisjoint(_PICTURE_WORDS),
        discussion=not low.isdisjoint(_DISCUSSION),
    )
