"""Java, which the reasoner's tests need: skipped loudly without it, a failure in CI."""

from __future__ import annotations

import os
import shutil

import pytest


def require_java() -> None:
    if shutil.which("java") is None:
        if os.environ.get("CI") == "true":
            pytest.fail("HermiT needs Java, and CI must have it")
        pytest.skip("HermiT needs Java, and there is none")
