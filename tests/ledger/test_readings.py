"""What came of a cell, as a finding."""

from __future__ import annotations

from zsyz_model.findings import Place, Severity
from zsyz_model.ledger.readings import changed, read, refused

PLACE = Place("台账.xlsx", "项目", "E2", 2, "总投资(万元)")


def test_a_rewritten_cell_is_told_as_normalised() -> None:
    finding = changed(12000.0, "V08", "单位“亿”换算，得12000万元").finding(PLACE, "P1", "1.2亿")

    assert finding.severity is Severity.NORMALISED
    assert str(finding) == (
        "[V08] 文件《台账.xlsx》·工作表“项目”·E2（第2行，列“总投资(万元)”）·P1·原值“1.2亿”：单位“亿”换算，得12000万元。"
    )


def test_a_cell_that_cannot_be_read_is_told_as_quarantined_with_advice() -> None:
    finding = refused("V07", "是约数，不当作准数", "填一个数").finding(PLACE, "P1", "约500")

    assert finding.severity is Severity.QUARANTINED
    assert str(finding).endswith("原值“约500”：是约数，不当作准数。处理：填一个数")


def test_a_plain_cell_has_no_code() -> None:
    assert (read("甲").code, read("甲").bad) == ("", False)
