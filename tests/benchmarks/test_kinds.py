"""Counties that are asked: every limit is there, and what is moved stays possible."""

from __future__ import annotations

import pytest

from benchmarks.kinds import KINDS, core, full
from benchmarks.variants import demo_numbers
from zsyz_model.planning.numbers import Numbers


@pytest.mark.parametrize("kind", KINDS)
def test_a_seed_draws_one_county_and_the_size_is_the_issue_s(kind: str) -> None:
    drawn: Numbers = KINDS[kind](3)

    assert drawn == KINDS[kind](3)
    assert drawn != KINDS[kind](4)
    assert len(drawn.leaders) == 34
    assert len(drawn.schemes) == drawn.horizon.length == 8
    assert len([j for j in drawn.plots if not j.quota]) in {24, 21}


def test_a_full_county_has_every_limit() -> None:
    drawn = full(0)

    assert len(drawn.budget_yuan) == 2
    assert drawn.caps
    assert drawn.lines
    assert drawn.covers
    assert any(j.holder for j in drawn.plots)
    assert min(drawn.advance_hmu, drawn.turnover_hmu, drawn.sale_hmu) > 0


def test_a_core_county_has_what_others_plan_as_well_and_one_budget() -> None:
    drawn = core(0)

    assert list(drawn.budget_yuan) == [2027]
    assert drawn.budget_yuan[2027] == sum(full(0).budget_yuan.values())
    assert (drawn.caps, drawn.lines, drawn.covers) == ((), (), ())
    assert not any(j.holder or j.quota for j in drawn.plots)
    assert not any(c.gap_yuan for c in drawn.candidates)
    assert (drawn.advance_hmu, drawn.turnover_hmu, drawn.sale_hmu) == (0, 0, 0)
    assert all(len(q) == 1 for c in drawn.candidates for q in c.plot_quarters.values())


def test_moved_projects_fit_where_they_may_go() -> None:
    demo, drawn = demo_numbers(), full(1)
    areas = {j.plot_id: j.area_hmu for j in drawn.plots}

    for old, new in zip(demo.candidates, drawn.candidates, strict=True):
        assert 0.79 < new.land_hmu / old.land_hmu < 1.26
        assert new.farmland_hmu <= new.converted_hmu <= new.land_hmu
        assert all(new.land_hmu <= areas[j] for j in new.plot_quarters)
        assert list(new.merit_milli) == sorted(new.merit_milli, reverse=True)
