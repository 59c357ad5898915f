"""What questions cost, as ratios to one weighted solve of the same county in the same run.

Each county and its questions have one process; each question starts from what is remembered
of the plan and of nothing else. Times are processor seconds with those of children, so that
other work on the machine hardly counts; the solver has one thread.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from multiprocessing import get_context
from pathlib import Path
from random import Random
from statistics import median

from benchmarks.machine import machine, versions
from benchmarks.ours import weighted
from benchmarks.question import Stop, Weights
from zsyz_model.case import Case, Change
from zsyz_model.inquiry import Known, inputs, know, wished
from zsyz_model.inquiry.alternatives import Contract, alternatives
from zsyz_model.inquiry.repair import repair
from zsyz_model.inquiry.robust import robust
from zsyz_model.inquiry.why import why
from zsyz_model.inquiry.worth import worth
from zsyz_model.pipeline import read_case
from zsyz_model.planning import Memory
from zsyz_model.planning.numbers import Numbers
from zsyz_model.planning.reading import read_numbers

SCENARIOS = Path(__file__).parents[1] / "scenarios"
COUNTIES = ("base", "tight_quota", "leadership_change")
WEIGHTED = "weighted solve"
WHY, FLIP, CONFLICT = "why", "why, with what turns it", "conflict with repairs"
WORTH, RANGE, TEN, TEN_STARTS, DRAWS = "one unit", "one unit, with its range", "ten plans", "ten plans, by starts", "1,000 draws"  # fmt: skip
MOST = {
    WHY: 1.0,
    FLIP: 10.0,
    CONFLICT: 15.0,
    WORTH: 0.5,
    RANGE: 5.0,
    TEN: 10.0,
    TEN_STARTS: 10.0,
    DRAWS: 5.0,
}
"""What the median of each kind may cost, in weighted solves."""
MUSTS, LEFT = 6, 0.3
"""The planted conflict: so many projects must start while so much of the plan quota is left."""

Task = tuple[str, str, Callable[[Known], object]]
"""Kind, subject, and the question."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question to one county: processor seconds."""

    county: str
    kind: str
    subject: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Found:
    """All that was asked, and what it comes to."""

    asked: tuple[Asked, ...]

    @property
    def ratios(self) -> dict[str, tuple[float, ...]]:
        """The cost of each question of a kind over the weighted solve of its county, ascending."""
        yardstick = {x.county: x.seconds for x in self.asked if x.kind == WEIGHTED}
        kinds = dict.fromkeys(x.kind for x in self.asked if x.kind != WEIGHTED)
        return {
            kind: tuple(sorted(x.seconds / yardstick[x.county] for x in self.asked if x.kind == kind))
            for kind in kinds
        }  # fmt: skip

    @property
    def faults(self) -> tuple[str, ...]:
        """Kinds whose median costs more than it may."""
        middle = {kind: median(x) for kind, x in self.ratios.items()}
        return tuple(
            f"{kind}: {x:.2f} weighted solves, over {MOST[kind]:g}"
            for kind, x in middle.items()
            if x > MOST[kind]
        )

    def told(self) -> dict[str, object]:
        """The document of `--json`."""
        return {
            "machine": machine(),
            "versions": versions(),
            "asked": [asdict(x) for x in self.asked],
            "ratios": {k: {"median": median(x), "all": x} for k, x in self.ratios.items()},
            "faults": list(self.faults),
        }

    def text(self) -> str:
        """The table for people."""
        rows = [
            f"{x.county:<18} {x.kind:<26} {x.subject:<24} {x.seconds:>8.2f}" for x in self.asked
        ]
        last = [
            f"{kind:<26} {len(x):>3} {median(x):>8.2f} {x[-1]:>8.2f} {MOST[kind]:>8g}"
            for kind, x in self.ratios.items()
        ]
        head = f"{'county':<18} {'kind':<26} {'subject':<24} {'seconds':>8}"
        under = f"{'in weighted solves':<26} {'n':>3} {'median':>8} {'worst':>8} {'may be':>8}"
        return "\n".join([head, *rows, "", under, *last])


def run(
    each: int, counties: Sequence[str] = COUNTIES, watch: Callable[[str], None] = lambda _: None
) -> Found:
    """`each` questions of a kind to every county, drawn from its name."""
    asked: list[Asked] = []
    for county in counties:
        with get_context("spawn").Pool(1) as pool:
            asked += pool.apply(ask_county, (county, each))
        for one in asked[-len([x for x in asked if x.county == county]) :]:
            watch(f"{one}")
    return Found(tuple(asked))


