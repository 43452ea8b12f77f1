"""The front matter of a Markdown file: `key: value` lines of YAML between two rules."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

import yaml

from kg.formats.facts import Facts, find_date, find_language, find_url, find_words

_FENCE = re.compile(r"---[ \t]*\n")
_END = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.M)
_LONGEST = 65_536
_MOST_BRACKETS = 500  # open ones cost the library the square of their number
_NOTHING: Mapping[str, str] = MappingProxyType({})

_TITLE = ("title", "headline")
_ISSUED = ("date", "issued", "published", "published_time", "publish_date", "pubdate")
_URL = (
    "source_url",
    "canonical_url",
    "canonical",
    "url",
    "link",
    "source",
    "permalink",
)
_LANGUAGE = ("language", "lang", "locale")
_SPEAKER = ("speaker",)
_KNOWN = frozenset(_TITLE + _ISSUED + _URL + _LANGUAGE + _SPEAKER)
_NAME = re.compile(r"[A-Za-z][\w.-]*")


def split_front_matter(text: str) -> tuple[Mapping[str, str], int, str | None]:
    """Return the fields of the front matter, where the body begins, and a warning.

    Front matter that is no mapping of YAML is left in the body, with a warning.
    """
    opening = _FENCE.match(text)
    if not opening:
        return _NOTHING, 0, None
    closing = _END.search(text, opening.end(), opening.end() + _LONGEST)
    if not closing:
        return _NOTHING, 0, None  # a rule across the page, not front matter
    try:
        fields = _read_fields(text[opening.end() : closing.start()])
    except yaml.YAMLError as error:
        return _NOTHING, 0, f"front matter is kept as text: {_reason(error)}"
    return fields, closing.end(), None


def find_facts(fields: Mapping[str, str]) -> Facts:
    """Return what front matter states of its document."""
    return Facts(
        title=find_words(*_values(fields, _TITLE)),
        issued=find_date(*_values(fields, _ISSUED)),
        url=find_url(*_values(fields, _URL)),
        language=find_language(*_values(fields, _LANGUAGE)),
        speaker=find_words(*_values(fields, _SPEAKER)),
    )


def _values(fields: Mapping[str, str], names: tuple[str, ...]) -> list[str | None]:
    return [fields.get(name) for name in names]


def _read_fields(block: str) -> dict[str, str]:
    """Return the plain fields of a mapping; lists and mappings in it are passed over.

    Events are read, not values: no alias can multiply, no nesting can recurse.
    """
    if block.count("[") + block.count("{") > _MOST_BRACKETS:
        raise yaml.YAMLError("it has too many brackets")
    nodes: list[str | None] = []
    depth = 0
    for event in yaml.parse(block, Loader=yaml.SafeLoader):
        if isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        elif isinstance(event, yaml.NodeEvent):
            if depth == 0 and not isinstance(event, yaml.MappingStartEvent):
                nodes.append(None)
            if depth == 1:
                nodes.append(getattr(event, "value", None))
            depth += isinstance(event, yaml.CollectionStartEvent)
    return _checked(nodes)


def _checked(nodes: Sequence[str | None]) -> dict[str, str]:
    """Return names and values that alternate, if the names are those of fields."""
    names = [name or "" for name in nodes[::2]]
    known = {name.lower() for name in names} & _KNOWN
    plain = all(_NAME.fullmatch(name) for name in names)
    if nodes and not (plain and (known or all(name.islower() for name in names))):
        raise yaml.YAMLError("it holds words that are no field")
    return {
        name.lower(): value
        for name, value in zip(names, nodes[1::2], strict=True)
        if value is not None
    }


def _reason(error: yaml.YAMLError) -> str:
    mark = getattr(error, "problem_mark", None)
    where = f"line {mark.line + 2}: " if mark else ""
    return where + str(getattr(error, "problem", None) or error)
