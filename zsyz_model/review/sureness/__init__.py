"""How sure a ranking is: how far weights may move, how often each rank is reached, reversals."""

from zsyz_model.review.sureness.flips import mark_flips, neighbour_flips, stability
from zsyz_model.review.sureness.intervals import mark_intervals, order_intervals, pair_interval
from zsyz_model.review.sureness.reversal import reversals
from zsyz_model.review.sureness.smaa import acceptability

__all__ = [
    "acceptability",
    "mark_flips",
    "mark_intervals",
    "neighbour_flips",
    "order_intervals",
    "pair_interval",
    "reversals",
    "stability",
]
