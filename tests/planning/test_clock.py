"""The limit is shared: what one tier used, the next does not have."""

from __future__ import annotations

import time

from zsyz_model.planning.clock import SHORTEST_SECONDS, Clock


def test_the_seconds_run_down() -> None:
    clock = Clock(100.0)
    before = clock.left()
    time.sleep(0.01)

    assert 99.0 < clock.left() < before <= 100.0


def test_a_clock_that_ran_out_leaves_a_short_solve() -> None:
    assert Clock(-5.0).left() == SHORTEST_SECONDS


def test_a_clock_knows_when_it_is_over() -> None:
    assert not Clock(100.0).over
    assert Clock(-5.0).over


def test_what_remains_is_told_to_the_end() -> None:
    assert 0.5 < Clock(1.0).remaining <= 1.0
    assert Clock(-5.0).remaining == 0.0
