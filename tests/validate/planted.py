"""The toy county with one error planted, and what validation says about it."""

from __future__ import annotations

from typing import Any

from tests.cases import make_ledger, make_scenario, toy_tables
from zsyz_model.case import Scenario
from zsyz_model.findings import Finding, InputError
from zsyz_model.validate import validate

Tables = dict[str, list[dict[str, Any]]]


def with_cell(table: str, number: int, **cells: Any) -> Tables:
    """The toy rows with some cells of the `number`-th row (from 1) replaced; None empties."""
    tables = toy_tables()
    tables[table][number - 1] |= cells
    return tables


def with_row(table: str, **cells: Any) -> Tables:
    """The toy rows with one more row."""
    tables = toy_tables()
    return {**tables, table: [*tables.get(table, []), cells]}


def findings_of(tables: Tables, scenario: Scenario | None = None) -> tuple[Finding, ...]:
    """Everything that validation says, whether or not it refuses."""
    try:
        return validate(scenario or make_scenario(), make_ledger(**tables)).findings
    except InputError as error:
        return error.findings


def only(findings: tuple[Finding, ...], code: str) -> Finding:
    """The single finding, which has that code."""
    (finding,) = findings
    if finding.code != code:
        raise ValueError(f"expected {code}, found {finding}")
    return finding
