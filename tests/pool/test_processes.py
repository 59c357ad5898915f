"""A lost worker costs its task; nothing is left behind."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.pool.test_places import ROOT, alive, gone, written
from tests.pool_tasks import die, die_once, note, square, start_child
from zsyz_model.findings import RunError
from zsyz_model.pool import Processes


@pytest.mark.slow
def test_who_was_not_lost_is_not_run_again(tmp_path: Path) -> None:
    log = str(tmp_path / "log")
    with Processes(2) as executor:
        calm = [executor.submit(note, log, x) for x in range(4)]
        lost = executor.submit(die_once, str(tmp_path / "mark"), 9)
        assert [f.result() for f in calm] == [0, 1, 4, 9]
        assert lost.result() == 81

    assert sorted(Path(log).read_text(encoding="utf-8").split()) == ["0", "1", "2", "3"]


@pytest.mark.slow
def test_a_task_that_loses_every_worker_is_given_up() -> None:
    with Processes(1) as executor:
        lost, after = executor.submit(die, 1), executor.submit(square, 2)
        with pytest.raises(RunError, match=r"J-LOST.*die.*连续 3 次"):
            lost.result()
        assert after.result() == 4


@pytest.mark.slow
def test_an_error_outside_ends_workers_with_their_children(tmp_path: Path) -> None:
    mark = tmp_path / "pids"
    pids: list[int] = []

    def stopped() -> None:
        with Processes(1) as executor:
            executor.submit(start_child, str(mark))
            pids.extend(written(mark))
            assert all(map(alive, pids))
            raise KeyboardInterrupt("stop")

    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt, match="stop"):
        stopped()

    assert gone(pids)
    assert time.monotonic() - began < 30


@pytest.mark.slow
def test_no_worker_outlives_a_killed_parent(tmp_path: Path) -> None:
    mark = tmp_path / "pids"
    words = [sys.executable, "-m", "tests.pool_tasks", str(mark)]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    parent = subprocess.Popen(words, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL)
    pids = written(mark)
    assert all(map(alive, pids))

    parent.kill()
    parent.wait()

    assert gone(pids)
