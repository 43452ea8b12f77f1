"""Ranks of positions: by the rule for what nobody contested, or as people decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kg.coding.adjudication import Adjudication, positions_by_key
from kg.codings import Coding
from kg.model import Coder
from kg.names import slug
from kg.triples.codings import coder_class, position_iri
from kg.triples.iris import Minter, coded
from kg.triples.terms import GraphLines, text
from kg.vocabulary import FOAF, KG, PROV, RDFS, Rank

ADJUDICATOR = "kg-uncontested"


def adjudication_lines(
    codings: Iterable[Coding], mint: Minter, decided: Iterable[Adjudication] = ()
) -> GraphLines:
    """Return the ranks that need no judge: an uncontested human position is preferred.

    Where coders read different stances of one holder to one target in one document, or
    only a machine spoke, every rank is normal until a person decides. Two documents may
    differ: people change their minds. What a person decided has no rank here.
    """
    out = GraphLines(mint.graph("adjudication", "uncontested"))
    every = tuple(codings)
    humans = {one.coder.id for one in every if one.coder.kind == "human"}
    done = {one.key for one in decided}
    activity = mint.coding("adjudication", "uncontested")
    for key, made in positions_by_key(every).items():
        if key in done:
            continue
        agreed = len({one.stance for one in made}) == 1
        human = any(one.coder in humans for one in made)
        rank = Rank.PREFERRED if agreed and human else Rank.NORMAL
        for one in made:
            node = position_iri(one, mint)
            out.link(activity, PROV.used, node)
            out.link(node, KG.rank, coded("rank", rank))
    if out.lines:
        out.type(activity, KG.Adjudication)
        out.link(activity, KG.coderKind, coded("coder", "rule"))
        out.link(activity, PROV.wasAssociatedWith, mint.agent(ADJUDICATOR))
        out.type(mint.agent(ADJUDICATOR), PROV.SoftwareAgent)
        out.add(
            mint.agent(ADJUDICATOR),
            FOAF.name,
            text("the rule that an uncontested human position is preferred", "en"),
        )
    return out


def decision_lines(
    decided: Iterable[Adjudication], codings: Iterable[Coding], mint: Minter
) -> Iterator[GraphLines]:
    """Yield the graph of what each person decided: the ranks, by whom and why.

    The readings of the coder that holds are preferred, those of all others deprecated.
    """
    every = tuple(codings)
    held = positions_by_key(every)
    coders = {one.coder.id: one.coder for one in every}
    graphs: dict[str, GraphLines] = {}
    for one in decided:
        name = mint.graph("adjudication", slug(one.by))
        out = graphs.setdefault(name, GraphLines(name))
        agent = _agent(out, one.by, coders, mint)
        activity = mint.hashed(
            *("adjudication", agent, mint.source(one.document)),
            *(mint.thing(one.holder), mint.thing(one.target)),
        )
        out.type(activity, KG.Adjudication)
        out.link(activity, KG.coderKind, coded("coder", "human"))
        out.link(activity, PROV.wasAssociatedWith, agent)
        out.add(activity, RDFS.comment, text(one.reason))
        for position in held[one.key]:
            node = position_iri(position, mint)
            rank = Rank.PREFERRED if position.coder == one.coder else Rank.DEPRECATED
            out.link(activity, PROV.used, node)
            out.link(node, KG.rank, coded("rank", rank))
    yield from graphs.values()


def _agent(out: GraphLines, who: str, coders: Mapping[str, Coder], mint: Minter) -> str:
    """Write who decided: a coder of the project by its id, or anybody by name."""
    coder = coders.get(who)
    agent = mint.agent(who if coder else slug(who))
    out.type(agent, coder_class(coder) if coder else PROV.Agent)
    out.add(agent, FOAF.name, text(coder.label, "en") if coder else text(who))
    return agent
