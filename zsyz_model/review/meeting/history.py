"""What earlier meetings decided, as of the cut-off date: nothing is decided twice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from zsyz_model.case import Admission, Case
from zsyz_model.findings import Finding, Severity, masked
from zsyz_model.review.meeting.dates import cut_off
from zsyz_model.validate.said import Row, label, missing, rows_of, said

SHEET = "decisions"
ADMITTED, PUT_OFF, REJECTED = "准入", "暂缓", "不予"
FINAL = (ADMITTED, REJECTED)
OWED = ("unit", "due_on", "commander")
"""What a 准入 must name: who is responsible, until when, and the county leader at the head."""
PASSED_BY = frozenset({"ended", "finished"})
"""Gates that close behind a project in the course of things: no contradiction to its 准入."""


@dataclass(frozen=True, slots=True, eq=False)
class Decision:
    """A row of the sheet 决策 that counts: its day is not after the cut-off."""

    row: Row
    met_on: dt.date

    @property
    def project_id(self) -> str:
        """Whose decision it is."""
        return str(self.row["project_id"])

    @property
    def verdict(self) -> str:
        """准入、暂缓 or 不予."""
        return str(self.row["verdict"])

    @property
    def final(self) -> bool:
        """Whether it settles the matter."""
        return self.verdict in FINAL

    @property
    def quoted(self) -> str:
        """When it was put off and under which conditions, in words for the next meeting."""
        conditions = self.row["conditions"]
        said = "未写条件" if missing(conditions) else f"条件：“{masked(str(conditions))}”"
        return f"{self.met_on} {self.verdict}，{said}"


def last_decisions(case: Case) -> dict[str, Decision]:
    """The last decision of each project that has one, up to the scenario's cut-off date.

    Raises:
        InputError: when the cut-off is no day (Y07).
    """
    return {project: made[-1] for project, made in _counted(case).items()}


def check_history(case: Case, admission: Admission) -> tuple[Finding, ...]:
    """Warnings about the record, each at its cell.

    Decisions that are not history yet (S21), final verdicts that differ (S22), a 准入 that does
    not say who and until when (S23), and one that the gates refuse now (S24).
    """
    return (
        *_check_future(case),
        *_check_turns(case),
        *_check_owed(case),
        *_check_refused(case, admission),
    )


def _rows(case: Case) -> Iterator[Row]:
    for row in rows_of(case.table(SHEET)):
        if not (missing(row["met_on"]) or missing(row["verdict"]) or missing(row["project_id"])):
            yield row


def _counted(case: Case) -> dict[str, list[Decision]]:
    """The decisions that count by project, earliest first."""
    as_of, found = cut_off(case.scenario), dict[str, list[Decision]]()
    made = (Decision(row, row["met_on"].date()) for row in _rows(case))
    for decision in sorted(made, key=lambda d: (d.project_id, d.met_on)):
        if decision.met_on <= as_of:
            found.setdefault(decision.project_id, []).append(decision)
    return found


def _check_future(case: Case) -> Iterator[Finding]:
    as_of = cut_off(case.scenario)
    for row in _rows(case):
        if row["met_on"].date() > as_of:
            fact = f"会议日期晚于截止日 {as_of}，本行不计"
            advice = "核对日期；会已开的，把情景的 as_of 改到会议当日或以后"
            yield _tell(case, row, "met_on", "S21", fact, advice)


def _check_turns(case: Case) -> Iterator[Finding]:
    for made in _counted(case).values():
        for earlier, later in pairwise(d for d in made if d.final):
            if earlier.verdict != later.verdict:
                fact = (
                    f"{earlier.met_on} 已{earlier.verdict}，{later.met_on} 又{later.verdict}，"
                    "以后一次为准"
                )
                advice = "核对两次会议纪要，改正其中一行"
                yield _tell(case, later.row, "verdict", "S22", fact, advice)


def _check_owed(case: Case) -> Iterator[Finding]:
    for decision in last_decisions(case).values():
        if decision.verdict != ADMITTED:
            continue
        for column in OWED:
            if missing(decision.row[column]):
                title = label(SHEET, column)
                fact, advice = f"准入项目没有写明{title}", f"按会议纪要补填“{title}”"
                yield _tell(case, decision.row, column, "S23", fact, advice)


def _check_refused(case: Case, admission: Admission) -> Iterator[Finding]:
    for project, decision in last_decisions(case).items():
        broken = dict.fromkeys(
            r.title
            for r in admission.refusals
            if r.project_id == project and r.rule not in PASSED_BY
        )
        if decision.verdict == ADMITTED and broken:
            fact = f"{decision.met_on} 已准入，而按现在的台账不过准入规则：{'、'.join(broken)}"
            advice = "核对台账；情况确已改变的，提请评审委员会复议"
            yield _tell(case, decision.row, "verdict", "S24", fact, advice)


def _tell(case: Case, row: Row, column: str, code: str, fact: str, advice: str) -> Finding:
    return said(case, (SHEET, row["key"], column), code, fact, advice, Severity.WARNING)
