from __future__ import annotations

import math
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.solver.models import diet, endless, impossible, knapsack, market_split
from zsyz_model.case import Status
from zsyz_model.findings import RunError
from zsyz_model.solver import Limits, check_version, highs, solve_highs

ROOT = Path(__file__).parents[2]
SOLVE = "from tests.solver.models import knapsack, market_split\nfrom zsyz_model.solver import Limits, solve_highs\n"


def _python(code: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", SOLVE + code],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


@pytest.mark.parametrize("version", ["1.14.0", "1.14.7", "1.14"])
def test_the_versions_that_gave_wrong_optima_are_refused(version: str) -> None:
    with pytest.raises(RunError, match=f"S-HIGHS.*{version}.*1.15 以上"):
        check_version(version)


@pytest.mark.parametrize("version", ["1.13.1", "1.15.0", "1.16.0", "1.140.0", "11.14.0"])
def test_other_versions_pass(version: str) -> None:
    check_version(version)

    assert version


def test_an_optimum_is_proven_with_its_bound() -> None:
    answer = solve_highs(knapsack(), Limits())

    assert (answer.status, answer.objective, answer.bound) == (Status.OPTIMAL, 60.0, 60.0)
    assert answer.values == {"x0": 0.0, "x1": 1.0, "x2": 1.0}
    assert answer.repeatable
    assert answer.solver.startswith("HiGHS 1.")


def test_a_problem_without_whole_numbers_is_its_own_bound() -> None:
    answer = solve_highs(diet(), Limits())

    assert answer.objective == pytest.approx(7.2)
    assert answer.bound == answer.objective
    assert answer.nodes == 0


def test_an_unbounded_problem_is_not_called_infeasible() -> None:
    assert solve_highs(endless(), Limits()).status is Status.UNBOUNDED
    assert solve_highs(impossible(), Limits()).status is Status.INFEASIBLE


def test_a_node_limit_is_repeatable_and_a_clock_is_not() -> None:
    by_nodes = [solve_highs(market_split(slack=True), Limits(nodes=1)) for _ in range(2)]
    by_clock = solve_highs(market_split(slack=True), Limits(seconds=0.5))

    assert by_nodes[0].repeatable
    assert not by_clock.repeatable
    assert by_nodes[0].values == by_nodes[1].values


def test_a_stopped_solve_never_claims_the_optimum() -> None:
    answer = solve_highs(market_split(slack=True), Limits(nodes=1))

    assert answer.status is Status.FEASIBLE_LIMIT
    assert answer.bound < answer.objective
    assert answer.gap > 0


def test_a_start_is_taken_up() -> None:
    exact = solve_highs(market_split(slack=True, rows=2, columns=20), Limits())
    begun = solve_highs(market_split(slack=True, rows=2, columns=20), Limits(nodes=0), exact.values)

    assert begun.objective <= exact.objective + 1e-6


@pytest.mark.parametrize(
    ("name", "value"), [("mip_rel_gab", 0.1), ("threads", "two"), ("mip_max_nodes", 0.5)]
)
def test_an_option_that_highs_does_not_take_is_an_error(
    monkeypatch: pytest.MonkeyPatch, name: str, value: object
) -> None:
    monkeypatch.setattr(highs, "options_of", lambda _limits: {name: value})

    with pytest.raises(RunError, match=f"S-OPTION.*{name}"):
        solve_highs(knapsack(), Limits())


def test_limits_become_options_with_one_thread_and_a_fixed_seed() -> None:
    options = highs.options_of(Limits(seconds=7, gap=0.01, gap_abs=0.5, nodes=9, presolve=False))

    assert options["threads"] == 1
    assert options["random_seed"] == 0
    assert options["time_limit"] == 7.0
    assert options["mip_rel_gap"] == 0.01
    assert options["mip_abs_gap"] == 0.5
    assert options["mip_max_nodes"] == 9
    assert options["presolve"] == "off"


@pytest.mark.slow
def test_a_start_close_to_the_best_only_asks_for_the_proof() -> None:
    best = solve_highs(knapsack(), Limits())
    proven = solve_highs(knapsack(), Limits(near=True), best.values)

    assert (proven.status, proven.objective, proven.bound) == (Status.OPTIMAL, 60.0, 60.0)
    assert solve_highs(knapsack(), Limits(near=True)).objective == 60.0


def test_exact_questions_are_asked_in_finer_arithmetic() -> None:
    """What it is for: without it no front of the toy county is exact (test_fronts.py)."""
    usual, fine = (highs.options_of(Limits(exact=exact)) for exact in (False, True))

    changed = {name: value for name, value in fine.items() if usual.get(name) != value}
    assert changed == {
        "mip_feasibility_tolerance": pytest.approx(1e-9),
        "primal_feasibility_tolerance": pytest.approx(1e-9),
    }


def test_the_banner_goes_to_stderr_and_stdout_stays_clean() -> None:
    child = _python("print(solve_highs(knapsack(), Limits()).objective)")
    out, err = child.communicate(timeout=60)

    assert out == "60.0\n"
    assert "Copyright" in err
    assert child.returncode == 0


@pytest.mark.slow
@pytest.mark.parametrize("slack", [True, False])
def test_ctrl_c_ends_a_solve_within_two_seconds(slack: bool) -> None:
    child = _python(
        "print('ready', flush=True)\n"
        "try:\n"
        f"    solve_highs(market_split(slack={slack}, rows=5, columns=40), Limits(seconds=60))\n"
        "except KeyboardInterrupt:\n"
        "    print('interrupted', flush=True)\n"
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "ready\n"
    time.sleep(1.5)
    began = time.monotonic()
    child.send_signal(signal.SIGINT)
    out, err = child.communicate(timeout=30)

    assert time.monotonic() - began < 2.0
    assert out == "interrupted\n", err
    assert child.returncode == 0


@pytest.mark.slow
def test_the_time_limit_is_kept() -> None:
    began = time.monotonic()
    answer = solve_highs(market_split(slack=False), Limits(seconds=1.0))

    assert time.monotonic() - began < 3.0
    assert answer.status is Status.NO_SOLUTION
    assert math.isnan(answer.objective)
