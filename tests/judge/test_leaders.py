"""Judging leaders: hours, counts, pairs and fit, worked by hand for the county's pairs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.cases import make_frame
from tests.judge.asking import PLAN, after, facts, said, wishes
from zsyz_model.case import Lead, LeaderRules, Pin
from zsyz_model.judge import leaders
from zsyz_model.tables import TABLES


def lead(project: str, leader: str) -> Lead:
    """A pair with nothing printed beside it."""
    return Lead(project, leader, 0.0, 0, changed=False)


def test_the_plan_of_the_county_is_in_order() -> None:
    assert said(leaders.check_one_leader) == []
    assert said(leaders.check_leader_for_start) == []
    assert said(leaders.check_leader_hours) == []
    assert said(leaders.check_leader_count) == []
    assert said(leaders.check_pair_rules) == []
    assert said(leaders.check_fit) == []


@pytest.mark.parametrize(
    ("project", "leader", "minutes"),
    [
        # A to C is not in the table: 15 + 30 there and back, an hour on site
        ("P03", "L1", 2 * 45 + 60),
        # A to B stands there as B to A: 25
        ("P01", "L2", 2 * 25 + 60),
        # 落地 is an hour and a half on site
        ("P07", "L3", 2 * 25 + 90),
        # the leader's own town; 开工 is two hours on site
        ("P12", "L3", 120),
        # B to D: 15 + 20
        ("P10", "L4", 2 * 35 + 60),
        # given in the table of pairs
        ("P08", "L3", 90),
    ],
)
def test_minutes_of_a_pair(project: str, leader: str, minutes: int) -> None:
    assert leaders.minutes_of(facts(), lead(project, leader)) == minutes


def test_minutes_are_rounded_up_and_a_given_hour_is_left_alone() -> None:
    """A third of a visit: 110 × 0.33 = 36.3 minutes."""
    seen = facts(scenario=replace(wishes(), leaders=LeaderRules(visits_per_week=0.33)))

    assert leaders.minutes_of(seen, lead("P01", "L2")) == 37
    assert leaders.minutes_of(seen, lead("P08", "L3")) == 90


@pytest.mark.parametrize(
    ("project", "leader", "fit"),
    [
        ("P01", "L2", 20 + 35 + 25 + 20),
        ("P10", "L2", 20 + 35 + 25),
        ("P02", "L1", 20),
        ("P12", "L3", 20 + 35 + 25 + 20),
        ("P03", "L1", 20 + 35 + 25 + 20),
        ("H1", "L3", 20 + 25),
        ("P08", "L3", 90),
    ],
)
def test_fit_of_a_pair(project: str, leader: str, fit: int) -> None:
    assert leaders.fit_of(facts(), lead(project, leader)) == fit


@pytest.mark.parametrize(
    ("who", "more"),
    [
        ("L2", 15),
        ("副县长甲", 15),
        ("县商务局", 15),
        ("经济开发区", 15),
        ("B", 15),
        ("D", 15),
        ("柳庄镇", 15),
        ("城关镇", 0),
        ("A", 0),
        ("县工信局", 0),
    ],
)
def test_fit_counts_who_first_met_the_investor(who: str, more: int) -> None:
    """L2 is linked with B by its code and with D by its name; the trade office is in his charge."""
    seen = facts()
    seen.rows("projects")["P02"] = {**seen.rows("projects")["P02"], "first_contact": who}
    seen.rows("leaders")["L2"] = {**seen.rows("leaders")["L2"], "units": ("县商务局",)}

    found = leaders.fit_of(seen, lead("P02", "L2"))

    assert found == leaders.fit_of(facts(), lead("P02", "L2")) + more


def test_a_member_of_the_leading_group_suits_the_industry() -> None:
    """主导产业领导小组包保相应产业项目: 35 more for L3, nothing more for who is in charge anyway."""
    seen = facts()
    industry = seen.rows("projects")["P03"]["industry"]
    rows = [{"industry": industry, "leader_id": who, "role": "成员"} for who in ("L1", "L3")]
    tables = {**seen.case.ledger.tables, "groups": make_frame(TABLES["groups"], rows)}
    ledger = replace(seen.case.ledger, tables=tables)
    grouped = replace(seen, case=replace(seen.case, ledger=ledger))

    assert industry in seen.rows("leaders")["L1"]["industries"]
    assert industry not in seen.rows("leaders")["L3"]["industries"]
    for who, more in (("L1", 0), ("L3", 35)):
        before = leaders.fit_of(seen, lead("P03", who))
        assert leaders.fit_of(grouped, lead("P03", who)) == before + more


@pytest.mark.parametrize(
    ("crime", "subject", "fact"),
    [
        ("a_project_with_two_leaders", "H1", "同一项目有两名县级领导"),
        ("a_compulsory_project_without_a_leader", "P12", "必须包保的项目没有县级领导"),
        ("an_unknown_leader", "H1", "领导 无此领导 不在台账中"),
        ("a_refused_project_led", "P06", "为未通过准入的项目安排了包保"),
    ],
)
def test_one_leader(crime: str, subject: str, fact: str) -> None:
    assert after(crime, leaders.check_one_leader) == [(subject, fact)]


def test_below_the_investment_limit_nobody_must_be_led() -> None:
    """H1 is signed with 8000 万元; at a limit of 8000 it must have a leader."""
    plan = replace(PLAN, leads=tuple(x for x in PLAN.leads if x.project_id != "H1"))
    stricter = replace(wishes(), leaders=LeaderRules(compulsory_wan=8000.0))

    assert said(leaders.check_one_leader, facts(plan)) == []
    assert said(leaders.check_one_leader, facts(plan, stricter)) == [
        ("H1", "必须包保的项目没有县级领导")
    ]


def test_nothing_starts_without_a_leader() -> None:
    assert after("a_start_without_a_leader", leaders.check_leader_for_start) == [
        ("P02", "安排了开工但没有包保领导")
    ]


def test_hours_are_what_the_rule_gives() -> None:
    assert after("hours_misprinted", leaders.check_leader_hours) == [
        ("H1/L3", "每周 0.99 小时，按规则应为 1 小时")
    ]


def test_a_leader_a_minute_over_their_hours_is_named() -> None:
    """L2 leads P01 110, P02 110 and P11 130 minutes: 350 of 420; P05 adds 110."""
    [old] = [x for x in PLAN.leads if x.project_id == "P05"]
    new = replace(old, leader_id="L2", hours=1.8333)
    plan = replace(PLAN, leads=tuple(new if x is old else x for x in PLAN.leads))

    assert said(leaders.check_leader_hours, facts(plan)) == [
        ("L2", "每周需 7.66667 小时，可用 7 小时")
    ]


@pytest.mark.parametrize(("hours", "over"), [(6.5, []), (6.49, ["L1"])])
def test_a_leader_may_spend_every_minute(hours: float, over: list[str]) -> None:
    """L1 leads 130 + 150 + 110 minutes, which are six hours and a half."""
    seen = facts()
    seen.rows("leaders")["L1"] = {**seen.rows("leaders")["L1"], "hours": hours}

    assert [who for who, _ in said(leaders.check_leader_hours, seen)] == over


@pytest.mark.parametrize(
    ("crime", "subject", "fact"),
    [
        ("a_leader_over_their_most", "L1", "包保 6 个，应在 3 至 5 个之间"),
        ("a_leader_under_their_fewest", "L1", "包保 2 个，应在 3 至 5 个之间"),
    ],
)
def test_a_leader_carries_between_fewest_and_most(crime: str, subject: str, fact: str) -> None:
    assert after(crime, leaders.check_leader_count) == [(subject, fact)]


@pytest.mark.parametrize(
    ("crime", "subject", "fact"),
    [
        ("a_pair_that_the_ledger_forbids", "P09/L3", "台账禁止该配对"),
        ("a_pair_that_the_scenario_forbids", "P05/L1", "情景禁止该配对"),
        ("a_leader_with_an_avoided_firm", "P05/L3", "该领导须回避企业“企业P05”"),
        ("a_pinned_pair_given_away", "P01/L2", "锁定的配对没有执行"),
    ],
)
def test_pairs_that_must_and_must_not_be(crime: str, subject: str, fact: str) -> None:
    assert after(crime, leaders.check_pair_rules) == [(subject, fact)]


def test_a_pin_on_a_finished_or_refused_project_asks_for_nothing() -> None:
    pins = (Pin("P13", leader="L3"), Pin("P06", leader="L3"))

    assert said(leaders.check_pair_rules, facts(scenario=replace(wishes(), pins=pins))) == []


def test_a_pin_of_the_scenario_is_asked_for() -> None:
    """P11 is led by L2 because the scenario pins it; pinned to L1 it is missing."""
    pins = (Pin("P11", leader="L1"),)

    assert said(leaders.check_pair_rules, facts(scenario=replace(wishes(), pins=pins))) == [
        ("P11/L1", "锁定的配对没有执行")
    ]


def test_fit_and_change_are_printed_as_they_are() -> None:
    assert after("a_pair_better_than_it_is", leaders.check_fit) == [
        ("H1/L3", "契合度 46，按规则应为 45")
    ]
    assert after("a_change_of_leader_concealed", leaders.check_fit) == [
        ("H1/L3", "“是否调整”与台账的现包保领导不符")
    ]
    assert after("fit_overstated", leaders.check_fit) == [("fit", "方案称契合度合计 696，实为 695")]


def test_a_change_is_one_only_where_somebody_leads_today() -> None:
    """P03 is led by L1 today: under L4 (1.5 hours from B: 15 + 30) it changed, with fit 20."""
    [old] = [x for x in PLAN.leads if x.project_id == "P03"]
    changed = Lead("P03", "L4", 2.5, 20, changed=True)
    plan = replace(PLAN, leads=tuple(changed if x is old else x for x in PLAN.leads))

    assert said(leaders.check_fit, facts(plan)) == [("fit", "方案称契合度合计 695，实为 615")]
