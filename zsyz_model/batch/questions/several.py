"""Questions about whole plans: nothing fits, something happens, other plans, trade-offs, comparisons."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from zsyz_model.batch.asked import finished_runs, known_run, told_as
from zsyz_model.batch.questions.desk import ANY, Answer, Desk, Field, Option, Question, Said
from zsyz_model.batch.questions.lists import counts, projects, states_of
from zsyz_model.batch.questions.supposed import busiest_leaves, event_of, events
from zsyz_model.case import Change
from zsyz_model.case.alternatives import alternatives_words
from zsyz_model.case.differences import difference_words
from zsyz_model.case.fronts import front_words
from zsyz_model.case.goal import GOAL_WORDS
from zsyz_model.case.naming import with_names
from zsyz_model.case.repairs import repair_sentences
from zsyz_model.case.replans import replan_sentences
from zsyz_model.inquiry import Known, ask
from zsyz_model.inquiry.alternatives import Contract, alternatives
from zsyz_model.inquiry.compare import compare
from zsyz_model.inquiry.fronts import Question as Trade
from zsyz_model.inquiry.fronts import tradeoffs
from zsyz_model.inquiry.known import wished
from zsyz_model.inquiry.repair import repair
from zsyz_model.inquiry.replan import after, replan
from zsyz_model.report.asked.tables import (
    alternatives_tables,
    difference_tables,
    front_tables,
    repair_tables,
    replan_tables,
)
from zsyz_model.report.conflict_card import draw_card
from zsyz_model.report.inquiry import draw_alternatives, draw_difference, draw_front
from zsyz_model.report.price_curve import draw_curve

FREE = (
    "其他目标没有限定，各点的开工和包保可能与现方案不同；要限定，选“其他目标最多让出”（慢得多）。"
)
ALL, WAITING = "1", "waiting"
KINDS: Sequence[Option] = (("开工和包保", "开工、包保"), ("只数开工", "开工"), ("只数包保", "包保"))
SHARES: Sequence[Option] = [(f"{float(x):.1%}", x) for x in ("0", "0.005", "0.01", "0.02", "0.05")]
TRADED = ("merit", "fit", "fairness", "stability", "land_cost", "missed_targets")


def answer_repair(desk: Desk, said: Said) -> Answer:
    """Why the case has no plan, or would have none with a wish and less quota; and the ways out."""
    case, asked = desk.case, "这个情景为什么排不出方案，怎么办？"
    if desk.plan is not None:
        must = _musts(desk, said["must"])
        case = wished(case, changes=_demanded(must, said["quota"]))
        quota = f"，计划指标只下达 {float(said['quota']):.0%}" if said["quota"] != ALL else ""
        named = case.named(must[0]) if len(must) == 1 else f"未安排的 {len(must)} 个项目"
        words = f" {named} 必须开工" if must else ""
        asked = f"如果{words}{quota}，排得出来吗？排不出来怎么办？"
    found = repair(case, int(said["count"]))
    sentences = with_names(repair_sentences(found), desk.case)
    if found.feasible:
        return Answer(asked, sentences)
    return Answer(asked, sentences, [draw_card(found, case)], repair_tables(found))


def _musts(desk: Desk, word: str) -> list[str]:
    """The projects that are to start whatever it costs: one, nobody, or all that wait."""
    waiting = [one for _, one in _unstarted(desk) if one not in ("", WAITING)]
    return waiting if word == WAITING else [word] if word else []


def _demanded(must: Sequence[str], quota: str) -> Sequence[Change]:
    """Projects that must start, and a share of the plan quota."""
    less = Change("用地指标", where={"类别": "计划指标"}, column="数量", times=float(quota))
    starts = [Change("项目", project, column="必须开工", set=True) for project in must]
    return [*starts, *([less] if quota != ALL else [])]


def answer_replan(desk: Desk, said: Said) -> Answer:
    """The fewest broken promises after an event, and the price of each avoided one."""
    happened = event_of(desk.case, said["event"])
    changed = after(desk.case, happened)
    found = replan(desk.known, changed, happened.title, int(said["points"]))
    return Answer(
        f"如果 {happened.title}，哪些承诺要变？",
        with_names(replan_sentences(found), desk.case),
        [draw_curve(found, changed)],
        replan_tables(found, desk.case),
    )


def answer_alternatives(desk: Desk, said: Said) -> Answer:
    """Plans near the best that differ by contract."""
    within = float(said["within"])
    kinds = tuple(said["kind"].split("、"))
    contract = Contract(int(said["plans"]), within, int(said["apart"]), kinds, gap=within / 2)
    found = alternatives(desk.known, contract)
    return Answer(
        "还有没有差不多好、安排不一样的方案？",
        alternatives_words(found),
        [draw_alternatives(found, desk.known.outcome)],
        alternatives_tables(found, desk.case),
    )


def answer_front(desk: Desk, said: Said) -> Answer:
    """What one goal costs of another."""
    goals = tuple(said[key] for key in ("first", "second", "third") if said[key])
    within = float(said["within"]) if said["within"] else None
    found = tradeoffs(desk.known, Trade(goals, int(said["points"]), within))
    return Answer(
        f"{'、'.join(GOAL_WORDS.get(g, (g, ''))[0] for g in goals)}之间怎么取舍？",
        (*front_words(found), *(() if within is not None else (FREE,))),
        [draw_front(found, desk.known.outcome)],
        front_tables(found),
    )


def answer_compare(desk: Desk, said: Said) -> Answer:
    """The plan against a stored run, or against the best plan after an event."""
    title, other = _other(desk, said["against"])
    own = desk.case.scenario.title or desk.case.scenario.name
    found = compare(told_as(own, desk.known), told_as(title, other))
    return Answer(
        f"“{own}”与“{title}”差在哪里，由什么引起？",
        with_names(with_names(difference_words(found), desk.case), other.case),
        [draw_difference(found, desk.known.outcome)],
        difference_tables(found, other.case),
    )


def _other(desk: Desk, word: str) -> tuple[str, Known]:
    """What is compared with: a run's folder, or what would be after an event."""
    if Path(word).is_dir():
        other = known_run(Path(word))
        return f"{other.case.scenario.title} {Path(word).name}", other
    happened = event_of(desk.case, word)
    outcome = ask(desk.known, after(desk.case, happened))
    return happened.title, Known(outcome, desk.known.memory)


