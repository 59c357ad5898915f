"""A province split into its counties by prices: a bound from what they do at them, a plan from shares.

1. Prices without wholeness: every county answers, the master prices the rooms, until neither
   gains. 2. Every county's plan at those prices: the sum of their bounds less the rooms is what
   no plan of the province can be below. 3. The best mixture of all answers that fits together
   leaves most counties with one plan; the few that are torn between answers get their mixture
   as a share and plan with it, which fits by itself. 4. The master chooses one plan for each
   county. Prices are taken from the plans known by then, and 2 to 4 are done again.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace

from zsyz_model.findings import Finding, NoPlanError
from zsyz_model.planning.clock import Clock
from zsyz_model.planning.province.county import decide, lead, relax
from zsyz_model.planning.province.coupling import SUPPORT, Coupling
from zsyz_model.planning.province.master import bound_at, choose_columns, find_prices, mix
from zsyz_model.planning.province.questions import Ask, Column, Province, Rules, asks_of
from zsyz_model.planning.province.told import ProvincePlan, told

SAMPLE = 16
"""How many counties find the first prices."""
DEARER = 1e-4
"""How much dearer, as a share of its worth, an answer without wholeness stands than a plan."""
RELAXED_GAP = 2e-5
"""Prices are good enough when the master and the counties agree to this share of the sum."""


@dataclass(slots=True)
class _Search:
    """What is known so far: answers, prices, the best bound and the best plan."""

    rules: Rules
    pool: Executor
    coupling: Coupling
    asks: dict[str, Ask]
    clock: Clock
    top: list[float]
    relaxed: list[Column] = field(default_factory=list)
    plans: list[Column] = field(default_factory=list)
    bound: float = -math.inf
    bound_prices: tuple[float, ...] = ()
    bounds: dict[str, float] = field(default_factory=dict)
    best: dict[str, Column] = field(default_factory=dict)
    stopped: bool = False

    @property
    def value(self) -> float:
        """The sum of the best plan, to be made least; infinite without one."""
        return math.fsum(c.worth for c in self.best.values()) if self.best else math.inf

    @property
    def gap(self) -> float:
        """How far the best plan is from its bound, relatively."""
        return (self.value - self.bound) / max(1.0, abs(self.value)) if self.best else math.inf

    def over(self) -> bool:
        """Whether the clock has run out; told as a run that need not repeat."""
        self.stopped |= self.clock.over
        return self.clock.over


def solve_split(province: Province, rules: Rules, pool: Executor) -> ProvincePlan:
    """The plan of a province by prices and shares.

    Raises NoPlanError when a county has no plan at all, or none was found that fits together.
    """
    began = time.monotonic()
    search = _begin(province, rules, pool)
    coupling = search.coupling
    prices = _relaxed_prices(search)
    rounds = 0
    while rounds < rules.rounds and not (rounds and search.over()):
        rounds += 1
        _price(search, prices)
        _settle(search, prices)
        while search.gap > rules.gap and not search.over() and _improve(search):
            pass
        known, prices = prices, find_prices(_corrected(search, prices), coupling, search.top).of
        if search.gap <= rules.gap or _same(known, prices):
            break
    if not search.best:
        fact = "没有找到各县合在一起可行的方案"
        raise NoPlanError(Finding("P-PROVINCE", fact, "延长求解时限，或增加统筹指标与补助"))
    return replace(_told(search, rounds), seconds=time.monotonic() - began)


def _begin(province: Province, rules: Rules, pool: Executor) -> _Search:
    coupling, clock = Coupling(province.reserve), Clock(rules.seconds)
    top = _first_tops(province, rules, coupling)
    asks = asks_of(province, rules)
    leds = pool.map(lead, asks.values())
    asks = {n: replace(ask, led=led) for (n, ask), led in zip(asks.items(), leds, strict=True)}
    stopped = not all(ask.led.repeatable for ask in asks.values())
    return _Search(rules, pool, coupling, asks, clock, top, stopped=stopped)


def _first_tops(province: Province, rules: Rules, coupling: Coupling) -> list[float]:
    """How dear a row may be at first: what a mu, or 万元, is worth in the mean."""
    counties = province.counties.values()
    merit = sum(max(0, *c.merit_milli) for n in counties for c in n.candidates) / 1000
    land = sum(c.converted_hmu for n in counties for c in n.candidates) / 100
    money = sum(sum(n.budget_yuan.values()) for n in counties) / 10_000
    mean = rules.weights.get("merit", 0.0) * merit
    return [mean / max(1.0, money if kind == SUPPORT else land) + 1e-3 for kind, _ in coupling.rows]


def _ask(search: _Search, task: Callable[[Ask], Column], asks: Iterable[Ask]) -> list[Column]:
    """The counties' answers, in the order of the questions."""
    return list(search.pool.map(task, list(asks)))


