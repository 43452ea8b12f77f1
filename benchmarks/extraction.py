"""Measure what is read out of texts, and write it into one Markdown page.

    .venv/bin/python benchmarks/extraction.py [--corpora DIR] [--only PART]

The real documents are found by KG_CORPORA, or beside the checkout. With `--only` one
part is printed, and the page stays as it is.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import time
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.corpora import find_corpora  # noqa: E402
from benchmarks.parts import (  # noqa: E402
    aliases,
    news,
    own_gold,
    parliaments,
    releases,
    speed,
    turns,
)
from benchmarks.parts.section import (  # noqa: E402
    Part,
    Section,
    render_section,
    render_table,
)
from benchmarks.parts.targets import target_table  # noqa: E402

PAGE = Path(__file__).resolve().parent / "extraction.md"
PARTS = (
    Part("news", news.TITLE, news.FOLDER, news.measure),
    Part("gold", own_gold.TITLE, None, own_gold.measure),
    Part("releases", releases.TITLE, releases.FOLDER, releases.measure),
    Part("transcripts", turns.TITLE, turns.FOLDER, turns.measure),
    Part("parliaments", parliaments.TITLE, parliaments.FOLDER, parliaments.measure),
    Part("mentions", aliases.TITLE, aliases.FOLDER, aliases.measure),
    Part("speed", speed.TITLE, speed.FOLDER, speed.measure),
)
_HEAD = """\
# How well texts are read

Written by `.venv/bin/python benchmarks/extraction.py` (`make bench-extraction`);
[README.md](README.md) says what it does. Every table has the command that measures it;
`$KG_CORPORA` is the folder of the real documents, none of which is part of the project.
Where it is absent, a part is left out and says so."""


def main(argv: Sequence[str] | None = None) -> int:
    """Write the page, or print one part of it; 2 if that part has no texts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, help="folder of the real documents")
    parser.add_argument("--only", choices=[part.name for part in PARTS])
    parser.add_argument("--out", type=Path, default=PAGE)
    given = parser.parse_args(argv)
    corpora = given.corpora or find_corpora()
    if given.only:
        (part,) = (one for one in PARTS if one.name == given.only)
        section = _measured(part, corpora)
        print(render_section(section or _absent(part)))
        return 0 if section else 2
    given.out.write_text(page(corpora), encoding="utf-8")
    return 0


def page(corpora: Path | None) -> str:
    """Return the whole page: the numbers to reach, and each part."""
    machine = _machine()
    measured = {part.name: _measured(part, corpora) for part in PARTS}
    figures = [
        one for section in measured.values() if section for one in section.figures
    ]
    sections = [measured[part.name] or _absent(part) for part in PARTS]
    blocks = [
        _HEAD,
        machine,
        "## Numbers to reach",
        render_table(target_table(figures)),
        *map(render_section, sections),
    ]
    return "\n\n".join(blocks) + "\n"


def _measured(part: Part, corpora: Path | None) -> Section | None:
    """Return what a part measures, or None where the texts for it are absent."""
    folder = corpora or Path()
    if part.needs and (corpora is None or not (folder / part.needs).is_dir()):
        return None
    start = time.perf_counter()
    section = part.measure(folder)
    took = time.perf_counter() - start
    print(f"{part.name}: {took:.0f} s", file=sys.stderr, flush=True)
    return section


def _absent(part: Part) -> Section:
    words = f"Not measured here: there is no `$KG_CORPORA/{part.needs}`."
    return Section(part.title, (words,))


def _machine() -> str:
    """Return what the figures are measured on."""
    load = os.getloadavg()[0]
    words = "".join(_processor())
    noise = (
        f" Other work shared the cores (load {load:.1f} at the start), so the speeds "
        "are too low."
        if load > 0.5
        else ""
    )
    return (
        f"{words}{os.cpu_count()} cores, {platform.system()} {platform.machine()}, "
        f"Python {platform.python_version()}, lxml {version('lxml')}.{noise}"
    )


def _processor() -> Iterator[str]:
    """Yield the name of the processor where the system tells it."""
    file = Path("/proc/cpuinfo")
    lines = file.read_text("utf-8").splitlines() if file.is_file() else []
    for line in lines:
        name, _, value = line.partition(":")
        if name.strip() == "model name":
            yield f"{value.strip()}, "
            return


if __name__ == "__main__":
    sys.exit(main())
