"""Money: a project with a financing gap starts only where lines cover it (finance_gap).

A loan's size in the model is nobody's wish: it only shows that the starts can be paid. Which
line lends what is settled exactly once the starts are known, the cheapest lines first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pulp

from zsyz_model.case import Loan
from zsyz_model.case.lending import Line, lend
from zsyz_model.planning.decisions import Chosen, wan
from zsyz_model.planning.numbers import Numbers
from zsyz_model.planning.rows import YUAN, Decisions, Variable, add_row, safe_names
from zsyz_model.planning.starts import started

STEP = 100
"""Yuan in 0.01 万元, the step of a loan."""


@dataclass(frozen=True, slots=True)
class Scarce:
    """What is left of the question once lines that can serve all their takers have done so.

    `rest_yuan`: the part of each gap that scarce lines must cover. `lines`: the scarce lines,
    those alike as one.
    """

    rest_yuan: Mapping[str, int]
    lines: tuple[Line, ...]

    def most(self, project: str, line: Line) -> int:
        """The largest loan between the two that could make sense, in yuan."""
        rest = self.rest_yuan.get(project, 0)
        return min(rest, line.single_yuan, line.limit_yuan) if project in line.takers else 0


def scarce(numbers: Numbers) -> Scarce:
    """The gaps and lines that the model has to tell apart; empty when money is no question.

    Exact: a line whose limit suffices even when all its takers start lends each of them its
    most, which costs nobody anything; that shrinks the gaps of others, so it is asked again.
    Lines with the same takers whose single limit never bites are one line.
    """
    if not numbers.lines:
        return Scarce({}, ())
    gaps = {c.project_id: c.gap_yuan for c in numbers.candidates if c.gap_yuan}
    left = Scarce(
        gaps, tuple(replace(x, takers=x.takers.intersection(gaps)) for x in numbers.lines)
    )
    while (less := _without_ample(left)) != left:
        left = less
    return left


def _without_ample(left: Scarce) -> Scarce:
    """Without the first ample line, and with alike lines as one."""
    left = Scarce(left.rest_yuan, _merged(left))
    for line in left.lines:
        lent = {p: left.most(p, line) for p in line.takers}
        if sum(lent.values()) <= line.limit_yuan:
            rest = {p: yuan - lent.get(p, 0) for p, yuan in left.rest_yuan.items()}
            others = tuple(x for x in left.lines if x is not line)
            return Scarce({p: yuan for p, yuan in rest.items() if yuan}, others)
    return left


def _merged(left: Scarce) -> tuple[Line, ...]:
    found: dict[object, Line] = {}
    for line in left.lines:
        largest = max((left.rest_yuan.get(p, 0) for p in line.takers), default=0)
        takers = line.takers.intersection(left.rest_yuan)
        free = line.single_yuan >= min(line.limit_yuan, largest)
        key: object = takers if free else line.line_id
        whole = line.limit_yuan + (found[key].limit_yuan if key in found else 0)
        name = found[key].line_id if key in found else line.line_id
        found[key] = Line(name, whole, whole if free else line.single_yuan, takers)
    return tuple(found.values())


def add_loan(problem: pulp.LpProblem, numbers: Numbers) -> dict[tuple[str, str], Variable]:
    """loan[p, f] in steps of 0.01 万元, only where money is scarce.

    Continuous: with the starts whole, what is left is a transportation problem, whose corners
    are whole.
    """
    left = scarce(numbers)
    names = safe_names((c.project_id for c in numbers.candidates), "p")
    lines = safe_names((f.line_id for f in left.lines), "f")
    return {
        (p, f.line_id): problem.add_variable(
            f"loan__{names[p]}__{lines[f.line_id]}", 0, left.most(p, f) / STEP
        )
        for p in left.rest_yuan
        for f in left.lines
        if left.most(p, f)
    }


def limit_finance_gap(problem: pulp.LpProblem, numbers: Numbers, made: Decisions) -> None:
    """A start's gap is covered by loans, and no line lends more than it has.

    For each p with a gap:  Σ_f loan[p, f]  >=  gap[p]·started[p]
    For each f:  Σ_p loan[p, f]  <=  limit[f];   loan[p, f] <= single[f], where p may borrow
    """
    left = scarce(numbers)
    names = safe_names((c.project_id for c in numbers.candidates), "p")
    lines = safe_names((f.line_id for f in left.lines), "f")
    wan_a_step = STEP / YUAN
    for p, yuan in left.rest_yuan.items():
        lent = pulp.lpSum(x * wan_a_step for (q, _), x in made.loan.items() if q == p)
        row = lent - yuan / YUAN * started(numbers, made, p)
        add_row(problem, row, ">=", 0, f"finance_gap__{names[p]}")
    for f in left.lines:
        out = pulp.lpSum(x * wan_a_step for (_, g), x in made.loan.items() if g == f.line_id)
        name = f"finance_line__{lines[f.line_id]}"
        add_row(problem, out, "<=", f.limit_yuan / YUAN, name)


def read_loans(numbers: Numbers, chosen: Chosen) -> tuple[Loan, ...]:
    """Who lends what to each start, in whole yuan and at the least interest; none without lines."""
    gaps = {c.project_id: c.gap_yuan for c in numbers.candidates if c.project_id in chosen.starts}
    lent = lend(gaps, numbers.lines)
    return tuple(Loan(p, line, wan(yuan)) for (p, line), yuan in sorted(lent.items()))
