"""A page as it is written: every piece of it knows where it stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from benchmarks.world import World
from kg.model import Mention, MentionStatus, Part, PartKind, Piece, Span

FILLER = (
    *("measure", "report", "council", "budget", "plan", "market", "region", "review"),
    *("network", "sector", "method", "result", "option", "period", "standard", "cost"),
    *("share", "rule", "field", "model", "system", "value", "growth", "training"),
)


class Page:
    """Text that only grows; offsets are code points, as everywhere."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.at = 0

    def write(self, words: str) -> Piece:
        """Write words and return them with their span."""
        piece = Piece(Span(self.at, self.at + len(words)), words)
        self.pieces.append(words)
        self.at = piece.span.end
        return piece

    def skip(self, words: str) -> None:
        """Write what no value will point to."""
        self.pieces.append(words)
        self.at += len(words)

    @property
    def text(self) -> str:
        """Return the text so far."""
        return "".join(self.pieces)


@dataclass(slots=True)
class Words:
    """What one speaker is quoted with: parts, mentions, and whole sentences."""

    start: int
    end: int = 0
    parts: list[Part] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    sentences: list[Span] = field(default_factory=list)  # each wholly said

    @property
    def span(self) -> Span:
        """Return the span from the first to the last character."""
        return Span(self.start, self.end)


def write_words(page: Page, rng: Random, world: World, sentences: int) -> Words:
    """Write some sentences; some are cut by the publisher, some have words put in."""
    words = Words(page.at)
    said = page.at
    for number in range(sentences):
        if number and rng.random() < 0.2:
            _end_said(page, words, said)
            page.skip(" ")
            words.parts.append(Part(PartKind.ELISION, page.write("<...>").span))
            page.skip(" ")
            said = page.at
        elif number:
            page.skip(" ")
        if number and rng.random() < 0.07:
            said = _with_insertion(page, rng, world, words, said)
        else:
            words.sentences.append(_sentence(page, rng, world, words))
    _end_said(page, words, said)
    words.end = page.at
    return words


def _end_said(page: Page, words: Words, start: int) -> None:
    words.parts.append(Part(PartKind.SAID, Span(start, page.at)))


def _filler(rng: Random, low: int, high: int) -> str:
    return " ".join(rng.choices(FILLER, k=rng.randint(low, high)))


def _sentence(page: Page, rng: Random, world: World, words: Words) -> Span:
    start = page.at
    page.skip(_filler(rng, 2, 8).capitalize() + " ")
    _mention(page, rng, world, words)
    page.skip(f" {_filler(rng, 3, 9)}.")
    return Span(start, page.at)


def _with_insertion(
    page: Page, rng: Random, world: World, words: Words, said: int
) -> int:
    """Write a sentence with an editor's bracket; return where the words go on."""
    page.skip(_filler(rng, 2, 8).capitalize())
    _end_said(page, words, said)
    page.skip(" ")
    start = page.at
    page.skip("[of ")
    _linked(page, words, world.actors.draw(rng), world)
    page.skip(" – ed.]")
    words.parts.append(Part(PartKind.INSERTION, Span(start, page.at)))
    page.skip(" ")
    after = page.at
    page.skip(f"{_filler(rng, 3, 9)}.")
    return after


def _mention(page: Page, rng: Random, world: World, words: Words) -> None:
    """Name something: topics most, then actors; a few names are not certain."""
    kind = rng.random()
    if kind < 0.02:
        rivals = tuple(sorted({world.actors.draw(rng) for _ in range(3)}))
        unsure = MentionStatus.AMBIGUOUS if rivals[1:] else MentionStatus.CANDIDATE
        at = page.write("the Commission").span
        words.mentions.append(Mention(at, unsure, rivals))
    elif kind < 0.04:
        at = page.write("the Bureau").span
        words.mentions.append(Mention(at, MentionStatus.CANDIDATE, ()))
    elif kind < 0.5:
        _linked(page, words, world.topics.draw(rng), world)
    elif kind < 0.85:
        _linked(page, words, world.actors.draw(rng), world)
    else:
        _initiative(page, words, world.initiatives.draw(rng), world)


def _linked(page: Page, words: Words, target: str, world: World) -> Span:
    at = page.write(world.labels[target]).span
    words.mentions.append(Mention(at, MentionStatus.LINKED, (target,)))
    return at


def _initiative(page: Page, words: Words, target: str, world: World) -> None:
    """Name an initiative; its name holds the name of a topic."""
    outer = _linked(page, words, target, world)
    number = target.rpartition("-")[2]
    inner = Span(outer.end - len(f"Topic {number}"), outer.end)
    words.mentions.append(
        Mention(inner, MentionStatus.LINKED, (f"topic/topic-{number}",), within=outer)
    )
