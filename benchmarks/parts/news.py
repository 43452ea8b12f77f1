"""Statements in news: the development split of PolNeAR, by kind, span and rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from benchmarks.parts.errors import error_tables
from benchmarks.parts.section import Figure, Section, Table, percent
from benchmarks.parts.targets import KNOWN_SPANS, KNOWN_STATEMENTS
from kg.evaluation.evaluation import (
    HALVES,
    Comparison,
    Result,
    compare,
    evaluate,
    which_half,
)
from kg.evaluation.metrics import KINDS, Tally, share
from kg.evaluation.polnear import read_polnear
from kg.evaluation.predictions import predict_prose, predict_reading
from kg.evaluation.strict import TYPES
from kg.extract.prose.rules import RULES

TITLE: Final = "News"
FOLDER: Final = "polnear-dev"
COMMAND: Final = f'kg eval statements --gold "$KG_CORPORA/{FOLDER}" --format polnear'
_SPLIT: Final = """\
{texts} articles of US election news from seven publishers, in which people marked
{gold:,} statements with their content (PolNeAR 1.0, development split, the first
annotator of each). **The rules were written with these articles at hand**, so the
figures are an upper estimate of what other news will give. Better estimates were taken
once each, on articles whose errors nobody had read yet: 41 articles (1,152 statements)
gave quoted F 93.8 with a speaker overlap of 93.5 %, all F 78.3 and strict content F
60.1; later, 718 of these statements, still unread, gave 94.6, 95.5 %, 79.2 and 59.3.
Those articles have been read since, so no command can repeat it. The test split was not
used. Nothing is learnt from the texts, and none of them is in the project."""
_METRICS: Final = """\
* A found and a marked content are paired by their overlap, one to one; **@0.3** and
  **@0.8** count a pair if the found one covers 30 % or 80 % of the marked characters,
  **exact** if they are equal but for marks, stops and blanks at the ends.
* **P** is the share of what was found that counts, **R** that of what was marked, **F**
  their harmonic mean.
* **Speaker overlap**: of the pairs @0.3 with a source on both sides, those whose
  sources share a character; **speaker exact**: whose sources are equal.
* *direct*: all words stand in quotation marks; *mixed*: some; *indirect*: none;
  *quoted*: direct and mixed.
