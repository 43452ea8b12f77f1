"""How true the texts of real documents are, and what it costs to make them.

    .venv/bin/python benchmarks/formats.py

Real documents are found by KG_CORPORA, or beside the checkout. The plain forms that
they are compared with were made by others and hold errors of their own.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from kg.formats.rendition import render  # noqa: E402

CORPORA = Path(os.environ.get("KG_CORPORA") or ROOT.parent / "shared" / "corpora")


def main() -> int:
    """Print both tables; 2 when there is nothing to measure."""
    if not CORPORA.is_dir():
        print("no real documents: set KG_CORPORA to the folder that holds them")
        return 2
    print("| kind | documents | lines of the plain form found | lines beside them |")
    print("|---|---|---|---|")
    for row in fidelity(CORPORA):
        print(f"| {row} |")
    print("\n| kind | MB | seconds of one core | MB a second |\n|---|---|---|---|")
    for row in speed(CORPORA):
        print(f"| {row} |")
    return 0


def fidelity(corpora: Path) -> Iterator[str]:
    """Yield how many lines of the known plain forms the renditions have."""
    releases = sorted((corpora / "whitehouse" / "markdown").glob("*.md"))
    texts = corpora / "whitehouse" / "text"
    yield _compare("md", [(path, texts / f"{path.stem}.txt") for path in releases])
    pages = sorted((corpora / "kremlin" / "raw_html").glob("*.html"))
    plain = sorted((corpora / "kremlin").glob("*.txt"))
    yield _compare("html", [(page, _nearest(page, plain)) for page in pages])


def _compare(kind: str, pairs: list[tuple[Path, Path]]) -> str:
    same = whole = more = 0
    for path, plain in pairs:
        expected = _lines(plain.read_text(encoding="utf-8"))
        made = _lines(render(path).text)
        blocks = SequenceMatcher(None, expected, made, autojunk=False)
        found = sum(block.size for block in blocks.get_matching_blocks())
        same, whole, more = (
            same + found,
            whole + len(expected),
            more + len(made) - found,
        )
    return f"{kind} | {len(pairs)} | {same} of {whole} ({same / whole:.1%}) | {more}"


def _nearest(page: Path, plain: list[Path]) -> Path:
    """Return the plain form that shares most lines with a page."""
    made = set(_lines(render(page).text))
    return max(plain, key=lambda path: len(made & set(_lines(path.read_text("utf-8")))))


def _lines(text: str) -> list[str]:
    lines = (" ".join(line.split()) for line in text.splitlines())
    head = ("SOURCE:", "LICENCE:", "TITLE:", "DATE:")  # put there by who made the form
    return [line for line in lines if line and not line.startswith(head)]


def speed(corpora: Path) -> Iterator[str]:
    """Yield what files of each kind cost, made of the words of one real document."""
    from tests.office_files import plain_docx, wrapped_pdf

    path = max((corpora / "kremlin").glob("*.txt"), key=lambda p: p.stat().st_size)
    paragraphs = _lines(path.read_text(encoding="utf-8"))
    latin = [line.encode("latin-1", "ignore").decode("latin-1") for line in paragraphs]
    escaped = (line.replace("&", "&amp;").replace("<", "&lt;") for line in paragraphs)
    files = {
        "txt": "\n".join(paragraphs).encode(),
        "md": "\n\n".join(paragraphs).encode(),
        "html": f"<html><p>{'</p><p>'.join(escaped)}</p></html>".encode(),
        "docx": plain_docx(*paragraphs),
        "pdf": wrapped_pdf("", latin),
    }
    with tempfile.TemporaryDirectory() as folder:
        for kind, data in files.items():
            file = Path(folder) / f"document.{kind}"
            file.write_bytes(data)
            render(file)  # loads the libraries
            start = time.process_time()
            size = len(render(file).text) / 1_000_000
            seconds = time.process_time() - start
            yield f"{kind} | {size:.2f} | {seconds:.3f} | {size / seconds:.1f}"


if __name__ == "__main__":
    sys.exit(main())
