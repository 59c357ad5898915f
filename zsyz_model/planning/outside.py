"""What a county takes from its province: quota of the pool, others' surplus, money for its budget.

A county that plans for itself takes nothing: then nothing here has a variable or a row.
"""

from __future__ import annotations

import pulp

from zsyz_model.planning.numbers import Numbers
from zsyz_model.planning.rows import MU, YUAN, Decisions, Linear, Variable


def add_drawn(problem: pulp.LpProblem, numbers: Numbers) -> dict[int, Variable]:
    """drawn[t]: plan quota taken from the provincial pool, usable from quarter t on.

    Continuous: the starts decide it, and `reading` them back makes it whole.
    """
    return {
        t: problem.add_variable(f"drawn__t{t:02d}", 0, most)
        for t, most in numbers.outside.drawn_hmu.items()
    }


def add_received(problem: pulp.LpProblem, numbers: Numbers) -> dict[int, Variable]:
    """received[t]: surplus bought of other counties in market quarter t."""
    return {
        t: problem.add_variable(f"received__t{t:02d}", 0, most, pulp.LpInteger)
        for t, most in numbers.outside.bought_hmu.items()
    }


def add_support(problem: pulp.LpProblem, numbers: Numbers) -> dict[int, Variable]:
    """support[y]: provincial money of year y, in 万元."""
    return {
        y: problem.add_variable(f"support__y{y}", 0, most / YUAN)
        for y, most in numbers.outside.support_yuan.items()
    }


def drawn(made: Decisions, t: int) -> Linear:
    """Mu of the provincial pool drawn by quarter t."""
    return pulp.lpSum(x for s, x in made.drawn.items() if s <= t) / MU


def received(made: Decisions, t: int) -> Linear:
    """Mu of other counties' surplus bought by quarter t."""
    return pulp.lpSum(x for s, x in made.received.items() if s <= t) / MU


def support(made: Decisions, years: tuple[int, ...]) -> Linear:
    """Provincial money of these years, in 万元."""
    return pulp.lpSum(x for y, x in made.support.items() if y in years)
