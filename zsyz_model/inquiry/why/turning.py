"""Which inputs could turn a choice, and by how much at least: the flips of one question."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from zsyz_model.case import Plan
from zsyz_model.case.whys import Choice, Flip
from zsyz_model.findings import NoPlanError
from zsyz_model.inquiry import inputs
from zsyz_model.inquiry.inputs import Input
from zsyz_model.inquiry.known import Known
from zsyz_model.inquiry.reached import Reached, Whole, reached_by, told
from zsyz_model.inquiry.reaching import LINEAR, Asking, UnsettledError
from zsyz_model.inquiry.why.flips import (
    Question,
    Turn,
    apart_or_joint,
    turn_fit,
    turn_score_down,
    turn_score_up,
    turn_supply,
)
from zsyz_model.inquiry.why.wishes import wish_between
from zsyz_model.planning.asking import LEADER_GOALS
from zsyz_model.planning.climbing import order_of
from zsyz_model.planning.model import Half
from zsyz_model.planning.numbers import Numbers
from zsyz_model.planning.reading import merit_milli, read_numbers

WEEK_HOURS = 80
"""The most hours a week that the ledger takes."""
MOST_FIT, MOST_TOTAL = 100, 100
COUNTY_ROUNDS = 3
"""How often the best plan may run ahead in a county-size question."""


@dataclass(frozen=True, slots=True, eq=False)
class Turning:
    """A question with the numbers of its wish, and the plan that answers it, if there is one."""

    known: Known
    choice: Choice
    forced: bool
    wished: Numbers
    after: Plan | None


Try = tuple[Input, int, Callable[[Question, Asking], Turn | None]]


def find_flips(one: Turning) -> tuple[Flip, ...]:
    """The smallest change of each input that could turn the choice.

    Only where the goals that decide are sums held without tolerance: under weights, and where
    loads come before the goal in question, nothing is said.
    """
    scenario = one.known.case.scenario
    deciding = "fit" if one.choice.about_leader else "merit"
    goals = _until(order_of(scenario), _last(one, deciding))
    if scenario.goals.weighted or goals is None or any(map(scenario.goals.tolerance.get, goals)):
        return ()
    outcome = one.known.outcome
    numbers = read_numbers(outcome.case, outcome.admission, outcome.scores)
    whole = not (one.choice.quarter or one.choice.site)
    question = Question(numbers, wish_between(numbers, one.wished), _hand(one), whole)
    found = []
    for moved, most, turn in _tries(one, numbers):
        apart, joint = _askings(one, goals, moved)
        try:
            turned = apart_or_joint(lambda a, t=turn: t(question, a), apart, joint)  # type: ignore[misc]
            found.append(_flip(moved, most, turned, one.forced))
        except (UnsettledError, NoPlanError):
            found.append(replace(_flip(moved, most, None, one.forced), settled=False))
    return tuple(found)


def _last(one: Turning, deciding: str) -> str:
    """The goal up to which the plans are compared: the deciding one, or the later one that is lost."""
    if one.after is None or one.choice.about_leader:
        return deciding
    later = {goal.name: goal.value for goal in one.after.goals}
    same = all(later[g.name] == g.value for g in one.known.plan.goals if g.name != "land_cost")
    return "land_cost" if same else deciding


def _until(order: tuple[str, ...], last: str) -> tuple[str, ...] | None:
    """The goals up to one of them; None when loads are among them."""
    goals = order[: order.index(last) + 1]
    return goals if set(goals) <= set(LINEAR) else None


def _askings(one: Turning, goals: tuple[str, ...], moved: Input) -> tuple[Asking | None, Asking]:
    """The half that the question and the input are about, where the plans were found apart."""
    plan, scenario = one.known.plan, one.known.case.scenario
    half = Half.LEADERS if one.choice.about_leader else Half.LAND
    if moved.kind == inputs.SCORE:
        goals = goals[: goals.index("merit") + 1]
    own = tuple(g for g in goals if (g in LEADER_GOALS) is (half is Half.LEADERS))
    plans = [plan] if one.after is None else [plan, one.after]
    apart = all((p.solver or {}).get("halves") == "apart" for p in plans)
    joint = Asking(Half.JOINT, goals, scenario, point=one.known.memory.hint(Half.JOINT))
    if not apart or moved.half is not half:
        return None, joint
    covered = frozenset(s.project_id for s in plan.starts)
    return Asking(half, own, scenario, covered, one.known.memory.hint(half)), joint


def _hand(one: Turning) -> Callable[[Asking], tuple[Reached | None, Reached | None]]:
    """How good both plans are, as they stand; nothing is solved for it."""

    def hand(asking: Asking) -> tuple[Reached | None, Reached | None]:
        span = one.wished.horizon
        free = reached_by(one.known.plan, asking.goals, span)
        after = None if one.after is None else reached_by(one.after, asking.goals, span)
        return free, after

    return hand


def _tries(one: Turning, numbers: Numbers) -> Iterator[Try]:
    """The inputs that bear on the question, how far each may go, and how its turn is found.

    A start that is forbidden in one quarter or on one site alone has none: what takes its place
    may be the same project, whose total moves both.
    """
    if one.choice.about_leader:
        yield from _leader_tries(one, numbers)
        return
    project = one.choice.project
    moved = _score(one)
    if not one.forced:
        if one.choice.quarter or one.choice.site:
            return
        most = round(moved.now / moved.step)
        yield moved, most, lambda q, a: turn_score_down(moved, q, a, project, most)
        return
    rise = round((MOST_TOTAL - moved.now) / moved.step)
    if one.after is not None:
        yield moved, rise, lambda q, a: turn_score_up(moved, q, a, project, rise, COUNTY_ROUNDS)
    yield from _supply_tries(one, numbers)


def _leader_tries(one: Turning, numbers: Numbers) -> Iterator[Try]:
    project, leader = one.choice.project, one.choice.leader
    if (project, leader) not in {(x.project_id, x.leader_id) for x in numbers.pairs}:
        return
    moved = inputs.fit(numbers, project, leader)
    yield moved, MOST_FIT, lambda q, a: turn_fit(moved, q, a, up=one.forced)
    if one.forced:
        places, hours = inputs.places(numbers, leader), inputs.hours(numbers, leader)
        for supply, most in (
            (places, len(numbers.led)),
            (hours, round(WEEK_HOURS * 60 - hours.now)),
        ):
            yield supply, most, lambda q, a, s=supply, m=most: turn_supply(s, q, a, m)  # type: ignore[misc]


def _supply_tries(one: Turning, numbers: Numbers) -> Iterator[Try]:
    """Quota and budget of the quarter in which the project would start on new land."""
    project, choice = one.choice.project, one.choice
    starts = {s.project_id: s for s in one.after.starts} if one.after else {}
    site = choice.site or (starts[project].site if project in starts else "new")
    windows = {c.project_id: c for c in one.wished.candidates}
    quarter = choice.quarter or (starts[project].quarter if project in starts else "")
    t = numbers.horizon.place(quarter) if quarter else min(windows[project].new_quarters, default=0)
    year = numbers.horizon.year(t) if t else 0
    need = windows[project].converted_hmu
    supplies = []
    if t and site == "new" and need and not windows[project].listed:
        supplies.append((inputs.quota(numbers, t), 2 * need))
    if year in numbers.budget_yuan:
        supplies.append((inputs.budget(numbers, year), numbers.budget_yuan[year] // inputs.YUAN_STEP))  # fmt: skip
    for supply, most in supplies:
        yield supply, most, lambda q, a, s=supply, m=most: turn_supply(s, q, a, m, COUNTY_ROUNDS)  # type: ignore[misc]


def _score(one: Turning) -> Input:
    """The project's total in the review, and what a start is worth with another one."""
    case, project = one.known.case, one.choice.project
    total = float(one.known.outcome.scores.total[project])
    goals, span = case.scenario.goals, case.scenario.span
    invest = float(case.projects["invest_wan"][project])

    def merits(k: int) -> tuple[int, ...]:
        points = round(total + k * 0.01, 2)
        return tuple(
            merit_milli(points, invest, goals.invest_power, goals.discount, t)
            for t in range(1, span.length + 1)
        )

    return inputs.score(project, total, merits)


def _flip(moved: Input, most: int, turn: Turn | None, up: bool) -> Flip:
    end = moved.value(most if up else -most)
    if moved.kind == inputs.FIT and up:
        end = float(MOST_FIT)
    common = (moved.kind, moved.subject, moved.unit, moved.now, moved.step, end)
    if turn is None or (up and moved.value(turn.steps) > end):
        return Flip(*common)
    goal = turn.goals[-1]
    before = moved.value(turn.steps + (-1 if up else 1))

    def shown(values: Whole) -> float:
        return told(goal, values[-1])

    return Flip(
        *common, at=moved.value(turn.steps), before=before, goal=goal, wished=shown(turn.wished),
        free=shown(turn.free), short=None if turn.short is None else shown(turn.short),
        ahead=shown(turn.ahead),
    )  # fmt: skip
