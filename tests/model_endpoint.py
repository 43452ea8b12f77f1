"""An OpenAI-compatible endpoint on this machine, which says what a test tells it to."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = tuple[int, bytes, dict[str, str]]
Rule = Callable[[dict[str, Any]], "str | Answer"]  # of what a user message holds


@dataclass
class Asked:
    """One request as it came."""

    path: str
    key: str | None
    body: dict[str, Any]

    @property
    def data(self) -> dict[str, Any]:
        """What the user message holds: the statement and the lists."""
        found: dict[str, Any] = json.loads(self.body["messages"][1]["content"])
        return found


@dataclass
class Model:
    """What the endpoint was asked, and how it answers."""

    address: str
    rule: Rule = lambda _: '{"positions": []}'
    asked: list[Asked] = field(default_factory=list)


def chat(content: str) -> bytes:
    """Return a chat completion with this text."""
    message = {"role": "assistant", "content": content}
    return json.dumps({"choices": [{"message": message}]}).encode()


def positions(*found: dict[str, Any]) -> str:
    """Return a reply with these positions."""
    return json.dumps({"positions": found}, ensure_ascii=False)


@contextmanager
def model_endpoint() -> Iterator[Model]:
    """Serve until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["content-length"])))
            key = self.headers.get("authorization")
            one = Asked(self.path, key, body)
            model.asked.append(one)
            answer = model.rule(one.data)
            if isinstance(answer, str):
                answer = (200, chat(answer), {})
            status, content, headers = answer
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("content-length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    model = Model(f"http://127.0.0.1:{server.server_port}/v1")
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield model
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
