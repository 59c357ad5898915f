"""Paddy, capacity, advances, turnover and sales for the tiny counties, two counties in three."""

from __future__ import annotations

from dataclasses import replace

from numpy.random import Generator, default_rng

from zsyz_model.planning.numbers import Candidate, Cover, Numbers

FAMILY = 20260932


def with_accounts(numbers: Numbers, seed: int) -> Numbers:
    """The county with what its seed gives it; most of it small, so that everything is tried."""
    rng = default_rng([FAMILY, seed])
    if rng.random() < 0.33:
        return numbers
    length, count = numbers.horizon.length, len(numbers.candidates)
    turnover = _one(rng, 0, 0, 0, 1, 2, 4)
    sale = _one(rng, 0, 0, 0, 1, 2)
    covers = tuple(
        _cover(rng, kind, name, unit, per, numbers.candidates, length)
        for kind, name, unit, per in (("占补水田", "paddy", "亩", 100), ("占补产能", "capacity", "公斤", 1))
        if rng.random() < 0.3
    )  # fmt: skip
    return replace(
        numbers,
        covers=covers if count else (),
        advance_hmu=_one(rng, 0, 0, 0, 1, 2, 4),
        turnover_hmu=turnover,
        turnover_quarters=_one(rng, 1, 1, 2, 12),
        sale_hmu=sale,
        sale_hwan=_one(rng, 0, 100, 300, 1200),
    )


def _cover(
    rng: Generator,
    kind: str,
    name: str,
    unit: str,
    per: int,
    candidates: tuple[Candidate, ...],
    length: int,
) -> Cover:
    need = {c.project_id: _one(rng, 0, 1, 1, 2) for c in candidates}
    return Cover(
        kind, name, unit, per,
        need={p: small for p, small in need.items() if small},
        stock=tuple(_one(rng, 0, 0, 0, 1) for _ in range(length)),
        price_yuan=tuple(_one(rng, 100, 200, 200, 400) for _ in range(length)),
    )  # fmt: skip


def _one(rng: Generator, *values: int) -> int:
    return int(rng.choice(values))
