from __future__ import annotations

from tests.report.papers import county
from zsyz_model.report.official import Annex, Grid
from zsyz_model.report.papers.annexes import (
    cost_annex,
    item_annex,
    lead_annex,
    put_off_annex,
    ranking_annex,
    refused_annex,
    start_annex,
)


def records(annex: Annex) -> list[dict[str, str]]:
    (grid,) = annex.blocks
    assert isinstance(grid, Grid)
    return [dict(zip(grid.headers, row, strict=True)) for row in grid.rows]


def test_totals_stand_under_their_parts() -> None:
    brief = county.small()

    starts, leads = records(start_annex(brief)), records(lead_annex(brief))
    assert [row["供地(亩)"] for row in starts] == ["30.00", "40.00", "18.00", "88.00"]
    assert [row["每周(小时)"] for row in leads] == ["2.50", "3.00", "2.00", "7.50"]
    assert [row["变动"] for row in leads] == ["更换", "", "", ""]
    costs = {row["费用类别"]: (row["2027年(万元)"], row["合计(万元)"]) for row in records(cost_annex(brief))}  # fmt: skip
    assert costs == {
        "复垦费用": ("300.00", "300.00"), "固定费用": ("80.00", "80.00"),
        "外购占补": ("275.50", "275.50"), "合计": ("655.50", "655.50"),
    }  # fmt: skip


def test_the_last_of_the_ranking_is_shown() -> None:
    told = records(ranking_annex(county.small()))

    assert [(row["项目编号"], row["总分(分)"]) for row in told] == [
        ("P2", "75.50"), ("P1", "50.30"), ("P3", "30.00"), ("P4", "30.00"),
    ]  # fmt: skip


def test_each_reason_is_a_row() -> None:
    brief = county.small()

    assert [row["原因"] for row in records(put_off_annex(brief))] == [
        "缺计划指标 20.00 亩",
        "领导时间已满",
    ]
    assert [row["门槛"] for row in records(refused_annex(brief))] == ["非房地产"]
    assert [row["序号"] for row in records(item_annex(brief))] == [str(n) for n in range(1, 10)]


def test_a_table_in_which_nobody_stands_says_so() -> None:
    for annex in (put_off_annex(county.complete()), refused_annex(county.complete())):
        (row,) = records(annex)
        assert "".join(row.values()) == "无"
