from __future__ import annotations

import csv
from pathlib import Path

import pytest

from kg.additions import add_columns


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("a,b\n1,2\n", "a,b,cites\n1,2,\n"),
        ("a,b\r\n1,2\r\n", "a,b,cites\r\n1,2,\r\n"),
        ("\ufeffa,b\n1,2", "\ufeffa,b,cites\n1,2,"),
        ('a,b\n"x\ny, z",2\n\n3,4\n', 'a,b,cites\n"x\ny, z",2,\n\n3,4,\n'),
        ("a,cites\n1,2\n", "a,cites\n1,2\n"),
        ("a\n\u2028 one,\n", "a,cites\n\u2028 one,,\n"),
    ],
)
def test_a_new_column_is_empty_in_every_row_and_changes_nothing_else(
    old: str, new: str, tmp_path: Path
) -> None:
    path = tmp_path / "coder.csv"
    path.write_bytes(old.encode())
    add_columns(path, ("cites",))
    assert path.read_bytes().decode() == new


def test_rows_read_as_before_once_a_column_is_added(tmp_path: Path) -> None:
    path = tmp_path / "coder.csv"
    path.write_text('a,b\n"1, ""2""",3\n', encoding="utf-8")
    add_columns(path, ("b", "statement", "cites"))
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows == [{"a": '1, "2"', "b": "3", "statement": "", "cites": ""}]
