"""A published scoring table as data: items of a few known forms, and what each came to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from zsyz_model.case.rule import OPEN

Measures = Mapping[str, float | tuple[float, ...]]
"""What was measured, by name: a number, or the votes for rank 1, 2, 3 …"""


@dataclass(frozen=True, slots=True)
class Term:
    """A part of an item: weight × achieved, or weight × achieved ÷ target."""

    achieved: str
    target: str = ""
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class ScoreItem:
    """One line of a scoring table.

    ===========  =============================================================
    form         points
    ===========  =============================================================
    ratio        points × Σ terms
    given        Σ terms (points that somebody else awarded)
    each         each × Σ terms (negative: deducted)
    over         each × what the terms exceed 1 by; with `step`, whole steps only
    beyond       each × what achieved exceeds target by (counts, not ratios)
    shortfall    each × what is missing to `least`
    reached      points once the terms reach `least`, otherwise 0
    votes        Σ votes for rank k × (points + each × (k − 1)) ÷ Σ votes
    ===========  =============================================================

    `cap` and `floor` hold for the item. Of the items of one `group` only the highest counts.
    `after` names an item without whose points this one counts nothing.
    """

    name: str
    form: str
    terms: tuple[Term, ...] = ()
    points: float | None = None
    each: float | None = None
    least: float | None = None
    step: float | None = None
    cap: float | None = None
    floor: float | None = None
    group: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class ScoreTable:
    """A scoring table with its source, status and days."""

    title: str
    source: str
    items: tuple[ScoreItem, ...]
    status: str = OPEN
    since: str = ""
    until: str = ""
    cap: float | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class ItemScore:
    """What an item came to, with the arithmetic as it is published in the cell."""

    name: str
    points: Fraction
    working: str


@dataclass(frozen=True, slots=True)
class TableScore:
    """A total with the parts that it adds up from."""

    title: str
    items: tuple[ItemScore, ...] = field(default=())
    total: Fraction = Fraction(0)
