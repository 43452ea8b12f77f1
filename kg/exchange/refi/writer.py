"""A coded database as a REFI-QDA project, for programs of qualitative analysis."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree
from lxml.etree import _Element as Element

from kg.exchange.database import (
    Colour,
    Database,
    DatabaseDocument,
    DatabaseStatement,
    Entity,
    Variable,
)
from kg.exchange.folder import hex_of, moment_of
from kg.exchange.refi.names import (
    FACTS,
    INTERNAL,
    NAMESPACE,
    ORIGIN,
    PROJECT,
    SOURCES,
    TYPE,
    Q,
    clean,
    guid,
)
from kg.networks.table import Kind, Level

_LABEL = 60  # characters of a selection that are its name
_DATE = (1980, 1, 1, 0, 0, 0)  # of the files in an archive: the first that there can be


def qdpx_bytes(database: Database) -> bytes:
    """Return a project as a .qdpx archive: project.qde and the plain texts.

    The bytes are the same for the same database; `losses` says what has no place there.
    """
    writer = _ProjectWriter(database, apart=True)
    files = {PROJECT: _xml(writer.project())}
    for one in database.documents:
        files[f"{SOURCES}/{writer.document_guid(one)}.txt"] = one.text.encode()
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            info = ZipInfo(name, _DATE)
            info.compress_type = ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, content)
    return out.getvalue()


def qde_bytes(database: Database) -> bytes:
    """Return a project as one .qde file that has the texts in it."""
    return _xml(_ProjectWriter(database, apart=False).project())


def losses(database: Database) -> tuple[str, ...]:
    """Return what of a database has no place in a REFI-QDA project, with counts."""
    counted = (
        (len(database.settings), "settings of the database"),
        (sum(len(one.settings) for one in database.coders), "settings of coders"),
        (len(database.relations), "relations between coders"),
        (len(database.links), "links between variables"),
        (len(database.statement_links), "links between statements"),
        (len(database.highlights), "highlighted expressions"),
        (sum(1 for one in database.documents if one.coder), "coders of documents"),
        (
            sum(1 for one in database.entities if one.child_of is not None),
            "values that are children of others",
        ),
    )
    return tuple(
        f"left out, since REFI-QDA has no place for it: {count} {what}"
        for count, what in counted
        if count
    )


def _xml(root: Element) -> bytes:
    etree.indent(root)
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="utf-8")
    return data + b"\n"


class _ProjectWriter:
    """Writes one project; every identifier in it depends on its texts."""

    def __init__(self, database: Database, *, apart: bool) -> None:
        self.database = database
        self.apart = apart  # the texts are files of their own
        seed = hashlib.sha256()
        for one in database.documents:
            seed.update(f"{one.title}\n{one.text}\n".encode())
        self.seed = seed.hexdigest()
        self.variables: dict[int, Variable] = {
            one.id: one for type in database.types for one in type.variables
        }
        self.entities = {one.id: one for one in database.entities}
        self.numbers = _numbers(database, self.variables)
        self.statements: dict[int, list[DatabaseStatement]] = {}
        order = sorted(database.statements, key=lambda s: (s.start, s.stop, s.id))
        for statement in order:
            self.statements.setdefault(statement.document, []).append(statement)

    def guid(self, *names: object) -> str:
        return guid(self.seed, *names)

    def document_guid(self, one: DatabaseDocument) -> str:
        """Return what a document is called in the project."""
        return self.guid("document", one.id)

    def project(self) -> Element:
        """Return the project, its parts in the order of the format's schema."""
        root = etree.Element(Q + "Project", nsmap={None: NAMESPACE})
        root.set("name", "coded statements")
        root.set("origin", ORIGIN)
        users = etree.SubElement(root, Q + "Users")
        for coder in self.database.coders:
            user = etree.SubElement(users, Q + "User")
            user.set("guid", self.guid("coder", coder.id))
            user.set("name", clean(coder.name))
        self._codes(root)
        self._variables(root)
        self._cases(root)
        sources = etree.SubElement(root, Q + "Sources")
        for document in self.database.documents:
            self._source(sources, document)
        self._notes(root)
        return root

    # -- codes -------------------------------------------------------------------

    def _codes(self, root: Element) -> None:
        book = etree.SubElement(root, Q + "CodeBook")
        codes = etree.SubElement(book, Q + "Codes")
        for type in self.database.types:
            top = self._code(codes, ("type", type.id), type.label, type.colour)
            _describe(top, TYPE)
            for variable in type.variables:
                names = ("variable", variable.id)
                code = self._code(top, names, variable.name, None)
                _describe(code, variable.kind.value)
                for entity in self.database.entities:
                    if entity.variable == variable.id and entity.value:
                        value = ("entity", entity.id)
                        self._code(code, value, entity.value, entity.colour)
                for number in self.numbers.get(variable.id, ()):
                    self._code(code, ("number", variable.id, number), str(number), None)

    def _code(
        self,
        parent: Element,
        names: tuple[object, ...],
        name: str,
        colour: Colour | None,
    ) -> Element:
        code = etree.SubElement(parent, Q + "Code")
        code.set("guid", self.guid(*names))
        code.set("name", clean(name))
        code.set("isCodable", "true")
        if colour is not None:
            code.set("color", hex_of(colour).upper())
        return code

    # -- facts and attributes --------------------------------------------------------

    def _names(self) -> tuple[str, ...]:
        every = (name for names in self.database.attributes.values() for name in names)
        return tuple(sorted(set(every)))

    def _variables(self, root: Element) -> None:
        variables = etree.SubElement(root, Q + "Variables")
        listed = [("document", one) for one in FACTS]
        listed += [("attribute", one) for one in self._names()]
        for of, name in listed:
            variable = etree.SubElement(variables, Q + "Variable")
            variable.set("guid", self.guid(of, name))
            variable.set("name", clean(name))
            variable.set("typeOfVariable", "Text")
            _describe(variable, of)

    def _value(self, parent: Element, of: str, name: str, words: str) -> None:
        value = etree.SubElement(parent, Q + "VariableValue")
        self._refer(value, "VariableRef", of, name)
        etree.SubElement(value, Q + "TextValue").text = clean(words)

    def _refer(self, parent: Element, kind: str, *names: object) -> None:
        etree.SubElement(parent, Q + kind).set("targetGUID", self.guid(*names))

    def _cases(self, root: Element) -> None:
        described = [one for one in self.database.entities if one.attributes]
        described = [one for one in described if one.value]
        if not described:
            return
        cases = etree.SubElement(root, Q + "Cases")
        for one in described:
            case = etree.SubElement(cases, Q + "Case")
            case.set("guid", self.guid("case", one.id))
            case.set("name", clean(one.value))
            self._refer(case, "CodeRef", "entity", one.id)
            for name, words in one.attributes.items():
                self._value(case, "attribute", name, words)

    # -- texts and statements --------------------------------------------------------

    def _source(self, sources: Element, one: DatabaseDocument) -> None:
        source = etree.SubElement(sources, Q + "TextSource")
        source.set("guid", self.document_guid(one))
        source.set("name", clean(one.title))
        if self.apart:
            path = f"{INTERNAL}{self.document_guid(one)}.txt"
            source.set("plainTextPath", path)
        else:
            etree.SubElement(source, Q + "PlainTextContent").text = clean(one.text)
        for statement in self.statements.get(one.id, ()):
            self._selection(source, statement, one)
        facts = {name: str(getattr(one, name)) for name in FACTS}
        facts["date"] = moment_of(one.date)
        for name, words in facts.items():
            if words:
                self._value(source, "document", name, words)

    def _selection(
        self, source: Element, one: DatabaseStatement, document: DatabaseDocument
    ) -> None:
        selection = etree.SubElement(source, Q + "PlainTextSelection")
        words = document.text[one.start : one.stop]
        user = self.guid("coder", one.coder)
        selection.set("guid", self.guid("statement", one.id))
        selection.set("name", clean(" ".join(words.split())[:_LABEL]))
        selection.set("startPosition", str(one.start))
        selection.set("endPosition", str(one.stop))
        selection.set("creatingUser", user)
        for names in (("type", one.type), *self._codings(one)):
            coding = etree.SubElement(selection, Q + "Coding")
            coding.set("guid", self.guid("coding", one.id, *names))
            coding.set("creatingUser", user)
            self._refer(coding, "CodeRef", *names)
            if names[0] == "variable":
                self._refer(coding, "NoteRef", "note", one.id, names[1])

    def _codings(self, one: DatabaseStatement) -> Iterator[tuple[Level, ...]]:
        """Yield the names of the codes of a statement's values."""
        for id, value in one.values.items():
            kind = self.variables[id].kind
            if kind is Kind.LONG_TEXT:
                yield "variable", id
            elif kind is not Kind.SHORT_TEXT:
                yield "number", id, value
            elif self._entity(value).value:
                yield "entity", value

    def _entity(self, value: Level) -> Entity:
        return self.entities[int(value)]

    def _notes(self, root: Element) -> None:
        long = {v.id for v in self.variables.values() if v.kind is Kind.LONG_TEXT}
        notes = etree.Element(Q + "Notes")
        coders = {one.id: self.guid("coder", one.id) for one in self.database.coders}
        for one in self.database.statements:
            for id, value in one.values.items():
                if id in long:
                    note = etree.SubElement(notes, Q + "Note")
                    note.set("guid", self.guid("note", one.id, id))
                    note.set("name", clean(self.variables[id].name))
                    note.set("creatingUser", coders[one.coder])
                    text = etree.SubElement(note, Q + "PlainTextContent")
                    text.text = clean(str(value))
        if len(notes):
            root.append(notes)


def _numbers(
    database: Database, variables: dict[int, Variable]
) -> dict[int, list[Level]]:
    """Return the values of each variable of truth or numbers that statements have."""
    found: dict[int, set[Level]] = {}
    for one in database.statements:
        for id, value in one.values.items():
            if variables[id].kind in (Kind.BOOLEAN, Kind.INTEGER):
                found.setdefault(id, set()).add(int(value))
    return {id: sorted(values) for id, values in found.items()}


def _describe(element: Element, words: str) -> None:
    etree.SubElement(element, Q + "Description").text = words
