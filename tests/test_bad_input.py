"""Bad input gets one clear line, exit 1 or 2, and the last good graph stays."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.seed import SEED

Run = Callable[..., tuple[int, str, str]]

PAGE = "seeds/documents/page.txt"
QUOTED = (
    "5 May 2031\n\nA title\n\nPROBLEMS\n\nA heading\n\n"
    "“Words that nobody is said to have spoken in this room.”\n\n"
    "“Words with a speaker,” Ada Example, Director, Sample Institute.\n"
)
BOILERPLATE = (
    "The Roscongress Foundation is a socially oriented non-financial development "
    "institution and a major organizer of exhibitions and public events.\n\n"
    "For more information, visit the Roscongress Foundation’s Information and "
    "Analytical System at roscongress.org/en\n"
)

DOCUMENTS: dict[str, tuple[bytes, str]] = {
    "an empty file": (b"", "empty"),
    "only blanks": (b" \n\n \t\n", ""),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "not text"),
    "a wrong encoding": (
        "5 мая 2031\n\nЗаголовок\n\n«Слова», – сказал Адам Примеров.\n".encode(
            "cp1251"
        ),
        "UTF-8",
    ),
    "XML that breaks off": (b"<akomaNtoso><debate><speech by='#a'>", "well-formed"),
    "XML of another kind": (b"<?xml version='1.0'?><recipe/>", "no reader knows"),
    "a ZIP that is no DOCX": (b"PK\x03\x04" + b"\0" * 40, ""),
    "boilerplate alone": (BOILERPLATE.encode(), "no statement"),
    "a programme": (
        b"5 May 2031\n\nA session\n\nModerator: Ada Example, Director, Sample "
        b"Institute\n\nPanellists:\nBen Sample, Professor, University of Nowhere\n",
        "",
    ),
}


@pytest.mark.parametrize("kind", sorted(DOCUMENTS))
@pytest.mark.parametrize("command", ["read", "add"])
def test_a_document_that_cannot_be_read_is_one_clear_line(
    kind: str, command: str, run_kg: Run, seed_copy: Path, tmp_path: Path
) -> None:
    content, words = DOCUMENTS[kind]
    path = tmp_path / "page.txt"
    path.write_bytes(content)
    before = sorted(seed_copy.rglob("*"))
    code, out, err = run_kg("-C", str(seed_copy), command, str(path))
    assert code in (1, 2)
    assert out == ""
    assert len(err.splitlines()) == 1
    assert err.startswith("kg: ")
    assert "page.txt" in err
    assert words.casefold() in err.casefold()
    assert sorted(seed_copy.rglob("*")) == before  # nothing is half-added


def test_a_quotation_without_a_speaker_is_said_and_nothing_else_is_lost(
    run_kg: Run, tmp_path: Path
) -> None:
    path = tmp_path / "page.txt"
    path.write_text(QUOTED, encoding="utf-8")
    code, out, err = run_kg("-C", str(tmp_path), "read", str(path), "-f", "jsonl")
    assert code == 0
    assert [line for line in err.splitlines() if "line 9" in line]
    assert "Words with a speaker" in out
    assert "nobody is said" not in out


def test_words_woven_into_prose_are_not_dropped_without_a_word(
    run_kg: Run, tmp_path: Path
) -> None:
    path = tmp_path / "page.txt"
    woven = "She told the session that her country “would never sign that treaty”.\n\n"
    path.write_text(QUOTED.replace("“Words that", woven + "“Words that"), "utf-8")
    code, _, err = run_kg("-C", str(tmp_path), "read", str(path), "-f", "jsonl")
    assert code == 0
    assert "no speaker is read for “would never sign that treaty”" in err


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


CHANGES: dict[str, tuple[str, str, str, str]] = {
    "a missing column": (
        "seeds/actors.csv",
        "id,kind,label",
        "id,kind,title",
        r"seeds/actors.csv:1: column 'label' is missing",
    ),
    "an unknown kind of actor": (
        "seeds/actors.csv",
        "person/maria-zakharova,person",
        "person/maria-zakharova,persona",
        "seeds/actors.csv:3: kind 'persona' is not one of",
    ),
    "an id used twice": (
        "seeds/actors.csv",
        "person/maria-zakharova,",
        "person/sergey-plugotarenko,",
        "seeds/actors.csv:3: id 'person/sergey-plugotarenko' is already used",
    ),
    "an unknown parent": (
        "seeds/actors.csv",
        ",org/mfa-russia,,",
        ",org/mfa-rusia,,",
        "part_of 'org/mfa-rusia' is no id here; did you mean 'org/mfa-russia'",
    ),
    "an unknown target of an alias": (
        "seeds/aliases.csv",
        "org/sberbank,",
        "org/sberbnk,",
        "'org/sberbnk' is no known id; did you mean 'org/sberbank'",
    ),
    "an unknown topic of a claim": (
        "seeds/codebook/claims.csv",
        "topic/neo-colonialism",
        "topic/neocolonialism",
        "topics 'topic/neocolonialism' is no known id",
    ),
    "an unknown holder": (
        "seeds/codings/maintainers.csv",
        "person/maria-zakharova,",
        "person/maria-zakharowa,",
        "holder 'person/maria-zakharowa' is no known id; did you mean",
    ),
    "an unknown stance": (
        "seeds/codings/maintainers.csv",
        ",opposes,",
        ",against,",
        "value 'against' is not one of: ",
    ),
    "evidence that is not in the source": (
        "seeds/codings/maintainers.csv",
        "The forced spread",
        "The first spread",
        "not in the source: 'The first spread",
    ),
    "evidence in the editor's words": (
        "seeds/codings/maintainers.csv",
        "For Russia’s chairmanship,",
        "of BRICS,",
        "but not in what somebody says there: 'of BRICS'",
    ),
    "evidence that stands in two places": (
        "seeds/codings/maintainers.csv",
        "generate deepfakes,",
        "artificial intelligence,",
        "stands 11 times",
    ),
    "an unknown document": (
        "seeds/codings/maintainers.csv",
        f"{SEED},",
        "another-page,",
        "document 'another-page' is not in documents.csv",
    ),
    "a coder that nobody knows": (
        "seeds/codings/coders.csv",
        "maintainers,",
        "maintainer,",
        "coder 'maintainers' is not in coders.csv; did you mean 'maintainer'",
    ),
    "a missing file": (
        "seeds/documents.csv",
        f",{SEED}.txt,",
        ",page.txt,",
        "file 'page.txt' is not in seeds/documents",
    ),
    "an impossible date": (
        "seeds/documents.csv",
        "2024-09-05,en",
        "2024-09-31,en",
        "issued '2024-09-31' is not a date",
    ),
    "an unknown publisher": (
        "seeds/documents.csv",
        "org/roscongress",
        "org/roskongress",
        "publisher 'org/roskongress' is no id of actors.csv; did you mean",
    ),
    "an unknown setting": ("kg.toml", "title =", "titel =", "unknown setting"),
    "broken TOML": ("kg.toml", "[project]", "[project", "not valid TOML"),
}


@pytest.mark.parametrize("kind", sorted(CHANGES))
def test_a_wrong_row_is_named_with_its_line_and_the_last_good_graph_stays(
    kind: str, run_kg: Run, built_copy: Path
) -> None:
    file, old, new, words = CHANGES[kind]
    before = (built_copy / "exports" / "kg.nq").read_bytes()
    change(built_copy / file, old, new)
    code, out, err = run_kg("-C", str(built_copy), "build")
    assert code in (1, 2)
    assert out == ""
    assert len(err.splitlines()) == 1, err
    assert words in err
    assert (built_copy / "exports" / "kg.nq").read_bytes() == before
    change(built_copy / file, new, old)
    assert run_kg("-C", str(built_copy), "said", "--by", "Zakharova")[0] == 0


def test_all_documents_that_cannot_be_read_are_listed(
    run_kg: Run, built_copy: Path
) -> None:
    documents = built_copy / "seeds" / "documents"
    table = built_copy / "seeds" / "documents.csv"
    rows = table.read_text(encoding="utf-8")
    for name in ("first", "second"):
        (documents / f"{name}.txt").write_bytes(b"")
        rows += f"{name},{name}.txt,,,,,,,\n"
    table.write_text(rows, encoding="utf-8")
    code, _, err = run_kg("-C", str(built_copy), "build")
    assert code == 1
    assert "2 documents could not be read" in err
    assert "first.txt" in err
    assert "second.txt" in err


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("no title here\nSELECT * { ?s ?p ?o }", "the first line must be the question"),
        ("# Who?\n# -p who: somebody\nSELECT * { ?s ?p ?o }", "has no line VALUES"),
        ("# Who?\nSELECT * { ?s ?p ?o", "line 2, column"),
        ("# Who?\nSELECT * { ?s xx:p ?o }", "the prefix xx: is not declared"),
        ("# Who?\nSELECT * FROM <file:///x> { ?s ?p ?o }", "refused"),
    ],
)
def test_a_broken_question_of_ones_own_is_one_clear_error(
    query: str, words: str, run_kg: Run, built_copy: Path
) -> None:
    folder = built_copy / "queries" / "cq"
    folder.mkdir(parents=True)
    (folder / "mine.rq").write_text(query, encoding="utf-8")
    code, out, err = run_kg("-C", str(built_copy), "ask", "mine")
    assert code == 2
    assert out == ""
    assert words in err


def test_a_question_of_ones_own_is_asked_like_any_other(
    run_kg: Run, built_copy: Path
) -> None:
    folder = built_copy / "queries" / "cq"
    folder.mkdir(parents=True)
    (folder / "how-many.rq").write_text(
        "# How many statements are there?\n"
        "PREFIX kg: <https://w3id.org/ai-positions/ontology#>\n"
        "SELECT (COUNT(*) AS ?n) { ?s a kg:Statement }\n",
        encoding="utf-8",
    )
    code, out, _ = run_kg("-C", str(built_copy), "ask", "how-many", "-f", "jsonl")
    assert (code, out) == (0, '{"n": 10}\n')


def test_suites_of_bad_input_have_the_size_they_should() -> None:
    assert len(DOCUMENTS) >= 9
    assert len(CHANGES) >= 18
