"""Metamorphic relations: how the answer must move when the county is changed.

Each takes a solver, a county with its answer, and gives whether the relation holds. `Best`
counts in whole numbers, so that "equal" and "never worse" are exact.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial
from random import Random
from typing import TypeVar
from unittest.mock import patch

from tests.oracles.enumerate_plans import Best
from zsyz_model.planning import tiers
from zsyz_model.planning.model import compose
from zsyz_model.planning.numbers import Leader, Numbers, Pair, Plot

T = TypeVar("T")
K = 10
RICH = 10_000


@dataclass(frozen=True, slots=True)
class Solved:
    """The goals (None: there is no plan), and the pairs and starts of one best plan."""

    best: Best | None
    leads: frozenset[tuple[str, str]] = frozenset()
    started: frozenset[str] = frozenset()
    bounds_hold: bool = True


Solver = Callable[[Numbers], Solved]
Relation = Callable[[Solver, Numbers, Solved], bool]


def _key(best: Best) -> tuple[int, int, int, tuple[Fraction, ...], int]:
    loads = tuple(load for load in best.loads if load)  # one leader more may be one idle more
    return best.missed, -best.merit_milli, -best.fit, loads, best.cost_yuan


def no_worse(after: Solved, before: Solved) -> bool:
    """Whether the goals in their order are at least as good."""
    if before.best is None:
        return True
    return after.best is not None and _key(after.best) <= _key(before.best)


def _eased(change: Callable[[Numbers], Numbers]) -> Relation:
    """More of something never makes the county worse off."""
    return lambda solve, numbers, told: no_worse(solve(change(numbers)), told)


def _same(change: Callable[[Numbers, Solved], Numbers]) -> Relation:
    """A change that does not touch the question leaves the goals as they are."""
    return lambda solve, numbers, told: solve(change(numbers, told)).best == told.best


def _mixed(items: tuple[T, ...]) -> tuple[T, ...]:
    return tuple(Random(len(items)).sample(items, len(items)))[::-1]


def _shuffled(numbers: Numbers, _told: Solved) -> Numbers:
    return replace(
        numbers,
        candidates=numbers.candidates[::-1], plots=_mixed(numbers.plots),
        schemes=_mixed(numbers.schemes), leaders=numbers.leaders[::-1], pairs=_mixed(numbers.pairs),
        led=dict(list(numbers.led.items())[::-1]),
    )  # fmt: skip


def _renamed(numbers: Numbers, _told: Solved) -> Numbers:
    """Every name read backwards behind a letter that turns the order round."""

    def new(name: str) -> str:
        return f"{chr(ord('z') - ord(name[-1]) % 20)}·{name[::-1]}" if name else ""

    return replace(
        numbers,
        candidates=tuple(
            replace(c, project_id=new(c.project_id), plot_quarters={new(j): q for j, q in c.plot_quarters.items()})
            for c in numbers.candidates
        ),
        plots=tuple(replace(j, plot_id=new(j.plot_id), holder=new(j.holder)) for j in numbers.plots),
        schemes=tuple(replace(k, scheme_id=new(k.scheme_id)) for k in numbers.schemes),
        leaders=tuple(replace(x, leader_id=new(x.leader_id)) for x in numbers.leaders),
        pairs=tuple(replace(x, project_id=new(x.project_id), leader_id=new(x.leader_id)) for x in numbers.pairs),
        led={new(p): must for p, must in numbers.led.items()},
        pinned=frozenset((new(p), new(x)) for p, x in numbers.pinned),
        covers=tuple(replace(c, need={new(p): x for p, x in c.need.items()}) for c in numbers.covers),
        lines=tuple(replace(f, takers=frozenset(map(new, f.takers))) for f in numbers.lines),
        caps=tuple(
            replace(
                cap, plots=frozenset(map(new, cap.plots)),
                new={new(p): x for p, x in cap.new.items()},
                plot={new(p): x for p, x in cap.plot.items()},
            )
            for cap in numbers.caps
        ),
    )  # fmt: skip


def _dearer(solve: Solver, numbers: Numbers, told: Solved) -> bool:
    """All prices and budgets × k: the same plan, its cost × k."""
    after = solve(
        replace(
            numbers,
            plots=tuple(replace(j, unit_hwan=K * j.unit_hwan, fixed_yuan=K * j.fixed_yuan) for j in numbers.plots),
            schemes=tuple(replace(k, cost_yuan=K * k.cost_yuan) for k in numbers.schemes),
            plan_hwan=tuple(K * x for x in numbers.plan_hwan),
            balance_hwan=tuple(K * x for x in numbers.balance_hwan),
            covers=tuple(replace(c, price_yuan=tuple(K * x for x in c.price_yuan)) for c in numbers.covers),
            sale_hwan=K * numbers.sale_hwan,
            budget_yuan={y: K * yuan for y, yuan in numbers.budget_yuan.items()},
        )
    )  # fmt: skip
    wanted = told.best and replace(told.best, cost_yuan=K * told.best.cost_yuan)
    return after.best == wanted


def _worthier(solve: Solver, numbers: Numbers, told: Solved) -> bool:
    """All merits × k: the same plan, its merit × k."""
    whole = tuple(
        replace(c, merit_milli=tuple(K * m for m in c.merit_milli)) for c in numbers.candidates
    )
    wanted = told.best and replace(told.best, merit_milli=K * told.best.merit_milli)
    return solve(replace(numbers, candidates=whole)).best == wanted


def _fitter(solve: Solver, numbers: Numbers, told: Solved) -> bool:
    """All fits × k: the same plan, its fit × k."""
    pairs = tuple(replace(x, fit=K * x.fit) for x in numbers.pairs)
    wanted = told.best and replace(told.best, fit=K * told.best.fit)
    return solve(replace(numbers, pairs=pairs)).best == wanted


def _more_wanted(solve: Solver, numbers: Numbers, told: Solved) -> bool:
    """A higher target in the first quarter never lowers what is missed."""
    after = solve(replace(numbers, target=(numbers.target[0] + 1, *numbers.target[1:])))
    if told.best is None or after.best is None:
        return told.best is after.best
    return after.best.missed >= told.best.missed


def _forbidden(solve: Solver, numbers: Numbers, told: Solved) -> bool:
    """Without one of the chosen pairs the county is never better off."""
    gone = min(told.leads, default=("", ""))
    if gone in numbers.pinned:
        return True
    kept = tuple(x for x in numbers.pairs if (x.project_id, x.leader_id) != gone)
    return no_worse(told, solve(replace(numbers, pairs=kept)))


def _untightened(solve: Solver, numbers: Numbers, told: Solved) -> bool:
    """The implied rows decide nothing."""
    with patch.object(tiers, "compose", partial(compose, tight=False)):
        return solve(numbers).best == told.best


def _with_leader(numbers: Numbers) -> Numbers:
    new = tuple(Pair(p, "新", 60, 0, False) for p in numbers.led)
    return replace(
        numbers, leaders=(*numbers.leaders, Leader("新", RICH, 0, 9)), pairs=(*numbers.pairs, *new)
    )


def _with_plot(numbers: Numbers) -> Numbers:
    quarters = tuple(numbers.quarters)
    wider = tuple(
        replace(c, plot_quarters={**c.plot_quarters, "新": c.new_quarters or quarters[-1:]})
        for c in numbers.candidates
    )
    return replace(
        numbers, candidates=wider, plots=(*numbers.plots, Plot("新", RICH, 1, 0, 100, 100))
    )


def _with_pairs_pinned(numbers: Numbers, told: Solved) -> Numbers:
    return replace(numbers, pinned=numbers.pinned | told.leads)


def _with_starts_compulsory(numbers: Numbers, told: Solved) -> Numbers:
    whole = tuple(
        replace(c, must=c.must or c.project_id in told.started) for c in numbers.candidates
    )
    return replace(numbers, candidates=whole)


def _without_unused_pairs(numbers: Numbers, told: Solved) -> Numbers:
    chosen = [x for x in numbers.pairs if (x.project_id, x.leader_id) in told.leads]
    return numbers if told.best is None else replace(numbers, pairs=tuple(chosen))


def _in_half_minutes(numbers: Numbers, _told: Solved) -> Numbers:
    return replace(
        numbers,
        leaders=tuple(replace(x, minutes=2 * x.minutes) for x in numbers.leaders),
        pairs=tuple(replace(x, minutes=2 * x.minutes) for x in numbers.pairs),
    )


RELATIONS: dict[str, Relation] = {
    "rows in another order: same goals": _same(_shuffled),
    "other names: same goals": _same(_renamed),
    "time in half minutes: same goals": _same(_in_half_minutes),
    "the chosen pairs pinned: same goals": _same(_with_pairs_pinned),
    "what starts made compulsory: same goals": _same(_with_starts_compulsory),
    "pairs nobody chose taken away: same goals": _same(_without_unused_pairs),
    "no implied rows: same goals": _untightened,
    "prices times ten: cost times ten": _dearer,
    "merits times ten: merit times ten": _worthier,
    "fits times ten: fit times ten": _fitter,
    "a higher target: not fewer missed": _more_wanted,
    "a chosen pair forbidden: never better": _forbidden,
    "bounds never beyond the goals": lambda _solve, _numbers, told: told.bounds_hold,
    "more plan quota: never worse": _eased(lambda n: replace(n, released_hmu=(n.released_hmu[0] + 3, *n.released_hmu[1:]))),
    "more compensation in stock: never worse": _eased(lambda n: replace(n, stock_hmu=(n.stock_hmu[0] + 3, *n.stock_hmu[1:]))),
    "more quota drawn ahead: never worse": _eased(lambda n: replace(n, advance_hmu=n.advance_hmu + 2)),
    "more linkage drawn ahead: never worse": _eased(lambda n: replace(n, turnover_hmu=n.turnover_hmu + 2, turnover_quarters=max(1, n.turnover_quarters))),
    "more surplus sold: never worse": _eased(lambda n: replace(n, sale_hmu=n.sale_hmu + 1)),
    "paddy and capacity not asked for: never worse": _eased(lambda n: replace(n, covers=())),
    "no land budget: never worse": _eased(lambda n: replace(n, budget_yuan={})),
    "one scheme more at once: never worse": _eased(lambda n: replace(n, schemes_at_once=n.schemes_at_once + 1)),
    "one leader more: never worse": _eased(_with_leader),
    "one plot more: never worse": _eased(_with_plot),
    "more hours: never worse": _eased(lambda n: replace(n, leaders=tuple(replace(x, minutes=x.minutes + 60) for x in n.leaders))),
    "nothing compulsory: never worse": _eased(lambda n: replace(n, candidates=tuple(replace(c, must=False) for c in n.candidates))),
}  # fmt: skip
