"""招商 of the demonstration county, counted by hand from its sheets."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import scenarios
from zsyz_model.batch.attract import Attracted, attract
from zsyz_model.case import missing
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


def open_rows() -> list[dict[Any, Any]]:
    """Leads that did not become projects, and projects: one record each."""
    case = found().case
    leads = case.table("leads")
    return [
        *leads[leads["project_id"].isna()].to_dict("records"),
        *case.projects.to_dict("records"),
    ]


def eligible(stage: str, source: str = "") -> int:
    """Those of a stage that name 10,000 万元 or more, or nothing."""
    return sum(
        row["stage"] == stage
        and not row["invest_wan"] < 10_000
        and source in ("", row.get("source"))
        for row in open_rows()
    )


def left_within(months: int, chances: tuple[float, ...]) -> float:
    """Whether all stages are left within so many months, each a month at least; month by month."""
    states = {0: 1.0}
    for _ in range(months):
        after: dict[int, float] = {}
        for stage, p in states.items():
            go = chances[stage] if stage < len(chances) else 0.0
            after[stage] = after.get(stage, 0.0) + p * (1 - go)
            if go:
                after[stage + 1] = after.get(stage + 1, 0.0) + p * go
        states = after
    return states.get(len(chances), 0.0)


@pytest.mark.slow
def test_the_forecast_is_as_a_walk_through_the_stages_gives() -> None:
    """Mean stays of 2, 1.5 and 2 months; 2026Q4 by hand: 11 × 0.8 × 3/4 + 7 × 0.4 × 1/3 = 7.5333."""
    leave = (1 / 2, 2 / 3, 1 / 2)
    early, party = eligible("线索"), eligible("线索", "流动党员")
    assert (eligible("评审"), eligible("初审")) == (11, 7)

    signed = [
        11 * 0.8 * left_within(m, leave[2:]) + 7 * 0.4 * left_within(m, leave[1:])
        + ((early - party) * 0.1 + party * 0.16) * left_within(m, leave)
        for m in range(0, 27)
    ]  # fmt: skip
    told = [x.mean for x in found().told.forecast]

    assert told[0] == pytest.approx(7.5333, abs=1e-4)
    assert told[0] == pytest.approx(signed[2], abs=1e-4)  # November and December
    for n, mean in enumerate(told[1:], start=1):
        assert mean == pytest.approx(signed[2 + 3 * n] - signed[3 * n - 1], abs=1e-4)


@pytest.mark.slow
def test_the_signings_of_past_quarters_are_those_of_the_rows() -> None:
    counted = Counter(
        f"{row['signed_on'].year}Q{(row['signed_on'].month + 2) // 3}"
        for row in open_rows()
        if not missing(row["signed_on"]) and not row["invest_wan"] < 10_000
    )

    assert {x.quarter: x.signed for x in found().told.past} == {
        x.quarter: counted[x.quarter] for x in found().told.past
    }
