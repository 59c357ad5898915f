"""Tiny counties by all competitors, and the sums of a run."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from dataclasses import replace

import pytest

from benchmarks import plan
from benchmarks.__main__ import main
from benchmarks.instances import Size, county
from benchmarks.kinds import drawn, scarce
from benchmarks.peers import COMPETITORS, OURS, PEERS
from benchmarks.plan import WEIGHTS, apart
from benchmarks.question import Case, Solved, Stop
from benchmarks.ratios import by_kind, ratios, steadiness
from benchmarks.table import disagreements, line, table
from zsyz_model.planning.numbers import Numbers

SMALL = Size(projects=8, leaders=4, plots=4, schemes=2, quarters=4, places=4)
EXACT = Stop(gap=1e-6, seconds=60.0)
DONE = Solved(2.0, 0.1, proven=True, objective=-100.0, columns=3, rows=2)


@pytest.mark.slow
@pytest.mark.parametrize("kind", [county, drawn, scarce])
@pytest.mark.parametrize("seed", range(3))
def test_all_who_answer_the_weighted_question_agree(
    seed: int, kind: Callable[[int, Size], Numbers]
) -> None:
    numbers = kind(seed, SMALL)
    told = {who: COMPETITORS[who](numbers, WEIGHTS, EXACT) for who in (OURS, *PEERS)}

    assert all(solved.proven for solved in told.values())
    assert set(PEERS) == {"pulp+cbc", "pulp+highs", "cp-sat", "linopy+highs"}
    for solved in told.values():
        assert solved.objective == pytest.approx(told[OURS].objective, rel=1e-5)


@pytest.mark.slow
def test_a_solve_in_its_own_process_is_the_same() -> None:
    numbers = county(1, SMALL)

    here, there = COMPETITORS[OURS](numbers, WEIGHTS, EXACT), apart(OURS, numbers, EXACT)

    assert there.objective == here.objective
    assert there.note == here.note


def test_the_same_seed_draws_the_same_county() -> None:
    assert county(4) == county(4)
    assert county(4) != county(5)


def _pair(name: str, *, ours: float, theirs: float) -> tuple[Case, Case]:
    return (
        Case(name, OURS, replace(DONE, seconds=ours)),
        Case(name, "peer", replace(DONE, seconds=theirs)),
    )


THREE = [
    *_pair("core 1", ours=2.0, theirs=8.0),
    *_pair("core 2", ours=1.0, theirs=10.0),
    *_pair("core 3", ours=4.0, theirs=24.0),
]


def test_ratios_are_medians_over_the_counties() -> None:
    found = ratios(THREE, OURS, ["peer", "absent"])

    assert {peer: ratio.x for peer, ratio in found.items()} == {"peer": 6.0}
    assert str(found["peer"]) == "6.0"


def test_a_county_that_we_did_not_prove_counts_with_our_limit() -> None:
    stopped = Case("core 4", OURS, replace(DONE, seconds=60.0, proven=False))
    peer = Case("core 4", "peer", replace(DONE, seconds=30.0))

    found = ratios([*THREE, stopped, peer], OURS, ["peer"])

    assert str(found["peer"]) == "<5.0"  # 0.5, 4, 6, 10


def test_kinds_have_their_own_ratios_and_our_worst_is_told() -> None:
    cases = [*THREE, *_pair("full 1", ours=5.0, theirs=5.0)]

    found = by_kind(cases, OURS, ["peer"])

    assert {name: ratio.x for name, ratio in found.items()} == {
        "core / peer": 6.0,
        "full / peer": 1.0,
    }
    assert steadiness(cases, OURS) == {"core": 2.0, "full": 1.0}
    assert "zsyz, core: worst / median 2.0" in table(cases, found, steadiness(cases, OURS))


def test_a_peer_that_was_stopped_is_marked() -> None:
    ours, theirs = _pair("a", ours=2.0, theirs=30.0)
    cases = [ours, replace(theirs, solved=replace(theirs.solved, proven=False))]

    found = ratios(cases, OURS, ["peer"])

    assert str(found["peer"]) == ">15.0"
    assert ">30.00" in line(cases[1])
    assert ">30.00" in table(cases, found)


def test_a_proof_that_another_answer_denies_is_a_fault() -> None:
    ours, theirs = _pair("a", ours=1.0, theirs=1.0)
    better = replace(theirs, solved=replace(theirs.solved, objective=-101.0))
    worse = replace(theirs, solved=replace(theirs.solved, objective=-99.0, proven=False))
    lost = replace(theirs, solved=replace(theirs.solved, objective=math.nan, proven=False))

    assert list(disagreements([ours, better], Stop())) == [
        "a: peer found -101.0000, better than zsyz proved possible (-100.0000)"
    ]
    assert list(disagreements([ours, worse, lost], Stop())) == []


def test_what_is_not_a_number_is_null_in_json() -> None:
    told = Case("a", "peer", replace(DONE, objective=math.nan)).told()

    assert json.loads(json.dumps(told, allow_nan=False))["objective"] is None


def test_an_unknown_benchmark_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["nonsense"])

    assert "nonsense" in capsys.readouterr().err


def test_kinds_and_peers_may_be_chosen(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def answered(who: str, _numbers: Numbers, stop: Stop) -> Solved:
        seconds = 1.0 if who == "zsyz" else 3.0
        return Solved(seconds, 0.0, proven=True, objective=stop.seconds, columns=1, rows=1, gap=0.0)

    monkeypatch.setattr(plan, "apart", answered)
    words = ["plan", "--no-demo", "--kinds", "core", "--peers", "pulp+highs", "--json"]

    assert main(words) == 0

    told = json.loads(capsys.readouterr().out)
    assert told["ratios"] == {"core / pulp+highs": 3.0}
    assert [case["county"] for case in told["cases"]] == ["core 0"] * 2 + ["core 1"] * 2
    assert told["stop"]["seconds"] == 60.0
