"""The chart of the year's end: its conclusion, and what each unit still needs in words."""

from __future__ import annotations

from tests.assessment.county import county, rules, unit
from tests.assessment.test_forecasting import small, told
from zsyz_model.assessment import assess, forecast
from zsyz_model.case import Case
from zsyz_model.report.assessment import draw_year_end
from zsyz_model.report.assessment.charts import MOST_BARS, year_end_title


def words(case: Case | None = None) -> list[str]:
    (axes,) = draw_year_end(told(), case or small()).axes
    return [text.get_text() for text in axes.texts]


def test_the_conclusion_counts_who_is_done_and_sums_what_lacks() -> None:
    """甲镇 160 and 乙镇 428 万元 are needed; 丙局 has its task, 戊镇 has none."""
    assert year_end_title(told()) == "2022 年末预计 1 个单位完成任务，2 个还差折算到位 0.06 亿元"


def test_each_bar_says_what_its_unit_still_needs() -> None:
    assert words() == ["84%，还差 160 万元", "14%，还差 428 万元", "120%，完成"]


def test_the_foot_names_ledger_and_rates() -> None:
    page = draw_year_end(told(), small())

    foot = "\n".join(text.get_text() for text in page.texts)
    assert "数据来源：测试.xlsx" in foot
    assert "到位率出处 测试（待核实）" in foot


def test_a_county_without_tasks_says_so() -> None:
    case, law = county([], units=[unit("甲镇", None)]), rules({"score.full": 1})
    page = draw_year_end(forecast(case, law, assess(case, law, 2022)), case)

    assert page.axes == []
    assert any("没有年度任务" in text.get_text() for text in page.texts)


def test_of_many_units_those_that_need_the_most_are_shown() -> None:
    law = rules({"arrival.内资": 5, "arrival.外资": 8, "arrival.开工": 50, "arrival.months": 12})
    case = county([], units=[unit(f"镇{i:02}", 100 + i) for i in range(MOST_BARS + 4)])
    (axes,) = draw_year_end(forecast(case, law, assess(case, law, 2022)), case).axes

    shown = {label.get_text().split()[-1] for label in axes.get_yticklabels()}
    assert len(shown) == MOST_BARS
    assert f"镇{MOST_BARS + 3}" in shown
    assert "镇00" not in shown
