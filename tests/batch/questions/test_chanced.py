"""How robust a plan is, at the desk: sentences, charts and tables of the toy county."""

from __future__ import annotations

from tests.batch.questions.asking import ask
from zsyz_model.batch.questions.chanced import ROBUST
from zsyz_model.batch.questions.desk import Desk


def test_every_quarter_and_every_start_has_its_probability(desk: Desk) -> None:
    answer = ask(desk, ROBUST, draws="1000")

    targets, starts = answer.tables["各季目标"], answer.tables["各项目开工"]
    assert len(answer.charts) == 3
    assert set(starts["项目"].str.split(" ").str[0]) == {
        s.project_id for s in desk.known.plan.starts
    }
    assert starts["按期开工(%)"].le(starts["计划期内开工(%)"]).all()
    assert targets["下限(%)"].le(targets["达标概率(%)"]).all()
    assert targets["达标概率(%)"].le(targets["上限(%)"]).all()
    assumed = answer.tables["假设与来源"]
    assert len(assumed) > 3
    assert set(assumed["状态"]) <= {"已确认", "待核实", "confirmed"}
    assert any("达标概率" in line for line in answer.sentences)
