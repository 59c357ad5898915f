"""The answer's own words: what is asked, and the first goal that suffers."""

from __future__ import annotations

from zsyz_model.case.answers import Loss
from zsyz_model.case.whys import Choice, Why


def test_a_choice_with_a_leader_is_about_the_leader() -> None:
    assert Choice("P1", "L1").about_leader
    assert not Choice("P1", quarter="2027Q1").about_leader


def test_the_first_loss_is_the_first_goal_that_changed() -> None:
    same, worse = Loss("merit", 5, 5, 0, 0, 0), Loss("fit", 90, 80, 10, 10, 10)

    assert Why(Choice("P1"), True, True, losses=(same, worse)).first_loss == worse
    assert Why(Choice("P1"), True, True, losses=(same,)).first_loss is None
