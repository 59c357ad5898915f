"""Land that what must start needs, against everything that could ever be supplied."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zsyz_model.case import Case
from zsyz_model.case.limit_words import concerned
from zsyz_model.findings import Finding, Place, Severity
from zsyz_model.tables import TABLES
from zsyz_model.validate.said import Row, missing, rows_of


def check_land_sums(case: Case, must: Sequence[Row]) -> Iterator[Finding]:
    """The land that must-starts convert fits quota, surplus, credit and plots together (M01).

    A start takes its converted land from quotas, or stands on a plot that is at least as
    large; both are counted in full, so the sum refuses only what no plan can meet.
    """
    need = sum(_hmu(row["converted_mu"]) for row in must if not row["listed"])
    have = {
        "计划指标": _quota(case),
        "节余指标": _surplus(case),
        "处置核算指标": _credit(case),
        "存量地块": _plots(case),
    }
    total = sum(have.values())
    if need > total:
        parts = " + ".join(f"{name} {_mu(hmu)}" for name, hmu in have.items())
        fact = (
            f"必须开工的项目要农用地 {_mu(need)} 亩，计划期内各来源合计最多 {_mu(total)} 亩"
            f"（{parts}；差 {_mu(need - total)}）；{concerned('one_start', 'conversion', 'plan_quota')}"
        )
        place = Place(file=case.ledger.source, sheet=TABLES["quota"].sheet)
        advice = "增加指标或复垦项目，或减少必须开工的项目"
        yield Finding("M01", fact, advice, Severity.REFUSED, place)


def first_quarter(case: Case, row: Row) -> int:
    """The place of a project's first possible quarter: its own, or the end of open procedures."""
    span = case.scenario.span
    first = 1 if missing(row["earliest"]) else max(1, span.place(row["earliest"]))
    steps = case.table("procedures")
    steps = steps[(steps["project_id"] == row["key"]) & steps["done_on"].isna()]
    return max([first, *(span.place(f"{d.year}Q{d.quarter}") for d in steps["due_on"].dropna())])


def _hmu(area: float) -> int:
    return 0 if missing(area) else round(area * 100)


def _mu(hmu: int) -> str:
    return f"{hmu / 100:.2f}".rstrip("0").rstrip(".")


def _reached(case: Case, quarter: object) -> bool:
    span = case.scenario.span
    return missing(quarter) or span.place(str(quarter)) <= span.length


def _quota(case: Case) -> int:
    rows = (row for row in rows_of(case.table("quota")) if row["quota_kind"] == "计划指标")
    return sum(_hmu(row["amount"]) for row in rows if _reached(case, row["quarter"]))


def _surplus(case: Case) -> int:
    span, total = case.scenario.span, 0
    for row in rows_of(case.table("schemes")):
        first = 1 if missing(row["earliest"]) else max(1, span.place(row["earliest"]))
        if first + int(row["duration_quarters"]) <= span.length:
            total += _hmu(row["surplus_mu"])
    return total


def _plots(case: Case) -> int:
    rows = (row for row in rows_of(case.table("plots")) if _reached(case, row["ready"]))
    return sum(_hmu(row["area_mu"]) for row in rows)


def _credit(case: Case) -> int:
    shares = case.scenario.land.credit
    rows = (row for row in rows_of(case.table("plots")) if _reached(case, row["ready"]))
    return sum(round(_hmu(row["area_mu"]) * shares.get(row["plot_kind"], 0.0)) for row in rows)
