"""Landing: six papers, and the class's least investment where one is set."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.assessment.county import county, project, proof, rules
from tests.cases import place
from zsyz_model.assessment.landing import landing_grounds
from zsyz_model.case import rows_of
from zsyz_model.case.assessing import AssessmentRules, Ground, Verdict

DAY = date(2022, 3, 1)


def grounds(paper: dict[str, Any], law: AssessmentRules, **changed: Any) -> list[Ground]:
    case = county([], projects=[project("P1", **changed)], proofs=[proof("P1", **paper)])
    rows, papers = rows_of(case.projects), rows_of(case.table("proofs"))
    return list(landing_grounds(case, law, rows["P1"], papers["P1"], DAY))


def test_six_papers_and_a_class_are_enough_where_no_standard_is_set() -> None:
    assert grounds({}, rules()) == []


@pytest.mark.parametrize("state", ["缺", None])
def test_each_lacking_paper_is_asked_for_at_its_cell(state: str | None) -> None:
    found = grounds({"images": state, "filing": state}, rules())

    assert [(g.verdict, g.fact, g.place) for g in found] == [
        (Verdict.WANTING, "缺备案", place("proofs", 1, "filing")),
        (Verdict.WANTING, "缺影像资料", place("proofs", 1, "images")),
    ]


def test_the_standard_is_the_class_s_own() -> None:
    law = rules({"landing.新增用地": 12000.0, "landing.金融": 99999.0})

    assert grounds({}, law) == []
    (below,) = grounds({}, law, fixed_wan=11999.99)
    assert below.verdict is Verdict.EXCLUDED
    assert below.fact == "固定资产投资 11999.99 万元，低于新增用地类 12000 万元"
    (blank,) = grounds({}, law, fixed_wan=None)
    assert (blank.verdict, blank.fact) == (Verdict.WANTING, "固定资产投资未填")


def test_a_class_that_is_not_filled_is_asked_for() -> None:
    assert [g.rule for g in grounds({"landing": None}, rules())] == ["落地类别"]
