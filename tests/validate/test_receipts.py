from dataclasses import replace

import pytest

from tests.cases import FILE, make_ledger, make_scenario, toy_tables
from tests.validate.planted import findings_of
from zsyz_model.case import RowCount
from zsyz_model.findings import Finding, InputError, Place, Severity
from zsyz_model.validate import validate


def test_rows_set_aside_are_counted_for_each_sheet() -> None:
    ledger = make_ledger(**toy_tables())
    rows = {**ledger.rows, "项目": RowCount(9, 6, 2, 0, 1, (1,))}

    (finding,) = validate(make_scenario(), replace(ledger, rows=rows)).findings

    assert finding.fact == "读到 9 行，其中 2 行被隔离，不参加计划"
    assert (finding.severity, finding.place) == (Severity.WARNING, Place(FILE, "项目"))


@pytest.mark.parametrize(("table", "sheet"), [("projects", "项目"), ("leaders", "领导")])
def test_a_required_sheet_without_a_row_is_refused(table: str, sheet: str) -> None:
    told = [f for f in findings_of({**toy_tables(), table: []}) if f.code == "D02"]

    assert [(f.place.sheet, f.severity) for f in told] == [(sheet, Severity.REFUSED)]


def test_a_refusal_tells_the_rows_set_aside_first() -> None:
    aside = Finding("V07", "不是单一数字", severity=Severity.QUARANTINED, subject="P9")
    rewritten = Finding("V06", "规整", severity=Severity.NORMALISED, subject="P1")
    ledger = replace(make_ledger(**{**toy_tables(), "projects": []}), findings=(aside, rewritten))

    with pytest.raises(InputError) as refused:
        validate(make_scenario(), ledger)

    assert refused.value.findings[0] == aside
    assert rewritten not in refused.value.findings
    assert "D02" in {f.code for f in refused.value.findings}
