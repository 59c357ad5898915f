"""Shares that add up: Shapley values of known games, closed orders, one stated order."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise, permutations

import pytest

from zsyz_model.inquiry.sharing import Chosen, Shares, in_order, shapley, share


def _glove(chosen: Chosen) -> int:
    """Player 0 has a left glove, 1 and 2 a right one each: a pair is worth 1."""
    return int(0 in chosen and bool(chosen & {1, 2}))


def _values(shares: Shares[int]) -> dict[tuple[int, ...], Fraction]:
    def rise(before: Chosen, after: Chosen) -> Fraction:
        return Fraction(shares.worths[after] - shares.worths[before])

    return {block: share(shares.steps, block, rise) for block in shares.blocks}


def test_the_glove_game_has_its_textbook_values() -> None:
    shares = shapley(3, _glove)

    assert shares is not None
    assert shares.orders == 6
    assert _values(shares) == {(0,): Fraction(2, 3), (1,): Fraction(1, 6), (2,): Fraction(1, 6)}


@pytest.mark.parametrize("salt", range(20))
def test_values_are_the_mean_over_all_orders_that_can_be_planned(salt: int) -> None:
    """Four turns, some choices closed: every order is walked by hand."""
    closed = {frozenset(x) for x in ((1,), (0, 3), (1, 2)) if (salt >> len(x) + x[0]) & 1}

    def worth(chosen: Chosen) -> int | None:
        return None if chosen in closed else (salt * 7 + sum(3**i for i in chosen) ** 2) % 101

    open_ = []
    for order in permutations(range(4)):
        walked = [frozenset(order[:k]) for k in range(5)]
        if all(worth(x) is not None for x in walked):
            open_.append(walked)
    wanted = {(i,): Fraction(0) for i in range(4)}
    for walked in open_:
        for before, after in pairwise(walked):
            [i] = after - before
            wanted[i,] += Fraction((worth(after) or 0) - (worth(before) or 0), len(open_))

    shares = shapley(4, worth)

    assert shares is not None
    assert shares.orders == len(open_)
    assert _values(shares) == wanted


def test_what_can_only_be_turned_with_the_next_shares_one_effect() -> None:
    def worth(chosen: Chosen) -> int | None:
        return None if chosen == {0} else len(chosen) ** 2

    shares = in_order(3, worth)

    assert _values(shares) == {(0, 1): Fraction(4), (2,): Fraction(5)}


def test_no_order_at_all_is_said() -> None:
    assert shapley(2, lambda chosen: None if len(chosen) == 1 else 0) is None
