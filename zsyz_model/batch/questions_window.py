"""What the question notebook shows: one plan, the questions put to it, and a form for further ones.

A stored run is asked as it is; without one the plan is looked for among the finished runs and
made only if none fits. A ledger that cannot be used shows its findings instead of an error, and
a case without a plan can still be asked what stands in its way.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd
from IPython.display import HTML

from zsyz_model.batch.asked import finished_plan, known_run
from zsyz_model.batch.home import home
from zsyz_model.batch.notebooks import SENTINEL
from zsyz_model.batch.questions.desk import Answer, Desk, Said
from zsyz_model.batch.questions.form import Form
from zsyz_model.batch.questions.offered import QUESTIONS, put
from zsyz_model.batch.questions.shown import answer_html
from zsyz_model.batch.window import findings_page, found_from, page_of
from zsyz_model.findings import Finding, InputError, NoPlanError, RunError, Severity, ZsyzError
from zsyz_model.inquiry import know
from zsyz_model.pipeline import read_case
from zsyz_model.report import plan_tables
from zsyz_model.report.html import html_table
from zsyz_model.report.words import scenario_words, status_words, verdict_words
from zsyz_model.watch import watching

UNUSABLE = "资料有误或问题名不对，不能提问；见上方发现清单"
NO_PLAN = "现有条件下没有可行方案；可以问“冲突在哪里，最省的出路”"
NOT_ASKED = "本次没有问这一项（`question` 指定了别的问题）。"


@dataclass(frozen=True, slots=True, eq=False)
class QuestionsWindow:
    """One plan and the answers that the notebook shows; without a desk only findings.

    `only` is the one question to be asked ("" for all), `given` the words that were given.
    """

    desk: Desk | None
    findings: tuple[Finding, ...] = ()
    only: str = ""
    given: Said = field(default_factory=dict)
    answers: dict[str, Answer] = field(default_factory=dict)

    def overview(self) -> HTML:
        """The plan that is asked, or why there is nothing to ask."""
        if self.desk is None:
            return findings_page(UNUSABLE, self.findings)
        if self.desk.plan is None:
            return findings_page(NO_PLAN, self.desk.refused)
        return page_of(html_table("总览", plan_tables(self.desk.known.outcome)["总览"]))

    def answer(self, name: str) -> HTML:
        """The answer to a question by its name, with the words that were given."""
        if self.desk is None:
            return page_of(f"<p>{UNUSABLE}</p>")
        if self.only not in ("", name):
            return page_of(f"<p>{NOT_ASKED}</p>")
        given = self.given if self.only == name else {}
        self.answers[name] = put(self.desk, name, given)
        return HTML(answer_html(self.answers[name]))  # type: ignore[no-untyped-call]

    def form(self) -> object:
        """The form for further questions, as a widget."""
        if self.desk is None:
            return page_of(f"<p>{UNUSABLE}</p>")
        return Form(self.desk, self.only, self.given).box

    def others(self) -> HTML:
        """Every further question that the suite knows and that no cell has asked yet."""
        left = [name for name in QUESTIONS if name not in self.answers]
        wanted = [name for name in left if self.only in ("", name)]
        if self.desk is None or not wanted:
            return page_of("<p>没有别的问题。</p>" if self.desk else f"<p>{UNUSABLE}</p>")
        return page_of("".join(self.answer(name).data for name in wanted))

    def summary(self) -> HTML:
        """Every question that was asked, whether it found an answer, and its seconds."""
        rows = [
            [answer.asked, _ending(answer), round(answer.seconds, 1)]
            for answer in self.answers.values()
        ]
        columns = ["问题", "结果", "用时（秒）"]
        return page_of(html_table("问过的问题", pd.DataFrame(rows, columns=columns)))

    @property
    def answered(self) -> bool:
        """Whether something was asked, and everything that was asked found its answer."""
        return bool(self.answers) and not any(x.findings for x in self.answers.values())

    def verdict(self) -> str:
        """What was asked, in one line."""
        if self.desk is None:
            return UNUSABLE
        if self.desk.plan is None:
            return NO_PLAN
        outcome = self.desk.known.outcome
        spent = sum(answer.seconds for answer in self.answers.values())
        ending = f"{status_words(outcome.plan.status)}，{verdict_words(outcome)}"
        told = f"问了 {len(self.answers)} 个问题，用时 {spent:.0f} 秒"
        return f"{scenario_words(outcome)}：{ending}；{told}。"

    def finish(self) -> str:
        """The last cell's word, by which a batch knows that every cell ran."""
        return f"{self.verdict()}{SENTINEL if self.answered else ''}"


def open_questions(
    scenario: str, run: str = "", question: str = "", **given: str
) -> QuestionsWindow:
    """The plan of a scenario file, or of a stored run, ready to be asked.

    `question` alone is asked where it is given, with the words of `given` (project, leader,
    quarter, site, event, against …); empty words are as if they were not given. What cannot be
    asked gives a window that shows its findings.
    """
    said = {key: word for key, word in given.items() if word}
    try:
        _check(question)
        desk = _stored(found_from(run)) if run else _desk(found_from(scenario))
    except ZsyzError as error:
        return QuestionsWindow(None, error.findings)
    return QuestionsWindow(desk, (), question, said)


def _check(question: str) -> None:
    if question and question not in QUESTIONS:
        fact, advice = f"没有问题“{question}”", f"可用：{'、'.join(QUESTIONS)}；或留空"
        raise RunError(Finding("Q06", fact, advice, Severity.REFUSED))


def _stored(folder: Path) -> Desk:
    known = known_run(folder)
    return Desk(known.case, known, _reports())


def _desk(path: Path) -> Desk:
    """The case with its plan: a finished run's where there is one, else made now, else none."""
    case, reports = read_case(path), _reports()
    if stored := finished_plan(case, reports):
        return Desk(case, stored, reports)
    try:
        with watching(path.stem) as watch:
            return Desk(case, know(case, watch), reports)
    except (NoPlanError, InputError) as error:
        # InputError: sums that no plan can meet are found before anything is solved
        return Desk(case, None, reports, error.findings)


def _reports() -> Path:
    return home() / "reports"


def _ending(answer: Answer) -> str:
    return "；".join(map(str, answer.findings)) if answer.findings else "已答复"
