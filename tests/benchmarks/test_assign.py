"""The assignment benchmark: all answer the same question, and the sums of a run."""

from __future__ import annotations

import json
import math

import pytest

from benchmarks.assign import COMPETITORS, CPSAT, HIGHS, OURS, Found, Told, run, solve
from benchmarks.assign_instances import draw
from benchmarks.question import Case, Solved


def case(
    name: str, who: str, objective: float, seconds: float = 1.0, *, proven: bool = True
) -> Case:
    return Case(name, who, Solved(seconds, 0.0, proven, objective, 3, 2, gap=0.0))


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["gap", "c", "d"])
def test_all_answer_the_same_question(kind: str) -> None:
    table = draw(kind, 4, 16, 3)
    told = [solve(who, table, 60.0) for who in COMPETITORS]

    assert len(told) == 3
    assert all(one.proven and one.gap == 0.0 for one in told)
    assert len({one.objective for one in told}) == 1


def test_cost_and_bound_are_whole_and_a_gap_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    table = draw("gap", 2, 4, 0)
    monkeypatch.setitem(COMPETITORS, HIGHS, lambda *_: Told(0.1, False, 99.9999999, 96.2))
    monkeypatch.setitem(COMPETITORS, CPSAT, lambda *_: Told(0.1, False, None, -math.inf))

    stopped, empty = solve(HIGHS, table, 1.0), solve(CPSAT, table, 1.0)

    assert (stopped.objective, stopped.gap, stopped.note) == (100.0, 0.03, "bound 97")
    assert (stopped.columns, stopped.rows) == (8, 6)
    assert math.isnan(empty.objective)
    assert math.isnan(empty.gap)
    assert empty.note == ""


def test_what_contradicts_or_stays_open_is_a_fault() -> None:
    found = Found(5.0, (case("c-5x100-0", OURS, 10.0), case("c-5x100-0", HIGHS, 9.0, proven=False),
                        case("gap-5x15-0", OURS, 7.0, proven=False)))  # fmt: skip

    assert found.faults == (
        "c-5x100-0: pulp+highs found 9.0000, better than zsyz proved possible (10.0000)",
        "gap-5x15-0: unproven by zsyz",
    )


def test_the_document_has_instances_and_ratios() -> None:
    found = Found(5.0, (case("c-5x100-0", OURS, 10.0), case("c-5x100-0", HIGHS, 10.0, 4.0)))

    told = json.loads(json.dumps(found.told()))

    assert told["ratios"] == {HIGHS: 4.0}
    assert [one["instance"] for one in told["cases"]] == ["c-5x100-0"] * 2
    assert told["faults"] == []
    assert "ratio of seconds" in found.text()


@pytest.mark.slow
def test_a_run_asks_everybody() -> None:
    heard: list[str] = []

    found = run([0], 20.0, sizes=[("gap", 3, 9)], watch=heard.append)

    assert [one.who for one in found.cases] == [OURS, HIGHS, CPSAT]
    assert found.faults == ()
    assert len(heard) == 3
