"""The tables tell what the board tells, and their sums are those of their rows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.report.attraction.boards import board
from zsyz_model.report.attraction.tables import (
    ATTRACTION_TABLES,
    attraction_notes,
    attraction_sheets,
    summary_lines,
)


def test_every_table_is_a_sheet_with_full_rows() -> None:
    sheets = {sheet.name: sheet for sheet in attraction_sheets(*board())}

    assert list(sheets) == list(ATTRACTION_TABLES)
    assert all(len(row) == len(s.headers) for s in sheets.values() for row in s.rows)
    assert all(sheets[name].rows for name in ATTRACTION_TABLES)
    assert set(attraction_notes(*board())) <= set(sheets)


def test_sums_are_those_of_the_rows() -> None:
    stages = ATTRACTION_TABLES["在谈线索"](*board())
    outings = ATTRACTION_TABLES["外出招商计划"](*board())

    for table, column in ((stages, "条数(条)"), (outings, "预期线索(条)"), (outings, "费用(万元)")):
        *parts, total = table[column].tolist()
        assert total == pytest.approx(sum(parts))


def test_a_quarter_stands_with_its_band_and_sureness() -> None:
    rows = ATTRACTION_TABLES["签约预测"](*board()).set_index("季度").to_dict("index")

    assert rows["2026Q4"]["合计预计(个)"] == 2.2
    assert rows["2026Q4"]["80%区间(个)"] == "1 至 3"
    assert rows["2026Q4"]["达标把握(%)"] == 84.0
    assert rows["2026Q3"]["已签约(个)"] == 0


def test_leads_needed_have_a_column_for_each_confidence() -> None:
    frame = ATTRACTION_TABLES["须新进线索"](*board())
    first = frame.iloc[0]

    assert list(frame.columns)[-3:] == [
        "把握50%须新进(条)",
        "把握80%须新进(条)",
        "把握90%须新进(条)",
    ]
    assert (first["季度"], first["进入月份"], first["何时"]) == ("2026Q4", "2026-10", "现在")
    assert (first["把握50%须新进(条)"], first["把握90%须新进(条)"]) == (0, "做不到")


def test_coverage_and_readiness_in_words() -> None:
    cover = ATTRACTION_TABLES["外出覆盖"](*board())
    ones = ATTRACTION_TABLES["六个一"](*board()).set_index("产业")
    crews = ATTRACTION_TABLES["四专队伍"](*board()).set_index("队伍")

    assert cover.loc[cover["类别"] == "月份", "次数(次)"].tolist() == [1, 1]
    assert cover["欠缺(次)"].sum() == 0
    assert ones.loc["新材料", "基金"] == "缺，有期限（2027-03-31）"
    assert ones["缺(项)"].tolist() == [6, 3]
    assert crews.loc["高端化工", "缺(人)"] == 1


def test_conclusions_and_what_is_missing_stand_first() -> None:
    told, case = board()
    lines = summary_lines(told, case)
    frame = ATTRACTION_TABLES["招商总览"](told, case)

    assert "2026Q4 签约目标 2 个：预计 2.2 个（80% 区间 1 至 3），达到目标的把握 84%" in lines[1]
    assert (
        "外出招商计划 2 个月 2 次，预期线索 3.67 条，费用 5.5 万元（上限 12 万元），欠缺 0 项"
        in lines
    )
    assert (frame["类别"] == "未列").sum() == len(told.notes)


def test_a_board_without_a_plan_has_empty_tables() -> None:
    told, case = board()
    bare = replace(told, plan=None, elements=(), crews=(), departments=(), needed=())

    assert ATTRACTION_TABLES["外出招商计划"](bare, case).empty
    assert ATTRACTION_TABLES["外出覆盖"](bare, case).empty
    assert ATTRACTION_TABLES["须新进线索"](bare, case).empty
    assert not [line for line in summary_lines(bare, case) if "外出招商计划" in line]


def test_every_number_stands_with_its_source_and_status() -> None:
    rules = ATTRACTION_TABLES["招商依据"](*board()).set_index("键名").to_dict("index")

    assert rules["attraction.rates.started"]["依据"] == "[28]"
    assert rules["attraction.rates.started"]["状态"] == "待核实"
    assert rules["attraction.outreach.budget_wan"]["状态"] == "情景自定"
    assert all(str(key).startswith("attraction.") for key in rules)
