"""Shorthands for the most frequent specimen: one odd cell in an otherwise sound book."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.faults.fault import Fault, Wanted
from tests.faults.paper import edited
from zsyz_model.findings import Severity


def odd_cell(
    number: int | str, name: str, at: str, raw: object, code: str, act: Severity, **more: Any
) -> Fault:
    """A fault at ``F3`` of 项目 (or ``资金渠道!E2``); the raw value is told unless `more` says else."""
    sheet, _, cell = at.rpartition("!")
    given: dict[str, Any] = {
        "make": edited({at: raw, **more.pop("with_cells", {})}),
        "value": told(raw),
        **more,
    }
    return Fault(
        number=number, name=name, code=code, act=act, sheet=sheet or "项目", cell=cell, **given
    )


def plain_cell(
    number: int | str,
    name: str,
    cells: Mapping[str, object],
    keeps: Mapping[tuple[str, str, str], Wanted],
) -> Fault:
    """Cells about which nothing may be said, with the values that must stand in the tables."""
    return Fault(
        number=number, name=name, code="", act=Severity.WARNING, make=edited(cells), keeps=keeps
    )


def told(raw: object) -> str | float | None:
    """The raw value as a finding must tell it."""
    if isinstance(raw, str):
        return raw
    return float(raw) if isinstance(raw, int | float) else None
