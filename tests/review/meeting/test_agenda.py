import datetime as dt
from collections.abc import Mapping
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cases import make_case, make_scenario, place, toy_tables
from zsyz_model.case import Admission, Agenda, Case, MeetingRules, Scenario, ScoringRules, Topic
from zsyz_model.findings import Finding, InputError, Place
from zsyz_model.review.meeting.agenda import agenda
from zsyz_model.review.meeting.papers import PAPERS
from zsyz_model.tables import STAGES

KEPT = Admission(("P1", "P2", "P3", "P4", "P5"), ())
TOTALS = {"P1": 48.28, "P2": 60.0, "P3": 85.5, "P4": 70.0, "P5": 79.99}
CHANCES = {"P1": 0.1, "P2": 0.52, "P3": 1.0, "P4": 0.9, "P5": 0.97}


def wishes(**rules: Any) -> Scenario:
    """30 October 2026 is a Friday; the meeting is on Wednesday 4 November."""
    return make_scenario(as_of="2026-10-30", meeting=MeetingRules(**rules))


def decided(project: str, met_on: str, verdict: str, **cells: Any) -> dict[str, Any]:
    day = pd.Timestamp(met_on)
    who = {"unit": "开发区", "commander": "L2", "due_on": day + pd.Timedelta(days=30)}
    return {"project_id": project, "met_on": day, "verdict": verdict, **who, **cells}


def county(
    *decisions: dict[str, Any],
    scenario: Scenario | None = None,
    stages: Mapping[str, str] | None = None,
    papers: Mapping[str, Mapping[str, Any]] | None = None,
) -> Case:
    """The toy county in 评审 throughout with all papers, but for what a test is about."""
    tables = toy_tables()
    for row in tables["projects"]:
        row["stage"] = (stages or {}).get(row["project_id"], "评审")
    handed_in = {f"{p}_on": pd.Timestamp("2026-10-20") for p in PAPERS} | dict.fromkeys(
        PAPERS, "有"
    )
    tables["papers"] = [
        {"project_id": p, **handed_in, **(papers or {}).get(p, {})} for p in KEPT.kept
    ]
    return make_case(scenario or wishes(), **tables, decisions=decisions)


def met(case: Case, totals: Mapping[str, float] = TOTALS) -> tuple[Agenda, tuple[Finding, ...]]:
    return agenda(case, KEPT, totals, CHANCES)


def topics(found: Agenda) -> list[str]:
    return [topic.project_id for topic in found.topics]


def test_topics_stand_by_mark_and_total_and_those_below_the_mark_stay_at_the_end() -> None:
    found, told = met(county())

    assert found.topics == (
        Topic("P3", 85.5, "优先", 1.0),
        Topic("P5", 79.99, "达标", 0.97),
        Topic("P4", 70.0, "达标", 0.9),
        Topic("P2", 60.0, "达标", 0.52),
        Topic("P1", 48.28, "未达标", 0.1),
    )
    assert (found.held_on, found.topics_by) == (dt.date(2026, 11, 4), dt.date(2026, 10, 30))
    assert (found.kept_off, found.decided, told) == ((), (), ())
    assert [team.project_id for team in found.teams] == topics(found)


def test_equal_totals_stand_by_key() -> None:
    found, _ = met(county(), dict.fromkeys(TOTALS, 70.0))

    assert topics(found) == ["P1", "P2", "P3", "P4", "P5"]


def test_marks_begin_at_the_mark_itself() -> None:
    rules = make_scenario(scoring=ScoringRules(pass_mark=50.0, priority_mark=75.5))

    totals = (75.5, 75.49, 50.0, 49.99)
    assert [rules.scoring.mark_of(total) for total in totals] == ["优先", "达标", "达标", "未达标"]


def test_a_project_beyond_the_meeting_is_decided_by_its_stage() -> None:
    found, _ = met(county(stages={"P1": "签约", "P3": "落地", "P4": "开工", "P5": "线索"}))

    assert found.decided == ("P1", "P3", "P4")
    assert topics(found) == ["P5", "P2"]


def test_nothing_is_decided_twice_and_what_was_put_off_comes_back() -> None:
    found, told = met(
        county(
            decided("P2", "2026-08-06", "准入"),
            decided("P3", "2026-08-06", "不予"),
            decided("P4", "2026-08-06", "暂缓", conditions="补充能评"),
            decided("P5", "2026-08-06", "准入"),
            decided("P5", "2026-09-10", "暂缓"),
            stages={"P4": "签约", "P2": "签约"},
        )
    )

    assert found.decided == ("P2", "P3")
    assert [(t.project_id, t.again, t.earlier) for t in found.topics] == [
        ("P5", True, "2026-09-10 暂缓，未写条件"),
        ("P4", True, "2026-08-06 暂缓，条件：“补充能评”"),
        ("P1", False, ""),
    ]
    assert [team.project_id for team in found.teams] == ["P5", "P4", "P1", "P2"]
    assert told == ()


