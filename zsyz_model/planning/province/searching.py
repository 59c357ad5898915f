"""What the search for a split province knows, and how it asks the counties."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace

from zsyz_model.planning.clock import Clock
from zsyz_model.planning.province.county import decide, lead
from zsyz_model.planning.province.coupling import SUPPORT, Coupling
from zsyz_model.planning.province.master import choose_columns
from zsyz_model.planning.province.questions import Ask, Column, Province, Rules, asks_of


@dataclass(slots=True)
class Search:
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


def begin(province: Province, rules: Rules, pool: Executor) -> Search:
    """A search that knows what every county's leaders can do; raises NoPlanError."""
    coupling, clock = Coupling(province.reserve), Clock(rules.seconds)
    top = _first_tops(province, rules, coupling)
    asks = asks_of(province, rules)
    leds = pool.map(lead, asks.values())
    asks = {n: replace(ask, led=led) for (n, ask), led in zip(asks.items(), leds, strict=True)}
    stopped = not all(ask.led.repeatable for ask in asks.values())
    return Search(rules, pool, coupling, asks, clock, top, stopped=stopped)


def _first_tops(province: Province, rules: Rules, coupling: Coupling) -> list[float]:
    """How dear a row may be at first: what a mu, or 万元, is worth in the mean."""
    counties = province.counties.values()
    merit = sum(max(0, *c.merit_milli) for n in counties for c in n.candidates) / 1000
    land = sum(c.converted_hmu for n in counties for c in n.candidates) / 100
    money = sum(sum(n.budget_yuan.values()) for n in counties) / 10_000
    mean = rules.weights.get("merit", 0.0) * merit
    return [mean / max(1.0, money if kind == SUPPORT else land) + 1e-3 for kind, _ in coupling.rows]


def ask_all(search: Search, task: Callable[[Ask], Column], asks: Iterable[Ask]) -> list[Column]:
    """The counties' answers, in the order of the questions; none gets more time than there is left."""
    left = search.clock.left()
    return list(search.pool.map(task, [replace(a, seconds=min(a.seconds, left)) for a in asks]))


def keep(search: Search, answers: Iterable[Column]) -> None:
    """Add the plans among the answers to those that are known."""
    for column in answers:
        search.stopped |= not column.repeatable
        if column.chosen is not None and column not in search.plans:
            search.plans.append(column)


def plan_within(search: Search, rooms: Mapping[str, Sequence[float]]) -> set[str]:
    """Plans of these counties within these rooms, and the best choice among all plans known.

    The counties that found no plan are returned.
    """
    free = (0.0,) * len(search.coupling.rows)
    asks = [
        replace(
            search.asks[name],
            prices=free,
            rooms=search.coupling.whole(own),
            start=best_start(search, name, free, own),
        )
        for name, own in sorted(rooms.items())
    ]
    answers = ask_all(search, decide, asks)
    keep(search, answers)
    chosen, repeatable = choose_columns(search.plans, search.coupling)
    search.stopped |= not repeatable
    if chosen and math.fsum(c.worth for c in chosen.values()) < search.value:
        search.best = chosen
    return {column.county for column in answers if column.chosen is None}


def best_start(
    search: Search,
    name: str,
    prices: tuple[float, ...],
    rooms: Sequence[float] | None = None,
) -> Mapping[str, float] | None:
    """The county's best plan known at these prices, and within these rooms where there are any."""
    fits = [
        c
        for c in search.plans
        if c.county == name
        and c.point
        and (rooms is None or all(u <= r + 1e-9 for u, r in zip(c.usage, rooms, strict=True)))
    ]
    return min(fits, key=lambda c: c.at(prices)).point if fits else None
