"""The judge of the outings: a true plan passes, every single lie is seen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from tests.attraction.county import county, road
from zsyz_model.case.attraction import Outing, OutreachPlan, Shortfall
from zsyz_model.judge.outreach import judge_outreach

RULES = road(leader_most=2, month_most=3)
ABSENT = [{"leader_id": "L2", "month": "2026-12", "most_days": 0}]
CASE = county(RULES, absences=ABSENT)
CHEM = Outing("2026-11", "L1", "京津冀", "高端化工", "基金", 3, 1.0, 2.0)
STUFF = Outing("2026-11", "L2", "长三角", "新材料", "产业链", 4, 2.67, 3.5)
LATER = Outing("2026-12", "L1", "京津冀", "高端化工", "产业链", 3, 2.0, 2.0)
TRUE = OutreachPlan(("2026-11", "2026-12"), (CHEM, STUFF, LATER), (), 5.67, 7.5, 12.0)


def with_outings(*outings: Outing, **more: Any) -> OutreachPlan:
    leads = round(sum(x.leads for x in outings), 2)
    cost = round(sum(x.cost_wan for x in outings), 2)
    return replace(TRUE, outings=outings, leads=leads, cost_wan=cost, **more)


def test_a_true_plan_has_no_fault() -> None:
    assert judge_outreach(CASE, TRUE) == ()


CRIMES: dict[str, tuple[Callable[[], OutreachPlan], str]] = {
    "an unknown leader": (lambda: with_outings(replace(CHEM, leader_id="L9"), STUFF, LATER), "outreach_words"),
    "a month outside": (lambda: with_outings(CHEM, STUFF, replace(LATER, month="2027-01")), "outreach_words"),
    "a region of nobody's": (lambda: with_outings(CHEM, STUFF, replace(LATER, region="珠三角")), "outreach_words"),
    "not in charge": (lambda: with_outings(CHEM, STUFF, replace(LATER, leader_id="L3")), "outreach_charge"),
    "too often": (lambda: with_outings(CHEM, STUFF, LATER, replace(LATER, region="长三角", days=4, cost_wan=3.5)), "outreach_leader"),
    "too long away": (lambda: with_outings(CHEM, replace(STUFF, month="2026-12"), LATER), "outreach_days"),
    "the same again": (lambda: with_outings(CHEM, STUFF, LATER, LATER), "outreach_repeat"),
    "twice in one month": (lambda: with_outings(STUFF, LATER, replace(CHEM, month="2026-12")), "outreach_twice"),
    "days told shorter": (lambda: with_outings(CHEM, replace(STUFF, days=2), LATER), "outreach_days"),
    "told cheaper": (lambda: with_outings(CHEM, replace(STUFF, cost_wan=1.0), LATER), "outreach_cost"),
    "leads told more": (lambda: with_outings(CHEM, replace(STUFF, leads=3.0), LATER), "outreach_leads"),
    "a chain left out": (lambda: with_outings(CHEM, LATER, ), "outreach_coverage"),
    "a month left out": (lambda: with_outings(CHEM, STUFF), "outreach_coverage"),
    "a lack that is none": (lambda: replace(TRUE, shortfalls=(Shortfall("区域", "京津冀", 1),)), "outreach_coverage"),
    "a lack of what nobody owes": (lambda: replace(TRUE, shortfalls=(Shortfall("区域", "月球", 1),)), "outreach_coverage"),
    "a sum of leads": (lambda: replace(TRUE, leads=6.0), "outreach_sums"),
    "a sum of money": (lambda: replace(TRUE, cost_wan=7.0), "outreach_sums"),
}  # fmt: skip


@pytest.mark.parametrize("crime", CRIMES)
def test_every_crime_is_seen(crime: str) -> None:
    commit, code = CRIMES[crime]

    assert code in {f.code for f in judge_outreach(CASE, commit())}


def test_money_and_months_are_limits() -> None:
    poor = county(replace(RULES, budget_wan=7.0), absences=ABSENT)
    narrow = county(replace(RULES, month_most=1), absences=ABSENT)

    assert [f.code for f in judge_outreach(poor, TRUE)] == ["outreach_budget"]
    assert [f.code for f in judge_outreach(narrow, TRUE)] == ["outreach_month"]
