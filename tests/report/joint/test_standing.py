from __future__ import annotations

import dataclasses

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from tests.report.joint import reviews
from zsyz_model.case import JointReview, Scores
from zsyz_model.report.joint.standing import (
    admission_table,
    overview_table,
    ranking_table,
    rule_table,
)


def test_the_stages_are_counted(review: JointReview) -> None:
    counts = dict(overview_table(review)[["环节", "项目(个)"]].itertuples(index=False, name=None))
    assert counts == {
        "台账项目": 8, "进入联审": 4, "不进入联审": 4, "达到及格线": 3, "达到优先线": 1,
        "列入会议议程": 2, "待议而不上会": 2, "已有结论": 1,
    }  # fmt: skip


def test_every_project_is_listed_and_each_refusal_has_its_row(review: JointReview) -> None:
    table = admission_table(review)
    assert table["项目编号"].tolist() == [
        "P1",
        "P2",
        "P3",
        "P4",
        "P5",
        "P5",
        "P6",
        "P6",
        "P7",
        "P8",
    ]
    assert table.iloc[0, 2:].tolist() == ["进入联审", "", "", "", "", "", ""]
    assert table.iloc[5].tolist() == [
        "P5", "戊花园", "不进入联审", "总投资门槛", "7000 万元", "总投资不低于 10000 万元",
        "文件《ledger.xlsx》·工作表“项目”·J6（第6行，列“总投资”）", "[0] 三（二）（已确认）", "总投资再增加 3000 万元",
    ]  # fmt: skip


def test_a_rule_counts_its_projects_and_those_it_alone_keeps_out(review: JointReview) -> None:
    rows = rule_table(review).to_numpy().tolist()
    assert rows[0] == ["资料不足", 2, 1, "P6、P7"]
    assert ["已建成投产", 1, 1, "P8"] in rows
    assert ["总投资门槛", 1, 0, "P5"] in rows
    assert len(rows) == 5


def test_the_ranking_tells_parts_total_mark_and_chance(review: JointReview) -> None:
    table = ranking_table(review)
    assert table["项目编号"].tolist() == ["P1", "P2", "P3", "P4"]
    assert table.iloc[0].tolist() == [
        1, "P1", "甲项目", 40.0, 24.0, 18.0, 0.0, 82.0, "优先", 1.0, 76.0, 88.5,
    ]  # fmt: skip


@given(
    st.lists(st.tuples(*[st.integers(0, 2500).map(lambda n: n / 100)] * 4), min_size=1, max_size=12)
)
def test_parts_add_up_to_totals_in_the_table(points: list[tuple[float, ...]]) -> None:
    base = reviews.nothing()
    index = pd.Index([f"P{i}" for i in range(len(points))], dtype="str")
    parts = pd.DataFrame(points, index=index, columns=list(reviews.TITLES))
    table = ranking_table(dataclasses.replace(base, scores=Scores(parts, reviews.TITLES)))
    titles = [f"{title}(分)" for title in reviews.TITLES.values()]
    for row in table.to_dict("records"):
        assert round(100 * row["总分(分)"]) == sum(round(100 * row[title]) for title in titles)
    totals = table["总分(分)"].tolist()
    assert totals == sorted(totals, reverse=True)
