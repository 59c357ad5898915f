from __future__ import annotations

import dataclasses

import pandas as pd
import pytest

from zsyz_model.case import Cost, Goal, Outcome, Team, Unplaced
from zsyz_model.report.tables import PLAN_TABLES, plan_tables, table_notes
from zsyz_model.swaps import tell_swaps
from zsyz_model.tables import TABLES


@pytest.fixture(scope="module")
def tables(small: Outcome) -> dict[str, pd.DataFrame]:
    return plan_tables(small)


def test_every_table_has_a_note(small: Outcome) -> None:
    assert set(table_notes(small)) == set(PLAN_TABLES)


def test_starts_tell_site_area_sources_and_leader(tables: dict[str, pd.DataFrame]) -> None:
    second = tables["开工计划"].iloc[1]
    assert second.tolist() == [
        "2027Q3", "P2", "乙项目", "新材料", 50000.5, "新增用地（东关镇）", 40.0,
        "计划指标 30.00 亩（2027Q3）；节余指标 10.00 亩（2027Q3）", "L1 县长", 75.5,
    ]  # fmt: skip


def test_every_leader_appears_with_hours_and_load(tables: dict[str, pd.DataFrame]) -> None:
    leads = tables["包保分工"]
    assert leads["领导编号"].tolist() == ["L1", "L1", "L2", "L3"]
    assert leads["每周包保(小时)"].tolist() == [5.5, 5.5, 2.0, 0.0]
    assert leads["负荷率"].tolist() == [5.5 / 8, 5.5 / 8, 2 / 6, 0.0]
    assert leads["与现状"].tolist() == ["更换", "沿用", "新配", ""]
    assert leads["现包保领导"].tolist() == ["L2 副县长甲", "L1 县长", "", ""]


def test_costs_add_up_by_year_and_in_all(small: Outcome) -> None:
    costs = (*small.plan.costs, Cost(2028, "复垦费用", 0.1), Cost(2028, "固定费用", 0.2))
    plan = dataclasses.replace(small.plan, costs=costs)
    table = plan_tables(small.with_plan(plan))["费用"]
    assert table["年度"].tolist() == ["2027", "2028", "合计"]
    assert table["合计(万元)"].tolist() == [655.5, 0.3, 655.8]
    parts = table[["复垦费用(万元)", "固定费用(万元)", "外购占补(万元)"]].sum(axis=1).round(2)
    assert parts.tolist() == table["合计(万元)"].tolist()
    assert table["用地预算(万元)"].isna().tolist() == [False, True, True]


def test_a_swap_is_a_sentence_in_the_quarter_of_its_repayment(small: Outcome) -> None:
    told = tell_swaps(small.case, small.plan)
    plan = dataclasses.replace(small.plan, swaps=told)
    row = plan_tables(small.with_plan(plan))["存量地块与腾挪"].iloc[1]
    assert row[["事项", "地块编号", "时间", "面积(亩)"]].tolist() == [
        "腾挪置换",
        "J1",
        "2027Q4",
        20.0,
    ]
    assert row["说明"] == told[0].words
    assert "由 P3 丙项目（2027Q3，18.00 亩） 承接，余 2.00 亩" in row["说明"]


def test_quota_taken_over_is_no_plot_to_stand_on(small: Outcome) -> None:
    small.case.table("plots").loc["J1", "plot_kind"] = "腾挪指标"
    told = plan_tables(small)["存量地块与腾挪"]["说明"].iloc[0]
    small.case.table("plots").loc["J1", "plot_kind"] = "腾挪"
    assert told == "2027 年调出持有方的指标，谁使用见“腾挪置换”一行"


def test_an_opening_says_who_stands_there_and_what_is_left(tables: dict[str, pd.DataFrame]) -> None:
    told = tables["存量地块与腾挪"]["说明"]
    assert told.iloc[0] == "2027 年启用，安排 P3 丙项目（2027Q3，18.00 亩），余 2.00 亩"


