"""The agenda of the next meeting: every admitted project is a topic, kept off, or decided already."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from zsyz_model.case import Admission, Agenda, Case, KeptOff, Scenario, Topic
from zsyz_model.case.wishes import MARKS
from zsyz_model.findings import Finding
from zsyz_model.review.meeting.dates import check_calendar, meeting_dates
from zsyz_model.review.meeting.history import (
    ADMITTED,
    PUT_OFF,
    Decision,
    check_history,
    last_decisions,
)
from zsyz_model.review.meeting.papers import check_papers, lacking_papers
from zsyz_model.review.meeting.teams import teams
from zsyz_model.validate.said import scenario_place

BEYOND = ("签约", "落地", "开工")
"""Stages behind the meeting: nobody signs before the committee has said yes, so a project found
there was decided, be it before the ledger kept a record. A recorded 暂缓 is stronger."""
OVER = ("投产", "终止")
"""Stages in which there is nothing left to decide, whatever was recorded."""
FULL = "full"


def agenda(
    case: Case, admission: Admission, totals: Mapping[str, float], chances: Mapping[str, float]
) -> tuple[Agenda, tuple[Finding, ...]]:
    """The next meeting: topics in order, what is kept off and why, what is decided already.

    `totals` are points and `chances` shares (0 to 1) of each admitted project. Topics stand by
    mark, then total, equal ones by key. A project below the pass mark stays on the agenda, at
    its end: the plan leaves the decision to the committee, and the mark is only our
    convention. `teams` are those of the topics, then of the projects that a meeting admitted.

    Raises:
        InputError: when the scenario's meeting is on no working day, without enough notice, or
            otherwise not possible (Y07).
        KeyError: when a project that awaits a decision has no total or chance.
    """
    dates, last = meeting_dates(case.scenario), last_decisions(case)
    decided = tuple(p for p in admission.kept if _is_decided(case, p, last.get(p)))
    settled = set(decided)
    waiting = [p for p in admission.kept if p not in settled]
    lacking = lacking_papers(case, waiting, dates.topics_by)
    absent = {receipt.project_id for receipt in lacking}
    ready = [p for p in waiting if p not in absent]
    topics = _order(_topic(case.scenario, p, totals[p], chances[p], last.get(p)) for p in ready)
    most = case.scenario.meeting.most_topics
    admitted = [p for p in decided if p in last and last[p].verdict == ADMITTED]
    meeting = Agenda(
        held_on=dates.held_on,
        topics_by=dates.topics_by,
        topics=tuple(topics[:most]),
        kept_off=(*lacking, *_full(case.scenario, topics)),
        decided=decided,
        teams=teams(case, [*(topic.project_id for topic in topics[:most]), *admitted]),
    )
    told = (*check_calendar(case.scenario, dates), *check_history(case, admission))
    return meeting, (*told, *check_papers(case, waiting, dates.as_of))


def _is_decided(case: Case, project: str, last: Decision | None) -> bool:
    """By its last verdict, else by its stage."""
    stage = case.projects.at[project, "stage"]
    if stage in OVER:
        return True
    return last.final if last else stage in BEYOND


def _topic(
    scenario: Scenario, project: str, total: float, chance: float, last: Decision | None
) -> Topic:
    again = last is not None and last.verdict == PUT_OFF
    earlier = last.quoted if last and again else ""
    return Topic(project, total, scenario.scoring.mark_of(total), chance, again, earlier)


def _order(topics: Iterable[Topic]) -> list[Topic]:
    return sorted(topics, key=lambda t: (MARKS.index(t.mark), -t.total, t.project_id))


def _full(scenario: Scenario, topics: Sequence[Topic]) -> list[KeptOff]:
    """What is beyond the limit of one meeting, each with its place in the order."""
    most, path = scenario.meeting.most_topics, "meeting.most_topics"
    cell = scenario_place(scenario, path)
    return [
        KeptOff(
            topic.project_id,
            FULL,
            f"排在第 {number} 位，一次评审会议题上限 {most} 个，已满",
            cell,
            f"顺延下次会议；要提前上会的，调高情景的 {path}",
        )
        for number, topic in enumerate(topics[most:], start=most + 1)
    ]
