"""Why an answer is empty: a misspelt term gives no rows and no error."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from kg.guard import tokens
from kg.lookup import Lookup
from kg.names import name_key
from kg.rows import rows_of
from kg.store import Graph
from kg.vocabulary import PREFIXES

_TERMS = """SELECT DISTINCT ?term WHERE {
  { ?term ?p ?o } UNION { ?s ?term ?o } UNION { ?s ?p ?term FILTER(ISIRI(?term)) }
}"""


def empty_answer_hints(text: str, graph: Graph, lookup: Lookup) -> tuple[str, ...]:
    """Return one line for each term of a query that the graph does not have."""
    used = dict.fromkeys(_iris(text))
    if not used and '"' not in text:
        return ()
    known = {str(row["term"]) for row in rows_of(graph.select(_TERMS))}
    shorts = [lookup.short(one) for one in known]
    missing = [lookup.short(one) for one in used if one not in known]
    hints = [
        f"{one} does not occur in the graph{_near(one, shorts)}" for one in missing
    ]
    return (*hints, *_language_hints(text, lookup))


def _iris(text: str) -> Iterator[str]:
    """Yield the IRIs of a query, prefixed names expanded by its own prefixes."""
    declared = dict(PREFIXES)
    prefix, after_prefix = "", False
    for kind, token in tokens(text):
        if kind == "word":
            after_prefix = token.upper() in ("PREFIX", "BASE")
        elif kind == "name" and after_prefix:
            prefix = token.rstrip(":")
        elif kind == "iri" and after_prefix:
            declared[prefix], after_prefix = token[1:-1], False
        elif kind == "iri":
            yield token[1:-1]
        elif kind == "name" and token[0] not in "?$@":
            start, _, rest = token.partition(":")
            if start in declared and rest:
                yield declared[start] + rest.rstrip(".").replace("\\", "")


def _near(short: str, known: list[str]) -> str:
    near = get_close_matches(short, known, n=2, cutoff=0.7)
    return f"; did you mean {' or '.join(near)}?" if near else ""


def _language_hints(text: str, lookup: Lookup) -> Iterator[str]:
    """Yield a hint for a name that is written without its language."""
    for found in re.finditer(r'"([^"\\\n]+)"(?![@^])', text):
        if name_key(found[1]) in lookup.names:
            yield f'labels have a language: write "{found[1]}"@en'
