"""Lines and capacities at random for a tiny county, from a stream of their own."""

from __future__ import annotations

from dataclasses import replace

from numpy.random import Generator, default_rng

from zsyz_model.case.capacity import Cap
from zsyz_model.case.lending import Line
from zsyz_model.planning.numbers import Candidate, Numbers, Plot

FAMILY = 20260931


def with_money(numbers: Numbers, seed: int) -> Numbers:
    """The county with gaps, lines and capacities that often do not suffice; sometimes without."""
    rng = default_rng([FAMILY, seed])
    if rng.random() < 0.6:
        numbers = replace(
            numbers,
            candidates=tuple(
                replace(c, gap_yuan=100 * _one(rng, 0, 1, 2, 3, 5)) for c in numbers.candidates
            ),
            lines=tuple(
                _line(rng, f"F{i}", numbers.candidates) for i in range(1, _one(rng, 1, 2, 3) + 1)
            ),
        )
    if rng.random() < 0.5:
        caps = (_cap(rng, numbers.candidates, numbers.plots) for _ in range(_one(rng, 1, 1, 2)))
        numbers = replace(numbers, caps=tuple(caps))
    return numbers


def _one(rng: Generator, *values: int) -> int:
    return int(rng.choice(values))


def _line(rng: Generator, name: str, candidates: tuple[Candidate, ...]) -> Line:
    limit = 100 * _one(rng, 0, 2, 3, 5, 8)
    return Line(
        line_id=name,
        limit_yuan=limit,
        single_yuan=min(limit, 100 * _one(rng, 1, 2, 4, 9)),
        takers=frozenset(c.project_id for c in candidates if rng.random() < 0.75),
    )


def _cap(rng: Generator, candidates: tuple[Candidate, ...], plots: tuple[Plot, ...]) -> Cap:
    uses = {c.project_id: use for c in candidates if (use := _one(rng, 0, 1500, 2001, 4000))}
    area = rng.random() < 0.3
    return Cap(
        place="A",
        factor="园区面积" if area else "能耗",
        room_milli=_one(rng, 0, 1500, 2000, 3501, 6000),
        new={p: use for p, use in uses.items() if rng.random() < 0.7},
        plot={} if area else uses,
        plots=frozenset(j.plot_id for j in plots if rng.random() < 0.6),
    )
