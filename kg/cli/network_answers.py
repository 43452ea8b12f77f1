"""What a command on networks was asked, and how its answer is shown."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.cli.output import note, print_records
from kg.errors import KGError, QueryError

if TYPE_CHECKING:
    from kg.discourse import Discourse
    from kg.networks.explain import Ground
    from kg.networks.network import Network
    from kg.networks.request import Settings


@dataclass(frozen=True, slots=True)
class Asked:
    """What was typed: the statements, the settings, and what to do with them."""

    discourse: Discourse
    settings: Settings
    names: tuple[str, ...]  # what follows the word: labels to explain
    arguments: Namespace

    @property
    def format(self) -> str:
        """Return the format of the answer."""
        return str(self.arguments.format)

    def network(self) -> Network:
        """Return the network, and say what of --exclude was in vain."""
        made = self.discourse.network(**self.settings)
        say_in_vain(self)
        return made


def say_in_vain(asked: Asked) -> None:
    """Say which excluded values no statement has: a misspelt one changes nothing."""
    from kg.networks.choice import excluded_in_vain

    request = asked.discourse.request(**asked.settings)
    for one in excluded_in_vain(asked.discourse.statements(request), request):
        note(f"--exclude {one}: no statement has this value")


def write_answer(asked: Asked, content: str | bytes) -> None:
    """Write an answer to stdout, or to the file that was named."""
    data = content.encode() if isinstance(content, str) else content
    if asked.arguments.output is None:
        sys.stdout.write(data.decode())
        return
    from kg.cli.commands import target
    from kg.exports import write_file

    path = target(asked.arguments.output, asked.arguments.force)
    write_file(path, data)
    note(f"wrote {asked.arguments.output}")


def print_answer(asked: Asked, records: Sequence[dict[str, Any]]) -> None:
    """Print records as a table, CSV or JSON; no other format holds them."""
    from kg.networks.formats.tables import records_csv

    if asked.format == "csv":
        write_answer(asked, records_csv([_flat(one) for one in records]))
    elif asked.format == "json":
        write_answer(
            asked, json.dumps(list(records), ensure_ascii=False, indent=1) + "\n"
        )
    elif asked.format == "table":
        print_records(list(records), asked.format)
    else:
        raise QueryError(
            f"{asked.format} is a format of networks; use table, csv, json"
        )


def _flat(record: dict[str, Any]) -> dict[str, Any]:
    return {
        name: " | ".join(value) if isinstance(value, list) else value
        for name, value in record.items()
    }


def short(value: float) -> str:
    """Return a number for people, to four decimals."""
    from kg.networks.formats.tables import number

    return number(round(value, 4))


def ground_record(one: Ground, network: Network) -> dict[str, Any]:
    """Return a ground as a record whose columns are named by the variables."""
    request = network.request
    made: dict[str, Any] = {request.var1: one.var1, request.var2: one.var2}
    if request.qualifier:
        made[request.qualifier] = "" if one.qualifier is None else one.qualifier
    return made | {
        "time": one.time,
        "source": one.source.title,
        "publisher": one.source.source,
        "document": one.source.id,
        "start": one.start,
        "stop": one.stop,
        "coder": one.coder,
        "statement": one.key,
        "quotation": one.quotation,
    }


def print_grounds(found: Sequence[Ground], qualifier: str | None) -> None:
    """Print statements as a person reads them: who, on what, in which words, where."""
    for one in found:
        stance = "" if one.qualifier is None else f" [{qualifier} {one.qualifier}]"
        print(f"{one.var1} → {one.var2}{stance}")
        words = " ".join(one.quotation.split())
        # Words that bring marks of their own get no others around them.
        print(f"  {words}" if "“" in words else f"  “{words}”")
        day = one.time[:10] or "no date"
        source = f", {one.source.source}" if one.source.source else ""
        place = f"characters {one.start}-{one.stop}"
        print(f"  {one.source.title} [{one.source.id}]{source}, {day}, {place}")
        print(f"  coded by {one.coder} ({one.key})\n")


def refuse_windows(asked: Asked) -> None:
    """Say that a report has no slices; better than to answer another question."""
    if asked.arguments.window is not None:
        raise KGError(
            "this is asked of all time at once; leave --window out, or narrow the time "
            "with --from and --to"
        )
