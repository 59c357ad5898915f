"""The rules of 招商: what [0] fixes, and that every number says where it is from."""

from __future__ import annotations

from zsyz_model.case import CONFIRMED, Scenario
from zsyz_model.case.attraction_rules import AttractionRules, OutreachRules
from zsyz_model.case.rule import rules_in
from zsyz_model.tables import INDUSTRIES


def test_what_the_plan_fixes_is_confirmed() -> None:
    told = {note.key: note for note in rules_in(AttractionRules())}
    fixed = {key for key, note in told.items() if note.status == CONFIRMED}

    assert fixed == {
        "over_wan", "outreach.month_least", "outreach.regions", "outreach.modes", "outreach.industries",
        "outreach.heads",
    }  # fmt: skip
    assert all(note.source == "[0]" for key, note in told.items() if key in fixed)
    assert all(note.title and note.source for note in told.values())


def test_the_nine_industries_three_regions_and_four_modes_of_the_plan() -> None:
    rules = OutreachRules()

    assert rules.industries == INDUSTRIES
    assert rules.regions == ("京津冀", "长三角", "珠三角")
    assert rules.modes == ("产业链", "平台", "基金", "股权")
    assert rules.month_least == 1


def test_a_scenario_has_them() -> None:
    assert Scenario("x").attraction == AttractionRules()
    assert Scenario("x").attraction.outreach.days is not OutreachRules().days
