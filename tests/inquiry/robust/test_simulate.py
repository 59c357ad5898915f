"""The given plan in every draw: as by hand in plain Python, and untouched where nothing goes wrong."""

from __future__ import annotations

import numpy as np

from tests.inquiry.robust.counties import LIVELY, given, planned
from tests.oracles.plain_draws import Fate, live
from zsyz_model.inquiry.robust.draws import Drawn, Streams
from zsyz_model.inquiry.robust.given import REPAY, SALE, START, Given
from zsyz_model.inquiry.robust.simulate import Runs, simulate

DRAWS = 8


def compare_draws(counties: int) -> tuple[int, list[tuple[object, ...]], int]:
    """How many counties were compared, where a draw differs, and how many starts had to wait."""
    compared, waited = 0, 0
    wrong: list[tuple[object, ...]] = []
    for seed in range(3 * counties):
        one, found = given(seed), planned(seed)
        if one is None or found is None:
            continue
        drawn = Streams(one, LIVELY, seed).next(DRAWS)
        runs = simulate(one, drawn)
        for i in range(DRAWS):
            came = live(*found, _fate(one, drawn, i))
            wanted = (came.starts, came.repaid, came.sold, came.merit_milli, came.cost_yuan, came.missed)  # fmt: skip
            if wanted != _came(one, runs, i):
                wrong.append((seed, i, wanted, _came(one, runs, i)))
            waited += any(
                came.starts.get(x.subject, 0) > x.quarter + int(drawn.slips[i, k])
                for k, x in enumerate(one.starts)
            )
        compared += 1
        if compared == counties:
            break
    return compared, wrong, waited


def test_each_draw_is_as_by_hand() -> None:
    compared, wrong, waited = compare_draws(80)

    assert wrong == []
    assert compared == 80
    assert waited > 12  # some wait for quota, so that the rule of waiting is compared too


def test_a_plan_that_nothing_happens_to_comes_about_as_planned() -> None:
    for seed in range(120):
        one, found = given(seed), planned(seed)
        if one is None or found is None:
            continue
        shape = (1, len(one.starts))
        still = Drawn(
            np.ones(shape, dtype=bool), np.zeros(shape, dtype=np.int64),
            np.zeros((1, len(one.lots)), dtype=np.int64), np.zeros((1, len(one.schemes)), dtype=np.int64),
        )  # fmt: skip
        runs = simulate(one, still)

        assert runs.when[0].tolist() == [x.quarter for x in one.items]
        goals = {goal.name: goal.value for goal in found[1].goals}
        assert runs.merit_milli[0] == round(1000 * goals["merit"])
        assert runs.cost_yuan[0].sum() == round(10_000 * goals["land_cost"])
        assert runs.missed[0] == goals["missed_targets"]


def _fate(one: Given, drawn: Drawn, i: int) -> Fate:
    names = [x.subject for x in one.starts]
    return Fate(
        dict(zip(names, drawn.comes[i].tolist(), strict=True)),
        dict(zip(names, drawn.slips[i].tolist(), strict=True)),
        dict(zip(one.lots, drawn.quota_late[i].tolist(), strict=True)),
        dict(zip([k for k, _, _ in one.schemes], drawn.accepted_late[i].tolist(), strict=True)),
    )


def _came(one: Given, runs: Runs, i: int) -> tuple[object, ...]:
    kinds = [
        {x.subject: int(t) for x, t in zip(one.items, runs.when[i], strict=True) if x.kind == kind and t}
        for kind in (START, REPAY, SALE)
    ]  # fmt: skip
    cost = dict(zip(one.numbers.years, runs.cost_yuan[i].tolist(), strict=True))
    return (*kinds, int(runs.merit_milli[i]), cost, int(runs.missed[i]))
