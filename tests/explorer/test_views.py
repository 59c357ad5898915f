"""The picture of an estimate and of a plan: the county's own numbers, told alike."""

from __future__ import annotations

from dataclasses import replace

from tests.explorer.county import opened
from tests.explorer.test_state import guess, plan
from zsyz_model.case import Status
from zsyz_model.explorer.views import ESTIMATED, LIMITED, NONE, PROVEN, estimate_view, outcome_view
from zsyz_model.pipeline import admit
from zsyz_model.planning.preview import Estimate, Share


def test_a_proven_plan_is_told_as_it_is() -> None:
    outcome, view = plan()

    assert view.label == PROVEN
    assert view.starts == len(outcome.plan.starts)
    assert [one.project for one in view.ranking] == outcome.scores.ranking
    assert view.refused == 1
    led = {(row.leader, led.project) for row in view.leaders for led in row.projects}
    assert led == {(lead.leader_id, lead.project_id) for lead in outcome.plan.leads}
    assert [pace.target for pace in view.pace] == [1, 2, 3, 4]
    assert view.pace[-1].starts == len(outcome.plan.starts)
    assert {flow.kind for flow in view.land} == {"计划指标", "节余指标", "存量地块"}


def test_a_plan_that_the_clock_stopped_does_not_pass_for_proven() -> None:
    outcome, _ = plan()

    stopped = outcome.with_plan(replace(outcome.plan, status=Status.FEASIBLE_LIMIT))

    assert outcome_view(stopped).label == LIMITED


def test_an_estimate_ranks_as_the_plan_does_and_never_passes_for_one() -> None:
    _, view = plan()
    found = guess().view

    assert found.label == ESTIMATED
    assert [(one.project, one.total) for one in found.ranking] == [
        (one.project, one.total) for one in view.ranking
    ]
    for one in found.ranking:
        if one.starts:
            assert one.state.startswith(("约 ", "可能开工"))


def test_shares_are_told_as_shares() -> None:
    """Half a start in each of two quarters is a whole one; 0.4 alone is not."""
    case, admission, scores = admit(opened().case)
    starts = (
        Share("P1", 0.5, "2027Q1", "new"),
        Share("P1", 0.5, "2027Q2", "new"),
        Share("P2", 0.4, "2027Q2", "J1"),
    )
    leads = (Share("P1", 0.25, leader_id="L2", fit=90),)
    found = Estimate(Status.FEASIBLE_LIMIT, (), starts, leads, (), {"L2": 1.5})

    view = estimate_view(case, admission, scores, found)

    assert view.fates == {
        "P1": "约 2027Q1 开工（新增用地）",
        "P2": "可能开工 40%（2027Q2，地块 J1）",
    }
    assert [pace.starts for pace in view.pace] == [0.5, 1.4, 1.4, 1.4]
    row = next(row for row in view.leaders if row.leader == "L2")
    assert (row.hours, row.given, row.projects[0].share) == (1.5, 10.0, 0.25)


def test_where_nothing_fits_the_ranking_is_still_told() -> None:
    case, admission, scores = admit(opened().case)

    view = estimate_view(case, admission, scores, Estimate(Status.INFEASIBLE))

    assert view.label == NONE
    assert len(view.ranking) == 5
