"""招商 of the demonstration county, counted by hand from its sheets."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

import scenarios
from zsyz_model.batch.attract import Attracted, attract
from zsyz_model.judge.outreach import judge_outreach
from zsyz_model.tables import INDUSTRIES, MODES


@cache
def found() -> Attracted:
    return attract(Path(scenarios.__file__).parent / "base.yaml")


@pytest.mark.slow
def test_the_outings_keep_every_promise() -> None:
    told, case = found().told, found().case
    plan = told.plan

    assert plan is not None
    assert (plan.status, plan.shortfalls, judge_outreach(case, plan)) == ("OPTIMAL", (), ())
    assert {x.month for x in plan.outings} == set(plan.months)
    assert (plan.months[0], plan.months[-1], len(plan.months)) == ("2026-11", "2027-10", 12)
    assert {x.region for x in plan.outings} == {"京津冀", "长三角", "珠三角"}
    assert {x.industry for x in plan.outings} == set(INDUSTRIES)
    assert {x.mode for x in plan.outings} == set(MODES)
    led = Counter(x.leader_id for x in plan.outings)
    assert led["L01"] >= 2
    assert led["L02"] >= 2
    assert max(led.values()) == 2
    assert not [x for x in plan.outings if x.leader_id in ("L01", "L02") and x.month == "2027-01"]
    assert plan.cost_wan <= 60


@pytest.mark.slow
def test_outings_leads_chains_and_teams_as_the_sheets_have_them() -> None:
    """10 outings, 21 leads, 36.6 万元; 21 + 24 leads; 11 of 54 lacking; 51 posts and 41 people."""
    told = found().told
    trips, leads = told.yields[0], told.conversions[0]

    assert (trips.trips, trips.leads) == (10, 21)
    assert trips.cost_wan == pytest.approx(36.6)
    assert leads.leads == 45
    assert sum(x.leads for x in told.conversions if x.by == "来源") == 45
    assert Counter(x.state for x in told.elements) == {
        "已有": 43, "缺，有期限": 5, "缺，已过期": 1, "缺，无期限": 5,
    }  # fmt: skip
    assert (sum(x.posts for x in told.crews), sum(x.filled for x in told.crews)) == (51, 41)
    assert sum(x.gap for x in told.crews) == 10
    assert [x.department for x in told.departments if x.overdue] == ["县发展和改革局"]
    assert set(told.groups) == set(INDUSTRIES)


@pytest.mark.slow
def test_what_is_found_was_put_there_to_be_found() -> None:
    told = found().told

    assert Counter(f.code for f in told.findings) == {"Z10": 6, "Z12": 1}
    assert len(told.notes) == 1
    assert len(told.meetings) == 13
    assert told.notice is not None
    assert "招商 10 次，走访企业 57 家" in told.notice.text
