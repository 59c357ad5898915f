"""The nouns of 包保推进: words beside colours, places gained, shares that are not to be known."""

from __future__ import annotations

from zsyz_model.case.motion import Attendance, Light, Standing


def test_a_light_is_never_a_bare_colour() -> None:
    assert Light("P1", "2026-10", "红", "严重滞后").text == "红（严重滞后）"
    assert Light("P1", "2026-10", "", "缺数据，未判").text == "缺数据，未判"


def test_a_new_name_in_a_ranking_has_not_moved() -> None:
    assert Standing("甲", 3.0, 1, before=4).rise == 3
    assert Standing("甲", 3.0, 1).rise is None


def test_no_week_no_share() -> None:
    assert Attendance("P1", "L1", 4, 3, 3, 0, 0).share == 75
    assert Attendance("P1", "L1", 0, 0, 0, 0, 0).share is None
