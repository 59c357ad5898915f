"""What we report: admission, scores and outcomes."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from tests.judge.county import county_outcome
from zsyz_model.case import Admission, Refusal, Scores
from zsyz_model.findings import Place


def refused(project: str, rule: str) -> Refusal:
    return Refusal(project, rule, "规则", "1", "2", Place(), "[0]", "改")


def test_a_project_with_two_broken_rules_is_refused_once() -> None:
    admission = Admission(("P1",), (refused("P3", "a"), refused("P2", "a"), refused("P3", "b")))

    assert admission.refused == ("P3", "P2")


def scores() -> Scores:
    parts = pd.DataFrame(
        {"tech": [10.1, 20.25, 10.2], "tax": [10.2, 0.05, 10.1]}, index=["P3", "P1", "P2"]
    )
    return Scores(parts, {"tech": "科技含量", "tax": "税收"})


def test_a_total_is_the_sum_of_its_parts_to_the_hundredth() -> None:
    assert scores().total.to_dict() == {"P3": 20.3, "P1": 20.3, "P2": 20.3}


def test_equal_totals_stand_in_the_order_of_their_ids() -> None:
    parts = scores().parts
    parts.loc["P3", "tech"] = 10.11
    better = replace(scores(), parts=parts)

    assert scores().ranking == ["P1", "P2", "P3"]
    assert better.ranking == ["P3", "P1", "P2"]


def test_an_outcome_with_another_plan_keeps_the_rest() -> None:
    outcome = county_outcome()
    other = outcome.with_plan(replace(outcome.plan, seconds=7.0))

    assert other.plan.seconds == 7.0
    assert outcome.plan.seconds != 7.0
    assert (other.case, other.admission, other.scores) == (
        outcome.case, outcome.admission, outcome.scores,
    )  # fmt: skip
