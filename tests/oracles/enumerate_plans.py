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
from dataclasses import dataclass, field
from itertools import product

from zsyz_model.planning.numbers import NEW, Candidate, Numbers, Plot, Scheme

QUOTA = "quota"
ORDER = ("missed_targets", "merit", "fit", "land_cost")

Starts = dict[str, tuple[str, int]]
"""Project → (site, quarter) of those that start."""


@dataclass(frozen=True, slots=True)
class Best:
    """The four goals of the best plan, and the starts of one plan that reaches them."""

    missed: int
    merit_milli: int
    fit: int
    cost_yuan: int
    starts: Mapping[str, tuple[str, int]] = field(compare=False)


@dataclass(frozen=True, slots=True)
class Side:
    """Openings, repayments and launches that hold together, seen from the starts.

    `room_hmu[j][t-1]`: what projects may take on plot j by quarter t's year. `quota_hmu`:
    what holders are given as quota in each quarter. `accepted_hmu`: surplus by each quarter.
    `spent_yuan` by year.
    """

    room_hmu: Mapping[str, tuple[int, ...]]
    quota_hmu: tuple[int, ...]
    accepted_hmu: tuple[int, ...]
    spent_yuan: tuple[int, ...]


def best(numbers: Numbers, order: tuple[str, ...] = ORDER) -> Best | None:
    """The goals of the best plan in the given order of goals, or None when there is no plan."""
    sides = sorted(_sides(numbers), key=lambda side: sum(side.spent_yuan))
    fits: dict[frozenset[str], int | None] = {}
    flows: dict[object, int | None] = {}
    hopes: list[tuple[tuple[int, ...], Best]] = []
    for starts in _starts(numbers):
        began = frozenset(starts)
        if began not in fits:
            fits[began] = best_fit(numbers, began)
        if (fit := fits[began]) is not None:
            hope = Best(missed(numbers, starts), merit(numbers, starts), fit, 0, starts)
            hopes.append((_key(hope, order), hope))
    found: tuple[tuple[int, ...], Best] | None = None
    for key, hope in sorted(hopes, key=lambda pair: pair[0]):
        if found is not None and key >= found[0]:
            break
        cost = _least_cost(numbers, dict(hope.starts), sides, flows)
        if cost is not None:
            whole = Best(hope.missed, hope.merit_milli, hope.fit, cost, hope.starts)
            if found is None or _key(whole, order) < found[0]:
                found = _key(whole, order), whole
    return None if found is None else found[1]


def _key(plan: Best, order: tuple[str, ...]) -> tuple[int, ...]:
    """The goals in order, smaller is better."""
    value = {
        "missed_targets": plan.missed,
        "merit": -plan.merit_milli,
        "fit": -plan.fit,
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


def best_fit(numbers: Numbers, began: frozenset[str]) -> int | None:
    """The most fit of all ways to lead in which every project of `began` has a leader."""
    pairs = {(x.project_id, x.leader_id): x for x in numbers.pairs}
    who = [
        [*([] if must or p in began else [""]), *(b for a, b in pairs if a == p)]
        for p, must in numbers.led.items()
    ]
    if not began <= set(numbers.led):
        return None
    totals: list[int] = []
    for chosen in product(*who):
        leads = {(p, one) for p, one in zip(numbers.led, chosen, strict=True) if one}
        if numbers.pinned <= leads and _carried(numbers, leads):
            totals.append(sum(pairs[lead].fit for lead in leads))
    return max(totals, default=None)


def _carried(numbers: Numbers, leads: set[tuple[str, str]]) -> bool:
    """Whether every leader has the hours, no more than most and no fewer than least."""
    minutes = {(x.project_id, x.leader_id): x.minutes for x in numbers.pairs}
    for leader in numbers.leaders:
        own = [minutes[lead] for lead in leads if lead[1] == leader.leader_id]
        if sum(own) > leader.minutes or not leader.least <= len(own) <= leader.most:
            return False
    return True


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
    )


def _least_cost(
    numbers: Numbers, starts: Starts, sides: list[Side], known: dict[object, int | None]
) -> int | None:
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
        if least is not None and sum(fixed) >= least:
            continue
        if any(side.room_hmu[j][t - 1] < hmu for (j, t), hmu in taken.items()):
            continue
        question = _Flows.of(numbers, side, need, farmland, right, fixed)
        if question not in known:
            known[question] = question.cheapest() if question is not None else None
        flow = known[question]
        if flow is not None and (least is None or sum(fixed) + flow < least):
            least = sum(fixed) + flow
    return least


@dataclass(frozen=True)
class _Flows:
    """What is left to choose: quarter by quarter linkage instead of plan quota, and purchases.

    `need[t]` hmu to convert; by each quarter at most `right` of plan quota and `accepted` of
    linkage. Coverage is counted in hundredths of a hmu: by each quarter
    100·bought + percent·linkage >= lack. `left` is each quarter's year's money (None: no limit).
    """

    need: tuple[int, ...]
    right: tuple[int, ...]
    accepted: tuple[int, ...]
    lack: tuple[int, ...]
    percent: int
    prices: tuple[tuple[int, int], ...]
    year: tuple[int, ...]
    left: tuple[int | None, ...]

    @classmethod
    def of(
        cls,
        numbers: Numbers,
        side: Side,
        need: list[int],
        farmland: list[int],
        right: list[int],
        fixed: list[int],
    ) -> _Flows | None:
        left = [
            None if y not in numbers.budget_yuan else numbers.budget_yuan[y] - spent
            for y, spent in zip(numbers.years, fixed, strict=True)
        ]
        if any(money is not None and money < 0 for money in left):
            return None
        swapped = [sum(side.quota_hmu[:t]) for t in numbers.quarters]
        return cls(
            tuple(a + b for a, b in zip(need, side.quota_hmu, strict=True)),
            tuple(right),
            side.accepted_hmu,
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
        )

    def cheapest(self) -> int | None:
        """The least money for quota and purchases: every whole split of every quarter is tried."""
        return self._from(0, 0, 0, self.left[self.year[0]], {})

    def _from(
        self, t: int, linked: int, bought: int, left: int | None, known: dict[object, int | None]
    ) -> int | None:
        """The least money from quarter index t on, with this much linked, bought and left."""
        if t == len(self.need):
            return 0
        if t and self.year[t] != self.year[t - 1]:
            left = self.left[self.year[t]]
        state = (t, linked, bought, left)
        if state not in known:
            known[state] = min(self._steps(t, linked, bought, left, known), default=None)
        return known[state]

    def _steps(
        self, t: int, linked: int, bought: int, left: int | None, known: dict[object, int | None]
    ) -> Iterator[int]:
        plan_price, balance_price = self.prices[t]
        enough = max(0, -(-max(self.lack) // 100))  # what covers everything without linkage
        for link in range(self.need[t] + 1):
            plan_so_far = sum(self.need[: t + 1]) - linked - link
            if linked + link > self.accepted[t] or plan_so_far > self.right[t]:
                continue
            for extra in range(max(0, enough - bought) + 1):
                spent = plan_price * (self.need[t] - link) + balance_price * extra
                covered = 100 * (bought + extra) + self.percent * (linked + link)
                if covered < self.lack[t] or (left is not None and spent > left):
                    continue
                rest = None if left is None else left - spent
                after = self._from(t + 1, linked + link, bought + extra, rest, known)
                if after is not None:
                    yield spent + after
