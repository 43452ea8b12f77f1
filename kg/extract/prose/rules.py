"""The rules for prose, and how often each is right.

A prediction is right if its content has half or more of the characters of either side
in common with the content that people marked, and if its source shares a character
with theirs, or if neither has one. Measured on the 84 articles of PolNeAR's
development split, on which the rules were written; `tests/test_rule_precision.py`
counts anew where the articles are there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

_TABLE: Final = """
post 262/279: What is said, then its speaker and the cue: `..., she said`.
split 52/61: What is said on both sides of speaker and cue: `..., she said, ...`.
inverted 70/76: What is said, then the cue and its speaker: `"...," said she`.
as-said 6/8: A parenthesis with "as": `as she said, ...`.
according-to 35/39: A source after "according to".
that 178/194: A cue with a clause that "that" opens.
clause 234/279: A cue with a clause that nothing opens.
quotation 46/51: A cue with a quotation after it.
colon 0/1: A cue with a colon and unquoted words after it.
question 22/30: A cue with a question in a clause: "whether", "how", "what".
infinitive 39/66: A cue with "to go".
object 217/318: A cue with a noun phrase: what is praised, wanted, denied.
preposition 66/95: A cue with a preposition: what is called for or spoken of.
request 30/41: A cue with whom and "to go".
light 8/10: A verb with an object that holds what is said: "raised doubts about".
joined 32/68: A cue that shares its speaker with the verb before: "and said".
participle 44/54: A participle with words said: "adding that".
participle-object 33/77: A participle with a noun phrase or "to go": "citing costs".
purpose 6/21: "to say" or "to discuss", with the speaker of the main clause.
passive 10/15: A passive that names nobody: "is expected to", "was accused of".
passive-by 6/9: A passive that names its speaker after "by".
seeming 6/17: What only seems or appears so; nobody says it.
noun-that 2/11: A noun of saying with a clause: "her claim that".
noun-infinitive 4/9: A noun of saying with "to go": "her promise to".
noun-preposition 4/14: A noun of saying with a preposition: "her criticism of".
noun-unattributed 3/16: A noun of saying that is nobody's: "allegations of".
title-with-colon 7/8: A title that opens with a source and a colon.
label-in-capitals 10/11: A line of a transcript: a name in capitals and a colon.
signature 24/24: A quotation with a dash and a name after it.
announced 3/3: A quotation that "she said:" announces in the paragraph before.
floating 2/3: A quotation without a cue, given to the speaker of the words before.
"""
_ROW: Final = re.compile(
    r"(?P<name>[\w-]+) (?P<right>\d+)/(?P<cases>\d+): (?P<words>.+)"
)
_ENOUGH: Final = 0.80
_FEWEST: Final = 10  # cases; a share of fewer proves nothing


@dataclass(frozen=True, slots=True)
class Rule:
    """A way to read a sentence, and the share of its findings that were right."""

    name: str
    precision: float  # content and speaker both right
    cases: int  # findings that it was measured on
    definition: str

    @property
    def asserted(self) -> bool:
        """Say whether what the rule finds may be asserted; else it is a candidate."""
        return self.precision >= _ENOUGH and self.cases >= _FEWEST


def _rules() -> dict[str, Rule]:
    rules = {}
    for row in _ROW.finditer(_TABLE):
        cases = int(row["cases"])
        precision = round(int(row["right"]) / max(cases, 1), 3)
        rules[row["name"]] = Rule(row["name"], precision, cases, row["words"])
    return rules


RULES: Final = MappingProxyType(_rules())
