"""The questions that can be put to a plan, and the one way to put one: it always comes back whole."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import replace

from zsyz_model.batch.failures import findings_of
from zsyz_model.batch.questions.chanced import ROBUST
from zsyz_model.batch.questions.desk import Answer, Desk, Question, Said
from zsyz_model.batch.questions.several import ALTERNATIVES, COMPARE, FRONT, REPAIR, REPLAN
from zsyz_model.batch.questions.single import MATCH, WHY, WORTH
from zsyz_model.findings import Finding, Severity
from zsyz_model.validate.said import suggest

QUESTIONS: Mapping[str, Question] = {
    "why": WHY,
    "match": MATCH,
    "worth": WORTH,
    "replan": REPLAN,
    "alternatives": ALTERNATIVES,
    "front": FRONT,
    "compare": COMPARE,
    "repair": REPAIR,
    "robust": ROBUST,
}
"""Name → question; one entry more is one question more, in the form as in the static part."""


def put(desk: Desk, name: str, given: Said) -> Answer:
    """The answer to a question, or an answer that says why there is none; errors do not get out.

    What `given` leaves out is asked as the question's fields would have it.
    """
    begun = time.perf_counter()
    question = QUESTIONS.get(name)
    if question is None:
        fact, advice = f"没有问题“{name}”", suggest(name, QUESTIONS)
        return Answer(name, findings=(Finding("Q06", fact, advice, Severity.REFUSED),))
    try:
        answer = question.answer(desk, said_of(desk, question, given))
    except Exception as error:
        answer = Answer(question.title, findings=findings_of(error))
    return replace(answer, seconds=time.perf_counter() - begun)


def said_of(desk: Desk, question: Question, given: Said) -> Said:
    """Every field of the question: what was given, else what it asks by itself."""
    return {
        field.key: given[field.key] if field.key in given else field.default(desk)
        for field in question.fields
    }
