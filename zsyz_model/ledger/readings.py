"""What came of one cell: a typed value, a value rewritten by a rule, or a reason against it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from zsyz_model.findings import Finding, Place, Severity
from zsyz_model.tables import Column


@dataclass(frozen=True, slots=True)
class Reading:
    """The typed `value` (None when missing); `code` is empty for a cell read as it stands.

    `bad` readings have no value: the row is set aside with `fact` and `advice`.
    """

    value: object = None
    code: str = ""
    fact: str = ""
    advice: str = ""
    bad: bool = False

    def finding(self, place: Place, subject: str, raw: str) -> Finding:
        """The reading as it is told, at its place and with the raw text."""
        severity = Severity.QUARANTINED if self.bad else Severity.NORMALISED
        return Finding(self.code, self.fact, self.advice, severity, place, subject, raw)


class UnitFrom(StrEnum):
    """Where the unit of a column's bare numbers is written."""

    HEADER = "表头"
    BANNER = "表上方的单位说明"
    MAPPING = "映射文件"
    DICTIONARY = "数据字典"


@dataclass(frozen=True, slots=True)
class Spec:
    """How the cells of one column are read: the dictionary's column and the header's unit.

    `factor` is what a bare number is in the column's own unit; `bare` says whether a number
    may stand without a unit of its own; `required` may have been waived by a mapping;
    `from_1904` says that serial days count from 1904; `words` and `rates` come from a mapping.
    """

    column: Column
    required: bool
    factor: Fraction = Fraction(1)
    from_1904: bool = False
    unit_from: UnitFrom = UnitFrom.DICTIONARY
    unit: str = ""
    bare: bool = True
    words: Mapping[str, str] = field(default_factory=dict)
    rates: Mapping[str, Fraction] = field(default_factory=dict)


MISSING = Reading()


def read(value: object) -> Reading:
    """A cell that stands as it is."""
    return Reading(value)


def changed(value: object, code: str, fact: str) -> Reading:
    """A cell rewritten by a stated rule."""
    return Reading(value, code, fact)


def mapped(value: object, word: str, meant: str) -> Reading:
    """A word that a mapping file gave another meaning."""
    return changed(value, "K03", f"按映射登记，“{word}”认作“{meant}”")


def refused(code: str, fact: str, advice: str) -> Reading:
    """A cell that cannot be read without guessing."""
    return Reading(None, code, fact, advice, bad=True)
