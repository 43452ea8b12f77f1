"""What the codes of a REFI-QDA project are: types, variables and values, or claims."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from lxml.etree import _Element as Element

from kg.exchange.database import Colour, Entity, StatementType, Variable
from kg.exchange.folder import KINDS
from kg.exchange.refi.names import TYPE
from kg.networks.table import Kind, Level

FOREIGN = "DNA Statement"  # the type of statements that other programs coded
CONCEPT = "concept"  # the variable of codes that are no values of another one
NOTE = "note"
# Codes whose children are values of a variable, in projects of other programs.
GROUPS: Mapping[str, str] = {
    "person": "person",
    "persons": "person",
    "organization": "organization",
    "organizations": "organization",
    "organisation": "organization",
    "organisations": "organization",
    "concept": CONCEPT,
    "concepts": CONCEPT,
    "claim": CONCEPT,
    "claims": CONCEPT,
    "agreement": "agreement",
}
_TRUTH = {
    **dict.fromkeys(("1", "yes", "true", "agree", "agrees", "pro", "support"), 1),
    **dict.fromkeys(("0", "no", "false", "disagree", "disagrees", "contra"), 0),
    **{"supports": 1, "oppose": 0, "opposes": 0, "against": 0},
}
_BLACK: Colour = (0, 0, 0)
_WHOLE = re.compile(r"-?[0-9]+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a coding by some code says: a type, or a value of a variable."""

    type: int
    variable: int | None = None  # None: it is of this type, and nothing else
    value: Level | None = None  # None: a long text, which a note has


@dataclass(slots=True)
class Codes:
    """Gives ids to types, variables and values; each code has one meaning."""

    meanings: dict[str, Meaning] = field(default_factory=dict)  # by guid
    types: dict[int, StatementType] = field(default_factory=dict)
    variables: dict[int, Variable] = field(default_factory=dict)
    entities: dict[int, Entity] = field(default_factory=dict)
    _named: dict[tuple[int, str], int] = field(default_factory=dict)

    def read(self, root: Element, space: str) -> None:
        """Take all codes of a project in."""
        book = root.find(f"{space}CodeBook/{space}Codes")
        for code in () if book is None else book.iterfind(f"{space}Code"):
            if _description(code, space) == TYPE:
                self._type(code, space)
            else:
                self._foreign(code, space)

    def _type(self, code: Element, space: str) -> None:
        """Take in a code that says itself that it is a statement type."""
        name = code.get("name", "")
        type = self._new_type(name, colour_of(code) or _BLACK)
        self.meanings[_guid(code)] = Meaning(type)
        for child in code.iterfind(f"{space}Code"):
            kind = KINDS.get(_description(child, space))
            if kind is None:
                self._foreign(child, space)
                continue
            variable = self._variable(type, child.get("name", ""), kind)
            self.meanings[_guid(child)] = Meaning(type, variable)
            for value in child.iterfind(f"{space}Code"):
                self._value(type, variable, value)

    def _value(self, type: int, variable: int, code: Element) -> None:
        name = code.get("name", "")
        kind = self.variables[variable].kind
        value: Level | None = None
        if kind is Kind.SHORT_TEXT:
            value = self._entity(variable, name, colour_of(code))
        elif kind is Kind.INTEGER and _WHOLE.fullmatch(name):
            value = int(name)
        elif kind is Kind.BOOLEAN and name.casefold() in _TRUTH:
            value = _TRUTH[name.casefold()]
        if value is not None:
            self.meanings[_guid(code)] = Meaning(type, variable, value)

    def _foreign(self, code: Element, space: str) -> None:
        """Take in a code of another program with all below it."""
        group = GROUPS.get(code.get("name", "").strip().casefold())
        children = list(code.iterfind(f"{space}Code"))
        if group and children:
            kind = Kind.BOOLEAN if group == "agreement" else Kind.SHORT_TEXT
            type = self.foreign_type()
            variable = self._variable(type, group, kind)
            for child in children:
                if kind is Kind.BOOLEAN:
                    self._value(type, variable, child)
                else:
                    self._concept(child, space, variable, None)
        else:
            type = self.foreign_type()
            variable = self._variable(type, CONCEPT, Kind.SHORT_TEXT)
            self._concept(code, space, variable, None)

    def _concept(
        self, code: Element, space: str, variable: int, above: int | None
    ) -> None:
        """Make a value of a code and of all below it; names say where they are two."""
        name = code.get("name", "").strip() or "unnamed code"
        if (variable, name) in self._named and above is not None:
            name = f"{self.entities[above].value} > {name}"
        number, free = 1, name
        while (variable, free) in self._named:
            number += 1
            free = f"{name} ({number})"
        id = self._entity(variable, free, colour_of(code))
        if above is not None:
            self.entities[id] = replace(self.entities[id], child_of=above)
        self.meanings[_guid(code)] = Meaning(self.foreign_type(), variable, id)
        for child in code.iterfind(f"{space}Code"):
            self._concept(child, space, variable, id)

    def foreign_type(self) -> int:
        """Return the type of statements that other programs coded."""
        for one in self.types.values():
            if one.label == FOREIGN:
                return one.id
        return self._new_type(FOREIGN, _BLACK)

    def note_variable(self, type: int) -> int:
        """Return the variable for notes of statements that other programs coded."""
        return self._variable(type, NOTE, Kind.LONG_TEXT)

    def _new_type(self, label: str, colour: Colour) -> int:
        id = len(self.types) + 1
        self.types[id] = StatementType(id, label, colour, ())
        return id

    def _variable(self, type: int, name: str, kind: Kind) -> int:
        for one in self.types[type].variables:
            if one.name == name and one.kind is kind:
                return one.id
        while name in {one.name for one in self.types[type].variables}:
            name = f"{name} ({kind.value})"
        id = len(self.variables) + 1
        self.variables[id] = Variable(id, name, kind)
        every = (*self.types[type].variables, self.variables[id])
        self.types[type] = replace(self.types[type], variables=every)
        return id

    def _entity(self, variable: int, value: str, colour: Colour | None) -> int:
        if (variable, value) not in self._named:
            id = len(self.entities) + 1
            self.entities[id] = Entity(id, variable, value, colour)
            self._named[variable, value] = id
        return self._named[variable, value]

    def describe(self, guid: str, name: str, words: str) -> bool:
        """Give the value that a code is an attribute; say whether it is a value."""
        meaning = self.meanings.get(guid)
        if meaning is None or meaning.variable is None or meaning.value is None:
            return False
        if self.variables[meaning.variable].kind is not Kind.SHORT_TEXT:
            return False
        entity = self.entities[int(meaning.value)]
        every = {**entity.attributes, name: words}
        self.entities[entity.id] = replace(entity, attributes=every)
        return True

    def attributes(self) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Yield the names of the attributes that the values of each variable have."""
        found: dict[int, dict[str, None]] = {}
        for one in self.entities.values():
            if one.attributes:
                names = found.setdefault(one.variable, {})
                names.update(dict.fromkeys(one.attributes))
        yield from ((id, tuple(names)) for id, names in sorted(found.items()))


def _guid(code: Element) -> str:
    return (code.get("guid") or "").casefold()


def _description(code: Element, space: str) -> str:
    return (code.findtext(f"{space}Description") or "").strip()


def colour_of(element: Element) -> Colour | None:
    """Return the colour of a code, #RRGGBB; None if it has none."""
    words = (element.get("color") or "").removeprefix("#")
    try:
        red, green, blue = bytes.fromhex(words)
    except ValueError:
        return None
    return red, green, blue
