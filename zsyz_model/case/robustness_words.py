"""The answer about robustness in sentences; every number of them stands in the answer."""

from __future__ import annotations

from collections.abc import Iterator

from zsyz_model.case.goal import GOAL_WORDS
from zsyz_model.case.robustness import (
    BUDGET,
    ON_TIME,
    REPAID,
    STARTED,
    TARGET,
    Chance,
    Condition,
    Promised,
    Robustness,
    Spread,
    Tree,
    WeakPoint,
)

CONDITIONS = {"不开工": "不能开工", "自身推迟": "自身推迟", "指标迟到": "计划指标迟到", "验收推迟": "验收推迟"}  # fmt: skip
SHAKIEST = 5


def robustness_words(told: Robustness) -> tuple[str, ...]:
    """All sentences: how it was drawn, targets, projects, goals, weak points, the tree."""
    return (
        _drawn_words(told),
        *(_target_words(told, x) for x in told.of(TARGET)),
        *_project_words(told),
        *(f"地块 {x.subject} 的原持有者按期归还的概率 {_share(x)}。" for x in told.of(REPAID)),
        *(f"{x.subject} 年用地费用不超预算的概率 {_share(x)}。" for x in told.of(BUDGET)),
        *map(_spread_words, told.spreads),
        *(weak_words(told, x) for x in told.weak_points),
        *(tree_words(told.tree, told.names) if told.tree else ()),
        "各概率假设与来源逐条列在 --json 的 assumed 中；没有公布依据的标为待核实。",
    )


def _drawn_words(told: Robustness) -> str:
    last = told.looks[-1]
    if told.settled:
        why = f"各概率区间半宽都不超过 {told.asked_half_width:.10g} 个百分点，停止抽样"
    else:
        why = f"到达次数上限，仍未达到 {told.asked_half_width:.10g} 个百分点"
    return (
        f"{told.scenario}：按种子 {told.seed} 推演 {told.draws} 次；{why}"
        f"（最宽 {last.half_width:.10g} 个百分点）；区间的置信水平 {told.confidence:.10g}%。"
    )


def _share(x: Chance) -> str:
    return f"{x.percent:.10g}%（区间 {x.low:.10g}% 至 {x.high:.10g}%）"


def _target_words(told: Robustness, x: Chance) -> str:
    at = next(q for q in told.fan if q.quarter == x.subject)
    return (
        f"到 {x.subject} 累计开工目标 {at.target} 个，方案 {at.planned} 个，推演平均 {at.mean:.10g} 个"
        f"（十次有八次在 {at.low:.10g} 至 {at.high:.10g} 个之间）；达标概率 {_share(x)}。"
    )


def _project_words(told: Robustness) -> Iterator[str]:
    """Every project; what starts on time is told beside what starts at all."""
    on_time = {x.subject: x for x in told.of(ON_TIME)}
    for x in told.of(STARTED):
        yield (
            f"{told.names[x.subject]}：计划期内开工的概率 {_share(x)}，"
            f"按期开工的概率 {_share(on_time[x.subject])}。"
        )


def _spread_words(x: Spread) -> str:
    name, unit = GOAL_WORDS[x.goal]
    return (
        f"{name}：方案 {x.planned:.10g} {unit}，推演平均 {x.mean:.10g} {unit}，中位 {x.median:.10g} {unit}，"
        f"十次有八次在 {x.low:.10g} 至 {x.high:.10g} {unit}之间；最差两成平均 {x.tail:.10g} {unit}。"
    )


def condition_words(x: Condition, names: dict[str, str]) -> str:
    """One condition: "P047 某项目 不能开工", "2027Q1 计划指标迟到至少 1 季"."""
    subject, what = names.get(x.subject, x.subject), CONDITIONS[x.kind]
    if x.kind == "不开工":
        return f"{subject} {what}"
    way = "至少" if x.least else "至多"
    return f"{subject} {what}{way} {x.value} 季"


def weak_words(told: Robustness, x: WeakPoint) -> str:
    """A weak point as one rule, with how dense and how much of all it is."""
    when = "，且 ".join(condition_words(c, dict(told.names)) for c in x.conditions)
    return (
        f"薄弱环节：当 {when} 时，{x.density:.10g}% 的情形开工价值不超过 {told.bad_merit:.10g} 分"
        f"（平时 {x.base:.10g}%）；{x.met} 次中有 {x.bad} 次，占全部不利情形的 {x.coverage:.10g}%。"
    )


def tree_words(tree: Tree, names: object = None) -> tuple[str, ...]:
    """The tree in sentences: branches, what each yardstick chooses, what waiting is worth."""
    branches = "；".join(
        f"{b.title} {b.percent:.10g}%（先知最优 {b.best:.10g} 分）" for b in tree.branches
    )
    picks = {"期望": tree.expected, "最差部分平均": tree.tail, "最大后悔": tree.regret}
    return (
        f"情景树（先承诺前 {tree.quarters} 季开工的项目与用地，其余看清后再定）：{branches}。",
        *(f"按{yard}，最好的是“{name}”：{_plan_words(tree.plan(name))}。" for yard, name in picks.items()),
        *(f"“{x.name}”：{_plan_words(x)}。" for x in tree.plans if x.name not in picks.values()),
        f"等到看清再承诺，平均多得 {tree.waiting_points:.10g} 分、{_signed(tree.waiting_mu)}；"
        f"按整棵树规划比按均值规划多得 {tree.planning_points:.10g} 分、{_signed(tree.planning_mu)}。",
        *(
            f"{name}：所得最好的承诺距理论最优至多 {gap:.10g} 分。"
            for name, gap in tree.gaps.items()
            if gap > 0
        ),
        *(
            (f"各分支的分数至多还可再好 {tree.open_points:.10g} 分（求解差距）。",)
            if tree.open_points > 0
            else ()
        ),
    )  # fmt: skip


def _signed(mu: float) -> str:
    return f"{'多' if mu >= 0 else '少'}开工 {abs(mu):.10g} 亩"


def _plan_words(x: Promised) -> str:
    listed = "、".join(f"{p} {site}" for p, site in x.promises.items()) or "不作承诺"
    return (
        f"平均 {x.expected:.10g} 分，最差部分平均 {x.tail:.10g} 分，最大后悔 {x.worst:.10g} 分；"
        f"承诺 {listed}"
    )