* **Strict exact**: a span counts only if its type, first and last token are those of
  the marked one, nothing trimmed (the measure of CofeNet)."""
_KNOWN: Final = """\
Best known before, F @0.3, as those who measured it gave it; only the row with PolNeAR
dev is of these articles. Where the figures above come near those of people, they say
that the rules fit these articles, not that they read as people do."""
_ASSERTED: Final = """\
The same articles end to end, as `kg build` reads them: the reader is chosen by the
text, speakers are resolved, and a statement is **asserted** only if its rule is right
four times in five, over enough cases, and its speaker is certain. All others are
candidates, kept apart in the graph. {share} % of what is found is asserted; the content
of {right} % of that is right (P @0.3), and so is the source of {speaker} %."""


def measure(corpora: Path) -> Section:
    """Return the figures of the development split, all of it and by halves."""
    texts = read_polnear(corpora / FOLDER)
    prose = compare(texts, predict_prose)
    result = evaluate(prose)
    whole = evaluate(compare(texts, predict_reading))
    sure = evaluate(compare(texts, partial(predict_reading, asserted=True)))
    kinds = result.scores.kinds
    about = _SPLIT.format(texts=result.texts, gold=kinds["all"].gold)
    return Section(
        TITLE,
        (
            about,
            _METRICS,
            Table(KIND_HEAD, list(_kind_rows(kinds)), COMMAND),
            "By halves of the articles (a hash of the name parts them):",
            Table(KIND_HEAD, list(_half_rows(prose)), f"{COMMAND} --half even|odd"),
            _KNOWN,
            KNOWN_STATEMENTS,
            "Strict exact spans, F; the lines below the first are published or earlier "
            "figures on another split of the same corpus:",
            Table(_SPAN_HEAD, [_span_row(result), *KNOWN_SPANS], COMMAND),
            _asserted_words(whole, sure),
            _end_to_end(whole, sure),
            "By rule; what a rule is for stands in `kg/extract/prose/rules.py`. "
            "*Speaker* is the overlap over all its pairs.",
            Table(_RULE_HEAD, list(_rule_rows(result)), COMMAND),
            *error_tables(prose, f"{COMMAND} --errors 9999"),
        ),
        _figures(result),
    )


def _figures(result: Result) -> Sequence[Figure]:
    kinds = result.scores.kinds
    quoted, content = kinds["quoted"], result.strict["content"]
    overlap = 100 * share(quoted.overlapping, quoted.sourced)
    return (
        Figure("quoted", "F", 100 * quoted.f1("0.3"), 90),
        Figure("quoted", "speaker overlap", overlap, 95, " %"),
        Figure("all", "F", 100 * kinds["all"].f1("0.3"), 76),
        Figure("content", "F", 100 * content.f1(content.exact), 60),
    )


# -- tables ------------------------------------------------------------------------

KIND_HEAD = (
    *("statements", "marked", "found", "P @0.3", "R @0.3", "F @0.3", "F @0.8"),
    *("F exact", "speaker overlap", "speaker exact"),
)
_SPAN_HEAD = ("who", "measured on", *TYPES)
_RULE_HEAD = (
    *("rule", "found", "P @0.3", "P, half in common", "P exact", "speaker"),
    "asserted",
)


def _kind_rows(kinds: Mapping[str, Tally], name: str = "") -> Iterator[Sequence[str]]:
    for kind in KINDS:
        yield kind_row(f"{kind}{name}", kinds.get(kind, Tally()))


def kind_row(name: str, one: Tally) -> Sequence[str]:
    """Return one line of a table with the head for kinds."""
    return (
        name,
        str(one.gold),
        str(one.found),
        percent(one.precision("0.3")),
        percent(one.recall("0.3")),
        *(percent(one.f1(measure)) for measure in ("0.3", "0.8", "exact")),
        percent(one.overlapping, one.sourced),
        percent(one.same, one.sourced),
    )


def _half_rows(comparisons: Sequence[Comparison]) -> Iterator[Sequence[str]]:
    for half in HALVES:
        ours = [one for one in comparisons if which_half(one.gold.name) == half]
        kinds = evaluate(ours).scores.kinds
        for kind in ("quoted", "indirect", "all"):
            yield kind_row(f"{kind}, {half} ({len(ours)} articles)", kinds[kind])


def _span_row(result: Result) -> Sequence[str]:
    counts = [result.strict[name] for name in TYPES]
    exact = [percent(one.f1(one.exact)) for one in counts]
    return ("**this project**", "PolNeAR dev", *(f"**{one}**" for one in exact))


def _asserted_words(whole: Result, sure: Result) -> str:
    every, some = whole.scores.kinds["all"], sure.scores.kinds["all"]
    return _ASSERTED.format(
        share=percent(some.found, every.found),
        right=percent(some.precision("0.3")),
        speaker=percent(some.overlapping, some.sourced),
    )


def _end_to_end(whole: Result, sure: Result) -> Table:
    rows = [
        kind_row(f"{kind}, {name}", result.scores.kinds[kind])
        for name, result in (("all that is found", whole), ("asserted", sure))
        for kind in ("quoted", "indirect", "all")
    ]
    return Table(KIND_HEAD, rows, f"{COMMAND} --measure readers [--asserted]")


def _rule_rows(result: Result) -> Iterator[Sequence[str]]:
    rules = result.scores.rules
    for name in sorted(rules, key=lambda rule: (-rules[rule].found, rule)):
        one, rule = rules[name], RULES.get(name)
        yield (
            f"`{name}`",
            str(one.found),
            *(percent(one.precision(measure)) for measure in ("0.3", "half", "exact")),
            percent(one.overlapping, one.sourced),
            "yes" if rule is not None and rule.asserted else "no",
        )
