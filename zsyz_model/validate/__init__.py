"""What must hold between tables and inside rows, before anything is solved."""

from __future__ import annotations

from dataclasses import replace

from zsyz_model.case import Case, Ledger, Scenario
from zsyz_model.findings import Finding, InputError, Severity
from zsyz_model.validate.capacity import check_capacity
from zsyz_model.validate.magnitudes import check_magnitudes
from zsyz_model.validate.order import check_quarters, sort_tables
from zsyz_model.validate.pairing import check_idle_leaders
from zsyz_model.validate.receipts import check_receipts
from zsyz_model.validate.references import check_references
from zsyz_model.validate.rows import check_rows
from zsyz_model.validate.scale import check_scale
from zsyz_model.validate.sums import check_sums
from zsyz_model.validate.wishes import check_wishes

CHECKS = (
    check_receipts,
    check_references,
    check_rows,
    check_scale,
    check_magnitudes,
    check_capacity,
    check_quarters,
    check_wishes,
    check_idle_leaders,
)
"""Each takes the sorted case and says everything it finds."""


def validate(scenario: Scenario, ledger: Ledger) -> Case:
    """The case with its tables in the order of their keys and everything that was found.

    Nothing is filled in and no row is dropped.

    Raises:
        InputError: when something is fatal; it carries all findings, warnings included, and
            before them the rows that the reader set aside.
    """
    case = Case(scenario, sort_tables(ledger))
    findings = tuple(dict.fromkeys(finding for check in CHECKS for finding in check(case)))
    if any(finding.severity is Severity.REFUSED for finding in findings):
        raise InputError(*_set_aside(ledger), *findings)
    return replace(case, findings=findings)


def _set_aside(ledger: Ledger) -> tuple[Finding, ...]:
    return tuple(f for f in ledger.findings if f.severity is Severity.QUARANTINED)


__all__ = ["check_sums", "validate"]
