"""Questions: `.rq` files with a title and parameters, bound by typed terms and run."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kg.errors import QueryError, UnknownName
from kg.tables import near
from kg.triples.terms import day, integer, iri, text, typed
from kg.vocabulary import XSD

_TITLE = re.compile(r"#\s*(?!-p\b)(?:(CQ\d+)\s+)?(\S.*)")
_PARAMETER = re.compile(r"#\s*-p\s+(\w+):\s*(.+)")
_VALUES = re.compile(r"^([ \t]*)VALUES \?(\w+) \{ (.+?) \}[ \t]*$", re.MULTILINE)
_TERM = re.compile(r'<[^>]*>|"(?:[^"\\]|\\.)*"(?:@[\w-]+|\^\^\S+)?|\S+')
UNDEF = "UNDEF"

Resolve = Callable[[str], str]  # a name that a person typed -> an IRI


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question lets people fill in; UNDEF as default asks about everything."""

    name: str
    description: str
    default: tuple[str, ...]  # terms as they stand in the file


@dataclass(frozen=True, slots=True)
class Question:
    """One `.rq` file: it runs as it stands, and with other values."""

    name: str  # the file's name without its ending
    number: str  # "CQ07", or ""
    title: str
    parameters: tuple[Parameter, ...]
    text: str
    file: str = ""

    def bind(self, values: Mapping[str, Iterable[str]], resolve: Resolve) -> str:
        """Return the query with its `VALUES` lines filled in.

        Each value is made a typed term after the default that it replaces; a parameter
        that asks about everything leaves no line behind.
        """
        known = {one.name: one for one in self.parameters}
        for name in values:
            if name not in known:
                raise QueryError(
                    f"{self.name} has no parameter {name!r}{near(name, [*known])}; "
                    f"it has: {', '.join(known) or 'none'}"
                )

        def line(match: re.Match[str]) -> str:
            indent, name, default = match.groups()
            if name not in known:
                return match.group()
            if name not in values:
                return "" if default == UNDEF else match.group()
            example = known[name].default[0]
            terms = " ".join(_term(v, example, name, resolve) for v in values[name])
            return f"{indent}VALUES ?{name} {{ {terms} }}"

        return _VALUES.sub(line, self.text)


def parse_question(name: str, query: str, file: str) -> Question:
    """Parse the text of a `.rq` file; `file` is named in errors."""
    lines = query.splitlines()
    title = _TITLE.fullmatch(lines[0]) if lines else None
    if title is None:
        raise QueryError(f"{file}:1: the first line must be the question: # Who …?")
    parameters = tuple(_parameters(lines, query, file))
    return Question(name, title[1] or "", title[2].strip(), parameters, query, file)


def _parameters(lines: list[str], query: str, file: str) -> Iterator[Parameter]:
    """Yield what the header describes; every one has its `VALUES` lines below.

    A branch of a UNION is worked out by itself, so a parameter may stand in several
    places; its default is the same in all of them.
    """
    defaults: dict[str, set[str]] = {}
    for found in _VALUES.finditer(query):
        defaults.setdefault(found[2], set()).add(found[3])
    seen: set[str] = set()
    for number, line in enumerate(lines, start=1):
        if not re.match(r"#\s*-p\b", line):
            continue
        header = _PARAMETER.fullmatch(line)
        if header is None:
            raise QueryError(
                f"{file}:{number}: a parameter is described like this: "
                "# -p name: what to fill in"
            )
        parameter, words = header.groups()
        if parameter in seen:
            raise QueryError(f"{file}:{number}: parameter {parameter!r} is there twice")
        seen.add(parameter)
        texts = defaults.get(parameter, set())
        if not texts:
            raise QueryError(
                f"{file}:{number}: parameter {parameter!r} has no line "
                f"VALUES ?{parameter} {{ … }}"
            )
        if len(texts) > 1:
            raise QueryError(
                f"{file}:{number}: parameter {parameter!r} has several defaults: "
                f"{'; '.join(sorted(texts))}"
            )
        default = tuple(_TERM.findall(next(iter(texts))))
        yield Parameter(parameter, words, default)


