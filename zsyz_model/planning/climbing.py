"""From tier to tier: each goal to its best, held there while the next one is sought."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from zsyz_model.case import Goal, Scenario, Status
from zsyz_model.planning.asking import (
    GOALS,
    GRID,
    LEADER_GOALS,
    TITLES,
    Watch,
    ask,
    goal_of,
    held_side,
    keeping,
    limits_of,
    sign_of,
    told_goal,
    value_at,
    whole,
)
from zsyz_model.planning.clock import Clock
from zsyz_model.planning.fairness import loads_at, share_fairly
from zsyz_model.planning.leaders import cover_starts
from zsyz_model.planning.loads import in_percent, largest
from zsyz_model.planning.model import Model, goal
from zsyz_model.planning.rows import add_row
from zsyz_model.planning.searching import held
from zsyz_model.solver import solve

START_NODES = 2000


@dataclass(frozen=True, slots=True, eq=False)
class Tiered:
    """Values of every variable after all tiers, the goals as proven, and how it ended.

    `levels`: how many leaders have a proven place in the order of loads, of how many;
    `weighted`: the weighted sum, where weights were asked for.
    """

    model: Model
    values: Mapping[str, float]
    goals: Mapping[str, Goal]
    repeatable: bool
    proven: bool
    solver: str
    levels: tuple[int, int] | None = None
    weighted: Goal | None = None


def order_of(scenario: Scenario) -> tuple[str, ...]:
    """The scenario's tiers, then those it does not name, in the usual order."""
    given = scenario.goals.order
    return (*given, *(name for name in GOALS if name not in given))


@dataclass(slots=True, eq=False)
class _Climb:
    """What is known on the way from tier to tier."""

    model: Model
    scenario: Scenario
    clock: Clock
    goals: dict[str, Goal] = field(default_factory=dict)
    held: dict[str, float] = field(default_factory=dict)
    point: Mapping[str, float] | None = None
    hint: Mapping[str, float] | None = None
    levels: tuple[int, int] | None = None
    answered: bool = False
    repeatable: bool = True
    proven: bool = True
    solver: str = ""

    def tier(self, name: str) -> None:
        """One goal to its best, held there for the ones after it, less its tolerance."""
        if name == "fairness":
            self._fairness(again=False)
            return
        if name == "ties" and self._still_stands():
            return
        if name == "land_cost" and self.point is not None:
            self.point = self._cheaper_hint() or _same_quarters(
                self.model, self.scenario, self.clock, self.point
            )
        limits = replace(limits_of(name, self.scenario, self.clock), near=self._near(name))
        answer = ask(self.model, name, limits, self.scenario, self.point, hint=self.hint)
        self.point, self.solver = answer.values, answer.solver
        self.repeatable &= answer.repeatable
        if name != "ties":
            self.goals[name] = goal_of(name, answer)
            self.proven &= answer.status is Status.OPTIMAL
            tolerance = self.scenario.goals.tolerance.get(name, 0.0)
            self.held[name] = held_side(name, self.goals[name].value, tolerance)
            self._hold(name, f"held__{name}")

    def _near(self, name: str) -> bool:
        """Whether the start is the best plan or close to it.

        Costs and ties start from a plan that was looked for; so does every tier of a question that the
        plan in hand still answers.
        """
        if self.scenario.goals.tolerance:
            return False
        if self.point is None:
            self.answered = self._hinted() is not None
        return self.answered or (self.point is not None and name in ("land_cost", "ties"))

    def _still_stands(self) -> bool:
        """Whether the plan in hand is as good as any: then nothing changes, and no tie is broken."""
        point = self._hinted()
        if point is not None:
            self.point = point
        return point is not None

    def _hinted(self) -> Mapping[str, float] | None:
        """The hint, when it keeps every row so far."""
        return keeping(self.model.problem, self.hint)

    def _cheaper_hint(self) -> Mapping[str, float] | None:
        """The hint, when it keeps every row and its land costs no more than that of the plan in hand."""
        found, cost = self._hinted(), goal(self.model, "land_cost")
        if found is None or self.point is None:
            return None
        return found if value_at(cost, found) <= value_at(cost, self.point) else None

    def give_back(self) -> None:
        """What later goals did not need of a tolerance goes back to its tier, in order.

        Every goal is first held where the last tier left it, so that no tie-break and no
        giving back can cost another one anything.
        """
        tolerance = self.scenario.goals.tolerance
        wide = [name for name in self.goals if tolerance.get(name, 0.0)]
        if not wide:
            return
        for name in self.goals:
            self._hold_as_reached(name)
        for name in wide:
            if name == "fairness":
                self._fairness(again=True)
                continue
            limits = limits_of(name, self.scenario, self.clock)
            answer = ask(self.model, name, limits, self.scenario, self.point)
            self.point = answer.values
            self.repeatable &= answer.repeatable
            self._hold_as_reached(name, "back")

    def _fairness(self, *, again: bool) -> None:
        fair = share_fairly(self.model, self.held, self.point, self.scenario, self.clock, again=again)  # fmt: skip
        self.model, self.point, self.levels = fair.model, fair.point, fair.levels
        self.repeatable &= fair.repeatable
        if not again:
            self.goals["fairness"] = fair.goal
            self.proven &= fair.proven

    def _hold_as_reached(self, name: str, tag: str = "kept") -> None:
        if name == "fairness" or self.point is None:
            return
        reached = value_at(goal(self.model, name), self.point)
        self.held[name] = round(reached / GRID[name]) * GRID[name] + GRID[name] / 100
        self._hold(name, f"{tag}__{name}")

    def _hold(self, name: str, row: str) -> None:
        add_row(self.model.problem, goal(self.model, name), "<=", self.held[name], row)

    def told(self) -> Tiered:
        """The plan in hand, its goals as they ended."""
        point = self.point or {}
        goals = {n: _as_it_ended(self.model, found, point) for n, found in self.goals.items()}
        return Tiered(
            self.model, point, goals, self.repeatable, self.proven, self.solver, self.levels
        )


