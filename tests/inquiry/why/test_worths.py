"""How far a total must move for one very plan, by hand."""

from __future__ import annotations

from tests.inquiry.why.test_flips import RIVALS
from zsyz_model.inquiry import inputs
from zsyz_model.inquiry.reached import Reached
from zsyz_model.inquiry.why.worths import closing, falling, merit_of

MOVED = inputs.score("R", 0, lambda k: (800 + 30 * k, 760 + 20 * k))
PLAN = Reached((0, -760), (0, -760), {"R": ("new", 2)})


def test_merit_is_that_of_the_quarter() -> None:
    assert merit_of(MOVED, RIVALS, "R", 2, 2) == 800


def test_closing_is_the_fewest_steps_that_suffice() -> None:
    assert closing(MOVED, RIVALS, "R", PLAN, 0, -1000) == 12
    assert closing(MOVED, RIVALS, "R", PLAN, 0, -1001) == 13
    # counted two steps up, the same plan is 40 short of 840 there
    assert closing(MOVED, RIVALS, "R", Reached((0, -800), (0, -800), PLAN.starts), 2, -840) == 4


def test_nothing_that_stands_still_closes_a_loss() -> None:
    still = inputs.score("R", 0, lambda k: (800, 760))

    assert closing(still, RIVALS, "R", PLAN, 0, -1000) is None


def test_falling_is_the_fewest_steps_down() -> None:
    assert falling(MOVED, RIVALS, "R", PLAN, 0, -700, 30) == 3
    assert falling(MOVED, RIVALS, "R", PLAN, 0, -699, 30) == 4
    assert falling(MOVED, RIVALS, "R", PLAN, 0, -100, 30) is None
