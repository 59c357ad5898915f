"""The scoring benchmark: the sums of a run, and that all competitors answer the same question."""

from __future__ import annotations

import json

import numpy as np
import pytest

from benchmarks import score
from benchmarks.score import (  # fmt: skip
    FEWER,
    JOBS,
    MANY,
    METHODS,
    NUMPY,
    OURS,
    PYMCDM,
    SKCRITERIA,
    Found,
    Taken,
    run,
    table,
)


def test_a_ratio_is_the_median_of_the_rounds_and_the_fastest_peer_counts() -> None:
    seconds = {OURS: (1.0, 3.0, 4.0), PYMCDM: (1.0, 1.0, 2.0), SKCRITERIA: (9.0, 9.0, 9.0)}
    told = Found(tuple(Taken("topsis", who, s, 80.0) for who, all_ in seconds.items() for s in all_))  # fmt: skip

    assert told.ratios == {("topsis", PYMCDM): 2.0, ("topsis", SKCRITERIA): pytest.approx(1 / 3)}
    assert told.faults == ("topsis: 2.00 times the fastest peer, over 1.1",)
    assert json.loads(json.dumps(told.told()))["ratios"]["topsis / pymcdm"] == 0.5


def test_what_misses_its_figure_is_a_fault() -> None:
    def of(seconds: float, mb: float) -> Found:
        return Found((Taken(MANY, OURS, seconds, mb), Taken(MANY, NUMPY, 1.0, 5000.0)))

    assert of(1.2, 1024.0).faults == ()
    assert of(1.3, 1025.0).faults == (
        f"{MANY}: 1.30 times the fastest peer, over 1.2", "1025 MB, over 1024",
    )  # fmt: skip


@pytest.mark.parametrize("method", METHODS)
def test_all_give_the_same_answer(method: str) -> None:
    values = table(30)
    answers = [job(values) for (task, _), job in JOBS.items() if task == method]

    assert len(answers) == (2 if method == "promethee" else 3)
    for answer in answers[1:]:
        np.testing.assert_allclose(answer, answers[0], rtol=0, atol=1e-9)


def test_both_ways_to_rank_take_all_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(score, "DRAWS", 500)
    values = table(30)

    ours, plain = JOBS[FEWER, OURS](values), JOBS[FEWER, NUMPY](values)

    assert plain.shape == (250, 30)
    # Both see the same draws; the last block alone is half of them.
    np.testing.assert_allclose(ours, (plain >= 0.6).mean(axis=0), atol=0.1)


@pytest.mark.slow
def test_a_run_asks_everybody_in_turns() -> None:
    told = run(1, ["vikor"])

    assert [(one.task, one.who) for one in told.taken] == [
        ("vikor", OURS), ("vikor", PYMCDM), ("vikor", SKCRITERIA),
    ]  # fmt: skip
    assert all(one.seconds > 0 and one.mb > 0 for one in told.taken)
    assert "zsyz takes" in told.text()
