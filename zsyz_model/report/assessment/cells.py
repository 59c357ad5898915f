"""Formulas of the assessment's workbook: amounts in 万元, scores, ranks, each with its value."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from zsyz_model.case.assessing import AssessmentRules
from zsyz_model.sheets import Formula

FIRST = 4
"""The first row of data in Excel's count: two lines of notes and the headers stand above."""
YUAN_PER_WAN = 10_000
SMALL = "0.000000001"
AMOUNT = "#,##0.00####"


def number_of(value: Fraction | None) -> float | None:
    """A number for a cell; None stays an empty one."""
    return None if value is None else float(value)


def wan_of(yuan: Fraction | None) -> float | None:
    """元 as 万元 for a cell."""
    return None if yuan is None else float(yuan / YUAN_PER_WAN)


def or_blank(value: Fraction | None) -> float | str:
    """What a formula gives that may give nothing."""
    return "" if value is None else float(value)


def share_of(value: Fraction) -> Formula:
    """A fraction as the division that it is, so that thirds add up."""
    return Formula(f"={value.numerator}/{value.denominator}", float(value))


def limits_of(rules: AssessmentRules, year: int) -> tuple[float | None, float | None]:
    """Full marks and cap as they are at the year's end."""
    day = date(year, 12, 31)
    return number_of(rules.value("score.full", day)), number_of(rules.value("score.cap", day))


def sum_for(sheet: str, names: str, amounts: str, size: int, wanted: str) -> str:
    """The sum of a sheet's amounts in the rows of one name; no wildcard of a name can mislead it."""
    last = FIRST + max(size, 1) - 1
    where = f"{sheet}!${names}${FIRST}:${names}${last}={wanted}"
    return f"SUMPRODUCT(({where})*{sheet}!${amounts}${FIRST}:${amounts}${last})"


def score_of(money: str, task: str, rest: str, row: int, value: Fraction | None) -> Formula:
    """Credited ÷ task × full, capped, less deductions; `rest` are the columns of the latter three."""
    full, cap, taken = (f"{column}{row}" for column in rest)
    capped = f'MIN({money}{row}/{task}{row}*IF({full}="",1,{full}),IF({cap}="",1E+300,{cap}))'
    return Formula(f'=IF({task}{row}=0,"",{capped}-{taken})', or_blank(value))


def rank_in_class(kinds: str, scores: str, row: int, last: int, rank: int | None) -> Formula:
    """How many of the row's class have more, plus one; equal scores share a rank."""
    listed = f"${scores}${FIRST}:${scores}${last}"
    above = (
        f"(${kinds}${FIRST}:${kinds}${last}={kinds}{row})*ISNUMBER({listed})"
        f"*({listed}>{scores}{row}+{SMALL})"
    )
    return Formula(f'=IF({scores}{row}="","",SUMPRODUCT({above})+1)', rank or "")
