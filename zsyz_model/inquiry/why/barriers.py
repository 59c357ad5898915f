"""Which limits stand in the way: what breaks, and by how much, when nothing else moves.

Everybody else keeps start and leader of the plan; the asked choice is forced. The rows of the
model that a planner could relax may break at a price; the cheapest way names them. Quota and
money flow anew, since nobody is promised which quota it uses.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pulp

from zsyz_model.case import Plan, Scenario
from zsyz_model.case.whys import Barrier
from zsyz_model.findings import NoPlanError
from zsyz_model.planning.model import Half, compose
from zsyz_model.planning.numbers import Candidate, Numbers
from zsyz_model.planning.rows import safe_names
from zsyz_model.planning.sites import scale_of
from zsyz_model.solver import Limits, solve

SMALLEST = 1e-3
NODES = 2000


@dataclass(frozen=True, slots=True)
class _Family:
    """A family of rows that may break: price of a unit of the row, unit told, row units in it."""

    price: float
    unit: str
    per: float = 1.0


FAMILIES = {
    "leader_hours": _Family(0.02, "小时/周", 60.0),
    "leader_count": _Family(2.0, "个"),
    "plan_quota": _Family(0.1, "亩"),
    "advance_settled": _Family(0.1, "亩"),
    "plot_area": _Family(0.2, "亩"),
    "land_budget": _Family(0.01, "万元"),
    "scheme_capacity": _Family(5.0, "个"),
    "finance_gap": _Family(0.01, "万元"),
    "site_caps": _Family(0.01, ""),
}
"""Rows by the limit that they say; amounts that bind in more than one quarter are told in each."""


def find_barriers(
    wished: Numbers, plan: Plan, project: str, scenario: Scenario, after: Plan | None = None
) -> tuple[Barrier, ...]:
    """What would break; empty when nothing does, or when the choice cannot be put in at all.

    `after`: the plan with the choice, whose start and leader of the project are put in.
    """
    bound = _as_planned(wished, plan, project)
    if after is not None:
        bound = _with_choice(bound, after, project)
    try:
        problem = compose(bound, Half.JOINT, tight=False).problem
    except NoPlanError:
        return ()
    slacks: dict[str, pulp.LpVariable] = {}
    price = []
    for i, row in enumerate(problem.constraints()):
        family = FAMILIES.get(row.name.split("__")[0])
        if family is None or row.sense == pulp.LpConstraintEQ:
            continue
        slack = problem.add_variable(f"broken__{i:05d}", 0)
        row.addInPlace((-1 if row.sense == pulp.LpConstraintLE else 1) * slack)
        slacks[row.name] = slack
        price.append(family.price * slack)
    problem.setObjective(pulp.lpSum(price))
    limits = Limits(scenario.solver.seconds, scenario.solver.gap, nodes=NODES)
    answer = solve(problem, limits, None, "none")
    if not answer.status.readable:
        return ()
    broken = {name: answer.values[x.name] for name, x in slacks.items()}
    return tuple(_told(wished, broken))


def _as_planned(numbers: Numbers, plan: Plan, project: str) -> Numbers:
    """Everybody but the project bound to start and leader of the plan."""
    place = numbers.horizon.place
    starts = {s.project_id: (s.site, place(s.quarter)) for s in plan.starts}
    leads = {x.project_id: x.leader_id for x in plan.leads if x.project_id != project}
    return replace(
        numbers,
        candidates=tuple(
            c if c.project_id == project else _bound(c, starts) for c in numbers.candidates
        ),
        pinned=numbers.pinned | frozenset(leads.items()),
        pairs=tuple(
            x for x in numbers.pairs
            if x.project_id == project or leads.get(x.project_id) == x.leader_id
        ),
    )  # fmt: skip


def _with_choice(numbers: Numbers, after: Plan, project: str) -> Numbers:
    """The project bound to where, when and by whom the answer has it."""
    place = numbers.horizon.place
    starts = {s.project_id: (s.site, place(s.quarter)) for s in after.starts}
    leads = {(x.project_id, x.leader_id) for x in after.leads if x.project_id == project}
    return replace(
        numbers,
        candidates=tuple(
            _bound(c, starts) if c.project_id == project else c for c in numbers.candidates
        ),
        pinned=numbers.pinned | leads,
    )


def _bound(c: Candidate, starts: dict[str, tuple[str, int]]) -> Candidate:
    if c.project_id not in starts:
        return replace(c, must=False, new_quarters=(), plot_quarters={})
    site, t = starts[c.project_id]
    if site == "new":
        return replace(c, must=True, new_quarters=(t,), plot_quarters={})
    return replace(c, must=True, new_quarters=(), plot_quarters={site: (t,)})


def _told(numbers: Numbers, broken: dict[str, float]) -> Iterator[Barrier]:
    words = _words(numbers)
    for name, amount in broken.items():
        if amount > SMALLEST:
            family, *tokens = name.split("__")
            rule, unit = FAMILIES[family], FAMILIES[family].unit
            if family == "site_caps":
                amount *= scale_of(numbers.caps[int(tokens[0][1:]) - 1])
            subject = " ".join(words(family, token) for token in tokens)
            yield Barrier(family, subject, round(amount / rule.per, 2), unit)


@dataclass(frozen=True, slots=True)
class _Words:
    """The ledger's words for the tokens of row names."""

    known: dict[str, str]
    waiting: dict[str, str]

    def __call__(self, family: str, token: str) -> str:
        own = self.waiting if family == "finance_gap" else {}
        return own.get(token) or self.known.get(token, token)


def _words(numbers: Numbers) -> _Words:
    """p… are led projects but for finance_gap, whose rows count the waiting ones."""

    def back(keys: list[str], letter: str) -> dict[str, str]:
        return {v: k for k, v in safe_names(keys, letter).items()}

    known = {
        **back(list(numbers.led), "p"),
        **back([x.leader_id for x in numbers.leaders], "l"),
        **back([j.plot_id for j in numbers.plots], "j"),
        **{f"t{t:02d}": numbers.horizon.word(t) for t in numbers.quarters},
        **{f"y{y}": str(y) for y in numbers.years},
        **{f"c{i:02d}": f"{cap.place} {cap.factor}" for i, cap in enumerate(numbers.caps, start=1)},
        "most": "上限",
        "least": "下限",
    }
    return _Words(known, back([c.project_id for c in numbers.candidates], "p"))
