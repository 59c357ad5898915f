"""The form: its lists, its button, and that it is never left shut."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from zsyz_model.batch.questions.desk import Answer, Desk
from zsyz_model.batch.questions.form import BUSY, READY, STOPPED, Form
from zsyz_model.batch.questions.offered import QUESTIONS
from zsyz_model.findings import Finding


def test_every_question_has_its_lists(desk: Desk) -> None:
    form = Form(desk, "", {})

    for name, question in QUESTIONS.items():
        form.kind.value = name
        assert list(form.fields) == [field.key for field in question.fields]
        assert all(widget.options for widget in form.fields.values())
        assert form.lists.children == tuple(form.fields.values())


def test_it_begins_with_what_was_given(desk: Desk) -> None:
    form = Form(desk, "why", {"project": "P2", "leader": "L9"})

    assert form.said() == {"project": "P2", "leader": "", "quarter": "", "site": "", "turn": ""}


def test_the_button_asks_what_is_chosen_and_shows_the_answer(desk: Desk) -> None:
    asked: list[tuple[str, Mapping[str, str], str, bool]] = []

    def asking(desk: Desk, name: str, said: Mapping[str, str]) -> Answer:
        asked.append((name, said, form.line.value, form.button.disabled))
        return Answer("问", ("答。",), seconds=2.0)

    form = Form(desk, "match", {}, asking)
    form.button.click()

    assert asked == [("match", {"leader": "L2"}, BUSY, True)]
    assert "<li>答。</li>" in form.page.value
    assert form.line.value == f"答复在下面，用时 2.0 秒。{READY}"
    assert not form.button.disabled
    assert not any(widget.disabled for widget in form.fields.values())


def test_an_interrupt_leaves_the_form_open(desk: Desk) -> None:
    def asking(desk: Desk, name: str, said: Mapping[str, str]) -> Answer:
        raise KeyboardInterrupt

    form = Form(desk, "", {}, asking)
    form.button.click()

    assert form.line.value == STOPPED
    assert (form.button.disabled, form.page.value) == (False, "")


def test_a_wrong_question_shows_its_finding(desk: Desk) -> None:
    form = Form(desk, "front", {"first": "merit", "second": "merit"})
    form.button.click()

    assert "Q51" in form.page.value


def test_without_a_plan_the_form_says_why_and_can_still_repair(desk: Desk) -> None:
    form = Form(replace(desk, plan=None, refused=(Finding("M01", "指标不够"),)), "", {})

    assert "指标不够" in form.page.value
    assert form.fields == {}
    form.kind.value = "repair"
    assert set(form.fields) == {"must", "quota", "count"}


@pytest.mark.parametrize("name", ["", "没有这个问题"])
def test_it_begins_with_the_first_question(desk: Desk, name: str) -> None:
    assert Form(desk, name, {}).kind.value == next(iter(QUESTIONS))
