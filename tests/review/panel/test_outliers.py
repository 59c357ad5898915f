from __future__ import annotations

import random
from importlib import import_module
from statistics import median

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.cases import place
from tests.review.panel.panels import INVESTOR, SAFETY, TECHNOLOGY, Rows, gave, panel_case
from zsyz_model.case import Outlier
from zsyz_model.findings import Finding, Severity
from zsyz_model.review.panel.outliers import (
    check_outliers,
    check_strict,
    far_off,
    find_outliers,
)
from zsyz_model.review.panel.sheets import read_sheets

WHOLE = st.lists(st.integers(0, 100).map(float), min_size=2, max_size=12)
TEN_WORDS = (TECHNOLOGY, INVESTOR, SAFETY, "环境影响", "政策扶持")


def habits(rows: Rows) -> list[Finding]:
    case = panel_case(rows)
    return list(check_strict(case, read_sheets(case)))


@pytest.mark.parametrize(
    ("points", "told"),
    [
        # Fewer than five: 25 points off the median of the others, the farthest first.
        ([80], {}),
        ([80, 56], {}),
        ([80, 55], {0: 55, 1: 80}),
        ([80, 80, 55], {2: 80}),
        ([80, 80, 56], {}),
        ([0, 100, 100], {0: 100}),
        ([100, 0, 0], {0: 0}),
        ([90, 60, 30], {0: 45, 2: 75}),
        ([80, 82, 0, 5], {2: 80, 3: 81}),
        # Five or more: median 80, MAD 2; 0.6745 × 11 / 2 = 3.71 and 0.6745 × 10 / 2 = 3.37.
        ([78, 80, 82, 80, 91, 82, 78], {4: 80}),
        ([78, 80, 82, 80, 90, 82, 78], {}),
        # Median 24.5, MAD 1.5 (the deviations 0.5 0.5 1.5 1.5 1.5 1.5 3.5 3.5 57.5 58.5).
        ([21, 26, 24, 25, 23, 21, 23, 26, 82, 83], {8: 24.5, 9: 24.5}),
        # An agreeing panel: Z = 0.6745 × 9 / 1 = 6.07, but less than ten points.
        ([79, 80, 81, 80, 79, 81, 89], {}),
        ([79, 80, 81, 80, 79, 81, 90], {6: 80}),
        # No spread at all: 25 points off the majority.
        ([80, 80, 80, 80, 56], {}),
        ([80, 80, 80, 80, 55], {4: 80}),
        ([80, 80, 80, 95, 0], {4: 80}),
        ([50, 50, 50, 50, 50], {}),
    ],
)  # fmt: skip
def test_who_is_far_off_and_from_what_as_worked_out_by_hand(
    points: list[float], told: dict[int, float]
) -> None:
    assert {i: apart.middle for i, apart in far_off(points).items()} == told


@settings(deadline=None)
@given(st.lists(st.integers(0, 100).map(float), min_size=5, max_size=12))
def test_with_many_judges_the_rule_is_that_of_scipy_s_deviation(points: list[float]) -> None:
    spread = float(import_module("scipy.stats").median_abs_deviation(points))
    assume(spread > 0)

    far = {i for i, x in enumerate(points) if 0.6745 * abs(x - median(points)) / spread > 3.5}

    assert set(far_off(points)) == {i for i in far if abs(points[i] - median(points)) >= 10}


@settings(deadline=None)
@given(WHOLE, st.randoms(use_true_random=False), st.integers(-100, 100))
def test_order_and_level_do_not_matter(
    points: list[float], shuffle: random.Random, more: int
) -> None:
    told = sorted((points[i], apart.words) for i, apart in far_off(points).items())
    mixed = shuffle.sample(points, len(points))
    lifted = [value + more for value in points]

    assert sorted((mixed[i], apart.words) for i, apart in far_off(mixed).items()) == told
    assert [a.words for a in far_off(lifted).values()] == [
        a.words for a in far_off(points).values()
    ]


@settings(deadline=None)
@given(st.lists(st.integers(75, 85).map(float), min_size=2, max_size=11), st.integers(0, 11))
def test_a_judge_who_gives_nothing_among_agreeing_ones_is_always_and_alone_told(
    fair: list[float], at: int
) -> None:
    at = min(at, len(fair))

    told = far_off([*fair[:at], 0.0, *fair[at:]])

    # The MAD is at most 10, so Z at least 0.6745 × 75 / 10 = 5.06. Points within 10 of each
    # other are no outliers among few; among many, ten points may be.
    assert at in told
    assert len(fair) >= 4 or set(told) == {at}


def test_an_outlier_is_told_at_its_cell_and_stays() -> None:
    rows = gave("P1", TECHNOLOGY, {"甲": 80, "乙": 20, "丙": 90}) + gave("P3", SAFETY, {"甲": 1})
    case = panel_case(rows)
    sheets = read_sheets(case)

    (outlier,) = find_outliers(case, sheets)
    (finding,) = check_outliers(case, sheets)

    cell = place("scores", 2, "points")
    words = "与其余专家的中位数相差 65 分，达到 25 分"
    assert outlier == Outlier("P1", "乙", "technology", 20, 85, words, cell)
    assert (finding.code, finding.severity, finding.place) == ("S09", Severity.WARNING, cell)
    assert finding.value == "20"
    assert finding.fact == (
        "“乙”给“科技含量及技术团队”20 分，居中为 85 分，"
        "与其余专家的中位数相差 65 分，达到 25 分；仍计入"
    )
    assert "乙" in sheets.judges


@pytest.mark.parametrize(
    ("points", "words"),
    [
        ([78, 80, 82, 80, 91, 82, 78], "修正 Z 值 3.71，超过 3.5"),
        ([80, 80, 80, 80, 40], "过半专家打分相同，与其相差 40 分，达到 25 分"),
    ],
)
def test_the_rule_that_tells_an_outlier_is_named(points: list[float], words: str) -> None:
    assert [apart.words for apart in far_off(points).values()] == [words]


def steady(gap: float, words: int = 4, others: int = 2) -> Rows:
    """P1 and P3 with the same number of words: 严 is `gap` off the others, who all give 60."""
    points = {"严": 60 + gap, **{f"专家{i}": 60.0 for i in range(others)}}
    return [
        row for p in ("P1", "P3") for word in TEN_WORDS[:words] for row in gave(p, word, points)
    ]


@pytest.mark.parametrize(("gap", "words"), [(-16, "低 16 分"), (20.25, "高 20.25 分")])
def test_a_judge_who_is_off_throughout_is_told_at_the_first_cell(gap: float, words: str) -> None:
    (finding,) = habits(steady(gap))

    assert (finding.code, finding.severity) == ("S10", Severity.WARNING)
    assert (finding.place, finding.value) == (place("scores", 1, "judge"), "严")
    assert finding.fact == f"“严”打分平均比其他专家的中位数{words}，超过 15 分；仍计入"


def test_a_habit_needs_more_than_the_limit_and_enough_entries() -> None:
    assert habits(steady(15)) == []
    assert habits(steady(16, words=3)) == []
    assert habits(steady(16, others=0)) == []


def test_a_hostile_judge_does_not_make_the_fair_ones_look_mild() -> None:
    # Beside 严 with 0 the median of two others is 30, so each fair judge seems 30 too high.
    assert [finding.value for finding in habits(steady(-60))] == ["严"]


def test_of_two_judges_nobody_knows_who_is_off_and_both_are_told() -> None:
    assert [finding.value for finding in habits(steady(40, others=1))] == ["专家0", "严"]
