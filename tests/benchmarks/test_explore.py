"""What the benchmark of the explorer makes of its figures."""

from __future__ import annotations

from benchmarks.explore import Found


def test_a_slow_page_is_a_fault_and_the_ratio_is_of_the_medians() -> None:
    slow = Found(72, 34, 24, 8, (0.4, 1.2, 2.0), 12.0)
    fast = Found(72, 34, 24, 8, (0.2, 0.4, 3.0), 12.0)

    assert slow.middle == 1.2
    assert slow.faults == ("a change takes 1.20 s, over 1",)
    assert fast.faults == ()
    assert fast.told()["ratios"] == {"plain solve / change": 30.0}
    assert "30 times as long" in fast.text()
    assert "median 0.400 s of 3" in fast.text()
