"""Teams, meetings and the notice as values."""

from __future__ import annotations

from zsyz_model.case.readiness import STATES, Crew, Notice


def test_a_team_never_lacks_less_than_nobody() -> None:
    assert Crew("甲", "产业", 4, 3, None).gap == 1
    assert Crew("甲", "产业", 4, 5, None).gap == 0


def test_a_notice_is_text_line_by_line() -> None:
    assert Notice("题", ("一", "二"), {}).text == "题\n一\n二\n"


def test_the_states_are_told_apart() -> None:
    assert len(set(STATES)) == 4
