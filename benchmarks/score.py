"""Ranking under 10,000 sampled weights against plain numpy, and scoring methods against libraries.

Every competitor has a process of its own for each task; the clock runs inside, after imports,
after the data are there and after one call on a small table. Short calls are repeated; the
median counts. All answers to one task are the same numbers, which the tests hold them to.
"""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from statistics import median

import numpy as np
from numpy.typing import NDArray

from benchmarks.ledger import peaks
from benchmarks.machine import machine, versions

Floats = NDArray[np.float64]
Job = Callable[[Floats], Floats]
"""Values (n, m), 0 to 1, to points (n,), ranks (draws, n) or weights (m,)."""

PROJECTS, FEW, MIDDLE, CRITERIA, DRAWS, BLOCK = 10_000, 46, 1_000, 12, 10_000, 250
OURS, NUMPY, PYMCDM, SKCRITERIA = "zsyz", "numpy", "pymcdm", "scikit-criteria"
MANY, FEWER = "SMAA, 10,000 projects", "SMAA, 46 projects"
MOST_RATIO, MOST_MB = {MANY: 1.2, FEWER: 1.2}, 1024
MOST_METHOD_RATIO = 1.1
SECONDS, REPEATS = 0.5, 50
"""Short calls are repeated for so long, at most so often."""


@dataclass(frozen=True, slots=True)
class Taken:
    """One competitor at one task: seconds of a call, and the process's peak megabytes."""

    task: str
    who: str
    seconds: float
    mb: float


@dataclass(frozen=True, slots=True)
class Found:
    """All that a run took, and what it comes to."""

    taken: tuple[Taken, ...]

    @property
    def ratios(self) -> dict[tuple[str, str], float]:
        """Our seconds over a peer's by task and peer, the median of the rounds."""
        pairs = dict.fromkeys((one.task, one.who) for one in self.taken if one.who != OURS)
        return {
            (task, who): median(
                own / other
                for own, other in zip(self._of(task, OURS), self._of(task, who), strict=True)
            )
            for task, who in pairs
        }

    @property
    def faults(self) -> tuple[str, ...]:
        """What the figures fall short of: among several libraries the fastest counts."""
        worst: dict[str, float] = {}
        for (task, _), ratio in self.ratios.items():
            worst[task] = max(ratio, worst.get(task, 0.0))
        limits = {task: MOST_RATIO.get(task, MOST_METHOD_RATIO) for task in worst}
        found = [
            f"{task}: {ratio:.2f} times the fastest peer, over {limits[task]}"
            for task, ratio in worst.items()
            if ratio > limits[task]
        ]
        held = max((one.mb for one in self.taken if one.who == OURS), default=0.0)
        return (*found, *([f"{held:.0f} MB, over {MOST_MB}"] if held > MOST_MB else []))

    def _of(self, task: str, who: str) -> list[float]:
        return [one.seconds for one in self.taken if (one.task, one.who) == (task, who)]

    def told(self) -> dict[str, object]:
        """The document of `--json`."""
        return {
            "machine": machine(),
            "versions": versions(),
            "cases": [asdict(one) for one in self.taken],
            "ratios": {f"{task} / {who}": 1 / x for (task, who), x in self.ratios.items()},
            "faults": list(self.faults),
        }

    def text(self) -> str:
        """The table for people."""
        rows = [f"{o.task:<22} {o.who:<16} {o.seconds:>10.5f} {o.mb:>6.0f}" for o in self.taken]
        last = [
            f"{task}: zsyz takes {x:.2f} times what {who} takes"
            for (task, who), x in self.ratios.items()
        ]
        head = f"{'task':<22} {'who':<16} {'seconds':>10} {'MB':>6}"
        return "\n".join([head, *rows, "", *last])


def run(
    rounds: int,
    tasks: Sequence[str] | None = None,
    watch: Callable[[str], None] = lambda _: None,
) -> Found:
    """Each task by each competitor in turns, so that all meet the same machine."""
    taken: list[Taken] = []
    for task in [task for _ in range(rounds) for task in tasks or SIZES]:
        for who in [who for name, who in JOBS if name == task]:
            taken.append(apart(task, who))
            watch(f"{taken[-1]}")
    return Found(tuple(taken))


