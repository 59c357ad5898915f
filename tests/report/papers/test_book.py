from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.report import counties
from tests.report.papers import county
from tests.report.papers.readback import sheets
from zsyz_model.case.paper_rules import Level
from zsyz_model.report.papers.book import SAME, write_plan_book


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, Any]]]:
    path = tmp_path_factory.mktemp("book") / "plan.xlsx"
    write_plan_book(county.small(), path)
    return sheets(path)


def test_the_overview_and_the_quarters_are_those_worked_by_hand(
    book: dict[str, list[dict[str, Any]]],
) -> None:
    told = {row["事项"]: row["内容"] for row in book["总览"]}
    assert told["不予准入(个)"] == 1
    assert (told["计划开工(个)"], told["开工供地(亩)"], told["每周包保(小时)"]) == (3, 88.0, 7.5)
    assert (told["用地费用(万元)"], told["落实融资(万元)"]) == (655.5, 1500.5)
    rows = [list(row.values()) for row in book["季度进度"]]
    assert rows == [
        ["2027Q1", 1, 1, 1, 0, 30.0], ["2027Q2", 0, 1, 2, 1, 0.0], ["2027Q3", 2, 3, 3, 0, 58.0],
        ["2027Q4", 0, 3, 5, 2, 0.0], ["合计", 3, "", "", "", 88.0],
    ]  # fmt: skip


def test_a_leader_s_card_has_count_hours_and_load(book: dict[str, list[dict[str, Any]]]) -> None:
    cards = {row["领导编号"]: list(row.values())[2:6] for row in book["领导卡"]}

    assert cards["L1"] == [2, 5.5, 8.0, 0.6875]
    assert cards["L3"] == [0, 0, 6.0, 0]
    assert cards["合计"][:2] == [3, 7.5]


def test_every_tie_holds_and_swaps_and_reasons_are_told(
    book: dict[str, list[dict[str, Any]]],
) -> None:
    assert {row["结论"] for row in book["核对"]} == {SAME}
    assert any("让出地块 J1" in str(row["说明"]) for row in book["存量地块与腾挪"])
    assert [row["项目编号"] for row in book["未安排及理由"]] == ["P4", "P4"]


def test_the_public_book_has_no_column_of_money(tmp_path: Path) -> None:
    write_plan_book(county.brief(county.secret_outcome(), Level.PUBLIC), tmp_path / "plan.xlsx")

    found = sheets(tmp_path / "plan.xlsx")
    heads = {head for rows in found.values() for row in rows for head in row}
    assert not any("万元" in head for head in heads)
    assert not {"费用", "资金落实"} & set(found)


def test_a_county_where_nothing_starts_has_a_book(tmp_path: Path) -> None:
    outcome = counties.small()
    bare = replace(outcome.plan, starts=(), leads=(), land=(), costs=(), swaps=(), unplaced=())
    write_plan_book(county.brief(outcome.with_plan(bare)), tmp_path / "plan.xlsx")

    assert {row["结论"] for row in sheets(tmp_path / "plan.xlsx")["核对"]} == {SAME}
