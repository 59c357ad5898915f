"""Limits that a process sets on itself."""

from __future__ import annotations

import subprocess
import sys

import pytest

pytestmark = pytest.mark.slow

SET = """
import resource as r
from zsyz_model.books.limits import limit_this_process
r.setrlimit(r.RLIMIT_CPU, {before})
limit_this_process(memory={memory}, seconds=60)
print(*(r.getrlimit(kind) for kind in (r.RLIMIT_AS, r.RLIMIT_CPU, r.RLIMIT_CORE)))
"""


def told(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False
    )


def test_memory_and_time_are_limited_for_good() -> None:
    done = told(SET.format(before="(r.RLIM_INFINITY, r.RLIM_INFINITY)", memory=2**30))

    assert done.stdout == f"({2**30}, {2**30}) (60, 60) (0, 0)\n", done.stderr


def test_a_stricter_limit_of_the_session_stays() -> None:
    done = told(SET.format(before="(30, 50)", memory=2**30))

    assert done.stdout == f"({2**30}, {2**30}) (50, 50) (0, 0)\n", done.stderr


def test_what_exceeds_the_memory_fails_in_that_process() -> None:
    done = told(SET.format(before="(60, 60)", memory=2**28) + "x = bytearray(2**29)")

    assert done.stderr.rstrip().endswith("MemoryError")
