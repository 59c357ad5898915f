"""What every test may rely on, however the tests were started."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.explorer.browsing import left_out
from tests.offices import lacking

# A submission is judged on the same examples each time; elsewhere new ones are drawn at every run.
# No test is timed: on a busy machine an example may take long.
settings.register_profile("fixed", derandomize=True, deadline=None)
settings.register_profile("drawn", deadline=None)
settings.load_profile("fixed" if os.environ.get("CI") else "drawn")


# the child that marks workbooks has the same writer of XML, whether or not lxml is there
os.environ["OPENPYXL_LXML"] = "False"


@pytest.fixture(scope="session", autouse=True)
def ctrl_c_is_heard() -> Iterator[None]:
    """A job in the background is started deaf to Ctrl-C, and its children inherit that."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Without LibreOffice or poppler, tests of converted documents are left out; in CI they fail."""
    if os.environ.get("CI") or not lacking():
        return
    out = [item for item in items if item.get_closest_marker("office")]
    items[:] = [item for item in items if item not in out]
    config.hook.pytest_deselected(items=out)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say which tests were left out, and why."""
    if programs := lacking():
        reason = f"tests marked office were left out: {', '.join(programs)} not installed"
        terminalreporter.write_line(reason)
    for name in left_out():
        terminalreporter.write_line(f"left out: {name} (no Chromium on this machine)")
