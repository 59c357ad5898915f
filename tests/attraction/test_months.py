"""Months as words and numbers."""

from __future__ import annotations

from datetime import date

import pytest

from zsyz_model.attraction.months import first_day, month_of, ordinal, quarter_of, word_of


@pytest.mark.parametrize("word", ["2026-10", "2026年10月", "202610", "2026/10", "2026.10"])
def test_a_month_is_read_however_it_is_written(word: str) -> None:
    assert word_of(ordinal(word)) == "2026-10"


@pytest.mark.parametrize("word", ["十月", "2026", "2026-13", "26-10", "", "2026-0"])
def test_what_is_no_month_is_refused(word: str) -> None:
    with pytest.raises(ValueError, match="不是月份"):
        ordinal(word)


def test_months_follow_one_another_over_the_year() -> None:
    december = ordinal("2026-12")

    assert word_of(december + 1) == "2027-01"
    assert (quarter_of(december), quarter_of(december + 1)) == ("2026Q4", "2027Q1")
    assert month_of(date(2026, 12, 31)) == december
    assert first_day(december + 2) == date(2027, 2, 1)
