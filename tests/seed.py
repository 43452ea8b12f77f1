"""The seed's project as the tests use it: a copy, so that the committed one stays."""

from __future__ import annotations

import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SEED = "roscongress-2024-09-05-ai-pivot"


def copy_seed(folder: Path) -> Path:
    """Copy what the seed's project is made of; nothing is built."""
    folder.mkdir(exist_ok=True)
    shutil.copy(ROOT / "kg.toml", folder)
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    return folder
