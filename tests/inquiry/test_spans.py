"""A span is cut up whole and in order, whatever its ends."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from zsyz_model.inquiry.spans import pieces


def test_each_piece_is_four_times_as_wide() -> None:
    assert list(pieces((1, 2000), 100)) == [(1, 100), (101, 500), (501, 2000)]
    assert list(pieces((-3, 9), None)) == [(-3, 9)]
    assert list(pieces((5, 4), 10)) == list(pieces((5, 4), None)) == []


@given(st.integers(-50, 50), st.integers(-50, 400), st.none() | st.integers(1, 30))
def test_no_step_is_left_out_and_none_is_looked_at_twice(
    low: int, high: int, stride: int | None
) -> None:
    found = [k for a, b in pieces((low, high), stride) for k in range(a, b + 1)]

    assert found == list(range(low, high + 1))
