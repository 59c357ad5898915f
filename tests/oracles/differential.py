"""The model against the enumeration, on one tiny county after the other."""

from __future__ import annotations

from dataclasses import replace

from tests.oracles.enumerate_plans import ORDER, Best, best
from tests.oracles.random_numbers import tiny_numbers
from zsyz_model.case import GoalRules, Scenario, SolverRules
from zsyz_model.findings import NoPlanError
from zsyz_model.planning.numbers import Numbers
from zsyz_model.planning.reading import _first_of_years
from zsyz_model.planning.tiers import Tiered, solve_tiers


def compare(seed: int, order: tuple[str, ...] = ORDER, second_opinion: str = "none") -> str | None:
    """What differs between the model and the enumeration in the county of a seed; None: nothing."""
    numbers = tiny_numbers(seed)
    wanted, found = best(numbers, order), modelled(numbers, order, second_opinion)
    if wanted == found:
        return None
    return f"seed {seed}, goals {'/'.join(order)}: enumeration {wanted}, model {found}"


def modelled(
    numbers: Numbers, order: tuple[str, ...] = ORDER, second_opinion: str = "none"
) -> Best | None:
    """The goals that the tiers reach at gap 0; None when they say that there is no plan."""
    try:
        parts = solve_tiers(pruned(numbers), exact(order, second_opinion), _nobody)
    except NoPlanError as error:
        if error.findings[0].code in {"P-INFEASIBLE", "M-EMPTY"}:
            return None
        raise
    return counted(parts)


def counted(parts: tuple[Tiered, ...]) -> Best:
    """The goals as the whole numbers that the enumeration counts in."""
    goals = {name: goal.value for part in parts for name, goal in part.goals.items()}
    return Best(
        missed=round(goals["missed_targets"]),
        merit_milli=round(goals["merit"] * 1000),
        fit=round(goals["fit"]),
        cost_yuan=round(goals["land_cost"] * 10000),
        starts={},
    )


def exact(order: tuple[str, ...] = ORDER, second_opinion: str = "none") -> Scenario:
    """A scenario that asks for proof."""
    rules = SolverRules(gap=0.0, second_opinion=second_opinion)
    return Scenario(name="tiny", goals=GoalRules(order=order), solver=rules)


def pruned(numbers: Numbers) -> Numbers:
    """As `reading` gives it: on a plot only the first open quarter of each year."""
    return replace(
        numbers,
        candidates=tuple(
            replace(
                c,
                plot_quarters={
                    j: _first_of_years(numbers.horizon, quarters)
                    for j, quarters in c.plot_quarters.items()
                },
            )
            for c in numbers.candidates
        ),
    )


def _nobody(title: str, share: float) -> None:
    """Hears the steps and says nothing."""
