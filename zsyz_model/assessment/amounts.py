"""Exact amounts, the rate of a day, and cells as words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

from zsyz_model.case import Case, Row, missing, rows_of

YUAN_PER_WAN = 10_000
Rates = Mapping[tuple[str, date], Fraction]
"""(currency, day) → yuan for one of its units."""


def exact(value: object) -> Fraction | None:
    """The decimal that a cell shows, as a fraction; None for an empty cell."""
    return None if missing(value) else Fraction(Decimal(str(value)))


def yuan_of(wan: object) -> Fraction | None:
    """An amount in 万 as single units, exactly; None for an empty cell."""
    amount = exact(wan)
    return None if amount is None else amount * YUAN_PER_WAN


def word(row: Row, column: str) -> str:
    """A cell as a word without spaces around it; empty when the cell is."""
    return "" if missing(row[column]) else str(row[column]).strip()


def rates_of(case: Case) -> Rates:
    """The rates of the sheet 汇率 that are positive."""
    found: dict[tuple[str, date], Fraction] = {}
    for row in rows_of(case.table("fx")).values():
        rate = exact(row["rate"])
        if rate is not None and rate > 0 and not missing(row["day"]):
            found[word(row, "currency"), row["day"].date()] = rate
    return found


def told_wan(yuan: Fraction) -> str:
    """An amount in 万元 as people write it, to the cent when it does not end sooner.

    >>> told_wan(Fraction(30_000_000))
    '3000'
    """
    return told(yuan / YUAN_PER_WAN, 6)


def told(number: Fraction, digits: int = 4) -> str:
    """A number with at most so many decimals and no padding.

    >>> told(Fraction(1, 3))
    '0.3333'
    """
    text = f"{Decimal(number.numerator) / Decimal(number.denominator):.{digits}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
