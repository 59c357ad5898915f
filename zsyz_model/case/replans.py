"""What a changed county is answered with: the fewest broken promises, and what each one saves."""

from __future__ import annotations

from dataclasses import dataclass

from zsyz_model.case.answers import Loss, Move, move_line
from zsyz_model.case.goal import GOAL_WORDS, Goal
from zsyz_model.case.repairs import told


@dataclass(frozen=True, slots=True)
class PlanAt:
    """The best plan that changes no more than `most` promises (None: any number).

    `changed` promises did change. `proven`: every goal was proven within the scenario's gap.
    """

    most: int | None
    changed: int
    goals: tuple[Goal, ...]
    proven: bool


@dataclass(frozen=True, slots=True)
class Saved:
    """What one more change would win: the goals at `most` changes against those at `than`.

    `losses` are what avoiding the change costs, goal by goal; positive is worse.
    """

    most: int
    than: int
    losses: tuple[Loss, ...]


@dataclass(frozen=True, slots=True)
class Replanned:
    """The answer to an event.

    `promised`: promises that still stand after it. `fewest` of them change at the least, and no
    plan can do with less than `bound`; `forced` of them lose their project, leader or plot by
    the event itself. `curve`: the best plan for each number of changes, the fewest first, the
    last one free; `saved` its steps. `moves` is what differs from the earlier plan at the fewest
    changes, `costs` its losses against the earlier plan.
    """

    title: str
    promised: int
    fewest: int
    bound: int
    forced: tuple[str, ...]
    curve: tuple[PlanAt, ...]
    saved: tuple[Saved, ...]
    moves: tuple[Move, ...]
    costs: tuple[Loss, ...]


def replan_sentences(answer: Replanned) -> tuple[str, ...]:
    """The whole answer: how many promises change, which, and what fewer changes cost."""
    return (
        f"{answer.title}：{fewest_words(answer)}。",
        *(f"{move_line(move)}。" for move in answer.moves),
        *(f"{saved_words(step)}。" for step in answer.saved),
    )


def fewest_words(answer: Replanned) -> str:
    """How many promises have to change, and how many of those the event itself takes away."""
    kept = f"原方案 {answer.promised} 项承诺"
    if answer.fewest == 0:
        return f"{kept}，一项都不用变动"
    sure = (
        "已证明不能再少" if answer.bound == answer.fewest else f"已证明不会少于 {answer.bound} 项"
    )
    forced = len(answer.forced)
    told_ = f"，其中 {forced} 项由事件本身造成（{'、'.join(answer.forced)}）" if forced else ""
    return f"{kept}中至少变动 {answer.fewest} 项{told_}；{sure}"


def saved_words(step: Saved) -> str:
    """What avoiding one change costs, in the goals' own units."""
    parts = [loss_words(loss) for loss in step.losses if loss.worse]
    price = "，".join(parts) if parts else "各项目标不受影响"
    return f"变动控制在 {step.most} 项而不是 {step.than} 项：{price}"


def loss_words(loss: Loss) -> str:
    """One goal before and after, and by how much it is worse or better."""
    title, unit = GOAL_WORDS[loss.goal]
    word = "变差" if loss.worse > 0 else "变好"
    space = f" {unit}" if unit else ""
    ends = f"{told(loss.before)} → {told(loss.after)}"
    return f"{title}{word} {told(abs(loss.worse))}{space}（{ends}）"
