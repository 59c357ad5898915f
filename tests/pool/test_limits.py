"""A task over its limit is ended with all that it started; the others go on."""

from __future__ import annotations

import os
import time
from concurrent.futures import Future
from pathlib import Path

import pytest

from tests.pool.test_places import gone, written
from tests.pool_tasks import balloon, late, sleep, square, start_child
from zsyz_model.findings import RunError
from zsyz_model.pool import NO_LIMITS, Limits, open_pool

PLACES = ("serial", "", "dask")


@pytest.mark.slow
@pytest.mark.parametrize("place", PLACES)
def test_a_task_over_its_time_fails_alone(place: str) -> None:
    with open_pool(place, 1, Limits(seconds=3.0)) as pool:
        assert pool.submit(square, 2).result() == 4
        began = time.monotonic()
        slow, after = pool.submit(sleep, 60.0), pool.submit(square, 3)
        with pytest.raises(RunError, match=r"J-TIME.*超过时限 3 秒"):
            slow.result()
        assert after.result() == 9
    assert time.monotonic() - began < 3.0 + 5.0 + 3.0


@pytest.mark.slow
@pytest.mark.parametrize("place", ["", "dask"])
def test_a_task_over_its_memory_fails_alone(place: str) -> None:
    with open_pool(place, 1, Limits(memory_mb=500.0)) as pool:
        fat, after = pool.submit(balloon, 700), pool.submit(square, 3)
        with pytest.raises(RunError, match=r"J-MEMORY.*超过 500 MB"):
            fat.result()
        assert after.result() == 9


@pytest.mark.slow
def test_what_a_task_started_ends_with_it(tmp_path: Path) -> None:
    mark = tmp_path / "pids"
    with open_pool("", 1, Limits(seconds=4.0)) as pool:
        with pytest.raises(RunError, match="J-TIME"):
            pool.submit(start_child, str(mark)).result()
        assert gone(written(mark))


@pytest.mark.slow
def test_an_error_that_looks_like_waiting_is_the_tasks_own() -> None:
    with open_pool("", 1, Limits(seconds=30.0)) as pool, pytest.raises(TimeoutError, match="own"):
        pool.submit(late, 1).result()


def test_no_limits_break_nothing_and_ask_nothing() -> None:
    done: Future[int] = Future()
    done.set_result(5)

    assert not NO_LIMITS.any
    assert NO_LIMITS.broken(1e9, os.getpid()) is None
    assert NO_LIMITS.wait(done, lambda: None, lambda: None) == 5