def climb(
    model: Model,
    names: Iterable[str],
    scenario: Scenario,
    clock: Clock,
    watch: Watch,
    hint: Mapping[str, float] | None = None,
) -> Tiered:
    """Each goal in turn; ties at the end. `hint`: where the first one may start."""
    on = _Climb(model, scenario, clock, hint=hint)
    order = [*names, "ties"]
    for step, name in enumerate(order):
        watch(TITLES[name], step / len(order) * 0.7)
        if name == "ties":
            on.give_back()
        on.tier(name)
    return on.told()


def cover(
    model: Model, covered: frozenset[str], scenario: Scenario, clock: Clock, watch: Watch
) -> Tiered | None:
    """The best leader plan if it can cover these projects at no loss, else None."""
    on = _Climb(model, scenario, clock)
    for step, name in enumerate(n for n in order_of(scenario) if n in LEADER_GOALS):
        watch(TITLES[name], 0.7 + 0.1 * step)
        on.tier(name)
        if not covered <= {p for p, _ in model.made.lead}:
            return None
    on.give_back()
    last = on.model
    if not covered <= {p for p, _ in last.made.lead}:
        return None
    cover_starts(last.problem, last.numbers, last.made, covered)
    last.problem.setObjective(goal(last, "ties"))
    limits = replace(limits_of("ties", scenario, clock), nodes=scenario.solver.nodes)
    answer = solve(last.problem, limits, None, "none")
    if not answer.status.readable:
        return None
    on.point = whole(last.problem, answer.values)
    on.repeatable &= answer.repeatable
    return on.told()


def _same_quarters(
    model: Model, scenario: Scenario, clock: Clock, point: Mapping[str, float]
) -> Mapping[str, float]:
    """The cheapest plan that starts on new land exactly as `point` does: a better start.

    With the staircase fixed the rest is small; the full tier then has its incumbent from
    the first node on, and proves it five times sooner on the demonstration county.
    """
    model.problem.setObjective(goal(model, "land_cost"))
    limits = replace(limits_of("land_cost", scenario, clock), nodes=START_NODES)
    with held(tuple(model.made.begun.values()), point):
        answer = solve(model.problem, limits, point, "none")
    return whole(model.problem, answer.values) if answer.status.readable else point


def _as_it_ended(model: Model, found: Goal, point: Mapping[str, float]) -> Goal:
    """A tier's goal at the end: later tiers may not worsen it, but within its gap may better it."""
    if found.name == "fairness":
        value = in_percent(largest(loads_at(model.numbers, model.made, point)))
    else:
        step = GRID[found.name]
        reached = sign_of(found.name) * value_at(goal(model, found.name), point)
        value = round(round(reached / step) * step, 4)
    return told_goal(found.name, value, found.bound)
