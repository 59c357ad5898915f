"""Questions about whole plans of the toy county."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.batch.county import BASE, write_county
from tests.batch.questions.asking import ask
from zsyz_model.batch import plan_only
from zsyz_model.batch.questions.desk import Desk
from zsyz_model.batch.questions.several import ALTERNATIVES, COMPARE, FRONT, REPAIR, REPLAN
from zsyz_model.findings import Finding, RunError
from zsyz_model.pipeline import read_case


def test_less_quota_under_a_must_is_a_conflict_with_ways_out(desk: Desk) -> None:
    answer = ask(desk, REPAIR, must="P3", quota="0.2", count="2")

    assert answer.asked == (
        "如果 P3 精细化工 必须开工，计划指标只下达 20%，排得出来吗？排不出来怎么办？"
    )
    assert answer.sentences[0].startswith("冲突 1：这 3 条无法同时成立")
    assert set(answer.tables["出路的每处改动"]["出路"]) == {1, 2}


def test_without_a_wish_the_plan_needs_no_repair(desk: Desk) -> None:
    answer = ask(desk, REPAIR, must="", quota="1")

    assert answer.sentences == ("小县：有可行方案，无需修复。",)
    assert (answer.charts, answer.tables) == ((), {})


def test_a_case_without_a_plan_is_repaired_as_it_is(tmp_path: Path) -> None:
    poor = "changes:\n  - {sheet: 预算, key: '2027', column: 用地预算, set: 30}\n"
    case = read_case(write_county(tmp_path, BASE + poor))
    bare = Desk(case, None, tmp_path, (Finding("M01", "没有方案"),))

    answer = ask(bare, REPAIR, count="1")

    assert answer.asked == "这个情景为什么排不出方案，怎么办？"
    assert any("2027 年再增 130 万元用地预算" in line for line in answer.sentences)


def test_an_event_is_answered_with_names(desk: Desk) -> None:
    answer = ask(desk, REPLAN, event="领导调离/L2", points="1")

    assert answer.asked == "如果 L2 副县长甲调离，哪些承诺要变？"
    assert "至少变动 3 项" in answer.sentences[0]
    moves = answer.tables["变动最少时变动的承诺"]
    assert set(moves["原来"]) == {"L2 副县长甲"}


def test_other_plans_are_looked_for_by_contract(desk: Desk) -> None:
    answer = ask(desk, ALTERNATIVES, plans="2", within="0.05", apart="1")

    assert "不超过 5%" in answer.sentences[0]
    assert len(answer.tables["各方案的目标"]) == 2


def test_a_front_has_a_row_for_each_point(desk: Desk) -> None:
    answer = ask(desk, FRONT)

    assert answer.asked == "包保契合度合计、最大包保负荷之间怎么取舍？"
    assert f"有 {len(answer.tables['取舍的各点'])} 个互不占优" in answer.sentences[0]


def test_goals_that_are_the_same_are_refused(desk: Desk) -> None:
    with pytest.raises(RunError, match="Q51"):
        ask(desk, FRONT, first="merit", second="merit")


def test_a_stored_run_or_an_event_may_be_compared_with(desk: Desk, tmp_path: Path) -> None:
    assert "减半" in ask(desk, COMPARE, against="指标减半/2027Q1").asked
    run = plan_only(write_county(tmp_path, BASE + "goals: {discount: 0.9}\n"), tmp_path / "r").run
    assert run is not None
    listed = COMPARE.fields[0].options(replace(desk, reports=tmp_path / "r"))

    told = ask(desk, COMPARE, against=str(run.folder))

    assert listed[0] == (f"运行 base {run.folder.name}", str(run.folder))
    assert list(told.tables["各项设定的影响"]["设定"]) == ["情景 goals.discount"]


def test_a_run_that_is_none_is_refused(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(RunError, match=r"RUN\.json"):
        ask(desk, COMPARE, against=str(tmp_path))