def read_question(path: Path) -> Question:
    """Read one `.rq` file."""
    try:
        return parse_question(path.stem, path.read_text(encoding="utf-8"), str(path))
    except UnicodeDecodeError as error:
        raise QueryError(f"{path}: not UTF-8 at byte {error.start}") from error


@dataclass(frozen=True, slots=True)
class Questions:
    """All the questions that can be asked, and those whose files are broken."""

    every: tuple[Question, ...]
    broken: Mapping[str, QueryError]  # by the file's name without its ending

    def __iter__(self) -> Iterator[Question]:
        return iter(self.every)

    def __len__(self) -> int:
        return len(self.every)


def read_questions(*folders: Path) -> Questions:
    """Read the questions of several folders; a later one replaces its namesake."""
    found: dict[str, Question] = {}
    broken: dict[str, QueryError] = {}
    for folder in folders:
        for path in sorted(folder.glob("*.rq")):
            try:
                found[path.stem] = read_question(path)
            except QueryError as error:
                broken[path.stem] = error
    return Questions(tuple(found[name] for name in sorted(found)), broken)


def find_question(questions: Questions, name: str) -> Question:
    """Return the question of this name, number, or part of a name or title."""
    every = questions.every
    wanted = name.casefold().removesuffix(".rq")
    if wanted in questions.broken:
        raise questions.broken[wanted]
    for key in (lambda q: q.name, lambda q: q.number, _bare):
        exact = [one for one in every if wanted and key(one).casefold() == wanted]
        if exact:
            return exact[0]
    if wanted.isdigit():
        return find_question(questions, f"CQ{int(wanted):02d}")
    words = set(re.findall(r"\w+", wanted))
    part = [
        one
        for one in every
        if words
        and words <= set(re.findall(r"\w+", f"{one.name} {one.title}".casefold()))
    ]
    if len(part) == 1:
        return part[0]
    names = [one.name for one in part or every]
    if part:
        raise UnknownName(f"{name!r} can be {len(part)} questions: {', '.join(names)}")
    bare = {_bare(one): one.name for one in every}
    hint = near(wanted, [*names, *bare])
    raise UnknownName(f"no question is called {name!r}{hint}; see them all: kg ask")


def _bare(question: Question) -> str:
    """Return the name without its number: "who-opposes-initiative"."""
    return re.sub(r"^cq\d+-", "", question.name)


def _term(value: str, example: str, name: str, resolve: Resolve) -> str:
    """Return a typed value in N-Triples form, of the type of `example`."""
    if example.startswith('"'):
        if example.endswith("date"):
            return _date(value, name)
        language = re.search(r'"@([\w-]+)$', example)
        return text(value, language[1] if language else None)
    if re.fullmatch(r"-?\d+(\.\d+)?", example):
        return _number(value, name, whole="." not in example)
    scheme = re.fullmatch(r"c:([a-z]+)-.+", example)
    if scheme and scheme[1] not in ("topic", "role"):
        return iri(resolve(f"c:{scheme[1]}-{value.removeprefix(f'c:{scheme[1]}-')}"))
    if example == UNDEF and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        return _date(value, name)
    return iri(resolve(value))


def _number(value: str, name: str, *, whole: bool) -> str:
    if not re.fullmatch(r"-?\d+" if whole else r"-?\d+(\.\d+)?", value, re.ASCII):
        kind = "whole number" if whole else "number"
        raise QueryError(f"{name} {value!r} is not a {kind}")
    return integer(int(value)) if whole else typed(value, XSD.decimal)


def _date(value: str, name: str) -> str:
    try:
        return day(date.fromisoformat(value))
    except ValueError as error:
        raise QueryError(f"{name} {value!r} is not a date; write YYYY-MM-DD") from error