def test_a_decision_after_the_cut_off_does_not_take_the_topic_away() -> None:
    found, told = met(county(decided("P2", "2026-10-31", "准入")))

    assert "P2" in topics(found)
    assert [f.code for f in told] == ["S21"]


def test_what_is_over_does_not_come_back() -> None:
    found, _ = met(county(decided("P2", "2026-08-06", "暂缓"), stages={"P2": "终止", "P1": "投产"}))

    assert found.decided == ("P1", "P2")


def test_a_paper_one_day_late_keeps_a_project_off() -> None:
    late = {"study_on": pd.Timestamp("2026-10-31")}
    found, told = met(county(papers={"P3": late, "P2": {"form": "缺", "contract": None}}))

    assert topics(found) == ["P5", "P4", "P1"]
    assert [(k.project_id, k.rule, k.cell) for k in found.kept_off] == [
        ("P2", "paper_lacking", place("papers", 2, "form")),
        ("P2", "paper_blank", place("papers", 2, "contract")),
        ("P3", "paper_late", place("papers", 3, "study_on")),
    ]
    assert [(f.code, f.place) for f in told] == [("S25", place("papers", 3, "study_on"))]
    on_the_day, _ = met(county(papers={"P3": {"study_on": pd.Timestamp("2026-10-30")}}))
    assert topics(on_the_day)[0] == "P3"


def test_papers_of_decided_projects_are_not_asked_for() -> None:
    found, told = met(
        county(
            decided("P2", "2026-08-06", "准入"),
            stages={"P1": "签约"},
            papers={"P1": {"form": None}, "P2": {"form_on": pd.NaT}},
        )
    )

    assert (found.kept_off, told) == ((), ())


def test_a_full_meeting_moves_the_last_topics_to_the_next() -> None:
    case = county(
        scenario=make_scenario(
            as_of="2026-10-30",
            meeting=MeetingRules(most_topics=3),
            origins={"meeting.most_topics": "a.yaml:4"},
        ),
        papers={"P3": {"form": "缺"}},
    )
    found, _ = met(case)

    assert topics(found) == ["P5", "P4", "P2"]
    assert [(k.project_id, k.rule) for k in found.kept_off] == [
        ("P3", "paper_lacking"), ("P1", "full"),
    ]  # fmt: skip
    full = found.kept_off[-1]
    assert full.fact == "排在第 4 位，一次评审会议题上限 3 个，已满"
    assert full.advice == "顺延下次会议；要提前上会的，调高情景的 meeting.most_topics"
    assert full.cell == Place("a.yaml", row=4)
    assert [team.project_id for team in found.teams] == topics(found)


def test_a_meeting_on_a_holiday_is_refused() -> None:
    case = county(scenario=make_scenario(as_of="2026-09-20", meeting=MeetingRules("2026-10-06")))

    with pytest.raises(InputError, match=r"不上班.*改为 2026-10-08"):
        met(case)


def test_an_unknown_year_is_told_once() -> None:
    case = county(scenario=make_scenario(as_of="2090-03-01"))

    assert [f.code for f in met(case)[1]] == ["S20"]


VERDICTS = st.sampled_from((None, "准入", "暂缓", "不予"))
DRAWN = st.lists(
    st.tuples(
        st.sampled_from(STAGES),
        VERDICTS,
        st.integers(-2, 2),  # days of the decision around the cut-off
        st.integers(-2, 2),  # days of one paper around the deadline
        st.sampled_from((0.0, 59.99, 60.0, 80.0, 93.5)),
    ),
    min_size=5,
    max_size=5,
)


@settings(max_examples=40, deadline=None)
@given(DRAWN, st.integers(1, 5))
def test_topics_kept_off_and_decided_are_all_admitted_projects_each_once(
    drawn: list[tuple[str, str | None, int, int, float]], most: int
) -> None:
    day, projects = pd.Timestamp("2026-10-30"), dict(zip(KEPT.kept, drawn, strict=True))
    case = county(
        *(
            decided(p, f"{day + pd.Timedelta(days=d):%Y-%m-%d}", verdict)
            for p, (_, verdict, d, _, _) in projects.items()
            if verdict
        ),
        scenario=wishes(most_topics=most),
        stages={p: row[0] for p, row in projects.items()},
        papers={p: {"form_on": day + pd.Timedelta(days=row[3])} for p, row in projects.items()},
    )
    totals = {p: row[4] for p, row in projects.items()}

    found, _ = met(case, totals)

    off = {k.project_id for k in found.kept_off}
    parts = [*topics(found), *off, *found.decided]
    assert sorted(parts) == sorted(KEPT.kept)
    assert len(found.topics) <= most
    assert [t.total for t in found.topics] == sorted((t.total for t in found.topics), reverse=True)
    for project in topics(found):
        stage, verdict, shift, paper, _ = projects[project]
        counted = verdict if shift <= 0 else None
        assert paper <= 0
        assert counted not in ("准入", "不予")
        assert counted == "暂缓" or stage in ("线索", "初审", "评审")
