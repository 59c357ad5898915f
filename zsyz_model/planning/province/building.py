"""A county's problems within its province, with prices on what it takes, and kept for the next question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pulp

from zsyz_model.findings import Finding, NoPlanError
from zsyz_model.planning.model import Half, Model, compose, goal
from zsyz_model.planning.numbers import Numbers
from zsyz_model.planning.province.coupling import BOUGHT, DRAWN, SOLD, SUPPORT, Coupling
from zsyz_model.planning.province.questions import Ask
from zsyz_model.planning.rows import MU, Decisions, Linear, Variable, add_row
from zsyz_model.solver import Answer, Limits
from zsyz_model.solver.relaxation import Relaxation

GOALS = {
    Half.LAND: ("missed_targets", "merit", "land_cost"),
    Half.LEADERS: ("fit",),
    Half.JOINT: ("missed_targets", "merit", "fit", "land_cost"),
}
KEPT_BUILT = 200
"""How many counties a process keeps."""


@dataclass(frozen=True, slots=True, eq=False)
class Built:
    """A county's land half, and the same without wholeness, open in the solver."""

    made: Decisions
    relaxed: Relaxation


_BUILT: dict[str, Built] = {}


def built(ask: Ask) -> Built:
    """The county's land half, from an earlier question or anew: the same either way."""
    if ask.key not in _BUILT:
        land = composed(ask.numbers, Half.LAND, ask.weights)
        while len(_BUILT) >= KEPT_BUILT:
            del _BUILT[next(iter(_BUILT))]
        _BUILT[ask.key] = Built(land.made, Relaxation(land.problem))
    return _BUILT[ask.key]


def composed(numbers: Numbers, half: Half, weights: Mapping[str, float]) -> Model:
    """A county's problem with its part of the province's sum as objective."""
    model = compose(numbers, half)
    model.problem.setObjective(aim(model, weights))
    return model


def aim(model: Model, weights: Mapping[str, float]) -> Linear:
    """What a half adds to the province's sum; the price of a trade stays within the province."""
    parts = [weights.get(name, 0.0) * goal(model, name) for name in GOALS[model.half]]
    made, price = model.made, model.numbers.outside.trade_hwan / (100 * MU)
    traded = pulp.lpSum(made.sold.values()) - pulp.lpSum(made.received.values())
    return pulp.lpSum([*parts, weights.get("land_cost", 0.0) * price * traded])


def flows_of(coupling: Coupling, made: Decisions) -> list[tuple[Variable | None, int]]:
    """The variable of each flow, None where the county has none, and how many of it are a unit."""
    family = {DRAWN: made.drawn, BOUGHT: made.received, SOLD: made.sold, SUPPORT: made.support}
    return [(family[kind].get(when), 1 if kind == SUPPORT else MU) for kind, when in coupling.flows]


def costs_of(coupling: Coupling, prices: tuple[float, ...], made: Decisions) -> dict[str, float]:
    """What the prices of the rows come to on the variables, by name."""
    pairs = zip(flows_of(coupling, made), coupling.costs(prices), strict=True)
    return {x.name: cost / unit for (x, unit), cost in pairs if x is not None}


def priced(model: Model, coupling: Coupling, prices: tuple[float, ...]) -> None:
    """Add the prices to the objective of a model that was made for this question."""
    costs = costs_of(coupling, prices, model.made)
    extra = [costs[x.name] * x for x, _ in flows_of(coupling, model.made) if x is not None]
    model.problem.setObjective(pulp.lpSum([model.problem.objective, *extra]))


def hold(model: Model, coupling: Coupling, rooms: tuple[float, ...]) -> None:
    """Hold a county to its part of every row; raises NoPlanError where nothing can."""
    flows = list(zip(coupling.flows, flows_of(coupling, model.made), strict=True))
    for r, (row, room) in enumerate(zip(coupling.rows, rooms, strict=True)):
        used = [coupling.factor(row, f) / unit * x for f, (x, unit) in flows if x is not None]
        add_row(model.problem, pulp.lpSum(used), "<=", room, f"share__r{r:02d}")


def limits_of(ask: Ask, gap: float) -> Limits:
    """Where one solve of this question stops."""
    return Limits(seconds=ask.seconds, gap=gap, nodes=ask.nodes)


def no_plan(county: str, answer: Answer) -> NoPlanError:
    """A county that has no plan whatever the province gives it."""
    fact = f"县“{county}”单独求解未得到方案：{answer.status}（{answer.ended}）"
    return NoPlanError(Finding("P-COUNTY", fact, "先单独核对该县的台账与情景", subject=county))
