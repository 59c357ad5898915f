"""The best plan of a tiny county by going through every plan: no solver, whole numbers only.

Written from docs/model.md alone. Nothing is left out because it looks useless: every quarter of
every window, every year of opening, every quarter of repaying, launches that yield too late. What
is skipped cannot hold or cannot be better than a plan already in hand (goals are counted exactly).

The order of the search is the only cleverness. Missed targets and merit follow from the starts
alone, the best fit from the set of projects that start, so the start patterns are tried in the
order of the goals with a land cost of 0; the first that hold decide.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import lru_cache
from itertools import product
from types import MappingProxyType
from typing import Any

from tests.oracles.enumerate_ahead import Further, More, most_earned
from tests.oracles.enumerate_leads import Led, best_led
from tests.oracles.enumerate_money import carried
from zsyz_model.planning.numbers import NEW, Candidate, Numbers, Plot, Scheme

QUOTA = "quota"
ORDER = ("missed_targets", "merit", "fit", "fairness", "land_cost")

Starts = dict[str, tuple[str, int]]
"""Project → (site, quarter) of those that start."""


@dataclass(frozen=True, slots=True)
class Best:
    """The goals of the best plan, and the starts of one plan that reaches them.

    Fairness is the loads of all leaders with hours, the largest first; plans are compared by
    it in differential.py, so that a golden county may leave it out.
    """

    missed: int
    merit_milli: int
    fit: int
    cost_yuan: int
    starts: Mapping[str, tuple[str, int]] = field(compare=False)
    loads: tuple[Fraction, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Side:
    """Openings, repayments and launches that hold together, seen from the starts.

    `room_hmu[j][t-1]`: what projects may take on plot j by quarter t's year. `quota_hmu`:
    what holders are given as quota in each quarter. `moved_hmu`: quota that holders have
    released by each quarter. `accepted_hmu`: surplus by each quarter,
    `arrivals` when each lot comes, also after the horizon. `spent_yuan` by year.
    """

    room_hmu: Mapping[str, tuple[int, ...]]
    quota_hmu: tuple[int, ...]
    accepted_hmu: tuple[int, ...]
    spent_yuan: tuple[int, ...]
    arrivals: tuple[tuple[int, int], ...]
    moved_hmu: tuple[int, ...]


def best(
    numbers: Numbers,
    order: tuple[str, ...] = ORDER,
    weights: Mapping[str, float] = MappingProxyType({}),
) -> Best | None:
    """The goals of the best plan in the given order of goals, or None when there is no plan.

    With weights, the plan with the best weighted sum. Goals that are not named come last.
    """
    order = (*order, *(name for name in ORDER if name not in order))
    sides = sorted(_sides(numbers), key=lambda side: sum(side.spent_yuan))
    fits: dict[object, Led | None] = {}
    hopes: list[tuple[tuple[Any, ...], Best]] = []
    for starts in _starts(numbers):
        if not carried(numbers, starts):
            continue
        began = frozenset(starts)
        changes = _changes_left(numbers, starts)
        if changes is not None and changes < 0:
            continue
        if (began, changes) not in fits:
            fits[began, changes] = best_led(numbers, began, order, weights, changes)
        if (led := fits[began, changes]) is not None:
            free = -most_earned(numbers)
            hope = Best(
                missed(numbers, starts), merit(numbers, starts), led.fit, free, starts, led.loads
            )
            hopes.append((_key(hope, order, weights), hope))
    found: tuple[tuple[Any, ...], Best] | None = None
    for key, hope in sorted(hopes, key=lambda pair: pair[0]):
        if found is not None and key >= found[0]:
            break
        cost = _least_cost(numbers, dict(hope.starts), sides)
        if cost is not None:
            whole = replace(hope, cost_yuan=cost)
            if found is None or _key(whole, order, weights) < found[0]:
                found = _key(whole, order, weights), whole
    return None if found is None else found[1]


def _changes_left(numbers: Numbers, starts: Starts) -> int | None:
    """How many leads of an earlier plan may change when these starts changed already."""
    if numbers.kept is None or numbers.kept.most is None:
        return None
    lost = sum(starts.get(p) != way for p, way in numbers.kept.starts.items())
    return numbers.kept.most - lost


def weighted(plan: Best, weights: Mapping[str, float]) -> Fraction:
    """Σ weight × goal in the planner's units, to be made least."""
    value = {
        "missed_targets": Fraction(plan.missed),
        "merit": Fraction(-plan.merit_milli, 1000),
        "fit": Fraction(-plan.fit),
        "fairness": 100 * max(plan.loads, default=Fraction(0)),
        "land_cost": Fraction(plan.cost_yuan, 10_000),
    }
    return sum((Fraction(str(w)) * value[name] for name, w in weights.items()), Fraction(0))


