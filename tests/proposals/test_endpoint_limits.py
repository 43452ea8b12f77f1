from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

import kg
from kg.build import silent
from kg.corpus import Corpus, read_corpus
from kg.errors import QueryError
from kg.model import Span
from kg.proposals.endpoint import Endpoint, EndpointError, ReplyError
from kg.proposals.prompt import Task
from kg.proposals.record import Run, read_runs
from kg.proposals.replies import read_reply
from kg.proposals.runs import USELESS, Choices, propose
from kg.settings import Settings

pytest.importorskip("httpx")
NOTHING = '{"positions": []}'


def chat(content: object) -> bytes:
    return json.dumps({"choices": [{"message": {"content": content}}]}).encode()


class Model(ThreadingHTTPServer):
    """An endpoint on this machine that gives the answers it was told to give."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers: list[tuple[int, bytes, dict[str, str]]] = []
        self.rest = (200, chat(NOTHING), dict[str, str]())
        self.asked = 0
        self.drips = False
        self.pause = threading.Event()  # never set

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1"

    def tell(self, *answers: bytes | int) -> None:
        self.answers = [
            (one, b"", {}) if isinstance(one, int) else (200, one, {})
            for one in answers
        ]


class Handler(BaseHTTPRequestHandler):
    server: Model

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["content-length"]))
        model = self.server
        model.asked += 1
        status, body, headers = model.answers.pop(0) if model.answers else model.rest
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if not model.drips:
            self.send_header("content-length", str(len(body)))
        self.end_headers()
        try:
            for _ in range(40 if model.drips else 0):
                self.wfile.write(b" ")
                self.server.pause.wait(0.02)
            self.wfile.write(body)
        except OSError:
            pass

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def model() -> Iterator[Model]:
    server = Model()
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    made: list[float] = []
    monkeypatch.setattr("kg.proposals.endpoint.time.sleep", made.append)
    return made


def test_a_key_is_never_part_of_an_error(
    model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    for key in ("fictional\nkey", "fictional key", "fictionál", "fictional\x7f"):
        monkeypatch.setenv("EXAMPLE_KEY", key)
        one = Endpoint(model.address, "m", "EXAMPLE_KEY")
        with pytest.raises(QueryError, match="EXAMPLE_KEY holds no key") as caught:
            one.ask([])
        assert "fiction" not in str(caught.value)
    assert model.asked == 0


@pytest.mark.parametrize(
    "address",
    [
        "http://[bad/v1",
        "http://h.example:99999999/v1",
        "http://h.example:port/v1",
        "http://h.example/v1?key=fictional",
        "http://h.example/v1#there",
        "http://h.example/ v1",
        "http://h.example/\nv1",
        "https://:8080/v1",
        "ftp://somebody:fictional@h.example/v1",
        "h.example/v1",
    ],
)
def test_what_is_no_address_is_refused_without_its_secrets(address: str) -> None:
    with pytest.raises(QueryError, match="is no address") as caught:
        Endpoint(address, "m").check()
    assert "fictional" not in str(caught.value)


@pytest.mark.parametrize(
    "answer",
    [
        b"<html>",
        b"{}",
        b"null",
        b"\xff\xfe{",
        b"[" * 200_000,
        b'{"choices":' + b"[" * 100_000,
        chat(None),
        b" " * 1_000_001,
        400,
        413,
        422,
    ],
)
def test_a_useless_reply_is_told_from_an_endpoint_that_fails(
    model: Model, answer: bytes | int
) -> None:
    model.tell(answer)
    with pytest.raises(ReplyError):
        Endpoint(model.address, "m").ask([])
    assert model.asked == 1


def test_a_reply_that_never_ends_is_given_up(model: Model, waits: list[float]) -> None:
    model.drips = True
    one = Endpoint(model.address, "m", timeout=5, longest=0.1, tries=2)
    with pytest.raises(EndpointError, match=r"no end after 0\.1 seconds"):
        one.ask([])
    assert model.asked == 2


@pytest.mark.parametrize(
    ("after", "expected"),
    [("7", 7.0), ("0", 0.0), ("86400", 30.0), ("soon", 1.0), ("-3", 1.0), ("", 1.0)],
)
def test_an_endpoint_is_left_alone_as_long_as_it_asks_up_to_a_bound(
    model: Model, waits: list[float], after: str, expected: float
) -> None:
    model.answers = [(429, b"", {"Retry-After": after})]
    assert Endpoint(model.address, "m").ask([]) == NOTHING
    assert waits == [expected]


def test_an_endpoint_may_name_the_time_to_ask_again(
    model: Model, waits: list[float]
) -> None:
    for days, expected in ((1, 30.0), (-1, 0.0)):
        then = format_datetime(datetime.now(UTC) + timedelta(days=days), usegmt=True)
        model.answers = [(503, b"", {"Retry-After": then})]
        Endpoint(model.address, "m").ask([])
        assert waits.pop() == expected


# -- runs --------------------------------------------------------------------------


@pytest.fixture
def corpus(seed_copy: Path) -> tuple[Settings, Corpus]:
    settings = kg.open(seed_copy).settings
    return settings, read_corpus(settings, silent)


def run(project: tuple[Settings, Corpus], endpoint: Endpoint) -> Run:
    settings, read = project
    actors = {id: one.label for id, one in read.authority.actors.items()}
    claims = {one.id: one.label for one in read.codebook.claims.values()}
    return propose(
        settings, "r", endpoint, read.readings.values(), Choices(actors, claims)
    )


def test_a_useless_reply_is_listed_and_the_run_goes_on(
    corpus: tuple[Settings, Corpus], model: Model
) -> None:
    model.tell(b"<html>", 413, chat(NOTHING), b" " * 2_000_000, chat("[" * 100_000))
    made = run(corpus, Endpoint(model.address, "m"))
    assert model.asked > 5
    assert [one.why.partition(": ")[2] or one.why for one in made.refused] == [
        "the reply is no chat completion",
        "it answered 413",
        "the reply has more than 1,000,000 bytes",
        "the reply is no JSON",
    ]
    assert all(one.statement for one in made.refused)
    assert made.refused[0].reply == "<html>"
    assert read_runs(corpus[0]) == (made,)


def test_answers_without_positions_are_kept_when_the_endpoint_gives_up(
    corpus: tuple[Settings, Corpus], model: Model
) -> None:
    model.tell(chat(NOTHING), 401)
    made = run(corpus, Endpoint(model.address, "m"))
    assert [one.why for one in made.refused] == [
        f"127.0.0.1:{model.server_port}: it answered 401; ask again later, or another "
        "endpoint"
    ]
    assert model.asked == 2
    assert read_runs(corpus[0]) == (made,)


def test_an_endpoint_that_only_gives_useless_replies_ends_the_run(
    corpus: tuple[Settings, Corpus], model: Model
) -> None:
    model.rest = (200, b"<html>", {})
    with pytest.raises(EndpointError, match="replies one after another are of no use"):
        run(corpus, Endpoint(model.address, "m"))
    assert model.asked == USELESS
    assert read_runs(corpus[0]) == ()


# -- replies -----------------------------------------------------------------------

TEXT = "Ada Example said: “We back\r\nthe sample tax on carbon.”"
TASK = Task(
    "day", Span(0, len(TEXT)), TEXT, {"person/ada": "Ada"}, {"claim/tax": "Tax"}
)
POSITION = {
    "holder": "person/ada",
    "target": "claim/tax",
    "stance": "supports",
    "evidence": "We back\nthe sample tax",
}


def test_an_object_with_a_repeated_key_is_refused() -> None:
    one = json.dumps(POSITION)
    for reply in (
        f'{{"positions": [], "positions": [{one}]}}',
        f'{{"positions": [{one[:-1]}, "stance": "opposes"}}]}}',
    ):
        made, refused = read_reply(reply, TASK, TEXT, [Span(0, len(TEXT))])
        assert made == []
        assert "twice in one object" in refused[0].why


@pytest.mark.parametrize("depth", [900, 970, 990])
def test_a_position_nested_too_deeply_is_refused(depth: int) -> None:
    nested = "[" * depth + "]" * depth
    reply = f'{{"positions": [{{"holder": {nested}}}]}}'
    made, refused = read_reply(reply, TASK, TEXT, [Span(0, len(TEXT))])
    assert made == []
    assert len(refused) == 1


def test_half_a_character_is_kept_as_its_escape() -> None:
    reply = json.dumps({"positions": [{**POSITION, "evidence": "\ud800"}]})
    _, refused = read_reply(reply, TASK, TEXT, [Span(0, len(TEXT))])
    assert r"\ud800" in refused[0].reply
    assert refused[0].reply.encode()


def test_evidence_is_kept_as_tables_are_read_and_a_note_in_one_line() -> None:
    reply = json.dumps({"positions": [{**POSITION, "note": " one\r\ntwo "}]})
    (one,), _ = read_reply(reply, TASK, TEXT, [Span(0, len(TEXT))])
    assert one.evidence == ("We back\nthe sample tax",)
    assert one.note == "one two"
