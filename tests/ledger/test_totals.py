"""Total rows set against their rows."""

from __future__ import annotations

from pathlib import Path

from tests.ledger.books import PROJECTS, Cells, of, read_county

HEAD = ["项目编号", "项目名称", "项目类型", "阶段", "总投资(万元)", "拟用地(亩)"]


def row(key: str, money: object, land: object = "") -> list[object]:
    return [key, f"{key}厂", "工业", "签约", money, land]


def told(folder: Path, *rows: list[object]) -> list[str]:
    cells: Cells = [list(HEAD), *rows]
    return [f.fact for f in of(read_county(folder, 项目=cells), "H06")]


def test_a_total_that_agrees_is_told_as_such(tmp_path: Path) -> None:
    assert told(
        tmp_path, row("P1", 10.0, 1.5), row("P2", 20.5), ["合计", "", "", "", 30.5, 1.5]
    ) == ["第4行为“合计”，不计入明细；与明细相符"]


def test_the_gap_of_each_column_is_shown(tmp_path: Path) -> None:
    assert told(tmp_path, row("P1", 10.0, 1.5), ["合计：", "", "", "", "22万元", 1.0]) == [
        "第3行为“合计：”，不计入明细；总投资合计22.00≠明细10.00，差12.00，拟用地合计1.00≠明细1.50，差-0.50"
    ]


def test_rows_that_could_not_be_read_are_named_with_the_gap(tmp_path: Path) -> None:
    assert told(tmp_path, row("P1", 10.0), row("P2", "约20"), ["合计", "", "", "", 30.0]) == [
        "第4行为“合计”，不计入明细；总投资合计30.00≠明细10.00，差20.00（另有1格无法读取）"
    ]


def test_a_total_that_is_no_number_is_told(tmp_path: Path) -> None:
    assert told(tmp_path, row("P1", 10.0), ["合计", "", "", "", "见附表"]) == [
        "第3行为“合计”，不计入明细；总投资合计“见附表”无法读取"
    ]


def test_a_subtotal_stands_below_or_above_its_rows(tmp_path: Path) -> None:
    below = told(
        tmp_path,
        row("P1", 10.0),
        ["小计", "", "", "", 10.0],
        row("P2", 5.0),
        ["小计", "", "", "", 5.0],
    )
    above = told(
        tmp_path,
        ["小计", "", "", "", 10.0],
        row("P1", 10.0),
        ["小计", "", "", "", 6.0],
        row("P2", 5.0),
    )

    assert all(fact.endswith("与明细相符") for fact in below)
    assert above[0].endswith("与明细相符")
    assert above[1].endswith("总投资合计6.00≠明细5.00，差1.00")


def test_of_several_subtotals_each_totals_the_rows_next_to_it(tmp_path: Path) -> None:
    rows = [
        line
        for key, wan in (("P1", 10.0), ("P2", 5.0), ("P3", 7.0), ("P4", 2.0))
        for line in (row(key, wan), ["小计", "", "", "", wan])
    ]
    above = [line for pair in zip(rows[1::2], rows[::2], strict=True) for line in pair]

    assert [fact for fact in told(tmp_path, *rows) if not fact.endswith("与明细相符")] == []
    assert [fact for fact in told(tmp_path, *above) if not fact.endswith("与明细相符")] == []


def test_the_total_is_found_at_its_word_with_advice_only_where_it_is_off(tmp_path: Path) -> None:
    cells: Cells = [
        list(HEAD),
        row("P1", 10.0),
        ["", "合计", "", "", 10.0],
        ["", " 总计 ", "", "", 11.0],
    ]
    fine, off = of(read_county(tmp_path, 项目=cells), "H06")

    assert (fine.fact, fine.advice) == ("第3行为“合计”，不计入明细；与明细相符", "")
    assert (off.fact, off.advice) == (
        "第4行为“总计”，不计入明细；总投资合计11.00≠明细10.00，差1.00",
        "核对合计与明细",
    )
    assert [f.place and f.place.cell for f in (fine, off)] == ["B3", "B4"]


def test_a_cell_that_was_read_in_another_unit_is_not_called_unread(tmp_path: Path) -> None:
    assert told(tmp_path, row("P1", 10.0), row("P2", "20万元"), ["合计", "", "", "", 31.0]) == [
        "第4行为“合计”，不计入明细；总投资合计31.00≠明细30.00，差1.00"
    ]


def test_a_ledger_without_totals_has_nothing_to_tell(tmp_path: Path) -> None:
    assert of(read_county(tmp_path, 项目=PROJECTS), "H06") == []
