"""Quarters as words (``2027Q1``) and as places 1..H of a planning horizon."""

from __future__ import annotations

import re
from dataclasses import dataclass

_QUARTER = re.compile(r"(\d{4})Q([1-4])")


def ordinal(quarter: str) -> int:
    """Quarters since year 0, so that neighbours differ by one.

    >>> ordinal("2027Q1") - ordinal("2026Q4")
    1
    """
    match = _QUARTER.fullmatch(quarter)
    if match is None:
        raise ValueError(f"not a quarter: {quarter!r}")
    return int(match[1]) * 4 + int(match[2]) - 1


def named(number: int) -> str:
    """The word of an ordinal: the inverse of `ordinal`."""
    return f"{number // 4}Q{number % 4 + 1}"


@dataclass(frozen=True, slots=True)
class Horizon:
    """The quarters 1..H that are planned.

    `first` is the word of quarter 1, `length` is H.
    """

    first: str
    length: int

    @property
    def quarters(self) -> tuple[str, ...]:
        """The H quarter words in order."""
        start = ordinal(self.first)
        return tuple(named(start + i) for i in range(self.length))

    def place(self, quarter: str) -> int:
        """1 for the first planned quarter; below 1 before it, above H after it."""
        return ordinal(quarter) - ordinal(self.first) + 1

    def word(self, place: int) -> str:
        """The quarter word of a place: the inverse of `place`."""
        return named(ordinal(self.first) + place - 1)

    def year(self, place: int) -> int:
        """The calendar year of a place."""
        return (ordinal(self.first) + place - 1) // 4
