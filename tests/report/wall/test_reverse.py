"""The reverse schedule on a poster and in a table."""

from __future__ import annotations

from datetime import date, timedelta

from tests.cases import toy_case
from tests.report.wall.walls import FOOT, told
from zsyz_model.case.walls import Deadline, Reverse
from zsyz_model.report.wall.reverse import (
    MOST_ROWS,
    draw_reverse,
    lines_of,
    reverse_message,
    reverse_sheet,
)

END = date(2027, 3, 31)


def deadline(step: str, late: int = 0) -> Deadline:
    begin, hoped = END - timedelta(7), END + timedelta(late)
    return Deadline(step, "住建局", 5, begin, END, None, hoped, late, "建筑法第八条", "待核实")


def reverse(project: str, *steps: Deadline) -> Reverse:
    return Reverse(project, "开工", "台账承诺 2027Q1 开工", END, steps)


def test_the_late_come_first_and_are_named_with_their_days() -> None:
    found = (reverse("P1", deadline("备案")), reverse("P2", deadline("施工许可", 9)))

    assert reverse_message(found) == "2 个承诺，1 个已晚，最多 9 天（P2）"
    assert [one.project_id for one, _ in lines_of(found)] == ["P2", "P1"]
    shown = told(draw_reverse(found, toy_case(), FOOT))
    for words in ("P2 纺织服装扩产", "施工许可", "晚 9 天", "最迟 27-03-31", FOOT):
        assert words in shown


def test_what_does_not_fit_is_counted() -> None:
    many = reverse("P1", *(deadline(f"事项{i}") for i in range(MOST_ROWS + 4)))

    assert "另有 4 项见工作簿" in told(draw_reverse((many,), toy_case(), FOOT, "a0"))


def test_nothing_to_schedule_is_said() -> None:
    assert "没有承诺日期，不能倒排" in told(draw_reverse((), toy_case(), FOOT))
    assert reverse_message((reverse("P1", deadline("备案")),)) == "1 个承诺，按现有安排都来得及"


def test_the_table_has_every_step_with_source_and_status() -> None:
    sheet = reverse_sheet((reverse("P1", deadline("备案"), deadline("许可", 2)),), toy_case())

    assert [row[-3:] for row in sheet.rows] == [
        (0, "建筑法第八条", "待核实"), (2, "建筑法第八条", "待核实"),
    ]  # fmt: skip
    assert len(sheet.headers) == len(sheet.rows[0])