def _key(plan: Best, order: tuple[str, ...], weights: Mapping[str, float]) -> tuple[Any, ...]:
    """The goals in order, or their weighted sum; smaller is better."""
    if weights:
        return (weighted(plan, weights),)
    value = {
        "missed_targets": plan.missed,
        "merit": -plan.merit_milli,
        "fit": -plan.fit,
        "fairness": plan.loads,
        "land_cost": plan.cost_yuan,
    }
    return tuple(value[name] for name in order)


def _starts(numbers: Numbers) -> Iterator[Starts]:
    """Every pattern of starts that windows and musts allow."""
    ways = [[*([] if c.must else [None]), *_ways_to_start(c)] for c in numbers.candidates]
    for chosen in product(*ways):
        pairs = zip(numbers.candidates, chosen, strict=True)
        yield {c.project_id: way for c, way in pairs if way is not None}


def _ways_to_start(c: Candidate) -> Iterator[tuple[str, int]]:
    yield from ((NEW, t) for t in c.new_quarters)
    yield from ((j, t) for j, quarters in c.plot_quarters.items() for t in quarters)


def missed(numbers: Numbers, starts: Starts) -> int:
    """Σ_t max(0, target by t − starts by t)."""
    return sum(
        max(0, sum(numbers.target[:t]) - sum(s <= t for _, s in starts.values()))
        for t in numbers.quarters
    )


def merit(numbers: Numbers, starts: Starts) -> int:
    """Σ_p merit of p in its quarter, in thousandths."""
    worth = {c.project_id: c.merit_milli for c in numbers.candidates}
    return sum(worth[p][t - 1] for p, (_, t) in starts.items())


def _sides(numbers: Numbers) -> Iterator[Side]:
    """Every choice of openings, repayments and launches that holds without any start."""
    for opened in product(*(_years_to_open(numbers, j) for j in numbers.plots)):
        years = {j.plot_id: y for j, y in zip(numbers.plots, opened, strict=True) if y}
        ways = [_ways_to_repay(numbers, j, years) for j in numbers.plots]
        for repaid in product(*ways):
            for launched in product(*(_ways_to_launch(numbers, k) for k in numbers.schemes)):
                side = _side(numbers, years, repaid, launched)
                if side is not None:
                    yield side


def _years_to_open(numbers: Numbers, j: Plot) -> list[int]:
    """0 (never), or a year in which the plot is ready in some quarter."""
    ready = {numbers.horizon.year(t) for t in numbers.quarters if t >= j.ready}
    return [0, *sorted(ready)]


def _ways_to_repay(
    numbers: Numbers, j: Plot, years: Mapping[str, int]
) -> list[tuple[str, int] | None]:
    """No way but None for a plot that owes nothing; every way and quarter up to due else."""
    if not j.holder or j.plot_id not in years:
        return [None]
    window = [t for t in numbers.quarters if j.ready <= t <= j.due]
    others = [
        k for k in numbers.plots if not k.holder and k.plot_id in years and k.area_hmu >= j.area_hmu
    ]
    return [
        *((QUOTA, t) for t in window),
        *((k.plot_id, t) for k in others for t in window if t >= k.ready),
    ]


def _ways_to_launch(numbers: Numbers, k: Scheme) -> list[int]:
    """0 (never), or any quarter from the earliest on, also when it yields after the horizon."""
    return [0, *(t for t in numbers.quarters if t >= k.earliest)]


