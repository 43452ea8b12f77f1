"""Whether those who speak are found as people and organisations, not only as words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import astuple, dataclass

from kg.evaluation.gold import Attribution, Who
from kg.evaluation.metrics import Pair, share
from kg.model import SpeakerKind
from kg.names import name_key

_BRACKET = re.compile(r"\s*\([^()]*\)$")
# A form of address is no part of a name that two would be told apart by.
_ADDRESS = re.compile(
    r"(?:the|mr|mrs|ms|dr|prof|professor|lord|lady|sir|dame|hon)\.?\s+"
)
_NOBODY = (SpeakerKind.UNNAMED, SpeakerKind.COLLECTIVE)


@dataclass(frozen=True, slots=True)
class SpeakerTally:
    """How many found speakers were asked for something, and how many had it right."""

    names: int = 0
    names_right: int = 0
    kinds: int = 0
    kinds_right: int = 0
    roles: int = 0
    roles_right: int = 0
    organizations: int = 0
    organizations_right: int = 0
    modes: int = 0  # statements asked whether they are quoted
    modes_right: int = 0

    def __add__(self, other: SpeakerTally) -> SpeakerTally:
        both = zip(astuple(self), astuple(other), strict=True)
        return SpeakerTally(*(a + b for a, b in both))

    @property
    def named(self) -> float:
        """Return the share of statements whose speakers are all right."""
        return share(self.names_right, self.names)


def score_speakers(pairs: Iterable[Pair], text: str) -> SpeakerTally:
    """Return the counts over pairs that cover enough of the gold to be asked."""
    tally = SpeakerTally()
    for pair in pairs:
        if pair.passes("0.3") and pair.gold.who is not None:
            tally += _tally(pair.gold.who, pair, text)
    return tally


def _tally(gold: Who, pair: Pair, text: str) -> SpeakerTally:
    found = pair.found.who or Who(())
    kind = gold.kind is not None and bool(found.names)
    return SpeakerTally(
        names=1,
        names_right=same_speakers(pair.gold, pair.found, text),
        kinds=kind,
        kinds_right=kind and gold.kind == found.kind,
        roles=gold.role is not None,
        roles_right=_alike(gold.role, found.role),
        organizations=gold.organization is not None,
        organizations_right=_alike(gold.organization, found.organization),
        modes=1,
        modes_right=pair.gold.mode == pair.found.mode,
    )


def same_speakers(gold: Attribution, found: Attribution, text: str) -> bool:
    """Say whether the names agree; where the gold has none, nobody may be named.

    The printed words themselves name nobody: "Harlow", of which there are two.
    """
    theirs = found.who or Who(())
    if gold.who is not None and gold.who.names:
        return _keys(gold.who) == _keys(theirs)
    printed = _key(" ".join(one.of(text) for one in gold.source))
    return theirs.kind in _NOBODY or all(key in printed for key in _keys(theirs))


def _keys(who: Who) -> set[str]:
    return {_key(name) for name in who.names}


def _key(name: str) -> str:
    key = _BRACKET.sub("", name_key(name))
    while match := _ADDRESS.match(key):
        key = key[match.end() :]
    return key


def _alike(gold: str | None, found: str | None) -> bool:
    return gold is not None and found is not None and _key(gold) == _key(found)
