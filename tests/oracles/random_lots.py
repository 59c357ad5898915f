"""Tiny counties in which stalled holders release conversion right instead of land."""

from __future__ import annotations

from dataclasses import replace

from numpy.random import default_rng

from zsyz_model.planning.numbers import Numbers, Plot

FAMILY = 20261127


def with_lots(numbers: Numbers, seed: int) -> Numbers:
    """The county with its released plots turned into quota, and a lot beside them."""
    rng = default_rng([FAMILY, seed])
    turned = tuple(
        replace(j, quota=bool(j.holder), credit_percent=0) if j.holder else j for j in numbers.plots
    )
    last = numbers.horizon.length
    ready = int(rng.choice((1, 1, 2)))
    more = Plot(
        "Q9", int(rng.choice((1, 2, 3, 4))), ready, 0, int(rng.choice((0, 50, 300))),
        int(rng.choice((0, 200, 900))), holder="X9", due=int(rng.choice((last, last, ready))), quota=True,
    )  # fmt: skip
    lots = {j.plot_id for j in turned if j.quota}
    return replace(
        numbers,
        plots=(*turned, more),
        candidates=tuple(
            replace(c, plot_quarters={j: q for j, q in c.plot_quarters.items() if j not in lots})
            for c in numbers.candidates
        ),
    )
