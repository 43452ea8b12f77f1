"""What coders recorded in another program: its variables, and every value of each.

The variables and their entities of a set are one graph; what a coder did with one
document is in the graph of that coder's coding, beside the positions read from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta

from kg.coded import CodedSet, CodedStatement, CodedValue
from kg.exchange.database import Colour, DatabaseDocument, Entity, StatementType
from kg.networks.table import Kind
from kg.triples.iris import Minter, coded
from kg.triples.sources import write_quoted_span
from kg.triples.terms import GraphLines, integer, text, typed
from kg.vocabulary import DCT, KG, PROV, RDFS, SCHEMA, SKOS, XSD

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def coded_lines(
    sets: Iterable[CodedSet], texts: Mapping[str, str], mint: Minter
) -> Iterator[GraphLines]:
    """Yield the graphs of coded sets; `texts` has the text of each document.

    Orphans are not in them: what cannot be found in its text is asserted nowhere.
    """
    for one in sets:
        yield _codebook(one, mint)
        yield _documents(one, texts, mint)
        graphs: dict[str, GraphLines] = {}
        for statement in one.statements:
            name = mint.graph("coding", statement.coder, statement.document)
            out = graphs.setdefault(name, GraphLines(name))
            _statement(out, statement, texts[statement.document], mint)
        yield from graphs.values()


# -- the codebook of a set ---------------------------------------------------------


def _codebook(one: CodedSet, mint: Minter) -> GraphLines:
    out = GraphLines(mint.graph("codebook", one.name))
    for type in one.database.types:
        _type(out, one, type, mint)
    for entity in one.database.entities:
        _entity(out, one, entity, mint)
    return out


def _type(out: GraphLines, one: CodedSet, type: StatementType, mint: Minter) -> None:
    node = _iri(mint, "statement-type", one.name, type.id)
    out.type(node, KG.StatementType)
    out.add(node, RDFS.label, text(type.label))
    out.add(node, DCT.identifier, text(str(type.id)))
    out.add(node, KG.colour, text(_colour(type.colour)))
    for variable in type.variables:
        asked = _iri(mint, "variable", one.name, variable.id)
        out.link(node, KG.hasVariable, asked)
        out.type(asked, KG.Variable)
        out.add(asked, SKOS.prefLabel, text(variable.name))
        out.add(asked, DCT.identifier, text(str(variable.id)))
        kind = str(variable.kind.value).replace(" ", "-")
        out.link(asked, KG.dataType, coded("data", kind))
        meaning = one.ids.meanings.get(variable.id)
        if meaning:
            out.link(asked, KG.meaning, coded("meaning", meaning))


def _entity(out: GraphLines, one: CodedSet, entity: Entity, mint: Minter) -> None:
    node = _iri(mint, "entity", one.name, entity.id)
    out.type(node, KG.VariableEntity)
    out.add(node, SKOS.prefLabel, text(entity.value))
    out.add(node, DCT.identifier, text(str(entity.id)))
    out.link(node, SKOS.inScheme, _iri(mint, "variable", one.name, entity.variable))
    if entity.colour is not None:
        out.add(node, KG.colour, text(_colour(entity.colour)))
    if entity.child_of is not None:
        out.link(node, SKOS.broader, _iri(mint, "entity", one.name, entity.child_of))
    thing = one.ids.things.get(entity.id)
    if thing:
        out.link(node, KG.denotes, mint.thing(thing))
    for name, value in entity.attributes.items():
        write_property(out, node, name, value, mint)


def write_property(
    out: GraphLines, node: str, name: str, value: str, mint: Minter
) -> None:
    """Write a named property of something; an empty value says nothing."""
    if value:
        at = mint.hashed("property", node, name)
        out.link(node, SCHEMA.additionalProperty, at)
        out.type(at, SCHEMA.PropertyValue)
        out.add(at, SCHEMA.name, text(name))
        out.add(at, SCHEMA.value, text(value))


# -- documents ---------------------------------------------------------------------


def _documents(one: CodedSet, texts: Mapping[str, str], mint: Minter) -> GraphLines:
    out = GraphLines(mint.graph("coded", one.name))
    for document in one.database.documents:
        name = one.ids.documents.get(document.id)
        if name is not None and name in texts:
            _document(out, document, mint.source(name))
    return out


def _document(out: GraphLines, document: DatabaseDocument, node: str) -> None:
    """Write what the coders recorded of a document, its time in UTC."""
    moment = _EPOCH + timedelta(seconds=document.date)
    stamp = typed(moment.replace(tzinfo=None).isoformat(), XSD.dateTime)
    out.add(node, SCHEMA.datePublished, stamp)
    for predicate, value in (
        (DCT.creator, document.author),
        (KG.outlet, document.source),
        (SCHEMA.articleSection, document.section),
        (DCT.type, document.type),
        (SKOS.note, document.notes),
    ):
        if value:
            out.add(node, predicate, text(value))


# -- statements --------------------------------------------------------------------


def _statement(out: GraphLines, one: CodedStatement, words: str, mint: Minter) -> None:
    node = _iri(mint, "coded-statement", one.set, one.id)
    out.type(node, KG.CodedStatement)
    out.add(node, DCT.identifier, text(str(one.id)))
    out.link(node, KG.statementType, _iri(mint, "statement-type", one.set, one.type))
    activity = mint.coding(one.coder, one.document)
    out.link(node, PROV.wasGeneratedBy, activity)
    out.link(
        node, KG.evidence, write_quoted_span(out, mint, (one.document, words), one.span)
    )
    for value in one.values:
        _value(out, node, value, (one.set, mint))


def _value(
    out: GraphLines, statement: str, one: CodedValue, place: tuple[str, Minter]
) -> None:
    name, mint = place
    node = f"{statement}/{one.variable}"
    out.link(statement, KG.hasVariableValue, node)
    out.type(node, KG.VariableValue)
    out.link(node, KG.ofVariable, _iri(mint, "variable", name, one.variable))
    if one.entity is not None:
        out.link(node, KG.valueEntity, _iri(mint, "entity", name, one.entity))
    else:
        out.add(node, SCHEMA.value, _literal(one))


def _literal(one: CodedValue) -> str:
    if one.kind is Kind.BOOLEAN:
        return typed("true" if one.value in ("1", "true") else "false", XSD.boolean)
    if one.kind is Kind.INTEGER:
        return integer(int(one.value))
    return text(one.value)


def _iri(mint: Minter, kind: str, name: str, number: int) -> str:
    """Return the IRI of something that has a number within its set."""
    return mint.thing(f"{kind}/{name}/{number}")


def _colour(colour: Colour) -> str:
    return "#" + "".join(f"{one:02x}" for one in colour)
