"""From the case to the further accounts of farmland compensation: 占补水田 and 占补产能."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from zsyz_model.case import Case, Row, missing, rows_of
from zsyz_model.planning.numbers import Cover

YUAN = 10_000
"""Yuan in 万元."""


@dataclass(frozen=True, slots=True)
class _Account:
    """How an account is read: its column of the project sheet, its unit and its default price."""

    kind: str
    name: str
    column: str
    unit: str
    per: int
    price: str


_ACCOUNTS = (
    _Account("占补水田", "paddy", "paddy_mu", "亩", 100, "paddy_wan_per_mu"),
    _Account("占补产能", "capacity", "capacity_kg", "公斤", 1, "capacity_wan_per_kg"),
)


def covers_of(case: Case, waiting: Iterable[Row]) -> tuple[Cover, ...]:
    """The accounts that some waiting project needs, or of which there is any stock."""
    rows = tuple(waiting)
    found = (_cover(case, account, rows) for account in _ACCOUNTS)
    return tuple(cover for cover in found if cover.need or any(cover.stock))


def _cover(case: Case, account: _Account, waiting: tuple[Row, ...]) -> Cover:
    span, table = case.scenario.span, case.table("quota")
    stock = [0] * span.length
    default = Decimal(str(getattr(case.scenario.land, account.price)))
    price = dict.fromkeys(span.quarters, default)
    for row in rows_of(table[table["quota_kind"] == account.kind]).values():
        if (t := max(1, span.place(row["quarter"]))) <= span.length:
            stock[t - 1] += _whole(row["amount"], account.per, ROUND_FLOOR)
        if row["quarter"] in price and not missing(row["price_wan"]):
            price[row["quarter"]] = Decimal(str(row["price_wan"]))
    return Cover(
        kind=account.kind,
        name=account.name,
        unit=account.unit,
        per=account.per,
        need=dict(_needs(account, waiting)),
        stock=tuple(stock),
        price_yuan=tuple(round(wan * YUAN / account.per) for wan in price.values()),
    )


def _needs(account: _Account, waiting: tuple[Row, ...]) -> Iterator[tuple[str, int]]:
    """What each project occupies, where it occupies any."""
    for row in waiting:
        if need := _whole(row[account.column], account.per, ROUND_CEILING):
            yield row["project_id"], need


def _whole(value: object, per: int, rounding: str) -> int:
    """An amount in whole small units, rounded towards caution; an empty cell is nothing."""
    if missing(value):
        return 0
    return int((Decimal(str(value)) * per).to_integral_value(rounding))
