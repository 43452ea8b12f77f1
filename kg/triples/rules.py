"""The rules of the extractor, with the precision that was measured for each."""

from __future__ import annotations

from collections.abc import Iterable

from kg.extract.prose.rules import RULES
from kg.triples.iris import Minter, coded
from kg.triples.terms import GraphLines, hundredths, integer
from kg.vocabulary import KG


def rule_lines(used: Iterable[str], mint: Minter) -> GraphLines:
    """Return the measured precision of the rules that a graph uses.

    A rule that follows the layout of a page has none: it leaves nothing open.
    """
    out = GraphLines(mint.graph("rules"))
    for name in sorted(set(used) & set(RULES)):
        rule, node = RULES[name], coded("rule", name)
        out.add(node, KG.precision, hundredths(rule.precision))
        out.add(node, KG.precisionCases, integer(rule.cases))
    return out
