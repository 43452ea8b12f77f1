"""Who said what about whom: policy documents as a knowledge graph with its evidence.

import kg

project = kg.open("path/to/project")
project.statements(by="Zakharova", about="the West")
project.ask("cq05", speaker="Maria Zakharova").to_frame()
project.network(mode="one", var1="person", var2="topic").frame()
kg.open_dna("coded.dna").network(aggregation="subtract").frame()
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from kg.errors import KGError
from kg.vocabulary import VERSION

__version__ = VERSION

if TYPE_CHECKING:
    from kg.discourse import open_dna
    from kg.project import Project
    from kg.project import open_project as open

__all__ = ["KGError", "Project", "__version__", "open", "open_dna"]


_LAZY = {
    "open": ("project", "open_project"),
    "open_dna": ("discourse", "open_dna"),
    "Project": ("project", "Project"),
}


def __getattr__(name: str) -> Any:
    """Load the project only when it is asked for: `import kg` itself stays light."""
    if name not in _LAZY:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    module, found = _LAZY[name]
    return getattr(import_module(f"kg.{module}"), found)
