"""The 不说不 list by hand: ages, levels, plain noes, burn-down; bad items are located."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest

from tests.cases import make_case, toy_tables
from zsyz_model.case import Case
from zsyz_model.case.motion import Burn, Item
from zsyz_model.case.progress_rules import IssueRules
from zsyz_model.progress.issues import ageing, burn_down, check_issues, items, open_land

RULES = IssueRules()
AS_OF = date(2026, 10, 31)
DAYS = ("raised_on", "due_on", "closed_on")
WHOLE = {
    "project_id": "P1", "problem": "缺地", "factor": "土地", "duty_unit": "自然资源局",
    "raised_on": "2026-10-01", "due_on": "2026-10-20", "state": "办理中",
}  # fmt: skip
CLOSED = {**WHOLE, "state": "办结", "answer": "已供地", "closed_on": "2026-10-15"}


def case_of(*rows: dict[str, Any]) -> Case:
    tables = toy_tables()
    tables["issues"] = [
        {
            "issue_id": f"W{i}",
            **{k: pd.Timestamp(v) if k in DAYS and v else v for k, v in row.items()},
        }
        for i, row in enumerate(rows, start=1)
    ]
    return make_case(None, **tables)


def listed(*rows: dict[str, Any]) -> tuple[Item, ...]:
    return items(case_of(*rows), RULES, AS_OF)


def found(*rows: dict[str, Any]) -> list[tuple[str, str]]:
    return [(f.code, f.place.column) for f in check_issues(case_of(*rows), RULES, AS_OF)]


def test_an_open_item_ages_until_the_day_of_the_data() -> None:
    """Raised on the 1st, promised for the 20th, looked at on the 31st: 30 days old, 11 over."""
    assert listed(WHOLE) == (
        Item(
            "W1", "P1", "土地", "缺地", "自然资源局", True, date(2026, 10, 1), date(2026, 10, 20),
            None, 30, 11, 3, "县长办公会",
        ),
    )  # fmt: skip


def test_a_closed_item_ages_until_it_was_closed() -> None:
    [item] = listed(CLOSED)

    assert (item.open, item.age_days, item.overdue_days, item.level) == (False, 14, 0, 0)


@pytest.mark.parametrize(
    ("due", "level"),
    [("2026-11-01", "包保领导"), ("2026-10-31", "包保领导"), ("2026-10-30", "对口委员会"),
     ("2026-10-24", "对口委员会"), ("2026-10-23", "县长办公会"), ("2026-10-17", "县长办公会"),
     ("2026-10-16", "县委县政府调度会"), (None, "")],
)  # fmt: skip
def test_an_item_climbs_with_the_days_over_its_date(due: str | None, level: str) -> None:
    [item] = listed({**WHOLE, "due_on": due})

    assert item.level_title == level


@pytest.mark.parametrize(
    ("answer", "more", "codes"),
    [
        ("已供地", {}, []),
        (None, {}, ["T21"]),
        ("不符合规划，不予办理", {}, ["T22"]),
        ("无法解决", {"alternative": "改到标准厂房"}, []),
        ("不予办理", {"basis": "《土地管理法》第四十四条"}, []),
        ("不予办理", {"alternative": "  "}, ["T22"]),
    ],
)
def test_nothing_is_closed_by_a_plain_no(
    answer: str | None, more: dict[str, str], codes: list[str]
) -> None:
    assert [code for code, _ in found({**CLOSED, "answer": answer, **more})] == codes


def test_an_open_item_may_say_no_for_now() -> None:
    assert found({**WHOLE, "answer": "暂时无法解决"}) == []


def test_what_an_item_lacks_is_located() -> None:
    assert found({**WHOLE, "duty_unit": None, "due_on": None}) == [
        ("T23", "责任单位"), ("T23", "承诺办结"),
    ]  # fmt: skip
    assert found({**CLOSED, "closed_on": None}) == [("T25", "办结日期")]


def test_dates_that_cannot_be_are_located() -> None:
    assert found({**WHOLE, "due_on": "2026-09-30"}) == [("T24", "承诺办结")]
    assert found({**CLOSED, "closed_on": "2026-09-30"}) == [("T24", "办结日期")]
    assert found({**CLOSED, "closed_on": "2026-11-01"}) == [("T24", "办结日期")]
    assert found({**WHOLE, "raised_on": "2026-11-01", "due_on": "2026-11-02"}) == [
        ("T24", "提出日期")
    ]


def test_the_list_burns_down_month_by_month() -> None:
    """Two come in August, one goes in October and one comes; one without dates is left out."""
    known = listed(
        {**WHOLE, "raised_on": "2026-08-05"},
        {**CLOSED, "raised_on": "2026-08-20"},
        WHOLE,
        {**WHOLE, "raised_on": None},
        {**CLOSED, "closed_on": None},
    )

    assert burn_down(known, AS_OF) == (
        Burn("2026-08", 2, 0, 2), Burn("2026-09", 0, 0, 2), Burn("2026-10", 1, 1, 2),
    )  # fmt: skip
    assert burn_down((), AS_OF) == ()


def test_open_items_by_age() -> None:
    """7 days, 8, 30, 31, 90, 91 and unknown."""
    days = ("10-24", "10-23", "10-01", "09-30", "08-02", "08-01")
    rows = [{**WHOLE, "raised_on": f"2026-{day}"} for day in days]

    assert ageing(listed(*rows, {**WHOLE, "raised_on": None}, CLOSED), RULES) == {
        "0至7天": 1, "8至30天": 2, "31至90天": 2, "91天以上": 1, "不详": 1,
    }  # fmt: skip


def test_open_land_items_wait_for_the_next_plan() -> None:
    known = listed(WHOLE, {**WHOLE, "factor": "资金"}, CLOSED, {**WHOLE, "due_on": "2026-10-02"})

    assert [item.issue_id for item in open_land(known)] == ["W4", "W1"]
