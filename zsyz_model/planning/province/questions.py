"""What is asked of a province, and what each county is asked and answers: plain values that travel."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from zsyz_model.case.province import Reserve, Share
from zsyz_model.case.status import Status
from zsyz_model.planning.decisions import Chosen
from zsyz_model.planning.numbers import Numbers
from zsyz_model.planning.province.coupling import Coupling
from zsyz_model.planning.province.grants import opened

WEIGHED = ("missed_targets", "merit", "fit", "land_cost")
"""The goals that add up over counties; the largest load of a leader does not."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What is weighed and where the search stops.

    `weights` by goal (fairness has none); `gap`: the proven relative gap at which the search
    ends; `seconds`: the clock, a safety net; `county_gap` and `county_nodes` end one county's
    solve; `rounds`: how often all counties are priced whole; `relaxed_rounds`: without
    wholeness; `improved`: how many counties try what is left over at once; up to `single_most` counties are one model.
    """

    weights: Mapping[str, float]
    gap: float = 5e-4
    seconds: float = 300.0
    county_gap: float = 2e-4
    county_nodes: int = 1_000_000
    county_seconds: float = 60.0
    rounds: int = 3
    relaxed_rounds: int = 20
    improved: int = 24
    single_most: int = 20


@dataclass(frozen=True, slots=True)
class Province:
    """Counties by name, each with its own numbers, and what the province has for them."""

    counties: Mapping[str, Numbers]
    reserve: Reserve

    @property
    def names(self) -> tuple[str, ...]:
        """The counties in canonical order: the order of the mapping reaches no result."""
        return tuple(sorted(self.counties))

    def questions(self) -> dict[str, Numbers]:
        """Each county's question when it may take all that there is."""
        most = {name: sellable(self.counties[name]) for name in self.names}
        whole = sum(most.values())
        return {
            name: opened(self.counties[name], self.reserve, whole - most[name])
            for name in self.names
        }


def sellable(numbers: Numbers) -> int:
    """Hundredths of a mu that a county can have sold by the last market at most."""
    yields = sum(k.surplus_hmu for k in numbers.schemes)
    return min(yields, numbers.sale_hmu * len(numbers.years)) if numbers.sale_hmu else 0


@dataclass(frozen=True, slots=True)
class Led:
    """A county's best leader half, whatever starts: its part of the sum, the bound, who leads what."""

    worth: float
    bound: float
    leads: Mapping[str, str]
    repeatable: bool


NOBODY = Led(0.0, 0.0, {}, repeatable=True)


@dataclass(frozen=True, slots=True)
class Ask:
    """One question to one county, complete in itself: any process can answer it.

    It pays the `prices` of the coupling's rows for what it uses of them, and uses no more than
    `rooms` where there are any; a negative room is what it owes the others. `start` is a plan
    that fits, as the variables that are not 0; `led` what its leaders can do at best. `key` names the
    content of `numbers`, so that a process may keep what it has built.
    """

    county: str
    key: str
    numbers: Numbers
    coupling: Coupling
    weights: Mapping[str, float]
    prices: tuple[float, ...]
    led: Led = NOBODY
    rooms: tuple[float, ...] | None = None
    start: Mapping[str, float] | None = None
    gap: float = 0.0
    nodes: int = 1_000_000
    seconds: float = 60.0


@dataclass(frozen=True, slots=True)
class Column:
    """One way in which a county can go: what it adds to the province's sum, and what it uses.

    `worth` is to be made least, and counts no money that changes hands within the province;
    `amounts` are those of the coupling's flows. `bound`: no plan of the county has a smaller
    worth + prices·usage at the prices asked. Without `chosen` it is no plan, only a relaxation
    of one; without `status.readable` there is nothing but the bound. `point` holds the variables
    of the land half that are not 0, to start another solve from.
    """

    county: str
    status: Status
    worth: float
    amounts: tuple[float, ...]
    usage: tuple[float, ...]
    bound: float
    share: Share = field(default_factory=Share)
    chosen: Chosen | None = field(default=None, compare=False)
    point: Mapping[str, float] = field(default_factory=dict, repr=False, compare=False)
    repeatable: bool = True

    def at(self, prices: tuple[float, ...]) -> float:
        """The worth with what it uses paid for."""
        return self.worth + Coupling.paid(prices, self.usage)


def key_of(numbers: Numbers, coupling: Coupling, weights: Mapping[str, float]) -> str:
    """A name for all that a county's models are built from; equal only where that is."""
    return sha256(repr((numbers, coupling, dict(weights))).encode()).hexdigest()


def asks_of(province: Province, rules: Rules) -> dict[str, Ask]:
    """The question to each county at no price, in canonical order."""
    coupling = Coupling(province.reserve)
    free = (0.0,) * len(coupling.rows)
    return {
        name: Ask(
            name,
            key_of(numbers, coupling, rules.weights),
            numbers,
            coupling,
            rules.weights,
            free,
            gap=rules.county_gap,
            nodes=rules.county_nodes,
            seconds=rules.county_seconds,
        )
        for name, numbers in province.questions().items()
    }