def apart(task: str, who: str) -> Taken:
    """One competitor at one task in a fresh process."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(timed, (task, who))


def timed(task: str, who: str) -> Taken:
    """The median of some calls, after a first one on a small table."""
    job, values = JOBS[task, who], table(SIZES[task])
    job(table(20))
    spent: list[float] = []
    while not spent or (sum(spent) < SECONDS and len(spent) < REPEATS):
        began = time.perf_counter()
        job(values)
        spent.append(time.perf_counter() - began)
    return Taken(task, who, median(spent), peaks()[0])


def table(projects: int) -> Floats:
    """Shares (projects, criteria) of which the least is 0.01 and the most 1 in each column."""
    values = np.random.default_rng(projects).random((projects, CRITERIA))
    span = np.ptp(values, axis=0)
    return np.asarray(0.01 + 0.99 * (values - values.min(axis=0)) / span)


def weights() -> Floats:
    """Given weights that add up to 1."""
    return np.arange(1.0, CRITERIA + 1) / (CRITERIA * (CRITERIA + 1) / 2)


def accept(values: Floats) -> Floats:
    """Ours: every rank counted, marks, quantiles and intervals; no early stop."""
    from zsyz_model.review.sureness import acceptability

    names = [f"P{i:05d}" for i in range(len(values))]
    return acceptability(values, 100.0, names, 60.0, 80.0, 1, DRAWS, tolerance=0.0).passing


def rank(values: Floats) -> Floats:
    """The plain way: for each block a product, for each draw one argsort; nothing is counted."""
    rng = np.random.default_rng(1)
    for _ in range(DRAWS // BLOCK):
        drawn = rng.standard_exponential((BLOCK, CRITERIA))
        totals = (drawn / drawn.sum(axis=1, keepdims=True)) @ values.T
        for row in totals:
            np.argsort(row)
    return np.asarray(totals)


def ours(values: Floats, method: str) -> Floats:
    """Our pipeline from values to points with parts."""
    from zsyz_model.review.methods import Matrix, evaluate

    one = np.ones(CRITERIA)
    matrix = Matrix(values, np.ones(CRITERIA, dtype=bool), weights(), 0.01 * one, one)
    return evaluate(matrix, method).points


def weighed(values: Floats, method: str) -> Floats:
    """Our weights from the spread of the shares."""
    from zsyz_model.review import methods

    return methods.entropy_weights(values) if method == "entropy" else methods.critic_weights(values)  # fmt: skip


def pymcdm(values: Floats, method: str) -> Floats:
    """The method of pymcdm on shares between the least and the most, or its weights."""
    from pymcdm import methods, normalizations
    from pymcdm import weights as theirs

    if method in ("entropy", "critic"):
        told: Floats = getattr(theirs, f"{method}_weights")(values)
        return told
    makers: dict[str, Callable[[], Callable[..., Floats]]] = {
        "topsis": lambda: methods.TOPSIS(normalizations.minmax_normalization),
        "vikor": lambda: methods.VIKOR(normalizations.minmax_normalization),
        "promethee": lambda: methods.PROMETHEE_II("usual"),
    }
    points = makers[method]()(values, weights(), np.ones(CRITERIA))
    return {"vikor": 1.0 - points, "promethee": (points + 1.0) / 2.0}.get(method, points)


def skcriteria(values: Floats, method: str) -> Floats:
    """The method of scikit-criteria behind its scaler, or its weights."""
    import skcriteria as sk
    from skcriteria.agg import topsis, vikor
    from skcriteria.preprocessing import scalers, weighters

    problem = sk.mkdm(values, [max] * CRITERIA, weights=weights())
    if method in ("entropy", "critic"):
        weigher = weighters.EntropyWeighter() if method == "entropy" else weighters.CRITIC()
        return np.asarray(weigher.transform(problem).weights)
    scaled = scalers.MinMaxScaler(target="matrix").transform(problem)
    if method == "topsis":
        return np.asarray(topsis.TOPSIS().evaluate(scaled).e_.similarity)
    return 1.0 - np.asarray(vikor.VIKOR().evaluate(scaled).e_.q_k)


METHODS = ("topsis", "vikor", "promethee", "entropy", "critic")
SIZES = {MANY: PROJECTS, FEWER: FEW, **dict.fromkeys(METHODS, MIDDLE)}
JOBS: dict[tuple[str, str], Job] = {
    **{(task, OURS): accept for task in MOST_RATIO},
    **{(task, NUMPY): rank for task in MOST_RATIO},
    **{(m, OURS): partial(ours, method=m) for m in METHODS[:3]},
    **{(m, OURS): partial(weighed, method=m) for m in METHODS[3:]},
    **{(m, PYMCDM): partial(pymcdm, method=m) for m in METHODS},
    **{(m, SKCRITERIA): partial(skcriteria, method=m) for m in METHODS if m != "promethee"},
}
"""Who does what: scikit-criteria has no PROMETHEE."""
