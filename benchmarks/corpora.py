"""One project over all real documents that are there, built, checked and asked.

    .venv/bin/python benchmarks/corpora.py FOLDER

The documents are found by KG_CORPORA, or beside the checkout, and are copied into
FOLDER alone. Authority file, codebook and first document are the seed's.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KG = (sys.executable, "-m", "kg")
ROW = re.compile(r"^\| (\w+) \| ([^|]+) \| ([^|]+) \|$", re.M)


def find_corpora() -> Path | None:
    """Return the folder of the real documents, or None where there is none."""
    given = os.environ.get("KG_CORPORA")
    folder = Path(given) if given else ROOT.parent / "shared" / "corpora"
    return folder if folder.is_dir() else None


def documents(corpora: Path) -> Iterator[tuple[Path, tuple[str, ...]]]:
    """Yield what is added, and with which options."""
    yield corpora / "whitehouse" / "markdown", ()
    yield corpora / "whitehouse" / "other", ()
    for path in sorted((corpora / "kremlin").glob("*.txt")):
        yield path, ()
    said = {
        name: f"{speaker.strip()}, {post.strip()}"
        for name, speaker, post in ROW.findall(
            (corpora / "README.md").read_text(encoding="utf-8")
        )
    }
    for path in sorted((corpora / "general-debate").glob("*.txt")):
        yield path, ("--speaker", said[path.stem]) if path.stem in said else ()
    for scheme in ("akoma-ntoso", "parlamint", "parlparse"):
        yield corpora / "parliament" / scheme, ()


def make_project(corpora: Path, folder: Path) -> None:
    """Make a project of the seed and add every document to it."""
    if folder.exists():
        shutil.rmtree(folder)
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    (folder / "kg.toml").write_text('[project]\ntitle = "Real documents"\n')
    for path, options in documents(corpora):
        run(folder, "add", str(path), *options, quiet=True)


def run(folder: Path, *words: str, quiet: bool = False) -> None:
    """Run a command in the project and say how long it took."""
    print(f"\n$ kg {' '.join(words)}", flush=True)
    started = time.perf_counter()
    done = subprocess.run(
        [*KG, "-C", str(folder), *words], capture_output=True, text=True, check=False
    )
    lines = (done.stdout + done.stderr).splitlines()
    shown = [one for one in lines if "warning:" not in one] if quiet else lines
    print("\n".join(shown[:60]))
    if len(shown) > 60:
        print(f"… {len(shown) - 60} more lines")
    took = time.perf_counter() - started
    print(f"[exit {done.returncode}, {took:.1f} s]", flush=True)


def main() -> int:
    """Make, build and check the project, and ask it what the issue promises."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    corpora = find_corpora()
    if corpora is None:
        print("no real documents: set KG_CORPORA to the folder that holds them")
        return 2
    make_project(corpora, folder)
    run(folder, "build")
    run(folder, "said", "--about", "artificial intelligence", quiet=True)
    for question in ("cq01", "cq06", "cq15", "candidates"):
        run(folder, "ask", question)
    run(folder, "check")
    return 0


if __name__ == "__main__":
    sys.exit(main())
