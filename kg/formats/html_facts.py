"""What a web page states of itself in its head: title, day, address, language."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from lxml.etree import _Element as Element

from kg.formats.facts import Facts, find_date, find_language, find_url, find_words

_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title")
_DAYS = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "date",
    "pubdate",
    "publishdate",
    "publish-date",
    "parsely-pub-date",
    "sailthru.date",
    "citation_publication_date",
)
_LONGEST = 1_000_000
_MOST = 1_000  # nodes of linked data looked at


def find_page_facts(root: Element) -> Facts:
    """Return what a page states of its document, the most explicit word first."""
    metas = _metas(root)
    data = _linked_data(root)
    address = _attribute(root, "link", "rel", "canonical", "href")
    html_language = root.get("lang") or root.get("xml:lang")
    return Facts(
        title=find_words(
            *(metas.get(name) for name in _TITLES),
            _heading(root),
            _first(root, "title"),
        ),
        issued=find_date(
            metas.get("article:published_time"),
            data.get("datePublished"),
            *(metas.get(name) for name in _DAYS),
            _time(root),
        ),
        url=find_url(address, metas.get("og:url"), data.get("url")),
        language=find_language(
            html_language,
            data.get("inLanguage"),
            metas.get("content-language"),
            metas.get("og:locale"),
        ),
    )


def _metas(root: Element) -> dict[str, str]:
    """Return the first content of each name in the page's meta elements."""
    metas: dict[str, str] = {}
    for meta in root.iter("meta"):
        for key in ("property", "name", "itemprop", "http-equiv"):
            name, content = meta.get(key), meta.get("content")
            if name and content:
                metas.setdefault(str(name).lower(), str(content))
    return metas


def _attribute(
    root: Element, tag: str, key: str, value: str, wanted: str
) -> str | None:
    for element in root.iter(tag):
        if value in str(element.get(key) or "").lower().split():
            found = element.get(wanted)
            return str(found) if found else None
    return None


def _heading(root: Element) -> str | None:
    """Return the page's one heading of the first level; several name no document."""
    headings = list(root.iter("h1"))
    return "".join(headings[0].itertext()) if len(headings) == 1 else None


def _first(root: Element, tag: str) -> str | None:
    element = next(root.iter(tag), None)
    return None if element is None else "".join(element.itertext())


def _time(root: Element) -> str | None:
    """Return the day of the time element that is marked as the page's own."""
    for element in root.iter("time"):
        names = f"{element.get('itemprop') or ''} {element.get('class') or ''}".lower()
        if element.get("pubdate") is not None or any(
            name in names for name in ("datepublished", "dt-published", "entry-date")
        ):
            return str(element.get("datetime") or "")
    times = {str(element.get("datetime") or "")[:10] for element in root.iter("time")}
    return times.pop() if len(times) == 1 else None


def _linked_data(root: Element) -> dict[str, str]:
    """Return the strings that the page's linked data states of an article."""
    found: dict[str, str] = {}
    for script in root.iter("script"):
        if str(script.get("type") or "").strip().lower() != "application/ld+json":
            continue
        source = script.text or ""
        if len(source) > _LONGEST:
            continue
        try:
            value = json.loads(source, strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(value):
            if "datePublished" in node or "headline" in node:
                for key, word in node.items():
                    if isinstance(word, str):
                        found.setdefault(key, word)
    return found


def _nodes(value: object) -> Iterator[Mapping[str, object]]:
    """Yield the objects of linked data, outer ones first."""
    waiting = [value]
    for _ in range(_MOST):
        if not waiting:
            return
        node = waiting.pop(0)
        if isinstance(node, dict):
            yield node
            waiting.extend(node.values())
        elif isinstance(node, list):
            waiting.extend(node)
