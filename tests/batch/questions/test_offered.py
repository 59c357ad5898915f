"""A question always comes back whole: answered, or with what forbids it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from zsyz_model.batch.questions import offered
from zsyz_model.batch.questions.desk import Answer, Desk, Question
from zsyz_model.batch.questions.offered import QUESTIONS, put, said_of
from zsyz_model.findings import Finding


def test_what_is_left_out_is_asked_as_the_field_has_it(desk: Desk) -> None:
    said = said_of(desk, QUESTIONS["why"], {"leader": "L1"})

    assert said == {"project": "P3", "leader": "L1", "quarter": "", "site": "", "turn": ""}


def test_a_word_that_is_given_empty_stays_empty(desk: Desk) -> None:
    assert said_of(desk, QUESTIONS["repair"], {"must": ""})["must"] == ""


@pytest.mark.parametrize(
    ("name", "given", "code"),
    [
        ("why", {"project": "P9"}, "Q04"),
        ("why", {"project": "P1", "leader": "L9"}, "P01"),
        ("why", {"project": "P2", "leader": "L3"}, "P02"),
        ("match", {"leader": "L9"}, "Q04"),
        ("replan", {"event": "领导调离/L9"}, "Y08"),
        ("compare", {"against": "没有"}, "Q06"),
        ("alternatives", {"apart": "0"}, "Q41"),
        ("woh", {}, "Q06"),
    ],
)
def test_what_cannot_be_asked_is_a_finding(
    desk: Desk, name: str, given: dict[str, str], code: str
) -> None:
    answer = put(desk, name, given)

    assert code in {finding.code for finding in answer.findings}
    assert answer.sentences == ()


def test_without_a_plan_questions_say_why_there_is_none(desk: Desk) -> None:
    bare = replace(desk, plan=None, refused=(Finding("M01", "指标不够"),))

    assert [x.fact for x in put(bare, "why", {"project": "P1"}).findings] == ["指标不够"]


def test_an_error_that_nobody_foresaw_is_a_finding_too(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(desk: Desk, said: object) -> Answer:
        raise ZeroDivisionError("零")

    monkeypatch.setattr(offered, "QUESTIONS", {"x": Question("试", (), fails)})

    [finding] = put(desk, "x", {}).findings
    assert finding.code == "INTERNAL"


def test_an_answer_knows_its_seconds(desk: Desk) -> None:
    assert put(desk, "match", {}).seconds > 0