def ask_county(county: str, each: int) -> list[Asked]:
    """The weighted solve of a county, then every question."""
    case = read_case(SCENARIOS / f"{county}.yaml")
    known = know(case)
    numbers = _numbers(known)
    solve = (WEIGHTED, "", lambda _known: weighted(numbers, Weights(), Stop(1e-4, 600.0)))
    return [
        Asked(county, kind, subject, _timed(question, known))
        for kind, subject, question in (solve, *tasks(known, Random(county), each))
    ]


def tasks(known: Known, draw: Random, each: int) -> Iterator[Task]:
    """The questions: half about leaders, half about starts; one unit of each input in turn."""
    numbers = _numbers(known)
    for _ in range(each):
        yield from _why(_other_leader(known, numbers, draw))
        yield from _why({"project": draw.choice(numbers.candidates).project_id})
    for kind, subject in _units(numbers, draw, each):
        yield WORTH, f"{kind} {subject}", lambda k, a=(kind, subject): worth(k, *a, most_steps=0)  # type: ignore[misc]
        yield RANGE, f"{kind} {subject}", lambda k, a=(kind, subject): worth(k, *a)  # type: ignore[misc]
    impossible = planted(known, draw)
    yield CONFLICT, f"{MUSTS} musts", lambda _known: repair(impossible)
    yield DRAWS, "the plan given", lambda k: robust(k, 1000, 1)
    for kind, kinds in ((TEN, ("开工", "包保")), (TEN_STARTS, ("开工",))):
        contract = Contract(10, 0.01, 5, kinds, gap=0.005)
        yield kind, "1 %, 5 apart", lambda k, c=contract: alternatives(k, c)  # type: ignore[misc]


def planted(known: Known, draw: Random) -> Case:
    """The case with too many musts for the quota that is left."""
    wanting = [c.project_id for c in _numbers(known).candidates if c.new_quarters and not c.listed]
    musts = draw.sample(wanting, min(MUSTS, len(wanting)))
    changes = [Change("项目", p, column="必须开工", set=True) for p in musts]
    less = Change("用地指标", where={"类别": "计划指标"}, column="数量", times=LEFT)
    return wished(known.case, changes=[*changes, less])


def _why(about: dict[str, str]) -> Iterator[Task]:
    subject = " ".join(about.values())
    yield WHY, subject, lambda k: _first_why(k, about, with_flips=False)
    yield FLIP, subject, lambda k: _first_why(k, about, with_flips=True)


def _first_why(known: Known, about: dict[str, str], *, with_flips: bool) -> object:
    return why(known, **about, with_flips=with_flips)


def _other_leader(known: Known, numbers: Numbers, draw: Random) -> dict[str, str]:
    leads = {x.project_id: x.leader_id for x in known.plan.leads}
    fixed = {p for p, _ in numbers.pinned}
    other = [
        x
        for x in numbers.pairs
        if leads.get(x.project_id) not in (None, x.leader_id) and x.project_id not in fixed
    ]
    pair = draw.choice(other)
    return {"project": pair.project_id, "leader": pair.leader_id}


def _units(numbers: Numbers, draw: Random, each: int) -> Iterator[tuple[str, str]]:
    """One unit of every kind of input, and of further ones in turn: `each`, or all kinds once."""
    subjects = {
        inputs.QUOTA: list(numbers.horizon.quarters),
        inputs.PLACES: [x.leader_id for x in numbers.leaders],
        inputs.WEEKS: [k.scheme_id for k in numbers.schemes],
        inputs.BUDGET: [str(year) for year in numbers.budget_yuan],
        inputs.HOURS: [x.leader_id for x in numbers.leaders],
    }
    drawn = {kind: draw.sample(names, len(names)) for kind, names in subjects.items()}
    for i in range(max(each, len(drawn))):
        kind = tuple(drawn)[i % len(drawn)]
        if rest := drawn[kind][i // len(drawn) :]:
            yield kind, rest[0]


def _numbers(known: Known) -> Numbers:
    return read_numbers(known.case, known.outcome.admission, known.outcome.scores)


def _timed(question: Callable[[Known], object], known: Known) -> float:
    """Processor seconds of a question to a plan of which only the plan is remembered.

    What answers two questions at once (a project's start and its leader) counts by half.
    """
    memory = Memory(dict(known.memory.answers), dict(known.memory.points))
    began = os.times()
    answer = question(replace(known, memory=memory))
    spent = sum(os.times()[:4]) - sum(began[:4])
    return spent / (len(answer) if isinstance(answer, tuple) else 1)
