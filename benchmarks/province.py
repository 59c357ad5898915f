"""Provinces of counties, split by prices in a process pool, and as one single model beside.

The counties are like the demonstration county (core rows), or drawn from nothing in any size.
Sizes double up to the one that is asked for, so that the exponent of the cost can be read; the
city of ten counties is one model. Every result is judged: shares within pool, market and money,
and no method's plan above another one's bound.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from statistics import linear_regression

from benchmarks.instances import Size, county
from benchmarks.kinds import core
from benchmarks.machine import machine, versions
from benchmarks.question import Weights
from zsyz_model.case import Horizon, Status
from zsyz_model.case.province import Reserve
from zsyz_model.findings import NoPlanError
from zsyz_model.judge.province import judge_province
from zsyz_model.planning.numbers import Numbers
from zsyz_model.planning.province import Province, ProvincePlan, Rules, solve_single, solve_split
from zsyz_model.pool import open_pool

CITY, LEAST, WORKERS = 10, 8, 2
CITY_SECONDS = 60.0
TOLD_GAP = 5e-4
FULL_ROUNDS = 3
"""How many times all counties' plans fit into the time of a run."""
SHARE = 6
"""How much longer than its share a hard county may take where most take far less; drawn ones do not."""
HEAD = "case            counties  projects  method   seconds       gap        value        bound  rounds"


@dataclass(frozen=True, slots=True)
class Case:
    """One province by one method; `gap` is NaN when the method found no plan."""

    case: str
    counties: int
    projects: int
    leaders: int
    method: str
    seconds: float
    gap: float
    value: float
    bound: float
    rounds: int
    repeatable: bool


@dataclass(frozen=True, slots=True)
class Found:
    """All cases of a run, the exponent of the cost over the counties, and what is wrong."""

    cases: tuple[Case, ...]
    faults: tuple[str, ...]

    @property
    def exponent(self) -> float:
        """The slope of log seconds over log counties of the split; NaN with fewer than two sizes."""
        split = [case for case in self.cases if case.method == "split"]
        if len({case.counties for case in split}) < 2:
            return math.nan
        xs, ys = ([math.log(x) for x in axis] for axis in zip(*((c.counties, c.seconds) for c in split), strict=True))  # fmt: skip
        return linear_regression(xs, ys).slope

    def told(self) -> dict[str, object]:
        """The document of `--json`; null stands for what is not a number."""
        return {
            "machine": machine(),
            "versions": versions(),
            "cases": [_finite(asdict(case)) for case in self.cases],
            "exponent": None if math.isnan(self.exponent) else self.exponent,
            "ratios": {"single": _finite({"x": self._ratio()})["x"]},
            "faults": list(self.faults),
        }

    def text(self) -> str:
        """The table for people."""
        lines = [HEAD, *(line(case) for case in self.cases), ""]
        lines.append(f"exponent of the split's seconds over counties: {self.exponent:.2f}")
        return "\n".join(lines)

    def _ratio(self) -> float:
        """Seconds of the single model over the split's, at the largest size."""
        last = {case.method: case.seconds for case in self.cases if case.case == "province"}
        return last.get("single", math.nan) / last.get("split", math.nan)


def run(
    counties: int,
    projects: int | None,
    seconds: float,
    watch: Callable[[str], None] = lambda _line: None,
) -> Found:
    """The city, the sizes up to the province, and the province as one single model.

    Counties of so many projects are drawn from nothing; None: like the demonstration county.
    """
    kind = core if projects is None else _of_size(projects)
    rules = _rules(counties, seconds, SHARE if projects is None else 1)
    cases: list[Case] = []
    faults: list[str] = []
    for name, count, method in _plan(counties):
        province = drawn(count, kind)
        limit = CITY_SECONDS if name == "city" else seconds
        found = _solved(province, replace(rules, seconds=limit), method)
        if found is None:
            cases.append(_lost(name, province, method, limit))
            watch(line(cases[-1]))
            continue
        shares = {county: plan.share for county, plan in found.counties.items()}
        faults += [
            f"{name}, {method}: {fault}" for fault in judge_province(province.reserve, shares)
        ]
        cases.append(_case(name, province, method, found))
        watch(line(cases[-1]))
    return Found(tuple(cases), (*faults, *disagreements(cases)))