def test_unplaced_projects_keep_a_row_for_every_reason_or_one_without(small: Outcome) -> None:
    plan = dataclasses.replace(small.plan, unplaced=(*small.plan.unplaced, Unplaced("P9", ())))
    table = plan_tables(small.with_plan(plan))["未安排及理由"]
    assert table["项目编号"].tolist() == ["P4", "P4", "P9"]
    assert table["规则"].tolist() == ["年度计划指标", "领导每周可用小时", ""]


def test_admission_accounts_for_every_project(tables: dict[str, pd.DataFrame]) -> None:
    table = tables["准入结果"]
    assert table["项目编号"].tolist() == ["P1", "P2", "P3", "P4", "P5"]
    assert table["结果"].tolist() == ["准入"] * 4 + ["不予准入"]
    assert table["出处"].iloc[4] == "文件《ledger.xlsx》·工作表“项目”·E6（第6行，列“项目类型”）"


def test_a_total_is_the_sum_of_its_parts(large: Outcome) -> None:
    table = plan_tables(large)["评分"]
    parts = table.iloc[:, 3:-2]
    assert parts.shape[1] == 9
    assert parts.sum(axis=1).round(2).tolist() == table["总分(分)"].tolist()
    assert table["总分(分)"].is_monotonic_decreasing


def test_findings_are_listed_once_and_rows_accounted_for(tables: dict[str, pd.DataFrame]) -> None:
    assert tables["数据核查"]["代码"].tolist() == ["unit_folded"]
    rows = tables["行数核对"]
    assert list(rows.loc[0]) == ["项目", 7, 5, 1, 0, 1, "1", "相符"]


def test_project_ids_never_stand_without_names(tables: dict[str, pd.DataFrame]) -> None:
    name = TABLES["projects"].by_name["name"].header
    for title, table in tables.items():
        columns = list(table.columns)
        if "项目编号" in columns:
            assert columns[columns.index("项目编号") + 1] == name, title


def test_the_overview_tells_goals_with_bounds(tables: dict[str, pd.DataFrame]) -> None:
    told = tables["总览"].set_index("事项")
    assert told.loc["求解结论", "内容"] == "已证明最优"
    assert list(told.loc["目标：开工价值(分)"]) == [150.25, 150.26, 0.00006]
    assert told.loc["计划开工(个)", "内容"] == 3


def test_beside_each_leader_stands_a_team_with_the_departments_liaisons(small: Outcome) -> None:
    departments = pd.DataFrame(
        {"liaison_post": ["副局长（副科级）", None]}, index=pd.Index(["自然资源局", "发改局"])
    )
    case = dataclasses.replace(
        small.case,
        ledger=dataclasses.replace(
            small.case.ledger, tables={**small.case.ledger.tables, "departments": departments}
        ),
    )
    team = Team(
        str(small.case.projects.index[0]),
        "县长",
        "开发区管委会",
        "城关镇",
        ("自然资源局", "发改局"),
        "联络员甲",
    )

    table = plan_tables(dataclasses.replace(small, case=case, teams=(team,)))["一套班子"]

    assert table.loc[0, "部门联络员"] == "自然资源局副局长（副科级）"
    shown = table[["县级领导", "牵头单位", "属地", "职能部门"]].to_numpy().tolist()
    assert shown == [["县长", "开发区管委会", "城关镇", "自然资源局、发改局"]]
    assert plan_tables(small)["一套班子"].empty


def test_with_weights_only_their_sum_has_a_bound(small: Outcome) -> None:
    sum_ = Goal("weighted", 300.5, 301.0, 0.0017)
    plan = dataclasses.replace(small.plan, mode="weights", weighted=sum_)

    told = plan_tables(small.with_plan(plan))["总览"].set_index("事项")

    assert list(told.loc["目标：加权和"]) == [300.5, 301.0, 0.0017]
    assert list(told.loc["目标：开工价值(分)"]) == [150.25, None, None]
    assert told.loc["最大相对差距", "内容"] == 0.0017