def _relaxed_prices(search: _Search) -> tuple[float, ...]:
    """Prices at which the counties without wholeness want what there is.

    A sample finds them nearly, with its part of the rooms; then all counties go on from there.
    """
    prices = next(iter(search.asks.values())).prices
    some = list(search.asks.values())[:: max(1, len(search.asks) // SAMPLE)]
    if len(some) < len(search.asks):
        part = len(some) / len(search.asks)
        prices = _agreed(search, some, prices, part)
        search.top = [max(2 * p, top / 20) for p, top in zip(prices, search.top, strict=True)]
    return _agreed(search, list(search.asks.values()), prices, 1.0)


def _agreed(
    search: _Search, asks: list[Ask], prices: tuple[float, ...], part: float
) -> tuple[float, ...]:
    """The prices with the best bound, from these on, when these counties have a part of the rooms."""
    names = {ask.county for ask in asks}
    best, kept = -math.inf, prices
    for _ in range(search.rules.relaxed_rounds):
        answers = _ask(search, relax, (replace(ask, prices=prices) for ask in asks))
        search.relaxed += answers
        found = bound_at(prices, answers, search.coupling, part)
        if found > best:
            best, kept = found, prices
        known = [c for c in search.relaxed if c.county in names]
        master = find_prices(known, search.coupling, search.top, part)
        agreed = master.sum - best <= RELAXED_GAP * max(1.0, abs(best))
        if (agreed and not _raise(search, master.of)) or search.over():
            break
        prices = tuple((a + b) / 2 for a, b in zip(kept, master.of, strict=True))
    return kept


def _raise(search: _Search, prices: Sequence[float]) -> bool:
    """Double the tops that hold a price down; whether there was any."""
    low = [r for r, p in enumerate(prices) if p >= search.top[r] * (1 - 1e-6)]
    for r in low:
        search.top[r] *= 2
    return bool(low)


def _price(search: _Search, prices: tuple[float, ...]) -> None:
    """Every county's plan at these prices: plans to choose from, and a bound."""
    answers = _ask(search, decide, (replace(a, prices=prices) for a in search.asks.values()))
    search.plans += [c for c in answers if c.chosen is not None]
    search.stopped |= not all(c.repeatable for c in answers)
    found = bound_at(prices, answers, search.coupling)
    if found > search.bound:
        search.bound, search.bound_prices = found, prices
        search.bounds = {c.county: c.bound for c in answers}


def _corrected(search: _Search, prices: tuple[float, ...]) -> list[Column]:
    """All answers, those without wholeness made a little dearer than the county's best plan.

    Else they would look better than any plan at these prices, and every county would be torn.
    """
    found = list(search.plans)
    for name in search.asks:
        plans = [c.at(prices) for c in search.plans if c.county == name]
        loose = [c for c in search.relaxed if c.county == name]
        best = min(plans, default=-math.inf)
        lost = max(0.0, best - min(c.at(prices) for c in loose)) + DEARER * abs(best)
        found += [replace(c, worth=c.worth + (lost if plans else 0.0)) for c in loose]
    return found


def _settle(search: _Search, prices: tuple[float, ...]) -> None:
    """Shares for the counties that are torn between answers, their plans, and the best choice."""
    columns = _corrected(search, prices)
    mixed = mix(columns, [c.worth for c in columns], search.coupling, search.top)
    torn = {
        name: _mean(parts)
        for name, parts in mixed.items()
        if len(parts) > 1 or parts[0][1].chosen is None
    }
    _plan_within(search, torn)
    planned = {c.county for c in search.plans}
    nothing = (0.0,) * len(search.coupling.rows)
    # together with nothing at all every county's plan fits; those who have none yet go first
    for names in (search.asks.keys() - planned, search.asks):
        if not search.best and names:
            _plan_within(search, dict.fromkeys(names, nothing))


def _improve(search: _Search) -> bool:
    """What is left over goes to those who fall shortest of their bound; whether the plan got better.

    The distance between plan and bound is the sum of every county's, and the price of what is left.
    """
    if not search.best:
        return False
    usage = [sum(used) for used in zip(*(c.usage for c in search.best.values()), strict=True)]
    left = [max(0.0, room - used) for room, used in zip(search.coupling.rooms, usage, strict=True)]
    short = {
        name: column.at(search.bound_prices) - search.bounds[name]
        for name, column in search.best.items()
    }
    first = sorted(short, key=lambda name: (-short[name], name))[: search.rules.improved]
    before = search.value
    _plan_within(
        search,
        {n: [u + x for u, x in zip(search.best[n].usage, left, strict=True)] for n in first},
    )
    return before - search.value > search.rules.gap / 50 * abs(before)


def _plan_within(search: _Search, rooms: Mapping[str, Sequence[float]]) -> None:
    """Plans of these counties within these rooms, and the best choice among all plans known."""
    free = (0.0,) * len(search.coupling.rows)
    asks = [
        replace(
            search.asks[name],
            prices=free,
            rooms=search.coupling.whole(own),
            start=_start(search, name, own),
        )
        for name, own in sorted(rooms.items())
    ]
    answers = _ask(search, decide, asks)
    search.plans += [c for c in answers if c.chosen is not None]
    search.stopped |= not all(c.repeatable for c in answers)
    chosen = choose_columns(search.plans, search.coupling)
    if chosen and math.fsum(c.worth for c in chosen.values()) < search.value:
        search.best = chosen


def _start(search: _Search, name: str, rooms: Sequence[float]) -> Mapping[str, float] | None:
    """The county's best plan known that fits within these rooms."""
    fits = [
        c
        for c in search.plans
        if c.county == name and all(u <= r + 1e-9 for u, r in zip(c.usage, rooms, strict=True))
    ]
    return min(fits, key=lambda c: c.worth).point or None if fits else None


def _same(one: Sequence[float], other: Sequence[float]) -> bool:
    """Whether prices did not move: then nothing new would be answered."""
    return all(abs(a - b) <= 1e-4 * max(1e-6, a, b) for a, b in zip(one, other, strict=True))


def _mean(parts: Sequence[tuple[float, Column]]) -> list[float]:
    """What a mixture of answers uses of each row."""
    used = [[weight * u for u in column.usage] for weight, column in parts]
    return [math.fsum(row) for row in zip(*used, strict=True)]


def _told(search: _Search, rounds: int) -> ProvincePlan:
    """The best plan with its proof; a county's bound is that of the prices less what its share costs."""
    coupling, prices = search.coupling, search.bound_prices
    columns = {
        name: replace(c, bound=search.bounds[name] - coupling.paid(prices, c.usage))
        for name, c in search.best.items()
    }
    found = told(search.asks, columns, search.rules, search.bound)
    rows = (f"{kind}/{when}" for kind, when in coupling.rows)
    return replace(
        found,
        prices=dict(zip(rows, prices, strict=True)),
        rounds=rounds,
        repeatable=not search.stopped,
        method="split",
    )
