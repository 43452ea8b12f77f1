"""What a query may not do, and what its mistakes mean in plain words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from difflib import get_close_matches

from kg.errors import QueryError
from kg.vocabulary import PREFIXES

# Strings, IRIs and comments first, so that a word inside them is never a keyword.
_TOKEN = re.compile(
    r"""(?P<string>'''(?:'{0,2}(?:[^'\\]|\\.))*'''|\"\"\"(?:"{0,2}(?:[^"\\]|\\.))*\"\"\"
        |'(?:[^'\\\n\r]|\\.)*'|"(?:[^"\\\n\r]|\\.)*")
      |(?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
      |(?P<comment>\#[^\n\r]*)
      |(?P<name>[?$@]?[\w.-]*:(?:[\w.:%-]|\\.)*|[?$@]\w+)
      |(?P<word>\w+)""",
    re.VERBOSE | re.DOTALL,
)
# A call has this shape whatever stands beside it: engines read SERVICE:x and 1SERVICE
# as the keyword too. Strings and comments are gone by then, and IRIs are <>.
_CALL = re.compile(
    r"SERVICE\s*(?:SILENT\s*)?(?:<>|\?|[\w.-]*:(?:[\w.:%-]|\\.)*)\s*\{",
    re.IGNORECASE,
)
_KEYWORDS = (
    *("SELECT", "CONSTRUCT", "DESCRIBE", "ASK", "WHERE", "FILTER", "OPTIONAL"),
    *("UNION", "VALUES", "BIND", "MINUS", "GRAPH", "DISTINCT", "PREFIX", "BASE"),
    *("ORDER", "GROUP", "HAVING", "LIMIT", "OFFSET", "EXISTS", "COUNT"),
)


def check_query(text: str, is_graph: Callable[[str], bool]) -> None:
    """Raise QueryError if the query would read anything but the graph itself.

    `is_graph` says whether an IRI names a graph of the store: FROM may name those only.
    """
    if _CALL.search(_bare(text)):
        raise QueryError(
            "SERVICE is refused: a query cannot reach out; "
            "load the data into the project instead"
        )
    previous = ""
    for kind, token in tokens(text):
        word = token.upper() if kind == "word" else ""
        if word == "LOAD":
            raise QueryError("LOAD is refused: a query cannot reach out or change data")
        after_from = previous in ("FROM", "NAMED")
        if after_from and kind == "iri" and not is_graph(token[1:-1]):
            raise QueryError(
                f"FROM {token} is refused: it is no graph of this project, "
                "and a query cannot reach out"
            )
        if after_from and kind == "name":
            raise QueryError("FROM: write the graph's whole IRI between < and >")
        previous = word or ("" if kind != "comment" else previous)


def _bare(text: str) -> str:
    """Return a query without what can hide or imitate a keyword."""

    def plain(match: re.Match[str]) -> str:
        token = match.group()
        if match.lastgroup == "name" and token[0] in "?$@":
            return "?"
        return {"string": '""', "iri": "<>", "comment": " "}.get(
            match.lastgroup or "", token
        )

    return _TOKEN.sub(plain, text)


def tokens(text: str) -> Iterator[tuple[str, str]]:
    """Yield the kind and the characters of each token that can matter here."""
    for match in _TOKEN.finditer(text):
        yield match.lastgroup or "", match.group()


def explain_syntax(text: str, error: SyntaxError) -> QueryError:
    """Return a parser's complaint as: where, the line with a caret, and what to do."""
    found = re.search(r"(?:at |error at )?(\d+):(\d+)", str(error))
    line, column = (int(found[1]), int(found[2])) if found else (1, 1)
    lines = text.splitlines()
    if not any(one.strip() for one in lines):
        return QueryError("the query is empty")
    if line > len(lines):  # the parser means the end
        line, column = len(lines), len(lines[-1]) + 1
    shown = lines[line - 1]
    caret = " " * (column - 1) + "^"
    advice = _advice(text, shown)
    return QueryError(f"line {line}, column {column}: {advice}\n  {shown}\n  {caret}")


def _advice(text: str, line: str) -> str:
    if re.search("[“”„«»‘’]", line):
        return "curly quotation marks; use straight ones: \" or '"
    declared = set(re.findall(r"(?i)\bPREFIX\s+([\w-]*):", text))
    for kind, token in tokens(text):
        prefix = token.partition(":")[0]
        if kind == "name" and token[0] not in "?$@" and prefix not in declared:
            known = PREFIXES.get(prefix)
            add = f": add PREFIX {prefix}: <{known}>" if known else ""
            return f"the prefix {prefix}: is not declared{add}"
    if re.search(
        r"(?i)SELECT\s+(DISTINCT\s+)?\(?\s*COUNT\s*\(", text
    ) and not re.search(r"(?i)\(\s*COUNT\s*\([^)]*\)\s+AS\s+\?", text):
        return "a count needs a name: SELECT (COUNT(*) AS ?n)"
    for kind, token in tokens(line):
        near = get_close_matches(token.upper(), _KEYWORDS, n=1, cutoff=0.7)
        if kind == "word" and near and token.upper() not in (*near, "A", "AS"):
            return f"{token!r} is not understood; did you mean {near[0]}?"
    if text.count("{") != text.count("}"):
        return f"{text.count('{')} opening and {text.count('}')} closing braces"
    return "the query is not understood from here on"
