"""REFI-QDA projects of any program, read as coded databases as far as they map.

Where the project does not say what its codes are (`kg.exchange.refi.names`), each
code is a concept, but those below a code that is called person, organization, concept
or agreement are values of that variable. What one user coded on one stretch of a text
is one statement, or one for each combination of its values. All that does not map is
counted in the notes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import product
from math import prod
from pathlib import Path

from lxml import etree
from lxml.etree import _Element as Element

from kg.errors import SourceError
from kg.exchange.database import (
    Database,
    DatabaseCoder,
    DatabaseDocument,
    DatabaseStatement,
)
from kg.exchange.folder import seconds_of
from kg.exchange.refi.archive import open_project, plain_text
from kg.exchange.refi.codes import Codes, Meaning, colour_of
from kg.exchange.refi.names import FACTS, ORIGIN
from kg.networks.table import Level

VERSION = "3.1.2"
_BLACK = (0, 0, 0)
_NOBODY = "unknown coder"
_MOST = 1_000  # statements that the codings of one stretch can be
_VALUES = ("Text", "Boolean", "Integer", "Float", "Date", "DateTime")
# Parts of a project that are passed over, and how people call them.
_UNMAPPED: Mapping[str, str] = {
    "PictureSource": "pictures",
    "PDFSource": "PDF files",
    "AudioSource": "recordings",
    "VideoSource": "films",
    "Link": "links",
    "Graph": "graphs",
    "Set": "sets",
}


def read_refi(path: Path) -> Database:
    """Return what a .qdpx or .qde file has coded in plain texts.

    Raises SourceError for what is no such project, is damaged, or has a selection that
    does not lie within its text.
    """
    root, texts = open_project(path)
    return _ProjectReader(root, texts, str(path)).read()


class _ProjectReader:
    """Reads one project; counts what has no place in a database."""

    def __init__(self, root: Element, texts: Mapping[str, bytes], shown: str) -> None:
        self.root = root
        self.texts = texts
        self.shown = shown
        self.space = f"{{{etree.QName(root).namespace}}}"
        self.own = root.get("origin") == ORIGIN
        self.codes = Codes()
        self.left: Counter[str] = Counter()
        self.names: dict[str, str] = {}  # of variables, by guid
        self.users: dict[str, DatabaseCoder] = {}
        self.notes: dict[str, Element] = {}
        self.documents: list[DatabaseDocument] = []
        self.statements: list[DatabaseStatement] = []
        self.undated = 0

    def read(self) -> Database:
        self._users()
        self.codes.read(self.root, self.space)
        for one in self._all("Variables/Variable"):
            self.names[_key(one, "guid")] = one.get("name", "")
        self.notes = {_key(one, "guid"): one for one in self._all("Notes/Note")}
        for case in self._all("Cases/Case"):
            self._case(case)
        for source in self._all("Sources/TextSource"):
            self._source(source)
        for tag, words in _UNMAPPED.items():
            self.left[words] += sum(1 for _ in self.root.iter(self.space + tag))
        return Database(
            version=VERSION,
            settings={},
            coders=tuple(self.users.values()),
            relations=(),
            documents=tuple(self.documents),
            types=tuple(self.codes.types.values()),
            attributes=dict(self.codes.attributes()),
            entities=tuple(self.codes.entities.values()),
            statements=tuple(self.statements),
            notes=tuple(self._told()),
        )

    def _told(self) -> Iterator[str]:
        for words, count in sorted(self.left.items()):
            if count:
                yield f"left out, since it has no place here: {count} {words}"
        if self.undated:
            yield (
                f"{self.undated} documents have no date of their own; they are dated "
                "by when they were put into the project"
            )

    def _all(self, path: str) -> Iterator[Element]:
        steps = "/".join(f"{self.space}{one}" for one in path.split("/"))
        yield from self.root.iterfind(steps)

    def _in(self, element: Element, tag: str) -> Iterator[Element]:
        yield from element.iterfind(f"{self.space}{tag}")

    def _users(self) -> None:
        for user in self._all("Users/User"):
            name = user.get("name") or user.get("id") or _NOBODY
            id = len(self.users) + 1
            colour = colour_of(user) or _BLACK
            self.users[_key(user, "guid")] = DatabaseCoder(id, name, colour)

    def _user(self, *elements: Element) -> int:
        """Return the coder who made the first element that says who made it."""
        for one in elements:
            found = self.users.get(_key(one, "creatingUser"))
            if found is not None:
                return found.id
        if len(self.users) == 1:
            return next(iter(self.users.values())).id
        nobody = DatabaseCoder(len(self.users) + 1, _NOBODY, _BLACK)
        return self.users.setdefault("", nobody).id

    # -- facts --------------------------------------------------------------------

    def _values(self, element: Element) -> dict[str, str]:
        """Return the values of variables that an element has, as texts, by name."""
        found = {}
        for value in self._in(element, "VariableValue"):
            reference = value.find(f"{self.space}VariableRef")
            name = self.names.get(
                "" if reference is None else _key(reference, "targetGUID"), ""
            )
            words = next(
                (
                    one.text or ""
                    for kind in _VALUES
                    for one in self._in(value, f"{kind}Value")
                ),
                "",
            )
            if name:
                found[name] = words
        return found

    def _case(self, case: Element) -> None:
        """Give the values that a case is about its variables as attributes."""
        values = self._values(case)
        codes = [_key(one, "targetGUID") for one in self._in(case, "CodeRef")]
        mapped = [
            self.codes.describe(code, name, words)
            for code in codes
            for name, words in values.items()
        ]
        if values and not any(mapped):
            self.left["cases that are of no code"] += 1
        for tag, words in (("SourceRef", "sources"), ("SelectionRef", "selections")):
            self.left[f"{words} of cases"] += sum(1 for _ in self._in(case, tag))

    # -- texts --------------------------------------------------------------------

    def _source(self, source: Element) -> None:
        text = plain_text(source, self.texts)
        if text is None:
            self.left["texts that are not in the file as plain UTF-8"] += 1
            return
        if not self.own:
            text = text.removeprefix("\ufeff")  # no program counts it
        values = self._values(source)
        facts = {name: values.pop(name, "") for name in FACTS}
        more = [f"{name}: {words}" for name, words in sorted(values.items()) if words]
        id = len(self.documents) + 1
        self.documents.append(
            DatabaseDocument(
                id=id,
                title=source.get("name", ""),
                text=text,
                date=self._date(facts["date"], source),
                author=facts["author"],
                source=facts["source"],
                section=facts["section"],
                type=facts["type"],
                notes="\n".join(one for one in (facts["notes"], *more) if one),
            )
        )
        for selection in self._in(source, "PlainTextSelection"):
            self._selection(selection, id, text)
        whole = list(self._in(source, "Coding"))
        if whole and text:
            self._coded(source, whole, (id, 0, len(text)))
        self.left["notes on documents"] += sum(1 for _ in self._in(source, "NoteRef"))
        self.left["selections in transcripts and pictures"] += sum(
            1 for one in source if etree.QName(one).localname == "Transcript"
        )

    def _date(self, given: str, source: Element) -> int:
        found = seconds_of(given) if given else None
        if found is None:
            self.undated += 1
            found = seconds_of(source.get("creationDateTime") or "1970-01-01")
        return found or 0

    def _selection(self, selection: Element, document: int, text: str) -> None:
        places = selection.get("startPosition", ""), selection.get("endPosition", "")
        where = f"{self.shown}: {_where(selection)} of document {document}"
        if not all(one.isascii() and one.isdigit() for one in places):
            raise SourceError(f"{where} has no whole numbers as its positions")
        start, stop = int(places[0]), int(places[1])
        if not 0 <= start <= stop <= len(text):
            raise SourceError(
                f"{where} goes from {start} to {stop} and does not lie within its "
                f"text, which has {len(text)} characters"
            )
        codings = list(self._in(selection, "Coding"))
        if start == stop:
            self.left["selections of no words"] += 1
        elif not codings:
            self.left["selections without a code"] += 1
        else:
            self._coded(selection, codings, (document, start, stop))

    # -- statements -----------------------------------------------------------------

    def _coded(
        self, selection: Element, codings: list[Element], place: tuple[int, int, int]
    ) -> None:
        """Make the statements that the codings of one stretch of text are."""
        groups: dict[tuple[int, int], dict[int, list[Level]]] = {}
        for coding in codings:
            reference = coding.find(f"{self.space}CodeRef")
            key = "" if reference is None else _key(reference, "targetGUID")
            meaning = self.codes.meanings.get(key)
            if meaning is None:
                self.left["codings by codes that are not there or say nothing"] += 1
                continue
            group = self._user(coding, selection), meaning.type
            values = groups.setdefault(group, {})
            self._take(values, meaning, self._note(coding))
        note = self._note(selection)
        for (user, type), values in groups.items():
            if note is not None:
                values.setdefault(self.codes.note_variable(type), []).append(note)
            self._states(user, type, values, place)

    def _take(
        self, values: dict[int, list[Level]], meaning: Meaning, note: str | None
    ) -> None:
        if meaning.variable is None:
            return
        value = meaning.value
        if value is None:
            value = note or ""
        elif note is not None:
            variable = self.codes.note_variable(meaning.type)
            values.setdefault(variable, []).append(note)
        given = values.setdefault(meaning.variable, [])
        if value not in given:
            given.append(value)

    def _states(
        self,
        user: int,
        type: int,
        values: Mapping[int, list[Level]],
        place: tuple[int, int, int],
    ) -> None:
        """Add one statement for each combination of the values of the variables."""
        joined = {
            id: ["\n\n".join(map(str, given))] if self._is_note(id) else given
            for id, given in sorted(values.items())
        }
        document, start, stop = place
        combined = prod(map(len, joined.values()))
        if combined > _MOST:
            raise SourceError(
                f"{self.shown}: {start} to {stop} of document {document} has "
                f"{combined} combinations of values; code fewer on one stretch"
            )
        for chosen in product(*joined.values()):
            self.statements.append(
                DatabaseStatement(
                    id=len(self.statements) + 1,
                    type=type,
                    document=document,
                    start=start,
                    stop=stop,
                    coder=user,
                    values=dict(zip(joined, chosen, strict=True)),
                )
            )

    def _is_note(self, variable: int) -> bool:
        return self.codes.variables[variable].kind.value == "long text"

    def _note(self, element: Element) -> str | None:
        """Return the words of the notes at an element, and of its description."""
        found = []
        for reference in self._in(element, "NoteRef"):
            note = self.notes.get(_key(reference, "targetGUID"))
            words = None if note is None else plain_text(note, self.texts)
            if words is None:
                self.left["notes that are not in the file as plain text"] += 1
            else:
                found.append(words)
        if etree.QName(element).localname == "PlainTextSelection":
            found += [one.text for one in self._in(element, "Description") if one.text]
        return "\n\n".join(found) if found else None


def _key(element: Element, attribute: str) -> str:
    """Return an identifier as it is compared: the case of its letters says nothing."""
    return (element.get(attribute) or "").casefold()


def _where(element: Element) -> str:
    return f"selection {element.get('guid') or element.get('name') or '?'}"
