"""Trade-offs between two or three goals of a county: each point of the front a whole, judged plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from zsyz_model.case import Kept, Plan
from zsyz_model.case.fronts import GOALS_TRADED, Front, Point, without_dominated
from zsyz_model.case.goal import GOAL_WORDS
from zsyz_model.findings import Finding, RunError, Severity
from zsyz_model.inquiry.alternatives import floors_of
from zsyz_model.inquiry.boxes import MOST, OPEN, Reach, corner_of, front_of
from zsyz_model.inquiry.known import Known
from zsyz_model.inquiry.plans import judged
from zsyz_model.inquiry.solving import Found, Ground, least
from zsyz_model.inquiry.wishes import AtMost
from zsyz_model.inquiry.worths import FAIRNESS, STEPS, step_of, told, worth, worth_in
from zsyz_model.planning import current_leaders
from zsyz_model.planning.asking import GOALS
from zsyz_model.planning.clock import Clock
from zsyz_model.planning.kept import promises_of
from zsyz_model.planning.numbers import Numbers, Promises
from zsyz_model.planning.reading import read_numbers


@dataclass(frozen=True, slots=True)
class Question:
    """What is traded against what, in how many points, and how far.

    `points`: about how many; 0 for every value that can be had. `within`: how far the goals that
    are not traded may fall short of the plan in question (None: as far as they like). `kept`: the
    earlier plan that stability counts from; without one it counts from today's leaders.
    """

    goals: tuple[str, ...] = ("merit", "land_cost")
    points: int = 8
    within: float | None = None
    kept: Plan | None = None


def tradeoffs(known: Known, question: Question) -> Front:
    """The front of two or three goals; each point a whole plan, judged.

    Raises RunError (Q51) when goals are unknown, named twice, or not two or three.
    """
    _check(question)
    case, goals = known.case, question.goals
    kept = None if question.kept is None else Kept(question.kept)
    numbers = _numbers(known, kept)
    ground = Ground(numbers, case.scenario, Clock(case.scenario.solver.seconds))
    worths = {g: worth_in(numbers, case.scenario, known.plan, g) for g in GOALS if g not in goals}
    most = {} if question.within is None else floors_of(worths, question.within)
    floors = [AtMost(name, worst) for name, worst in most.items()]
    reach, begun = _reach(ground, goals, floors, question.points)
    boxes = front_of(ground, goals, floors, reach, begun)
    points = (
        Point({g: told(g, own) for g, own in zip(goals, values, strict=True)},
              judged(known, ground, found, kept), found.proven, found.gap)
        for values, found in boxes.found
    )  # fmt: skip
    return Front(
        goals=goals,
        points=without_dominated(goals, tuple(points)),
        complete=not boxes.stopped,
        stopped=boxes.stopped,
        steps={g: _told_step(g, reach.steps.get(g)) for g in goals[1:]},
        floors={name: told(name, worst) for name, worst in most.items()},
    )


def _numbers(known: Known, kept: Kept | None) -> Numbers:
    """The case's numbers with the promises that stability counts from."""
    case, before = known.case, known.outcome
    numbers = read_numbers(case, before.admission, before.scores, promises_of(case, kept))
    if kept is not None:
        return numbers
    today = {p: who for p, who in current_leaders(case).items() if p in numbers.led}
    return replace(numbers, kept=Promises({}, today))


def _reach(
    ground: Ground, goals: Sequence[str], floors: Sequence[AtMost], points: int
) -> tuple[Reach, Found | None]:
    """Steps that lead through each goal's range in about so many points, from the first plan on."""
    if not points:
        return Reach(), None
    first = corner_of(ground, goals, floors, tuple(OPEN for _ in goals[1:])).found
    if first is None:
        return Reach(points), None
    count = max(2, round(points ** (1 / (len(goals) - 1))))
    steps: dict[str, Fraction | None] = {}
    ends: dict[str, Fraction] = {}
    for name in goals[1:]:
        end = least(ground, floors, name).found
        if end is not None:
            ends[name] = worth(ground.scenario, end.parts, name)
            step = (worth(ground.scenario, first.parts, name) - ends[name]) / (count - 1)
            whole = step if name == FAIRNESS else Fraction(step // 1)
            steps[name] = whole if whole > step_of(name) else None
    return Reach(MOST, steps, ends), first


def _told_step(name: str, step: Fraction | None) -> float | None:
    if step is None:
        return None
    return round(float(step) * (100 if name == FAIRNESS else STEPS[name]), 4)


def _check(question: Question) -> None:
    """Refuse what cannot be traded."""
    goals = question.goals
    known = "、".join(f"{GOAL_WORDS[g][0]}（{g}）" for g in GOALS_TRADED)
    wrong = [f"没有目标“{g}”" for g in goals if g not in GOALS_TRADED]
    if len(set(goals)) != len(goals) or len(goals) not in (2, 3):
        wrong.append(f"取舍要两个或三个不同的目标，得到 {len(goals)} 个")
    if question.points < 0 or not 0 <= (question.within or 0.0) < 1:
        wrong.append("点数不能为负，让出的比例在 0 与 1 之间")
    if wrong:
        raise RunError(
            *(Finding("Q51", fact, f"目标可用：{known}", Severity.REFUSED) for fact in wrong)
        )
