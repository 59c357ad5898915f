"""Signings by quarter: by hand, and against plain sums of binomials."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from math import comb

import pytest

from tests.attraction.county import county, lead
from zsyz_model.attraction.chances import signing_months, steps_from
from zsyz_model.attraction.counts import poisson_binomial
from zsyz_model.attraction.forecast import (
    MOST_LEADS,
    Years,
    forecast,
    least_leads,
    needed,
    past_quarters,
    signed_in,
    targets_of,
)
from zsyz_model.attraction.funnel import Prospect, prospects
from zsyz_model.case import Case
from zsyz_model.case.attraction import Outing, OutreachPlan

CASE = county()
FOUND = prospects(CASE)


def asof(case: Case, day: str) -> Case:
    return replace(case, scenario=replace(case.scenario, as_of=day))


def test_the_quarters_run_from_the_next_month_to_the_end_of_the_plan() -> None:
    years = Years.of(CASE)

    assert list(years.ahead) == ["2026Q4", "2027Q1", "2027Q2", "2027Q3", "2027Q4"]
    assert (years.ahead["2026Q4"], years.ahead["2027Q1"]) == ((1, 2), (3, 4, 5))
    assert years.length == 14


def test_signings_are_counted_where_they_are_known() -> None:
    """X2 was signed in October 2026; X5 is below 10 000 万元."""
    assert targets_of(CASE) == {"2026Q4": 2, "2027Q1": 2, "2027Q2": 1}
    assert signed_in(FOUND, "2026Q4", date(2026, 10, 31), 10000) == 1
    assert signed_in(FOUND, "2026Q4", date(2026, 10, 19), 10000) == 0
    assert [(x.quarter, x.signed) for x in past_quarters(CASE, FOUND)] == [
        ("2025Q4", 0), ("2026Q1", 0), ("2026Q2", 0), ("2026Q3", 0),
    ]  # fmt: skip


@pytest.mark.parametrize(("day", "last"), [("2026-12-30", "2026Q3"), ("2026-12-31", "2026Q4")])
def test_a_quarter_is_over_on_its_last_day(day: str, last: str) -> None:
    assert past_quarters(asof(CASE, day), FOUND)[-1].quarter == last


def test_a_quarter_by_hand() -> None:
    """Open and large enough: leads X1, X3, projects P2 and P5 in review."""
    rates = CASE.scenario.attraction.rates
    spread = {
        s: signing_months(steps_from(rates, *s), 2)
        for s in (("线索", "外出招商"), ("线索", "流动党员"), ("评审", ""))
    }
    chances = [
        sum(spread["线索", "外出招商"]),
        sum(spread["线索", "流动党员"]),
        *[sum(spread["评审", ""])] * 2,
    ]
    told = forecast(CASE, FOUND)[0]

    assert sum(spread["评审", ""]) == pytest.approx(0.8 * 0.75)
    assert chances[:2] == [0.0, 0.0]
    assert (told.quarter, told.target, told.known) == ("2026Q4", 2, 1)
    assert told.mean == pytest.approx(1.2)
    assert told.total == pytest.approx(2.2)
    assert told.reach == pytest.approx(1 - 0.4**2)
    assert (told.low, told.high) == (1, 3)
    assert told.started == pytest.approx(2.2 * 0.507, abs=1e-6)
    assert (told.mean_trips, told.reach_trips) == (told.mean, told.reach)


def test_all_quarters_together_are_at_most_everybody() -> None:
    total = sum(x.mean for x in forecast(CASE, FOUND))

    assert total == pytest.approx(0.1 + 0.16 + 2 * 0.8, abs=0.02)


def test_outings_bring_signings_later() -> None:
    outing = Outing("2026-12", "L1", "京津冀", "高端化工", "产业链", 3, 10.0, 2.0)
    plan = OutreachPlan(("2026-11", "2026-12"), (outing,), (), 10.0, 2.0, 12.0)
    plain, with_plan = forecast(CASE, FOUND), forecast(CASE, FOUND, plan)
    new = signing_months(steps_from(CASE.scenario.attraction.rates, "线索", "外出招商"), 12)

    assert [x.mean for x in plain] == [x.mean for x in with_plan]
    assert with_plan[0].mean_trips == plain[0].mean
    assert with_plan[1].mean_trips - plain[1].mean == pytest.approx(10 * sum(new[:3]), abs=2e-6)
    assert (with_plan[1].reach_trips or 0) > (plain[1].reach or 0)


def test_the_published_starts_of_signed_projects_are_met() -> None:
    """[28]: 904 signed, 458 started (50.7 %); [29]: 600 signed, 504 landed (84 %)."""

    def signed(number: int) -> list[Prospect]:
        made = prospects(county(leads=[lead("X9", stage="签约")]))[0]
        return [replace(made, key=str(i), signed_on=date(2026, 10, 9)) for i in range(number)]

    assert round(forecast(CASE, signed(904))[0].started) == 458
    assert round(forecast(CASE, signed(600))[0].landed) == 504


@pytest.mark.parametrize(
    ("short", "share", "level"), [(2, 0.3, 0.8), (1, 0.05, 0.9), (4, 0.1, 0.5)]
)
def test_the_least_number_of_leads_by_the_binomial_formula(
    short: int, share: float, level: float
) -> None:
    def sure(n: int) -> float:
        return 1 - sum(comb(n, k) * share**k * (1 - share) ** (n - k) for k in range(short))

    found = least_leads([1.0], short, share, level)

    assert found is not None
    assert sure(found) >= level > sure(found - 1)


def test_a_pipeline_spares_new_leads() -> None:
    pipeline = poisson_binomial([0.9, 0.8])

    assert least_leads(pipeline, 1, 0.1, 0.9) == 0
    assert least_leads(pipeline, 0, 0.1, 0.9) == 0
    assert (least_leads(pipeline, 2, 0.1, 0.9) or 0) < (least_leads([1.0], 2, 0.1, 0.9) or 0)


def test_too_late_is_said() -> None:
    assert least_leads([1.0], 1, 0.0, 0.5) is None
    assert least_leads([1.0], 1, 1e-9, 0.5) is None
    assert MOST_LEADS == 10_000


def test_how_many_must_enter_now_and_in_the_best_month() -> None:
    """2026Q4 is two months away and three stages take three; for 2027Q2 January is best."""
    told = {(x.quarter, x.source, x.entering, x.confidence): x for x in needed(CASE, FOUND)}
    late = told["2026Q4", "其他来源", "2026-10", 0.9]
    now, best = (told["2027Q2", "流动党员", month, 0.8] for month in ("2026-10", "2027-01"))

    assert (late.share, late.leads) == (0.0, None)
    assert {key[0] for key in told} == {"2026Q4", "2027Q1", "2027Q2"}
    assert {key[3] for key in told} == {0.5, 0.8, 0.9}
    assert best.share > now.share
    assert (best.leads or 0) < (now.leads or 0)


def test_without_targets_nothing_is_owed() -> None:
    case = county(targets=[])

    assert needed(case, prospects(case)) == ()
    assert {x.target for x in forecast(case, prospects(case))} == {None}
