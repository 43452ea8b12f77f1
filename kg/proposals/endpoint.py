"""An OpenAI-compatible endpoint that the user names: the only way out of here."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from kg.errors import KGError, QueryError

if TYPE_CHECKING:
    pass

EXTRA = "pip install 'who-said-what[models]'"
LARGEST = 1_000_000  # bytes of a reply that are read
BUSY = (408, 425, 429, 500, 502, 503, 504)  # that a later try may mend


class EndpointError(KGError):
    """The endpoint cannot be reached, or does not answer as it should."""


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
    timeout: float = 60.0  # seconds
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
        parts = urlsplit(self.address)
        if parts.scheme not in ("http", "https") or not parts.netloc:
            raise QueryError(
                f"endpoint {self.address!r} is no address; write https://…/v1"
            )
        if self.key is not None and not os.environ.get(self.key):
            raise QueryError(f"the environment variable {self.key} holds no key")

    def ask(self, messages: Sequence[Mapping[str, str]]) -> str:
        """Return the text of the reply to a chat.

        Raises EndpointError if none comes after all tries, and for one that is larger
        than a million bytes or not of the form that such endpoints answer in.
        """
        client = _httpx()
        body = {
            "model": self.model,
            "messages": list(messages),
            "temperature": self.temperature,
            "seed": self.seed,
            "response_format": {"type": "json_object"},
        }
        why = ""
        for number in range(self.tries):
            if number:
                time.sleep(self.wait * 2 ** (number - 1))
            try:
                status, content = self._post(client, body)
            except client.HTTPError as error:
                why = f"{type(error).__name__}: {error}"
                continue
            if status == 200:
                return _text(content, self.host)
            why = f"it answered {status}"
            if status not in BUSY:
                break
        raise EndpointError(f"{self.host}: {why}; ask again later, or another endpoint")

    def _post(self, client: Any, body: Mapping[str, object]) -> tuple[int, bytes]:
        headers = {}
        if self.key is not None:
            headers["Authorization"] = f"Bearer {os.environ[self.key]}"
        address = f"{self.address.rstrip('/')}/chat/completions"
        # Addresses that a reply leads to are not followed.
        with client.stream(
            "POST",
            address,
            json=body,
            headers=headers,
            timeout=self.timeout,
            follow_redirects=False,
        ) as response:
            content = b""
            for piece in response.iter_bytes():
                content += piece
                if len(content) > LARGEST:
                    raise EndpointError(
                        f"{self.host}: the reply has more than {LARGEST:,} bytes"
                    )
            return int(response.status_code), content


def _httpx() -> Any:
    try:
        import httpx
    except ImportError:
        raise KGError(f"asking a model needs httpx; get it with: {EXTRA}") from None
    return httpx


def _text(content: bytes, host: str) -> str:
    import json

    try:
        found = json.loads(content)["choices"][0]["message"]["content"]
    except (ValueError, KeyError, IndexError, TypeError) as error:
        raise EndpointError(f"{host}: the reply is no chat completion") from error
    if not isinstance(found, str):
        raise EndpointError(f"{host}: the reply has no text")
    return found
