"""Judges farmland compensation (占补平衡): quantity, paddy and capacity, each an account of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from zsyz_model.case import Trade
from zsyz_model.findings import Finding
from zsyz_model.judge.facts import ZERO, Facts, exact, fault
from zsyz_model.judge.land import BALANCE, LINKAGE, over


@dataclass(frozen=True, slots=True)
class Account:
    """A further account: its column of the project sheet, its unit, its grid and default price.

    What is needed is rounded up to the grid (1/per of a unit), project by project, and what
    arrives is rounded down; a price counts in whole yuan for such a piece.
    """

    kind: str
    column: str
    unit: str
    per: int
    default: str


ACCOUNTS = (
    Account("占补水田", "paddy_mu", "亩", 100, "paddy_wan_per_mu"),
    Account("占补产能", "capacity_kg", "公斤", 1, "capacity_wan_per_kg"),
)


def further(facts: Facts) -> tuple[Account, ...]:
    """The accounts of which a waiting project needs any, or there is any stock."""
    rows = facts.rows("projects")
    return tuple(
        account
        for account in ACCOUNTS
        if any(exact(rows[p][account.column]) for p in facts.waiting)
        or _stock(facts, account, max(facts.quarters))
    )


def _stock(facts: Facts, account: Account, t: int) -> Fraction:
    """What the quota sheet has brought of an account by quarter t, each lot rounded down."""
    return sum(
        (
            Fraction(floor(exact(row["amount"]) * account.per), account.per)
            for row in facts.rows("quota").values()
            if row["quota_kind"] == account.kind and facts.quarter(row["quarter"]) <= t
        ),
        ZERO,
    )


def needed(facts: Facts, account: Account, t: int) -> Fraction:
    """What new starts occupy of an account by quarter t, each rounded up."""
    new = (s for s in facts.on_new if facts.quarter(s.quarter) <= t)
    cells = (exact(facts.start_project(s)[account.column]) for s in new)
    return sum((Fraction(ceil(cell * account.per), account.per) for cell in cells), ZERO)


def supplied(facts: Facts, account: Account, t: int) -> Fraction:
    """What there is of an account by quarter t: stock and purchases."""
    return _stock(facts, account, t) + _bought(facts, account.kind, t)


def price_of(facts: Facts, trade: Trade) -> Fraction | None:
    """What a unit costs in the quarter of a purchase, in 万元; None for what cannot be bought."""
    land = facts.case.scenario.land
    if trade.kind == BALANCE:
        return facts.price(BALANCE, trade.quarter, land.balance_wan_per_mu)
    for account in ACCOUNTS:
        if trade.kind == account.kind:
            row = facts.rows("quota").get(f"{trade.quarter}/{trade.kind}", {})
            default = exact(getattr(land, account.default))
            wan = exact(row["price_wan"], default) if row else default
            piece_yuan = round(wan * 10_000 / account.per)
            return Fraction(piece_yuan * account.per, 10_000)
    return None


def unit_of(kind: str) -> str:
    """The unit in which an account or a trade counts."""
    return next((account.unit for account in ACCOUNTS if account.kind == kind), "亩")


def _bought(facts: Facts, kind: str, t: int) -> Fraction:
    trades = (x for x in facts.plan.trades if x.kind == kind and facts.quarter(x.quarter) <= t)
    return sum((exact(x.mu) for x in trades), ZERO)


def occupied(facts: Facts, t: int) -> Fraction:
    """Farmland that new starts and repaid holders occupy by quarter t (quantity account)."""
    share = Fraction(round(exact(facts.case.scenario.land.swap_farmland_share) * 100), 100)
    new = (s for s in facts.on_new if facts.quarter(s.quarter) <= t)
    back = (s for s in facts.plan.swaps if s.by == "quota" and facts.quarter(s.quarter) <= t)
    occupied = sum((exact(facts.start_project(s)["farmland_mu"]) for s in new), ZERO)
    return occupied + share * sum((exact(s.mu) for s in back), ZERO)


def covered(facts: Facts, t: int) -> Fraction:
    """Farmland compensation in hand by quarter t: stock, bought, and the share of linkage."""
    share = Fraction(round(exact(facts.case.scenario.land.farmland_share) * 100), 100)
    in_hand = facts.arrived(BALANCE, t) + _bought(facts, BALANCE, t)
    return in_hand + share * facts.used(LINKAGE, t)


def check_farmland_balance(facts: Facts) -> Iterator[Finding]:
    """Farmland occupied is covered in each account: quantity, paddy and capacity."""
    for trade in facts.plan.trades:
        within = facts.quarter(trade.quarter) in facts.quarters
        if trade.unit != unit_of(trade.kind):
            yield fault("farmland_balance", trade.quarter, f"{trade.kind} 的单位写作 {trade.unit}")
        if trade.kind == LINKAGE:
            continue
        if price_of(facts, trade) is None or exact(trade.mu) <= 0 or not within:
            yield fault("farmland_balance", trade.quarter, "外购的类别、数量或季度不对")
    for t in facts.quarters:
        yield from over(facts, "farmland_balance", t, occupied(facts, t), covered(facts, t))
        for account in ACCOUNTS:
            yield from _lacking(facts, account, t)


def _lacking(facts: Facts, account: Account, t: int) -> Iterator[Finding]:
    lack = needed(facts, account, t) - supplied(facts, account, t)
    if lack > 0:
        word = facts.case.scenario.span.word(t)
        fact = f"截至 {word} {account.kind}还差 {float(lack):g} {account.unit}"
        yield fault("farmland_balance", word, fact)
