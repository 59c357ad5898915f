"""What one more unit is worth: quota of a quarter, budget, a leader's place or hour, a week."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass

from zsyz_model.case import Case, Change, Plan, missing
from zsyz_model.case.goal import GOAL_WORDS
from zsyz_model.case.worths import Step, Worth
from zsyz_model.findings import Finding, RunError, Severity
from zsyz_model.inquiry import inputs
from zsyz_model.inquiry.differing import losses, moves
from zsyz_model.inquiry.inputs import Input
from zsyz_model.inquiry.known import Known, ask, wished
from zsyz_model.inquiry.reached import reached_by, told
from zsyz_model.inquiry.reaching import LINEAR, Asking, InteractError
from zsyz_model.inquiry.steps import NOTHING, Stair, early_stair, stair
from zsyz_model.planning.asking import LEADER_GOALS
from zsyz_model.planning.climbing import order_of
from zsyz_model.planning.model import Half
from zsyz_model.planning.numbers import Numbers
from zsyz_model.planning.reading import read_numbers
from zsyz_model.validate.said import suggest

UNITS_LOOKED = 20
"""How far up is looked, in units."""
WEEKS = 13
"""Weeks of a quarter."""


@dataclass(frozen=True, slots=True, eq=False)
class Unit:
    """One more unit of an input: its size in steps, how far down it goes, and the ledger's change."""

    moved: Input
    steps: int
    down: int
    change: Change

    @property
    def size(self) -> float:
        """The unit in the input's own unit."""
        return round(self.steps * self.moved.step, 4)


def worth(known: Known, kind: str, subject: str, *, most_steps: int = 1) -> Worth:
    """One more unit of a kind (`inputs.QUOTA` and so on) for a quarter, year, leader or scheme.

    `most_steps` above today are looked for; with 0 only the unit itself is solved. Raises RunError for an unknown subject, and
    NoPlanError or UnsettledError when a solve ends at a limit.
    """
    outcome = known.outcome
    numbers = read_numbers(outcome.case, outcome.admission, outcome.scores)
    unit = _unit(known.case, numbers, kind, subject)
    after = ask(known, wished(known.case, changes=[unit.change])).plan
    steps = _stair(known, numbers, unit, after, most_steps) if most_steps else None
    goal = "fit" if unit.moved.half is Half.LEADERS else "merit"
    today = Step(unit.moved.now, known.plan.goal(goal).value)
    return Worth(
        kind, subject, unit.moved.unit, unit.size, unit.moved.now, goal,
        gains=losses(known.plan, after), changed=moves(known.plan, after),
        low=_low(unit, steps),
        steps=(today,) if steps is None else _steps(unit, steps, goal),
        looked=unit.moved.value(steps.looked) if steps else unit.moved.now,
        gap=max(known.plan.gap, after.gap), names=_names(known.case, subject),
    )  # fmt: skip


def _unit(case: Case, numbers: Numbers, kind: str, subject: str) -> Unit:
    makers: dict[str, tuple[Iterable[str], Callable[[], Unit]]] = {
        inputs.QUOTA: (numbers.horizon.quarters, lambda: _quota(case, numbers, subject)),
        inputs.BUDGET: (map(str, numbers.budget_yuan), lambda: _budget(numbers, subject)),
        inputs.PLACES: (_leaders(numbers), lambda: _places(numbers, subject)),
        inputs.HOURS: (_leaders(numbers), lambda: _hours(numbers, subject)),
        inputs.WEEKS: (
            [k.scheme_id for k in numbers.schemes], lambda: _weeks(case, numbers, subject),
        ),
    }  # fmt: skip
    words, make = makers[kind]
    words = list(words)
    if subject not in words:
        fact, advice = f"没有可问“{kind}”的“{subject}”", suggest(subject, words)
        raise RunError(Finding("Q04", fact, advice, Severity.REFUSED))
    return make()


def _leaders(numbers: Numbers) -> list[str]:
    return [x.leader_id for x in numbers.leaders]


def _quota(case: Case, numbers: Numbers, quarter: str) -> Unit:
    """1 mu more plan quota; a new row where the ledger has none for the quarter."""
    moved, key = inputs.quota(numbers, numbers.horizon.place(quarter)), f"{quarter}/计划指标"
    row: dict[str, str | float | bool] = {"季度": quarter, "类别": "计划指标", "数量": 1.0}
    change = Change("用地指标", key, column="数量", plus=1.0)
    if key not in case.table("quota").index:
        change = Change("用地指标", add=row)
    return Unit(moved, 100, round(moved.now * 100), change)


