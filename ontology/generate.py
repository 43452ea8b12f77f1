"""Writes `kg/vocabulary.py` and `docs/vocabulary.md` from `ontology/kg.ttl`.

With `--check` nothing is written: the exit code is 1 when a file is not fresh.
"""

from __future__ import annotations

import keyword
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, Graph, URIRef
from rdflib.collection import Collection
from rdflib.term import BNode, Node

ROOT: Final = Path(__file__).resolve().parent.parent
ONTOLOGY: Final = ROOT / "ontology" / "kg.ttl"
KINDS: Final = {
    OWL.Class: "class",
    OWL.ObjectProperty: "property",
    OWL.DatatypeProperty: "property",
    OWL.AnnotationProperty: "property",
}
# The languages under the vocabulary declare no terms of their own here; these few are
# what the code needs of them.
BUILT_IN: Final = {
    "owl": "AnnotationProperty Class DatatypeProperty NamedIndividual ObjectProperty "
    "Ontology sameAs versionIRI versionInfo",
    "rdf": "langString type",
    "rdfs": "Class Literal comment domain isDefinedBy label range seeAlso subClassOf "
    "subPropertyOf",
    "xsd": "anyURI boolean date dateTime decimal double float integer long "
    "nonNegativeInteger string",
}


def read_ontology(path: Path = ONTOLOGY) -> Graph:
    """Return the vocabulary with exactly the prefixes that its file declares."""
    graph = Graph(bind_namespaces="none")
    return graph.parse(path, format="turtle")


# -- the module --------------------------------------------------------------------


def render_module(graph: Graph) -> str:
    """Return the text of `kg/vocabulary.py`."""
    ontology = str(next(graph.subjects(RDF.type, OWL.Ontology)))
    prefixes = dict(sorted((p, str(n)) for p, n in graph.namespaces()))
    base = prefixes["c"].removesuffix("concept/")
    lines = [
        '"""The terms of the vocabulary as plain strings.',
        "",
        "GENERATED from ontology/kg.ttl by ontology/generate.py: change that, then run",
        "`make golden`. No RDF library is imported, so that commands start fast.",
        '"""',
        "",
        "from __future__ import annotations",
        "",
        "from enum import StrEnum",
        "from typing import Final",
        "",
        f'BASE: Final = "{base}"',
        f'ONTOLOGY: Final = "{ontology}"',
        f'VERSION: Final = "{graph.value(URIRef(ontology), OWL.versionInfo)}"',
        f'C: Final = "{prefixes["c"]}"',
        'CODEBOOK: Final = "codebook"',
        "PREFIXES: Final = {",
        *(f'    "{prefix}": "{name}",' for prefix, name in prefixes.items()),
        "}",
    ]
    for prefix, name in prefixes.items():
        if prefix != "c":
            lines += _term_class(graph, prefix, name)
    for scheme in sorted(map(str, graph.subjects(RDF.type, SKOS.ConceptScheme))):
        lines += _enum_class(graph, URIRef(scheme))
    return "\n".join(lines) + "\n"


def _term_class(graph: Graph, prefix: str, namespace: str) -> Iterator[str]:
    names = BUILT_IN.get(prefix, "").split() or sorted(
        str(term).removeprefix(namespace)
        for kind in KINDS
        for term in graph.subjects(RDF.type, kind)
        if isinstance(term, URIRef) and str(term).startswith(namespace)
    )
    yield from ("", "", f"class {prefix.upper()}:")
    yield from (f'    """Terms of {namespace}"""', "")
    for name in dict.fromkeys(names):
        attribute = f"{name}_" if keyword.iskeyword(name) else name
        yield f'    {attribute}: Final = "{namespace}{name}"'


def _enum_class(graph: Graph, scheme: Node) -> Iterator[str]:
    name = "".join(word.capitalize() for word in english(graph, scheme).split())
    local = str(scheme).rpartition("/")[2]
    yield from ("", "", f"class {name}(StrEnum):")
    yield from (f'    """Values of the closed list c:{local}."""', "")
    for value in sorted(map(str, graph.subjects(SKOS.inScheme, scheme))):
        short = value.removeprefix(f"{scheme}-")
        yield f'    {short.replace("-", "_").upper()} = "{short}"'


# -- the page ----------------------------------------------------------------------


def render_page(graph: Graph, source: str) -> str:
    """Return the text of `docs/vocabulary.md`: the terms in the order of the file."""
    ontology = next(graph.subjects(RDF.type, OWL.Ontology))
    lines = [
        f"# {english(graph, ontology, DCTERMS.title)}",
        "",
        "<!-- GENERATED from ontology/kg.ttl by ontology/generate.py: do not edit. -->",
        "",
        english(graph, ontology, DCTERMS.description),
        "",
        f"Version {graph.value(ontology, OWL.versionInfo)}. "
        + english(graph, ontology, RDFS.comment),
        "Every example quotes the first source, a session report.",
    ]
    for title, terms in _sections(source):
        own = [term for term in terms if term.startswith(("kg:", "c:"))]
        lines += ["", f"## {title[0].upper()}{title[1:]}"]
        if own:
            for term in own:
                lines += _entry(graph, term)
        elif terms:
            lines += ["", "| Term | Label |", "|---|---|"]
            lines += [
                f"| `{term}` | {english(graph, expanded(graph, term))} |"
                for term in terms
            ]
        else:
            lines += ["", "Axioms only: see the file."]
    return "\n".join(lines) + "\n"


