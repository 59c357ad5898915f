"""Edits of ledger rows in a scenario."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.cases import make_ledger, make_scenario, place, toy_tables
from zsyz_model.case import Change, Ledger, Scenario
from zsyz_model.findings import Finding, InputError, Place, Severity
from zsyz_model.scenario import apply_changes
from zsyz_model.tables import TABLES


def scenario(*changes: Change) -> Scenario:
    origins = {f"changes[{i}]": f"tight.yaml:{i + 10}" for i in range(len(changes))}
    return replace(make_scenario(), changes=changes, path=Path("tight.yaml"), origins=origins)


def changed(*changes: Change) -> Ledger:
    return apply_changes(make_ledger(**toy_tables()), scenario(*changes))


def refused(*changes: Change) -> tuple[Finding, ...]:
    with pytest.raises(InputError, match="Y08") as caught:
        changed(*changes)
    return caught.value.findings


TIGHT = Change("用地指标", where={"类别": "计划指标"}, column="数量", times=0.6, reason="收紧")


def test_a_filtered_column_is_scaled_and_the_rest_stays() -> None:
    before = make_ledger(**toy_tables())

    after = apply_changes(before, scenario(TIGHT))

    assert after.tables["quota"]["amount"].tolist() == [48, 36, 36, 24, 100]
    assert before.tables["quota"]["amount"].tolist() == [80, 60, 60, 40, 100]
    assert after.tables["projects"] is before.tables["projects"]


def test_changed_cells_have_the_scenarios_line_as_their_place() -> None:
    cells = changed(TIGHT).cells

    assert cells["quota", "2027Q1/计划指标", "amount"] == Place("tight.yaml", row=10)
    assert cells["quota", "2027Q1/占补数量", "amount"] == place("quota", 5, "amount")


def test_each_change_leaves_a_receipt() -> None:
    (receipt,) = changed(TIGHT).findings

    assert (receipt.code, receipt.severity) == ("Y10", Severity.NORMALISED)
    assert receipt.fact == "情景改动工作表“用地指标”：“数量”乘以 0.6，4 行（收紧）"


def test_changes_follow_one_another() -> None:
    first = Change("项目", key="P1", column="总投资(万元)", set=100)
    second = Change("projects", key="P1", column="invest_wan", plus=0.5)

    assert changed(first, second).tables["projects"].at["P1", "invest_wan"] == 100.5


def test_a_row_is_added_with_its_kinds_and_an_empty_rest() -> None:
    row: dict[str, str | float | bool] = {
        "领导编号": "L9",
        "称谓": "副县长乙",
        "每周可用小时": 8,
        "分管产业": "新材料、新能源",
    }

    ledger = changed(Change("领导", add=row))

    leaders = ledger.tables["leaders"]
    assert list(leaders.index) == ["L1", "L2", "L3", "L9"]
    assert leaders.at["L9", "industries"] == ("新材料", "新能源")
    assert leaders.at["L9", "avoids"] == ()
    assert leaders["least"].isna().loc["L9"]
    assert {c: str(t) for c, t in leaders.dtypes.items()} == {
        c.name: c.dtype for c in TABLES["leaders"].columns
    }
    assert ledger.cells["leaders", "L9", "hours"] == Place("tight.yaml", row=10)


def test_a_row_can_be_added_to_a_sheet_that_was_empty() -> None:
    ledger = changed(Change("容量", add={"位置": "B", "要素": "能耗", "上限": 5000}))

    assert list(ledger.tables["caps"].index) == ["B/能耗"]


def test_a_removed_leader_goes_with_its_places() -> None:
    ledger = changed(Change("领导", key="L2", remove=True))

    assert "L2" not in ledger.tables["leaders"].index
    assert ("leaders", "L2", "title") not in ledger.cells
    assert ledger.findings[0].fact == "情景改动工作表“领导”：移除 1 行（L2）"


WRONG = {
    "sheet": (Change("用地指表", key="P1", column="数量", set=1), "没有工作表“用地指表”", "是否“用地指标”"),
    "column": (Change("项目", key="P1", column="总投姿", set=1), "没有列“总投姿”", "是否“总投资”"),
    "key": (Change("项目", key="P77", column="就业", set=1), "没有“P77”这一行", "可用：P1、P2"),
    "where column": (Change("项目", where={"城市": "x"}, column="就业", set=1), "没有列“城市”", "可用："),
    "no row": (Change("项目", where={"产业": "航天"}, column="就业", set=1), "没有符合条件的行", "核对"),
    "text times": (Change("项目", key="P1", column="产业", times=2.0), "不是数值", "改用"),
    "the key itself": (Change("项目", key="P1", column="项目编号", set="P9"), "是编号，不能改", "改用"),
    "below zero": (Change("项目", key="P1", column="就业", plus=-999.0), "第“P1”行“就业”改后为 -699", "改正"),
    "half a person": (Change("项目", key="P5", column="就业", times=0.3333), "应为整数", "改正"),
    "add without key": (Change("领导", add={"称谓": "x", "每周可用小时": 1}), "新行缺少“领导编号”", "补写"),
    "add twice": (Change("领导", add={"领导编号": "L1", "称谓": "x", "每周可用小时": 1}), "已有“L1”", "改用"),
    "add unknown": (Change("领导", add={"领导编号": "L9", "称谓": "x", "每周可用小时": 1, "年令": 5}), "没有列“年令”", ""),
}  # fmt: skip


@pytest.mark.parametrize(("change", "fact", "advice"), WRONG.values(), ids=WRONG)
def test_a_change_that_does_not_fit_is_refused_with_advice(
    change: Change, fact: str, advice: str
) -> None:
    (finding,) = refused(change)

    assert fact in finding.fact
    assert advice in finding.advice
    assert (finding.place, finding.subject) == (Place("tight.yaml", row=10), "changes[0]")


def test_all_changes_that_do_not_fit_are_told_together() -> None:
    wrong = [WRONG["sheet"][0], TIGHT, WRONG["column"][0]]

    assert [finding.subject for finding in refused(*wrong)] == ["changes[0]", "changes[2]"]
