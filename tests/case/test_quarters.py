"""Quarters as words and as places of a horizon."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zsyz_model.case import Horizon, named, ordinal


@given(st.integers(4000, 39_999))
def test_a_word_and_its_number_are_each_others_inverse(number: int) -> None:
    assert ordinal(named(number)) == number


@given(st.integers(1011, 9988), st.integers(1, 4), st.integers(-40, 40))
def test_a_place_and_its_word_are_each_others_inverse(year: int, quarter: int, place: int) -> None:
    span = Horizon(f"{max(year, 1020)}Q{quarter}", 8)

    assert span.place(span.word(place)) == place


def test_neighbours_differ_by_one_across_the_year() -> None:
    assert ordinal("2028Q1") - ordinal("2027Q4") == 1


@pytest.mark.parametrize("word", ["2027Q5", "2027Q0", "27Q1", "2027q1", "2027Q1 ", "", "一季度"])
def test_what_is_no_quarter_is_refused(word: str) -> None:
    with pytest.raises(ValueError, match=f"not a quarter: {word!r}"):
        ordinal(word)


def test_a_horizon_names_its_quarters_and_years() -> None:
    span = Horizon("2027Q3", 4)

    assert span.quarters == ("2027Q3", "2027Q4", "2028Q1", "2028Q2")
    assert [span.place(word) for word in ("2027Q2", "2027Q3", "2028Q2", "2029Q1")] == [0, 1, 4, 7]
    assert [span.year(t) for t in range(0, 6)] == [2027, 2027, 2027, 2028, 2028, 2028]
