"""Fairness: of all plans that are left, those whose sorted loads are least, the largest first.

Lexicographic min–max by counting. The plan in hand says what its largest load is; one solve
minimises how many leaders come to that load while everybody else stays strictly below it. If
the count can fall to nothing, the plan got better and the next largest load is asked about; if
not, value and count are proven, and the next level is the largest load of the other leaders.
Loads are fractions and "strictly below" is a whole number of minutes of each leader, so that
no load is rounded. Leaders who cannot be below a load need no solve.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

import pulp

from zsyz_model.case import Goal, Scenario, Status
from zsyz_model.planning.asking import ask, limits_of, told_goal, whole
from zsyz_model.planning.clock import Clock
from zsyz_model.planning.desks import Desk, seat
from zsyz_model.planning.loads import below, has, in_percent, largest, loads_of
from zsyz_model.planning.model import Model, compose, goal
from zsyz_model.planning.numbers import Numbers
from zsyz_model.planning.prices import Likely, everything, likely_pairs
from zsyz_model.planning.rows import Decisions, Variable, add_row
from zsyz_model.planning.searching import solve_twice

LEVEL_NODES = 2000
EFFORT = 20_000
"""Where deeper levels stop, in columns × solves: a repeatable measure of time."""
FIRST_EFFORT = 4
"""How many times that the largest load may take."""


@dataclass(frozen=True, slots=True, eq=False)
class Fair:
    """A model that holds the fairest loads, a plan in it, and how far they are proven.

    `levels`: how many leaders, from the largest load down, have a proven place, of how many.
    """

    model: Model
    point: Mapping[str, float]
    goal: Goal
    proven: bool
    repeatable: bool
    levels: tuple[int, int]


def share_fairly(
    model: Model,
    held: Mapping[str, float],
    point: Mapping[str, float] | None,
    scenario: Scenario,
    clock: Clock,
    *,
    again: bool = False,
) -> Fair:
    """The fairest loads under the goals that are `held` (name → right side).

    The model comes back with fewer pairs when a held fit rules some out; `again` keeps it. With
    a tolerance only the largest load is held, at its best plus the tolerance.
    Raises NoPlanError when there is no plan to begin with.
    """
    likely = everything(model.numbers)
    if "fit" in held:
        likely = likely_pairs(model.numbers, -held["fit"], clock.left())
    if point is None:
        limits = replace(limits_of("fairness", scenario, clock), gap=0.1)
        point = ask(model, "fairness", limits, scenario, None, _minutes(model)).found
    if len(likely.pairs) < len(model.numbers.pairs) and not again:
        model = restate(model, held, likely)
    tag = "fairness__again" if again else "fairness"
    ladder = _Ladder(model, seat(model, likely, tag), point, scenario, clock)
    tolerance = 0.0 if again else scenario.goals.tolerance.get("fairness", 0.0)
    ladder.climb(1 if tolerance else len(ladder.desks))
    if tolerance:
        ladder.release(Fraction(str(1 + tolerance)))
    return ladder.told()


def restate(model: Model, held: Mapping[str, float], likely: Likely) -> Model:
    """The same question with the likely pairs alone, the held goals held again."""
    small = compose(replace(model.numbers, pairs=likely.pairs), model.half)
    for name, side in held.items():
        add_row(small.problem, goal(small, name), "<=", side, f"held__{name}")
    return small


def loads_at(numbers: Numbers, made: Decisions, point: Mapping[str, float]) -> dict[str, Fraction]:
    """The load of each leader in a plan."""
    return loads_of(numbers, (pair for pair, x in made.lead.items() if point[x.name] > 0.5))


def _minutes(model: Model) -> pulp.LpAffineExpression:
    lead = model.made.lead
    return pulp.lpSum(x.minutes * lead[x.project_id, x.leader_id] for x in model.numbers.pairs)


class _Ladder:
    """Climbs down from the largest load, level by level."""

    def __init__(
        self,
        model: Model,
        desks: dict[str, Desk],
        point: Mapping[str, float],
        scenario: Scenario,
        clock: Clock,
    ) -> None:
        self.model, self.desks, self.scenario, self.clock = model, desks, scenario, clock
        self.point = dict(point)
        self.placed = self.level = self.effort = 0
        self.stopped, self.repeatable = False, True

    def climb(self, leaders: int) -> None:
        """Prove the places of so many leaders, or until the effort is spent."""
        while self.placed < leaders and not self.stopped:
            self._step()

    def release(self, factor: Fraction) -> None:
        """Only the largest load stays held, at its value times the factor."""
        top = largest(self.loads) * factor
        for desk in self.desks.values():
            for _, x in desk.marks:
                x.lowBound = x.upBound = 0
            desk.keep_below(below(desk.sums, top * desk.leader.minutes // 1 + 1) or 0)

    def told(self) -> Fair:
        """Where the climb ended."""
        value = in_percent(largest(self.loads))
        proven = self.placed > 0 or not self.desks
        first = (Fraction(d.fewest, d.leader.minutes) for d in self.desks.values())
        bound = value if proven else in_percent(max(first))
        return Fair(
            self.model, self._start(), told_goal("fairness", value, bound), proven, self.repeatable,
            (self.placed, len(self.desks)),
        )  # fmt: skip

    @property
    def loads(self) -> dict[str, Fraction]:
        """The loads of the plan in hand, of those who have a desk."""
        loads = loads_at(self.model.numbers, self.model.made, self.point)
        return {who: loads[who] for who in self.desks}

    def _step(self) -> None:
        top = sorted(self.loads.values(), reverse=True)[self.placed]
        if top == 0:
            self.placed = len(self.desks)
            for desk in self.desks.values():
                desk.keep_below(0)
            return
        sure = sum(self._cannot_be_below(desk, top) for desk in self.desks.values())
        marks = self._mark(top)
        if sure < self._count(top) and not self._fewer(marks, top):
            self.stopped = True
            return
        if found := self._count(top):
            self._settle(list(marks.values()), found)
        else:
            for who, x in marks.items():
                self.desks[who].drop(x)

    def _cannot_be_below(self, desk: Desk, top: Fraction) -> bool:
        """Whether a leader comes to this load in every plan that is left."""
        minutes = top * desk.leader.minutes
        return not desk.marks and has(desk.sums, minutes) and below(desk.sums, minutes) is None

    def _mark(self, top: Fraction) -> dict[str, Variable]:
        """Everybody strictly below a load, but for those who get a mark to come to it."""
        self.level += 1
        marks = {}
        for who, desk in self.desks.items():
            minutes = top * desk.leader.minutes
            desk.keep_below(below(desk.sums, minutes) or 0)
            if has(desk.sums, minutes):
                marks[who] = desk.mark(int(minutes), self.level)
        return marks

    def _fewer(self, marks: Mapping[str, Variable], top: Fraction) -> bool:
        """As few leaders at a load as can be; False when that could not be settled."""
        self.effort += len(self.model.problem.variables())
        if self.clock.over or self.effort > EFFORT * (1 if self.placed else FIRST_EFFORT):
            self.repeatable &= not self.clock.over
            return False
        self.model.problem.setObjective(pulp.lpSum(marks.values()))
        limits = limits_of("fairness", self.scenario, self.clock)
        nodes = min(limits.nodes, LEVEL_NODES) if self.placed else limits.nodes
        limits = replace(limits, gap_abs=0.5, nodes=nodes)
        answer = solve_twice(self.model.problem, limits, self._start(), "none")
        self.repeatable &= answer.repeatable
        if answer.status.readable and answer.objective < self._count(top) - 0.5:
            self.point = whole(self.model.problem, answer.values)
        return answer.status is Status.OPTIMAL

    def _start(self) -> dict[str, float]:
        """The plan in hand with its marks."""
        loads = self.loads
        marks = (
            (x.name, float(loads[who] * desk.leader.minutes == minutes))
            for who, desk in self.desks.items()
            for minutes, x in desk.marks
        )
        return {**self.point, **dict(marks)}

    def _count(self, top: Fraction) -> int:
        return sum(load == top for load in self.loads.values())

    def _settle(self, marks: list[Variable], found: int) -> None:
        """So many leaders come to this load in every plan that is as fair."""
        self.placed += found
        if found == len(marks):
            for x in marks:
                x.lowBound = 1
        else:
            name = f"count__{marks[0].name}"
            add_row(self.model.problem, pulp.lpSum(marks), "<=", found, name)
