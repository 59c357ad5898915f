"""Trade-offs: plans of which none is at least as good as another in every goal that is asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from zsyz_model.case.decided import Plan
from zsyz_model.case.goal import GOAL_WORDS, WANTED_MOST

GOALS_TRADED = ("missed_targets", "merit", "fit", "fairness", "stability", "land_cost")
"""Goals that can be traded against each other."""
"""Of these more is better."""


@dataclass(frozen=True, slots=True)
class Point:
    """One plan of a front: its values of the goals asked for, and whether it is proven there.

    `gap`: by how much the first goal could be better at most with the others as they are.
    """

    values: Mapping[str, float]
    plan: Plan
    proven: bool
    gap: float


@dataclass(frozen=True, slots=True)
class Front:
    """The points, best first goal first; none is dominated by another.

    `steps`: in how large steps the other goals were tightened, in their units; None for a goal
    on its own grid. `complete`: every box was settled, so that with all goals on their grid these
    are all values that can be had; else `stopped` says what ended the search. `floors`: other
    goals and the worst value let pass.
    """

    goals: tuple[str, ...]
    points: tuple[Point, ...]
    complete: bool
    stopped: str
    steps: Mapping[str, float | None]
    floors: Mapping[str, float]

    @property
    def exact(self) -> bool:
        """Whether these are all values that can be had, each proven."""
        on_grid = all(step is None for step in self.steps.values())
        return self.complete and on_grid and all(x.proven and x.gap == 0 for x in self.points)


def dominates(goals: Sequence[str], one: Mapping[str, float], other: Mapping[str, float]) -> bool:
    """Whether one is nowhere worse and somewhere better."""
    pairs = [(_less(g, one[g]), _less(g, other[g])) for g in goals]
    return all(a <= b for a, b in pairs) and any(a < b for a, b in pairs)


def _less(goal: str, value: float) -> float:
    return -value if goal in WANTED_MOST else value


def without_dominated(goals: Sequence[str], points: Sequence[Point]) -> tuple[Point, ...]:
    """The points that no other one dominates, each value once, best first goal first."""
    once = {tuple(x.values[g] for g in goals): x for x in reversed(points)}
    left = [
        x for x in once.values() if not any(dominates(goals, y.values, x.values) for y in once.values())
    ]  # fmt: skip
    return tuple(sorted(left, key=lambda x: [_less(g, x.values[g]) for g in goals]))


def rate(front: Front, one: Point, other: Point) -> float | None:
    """What a unit of the second goal costs of the first between two points; None without a change."""
    first, second = front.goals[0], front.goals[1]
    change = other.values[second] - one.values[second]
    if not change:
        return None
    return round(abs((other.values[first] - one.values[first]) / change), 4)


def front_words(front: Front) -> tuple[str, ...]:
    """The front in sentences: its ends, its steps where there are two goals, and how far it goes."""
    if not front.points:
        return ("没有可行方案，也就没有取舍。",)
    names = "、".join(GOAL_WORDS[g][0] for g in front.goals)
    how = "这些就是全部可取的取舍" if front.exact else _how_far(front)
    head = f"{names}之间有 {len(front.points)} 个互不占优的方案；{how}。"
    if len(front.points) == 1 and front.exact:
        return (f"{names}之间不用取舍，一个方案样样最好：{_values(front, front.points[0])}。",)
    ends = (front.points[0], front.points[-1]) if len(front.points) > 1 else (front.points[0],)
    told = [
        f"{word}：{_values(front, x)}。" for word, x in zip(("一端", "另一端"), ends, strict=False)
    ]
    return (head, *told, *(_step_words(front) if len(front.goals) == 2 else ()))


def _how_far(front: Front) -> str:
    if not front.complete:
        return f"因{front.stopped}提前停止，其余未查"
    if any(step is not None for step in front.steps.values()):
        steps = "、".join(
            f"{GOAL_WORDS[g][0]} {step:.10g} {GOAL_WORDS[g][1]}" for g, step in front.steps.items() if step is not None
        )  # fmt: skip
        return f"按步长（{steps}）取点，两点之间可能还有方案"
    return "各点证明到求解差距之内"


def _values(front: Front, point: Point) -> str:
    return "，".join(
        f"{GOAL_WORDS[g][0]} {point.values[g]:.10g} {GOAL_WORDS[g][1]}" for g in front.goals
    )


def _step_words(front: Front) -> tuple[str, ...]:
    """What the next point gives and takes."""
    first, second = front.goals
    return tuple(
        f"第 {i} 点到第 {i + 1} 点：{GOAL_WORDS[second][0]}改进 {_gap(one, other, second):.10g} {GOAL_WORDS[second][1]}，"
        f"{GOAL_WORDS[first][0]}让出 {_gap(one, other, first):.10g} {GOAL_WORDS[first][1]}"
        f"（每改进 1 {GOAL_WORDS[second][1]}，让出 {rate(front, one, other):.10g} {GOAL_WORDS[first][1]}）。"
        for i, (one, other) in enumerate(zip(front.points, front.points[1:], strict=False), start=1)
    )


def _gap(one: Point, other: Point, goal: str) -> float:
    return round(abs(other.values[goal] - one.values[goal]), 4)


def front_document(front: Front) -> dict[str, object]:
    """The front as one JSON document, with every plan whole."""
    return {
        "goals": list(front.goals),
        "count": len(front.points),
        "exact": front.exact,
        "complete": front.complete,
        "stopped": front.stopped,
        "steps": dict(front.steps),
        "floors": dict(front.floors),
        "points": [
            {"place": i, "values": dict(x.values), "proven": x.proven, "gap": x.gap, "plan": x.plan.to_json()}
            for i, x in enumerate(front.points, start=1)
        ],
        "changes": [
            {"from": i, "to": i + 1, **{g: _gap(one, other, g) for g in front.goals},
             "rate": rate(front, one, other)}
            for i, (one, other) in enumerate(zip(front.points, front.points[1:], strict=False), start=1)
        ],
        "words": list(front_words(front)),
    }  # fmt: skip
