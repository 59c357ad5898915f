"""Judging starts: who, when and where, with the subject and the number that is wrong."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.judge.asking import PLAN, after, facts, said, start, wishes, with_starts
from tests.judge.crimes.forging import moved, settled
from zsyz_model.case import HorizonRules, LandRules, Opening
from zsyz_model.judge import starts


def test_the_plan_of_the_county_is_in_order() -> None:
    assert said(starts.check_one_start) == []
    assert said(starts.check_earliest_start) == []
    assert said(starts.check_plot_area) == []
    assert said(starts.check_start_target) == []


@pytest.mark.parametrize(
    ("crime", "subject", "fact"),
    [
        ("a_project_starts_twice", "P09", "同一项目安排了两次开工"),
        ("a_running_project_starts", "P12", "项目未通过准入、已开工或已占有地块，不应安排开工"),
        ("an_unknown_project_starts", "无此项目", "项目不在台账中，不应安排开工"),
        ("a_must_start_is_left_out", "P01", "必须开工的项目没有安排开工"),
    ],
)
def test_who_starts(crime: str, subject: str, fact: str) -> None:
    assert after(crime, starts.check_one_start) == [(subject, fact)]


def test_a_holder_of_a_plot_does_not_start() -> None:
    plan = replace(PLAN, starts=(*PLAN.starts, replace(start("P01"), project_id="H1")))

    assert said(starts.check_one_start, facts(plan)) == [
        ("H1", "项目未通过准入、已开工或已占有地块，不应安排开工")
    ]


def test_a_project_pinned_to_a_plot_must_start() -> None:
    plan = replace(PLAN, starts=tuple(s for s in PLAN.starts if s.project_id != "P08"))

    assert said(starts.check_one_start, facts(plan)) == [("P08", "必须开工的项目没有安排开工")]


@pytest.mark.parametrize(
    ("project", "quarter", "fact"),
    [
        # P03 from 2027Q2, P05's procedure due on 31 August, J3 ready in 2027Q2
        ("P03", "2027Q1", "安排在 2027Q1 开工，早于项目最早开工 2027Q2"),
        ("P05", "2027Q2", "安排在 2027Q2 开工，早于手续“环评”计划完成 2027Q3"),
        ("P08", "2027Q1", "安排在 2027Q1 开工，早于地块 J2 可用季度 2027Q2"),
        ("P01", "2028Q3", "2028Q3 不在计划期内"),
        ("P10", "2027Q4", "与情景锁定的开工季度或地块不符"),
        ("P09", "2027Q2", "落在情景禁止的开工季度或地块上"),
    ],
)
def test_when_it_starts(project: str, quarter: str, fact: str) -> None:
    plan = with_starts(moved(start(project), quarter))

    assert said(starts.check_earliest_start, facts(plan)) == [(project, fact)]


def test_a_procedure_that_is_done_does_not_wait() -> None:
    """P05's 备案 is due in 2028Q3 but done: only 环评 counts, so 2027Q3 is allowed."""
    assert start("P05").quarter == "2027Q3"
    assert said(starts.check_earliest_start) == []


def test_a_pinned_site_is_kept_and_a_forbidden_one_left() -> None:
    elsewhere = settled(start("P08"), "J4", "2027Q3")
    barred = settled(start("P02"), "J3", "2028Q1")
    plan = with_starts(elsewhere, barred)

    assert said(starts.check_earliest_start, facts(plan)) == [
        ("P02", "落在情景禁止的开工季度或地块上"),
        ("P08", "与情景锁定的开工季度或地块不符"),
    ]


def test_a_plot_holds_no_hundredth_more_than_its_area() -> None:
    """J3 has 60 亩: 40 go back to H1, 20 to P05; P09's 12.5 would be too many."""
    plan = with_starts(settled(start("P09"), "J3", "2027Q3"))

    assert said(starts.check_plot_area, facts(plan)) == [("J3", "地块安排超出面积 12.5 亩")]


@pytest.mark.parametrize(
    ("crime", "subject", "fact"),
    [
        ("a_start_with_a_hundredth_too_much_land", "P09", "用地 12.51 亩，台账为 12.5 亩"),
        ("a_plot_used_but_never_opened", "J1", "地块在 2027Q1 使用，但当年尚未启用"),
        ("a_plot_opened_twice", "J3", "同一地块启用了两次"),
        ("a_plot_s_area_misprinted", "J1", "面积写作 60.01 亩，台账为 60 亩"),
    ],
)
def test_where_it_stands(crime: str, subject: str, fact: str) -> None:
    assert after(crime, starts.check_plot_area) == [(subject, fact)]


