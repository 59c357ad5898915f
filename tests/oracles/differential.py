"""The model against the enumeration, on one tiny county after the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from tests.oracles.enumerate_plans import ORDER, Best, best, weighted
from tests.oracles.random_kept import with_promises
from tests.oracles.random_lots import with_lots
from tests.oracles.random_numbers import tiny_numbers
from zsyz_model.case import GoalRules, Scenario, SolverRules
from zsyz_model.findings import NoPlanError
from zsyz_model.planning.climbing import Tiered
from zsyz_model.planning.fairness import loads_at
from zsyz_model.planning.numbers import Candidate, Numbers
from zsyz_model.planning.reading import _first_of_years
from zsyz_model.planning.tiers import solve_tiers
from zsyz_model.planning.weights import solve_weighted, together


def compare(seed: int, order: tuple[str, ...] = ORDER, second_opinion: str = "none") -> str | None:
    """What differs between the model and the enumeration in the county of a seed; None: nothing."""
    numbers = tiny_numbers(seed)
    wanted, found = best(numbers, order), modelled(numbers, order, second_opinion)
    if same(wanted, found):
        return None
    return f"seed {seed}, goals {'/'.join(order)}: enumeration {wanted}, model {found}"


def compare_kept(seed: int) -> str | None:
    """As `compare`, in a county that was promised something."""
    numbers = with_promises(tiny_numbers(seed), seed)
    wanted, found = best(numbers), modelled(numbers)
    return None if same(wanted, found) else f"seed {seed}: enumeration {wanted}, model {found}"


def compare_lots(seed: int) -> str | None:
    """As `compare`, in a county whose stalled holders release quota."""
    numbers = with_lots(tiny_numbers(seed), seed)
    wanted, found = best(numbers), modelled(numbers)
    return None if same(wanted, found) else f"seed {seed}: enumeration {wanted}, model {found}"


def same(wanted: Best | None, found: Best | None) -> bool:
    """Whether two plans reach the same goals, fairness down to the last leader."""
    if wanted is None or found is None:
        return wanted is found
    return wanted == found and wanted.loads == found.loads


def compare_weighted(seed: int, weights: Mapping[str, float]) -> str | None:
    """What differs in the weighted sum; plans of one sum may differ."""
    numbers = tiny_numbers(seed)
    wanted = best(numbers, weights=weights)
    asked = replace(exact(), goals=GoalRules(weights=weights))
    try:
        parts = solve_weighted(pruned(numbers), asked, _nobody)
    except NoPlanError as error:
        said = error.findings[0].code in {"P-INFEASIBLE", "M-EMPTY"}
        return None if said and wanted is None else f"seed {seed}: {wanted}, model {error}"
    sum_, found = together(parts), counted(parts)
    if wanted is None or sum_ is None:
        return f"seed {seed}: enumeration {wanted}, model {found}"
    least = weighted(wanted, weights)
    near = abs(weighted(found, weights) - least) < 1e-5 and abs(sum_.value + least) < 1e-5
    proven = abs(sum_.bound - sum_.value) < 1e-5 and all(part.proven for part in parts)
    return None if near and proven else f"seed {seed}: {float(least)}, model {sum_} {found}"


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
        loads=loads_in(parts),
    )


def loads_in(parts: tuple[Tiered, ...]) -> tuple[Fraction, ...]:
    """The loads of all leaders with hours, the largest first."""
    loads = loads_at(parts[-1].model.numbers, parts[-1].model.made, parts[-1].values)
    return tuple(sorted(loads.values(), reverse=True))


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
                    j: _first_of_years(numbers.horizon, quarters, _promised(numbers, c, j))
                    for j, quarters in c.plot_quarters.items()
                },
            )
            for c in numbers.candidates
        ),
    )


def _promised(numbers: Numbers, c: Candidate, plot: str) -> int:
    site, t = numbers.kept.starts.get(c.project_id, ("", 0)) if numbers.kept else ("", 0)
    return t if site == plot else 0


def _nobody(title: str, share: float) -> None:
    """Hears the steps and says nothing."""
