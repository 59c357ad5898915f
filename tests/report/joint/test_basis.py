"""What the review rests on: rules, criteria, and the cells behind every part of a total."""

from __future__ import annotations

from tests.cases import make_case, make_scenario, place, toy_tables
from zsyz_model.case import JointReview, RandomRules
from zsyz_model.report.joint.basis import cells_of, criteria_table, rules_table, traced_table
from zsyz_model.review import joint_review


def toy_review() -> JointReview:
    return joint_review(make_case(make_scenario(random=RandomRules(draws=250)), **toy_tables()))[0]


def test_a_rule_says_what_it_asks_of_whom_and_who_broke_it(review: JointReview) -> None:
    assert rules_table(review).to_numpy().tolist()[:1] == [[
        "总投资门槛", "总投资不低于 10000 万元", "工业", 2, "[0]（已确认）", "min_invest",
    ]]  # fmt: skip


def test_a_criterion_stands_with_subject_bounds_direction_and_source(review: JointReview) -> None:
    table = criteria_table(review).set_index("指标")

    columns = ["权重(分)", "单位", "下限", "上限", "方向", "来源"]
    assert table.loc[["投资规模"], columns].to_numpy().tolist() == [[
        50.0, "万元", 10000.0, 20000.0, "越高越好", "[40]",
    ]]  # fmt: skip
    assert table["方向"].tolist()[-1] == "越低越好"
    assert table["状态"].tolist() == ["待核实", "已确认", "待核实"]


def test_every_part_is_told_with_value_and_share_and_what_is_not_known_is_missing(
    review: JointReview,
) -> None:
    table = traced_table(review).set_index(["项目编号", "指标"])

    first = table.iloc[:1][["取值", "得分率", "得分(分)"]]
    assert table.index[0] == ("P1", "投资规模")
    assert first.to_numpy().tolist() == [[18000, 0.8, 40]]
    lacking = table.index[table["取值"].isna()].tolist()
    assert lacking == [("P4", "投资规模"), ("P4", "团队")]  # without limit, and not known
    assert len(table) == 8  # four projects, two criteria that count


def test_values_are_traced_to_the_cells_of_the_ledger() -> None:
    review = toy_review()
    criteria = {one.name: one for one in review.criteria}

    intensity = list(cells_of(review, "P1", criteria["intensity"]))
    cells = [place("projects", 1, column).cell for column in ("fixed_wan", "land_mu")]
    assert intensity == [f"项目!{cell}" for cell in cells]
    # 专家甲 and 专家乙 judged P1 in rows 1 and 2 of the sheet.
    assert sorted(cells_of(review, "P1", criteria["technology"])) == sorted(
        f"评审打分!{place('scores', row, 'points').cell}" for row in (1, 2)
    )


def test_the_parts_of_the_table_add_up_to_the_totals() -> None:
    review = toy_review()
    table = traced_table(review)

    assert table.groupby("项目编号")["得分(分)"].sum().round(2).to_dict() == {
        project: review.scores.total[project] for project in review.scores.ranking
    }
    again = table["得分率"].fillna(0) * table["指标"].map(
        {one.title: one.weight for one in review.criteria}
    )
    assert (again - table["得分(分)"]).abs().max() <= 0.0051