def _sections(source: str) -> Iterator[tuple[str, list[str]]]:
    for part in re.split(r"^# -- ", source, flags=re.MULTILINE)[1:]:
        title = part.partition("\n")[0].rstrip("- ")
        yield title, re.findall(r"^([a-z]+:[\w-]+) a ", part, flags=re.MULTILINE)


def _entry(graph: Graph, curie: str) -> Iterator[str]:
    term = expanded(graph, curie)
    labels = sorted(str(o) for o in graph.objects(term, RDFS.label) if _in(o, "ru"))
    names = " · ".join((english(graph, term), *labels))
    value = graph.value(term, SKOS.inScheme)
    level = "####" if value is not None else "###"
    yield from ("", f"{level} {curie}", "", f"**{names}**")
    yield from ("", english(graph, term, SKOS.definition))
    yield from ("", f"*Example:* {english(graph, term, SKOS.example)}")
    for note in sorted(map(str, graph.objects(term, RDFS.comment))):
        yield from ("", note)
    facts = list(_facts(graph, term))
    if facts:
        yield from ("", " · ".join(facts))


def _facts(graph: Graph, term: URIRef) -> Iterator[str]:
    for words, predicate in (
        ("kind of", RDFS.subClassOf),
        ("same as", OWL.equivalentClass),
        ("from", RDFS.domain),
        ("to", RDFS.range),
        ("readings", URIRef(str(expanded(graph, "kg:reading")))),
    ):
        values = {named(graph, one) for one in graph.objects(term, predicate)} - {""}
        if found := sorted(values):
            yield f"{words} {', '.join(found)}"
    for words, kind in (
        ("at most one", OWL.FunctionalProperty),
        ("transitive", OWL.TransitiveProperty),
        ("symmetric", OWL.SymmetricProperty),
    ):
        if (term, RDF.type, kind) in graph:
            yield words


def named(graph: Graph, node: Node) -> str:
    """Return a class expression in words, or "" for one that has no short ones."""
    if not isinstance(node, BNode):
        return f"`{graph.namespace_manager.curie(str(node), generate=False)}`"
    for predicate, word in ((OWL.unionOf, " or "), (OWL.intersectionOf, " and ")):
        members = graph.value(node, predicate)
        if members is not None:
            return word.join(named(graph, one) for one in Collection(graph, members))
    if graph.value(node, OWL.onDatatype) is not None:
        return f"{named(graph, _one(graph, node, OWL.onDatatype))} from 0 to 1"
    return _restriction(graph, node)


def _restriction(graph: Graph, node: Node) -> str:
    if graph.value(node, OWL.onProperty) is None:
        return ""
    on = named(graph, _one(graph, node, OWL.onProperty))
    for predicate, words in (
        (OWL.hasValue, f"{on} "),
        (OWL.someValuesFrom, f"some {on} "),
        (OWL.onClass, f"exactly one {on} "),
    ):
        value = graph.value(node, predicate)
        if value is not None:
            return words + named(graph, value)
    return f"exactly one {on}"


# -- words and files ---------------------------------------------------------------


def english(graph: Graph, term: Node, predicate: URIRef = RDFS.label) -> str:
    """Return what the file says of a term in English."""
    return next(str(o) for o in graph.objects(term, predicate) if _in(o, "en"))


def expanded(graph: Graph, curie: str) -> URIRef:
    """Return the IRI of a prefixed name."""
    prefix, _, name = curie.partition(":")
    return URIRef(dict(graph.namespaces())[prefix] + name)


def _in(literal: Node, language: str) -> bool:
    return getattr(literal, "language", None) == language


def _one(graph: Graph, node: Node, predicate: URIRef) -> Node:
    value = graph.value(node, predicate)
    assert value is not None
    return value


def rendered() -> dict[Path, str]:
    """Return the text of every generated file."""
    graph = read_ontology()
    page = render_page(graph, ONTOLOGY.read_text(encoding="utf-8"))
    return {
        ROOT / "kg" / "vocabulary.py": render_module(graph),
        ROOT / "docs" / "vocabulary.md": page,
    }


def main(arguments: list[str], say: Callable[[str], object] = print) -> int:
    """Write the files, or with --check say which of them are not fresh."""
    stale = []
    for path, text in rendered().items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(path.relative_to(ROOT))
            if "--check" not in arguments:
                path.write_text(text, encoding="utf-8")
    for name in stale:
        say(f"not fresh: {name}" if "--check" in arguments else f"wrote {name}")
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
