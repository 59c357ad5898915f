"""Questions about one choice: why this, why not that, whom else, what one more unit is worth."""

from __future__ import annotations

from zsyz_model.batch.questions.desk import Answer, Desk, Field, Question, Said, titled
from zsyz_model.batch.questions.lists import (
    busiest,
    counts,
    leaders,
    leaders_or_any,
    projects,
    quarters_or_any,
    sites_or_any,
    units,
    wanted_most,
)
from zsyz_model.case.naming import with_names
from zsyz_model.case.why_words import match_sentences, why_sentences
from zsyz_model.case.worth_words import worth_sentences
from zsyz_model.findings import Finding, RunError, Severity
from zsyz_model.inquiry import inputs
from zsyz_model.inquiry.why import best_leader, best_project, why
from zsyz_model.inquiry.worth import worth
from zsyz_model.report.asked import draw_stairs, draw_waterfall
from zsyz_model.report.asked.tables import match_tables, why_tables, worth_tables

NO, YES = ("不找", ""), ("找（可能要几分钟）", "yes")


def answer_why(desk: Desk, said: Said) -> Answer:
    """The choice forced or forbidden; a project alone also gets its best other leaders."""
    known, project = desk.known, said["project"]
    words = {key: said[key] for key in ("leader", "quarter", "site")}
    found = why(known, project, **words, with_flips=bool(said["turn"]))
    alone = not any(words.values()) and project in known.outcome.admission.kept
    match = best_leader(known, project) if alone else None
    told = [line for one in found for line in why_sentences(one)]
    tables = {
        f"{title}（{place}）" if len(found) > 1 else title: frame
        for place, one in enumerate(found, start=1)
        for title, frame in why_tables(one, desk.case).items()
    }
    asked = " ".join(x for x in (desk.case.named(project), *words.values()) if x)
    return Answer(
        f"为什么这样安排 {asked}，不那样安排？",
        with_names((*told, *(match_sentences(match) if match else ())), desk.case),
        [draw_waterfall(known.outcome, one) for one in found if one.possible],
        {**tables, **(match_tables(match) if match else {})},
    )


def answer_match(desk: Desk, said: Said) -> Answer:
    """Every project that a leader could have, best first."""
    match = best_project(desk.known, said["leader"])
    name = match.names.get(match.subject, match.subject)
    return Answer(f"{name} 还能包保哪个项目？", match_sentences(match), (), match_tables(match))


def answer_worth(desk: Desk, said: Said) -> Answer:
    """One more unit, and the step chart of its range."""
    kind, _, subject = said["unit"].partition("/")
    kinds = (inputs.QUOTA, inputs.BUDGET, inputs.PLACES, inputs.HOURS, inputs.WEEKS)
    if kind not in kinds:
        advice = f"写成“类别/对象”，类别可用：{'、'.join(kinds)}"
        raise RunError(Finding("Q06", f"没有投入“{kind}”", advice, Severity.REFUSED))
    found = worth(desk.known, kind, subject, most_steps=int(said["steps"]))
    return Answer(
        f"{titled(units(desk), said['unit'])}，值多少？",
        with_names(worth_sentences(found), desk.case),
        [draw_stairs(desk.known.outcome, found)],
        worth_tables(found, desk.case),
    )


def _one_place_more(desk: Desk) -> str:
    """One project more for the leader with the most: asked of the leader half alone, so soon answered."""
    return f"{inputs.PLACES}/{busiest(desk)}"


WHY = Question(
    "为什么这样安排、为什么不那样安排",
    (
        Field("project", "项目", projects, wanted_most),
        Field("leader", "领导", leaders_or_any),
        Field("quarter", "季度", quarters_or_any),
        Field("site", "用地", sites_or_any),
        Field("turn", "使结论翻转的最小改动", lambda desk: (NO, YES)),
    ),
    answer_why,
)
MATCH = Question("这名领导还能包保谁", (Field("leader", "领导", leaders, busiest),), answer_match)
WORTH = Question(
    "多一份投入值多少",
    (
        Field("unit", "投入", units, _one_place_more),
        Field("steps", "往上找几级台阶", lambda desk: counts("0", "1", "2", "3"), lambda desk: "1"),
    ),
    answer_worth,
)
