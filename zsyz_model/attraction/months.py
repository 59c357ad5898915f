"""Months as words (``2026-11``) and as whole numbers, so that neighbours differ by one."""

from __future__ import annotations

from datetime import date

YEAR = 12


def ordinal(word: str) -> int:
    """Months since year 0 of a month as the ledger writes it (2026-10, 2026年10月, 202610).

    >>> ordinal("2027-01") - ordinal("2026年12月")
    1

    Raises:
        ValueError: when it is no month.
    """
    digits = "".join(c if c.isdigit() else " " for c in word).split()
    if len(digits) == 1 and len(digits[0]) == 6:
        digits = [digits[0][:4], digits[0][4:]]
    if len(digits) < 2 or len(digits[0]) != 4 or not 1 <= int(digits[1]) <= YEAR:
        raise ValueError(f"“{word}”不是月份")
    return int(digits[0]) * YEAR + int(digits[1]) - 1


def word_of(month: int) -> str:
    """The word of a month: the inverse of `ordinal`.

    >>> word_of(ordinal("2026-10") + 3)
    '2027-01'
    """
    return f"{month // YEAR:04d}-{month % YEAR + 1:02d}"


def month_of(day: date) -> int:
    """The month in which a day lies."""
    return day.year * YEAR + day.month - 1


def quarter_of(month: int) -> str:
    """The quarter in which a month lies.

    >>> quarter_of(ordinal("2027-03"))
    '2027Q1'
    """
    return f"{month // YEAR}Q{month % YEAR // 3 + 1}"


def first_day(month: int) -> date:
    """The first day of a month.

    >>> first_day(ordinal("2027-03")).isoformat()
    '2027-03-01'
    """
    return date(month // YEAR, month % YEAR + 1, 1)
