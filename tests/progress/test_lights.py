"""Lights agree with the published rules (domain.md §3), colour by colour, at the bounds."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.cases import make_case, toy_tables
from tests.progress.books import LIGHTS, preset
from zsyz_model.case import Case
from zsyz_model.case.motion import Pace
from zsyz_model.findings import InputError
from zsyz_model.progress.lights import (
    EXEMPT,
    MEASURES,
    NO_DATA,
    NO_RULE,
    SMALL,
    check_book,
    check_months,
    light,
    lights,
)


def shown(place: str, **measures: Any) -> str:
    return light(Pace("P1", "2026-10", **measures), preset(place)).text


def case_of(*rows: tuple[str, str, float]) -> Case:
    """Rows of 进度: project, month, done in the month; a plan of 1200 a year."""
    tables = toy_tables()
    tables["progress"] = [
        {"project_id": p, "month": m, "done_wan": done, "year_plan_wan": 1200}
        for p, m, done in rows
    ]
    return make_case(None, **tables)


@pytest.mark.parametrize(
    ("measures", "text"),
    [
        ({"behind_pp": 30.1}, "红（严重滞后）"),
        ({"behind_pp": 30}, "黄（进度滞后）"),
        ({"behind_pp": 10}, "黄（进度滞后）"),
        ({"behind_pp": 9.9}, NO_RULE),
        ({"behind_pp": 0.1}, NO_RULE),
        ({"behind_pp": 0}, "绿（达到序时）"),
        ({"behind_pp": -13.8}, "绿（达到序时）"),
        ({"behind_pp": 0, "months_not_started": 1}, "黄（进度滞后）"),
        ({"behind_pp": 0, "months_not_started": 3}, "红（严重滞后）"),
        ({"behind_pp": 0, "months_not_listed": 1}, "黄（进度滞后）"),
        ({"behind_pp": 0, "months_not_listed": 2}, "黄（进度滞后）"),
        ({"behind_pp": 0, "months_not_listed": 3}, "红（严重滞后）"),
        ({}, NO_DATA),
    ],
)
def test_yinchuan(measures: dict[str, float], text: str) -> None:
    """[88]: green on time, yellow 10–30 points behind, red beyond; 0–10 is not in the text."""
    assert shown("银川2025", **measures) == text


@pytest.mark.parametrize(
    ("short", "text"),
    [(-5, "绿（达到序时）"), (0, "绿（达到序时）"), (0.1, "黄（进度滞后）"), (50, "黄（进度滞后）"),
     (50.1, "红（严重滞后）")],
)  # fmt: skip
def test_sanya(short: float, text: str) -> None:
    """[89]: yellow up to 50 % short, red beyond; only projects from 1000 万元 a year."""
    assert shown("三亚2022", short_share=short, year_plan_wan=1000) == text
    assert shown("三亚2022", short_share=short, year_plan_wan=999) == SMALL


@pytest.mark.parametrize(
    ("share", "text"),
    [(59.9, "黄（黄牌）"), (60, "蓝（跟踪督办）"), (79.9, "蓝（跟踪督办）"), (80, NO_RULE)],
)
def test_xinhuang(share: float, text: str) -> None:
    """[90]: a yellow card under 60 % of the month, tracked under 80 %."""
    assert shown("新晃2015", month_share=share) == text


@pytest.mark.parametrize(
    ("missed", "text"),
    [(0, NO_RULE), (1, "蓝（第一次）"), (2, "黄（第二次）"), (3, "红（第三次，约谈）")],
)
def test_huating(missed: float, text: str) -> None:
    """[91]: blue first, then yellow, then red."""
    assert shown("华亭2017", missed_deadlines=missed) == text


def test_what_the_source_does_not_say_is_not_judged() -> None:
    """[94] and [93] print no bounds: no light, and the reader is told why."""
    found = light(Pace("P1", "2026-10", behind_pp=80), preset("枣庄2023"))

    assert (found.colour, found.label) == ("", NO_RULE)
    assert found.unjudged[0] == "红：落后序时（原文未公布界限）"
    assert "名次界限未见" in found.because
    assert shown("宁国2022", done_share=100) == "绿（已完成）"
    assert shown("宁国2022", done_share=99) == NO_RULE


def test_a_graver_colour_that_was_not_judged_is_named() -> None:
    found = light(Pace("P1", "2026-10", behind_pp=0), preset("银川2025"))

    assert found.colour == "绿"
    assert "红：开工后未入库（台账无数据）" in found.unjudged


def test_a_stated_reason_takes_the_light_away_where_the_place_says_so() -> None:
    late = Pace("P1", "2026-10", behind_pp=40, short_share=60, excuse="等待用地批复")
    excused = light(late, preset("银川2025"))

    assert (excused.text, excused.earned, excused.excuse) == (EXEMPT, "红", "等待用地批复")
    assert light(replace(late, behind_pp=-1), preset("银川2025")).text == "绿（达到序时）"
    assert light(late, preset("三亚2022")).text == "红（严重滞后）"


def test_the_reason_of_a_light_is_in_words() -> None:
    assert light(Pace("P", "2026-10", behind_pp=35), preset("银川2025")).because == (
        "落后序时 35 个百分点"
    )
    assert light(Pace("P", "2026-10", behind_pp=-5.9), preset("银川2025")).because == (
        "超前序时 5.9 个百分点"
    )


def test_two_yellows_running_are_called_in() -> None:
    """[89]: 100 of 1200 by the end of February (due 200) is 50 % short, as 50 are of 100 in January."""
    one = ("P4", "2026-01", 50.0)
    case = case_of(one, ("P4", "2026-02", 50.0), ("P4", "2026-03", 200.0))

    january, february, march = (
        lights(case, f"2026-{m:02d}", preset("三亚2022"))[0] for m in (1, 2, 3)
    )

    assert (january.colour, january.action) == ("黄", "")
    assert (february.colour, february.action) == ("黄", "约谈")
    assert (march.colour, march.action) == ("绿", "")


def test_only_projects_of_the_sheet_have_a_light() -> None:
    case = case_of(("P4", "2026-01", 100.0), ("P1", "2026-01", 0.0))

    assert [x.project_id for x in lights(case, "2026-01", preset("银川2025"))] == ["P1", "P4"]


def test_bad_months_and_missing_data_are_located() -> None:
    case = case_of(("P4", "十月", 100.0), ("P1", "2026-09", 1.0))
    found = list(check_months(case, lights(case, "2026-10", preset("银川2025"))))

    assert [(f.code, f.subject) for f in found] == [("T02", "P4/十月"), ("T03", "P1")]
    assert found[0].place.cell == "B2"


def test_the_rules_that_ship_are_sound() -> None:
    check_book(LIGHTS)
    used = {c.measure for p in LIGHTS.presets.values() for r in p.colours for c in r.when}

    assert used == set(MEASURES)


def test_rules_that_cannot_be_meant_are_refused() -> None:
    wrong = replace(preset("银川2025"), curve=(50.0, 100.0))
    condition = replace(wrong.colours[0].when[0], measure="behind_p")
    colour = replace(wrong.colours[0], when=(condition,))
    book = replace(
        LIGHTS, chosen="银川2024", presets={"银川2025": replace(wrong, colours=(colour,))}
    )

    with pytest.raises(InputError) as refused:
        check_book(book)

    assert [f.subject for f in refused.value.findings] == [
        "chosen", "presets.银川2025.colours[0].when[0].measure", "presets.银川2025.curve",
    ]  # fmt: skip
    assert "是否“银川2025”" in str(refused.value)
    assert "是否“behind_pp”" in str(refused.value)
