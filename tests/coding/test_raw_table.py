from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.coding.raw_table import RawTable
from kg.errors import TableError
from kg.tables import read_rows

CELLS = st.text(
    st.sampled_from('ab "\n\u2028\u0085\x0b\x1c;'), max_size=5
)  # characters that end a line somewhere else, but not in CSV


def read(path: Path, content: bytes) -> RawTable:
    path.write_bytes(content)
    return RawTable.read(path, path.name)


@pytest.mark.parametrize(
    "content",
    [
        b"id,label\nclaim/a,A\nclaim/b,B\n",
        b"id,label\r\nclaim/a,A\r\n\r\nclaim/b,B",
        b"\xef\xbb\xbfid,label\n\n\nclaim/a,A\n  \nclaim/b,B\n\n",
        'id,label\nclaim/a,"x\u2028y"\nclaim/b,C\u0085q\n'.encode(),
        b'"id","label"\nclaim/a,5" of rain\nclaim/b,"two\n\nlines"\n',
        b"id,label\rclaim/a,A\rclaim/b,B\r",
    ],
)
def test_a_table_that_is_not_changed_keeps_its_bytes(
    tmp_path: Path, content: bytes
) -> None:
    table = read(tmp_path / "claims.csv", content)
    assert table.text([one.text for one in table.rows]).encode() == content
    assert [one["id"] for one in table.rows if one["id"]] == ["claim/a", "claim/b"]


@given(rows=st.lists(st.tuples(CELLS, CELLS), max_size=5))
def test_cells_are_those_that_the_reader_of_tables_finds(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str]]
) -> None:
    path = tmp_path_factory.mktemp("table") / "claims.csv"
    table = RawTable("id,label\n", ("id", "label"), ())
    written = [table.record({"id": a, "label": b}) for a, b in rows]
    again = read(path, table.text(written).encode())
    assert [one.text for one in again.rows] == written
    found = [(one["id"], one["label"]) for one in again.rows]
    expected = [
        (row["id"], row["label"])
        for row in read_rows(path, path.name, required=("id", "label"))
    ]
    assert [one for one in found if any(one)] == expected


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "claims.csv:1: the file is empty"),
        (b"id,label\na,b,c\n", "claims.csv:2: has more cells"),
        (b'id,label\na,"b\n', "claims.csv:2: not valid CSV"),
        (b"id,label\na,\xff\n", "claims.csv: not UTF-8 at byte 11"),
    ],
)
def test_what_is_no_table_is_refused(
    tmp_path: Path, content: bytes, message: str
) -> None:
    with pytest.raises(TableError, match=message):
        read(tmp_path / "claims.csv", content)