def _budget(numbers: Numbers, year: str) -> Unit:
    """100 万元 more in a year's land budget."""
    moved = inputs.budget(numbers, int(year))
    change = Change("预算", year, column="用地预算", plus=100.0)
    return Unit(moved, 10_000, round(moved.now * 100), change)


def _places(numbers: Numbers, leader: str) -> Unit:
    """One project more that a leader may have."""
    moved = inputs.places(numbers, leader)
    least = {x.leader_id: x.least for x in numbers.leaders}[leader]
    change = Change("领导", leader, column="最多包保", set=moved.now + 1)
    return Unit(moved, 1, round(moved.now) - least, change)


def _hours(numbers: Numbers, leader: str) -> Unit:
    """One hour more a week."""
    moved = inputs.hours(numbers, leader)
    change = Change("领导", leader, column="每周可用小时", plus=1.0)
    return Unit(moved, 60, round(moved.now), change)


def _weeks(case: Case, numbers: Numbers, scheme: str) -> Unit:
    """One week of earlier acceptance: nothing, until the weeks are a whole quarter."""
    duration = {k.scheme_id: k.duration for k in numbers.schemes}[scheme]
    change = Change("复垦项目", scheme, column="周期", set=float(duration))
    return Unit(inputs.acceptance(scheme, WEEKS), 1, 0, change)


def _stair(
    known: Known, numbers: Numbers, unit: Unit, after: Plan, most_steps: int
) -> Stair | None:
    """The steps, asked of one half where that is exact; None where goals are no plain sums.

    `after` is the plan with the unit: where it is no better, there is no step on the way to it.
    """
    scenario = known.case.scenario
    last = "fit" if unit.moved.half is Half.LEADERS else "merit"
    order = order_of(scenario)
    goals = order[: order.index(last) + 1]
    if scenario.goals.weighted or not set(goals) <= set(LINEAR):
        return None
    half, point = unit.moved.half, known.memory.hint
    own = tuple(g for g in goals if (g in LEADER_GOALS) is (half is Half.LEADERS))
    covered = frozenset(s.project_id for s in known.plan.starts)
    if (known.plan.solver or {}).get("halves") == "apart":
        with suppress(InteractError):
            apart = Asking(half, own, scenario, covered, point(half))
            return _climbed(known, numbers, unit, apart, after, most_steps)
    joint = Asking(Half.JOINT, goals, scenario, point=point(Half.JOINT))
    return _climbed(known, numbers, unit, joint, after, most_steps)


def _climbed(
    known: Known, numbers: Numbers, unit: Unit, asking: Asking, after: Plan, most_steps: int
) -> Stair:
    today = reached_by(known.plan, asking.goals, numbers.horizon)
    if unit.moved.kind == inputs.WEEKS:
        duration = {k.scheme_id: k.duration for k in numbers.schemes}[unit.moved.subject]
        return early_stair(unit.moved, numbers, asking, today, duration, WEEKS, most_steps)
    span = (-unit.down, UNITS_LOOKED * unit.steps)
    apart = {(plan.solver or {}).get("halves") for plan in (known.plan, after)} == {"apart"}
    there = {unit.steps: reached_by(after, asking.goals, numbers.horizon)} if apart else NOTHING
    return stair(unit.moved, numbers, asking, today, span, most_steps, unit.steps, there)


def _low(unit: Unit, steps: Stair | None) -> float | None:
    return None if steps is None else unit.moved.value(steps.low) or None


def _steps(unit: Unit, found: Stair, goal: str) -> tuple[Step, ...]:
    """Amounts and values of the drawn goal, which is the last one asked for."""
    assert goal in GOAL_WORDS
    return tuple(Step(unit.moved.value(k), told(goal, reached.value[-1])) for k, reached in found.steps)  # fmt: skip


def _names(case: Case, subject: str) -> dict[str, str]:
    if subject in case.leaders.index:
        return {subject: f"{subject} {case.leaders['title'][subject]}"}
    schemes = case.table("schemes")
    if subject in schemes.index and not missing(schemes["scheme_name"][subject]):
        return {subject: f"{subject} {schemes['scheme_name'][subject]}"}
    return {}
