"""Workbooks are parsed in the tests' own process here: the child is tried in tests/books and A6."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.selftest.here import in_this_process


@pytest.fixture(scope="package", autouse=True)
def no_child() -> Iterator[None]:
    with in_this_process():
        yield
