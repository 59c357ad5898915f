"""A question put straight, so that its errors come out."""

from __future__ import annotations

from zsyz_model.batch.questions.desk import Answer, Desk, Question
from zsyz_model.batch.questions.offered import said_of


def ask(desk: Desk, question: Question, **given: str) -> Answer:
    return question.answer(desk, said_of(desk, question, given))