def _runs(desk: Desk) -> Sequence[Option]:
    """Stored runs, then what might happen."""
    stored = [
        (f"运行 {folder.parent.name} {folder.name}", str(folder))
        for folder in finished_runs(desk.reports)
    ]
    return (*stored, *((f"{shown}后的方案", word) for shown, word in events(desk)))


def _unstarted(desk: Desk) -> Sequence[Option]:
    """Nobody, or a project that the plan does not start."""
    if desk.plan is None:
        return (ANY,)
    waiting = {p for p, state in states_of(desk).items() if state == "未安排开工"}
    listed = [option for option in projects(desk) if option[1] in waiting]
    return (ANY, *(((f"全部 {len(listed)} 个", WAITING),) if listed else ()), *listed)


def _to_start(desk: Desk) -> str:
    """All that wait; nobody where nothing waits or there is no plan yet."""
    return WAITING if len(_unstarted(desk)) > 1 else ""


def _goals(desk: Desk) -> Sequence[Option]:
    return [(GOAL_WORDS[goal][0], goal) for goal in TRADED]


def _goals_or_none(desk: Desk) -> Sequence[Option]:
    return (("（不要）", ""), *_goals(desk))


REPAIR = Question(
    "排不出方案时：冲突在哪里，最省的出路",
    (
        Field("must", "必须开工的项目", _unstarted, _to_start),
        Field(
            "quota",
            "计划指标下达",
            lambda desk: [(f"{float(x):.0%}", x) for x in (ALL, "0.8", "0.6", "0.4", "0.2", "0")],
            lambda desk: "0.2" if not _to_start(desk) else ALL,
        ),
        Field("count", "给几条出路", lambda desk: counts("1", "2", "3", "5"), lambda desk: "1"),
    ),
    answer_repair,
)
REPLAN = Question(
    "如果发生变动：最少变动哪些承诺",
    (
        Field("event", "发生什么", events, busiest_leaves),
        Field("points", "曲线问几个点", lambda desk: counts("1", "2", "4"), lambda desk: "1"),
    ),
    answer_replan,
)
ALTERNATIVES = Question(
    "还有没有差不多好的方案",
    (
        Field("plans", "要几个方案", lambda desk: counts("2", "3", "5", "10"), lambda desk: "3"),
        Field(
            "within",
            "各目标最多让出",
            lambda desk: SHARES,
            lambda desk: "0.01",
        ),
        Field("apart", "至少几项承诺不同", lambda desk: counts("1", "2", "5", "10", "20"), lambda desk: "5"),
        Field("kind", "数哪种承诺", lambda desk: KINDS, lambda desk: KINDS[0][1]),
    ),
    answer_alternatives,
)  # fmt: skip
FRONT = Question(
    "两三个目标怎么取舍",
    (
        Field("first", "目标一", _goals, lambda desk: "fit"),
        Field("second", "目标二", _goals, lambda desk: "fairness"),
        Field("third", "目标三", _goals_or_none),
        Field("within", "其他目标最多让出", lambda desk: (ANY, *SHARES)),
        Field("points", "大约几个点", lambda desk: counts("3", "4", "5", "8"), lambda desk: "3"),
    ),
    answer_front,
)
COMPARE = Question(
    "两个方案差在哪里，由什么引起",
    (Field("against", "与谁比", _runs, busiest_leaves),),
    answer_compare,
)
