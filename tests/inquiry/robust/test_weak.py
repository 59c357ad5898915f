"""Weak points: the planted one is found, and what is told is counted on draws that were not seen."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from tests.inquiry.robust.counties import LIVELY, given
from zsyz_model.inquiry.robust.given import START
from zsyz_model.inquiry.robust.tally import draw_until_sure
from zsyz_model.inquiry.robust.weak import ABSENT, weak_points

RULES = replace(LIVELY, half_width=0.001, land_share=0.9, start_share=0.9, slip_chance=0.0)
ONE = next(x for s in range(90) if (x := given(s)) and len(x.starts) == 3)


def test_a_project_that_is_worth_most_is_the_weak_point() -> None:
    """One start is made worth a hundred times the others: it goes badly just when it does not come."""
    heavy = ONE.starts[1].subject
    items = tuple(
        replace(x, merit_milli=tuple(100_000 + m for m in x.merit_milli)) if x.subject == heavy and x.kind == START else x
        for x in ONE.items
    )  # fmt: skip
    tally = draw_until_sure(replace(ONE, items=items), RULES, 5, 4000)

    points, limit = weak_points(tally)

    assert (points[0].conditions[0].kind, points[0].conditions[0].subject) == (ABSENT, heavy)
    assert limit < 100


def test_what_is_told_is_counted_on_every_other_draw() -> None:
    tally = draw_until_sure(ONE, RULES, 5, 3000)
    points, limit = weak_points(tally)
    assert points

    column = {x.subject: i for i, x in enumerate(ONE.starts)}
    comes = np.vstack([x.comes for x in tally.drawn])[1::2]
    merit = np.concatenate([x.merit_milli for x in tally.runs])[1::2] / 1000
    for x in points:
        if any(c.kind != ABSENT for c in x.conditions):
            continue
        inside = [
            i for i in range(len(merit))
            if all(comes[i, column[c.subject]] == (not c.least) for c in x.conditions)
        ]  # fmt: skip
        bad = sum(merit[i] <= limit for i in inside)
        assert (x.met, x.bad) == (len(inside), bad)
        assert x.density == round(100 * bad / len(inside), 2)
        assert x.density > x.base


def test_points_are_told_densest_first() -> None:
    points, _ = weak_points(draw_until_sure(ONE, RULES, 5, 3000))

    assert [x.density for x in points] == sorted((x.density for x in points), reverse=True)


def test_a_plan_to_which_nothing_happens_has_none() -> None:
    sure = replace(
        RULES,
        sign_share=1,
        land_share=1,
        start_share=1,
        quota_late_chance=0,
        acceptance_late_chance=0,
    )

    assert weak_points(draw_until_sure(ONE, sure, 5, 500))[0] == ()