def _side(
    numbers: Numbers,
    years: Mapping[str, int],
    repaid: tuple[tuple[str, int] | None, ...],
    launched: tuple[int, ...],
) -> Side | None:
    year, quarters = numbers.horizon.year, numbers.quarters
    plots = {j.plot_id: j for j in numbers.plots}
    owed = [(j, *way) for j, way in zip(numbers.plots, repaid, strict=True) if way is not None]
    begun = [(k, s) for k, s in zip(numbers.schemes, launched, strict=True) if s]
    for t in quarters:
        if sum(s <= t < s + k.duration for k, s in begun) > numbers.schemes_at_once:
            return None
    room = {
        j: tuple(
            plots[j].area_hmu * (years.get(j, 9999) <= year(t))
            - sum(k.area_hmu for k, by, s in owed if by == j and year(s) <= year(t))
            for t in quarters
        )
        for j in plots
    }
    if any(left < 0 for lefts in room.values() for left in lefts):
        return None
    spent = dict.fromkeys(numbers.years, 0)
    for j, y in years.items():
        spent[y] += plots[j].fixed_yuan
        if plots[j].quota:
            spent[y] += plots[j].unit_hwan * plots[j].area_hmu
    for k, s in begun:
        spent[year(s)] += k.cost_yuan
    for held, by, s in owed:
        if by != QUOTA:
            spent[year(s)] += plots[by].unit_hwan * held.area_hmu
    return Side(
        room,
        tuple(sum(k.area_hmu for k, by, s in owed if by == QUOTA and s == t) for t in quarters),
        tuple(sum(k.surplus_hmu for k, s in begun if s + k.duration <= t) for t in quarters),
        tuple(spent[y] for y in numbers.years),
        tuple(sorted((s + k.duration, k.surplus_hmu) for k, s in begun)),
        tuple(
            sum(
                j.area_hmu
                for j in numbers.plots
                if j.quota and years.get(j.plot_id, 9999) <= year(t) and j.ready <= t
            )
            for t in quarters
        ),
    )


