"""What must be said about capacities: the unit of each, and uses that nobody filled in."""

from __future__ import annotations

from collections.abc import Iterator

from zsyz_model.case import Case
from zsyz_model.case.capacity import FACTORS
from zsyz_model.findings import Finding, Severity
from zsyz_model.validate.said import label, missing, rows_of, said

ENDED = "终止"


def check_capacity(case: Case) -> Iterator[Finding]:
    """Each capacity has its factor's unit (V20), and its place's projects say their use (V21)."""
    for cap in rows_of(case.table("caps")):
        yield from _check_unit(case, cap["key"], cap["factor"], cap["cap_unit"])
        yield from _check_uses(case, cap["place"], cap["factor"])


def _check_unit(case: Case, key: str, factor: str, unit: object) -> Iterator[Finding]:
    wanted = FACTORS[factor].unit
    if missing(unit) or str(unit).strip() != wanted:
        fact = f"{factor}的容量以{wanted}计，此处" + (
            "没有写单位" if missing(unit) else f"写作“{unit}”"
        )
        advice = f"把上限换算成{wanted}，单位写“{wanted}”"
        yield said(case, ("caps", key, "cap_unit"), "V20", fact, advice)


def _check_uses(case: Case, place: str, factor: str) -> Iterator[Finding]:
    """A blank use counts as nothing, which may let too much into the place."""
    column, header = FACTORS[factor].column, label("projects", FACTORS[factor].column)
    for row in rows_of(case.projects):
        if row["place"] == place and row["stage"] != ENDED and missing(row[column]):
            fact = f"{place} 有{factor}容量，这个项目没有填{header}，按 0 计"
            cell = ("projects", row["key"], column)
            yield said(case, cell, "V21", fact, f"补填{header}", Severity.WARNING)
