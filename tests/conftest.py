"""What every test may rely on, however the tests were started."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest
from hypothesis import settings

# A submission is judged on the same examples each time; elsewhere new ones are drawn at every run.
settings.register_profile("fixed", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("fixed")


# the child that marks workbooks has the same writer of XML, whether or not lxml is there
os.environ["OPENPYXL_LXML"] = "False"


@pytest.fixture(scope="session", autouse=True)
def ctrl_c_is_heard() -> Iterator[None]:
    """A job in the background is started deaf to Ctrl-C, and its children inherit that."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)
