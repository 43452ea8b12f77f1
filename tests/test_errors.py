from __future__ import annotations

import inspect

from kg import errors
from kg.errors import DataError, KGError

CLASSES: list[type[KGError]] = [
    one
    for _, one in inspect.getmembers(errors, inspect.isclass)
    if issubclass(one, KGError)
]


def test_every_error_is_in_the_tree_of_the_module_and_has_one_base() -> None:
    assert len(CLASSES) >= 11
    tree = errors.__doc__ or ""
    for one in CLASSES:
        assert one.__name__ in tree
        assert issubclass(one, KGError)
        assert one.__doc__


def test_only_broken_data_exit_with_one() -> None:
    for one in CLASSES:
        assert one.exit_code == (1 if issubclass(one, DataError) else 2)
