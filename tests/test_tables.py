from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import TableError
from kg.tables import Row, read_rows


def rows(tmp_path: Path, text: str) -> list[Row]:
    path = tmp_path / "table.csv"
    path.write_bytes(text.encode())
    return list(read_rows(path, "table.csv", required=("id",), optional=("label",)))


def test_a_row_knows_its_line_even_after_cells_with_line_breaks(
    tmp_path: Path,
) -> None:
    found = rows(tmp_path, 'id,label\na,"two\nlines"\n\nb,x\n')
    assert [(row.line, row["id"]) for row in found] == [(2, "a"), (5, "b")]


def test_a_missing_column_is_named_with_what_is_expected(tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"table.csv:1: column 'id' is missing"):
        rows(tmp_path, "label\nx\n")


def test_a_misspelt_column_is_refused_with_the_near_name(tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"'lable'; did you mean 'label'"):
        rows(tmp_path, "id,lable\na,b\n")


def test_a_column_of_the_users_own_is_passed_over(tmp_path: Path) -> None:
    assert rows(tmp_path, "id,_mine\na,b\n")[0]["id"] == "a"


def test_a_row_with_too_many_cells_says_how_to_quote(tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"table.csv:2: 3 cells where .* has 2; put"):
        rows(tmp_path, "id,label\na,b, c\n")


def test_a_file_in_another_encoding_is_one_clear_line(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes("id\nПривет\n".encode("cp1251"))
    with pytest.raises(TableError, match=r"not UTF-8 at byte 3"):
        list(read_rows(path, "table.csv", required=("id",)))


def test_a_byte_order_mark_is_not_part_of_the_first_column(tmp_path: Path) -> None:
    assert rows(tmp_path, "\ufeffid\na\n")[0]["id"] == "a"


@pytest.mark.parametrize(
    ("cell", "message"),
    [("2024-02-30", "is not a date"), ("5 May", "is not a date")],
)
def test_a_wrong_date_is_refused(cell: str, message: str) -> None:
    with pytest.raises(TableError, match=message):
        Row("t.csv", 2, {"when": cell}).date("when")


def test_a_flag_is_yes_or_no_and_nothing_else() -> None:
    assert Row("t.csv", 2, {"x": "Yes"}).flag("x")
    assert not Row("t.csv", 2, {}).flag("x")
    with pytest.raises(TableError, match="write yes or no"):
        Row("t.csv", 2, {"x": "1"}).flag("x")
