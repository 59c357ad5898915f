"""Matrix, land and pace as html: every number of the plan is there, hostile names are words."""

from __future__ import annotations

import re

from tests.explorer.county import HOSTILE
from tests.explorer.test_state import plan
from zsyz_model.case import LandFlow
from zsyz_model.explorer.charts import land_html, leaders_html, pace_html
from zsyz_model.explorer.views import PROVEN, Leader, Led, Pace, View


def words(page: str) -> str:
    return re.sub("<[^>]+>", " ", page)


def test_every_lead_of_the_plan_has_its_cell() -> None:
    outcome, view = plan()
    page = leaders_html(view.leaders)

    assert page.count("title=") == 2 * len(outcome.plan.leads)
    for lead in outcome.plan.leads:
        assert f">{lead.fit}" in page


def test_a_share_a_change_and_a_full_week_are_told_in_words_or_shapes() -> None:
    leaders = (Leader("L1", "甲", 9.5, 10.0, (Led("P1", "P1 一", 0.4, 80), Led("P2", "P2 二", 1.0, 60, True))),)  # fmt: skip

    page = leaders_html(leaders)

    assert "40%" in page
    assert 'class="changed"' in page
    assert 'class="full"' in page
    assert "9.5 / 10" in page
    assert "没有需要包保的项目" in leaders_html((Leader("L1", "甲", 0.0, 0.0, ()),))


def test_the_accounts_are_drawn_and_written() -> None:
    """80 supplied and 30 used: 190 and 71.25 pixels of 190 for the most, and 50.00 left."""
    page = land_html((LandFlow("2027Q1", "计划指标", 80.0, 30.0, 50.0),))

    assert "height:190.0px" in page
    assert "height:71.2px" in page
    assert "50.00" in words(page)
    assert "没有用地数据" in land_html(())


def test_the_pace_names_what_is_behind() -> None:
    view = View(PROVEN, (), (), 0, (), (), (Pace("2027Q1", 1.0, 1), Pace("2027Q2", 1.0, 3)))

    told = words(pace_html(view))

    assert "达到" in told
    assert "差 2" in told
    assert "1 / 3" in told


def test_hostile_words_stay_words() -> None:
    pages = (
        leaders_html((Leader(HOSTILE, HOSTILE, 1.0, 2.0, (Led(HOSTILE, HOSTILE, 1.0, 5),)),)),
        land_html((LandFlow(HOSTILE, "计划指标", 1.0, 1.0, 0.0),)),
        pace_html(View(PROVEN, (), (), 0, (), (), (Pace(HOSTILE, 1.0, 1),))),
    )
    for page in pages:
        assert "<img" not in page
        assert "<script" not in page
