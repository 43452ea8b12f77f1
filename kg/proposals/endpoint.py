"""An OpenAI-compatible endpoint that the user names: the only way out of here."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

from kg.errors import KGError, QueryError

EXTRA = "pip install 'who-said-what[models]'"
LARGEST = 1_000_000  # bytes of a reply that are read
LONGEST_WAIT = 30.0  # seconds that an endpoint may ask to be left alone
BUSY = (408, 425, 429, 500, 502, 503, 504)  # that a later try may mend
UNFIT = (400, 413, 422)  # what is wrong is this one question: too long, say


class EndpointError(KGError):
    """The endpoint cannot be reached, or does not answer as it should."""


class ReplyError(EndpointError):
    """One reply is of no use; another question may well be answered."""

    def __init__(self, message: str, reply: str = "") -> None:
        super().__init__(message)
        self.reply = reply


@dataclass(frozen=True, slots=True)
class _Answer:
    """What came of one try: the content, or why there is none."""

    content: bytes | None = None
    why: str = ""
    again: bool = False  # whether another try may mend it
    after: float | None = None  # seconds that the endpoint asks to wait


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a model is asked, and how.

    `address` is what stands before /chat/completions. The key is read from the
    environment variable `key`, is sent to that address alone, and is stored nowhere.
    """

    address: str
    model: str
    key: str | None = None
    temperature: float = 0.0
    seed: int = 0
    timeout: float = 60.0  # seconds of silence
    longest: float = 300.0  # seconds that one reply may take as a whole
    tries: int = 4
    wait: float = 1.0  # seconds before the second try, doubled for each later one

    @property
    def host(self) -> str:
        """The host, and the port if one is given: what a record may name."""
        return urlsplit(self.address).netloc.rpartition("@")[2]

    @property
    def parameters(self) -> Mapping[str, str]:
        """What decides on the replies beside the prompt."""
        return {"temperature": f"{self.temperature:g}", "seed": str(self.seed)}

    def check(self) -> None:
        """Raise QueryError for an address or a key that cannot be used."""
        if not _is_address(self.address):
            # What stands before "@" or behind "?" may be a secret.
            shown = self.address.rpartition("@")[2].partition("?")[0]
            raise QueryError(
                f"endpoint {shown!r} is no address; write https://…/v1, "
                "with no ? and no #"
            )
        if self.key is None:
            return
        value = os.environ.get(self.key, "")
        if not value:
            raise QueryError(f"the environment variable {self.key} holds no key")
        if not (value.isascii() and value.isprintable() and " " not in value):
            raise QueryError(
                f"the environment variable {self.key} holds no key: there are blanks, "
                "line ends or letters beyond ASCII in it"
            )

    def ask(self, messages: Sequence[Mapping[str, str]]) -> str:
        """Return the text of the reply to a chat.

        Raises EndpointError if none comes after all tries; ReplyError, which is one,
        for a reply that is larger than a million bytes or not of the form that such
        endpoints answer in, and if the endpoint refuses this question alone.
        """
        self.check()
        client = _httpx()
        body = {
            "model": self.model,
            "messages": list(messages),
            "temperature": self.temperature,
            "seed": self.seed,
            "response_format": {"type": "json_object"},
        }
        answer = _Answer()
        for number in range(self.tries):
            if number:
                wait = self.wait * 2 ** (number - 1)
                time.sleep(wait if answer.after is None else answer.after)
            answer = self._try(client, body)
            if answer.content is not None:
                return _text(answer.content, self.host)
            if not answer.again:
                break
        raise EndpointError(
            f"{self.host}: {answer.why}; ask again later, or another endpoint"
        )

    def _try(self, client: Any, body: Mapping[str, object]) -> _Answer:
        try:
            return self._post(client, body)
        except client.DecodingError as error:
            raise ReplyError(f"{self.host}: the reply cannot be unpacked") from error
        except (client.LocalProtocolError, client.InvalidURL):
            # Its message would show the headers, and the key is one.
            return _Answer(why="it cannot be asked with this address and key")
        except client.HTTPError as error:
            return _Answer(why=f"{type(error).__name__}: {error}", again=True)

    def _post(self, client: Any, body: Mapping[str, object]) -> _Answer:
        headers = {}
        if self.key is not None:
            headers["Authorization"] = f"Bearer {os.environ[self.key]}"
        address = f"{self.address.rstrip('/')}/chat/completions"
        end = time.monotonic() + self.longest
        # Addresses that a reply leads to are not followed.
        with client.stream(
            "POST",
            address,
            json=body,
            headers=headers,
            timeout=min(self.timeout, self.longest),
            follow_redirects=False,
        ) as response:
            status = int(response.status_code)
            if status in UNFIT:
                raise ReplyError(f"{self.host}: it answered {status}")
            if status != 200:
                after = _seconds(response.headers.get("retry-after"))
                return _Answer(None, f"it answered {status}", status in BUSY, after)
            content = b""
            for piece in response.iter_bytes():
                content += piece
                if len(content) > LARGEST:
                    raise ReplyError(
                        f"{self.host}: the reply has more than {LARGEST:,} bytes",
                        content[:LARGEST].decode(errors="replace"),
                    )
                if time.monotonic() > end:
                    raise client.ReadTimeout(f"no end after {self.longest:g} seconds")
            return _Answer(content)


def _is_address(address: str) -> bool:
    """Say whether requests can be sent there: scheme, host and path, nothing else."""
    if not address.isprintable() or any(one in address for one in " ?#"):
        return False
    try:
        parts = urlsplit(address)
        _ = parts.port  # raises ValueError for what is no port
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def _seconds(after: str | None) -> float | None:
    """Return how long Retry-After asks to wait, as seconds or a date, up to a bound."""
    if after is None:
        return None
    try:
        if after.strip().isdigit():
            wanted = float(after)
        else:
            then = parsedate_to_datetime(after)
            then = then if then.tzinfo else then.replace(tzinfo=UTC)
            wanted = (then - datetime.now(UTC)).total_seconds()
    except (ValueError, OverflowError):
        return None
    return min(max(wanted, 0.0), LONGEST_WAIT)


def _httpx() -> Any:
    try:
        import httpx
    except ImportError:
        raise KGError(f"asking a model needs httpx; get it with: {EXTRA}") from None
    return httpx


def _text(content: bytes, host: str) -> str:
    shown = content.decode(errors="replace")
    try:
        found = json.loads(content)["choices"][0]["message"]["content"]
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise ReplyError(f"{host}: the reply is no chat completion", shown) from error
    if not isinstance(found, str):
        raise ReplyError(f"{host}: the reply has no text", shown)
    return found
