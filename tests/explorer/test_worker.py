"""One job at a time: the newest is told, the others never; a process ends with its job."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil
import pytest

from tests.explorer.county import Loop
from zsyz_model.explorer.tasks import noting, ready
from zsyz_model.explorer.worker import Worker
from zsyz_model.findings import Finding, InputError
from zsyz_model.pool import Serial

Told = list[tuple[Any, tuple[Finding, ...]]]


def refuse() -> None:
    raise InputError(Finding("X", "不成立"))


def sleep(note: Path) -> None:
    noting(note)(str(os.getpid()), 0.5)
    time.sleep(60)


def collect(told: Told) -> Callable[[Any, tuple[Finding, ...]], None]:
    return lambda result, findings: told.append((result, findings))


def test_only_the_newest_job_is_told() -> None:
    loop, told = Loop(), Told()
    worker = Worker(loop.later, Serial)

    worker.start(collect(told), str, 1)
    worker.start(collect(told), str, 2)
    loop.run()

    assert told == [("2", ())]
    assert not worker.busy


def test_a_cancelled_job_is_never_told_and_its_error_neither() -> None:
    loop, told = Loop(), Told()
    worker = Worker(loop.later, Serial)

    worker.start(collect(told), refuse)
    worker.cancel()
    loop.run()

    assert told == []


def test_an_error_becomes_findings() -> None:
    loop, told = Loop(), Told()
    worker = Worker(loop.later, Serial)

    worker.start(collect(told), refuse)
    loop.run()
    worker.close()

    assert [(result, findings[0].fact) for result, findings in told] == [(None, "不成立")]


@pytest.mark.slow
def test_a_running_job_ends_at_once_with_its_process_and_the_next_one_runs() -> None:
    loop, told = Loop(), Told()
    worker = Worker(loop.later)
    worker.start(collect(told), sleep, worker.note)
    pid = _first(lambda: worker.progress[0].isdigit() and worker.progress[0], 30)

    assert worker.busy
    assert worker.cancel()
    gone = _first(lambda: not _alive(int(pid)), 10)
    worker.start(collect(told), ready)
    _first(lambda: loop.run() and told, 30)
    worker.close()

    assert gone
    assert told == [(True, ())]
    assert not worker.note.parent.exists()


def _alive(pid: int) -> bool:
    try:
        return bool(psutil.Process(pid).status() != psutil.STATUS_ZOMBIE)
    except psutil.Error:
        return False


def _first(look: Callable[[], Any], seconds: float) -> Any:
    """The first true answer; fails when none comes in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := look():
            return found
        time.sleep(0.05)
    raise AssertionError("nothing came in time")
