from __future__ import annotations

import random
import statistics
from importlib import import_module

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cases import make_scenario
from tests.review.panel.panels import INVESTOR, TECHNOLOGY, gave, sheets_of
from zsyz_model.case import Judged, ScoringRules
from zsyz_model.findings import InputError
from zsyz_model.review.panel.pooling import METHODS, choose_method, cut_off, mean, pool, trimmed

POINTS = st.lists(st.integers(0, 1000).map(lambda tenths: tenths / 10), min_size=1, max_size=15)
TRIMS = st.sampled_from((0.0, 0.05, 0.1, 0.125, 0.2, 0.25, 0.3, 0.4, 0.49))
FIVE = {"甲": 0.0, "乙": 70.0, "丙": 80.0, "丁": 90.0, "戊": 100.0}


@pytest.mark.parametrize(
    ("method", "points"),
    [
        ("mean", 68.0),  # 340 / 5
        ("trimmed", 80.0),  # 0 and 100 are cut: 240 / 3
        ("median", 80.0),
    ],
)
def test_five_judges_are_put_together_as_worked_out_by_hand(method: str, points: float) -> None:
    pooled = pool(sheets_of(gave("P1", TECHNOLOGY, FIVE)), method, 0.2)

    assert pooled == {("P1", "technology"): Judged("P1", "technology", points, 5, 0, 100)}


def test_few_judges_lose_nobody_to_the_trim() -> None:
    pooled = pool(sheets_of(gave("P1", INVESTOR, {"甲": 0, "乙": 70, "丙": 80})), "trimmed", 0.2)

    assert pooled["P1", "investor"].points == 50


@pytest.mark.parametrize(
    ("judges", "trim", "cut"),
    [(1, 0.49, 0), (2, 0.49, 0), (3, 0.34, 1), (4, 0.2, 0), (5, 0.2, 1), (9, 0.2, 1),
     (10, 0.2, 2), (100, 0.29, 29), (7, 0.0, 0)],
)  # fmt: skip
def test_the_whole_part_of_the_share_is_cut_at_each_end(judges: int, trim: float, cut: int) -> None:
    assert cut_off(judges, trim) == cut


@settings(deadline=None)
@given(POINTS, TRIMS)
def test_the_trimmed_mean_is_that_of_scipy(points: list[float], trim: float) -> None:
    expected = import_module("scipy.stats").trim_mean(points, trim)

    assert trimmed(points, trim) == pytest.approx(float(expected), abs=1e-9)


@settings(deadline=None)
@given(POINTS, st.randoms(use_true_random=False))
def test_mean_and_median_are_those_of_the_library_in_any_order(
    points: list[float], shuffle: random.Random
) -> None:
    mixed = shuffle.sample(points, len(points))
    pooled = {row.name: row.pooled(mixed, 0.2) for row in METHODS}

    assert pooled["mean"] == pytest.approx(statistics.mean(points), abs=1e-9)
    assert pooled["median"] == statistics.median(points)
    assert pooled == {row.name: row.pooled(points, 0.2) for row in METHODS}


@settings(deadline=None)
@given(POINTS, TRIMS, st.integers(0, 50))
def test_points_that_all_rise_by_the_same_lift_the_panel_by_it(
    points: list[float], trim: float, more: int
) -> None:
    for row in METHODS:
        lifted = row.pooled([value + more for value in points], trim)
        assert lifted == pytest.approx(row.pooled(points, trim) + more, abs=1e-9)


@settings(deadline=None)
@given(POINTS, TRIMS)
def test_one_judge_s_higher_points_never_lower_the_panel(points: list[float], trim: float) -> None:
    raised = [points[0] + 5, *points[1:]]

    for row in METHODS:
        assert row.pooled(raised, trim) >= row.pooled(points, trim) - 1e-9
        assert min(points) - 1e-9 <= row.pooled(points, trim) <= max(points) + 1e-9


def test_one_hostile_judge_moves_the_mean_and_not_the_median() -> None:
    fair, hostile = [80.0, 81.0, 82.0], [0.0, 80.0, 81.0, 82.0]

    assert mean(fair) - mean(hostile) == 20.25
    assert statistics.median(fair) - METHODS[2].pooled(hostile, 0.0) == 0.5


def test_the_method_is_chosen_by_name_or_title() -> None:
    rows = [choose_method(make_scenario(scoring=ScoringRules(panel=word)))
            for word in ("mean", "截尾平均", "median")]  # fmt: skip

    assert [row.name for row in rows] == ["mean", "trimmed", "median"]
    assert choose_method(make_scenario()).name == "mean"


def test_an_unknown_method_and_a_trim_that_leaves_nobody_are_refused_together() -> None:
    scenario = make_scenario(scoring=ScoringRules(panel="geometric", trim=0.5))

    with pytest.raises(InputError, match="没有专家得分汇总方法“geometric”") as told:
        choose_method(scenario)

    assert [(f.code, f.subject, f.value, f.advice) for f in told.value.findings] == [
        ("Y07", "scoring.panel", "geometric",
         "现有：mean（算术平均）、trimmed（截尾平均）、median（中位数）"),
        ("Y07", "scoring.trim", "0.5", "改为如 0.2（两端各去掉两成）"),
    ]  # fmt: skip


@pytest.mark.parametrize("trim", [-0.1, 0.5, float("nan"), float("inf")])
def test_a_trim_outside_its_range_is_refused(trim: float) -> None:
    with pytest.raises(InputError, match=r"截尾比例应不小于 0、小于 0\.5"):
        choose_method(make_scenario(scoring=ScoringRules(trim=trim)))


def test_pooling_by_an_unknown_method_is_the_caller_s_mistake() -> None:
    with pytest.raises(KeyError, match="geometric"):
        pool(sheets_of([]), "geometric", 0.2)
