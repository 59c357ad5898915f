"""The same results in order wherever tasks run; a lost worker costs its task; nothing is left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import Executor
from pathlib import Path

import pytest

from tests.pool_tasks import die, die_once, note, refuse, square, start_child
from zsyz_model import pool
from zsyz_model.findings import RunError
from zsyz_model.pool import Processes, Serial, end_group, open_pool

ROOT = Path(__file__).parents[1]
PLACES = ("serial", "", "dask")


def _alive(pid: int) -> bool:
    """Whether a process runs; one that is dead and not yet fetched does not."""
    stat = Path(f"/proc/{pid}/stat")
    try:
        return stat.read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def _written(mark: Path, seconds: float = 20.0) -> list[int]:
    """The numbers in a file, once it is there."""
    end = time.monotonic() + seconds
    while not mark.exists() and time.monotonic() < end:
        time.sleep(0.05)
    return [int(word) for word in mark.read_text(encoding="utf-8").split()]


def _gone(pids: list[int], seconds: float = 10.0) -> bool:
    end = time.monotonic() + seconds
    while any(map(_alive, pids)) and time.monotonic() < end:
        time.sleep(0.05)
    return not any(map(_alive, pids))


@pytest.mark.slow
@pytest.mark.parametrize("place", PLACES)
def test_results_come_in_order(place: str) -> None:
    with open_pool(place, 2) as executor:
        assert isinstance(executor, Executor)
        assert list(executor.map(square, range(7))) == [0, 1, 4, 9, 16, 25, 36]
        with pytest.raises(ValueError, match="no 3"):
            executor.submit(refuse, 3).result()
        # an error is an answer, and the place goes on
        assert executor.submit(square, 3).result() == 9


@pytest.mark.slow
@pytest.mark.parametrize("place", ["", "dask"])
def test_a_lost_worker_costs_its_task_only(place: str, tmp_path: Path) -> None:
    marks = [str(tmp_path / str(x)) for x in range(4)]
    with open_pool(place, 2) as executor:
        assert list(executor.map(die_once, marks, range(4))) == [0, 1, 4, 9]


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
            pids.extend(_written(mark))
            assert all(map(_alive, pids))
            raise KeyboardInterrupt("stop")

    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt, match="stop"):
        stopped()

    assert _gone(pids)
    assert time.monotonic() - began < 30


@pytest.mark.slow
def test_no_worker_outlives_a_killed_parent(tmp_path: Path) -> None:
    mark = tmp_path / "pids"
    words = [sys.executable, "-m", "tests.pool_tasks", str(mark)]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    parent = subprocess.Popen(words, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL)
    pids = _written(mark)
    assert all(map(_alive, pids))

    parent.kill()
    parent.wait()

    assert _gone(pids)


def test_the_serial_place_is_this_process() -> None:
    with Serial() as executor:
        assert executor.submit(os.getpid).result() == os.getpid()


@pytest.mark.slow
def test_an_embedded_cluster_listens_on_loopback_only() -> None:
    with open_pool("dask", 1) as executor:
        address = executor._client.scheduler.address  # type: ignore[attr-defined]

    assert address.startswith("tcp://127.0.0.1:")


@pytest.mark.slow
def test_a_scheduler_that_is_there_already_is_used() -> None:
    from distributed import LocalCluster

    with LocalCluster(
        n_workers=1, threads_per_worker=1, host="127.0.0.1", dashboard_address=None
    ) as there:
        with open_pool(there.scheduler_address) as executor:
            assert list(executor.map(square, range(3))) == [0, 1, 4]
        # it is not ours to close
        assert there.scheduler_info["workers"]


@pytest.mark.parametrize("place", ["http://127.0.0.1:1", "127.0.0.1:8786", "processes"])
def test_a_place_that_is_none_is_refused(place: str) -> None:
    with pytest.raises(RunError, match=r"J-POOL.*不是可用的运行位置"), open_pool(place):
        pass


@pytest.mark.slow
def test_a_scheduler_that_does_not_answer_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "CONNECT_SECONDS", 0.5)

    with (
        pytest.raises(RunError, match=r"J-POOL.*连不上 dask 调度器"),
        open_pool("tcp://127.0.0.1:9"),
    ):
        pass


def test_dask_that_is_missing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)

    with pytest.raises(RunError, match=r"J-POOL.*没有安装.*zsyz\[cluster\]"), open_pool("dask"):
        pass


def test_what_is_gone_already_is_no_fault() -> None:
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()

    end_group(child.pid)
    end_group(None)
    assert signal.getsignal(signal.SIGTERM) is not None
