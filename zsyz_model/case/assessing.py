"""Assessment (考核): the dated rules that it follows, and what it says of each tranche and unit.

Money is in 元 as exact fractions: a yuan that three units share must add up to a yuan.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction
from pathlib import Path

from zsyz_model.case.rule import OPEN
from zsyz_model.findings import Finding, Place

MULTIPLIERS = (
    "外资", "世界企业N强", "中国企业N强", "小巨人", "单项冠军", "省内资调度库", "市领导带队",
    "观摩点", "总部经济", "城市综合体", "市域内",
)  # fmt: skip
"""The cases that the county's plan names; the sheet 加分情形 uses the same words."""


@dataclass(frozen=True, slots=True)
class DatedRule:
    """One number or list of words with its source, its status and the days for which it holds.

    `value` and `words` are both absent where the county has not said; `since` and `until` are
    days in ISO form, an empty `until` means until further notice.
    """

    key: str
    since: str = ""
    until: str = ""
    value: float | None = None
    words: tuple[str, ...] = ()
    source: str = ""
    status: str = OPEN
    note: str = ""

    @property
    def open(self) -> bool:
        """Whether nobody has said yet what the rule is."""
        return self.value is None and not self.words

    def holds(self, day: date) -> bool:
        """Whether the rule is in force on that day."""
        return self.since <= day.isoformat() and (not self.until or day.isoformat() <= self.until)

    def cited(self) -> str:
        """The rule as a receipt names it: key, status and source."""
        return f"{self.key}（{self.status}，{self.source or '出处未写'}）"


@dataclass(frozen=True, slots=True)
class AssessmentRules:
    """The rules of a file; `origins` says for each key path which file and line set it."""

    title: str = ""
    rules: tuple[DatedRule, ...] = ()
    path: Path | None = None
    origins: Mapping[str, str] = field(default_factory=dict)

    def at(self, key: str, day: date) -> DatedRule | None:
        """The rule of that key in force on that day, with something in it; None otherwise."""
        found = (r for r in self.rules if r.key == key and not r.open and r.holds(day))
        return next(found, None)

    def value(self, key: str, day: date) -> Fraction | None:
        """The number in force on that day, exactly as it is written; None where nobody said."""
        rule = self.at(key, day)
        return None if rule is None or rule.value is None else Fraction(str(rule.value))

    def words(self, key: str, day: date) -> tuple[str, ...]:
        """The words in force on that day; none where nobody said."""
        rule = self.at(key, day)
        return rule.words if rule else ()

    def unsaid(self) -> Iterator[DatedRule]:
        """The rules that stand in the file without a value."""
        return (rule for rule in self.rules if rule.open)


class Verdict(StrEnum):
    """What became of a tranche."""

    COUNTED = "计入"
    WANTING = "待补"
    EXCLUDED = "不予认定"
    OTHER_YEAR = "非本年度"


@dataclass(frozen=True, slots=True)
class Ground:
    """Why a tranche does not count: the rule, the fact, the cell, what to do, and how final."""

    verdict: Verdict
    rule: str
    fact: str
    advice: str
    place: Place


@dataclass(frozen=True, slots=True)
class Tranche:
    """One row of 到位资金 with its verdict; `grounds` are the receipts, empty when it counts.

    `amount` is in units of its currency, `rate` the yuan for one of them on its own day,
    `yuan` their product; both None when the rate is not known.
    """

    key: str
    project_id: str
    day: date
    amount: Fraction
    currency: str
    rate: Fraction | None
    unit: str
    in_city: bool
    verdict: Verdict
    grounds: tuple[Ground, ...]
    place: Place

    @property
    def yuan(self) -> Fraction | None:
        """The amount at the rate of its own day."""
        return None if self.rate is None else self.amount * self.rate


@dataclass(frozen=True, slots=True)
class Factor:
    """The multiplier of a tranche: the highest known one; `others` applied too, and lost.

    `value` is None when no multiplier that applies is known. `unknown` are cases that apply
    and whose number the county has not set.
    """

    value: Fraction | None
    case: str
    others: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CreditLine:
    """What one unit gets of one tranche: yuan × factor × share."""

    tranche: str
    project_id: str
    unit: str
    yuan: Fraction
    factor: Fraction
    case: str
    share: Fraction
    basis: str

    @property
    def credited_yuan(self) -> Fraction:
        """The yuan that the unit's account gains."""
        return self.yuan * self.factor * self.share


@dataclass(frozen=True, slots=True)
class Undecided:
    """A tranche that counts but cannot be credited yet, because a rule is not set."""

    tranche: str
    project_id: str
    yuan: Fraction
    fact: str
    advice: str


@dataclass(frozen=True, slots=True)
class Deduction:
    """Points taken from a unit for a ruled case; None where the county has not set them."""

    unit: str
    project_id: str
    case: str
    points: Fraction | None
    place: Place


@dataclass(frozen=True, slots=True)
class UnitScore:
    """A unit's account of the year: credited ÷ task × full, capped, less deductions.

    `score` and `rank` are None for a unit without a task. `change` is how many places it
    climbed (negative: fell); `working` is the arithmetic as it is published.
    """

    unit: str
    unit_kind: str
    task_yuan: Fraction | None
    credited_yuan: Fraction
    deducted: Fraction
    score: Fraction | None
    rank: int | None
    tied: bool
    change: int | None
    colour: str
    working: str


@dataclass(frozen=True, slots=True)
class Assessment:
    """A year's assessment: every tranche, every credited yuan, every unit, and what was found."""

    year: int
    tranches: tuple[Tranche, ...]
    lines: tuple[CreditLine, ...]
    undecided: tuple[Undecided, ...]
    deductions: tuple[Deduction, ...]
    scores: tuple[UnitScore, ...]
    findings: tuple[Finding, ...]