def _rules(counties: int, seconds: float, share: int) -> Rules:
    return Rules(
        asdict_of(Weights()),
        gap=TOLD_GAP,
        county_gap=TOLD_GAP / 2,
        seconds=seconds,
        county_seconds=max(1.0, share * seconds * WORKERS / (FULL_ROUNDS * counties)),
    )


def asdict_of(weights: Weights) -> dict[str, float]:
    """The question's weights by the names of the goals."""
    return {
        "missed_targets": weights.missed,
        "merit": 1.0,
        "fit": weights.fit,
        "land_cost": weights.cost,
    }


def _plan(counties: int) -> Iterator[tuple[str, int, str]]:
    if counties >= CITY:
        yield "city", CITY, "single"
    smaller = (LEAST * 17 * 2**k // 16 for k in range(12))
    for count in (x for x in smaller if x < counties):
        yield "growing", count, "split"
    yield "province", counties, "split"
    yield "province", counties, "single"


def _of_size(projects: int) -> Callable[[int], Numbers]:
    size = Size(projects=projects, leaders=max(2, projects // 2), plots=max(2, projects * 2 // 5))
    return lambda seed: county(seed, size)


def drawn(counties: int, kind: Callable[[int], Numbers]) -> Province:
    """Counties of the seeds 0.. with a third of their quota, while another third is the pool.

    The pool comes in the first quarter of each year. 60 % of a county's budget stay, and a
    fifth of all budgets is the province's. A county may sell 5 % of its need a year, at 30 万元.
    """
    own = {f"C{seed:03d}": kind(seed) for seed in range(counties)}
    span = next(iter(own.values())).horizon
    calendar = Horizon(span.first, span.length)
    pool: dict[int, int] = {}
    money: dict[int, int] = {}
    for numbers in own.values():
        for t, hmu in zip(numbers.quarters, numbers.released_hmu, strict=True):
            first = min(s for s in numbers.quarters if calendar.year(s) == calendar.year(t))
            pool[first] = pool.get(first, 0) + hmu // 3
        for year, yuan in numbers.budget_yuan.items():
            money[year] = money.get(year, 0) + yuan // 500 * 100
    kept = {
        name: replace(
            n,
            released_hmu=tuple(hmu // 3 for hmu in n.released_hmu),
            budget_yuan={y: yuan * 6 // 1000 * 100 for y, yuan in n.budget_yuan.items()},
            sale_hmu=sum(c.converted_hmu for c in n.candidates if not c.listed) // 20,
        )
        for name, n in own.items()
    }
    return Province(kept, Reserve(span, pool, money, 30))


def _solved(province: Province, rules: Rules, method: str) -> ProvincePlan | None:
    """The plan, or None when the method finds none in its time."""
    try:
        if method == "single":
            return solve_single(province, rules)
        with open_pool("", WORKERS) as pool:
            return solve_split(province, rules, pool)
    except NoPlanError:
        return None


def _lost(name: str, province: Province, method: str, seconds: float) -> Case:
    """A case without a plan."""
    nothing = ProvincePlan(Status.NO_SOLUTION, math.nan, math.nan, {}, seconds=seconds)
    return _case(name, province, method, nothing)


def _case(name: str, province: Province, method: str, found: ProvincePlan) -> Case:
    numbers = province.counties.values()
    return Case(
        name, len(province.counties), sum(len(n.led) for n in numbers), sum(len(n.leaders) for n in numbers),
        method, found.seconds, found.gap, found.value, found.bound, found.rounds, found.repeatable,
    )  # fmt: skip


def line(case: Case) -> str:
    """One case in one line."""
    return (
        f"{case.case:<14} {case.counties:>9} {case.projects:>9}  {case.method:<7} {case.seconds:>8.1f} "
        f"{case.gap:>9.1e} {case.value:>12.1f} {case.bound:>12.1f} {case.rounds:>7}"
    )


def disagreements(cases: Iterable[Case]) -> Iterator[str]:
    """Provinces where one method's plan is better than another one proved possible."""
    told = list(cases)
    for mine in told:
        for other in told:
            same = (mine.case, mine.counties) == (other.case, other.counties)
            if same and other.value > mine.bound + 1e-6 * abs(mine.bound):
                yield (
                    f"{mine.case}: {other.method} found {other.value:.3f}, better than {mine.method} "
                    f"proved possible ({mine.bound:.3f})"
                )


def _finite(values: dict[str, object]) -> dict[str, object]:
    return {
        k: None if isinstance(v, float) and not math.isfinite(v) else v for k, v in values.items()
    }
