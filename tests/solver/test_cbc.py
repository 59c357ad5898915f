from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from tests.solver.models import endless, knapsack
from tests.solver.stubs import GOOD, LIES, MISBEHAVIOURS, Stub
from zsyz_model.case import Status
from zsyz_model.findings import RunError
from zsyz_model.solver import Limits, cbc, cbc_path, solve_cbc

SHORT = Limits(seconds=0.5)


@pytest.fixture(autouse=True)
def _short_grace(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cbc, "GRACE_SECONDS", 0.5)


def test_the_bundled_binary_solves() -> None:
    answer = solve_cbc(knapsack(), Limits())

    assert os.access(cbc_path(), os.X_OK)
    assert answer.status is Status.OPTIMAL
    assert answer.objective == 60.0
    assert answer.values == {"x0": 0.0, "x1": 1.0, "x2": 1.0}


def test_its_bound_is_no_better_than_the_gap_that_was_asked() -> None:
    answer = solve_cbc(knapsack(), Limits(gap=0.5))

    assert answer.status is Status.OPTIMAL
    assert answer.bound <= 60.0 <= answer.objective


def test_a_stub_that_behaves_is_believed(tmp_path: Path) -> None:
    answer = solve_cbc(knapsack(), SHORT, Stub(GOOD).write(tmp_path))

    assert (answer.status, answer.objective) == (Status.OPTIMAL, 60.0)


@pytest.mark.slow
@pytest.mark.parametrize("name", MISBEHAVIOURS)
def test_a_binary_that_misbehaves_is_an_error_and_never_zeros(tmp_path: Path, name: str) -> None:
    answer = solve_cbc(knapsack(), SHORT, MISBEHAVIOURS[name].write(tmp_path))

    assert answer.status is Status.SOLVER_ERROR
    with pytest.raises(RunError, match="S-VALUES"):
        _ = answer.values


@pytest.mark.parametrize("name", LIES)
def test_a_solution_file_that_lies_fails_the_check(tmp_path: Path, name: str) -> None:
    answer = solve_cbc(knapsack(), SHORT, LIES[name].write(tmp_path))

    assert answer.status is Status.CHECK_FAILED
    assert answer.found == {}


def test_a_sleeping_binary_and_its_children_are_killed_at_the_limit(tmp_path: Path) -> None:
    stub = Stub(None, f'sleep 60 & echo $! > "{tmp_path}/child"; wait')
    began = time.monotonic()

    answer = solve_cbc(knapsack(), SHORT, stub.write(tmp_path))

    child = int((tmp_path / "child").read_text(encoding="utf-8"))
    assert time.monotonic() - began < 3.0
    assert answer.ended == "killed at the limit"
    assert not _runs(child)


def _runs(pid: int) -> bool:
    """Whether the process still works (a zombie waiting for its parent does not)."""
    for _ in range(20):
        stat = Path(f"/proc/{pid}/stat")
        if not stat.exists() or stat.read_text(encoding="utf-8").split()[2] == "Z":
            return False
        time.sleep(0.05)
    return True


@pytest.mark.parametrize(
    ("then", "ended"),
    [("exit 3", "exit 3"), ("kill -9 $$", "exit -9"), ("kill -INT $$", "exit -2")],
)
def test_the_way_a_binary_failed_is_said(tmp_path: Path, then: str, ended: str) -> None:
    assert solve_cbc(knapsack(), SHORT, Stub(GOOD, then).write(tmp_path)).ended == ended


def test_a_binary_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    answer = solve_cbc(knapsack(), SHORT, tmp_path / "nowhere")

    assert answer.status is Status.SOLVER_ERROR
    assert answer.ended.startswith("failed to start")


def test_a_stop_that_breaks_a_row_is_no_solution(tmp_path: Path) -> None:
    stub = Stub(
        (LIES["calls optimal what breaks a row"].told or "").replace("Optimal", "Stopped on time")
    )

    answer = solve_cbc(knapsack(), SHORT, stub.write(tmp_path))

    assert answer.status is Status.NO_SOLUTION
    assert not answer.repeatable


def test_unbounded_is_said_as_it_is() -> None:
    assert solve_cbc(endless(), Limits()).status is Status.UNBOUNDED
