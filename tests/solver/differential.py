"""Random mixed models, solved by enumeration in fractions, by HiGHS in two ways and by CBC.

The generator is the one that found HiGHS 1.14's wrong optima: one to three whole numbers of
upper bound 1 or 3, one continuous quantity, one to three rows with up to two decimals, and
often a big-M link y <= 100·x. Models of whole numbers alone do not find them.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import product

import pulp

from zsyz_model.case import Status
from zsyz_model.solver import Answer, Limits, solve_cbc, solve_highs

BIG_M = 100
TOLERANCE = 1e-4
EXACT = Limits(seconds=20.0, gap=0.0, gap_abs=1e-9)
Solver = Callable[[pulp.LpProblem, Limits], Answer]


@dataclass(frozen=True, slots=True)
class Row:
    """Σ whole·x + share·y, `sense`, `side`."""

    whole: tuple[Fraction, ...]
    share: Fraction
    sense: str
    side: Fraction


@dataclass(frozen=True, slots=True)
class Mixed:
    """min Σ costs·x + price·y with 0 <= x <= tops whole, 0 <= y <= reach continuous."""

    tops: tuple[int, ...]
    reach: int
    costs: tuple[Fraction, ...]
    price: Fraction
    rows: tuple[Row, ...]

    def problem(self) -> pulp.LpProblem:
        """The model as PuLP sees it."""
        problem = pulp.LpProblem("mixed", pulp.LpMinimize)
        x = [
            problem.add_variable(f"x{i}", 0, top, pulp.LpInteger) for i, top in enumerate(self.tops)
        ]
        y = problem.add_variable("y", 0, self.reach)
        for number, row in enumerate(self.rows):
            terms = [float(a) * v for a, v in zip(row.whole, x, strict=True) if a]
            left = pulp.lpSum([*terms, float(row.share) * y])
            bound = left <= float(row.side) if row.sense == "<=" else left >= float(row.side)
            problem.addConstraint(bound, f"row{number}")
        parts = [float(c) * v for c, v in zip(self.costs, x, strict=True)]
        problem.setObjective(pulp.lpSum([*parts, float(self.price) * y]))
        return problem

    def truth(self) -> Fraction | None:
        """The least value, or None when nothing is feasible."""
        values = [
            sum((c * v for c, v in zip(self.costs, x, strict=True)), Fraction(0))
            + self.price * (low if self.price >= 0 else high)
            for x in product(*(range(top + 1) for top in self.tops))
            for low, high in self._reach(x)
        ]
        return min(values, default=None)

    def _reach(self, x: tuple[int, ...]) -> Iterator[tuple[Fraction, Fraction]]:
        """The interval of y beside these whole numbers, when it is not empty."""
        low, high = Fraction(0), Fraction(self.reach)
        for row in self.rows:
            rest = row.side - sum((a * v for a, v in zip(row.whole, x, strict=True)), Fraction(0))
            if row.share == 0:
                holds = rest >= 0 if row.sense == "<=" else rest <= 0
                low = low if holds else high + 1
            elif (row.share > 0) == (row.sense == "<="):
                high = min(high, rest / row.share)
            else:
                low = max(low, rest / row.share)
        if low <= high:
            yield low, high


def draw_mixed(seed: int) -> Mixed:
    """The model of a seed."""
    draw = random.Random(seed)
    tops = tuple(draw.choice((1, 3)) for _ in range(draw.randint(1, 3)))

    def number(low: int, high: int) -> Fraction:
        places = 10 ** draw.randint(0, 2)
        return Fraction(draw.randint(low * places, high * places), places)

    rows = [
        Row(tuple(number(-5, 9) for _ in tops), number(-3, 5), draw.choice(("<=", ">=")), number(0, 12))
        for _ in range(draw.randint(1, 3))
    ]  # fmt: skip
    if draw.random() < 0.4:
        link = (Fraction(-BIG_M), *(Fraction(0) for _ in tops[1:]))
        rows.append(Row(link, Fraction(1), "<=", Fraction(0)))
    reach = draw.choice((draw.randint(5, 20), 1000))
    return Mixed(tops, reach, tuple(number(-9, 9) for _ in tops), number(-4, 4), tuple(rows))


def _without_presolve(problem: pulp.LpProblem, limits: Limits) -> Answer:
    return solve_highs(problem, replace(limits, presolve=False))


SOLVERS: dict[str, Solver] = {
    "HiGHS": solve_highs,
    "HiGHS without presolve": _without_presolve,
    "CBC": solve_cbc,
}


def disagreement(seed: int, names: tuple[str, ...] = tuple(SOLVERS)) -> str | None:
    """What the solvers named say otherwise than enumeration, in one sentence; None: they agree."""
    model = draw_mixed(seed)
    truth = model.truth()
    told = {name: SOLVERS[name](model.problem(), EXACT) for name in names}
    wrong = [
        f"{name}: {_word(answer)}" for name, answer in told.items() if not _agrees(answer, truth)
    ]
    said = "infeasible" if truth is None else f"{float(truth):g}"
    return f"seed {seed}: enumeration {said}; {'; '.join(wrong)}" if wrong else None


def _agrees(answer: Answer, truth: Fraction | None) -> bool:
    if truth is None:
        return answer.status is Status.INFEASIBLE
    close = math.isclose(answer.objective, float(truth), rel_tol=0.0, abs_tol=TOLERANCE)
    return answer.status is Status.OPTIMAL and close and answer.bound <= float(truth) + TOLERANCE


def _word(answer: Answer) -> str:
    return f"{answer.status} {answer.objective:g} ({answer.ended})"
