"""The sheets of the year's end: live formulas, every start that is not expected with its reason."""

from __future__ import annotations

from tests.assessment.county import rules
from tests.assessment.test_arrivals import start as begun
from tests.assessment.test_forecasting import LAW, small
from zsyz_model.assessment import assess, forecast
from zsyz_model.case.forecast import Forecast
from zsyz_model.report.assessment.year_end import year_end_notes, year_end_sheets
from zsyz_model.sheets import Formula


def told(*projects: str) -> Forecast:
    law = rules(LAW)
    return forecast(
        small(), law, assess(small(), law, 2022), [begun(p, "2022Q3") for p in projects]
    )


def test_what_is_computed_is_a_formula_with_its_value() -> None:
    found = told("P1", "P2")
    units, lines, _ = year_end_sheets(assess(small(), rules(LAW), 2022), rules(LAW), found)

    first = dict(zip(units.headers, units.rows[0], strict=True))
    assert first["单位"] == "甲镇"
    assert {name for name, value in first.items() if isinstance(value, Formula)} == {
        "已折算(万元)", "预计新增折算(万元)", "年末折算(万元)", "扣分", "预计得分", "预计名次", "还差(万元)",
    }  # fmt: skip
    assert first["还差(万元)"] == Formula('=IF(C4=0,"",MAX(C4-F4,0))', 160)
    line = dict(zip(lines.headers, lines.rows[0], strict=True))
    assert line["预计到位(万元)"] == Formula("=MIN(D4*E4*F4/G4,MAX(D4-H4,0))", 120)
    assert line["到位率"] == Formula("=1/10", 0.1)
    assert len(lines.rows) == len(found.lines) == 3


def test_starts_that_are_not_expected_stand_apart_with_their_reason() -> None:
    found = told("P3")

    _, _, left = year_end_sheets(assess(small(), rules(LAW), 2022), rules(LAW), found)

    assert [(row[0], row[2]) for row in left.rows] == [("P3", "房地产项目不在考核范围")]


def test_the_note_says_from_what_and_by_which_rates() -> None:
    head, how = year_end_notes(told("P1"))

    assert head == "2022 年末预测：方案安排的开工和已开工的项目，截至 2022-06-30"
    assert "到位率出处 测试（待核实）" in how
    bare = rules({"score.full": 100})
    assert "没有预测" in year_end_notes(forecast(small(), bare, assess(small(), bare, 2022)))[1]
