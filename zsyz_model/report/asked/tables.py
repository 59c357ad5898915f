"""The answers as tables: goal by goal, who moves, what is promised; a function for each noun."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from zsyz_model.case import Case
from zsyz_model.case.alternatives import Alternatives
from zsyz_model.case.answers import Loss, Move, promise_words
from zsyz_model.case.differences import Difference
from zsyz_model.case.fronts import Front
from zsyz_model.case.naming import names_of
from zsyz_model.case.repairs import WaysOut, rule_words, step_words
from zsyz_model.case.replans import Replanned
from zsyz_model.case.why_words import barrier_words, open_words, plain
from zsyz_model.case.whys import Flip, Match, Why
from zsyz_model.case.worths import Worth
from zsyz_model.report.words import goal_words

Tables = Mapping[str, pd.DataFrame]
"""Title → frame, in the order in which they are read."""
GOALS, MOVES = "各级目标", "随之变动"


def why_tables(why: Why, case: Case) -> Tables:
    """Goals before and after, who moves, what limits break, and what would turn the choice."""
    broken = [[barrier_words(why, x), x.amount, x.unit] for x in why.barriers]
    tables = {
        GOALS: loss_table(why.losses),
        MOVES: move_table(why.chain, case),
        "突破的限制": pd.DataFrame(broken, columns=["限制", "数量", "单位"]),
        "使结论翻转的最小改动": _flips(why.flips, why.names),
    }
    return {title: frame for title, frame in tables.items() if len(frame)}


def loss_table(losses: Iterable[Loss]) -> pd.DataFrame:
    """A row a goal: before, after, better or worse by how much, and what the gaps leave open."""
    rows = [
        [goal_words(x.goal), x.before, x.after, _way(x), abs(x.worse), _open(x)] for x in losses
    ]
    columns = ["目标", "现方案", "重算后", "变化", "幅度", "计入未证明的差距"]
    return pd.DataFrame(rows, columns=columns)


def move_table(moves: Iterable[Move], case: Case) -> pd.DataFrame:
    """A row a promise that differs, with names."""
    names = names_of(case)
    rows = [
        [x.kind, _named(x.subject, names), _promise(x.before, names), _promise(x.after, names)]
        for x in moves
    ]
    return pd.DataFrame(rows, columns=["承诺", "对象", "原来", "改为"])


def match_tables(match: Match) -> Tables:
    """Every pair that was tried, best first."""
    what = "项目" if match.is_leader else "领导"
    rows = [
        [
            place, match.names.get(key := x.project if match.is_leader else x.leader, key), x.fit,
            "排不进" if x.fit_lost is None else x.fit_lost, x.load,
        ]
        for place, x in enumerate(match.offers, start=1)
    ]  # fmt: skip
    columns = ["次序", what, "契合度（分）", "全县契合度减少（分）", "最大负荷（%）"]
    return {f"可以配对的{what}": pd.DataFrame(rows, columns=columns)}


def worth_tables(worth: Worth, case: Case) -> Tables:
    """Goals with one more unit, what moves, and the steps of the goal that is drawn."""
    rows = [[step.at, step.value] for step in worth.steps]
    columns = [f"{worth.kind}（{worth.unit}）", goal_words(worth.goal)]
    return {
        GOALS: loss_table(worth.gains),
        MOVES: move_table(worth.changed, case),
        "台阶": pd.DataFrame(rows, columns=columns),
    }


def repair_tables(answer: WaysOut) -> Tables:
    """The rules of each conflict, and the cells or wishes that each way out changes."""
    rules = [
        [i, rule_words(rule)] for i, x in enumerate(answer.conflicts, start=1) for rule in x.rules
    ]
    steps = [
        [i, step_words(s), s.sheet, s.key, s.column, s.before, s.after, s.price]
        for i, way in enumerate(answer.repairs, start=1)
        for s in way.steps
    ]
    columns = ["出路", "改动", "工作表", "行", "列", "现值", "改为", "难度"]
    return {
        "不能同时成立的规定": pd.DataFrame(rules, columns=["冲突", "规定"]),
        "出路的每处改动": pd.DataFrame(steps, columns=columns),
    }


def replan_tables(answer: Replanned, case: Case) -> Tables:
    """The promises that change at the fewest, and the goals at each number of changes."""
    points = [
        {
            "最多变动（项）": "不限" if point.most is None else point.most,
            "实际变动（项）": point.changed,
            **{goal_words(goal.name): goal.value for goal in point.goals},
        }
        for point in answer.curve
    ]
    return {
        "变动最少时变动的承诺": move_table(answer.moves, case),
        "变动数与各目标": pd.DataFrame(points),
    }


def alternatives_tables(told: Alternatives, case: Case) -> Tables:
    """What each plan promises of each project, and what each plan gives away."""
    names, plans = names_of(case), _plans(len(told.ways))
    rows = [
        [x.kind, _named(x.subject, names), x.part.value, *(promise_words(w, "–") for w in x.promised)]
        for x in told.standings
    ]  # fmt: skip
    goals = [
        {"方案": name, **{goal_words(loss.goal): loss.after for loss in way.losses}}
        for name, way in zip(plans, told.ways, strict=True)
    ]
    return {
        "各方案的目标": pd.DataFrame(goals),
        "各方案的承诺": pd.DataFrame(rows, columns=["承诺", "项目", "状态", *plans]),
    }


def front_tables(front: Front) -> Tables:
    """A row a point: its goals, and how many projects its plan starts and leads."""
    rows = [
        {
            "点": i,
            **{goal_words(goal): x.values[goal] for goal in front.goals},
            "开工（个）": len(x.plan.starts),
            "包保（个）": len(x.plan.leads),
            "证明": "到底" if x.proven and not x.gap else "到求解差距之内",
        }
        for i, x in enumerate(front.points, start=1)
    ]
    return {"取舍的各点": pd.DataFrame(rows)}


def difference_tables(told: Difference, case: Case) -> Tables:
    """Goals of both runs, what each override did, and which promises differ because of whom."""
    effects = [
        {
            "设定": x.name,
            "第一个": "；".join(o.before or "无" for o in x.overrides),
            "另一个": "；".join(o.after or "无" for o in x.overrides),
            **{goal_words(goal): change for goal, change in x.changes.items()},
            "承诺变动（项）": x.moved,
        }
        for x in told.effects
    ]
    moves = move_table((x.move for x in told.causes), case)
    goals = loss_table(told.losses).rename(columns={"现方案": "第一个", "重算后": "另一个"})
    return {
        GOALS: goals,
        "各项设定的影响": pd.DataFrame(effects),
        "不同的承诺": moves.assign(主要由于=["、".join(x.by) for x in told.causes]),
    }


def _flips(flips: Iterable[Flip], names: Mapping[str, str]) -> pd.DataFrame:
    rows = [
        [_named(x.subject, names), x.kind, x.unit, x.now, _turning(x)] for x in flips
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=["对象", "输入", "单位", "现值", "翻转于"])


def _turning(flip: Flip) -> str:
    if not flip.settled:
        return "未查明"
    return f"到 {plain(flip.most)} 也不翻转" if flip.at is None else plain(flip.at)


def _way(loss: Loss) -> str:
    return "不变" if not loss.worse else "变差" if loss.worse > 0 else "变好"


def _open(loss: Loss) -> str:
    return open_words(loss).partition("差距为 ")[2]


def _plans(count: int) -> Sequence[str]:
    return ["原方案", *(f"方案{i}" for i in range(2, count + 1))]


def _named(word: str, names: Mapping[str, str]) -> str:
    """An id with its name: a key of several words has one for each that is known."""
    head, _, rest = word.partition(" ")
    keys = "/".join(_with_name(key, names) for key in head.split("/"))
    return f"{keys} {rest}".strip()


def _with_name(key: str, names: Mapping[str, str]) -> str:
    name = names.get(key, "")
    return name if name.startswith(key) else f"{key} {name}".strip()


def _promise(word: str, names: Mapping[str, str]) -> str:
    return promise_words(_with_name(word, names))
