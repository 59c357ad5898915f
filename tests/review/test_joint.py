"""The joint review as a whole: what is kept from the meeting, and that its parts agree."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tests.cases import make_case, make_scenario, toy_case, toy_tables
from zsyz_model.case import Case, MeetingRules, RandomRules, Scenario, ScoringRules
from zsyz_model.review.joint import before_meeting, joint_review
from zsyz_model.review.methods import METHODS
from zsyz_model.review.screening import screen

FEW = RandomRules(draws=500)


def toy(scenario: Scenario | None = None, **stages: str) -> Case:
    tables = toy_tables()
    for row in tables["projects"]:
        row["stage"] = stages.get(row["project_id"], row["stage"])
    return make_case(scenario, **tables)


def test_a_project_in_its_first_check_comes_to_the_meeting_and_a_lead_does_not() -> None:
    case = toy(P1="初审", P2="线索")
    admission = screen(case)

    assert {"P1", "P2"}.isdisjoint(admission.kept)
    found = before_meeting(case, admission)
    assert "P1" in found.kept
    assert [r.rule for r in found.refusals if r.project_id == "P2"] == ["not_yet_reviewed"]
    assert {*found.kept, *found.refused} == set(case.projects.index)


def test_what_a_meeting_put_off_stays_out_of_the_plan_and_comes_back_to_the_meeting() -> None:
    tables = toy_tables()
    tables["projects"][0]["stage"] = "评审"
    tables["decisions"] = [
        {
            "project_id": "P1",
            "met_on": dt.date(2026, 9, 1),
            "verdict": "暂缓",
            "conditions": "补材料",
        }
    ]
    tables["papers"] = [
        {"project_id": "P1", "form": "有", "study": "有", "birdseye": "有", "contract": "有"}
    ]
    case = make_case(make_scenario(random=FEW), **tables)

    refusal = next(r for r in screen(case).refusals if r.project_id == "P1")
    assert (refusal.rule, refusal.value, refusal.cell.sheet) == ("put_off", "暂缓", "决策")

    review, _ = joint_review(case)
    (topic,) = review.agenda.topics
    assert (topic.project_id, topic.again) == ("P1", True)


def test_what_a_meeting_turned_down_is_not_decided_twice() -> None:
    tables = toy_tables()
    tables["projects"][0]["stage"] = "评审"
    tables["decisions"] = [{"project_id": "P1", "met_on": dt.date(2026, 9, 1), "verdict": "不予"}]
    case = make_case(make_scenario(random=FEW), **tables)

    assert "P1" not in screen(case).kept
    review, _ = joint_review(case)
    assert "P1" in review.agenda.decided
    assert review.agenda.topics == ()


@pytest.mark.parametrize("method", list(METHODS))
def test_every_method_s_review_holds_together(method: str) -> None:
    scenario = make_scenario(random=FEW, scoring=ScoringRules(method=method))
    review, findings = joint_review(toy_case(scenario))

    kept = set(review.admission.kept)
    assert set(review.scores.parts.index) == kept == set(review.acceptability.projects)
    assert review.scores.method == method
    assert review.scores.total.between(0, 100.08).all()  # a sum of rounded parts
    assert {flip.ahead for flip in review.stability.marks} == kept
    assert {f.code for f in findings} >= {"S01"}
    assert len(findings) == len(set(findings))


def test_the_weighted_sum_is_never_turned_round_by_a_withdrawal() -> None:
    review, _ = joint_review(toy_case(make_scenario(random=FEW)))

    assert review.reversals == ()


def test_nobody_admitted_is_an_empty_review() -> None:
    tables: dict[str, Any] = toy_tables()
    for row in tables["projects"]:
        row["kind"] = "房地产"
    review, _ = joint_review(make_case(make_scenario(random=FEW), **tables))

    assert (review.admission.kept, review.agenda.topics) == ((), ())
    assert review.acceptability.draws == 0


def test_a_judge_who_decides_alone_is_told() -> None:
    tables = toy_tables()
    words = ("科技含量", "投资方实力", "环境影响", "安全风险")
    tables["scores"] = [
        {"project_id": "P1", "judge": judge, "criterion": word, "points": points}
        for judge, points in (("专家甲", 100.0), ("专家乙", 20.0), ("专家丙", 20.0))
        for word in words
    ]
    # Without experts P1 has 44.03 (test_scoring, less 4.25 for technology); of the experts' 25
    # points 46.67 % are 2.33 + 4.67 + 2.33 + 2.33, and 20 % without 专家甲 are 5.
    scoring = ScoringRules(pass_mark=52.0, priority_mark=90.0)
    _, findings = joint_review(make_case(make_scenario(random=FEW, scoring=scoring), **tables))

    (told,) = [f for f in findings if f.code == "S11"]
    assert "及格线由“专家甲”一人决定：计入时总分 55.69" in told.fact
    assert "不计时 49.03" in told.fact


def test_a_meeting_on_a_holiday_is_refused_at_its_line() -> None:
    meeting = MeetingRules(held_on="2027-01-01")
    case = toy_case(make_scenario(random=FEW, meeting=meeting, as_of="2026-10-31"))

    with pytest.raises(Exception, match=r"\[Y07\].*meeting\.held_on"):
        joint_review(case)
