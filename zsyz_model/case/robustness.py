"""How robust a plan is: probabilities with their intervals, weak points, and plans over a tree.

Shares are percent to 0.01 and values are rounded as they are told, so that every number of a
sentence stands in the answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

STARTED, ON_TIME, TARGET, REPAID, BUDGET = "开工", "按期开工", "开工目标", "按期归还", "用地预算"


@dataclass(frozen=True, slots=True)
class Chance:
    """How often something came about: `percent` of the draws, with its interval.

    `kind` is one of the five above; `subject` a project, a plot, a quarter or a year.
    """

    kind: str
    subject: str
    times: int
    percent: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class FanQuarter:
    """Cumulative starts by a quarter: target, plan, and what the draws came to (10, 50, 90 %)."""

    quarter: str
    target: int
    planned: int
    mean: float
    low: float
    median: float
    high: float


@dataclass(frozen=True, slots=True)
class Spread:
    """A goal over the draws: planned, mean, 10, 50 and 90 % points, and the mean of the worst 20 %."""

    goal: str
    planned: float
    mean: float
    low: float
    median: float
    high: float
    tail: float


@dataclass(frozen=True, slots=True)
class Look:
    """After so many draws: the largest half width of all probabilities, in percent, and whose it is."""

    draws: int
    half_width: float
    widest: str


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of a weak point: `kind` of `subject` is at least (or at most) `value`."""

    kind: str
    subject: str
    least: bool
    value: int


@dataclass(frozen=True, slots=True)
class WeakPoint:
    """Conditions under which the plan goes badly more often than else.

    Of `met` draws with the conditions, `bad` went badly: `density` percent, against `base` percent of
    all; they are `coverage` percent of everything that went badly.
    """

    conditions: tuple[Condition, ...]
    met: int
    bad: int
    density: float
    coverage: float
    base: float


@dataclass(frozen=True, slots=True)
class Branch:
    """One way the county may go, and the best that could be had if it were known: `best` points."""

    title: str
    percent: float
    best: float
    land_mu: float


@dataclass(frozen=True, slots=True)
class Promised:
    """A set of promises for the first quarters, and what it comes to in each branch.

    `promises`: project → site. By branch: `values` in points, `regrets` to the best of the branch,
    `broken` promises, `land_mu` of all starts. `expected`, `tail` (mean of the worst part) and `worst` regret.
    """

    name: str
    promises: Mapping[str, str]
    values: tuple[float, ...]
    regrets: tuple[float, ...]
    broken: tuple[int, ...]
    land_mu: tuple[float, ...]
    expected: float
    tail: float
    worst: float


@dataclass(frozen=True, slots=True)
class Tree:
    """Promises for the first quarters over a tree of branches.

    `expected`, `tail` and `regret` name the best of `plans` by each yardstick; `gaps`: by how many
    points an even better one may exist at most, and `open_points` by how many a branch's value may be better.
    `waiting` (points, mu): what it is worth to know the
    branch before promising; `planning`: what planning over the branches gains on planning for their mean.
    """

    quarters: int
    level: float
    branches: tuple[Branch, ...]
    plans: tuple[Promised, ...]
    expected: str
    tail: str
    regret: str
    gaps: Mapping[str, float]
    open_points: float
    waiting_points: float
    waiting_mu: float
    planning_points: float
    planning_mu: float

    def plan(self, name: str) -> Promised:
        """The promises of a name; KeyError when there are none."""
        return {x.name: x for x in self.plans}[name]


@dataclass(frozen=True, slots=True)
class Assumed:
    """A rule of the scenario that the draws rest on, with its source and status."""

    key: str
    title: str
    value: float
    unit: str
    source: str
    status: str


@dataclass(frozen=True, slots=True)
class Robustness:
    """What becomes of a plan: `settled` says that every probability is as sure as was asked for."""

    scenario: str
    draws: int
    seed: int
    confidence: float
    asked_half_width: float
    settled: bool
    chances: tuple[Chance, ...]
    fan: tuple[FanQuarter, ...]
    spreads: tuple[Spread, ...]
    looks: tuple[Look, ...]
    bad_percent: float
    bad_merit: float
    weak_points: tuple[WeakPoint, ...]
    assumed: tuple[Assumed, ...]
    names: Mapping[str, str] = field(default_factory=dict)
    tree: Tree | None = None

    def of(self, kind: str) -> tuple[Chance, ...]:
        """The probabilities of a kind."""
        return tuple(x for x in self.chances if x.kind == kind)


def robustness_document(told: Robustness) -> dict[str, object]:
    """The whole answer as one JSON document, without its sentences."""
    return asdict(told)
