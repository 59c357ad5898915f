"""What came of one cell: a typed value, a value rewritten by a rule, or a reason against it."""

from __future__ import annotations

from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Spec:
    """How the cells of one column are read: the dictionary's column and the header's unit.

    `factor` is what a bare number is in the column's own unit; `required` may have been
    waived by a mapping; `from_1904` says that serial days count from 1904.
    """

    column: Column
    required: bool
    factor: Fraction = Fraction(1)
    from_1904: bool = False


MISSING = Reading()


def read(value: object) -> Reading:
    """A cell that stands as it is."""
    return Reading(value)


def changed(value: object, code: str, fact: str) -> Reading:
    """A cell rewritten by a stated rule."""
    return Reading(value, code, fact)


def refused(code: str, fact: str, advice: str) -> Reading:
    """A cell that cannot be read without guessing."""
    return Reading(None, code, fact, advice, bad=True)
