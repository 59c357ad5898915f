"""The year's end as it may be expected (年末预测): what planned and running starts still bring in.

Money is in 元 as exact fractions, shares likewise.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from zsyz_model.case.assessing import CreditLine, Undecided
from zsyz_model.findings import Finding

PLANNED, RUNNING = "方案开工", "已开工"


@dataclass(frozen=True, slots=True)
class Expected:
    """What a project is expected to bring in the rest of the year.

    `since`: the month of its start (``2027-02``); `months`: how many of the months over which
    its money arrives (`spread`) lie in the rest of the year; `rate`: the share of its investment
    that a started project brings; `paid_yuan`: what has arrived; `unit`: who would be credited.
    """

    project_id: str
    since: str
    basis: str
    months: int
    spread: int
    invest_yuan: Fraction
    rate: Fraction
    paid_yuan: Fraction
    unit: str
    in_city: bool

    @property
    def yuan(self) -> Fraction:
        """Investment × rate × months ÷ spread, and no more than what has not arrived yet."""
        due = self.invest_yuan * self.rate * self.months / self.spread
        return min(due, max(self.invest_yuan - self.paid_yuan, Fraction(0)))


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A start that is not expected to count, and why."""

    project_id: str
    fact: str
    advice: str


@dataclass(frozen=True, slots=True)
class UnitForecast:
    """A unit at the year's end: credited so far, expected besides, and what then still lacks.

    `score`, `rank` and `need_yuan` are None for a unit without a task.
    """

    unit: str
    unit_kind: str
    task_yuan: Fraction | None
    credited_yuan: Fraction
    expected_yuan: Fraction
    deducted: Fraction
    score: Fraction | None
    rank: int | None
    need_yuan: Fraction | None
    working: str


@dataclass(frozen=True, slots=True)
class Forecast:
    """The year's end: what is expected of each start, credited line by line, and each unit.

    `planned` says whether the starts of a plan are among it; `source` where the rates are from.
    """

    year: int
    as_of: str
    planned: bool
    source: str
    expected: tuple[Expected, ...] = ()
    lines: tuple[CreditLine, ...] = ()
    undecided: tuple[Undecided, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    units: tuple[UnitForecast, ...] = ()
    findings: tuple[Finding, ...] = ()
