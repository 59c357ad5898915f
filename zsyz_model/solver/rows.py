"""The grammar of rows: variables with safe names, rows with a name, a sense and a side."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, TypeAlias

import pulp

from zsyz_model.findings import Finding, NoPlanError

Variable: TypeAlias = pulp.LpVariable
Linear: TypeAlias = pulp.LpAffineExpression
Sense = Literal["<=", ">=", "=="]
SENSES = {"<=": pulp.LpConstraintLE, ">=": pulp.LpConstraintGE, "==": pulp.LpConstraintEQ}
DIGITS = 9
NOTHING = 10.0**-DIGITS
"""What is left of a coefficient that cancels itself in floating point; the least real one is 1e-4."""


def safe_names(keys: Iterable[str], letter: str) -> dict[str, str]:
    """A short ASCII name for each key, in the keys' order (p01, p02 and so on).

    Solver names never carry the ledger's words: PuLP reads "A-1" and "A 1" as one name.
    """
    known = list(dict.fromkeys(keys))
    width = max(2, len(str(len(known))))
    return {key: f"{letter}{i:0{width}d}" for i, key in enumerate(known, start=1)}


def add_row(
    problem: pulp.LpProblem,
    terms: Linear | Variable,
    sense: Sense,
    side: float,
    name: str,
) -> None:
    """Add `terms sense side` under a name.

    Coefficients are what the decimals say (456.59, not 456.58999999999997, which adding left
    of it). A row without variables that holds is left out; one that cannot hold is a
    NoPlanError that names it (PuLP would drop or garble such a row).
    """
    whole = pulp.lpSum([terms])
    left = pulp.LpAffineExpression(
        {v: round(c, DIGITS) for v, c in whole.items() if abs(c) > NOTHING}, whole.constant
    )
    if not left:
        gap = left.constant - side
        if (sense != ">=" and gap > NOTHING) or (sense != "<=" and gap < -NOTHING):
            fact = f"限制“{name}”没有任何可行的选择（{left.constant:g} {sense} {side:g} 不成立）"
            advice = "检查该项目的最早开工、可用地块、锁定与禁止设置"
            raise NoPlanError(Finding("M-EMPTY", fact, advice, subject=name))
        return
    _put(problem, pulp.LpConstraint(left, SENSES[sense], name, side))


def move_rows(part: pulp.LpProblem, whole: pulp.LpProblem, prefix: str) -> None:
    """The rows of a problem in another one, under a prefix; the first must not be used any more."""
    for row in part.constraints():
        row.name = prefix + row.name
        _put(whole, row)


def _put(problem: pulp.LpProblem, row: pulp.LpConstraint) -> None:
    problem.addConstraint(row)
