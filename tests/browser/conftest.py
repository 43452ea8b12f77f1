"""A real Chromium with the network blocked; every page is watched while it is open."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from kg.picture.page import render_network
from kg.relations import relation_network
from tests.records import HOSTILE, HOSTILE_POSITION, IMAGE, POSITIONS, STATEMENTS

ARGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

Open = Callable[..., Any]


def cannot(reason: str) -> None:
    """Skip loudly; where everything should be there, fail."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not chromium:
        cannot("no Chromium: install it, or name it in the variable CHROMIUM")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        cannot("no Playwright: pip install playwright axe-playwright-python")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """Return the source of axe-core, which a Python package carries."""
    return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    written = {}
    for name, more, held in (
        ("plain", [], []),
        ("hostile", [HOSTILE], [HOSTILE_POSITION]),
    ):
        statements, positions = [*STATEMENTS, *more], [*POSITIONS, *held]
        written[name] = folder / f"{name}.html"
        page = render_network(
            relation_network(statements, positions),
            statements,
            positions,
            title=f"Samples {IMAGE if more else ''}",
            caption="4 statements by 3 speakers, all of them invented.",
        )
        written[name].write_text(page, encoding="utf-8")
    return written


@pytest.fixture
def open_page(browser: Any, pages: dict[str, Path]) -> Iterator[Open]:
    """Open a page offline; whatever it asks for or complains about fails the test."""
    contexts, faults = [], []

    def open_page(
        name: str = "plain", fragment: str = "", *, width: int = 1280, **options: Any
    ) -> Any:
        options.setdefault("reduced_motion", "reduce")
        context = browser.new_context(
            viewport={"width": width, "height": 800}, offline=True, **options
        )
        contexts.append(context)
        address = pages[name].as_uri()

        def watch(request: Any) -> None:
            if request.url.split("#")[0] != address:
                faults.append(f"request: {request.url[:100]}")

        context.on("request", watch)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(f"error: {error}"))
        page.on("console", lambda message: faults.append(f"console: {message.text}"))
        page.on("dialog", lambda dialog: faults.append(f"dialog: {dialog.message}"))
        page.goto(address + fragment)
        page.wait_for_function("window.network && document.querySelector('.links')")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert faults == []
