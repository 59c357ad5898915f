"""The workbook tells what the board tells, cell by cell, and leaves unknown cells empty."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.report.motion.boards import busy_county
from zsyz_model.report.motion.book import motion_sheets
from zsyz_model.sheets import Sheet, shown_width


def sheets() -> dict[str, Sheet]:
    return {sheet.name: sheet for sheet in motion_sheets(*busy_county())}


def test_one_sheet_for_each_thing_told() -> None:
    found = sheets()

    assert list(found) == [
        "亮灯", "排名", "走访日历", "走访履职", "不说不清单", "问题消化", "五类情形", "转化率", "开工率变化", "对照",
        "发现",
    ]  # fmt: skip
    assert all(len(row) == len(s.headers) for s in found.values() for row in s.rows)


def test_lights_stand_with_their_words_and_the_source_of_the_rules() -> None:
    """P1 80 of 83.3: 0–10 behind is not in the text; P4 50: behind by 33.3."""
    found = sheets()["亮灯"]

    assert [tuple(row[2:4]) for row in found.rows] == [
        ("", "规则未规定"), ("绿", "达到序时"), ("绿", "达到序时"), ("红", "严重滞后"),
    ]  # fmt: skip
    assert "[88]（待核实）" in found.notes[0]


def test_the_calendar_is_written_in_times_of_the_day() -> None:
    first = sheets()["走访日历"].rows[0]

    assert tuple(first) == (
        "L1 县委副书记", date(2026, 11, 2), "08:30", "09:15", "10:15", "P3", "精细化工", "化工产业园",
    )  # fmt: skip


def test_many_leaders_do_not_make_the_printed_calendar_wide() -> None:
    told, case = busy_county()
    many = replace(told, weeks=told.weeks * 8)

    (calendar,) = (s for s in motion_sheets(many, case) if s.name == "走访日历")

    said = [note for note in calendar.notes if note.startswith("一周在途：")]
    assert sum(note.count("分钟") for note in said) == len(many.weeks) > 20
    assert max(shown_width(note) for note in said) <= 165


def test_what_is_not_known_is_an_empty_cell() -> None:
    county = sheets()["转化率"].rows[0]

    assert tuple(county[2:]) == (4, 1, 1, None, 25, 25, None)


def test_issues_and_their_ages() -> None:
    found = sheets()["不说不清单"]

    assert [row[-1] for row in found.rows] == ["", "县委县政府调度会", "包保领导", "对口委员会"]
    assert found.notes == (
        "未办结账龄：0至7天 0 件，8至30天 1 件，31至90天 1 件，91天以上 1 件，不详 0 件",
    )
