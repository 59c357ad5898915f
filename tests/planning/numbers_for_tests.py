"""A county of three waiting projects on two plots, by hand, and a problem's rows as text.

Quarters 1–4 are 2027Q3, 2027Q4, 2028Q1, 2028Q2. PA (100 亩, must start) takes new land only; PB
(30 亩) may also stand on J1, PC (20 亩, listed) on J1 or J2. J2 is released by the stalled X1,
which is owed 40 亩 by quarter 4. R1 runs already and only wants a leader. Solver names follow the
order: PA is p01, R1 p04, J1 j01, K1 k01, L1 l01.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pulp

from zsyz_model.case import Horizon
from zsyz_model.planning.leaders import add_lead
from zsyz_model.planning.model import add_land_decisions
from zsyz_model.planning.numbers import Candidate, Leader, Numbers, Pair, Plot, Scheme
from zsyz_model.planning.rows import Decisions

SENSE = {pulp.LpConstraintLE: "<=", pulp.LpConstraintGE: ">=", pulp.LpConstraintEQ: "=="}

NUMBERS = Numbers(
    horizon=Horizon("2027Q3", 4),
    candidates=(
        Candidate("PA", 10000, 8000, 6000, False, True, (9000, 8550, 8123, 7716), (1, 2, 3, 4), {}),
        Candidate("PB", 3000, 3000, 2000, False, False, (5000, 4750, 4513, 4287), (2, 3, 4), {"J1": (2, 3)}),
        Candidate("PC", 2000, 2000, 1000, True, False, (4000, 3800, 3610, 3430), (1, 2), {"J1": (1, 3), "J2": (2, 3)}),
    ),
    plots=(
        Plot("J1", 6000, 1, 50, 800, 200_000),
        Plot("J2", 4000, 2, 0, 500, 100_000, holder="X1", due=4),
    ),
    schemes=(
        Scheme("K1", 5000, 3_000_000, 2, 1),
        Scheme("K2", 2000, 1_000_000, 1, 2),
    ),
    leaders=(Leader("L1", 720, 1, 3), Leader("L2", 300, 0, 1)),
    pairs=(
        Pair("PA", "L1", 90, 55, True),
        Pair("PA", "L2", 120, 20, False),
        Pair("PB", "L1", 60, 45, False),
        Pair("PC", "L2", 150, 80, False),
        Pair("R1", "L1", 150, 75, True),
    ),
    led={"PA": True, "PB": False, "PC": False, "R1": False},
    pinned=frozenset({("PC", "L2")}),
    released_hmu=(8000, 0, 2000, 1000),
    plan_hwan=(200, 200, 300, 300),
    stock_hmu=(5000, 0, 0, 1000),
    balance_hwan=(1380, 1380, 1380, 1500),
    target=(1, 1, 0, 1),
    budget_yuan={2027: 30_000_000},
    farmland_percent=90,
    swap_farmland_percent=70,
    schemes_at_once=1,
)  # fmt: skip


def all_decisions(
    numbers: Numbers = NUMBERS,
) -> tuple[pulp.LpProblem, Decisions]:
    """A problem with every variable and no row."""
    problem = pulp.LpProblem("rows", pulp.LpMinimize)
    made = add_land_decisions(problem, numbers, Decisions())
    return problem, replace(made, lead=add_lead(problem, numbers))


YES_NO = {(0, 1, pulp.LpInteger)}
AMOUNT = {(0, None, pulp.LpInteger)}


def bounds(variables: Mapping[Any, pulp.LpVariable]) -> set[tuple[float | None, float | None, str]]:
    """Between what the variables may lie, and whether they are whole."""
    return {(x.lowBound, x.upBound, x.cat) for x in variables.values()}


def rows_of_limit(
    limit: Callable[[pulp.LpProblem, Numbers, Decisions], None], numbers: Numbers = NUMBERS
) -> list[str]:
    """The rows that one limit adds, one text each, variables by name."""
    problem, made = all_decisions(numbers)
    limit(problem, numbers, made)
    return [
        f"{row.name}: {terms(row)} {SENSE[row.sense]} {0.0 - row.constant:g}"
        for row in problem.constraints()
    ]


def terms(linear: Mapping[Any, float]) -> str:
    """A linear expression as text: signed coefficients, variables by name."""
    known = {variable.name: value for variable, value in linear.items() if value}
    return " ".join(f"{known[name]:+g}·{name}" for name in sorted(known))


def written(text: str) -> list[str]:
    """The rows of a golden text: one a paragraph line, continued by deeper indentation."""
    rows: list[str] = []
    for line in text.splitlines():
        if line.startswith("    "):
            rows[-1] += " " + line.strip()
        elif line.strip():
            rows.append(line.strip())
    return [_sorted(row) for row in rows]


def _sorted(row: str) -> str:
    """`name: terms sense side` with the terms in the order of their variables."""
    name, rest = row.split(": ")
    *parts, sense, side = rest.split()
    return " ".join([f"{name}:", *sorted(parts, key=lambda term: term.split("·")[1]), sense, side])


def expression(text: str) -> str:
    """A golden expression in one line, terms in the order of their variables."""
    return " ".join(sorted(text.split(), key=lambda term: term.split("·")[1]))
