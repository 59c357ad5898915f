"""The assessment's workbook: live formulas, and another program computes the same from them."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest

from tests.assessment.county import county, fund, project, rules, unit
from tests.offices import convert
from zsyz_model.assessment import assess, forecast
from zsyz_model.case import Case, Start
from zsyz_model.case.assessing import Assessment, AssessmentRules
from zsyz_model.case.forecast import Forecast
from zsyz_model.pipeline import read_case
from zsyz_model.report.assessment import write_assessment_book
from zsyz_model.report.assessment.cells import FIRST
from zsyz_model.scenario.assessment import read_assessment_rules

LAW = rules({
    "score.full": 100, "score.cap": 45, "deduct.虚假项目": 1.5, "list.red": 1,
    "arrival.内资": 5, "arrival.外资": 8, "arrival.开工": 50, "arrival.months": 12,
})  # fmt: skip


def year() -> Assessment:
    """Thirds, a foreign rate, a cap, a deduction, a tie, a unit without a task, a row that waits."""
    return assess(year_case(), LAW, 2022)


def year_case() -> Case:
    """Two projects: P1 has started, its money came from abroad; P2 waits for its start."""
    return county(
        [
            fund("P1", "2022-03-01", 333.33, currency="美元"),
            fund("P2", "2022-03-01", 500, unit="乙镇"),
            fund("P2", "2022-05-01", 70, unit="乙镇", became=None),
            fund("P1", "2022-09-01", 12.34, origin="本市"),
        ],
        projects=[project("P1", started_on=pd.Timestamp("2022-02-10")),
                  project("P2", stage="签约", first_contact="乙镇")],
        splits=[{"project_id": "P1", "unit": name, "role": "共同引进"} for name in ("甲镇", "丁镇", "丙局")],
        units=[
            unit("甲镇", 3000, last_rank=1), unit("乙镇", 1000), unit("丁镇", 3000), unit("戊镇", None),
            unit("丙局", 2100.5, kind="县直部门"),
        ],
        credits=[{"project_id": "P1", "case": "小巨人", "year": 2022, "proof": "名单"}],
        rulings=[{"project_id": "P2", "case": "虚假项目", "ruled_on": pd.Timestamp("2021-05-01"), "unit": "乙镇"},
                 {"project_id": "P8", "case": "虚假项目", "ruled_on": pd.Timestamp("2022-05-01"), "unit": "丙局"}],
    )  # fmt: skip


def ahead(found: Assessment) -> Forecast:
    """P1 goes on since February, P2 starts in the third quarter: both bring money until December."""
    case = year_case()
    case = replace(case, scenario=replace(case.scenario, as_of="2022-10-31"))
    return forecast(case, LAW, found, [Start("P2", "2022Q3", "new", 10.0)])


def ranked(path: Path, sheet: str = "排名", columns: tuple[int, ...] = (3, 6, 7, 8, 10)) -> dict[str, list[Any]]:  # fmt: skip
    """The ranking's values: 折算到位, 扣分, 得分, 名次, 升降 by unit."""
    page = openpyxl.load_workbook(path, data_only=True)[sheet]
    return {
        str(row[1]): [row[column] for column in columns]
        for row in page.iter_rows(min_row=FIRST, values_only=True)
    }


def year_end(path: Path) -> dict[str, list[Any]]:
    """The year's end: 预计新增, 年末折算, 预计得分, 预计名次, 还差 by unit."""
    return ranked(path, "年末预测", (4, 5, 9, 10, 11))


def expected_end(told: Forecast) -> dict[str, list[Any]]:
    def near(value: Fraction | None, scale: float = 1.0) -> Any:
        return None if value is None else pytest.approx(float(value) / scale, rel=1e-9, abs=1e-9)

    return {
        u.unit: [
            near(u.expected_yuan, 1e4), near(u.credited_yuan + u.expected_yuan, 1e4),
            near(u.score), u.rank, near(u.need_yuan, 1e4),
        ]
        for u in told.units
    }  # fmt: skip


def expected(found: Assessment) -> dict[str, list[Any]]:
    return {
        s.unit: [
            pytest.approx(float(s.credited_yuan) / 1e4, rel=1e-9, abs=1e-9),
            pytest.approx(float(s.deducted), abs=1e-9),
            None if s.score is None else pytest.approx(float(s.score), rel=1e-9, abs=1e-9),
            s.rank,
            s.change,
        ]
        for s in found.scores
    }


def blank(values: dict[str, list[Any]]) -> dict[str, list[Any]]:
    return {name: [None if v == "" else v for v in row] for name, row in values.items()}


def without_values(path: Path, target: Path) -> None:
    """The same book without a single stored result, so that a program must compute each."""
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name.startswith("xl/worksheets/"):
                text = re.sub(rb"</f><v>[^<]*</v>", b"</f>", text)
                text = re.sub(rb"</f><v/>", b"</f>", text)
            new.writestr(name, text)


