"""Arrivals: rates of started projects, months within the year, who would be credited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pandas as pd
import pytest

from tests.assessment.county import Given, county, fund, project, proof, rules
from zsyz_model.assessment.arrivals import (
    Rates,
    arrival_rates,
    expect,
    month_words,
    months_within,
)
from zsyz_model.assessment.recognition import books_of, recognise
from zsyz_model.case import Case, Start
from zsyz_model.case.forecast import PLANNED, RUNNING, Expected, LeftOut

DAY = date(2022, 12, 31)
ARRIVALS: dict[str, Given] = {
    "arrival.内资": 5, "arrival.外资": 8, "arrival.开工": 50, "arrival.months": 12,
}  # fmt: skip
RATES = Rates(Fraction(1, 10), Fraction(4, 25), 12, "测试")


def at(case: Case, as_of: str) -> Case:
    return replace(case, scenario=replace(case.scenario, as_of=as_of))


def told(case: Case, starts: Sequence[Start] = (), as_of: str = "2022-06-30", year: int = 2022, given: dict[str, Given] | None = None) -> list[Expected | LeftOut]:  # fmt: skip
    case, law = at(case, as_of), rules({**ARRIVALS, **(given or {})})
    books = books_of(case, law)
    return [*expect(books, recognise(books, year), starts, RATES, year)]


def one(*starts: Start, funds: Sequence[dict[str, Any]] = (), **tables: Any) -> Expected | LeftOut:
    (found,) = told(county(funds, **tables), starts)
    return found


def start(name: str, quarter: str) -> Start:
    return Start(name, quarter, "new", 10.0)


WAITING = project(
    "P1", stage="签约", first_contact="乙镇", duty_unit="甲镇", investor_origin="外省"
)


def test_a_started_project_brings_what_arrived_divided_by_what_started() -> None:
    """5 of 100 arrived, 50 of 100 started: 1/10 of a started project's investment."""
    found = arrival_rates(rules(ARRIVALS), DAY)

    assert found is not None
    assert (found.domestic, found.foreign, found.spread) == (Fraction(1, 10), Fraction(4, 25), 12)
    assert found.source == "测试（待核实）"


@pytest.mark.parametrize("without", sorted(ARRIVALS))
def test_without_one_of_the_four_rules_there_is_no_rate(without: str) -> None:
    assert arrival_rates(rules(ARRIVALS, without=[without]), DAY) is None


@pytest.mark.parametrize(
    ("since", "year", "as_of", "months"),
    [
        ((2022, 8), 2022, "2022-06-30", 5),  # August to December
        ((2022, 2), 2022, "2022-06-30", 6),  # July to December: what came before is no forecast
        ((2021, 9), 2022, "2022-06-30", 2),  # its twelve months end in August
        ((2021, 2), 2022, "2022-06-30", 0),
        ((2022, 8), 2023, "2022-06-30", 7),  # January to July of the next year
        ((2023, 2), 2022, "2022-06-30", 0),
        ((2022, 2), 2021, "2022-06-30", 0),  # a year that is over
        ((2022, 12), 2022, "2022-12-31", 0),
    ],
)
def test_only_months_of_the_year_that_are_still_to_come(
    since: tuple[int, int], year: int, as_of: str, months: int
) -> None:
    number = since[0] * 12 + since[1] - 1

    assert months_within(number, 12, year, date.fromisoformat(as_of)) == months
    assert month_words(number) == f"{since[0]}-{since[1]:02d}"


def test_a_planned_start_is_in_the_middle_of_its_quarter() -> None:
    """2022Q3: August; 5 of 12 months of 20000 × 1/10 = 833 1/3 万元, for who met the investor."""
    found = one(start("P1", "2022Q3"), projects=[WAITING])

    assert isinstance(found, Expected)
    assert (found.since, found.basis, found.months, found.unit) == ("2022-08", PLANNED, 5, "乙镇")
    assert found.yuan == Fraction(200_000_000, 10) * Fraction(5, 12)


def test_a_running_project_goes_on_from_the_month_of_its_start() -> None:
    running = project("P1", started_on=pd.Timestamp("2021-09-15"), duty_unit="甲镇")

    found = one(projects=[running])

    assert isinstance(found, Expected)
    assert (found.since, found.basis, found.months, found.unit) == ("2021-09", RUNNING, 2, "甲镇")


def test_never_more_than_has_not_arrived_yet() -> None:
    """20000 万元 of which 19900 arrived: 100 are left, and 833 were expected."""
    found = one(start("P1", "2022-Q3".replace("-", "")), funds=[fund("P1", "2022-03-01", 19900)], projects=[WAITING])  # fmt: skip

    assert isinstance(found, Expected)
    assert found.yuan == 1_000_000
    assert found.unit == "甲镇"


@pytest.mark.parametrize(
    ("funds", "credits"),
    [
        ([fund("P1", "2022-03-01", 1, currency="美元")], []),
        ([], [{"project_id": "P1", "case": "外资", "year": 2022, "proof": "批复"}]),
    ],
)
def test_foreign_projects_have_the_rate_of_foreign_money(funds: Any, credits: Any) -> None:
    found = one(start("P1", "2022Q3"), funds=funds, projects=[WAITING], credits=credits)

    assert isinstance(found, Expected)
    assert found.rate == Fraction(4, 25)


@pytest.mark.parametrize(
    ("more", "fact"),
    [
        ({"kind": "房地产"}, "房地产项目不在考核范围"),
        ({"ten_tags": ()}, "未标注属于十强或 231 产业"),
        ({"invest_wan": None}, "总投资未填"),
        ({"first_contact": None, "duty_unit": "某局"}, "首谈单位、责任单位都不在考核单位表"),
    ],
)
def test_a_start_that_would_not_count_is_left_out_with_its_reason(
    more: dict[str, Any], fact: str
) -> None:
    found = one(start("P1", "2022Q3"), projects=[WAITING | more])

    assert isinstance(found, LeftOut)
    assert found.fact == fact


def test_a_project_below_its_landing_standard_is_left_out() -> None:
    case = county([], projects=[WAITING], proofs=[proof("P1")])

    (found,) = told(case, [start("P1", "2022Q3")], given={"landing.新增用地": 15000})

    assert isinstance(found, LeftOut)
    assert found.fact == "固定资产投资 12000 万元，低于新增用地类 15000 万元"


def test_papers_that_lack_today_do_not_keep_a_start_from_being_expected() -> None:
    assert isinstance(one(start("P1", "2022Q3"), projects=[WAITING], proofs=[]), Expected)


def test_money_from_inside_the_city_is_told_by_the_investor_s_place() -> None:
    found = one(start("P1", "2022Q3"), projects=[WAITING | {"investor_origin": "本市丙县"}])

    assert isinstance(found, Expected)
    assert found.in_city