def test_a_plot_opened_a_year_after_its_guest_came_is_named() -> None:
    plots = tuple(replace(o, year=2028) if o.plot_id == "J3" else o for o in PLAN.plots)

    assert said(starts.check_plot_area, facts(replace(PLAN, plots=plots))) == [
        ("J3", "地块在 2027Q3 使用，但当年尚未启用"),
        ("J3", "地块在 2027Q2 使用，但当年尚未启用"),
    ]


@pytest.mark.parametrize(
    ("ready", "year", "in_order"),
    [("2026Q2", 2027, True), ("2027Q4", 2027, True), ("2028Q1", 2027, False), ("2026Q2", 2026, False),
     ("2026Q2", 2028, True), ("2026Q2", 2029, False)],
)  # fmt: skip
def test_a_plot_is_opened_from_the_year_in_which_it_is_ready_to_the_last_one(
    ready: str, year: int, in_order: bool
) -> None:
    """J6, where nobody starts; the horizon is 2027 and half of 2028."""
    seen = facts(replace(PLAN, plots=(*PLAN.plots, Opening("J6", year, 45.0, 100.0))))
    seen.rows("plots")["J6"] = {**seen.rows("plots")["J6"], "ready": ready}
    told = [("J6", "启用了不存在、当年尚不可用或期外的地块")]

    assert said(starts.check_plot_area, seen) == ([] if in_order else told)


def test_a_plot_that_is_ready_in_the_last_quarter_of_a_year_is_not_opened_before_it() -> None:
    """From 2027Q4 on, the first quarter is the last of its year: a plot long ready opens then."""
    span = replace(wishes(), horizon=HorizonRules("2027Q4", 2))
    seen = facts(replace(PLAN, starts=(), swaps=(), plots=(Opening("J1", 2027, 60.0, 20.0),)), span)

    assert said(starts.check_plot_area, seen) == []


def test_an_opening_of_no_plot_is_named() -> None:
    plan = replace(PLAN, plots=(*PLAN.plots, Opening("J0", 2027, 45.0, 100.0)))

    assert said(starts.check_plot_area, facts(plan)) == [
        ("J0", "启用了不存在、当年尚不可用或期外的地块")
    ]


def test_a_chemical_project_stands_in_the_chemical_park_only() -> None:
    """P03 (高端化工) in C, the park, and in B."""
    seen = facts()
    seen.rows("projects")["P03"] = {**seen.rows("projects")["P03"], "place": "B"}

    assert start("P03").site == "new"
    assert said(starts.check_plot_area, seen) == [("P03", "化工项目不在化工园区")]


def test_a_factory_takes_small_projects_only() -> None:
    """P05 needs 20 亩; the scenario lets 19.99 into the standard factory J3."""
    scenario = replace(wishes(), land=replace(wishes().land, factory_most_mu=19.99))

    assert said(starts.check_plot_area, facts(scenario=scenario)) == [
        ("P05", "用地超过标准厂房准入上限")
    ]


def test_another_place_needs_the_scenario_and_the_place_to_agree() -> None:
    """P09 (机电, in B) on J4 in D, where only 纺织服装 is allowed; 12.5 + 8 亩 on 10."""
    plan = with_starts(settled(start("P09"), "J4", "2027Q3"))
    free = replace(wishes(), land=LandRules())

    assert said(starts.check_plot_area, facts(plan))[:1] == [("P09", "情景不允许异地安排")]
    assert said(starts.check_plot_area, facts(plan, free)) == [
        ("P09", "D 不允许该产业"),
        ("J4", "地块安排超出面积 10.5 亩"),
    ]


def test_missed_targets_are_counted_over_the_quarters() -> None:
    """Targets so far 3 3 5 5 5 8; starts so far 2 4 7 7 8 8; all in the last quarter: 0 … 0 8."""
    last = with_starts(*(replace(s, quarter="2028Q2") for s in PLAN.starts))

    assert starts.missed_targets(facts()) == 1
    assert starts.missed_targets(facts(last)) == 3 + 3 + 5 + 5 + 5
    assert starts.missed_targets(facts(replace(PLAN, starts=()))) == 3 + 3 + 5 + 5 + 5 + 8


def test_targets_that_are_missed_are_admitted() -> None:
    assert after("missed_targets_understated", starts.check_start_target) == [
        ("missed_targets", "方案称累计缺口 0，按开工安排实为 1")
    ]


def test_a_park_takes_no_new_land_outside_the_boundary() -> None:
    """P01 starts on new land in the zone B; P09 stands on a plot, which lies inside."""
    seen = facts()
    for p in ("P01", "P09"):
        seen.rows("projects")[p] = {**seen.rows("projects")[p], "outside_boundary": True}

    assert start("P09").site != "new"
    assert said(starts.check_plot_area, seen) == [("P01", "园区项目在城镇开发边界外新增用地")]
