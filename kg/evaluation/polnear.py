"""Gold in the format of PolNeAR: `text/*.txt` and brat files in `attributions/`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from kg.errors import SourceError
from kg.evaluation.gold import Attribution, GoldText
from kg.evaluation.modes import find_mode, find_quoted
from kg.model import Span

_ROLES = ("Source", "Cue", "Content")


def read_polnear(folder: Path) -> tuple[GoldText, ...]:
    """Return the articles by name, each as its first annotator marked it."""
    return tuple(
        GoldText(name, text, annotations[min(annotations)])
        for name, text, annotations in read_annotators(folder)
    )


def read_annotators(
    folder: Path,
) -> Iterator[tuple[str, str, dict[str, tuple[Attribution, ...]]]]:
    """Yield each article's name, text, and attributions by annotator."""
    paths: dict[str, list[tuple[str, Path]]] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        article, _, annotator = path.stem.rpartition("_")
        paths.setdefault(article, []).append((annotator, path))
    if not paths:
        raise SourceError(f"{folder}: no attributions/*.ann; give a PolNeAR folder")
    for article, found in sorted(paths.items()):
        text = _read(folder / "text" / f"{article}.txt")
        yield article, text, {who: _attributions(text, path) for who, path in found}


def _attributions(text: str, path: Path) -> tuple[Attribution, ...]:
    """Return what one annotator marked, in order; remarks and empty ones left out."""
    spans: dict[str, tuple[Span, ...]] = {}
    events: list[tuple[str, str]] = []
    for number, line in enumerate(_read(path).split("\n"), start=1):
        fields = line.rstrip("\r").split("\t")
        try:
            if fields[0].startswith("T"):
                spans[fields[0]] = _spans(text, fields[1], fields[2])
            elif fields[0].startswith("E"):
                events.append((f"{path.name}:{number}", fields[1]))
        except (IndexError, ValueError) as error:
            raise SourceError(f"{path.name}:{number}: {error}") from error
    quoted = find_quoted(text)
    found = [_attribution(spans, where, roles) for where, roles in events]
    return tuple(
        sorted(
            (
                replace(one, mode=find_mode(text, one.content, quoted))
                for one in found
                if one.content
            ),
            key=lambda one: one.place,
        )
    )


def _spans(text: str, field: str, printed: str) -> tuple[Span, ...]:
    """Return the pieces of a `T` line; their words must be those it prints."""
    pieces = [pair.split() for pair in field.split(" ", 1)[1].split(";")]
    found = tuple(Span(int(start), int(end)) for start, end in pieces)
    words = " ".join(one.of(text) for one in found)
    if words.split() != printed.split():
        raise ValueError(f"offsets give {words[:60]!r}, and not {printed[:60]!r}")
    return tuple(sorted(found))


def _attribution(
    spans: dict[str, tuple[Span, ...]], where: str, event: str
) -> Attribution:
    """Return what an `E` line binds together; a role may carry a number."""
    parts: dict[str, set[Span]] = {role: set() for role in _ROLES}
    for item in event.split():
        role, _, target = item.partition(":")
        if target not in spans:
            raise SourceError(f"{where}: {target!r} is marked nowhere")
        parts.get(role.rstrip("0123456789"), set()).update(spans[target])
    source, cue, content = (tuple(sorted(parts[role])) for role in _ROLES)
    return Attribution(content=content, cue=cue, source=source)


def _read(path: Path) -> str:
    """Return the text of a file with its line ends as they are."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return file.read()
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(f"{path}: cannot be read: {error}") from error
