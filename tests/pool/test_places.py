"""The same results in order wherever tasks run; a lost worker costs its task; nothing is left behind."""

from __future__ import annotations

import os
import sys
import time
from concurrent.futures import Executor
from pathlib import Path

import pytest

from tests.pool_tasks import die_once, refuse, square
from zsyz_model.findings import RunError
from zsyz_model.pool import Serial, open_pool, places

ROOT = Path(__file__).parents[2]
PLACES = ("serial", "", "dask")


def alive(pid: int) -> bool:
    """Whether a process runs; one that is dead and not yet fetched does not."""
    stat = Path(f"/proc/{pid}/stat")
    try:
        return stat.read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def written(mark: Path, seconds: float = 20.0) -> list[int]:
    """The numbers in a file, once it is there."""
    end = time.monotonic() + seconds
    while not mark.exists() and time.monotonic() < end:
        time.sleep(0.05)
    return [int(word) for word in mark.read_text(encoding="utf-8").split()]


def gone(pids: list[int], seconds: float = 10.0) -> bool:
    end = time.monotonic() + seconds
    while any(map(alive, pids)) and time.monotonic() < end:
        time.sleep(0.05)
    return not any(map(alive, pids))


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
    monkeypatch.setattr(places, "CONNECT_SECONDS", 0.5)

    with (
        pytest.raises(RunError, match=r"J-POOL.*连不上 dask 调度器"),
        open_pool("tcp://127.0.0.1:9"),
    ):
        pass


def test_dask_that_is_missing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)

    with pytest.raises(RunError, match=r"J-POOL.*没有安装.*zsyz\[cluster\]"), open_pool("dask"):
        pass
