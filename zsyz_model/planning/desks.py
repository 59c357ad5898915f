"""Each leader's row while loads are made fair: whole minutes below a cap, lifted by marks."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

import pulp

from zsyz_model.planning.loads import sums_of
from zsyz_model.planning.model import Model
from zsyz_model.planning.numbers import Leader
from zsyz_model.planning.prices import Likely
from zsyz_model.planning.rows import Variable, add_row, safe_names


@dataclass(slots=True, eq=False)
class Desk:
    """One leader's row: minutes <= cap + Σ (mark's minutes − cap)·mark, one mark at most."""

    problem: pulp.LpProblem
    leader: Leader
    name: str
    sums: int
    cap: int
    marks: list[tuple[int, Variable]] = field(default_factory=list)

    @property
    def fewest(self) -> int:
        """The fewest minutes that the leader can come to."""
        return (self.sums & -self.sums).bit_length() - 1 if self.sums else 0

    def keep_below(self, cap: int) -> None:
        """Another cap; marks still lift it to their own minutes."""
        row = self.problem.get_constraint_by_name(self.name)
        if self.marks:
            row.addInPlace(pulp.lpSum((cap - self.cap) * x for _, x in self.marks))
        row.changeRHS(cap)
        self.cap = cap

    def mark(self, minutes: int, level: int) -> Variable:
        """A new mark: with it the leader may come to exactly so many minutes."""
        x = self.problem.add_variable(f"mark__{self.name}__{level:03d}", 0, 1, pulp.LpInteger)
        self.problem.get_constraint_by_name(self.name).addInPlace((self.cap - minutes) * x)
        once = self.problem.get_constraint_by_name(f"{self.name}__once")
        if once is None:
            add_row(self.problem, x, "<=", 1, f"{self.name}__once")
        else:
            once.addInPlace(1 * x)
        self.marks.append((minutes, x))
        return x

    def drop(self, mark: Variable) -> None:
        """A mark that nobody needs."""
        mark.upBound = 0
        self.marks = [(minutes, x) for minutes, x in self.marks if x is not mark]


def seat(model: Model, likely: Likely, tag: str) -> dict[str, Desk]:
    """A desk for each leader who has hours and may lead something; `tag` begins its rows' names."""
    numbers, names = model.numbers, safe_names((x.leader_id for x in model.numbers.leaders), "l")
    pairs = {(x.project_id, x.leader_id): x for x in likely.pairs}
    choices = Counter(p for p, _ in pairs)
    sure = {(p, w) for p, w in pairs if p in likely.needed and choices[p] == 1} | numbers.pinned
    desks = {}
    for leader in numbers.leaders:
        who = leader.leader_id
        own = {pair: x for pair, x in pairs.items() if pair[1] == who}
        if not leader.minutes or not own:
            continue
        name = f"{tag}__{names[who]}"
        spent = pulp.lpSum(x.minutes * model.made.lead[pair] for pair, x in own.items())
        add_row(model.problem, spent, "<=", leader.minutes, name)
        fixed = [x for pair, x in own.items() if pair in sure]
        sums = sums_of(leader, fixed, (x for pair, x in own.items() if pair not in sure))
        if spent:
            desks[who] = Desk(model.problem, leader, name, sums, leader.minutes)
    return desks