def _least_cost(numbers: Numbers, starts: Starts, sides: list[Side]) -> int | None:
    """The least land cost with these starts over all sides and flows; None when none holds."""
    year = numbers.horizon.year
    land = {c.project_id: c for c in numbers.candidates}
    plots = {j.plot_id: j for j in numbers.plots}
    settled = [(land[p].land_hmu, plots[j], t) for p, (j, t) in starts.items() if j != NEW]
    fresh = [(land[p], t) for p, (j, t) in starts.items() if j == NEW]
    taken = {
        (j.plot_id, t): sum(need for need, k, s in settled if k is j and year(s) <= year(t))
        for _, j, _ in settled
        for t in numbers.quarters
    }
    right = [
        sum(numbers.released_hmu[:t])
        + sum(need * j.credit_percent // 100 for need, j, s in settled if s < t)
        + (0 if t == numbers.horizon.length or year(t + 1) > year(t) else numbers.advance_hmu)
        for t in numbers.quarters
    ]
    need = [
        sum(c.converted_hmu for c, s in fresh if s == t and not c.listed) for t in numbers.quarters
    ]
    farmland = [sum(c.farmland_hmu for c, s in fresh if s <= t) for t in numbers.quarters]
    paid = [sum(n * j.unit_hwan for n, j, s in settled if year(s) == y) for y in numbers.years]
    least: int | None = None
    for side in sides:
        fixed = [a + b for a, b in zip(side.spent_yuan, paid, strict=True)]
        if least is not None and sum(fixed) - most_earned(numbers) >= least:
            continue
        if any(side.room_hmu[j][t - 1] < hmu for (j, t), hmu in taken.items()):
            continue
        question = _Flows.of(numbers, side, need, farmland, right, fixed, starts)
        flow = None if question is None else _cheapest(question)
        if flow is not None and (least is None or sum(fixed) + flow < least):
            least = sum(fixed) + flow
    return least


@dataclass(frozen=True)
class _Flows:
    """What is left to choose: quarter by quarter linkage instead of plan quota, and purchases.

    `need[t]` hmu to convert; by each quarter at most `right` of plan quota, and of linkage
    what `further` says. Coverage is counted in hundredths of a hmu: by each quarter
    100·bought + percent·linkage >= lack. Of what starts need in a quarter, `fresh[t]`, quota
    released by holders may serve, by each quarter `moved[t]` of it. `left` is each quarter's year's money (None: no limit).
    """

    need: tuple[int, ...]
    right: tuple[int, ...]
    lack: tuple[int, ...]
    percent: int
    prices: tuple[tuple[int, int], ...]
    year: tuple[int, ...]
    left: tuple[int | None, ...]
    further: Further
    fresh: tuple[int, ...]
    moved: tuple[int, ...]

    @classmethod
    def of(
        cls,
        numbers: Numbers,
        side: Side,
        need: list[int],
        farmland: list[int],
        right: list[int],
        fixed: list[int],
        starts: Starts,
    ) -> _Flows | None:
        left = [
            None if y not in numbers.budget_yuan else numbers.budget_yuan[y] - spent
            for y, spent in zip(numbers.years, fixed, strict=True)
        ]
        earned = numbers.sale_hmu * numbers.sale_hwan
        if any(money is not None and money + earned < 0 for money in left):
            return None
        swapped = [sum(side.quota_hmu[:t]) for t in numbers.quarters]
        return cls(
            tuple(a + b for a, b in zip(need, side.quota_hmu, strict=True)),
            tuple(right),
            tuple(
                100 * farmland[t - 1]
                + numbers.swap_farmland_percent * swapped[t - 1]
                - 100 * sum(numbers.stock_hmu[:t])
                for t in numbers.quarters
            ),
            numbers.farmland_percent,
            tuple(zip(numbers.plan_hwan, numbers.balance_hwan, strict=True)),
            tuple(numbers.years.index(numbers.horizon.year(t)) for t in numbers.quarters),
            tuple(left),
            Further.of(numbers, starts, side.accepted_hmu, side.arrivals),
            tuple(need),
            side.moved_hmu,
        )

    def cheapest(self) -> int | None:
        """The least money for quota and purchases: every whole split of every quarter is tried."""
        return self._from(0, 0, 0, 0, self.left[self.year[0]], self.further.begin(), {})

    def _from(
        self,
        t: int,
        linked: int,
        moved: int,
        bought: int,
        left: int | None,
        more: More,
        known: dict[object, int | None],
    ) -> int | None:
        """The least money from quarter index t on: this much linked, moved, bought and left."""
        if t and left is not None and left < 0 and self._year_ends(t - 1):
            return None
        if t == len(self.need):
            return 0 if self.further.repaid(more) else None
        if t and self.year[t] != self.year[t - 1]:
            left = self.left[self.year[t]]
        state = (t, linked, moved, bought, left, more)
        if state not in known:
            known[state] = min(
                self._steps(t, linked, moved, bought, left, more, known), default=None
            )
        return known[state]

    def _year_ends(self, t: int) -> bool:
        return t + 1 == len(self.need) or self.year[t + 1] != self.year[t]

    def _steps(
        self,
        t: int,
        linked: int,
        moved: int,
        bought: int,
        left: int | None,
        more: More,
        known: dict[object, int | None],
    ) -> Iterator[int]:
        plan_price, balance_price = self.prices[t]
        enough = max(0, -(-max(self.lack) // 100))  # what covers everything without linkage
        ways = (
            (move, link)
            for move in range(min(self.fresh[t], self.moved[t] - moved) + 1)
            for link in range(self.need[t] - move + 1)
        )
        for move, link in ways:
            plan_so_far = sum(self.need[: t + 1]) - linked - link - moved - move
            if plan_so_far > self.right[t]:
                continue
            for extra in range(max(0, enough - bought) + 1):
                covered = 100 * (bought + extra) + self.percent * (linked + link)
                if covered < self.lack[t]:
                    continue
                for done, paid in self.further.steps(t, linked + link, link, more):
                    drawn = self.need[t] - link - move
                    spent = plan_price * drawn + balance_price * extra + paid
                    rest = None if left is None else left - spent
                    if rest is not None and rest + self.further.sale * self.further.sale_price < 0:
                        continue
                    after = self._from(
                        t + 1, linked + link, moved + move, bought + extra, rest, done, known
                    )
                    if after is not None:
                        yield spent + after


@lru_cache(maxsize=1 << 16)
def _cheapest(flows: _Flows) -> int | None:
    """Remembered from call to call: where only leaders move, the land is asked the same again."""
    return flows.cheapest()