def test_the_stored_values_are_the_exact_ones(tmp_path: Path) -> None:
    """丙局: 333.33 × 6.3 × 2 ÷ 3 = 1399.986, ÷ 2100.5 × 100 = 66.65, capped 45, less 1.5."""
    found = year()
    write_assessment_book(found, LAW, tmp_path / "a.xlsx")

    values = blank(ranked(tmp_path / "a.xlsx"))

    assert values == expected(found)
    assert values["丙局"][0] == pytest.approx(1399.986 + 12.34 * 2 / 3)
    assert values["丙局"][2] == 43.5
    assert (values["甲镇"][3], values["丁镇"][3], values["戊镇"][3]) == (1, 1, None)


def test_scores_credit_and_ranks_are_live(tmp_path: Path) -> None:
    write_assessment_book(year(), LAW, tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")

    live = [book["排名"].cell(FIRST, column).data_type for column in (4, 7, 8, 9, 11)]

    assert live == ["f"] * 5
    assert [book["折算明细"].cell(FIRST, column).data_type for column in (4, 6, 7)] == ["f"] * 3
    assert book["到账逐笔"].cell(FIRST, 7).data_type == "f"


def demo() -> tuple[Assessment, AssessmentRules, Forecast]:
    """The demonstration county under the trial rules."""
    scenarios = Path(__file__).parents[3] / "scenarios"
    case = read_case(scenarios / "base.yaml")
    law = read_assessment_rules(scenarios / "rules" / "assessment_trial.yaml")
    found = assess(case, law, 2026)
    return found, law, forecast(case, law, found, [Start("P030", "2026Q4", "new", 10.0)])


@pytest.mark.slow
@pytest.mark.office
def test_libreoffice_computes_the_same_scores(tmp_path: Path) -> None:
    """It computes every formula of both books anew: no stored result is left in them."""
    small = year()
    books = {"small": (small, LAW, ahead(small)), "demo": demo()}
    for name, (found, law, told) in books.items():
        write_assessment_book(found, law, tmp_path / f"{name}_full.xlsx", told)
        without_values(tmp_path / f"{name}_full.xlsx", tmp_path / f"{name}.xlsx")
        assert {row[2] for row in ranked(tmp_path / f"{name}.xlsx").values()} == {None}

    made = convert([tmp_path / f"{name}.xlsx" for name in books], "xlsx", tmp_path / "made")

    for path, (found, _, told) in zip(made, books.values(), strict=True):
        assert blank(ranked(path)) == expected(found)
        assert blank(year_end(path)) == expected_end(told)


def test_the_list_of_objections_ends_so_many_days_after_it_begins(tmp_path: Path) -> None:
    """The last day is computed from the first one, which the office types; without a rule it stays empty."""
    for name, law in (("a", rules({"objection.days": 5})), ("b", LAW)):
        write_assessment_book(year(), law, tmp_path / f"{name}.xlsx")
    a, b = (openpyxl.load_workbook(tmp_path / f"{name}.xlsx")["公示异议"] for name in "ab")

    assert a.cell(FIRST, 5).value == '=IF(D4="","",D4+5)'
    assert b.cell(FIRST, 5).value is None
    assert [row[1] for row in a.iter_rows(min_row=FIRST, values_only=True)] == [
        score.unit for score in year().scores if score.rank
    ]


def test_the_year_s_end_by_hand(tmp_path: Path) -> None:
    """P1, foreign: 20000 × 8/50 × 2/12 = 533.33, doubled, in thirds. P2: 20000 × 5/50 × 2/12 to 乙镇."""
    write_assessment_book(year(), LAW, tmp_path / "a.xlsx", ahead(year()))

    values = blank(year_end(tmp_path / "a.xlsx"))

    assert values == expected_end(ahead(year()))
    third = pytest.approx(20000 * 8 / 50 / 6 * 2 / 3)
    assert [values[name][0] for name in ("甲镇", "丁镇", "丙局")] == [third] * 3
    assert values["乙镇"][:2] == [pytest.approx(1000 / 3), pytest.approx(500 + 1000 / 3)]
    assert values["乙镇"][4] == pytest.approx(500 - 1000 / 3)
    assert values["戊镇"][2:] == [None, None, None]


def test_every_row_of_the_ledger_and_every_reason_is_in_the_book(tmp_path: Path) -> None:
    found = year()
    write_assessment_book(found, LAW, tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx", data_only=True)

    listed = [row[0] for row in book["到账逐笔"].iter_rows(min_row=FIRST, values_only=True)]
    reasons = [row[5] for row in book["待补与不予认定"].iter_rows(min_row=FIRST, values_only=True)]

    assert listed == [tranche.key for tranche in found.tranches]
    assert "未注明形成实收资本还是固定资产" in reasons
    assert len(list(book["规则"].iter_rows(min_row=FIRST))) == len(LAW.rules)


def test_a_year_without_money_still_makes_a_book(tmp_path: Path) -> None:
    found = assess(county([]), LAW, 2022)
    write_assessment_book(found, LAW, tmp_path / "a.xlsx")

    assert blank(ranked(tmp_path / "a.xlsx")) == expected(found)


def test_the_days_for_objections_stand_above_the_ranking(tmp_path: Path) -> None:
    write_assessment_book(year(), rules({"objection.days": 5}), tmp_path / "a.xlsx")

    note = openpyxl.load_workbook(tmp_path / "a.xlsx")["排名"].cell(2, 1).value

    assert str(note).endswith("公示 5 天，有异议在期内书面提出")
