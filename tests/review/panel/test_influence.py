from __future__ import annotations

import random
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cases import place
from tests.review.panel.panels import (
    INVESTOR,
    KINDS,
    TECHNOLOGY,
    Rows,
    adding,
    gave,
    panel_case,
    sheets_of,
)
from zsyz_model.case import Influence
from zsyz_model.findings import Finding, Severity
from zsyz_model.review.panel.influence import Totals, check_influence, influence
from zsyz_model.review.panel.sheets import Key, read_sheets

MARKS = (("及格线", 60.0), ("优先线", 80.0))
ONLY = adding({"technology": 1.0})
HALVES = adding({"technology": 0.5, "investor": 0.5})
# P1: mean 60, median 80; P3: 70 whoever leaves.
HAND = gave("P1", TECHNOLOGY, {"甲": 90, "乙": 80, "丙": 10}) + gave(
    "P3", TECHNOLOGY, {"甲": 70, "乙": 70, "丙": 70}
)


def moved(rows: Rows, total_of: Totals = ONLY, method: str = "mean") -> tuple[Influence, ...]:
    return influence(sheets_of(rows), method, 0.2, total_of, MARKS)


def told(rows: Rows, total_of: Totals = ONLY) -> list[Finding]:
    case = panel_case(rows)
    sheets = read_sheets(case)
    return list(check_influence(case, sheets, influence(sheets, "mean", 0.2, total_of, MARKS)))


def test_without_each_judge_the_totals_and_ranks_are_those_worked_out_by_hand() -> None:
    assert moved(HAND) == (
        Influence("P1", "丙", 60, 85, 2, 1, "优先线"),  # (90 + 80) / 2
        Influence("P1", "乙", 60, 50, 2, 2, "及格线"),  # (90 + 10) / 2
        Influence("P1", "甲", 60, 45, 2, 2, "及格线"),  # (80 + 10) / 2
        Influence("P3", "丙", 70, 70, 1, 2),
        Influence("P3", "乙", 70, 70, 1, 1),
        Influence("P3", "甲", 70, 70, 1, 1),
    )


def test_the_median_of_the_same_panel_moves_by_its_own_rule() -> None:
    # 80 of three; without 丙 (80 + 90) / 2, without 乙 (10 + 90) / 2, without 甲 (10 + 80) / 2.
    found = moved(HAND, method="median")[:3]

    assert [(one.total, one.without, one.crosses) for one in found] == [
        (80, 85, ""), (80, 50, "及格线、优先线"), (80, 45, "及格线、优先线"),
    ]  # fmt: skip


def test_equal_totals_rank_by_id_and_projects_without_sheets_rank_too() -> None:
    rows = gave("P3", TECHNOLOGY, {"甲": 50, "乙": 50})

    found = moved(rows, lambda points: {"P3": points["P3", "technology"], "P2": 70.0, "P1": 50.0})

    assert [(one.project_id, one.rank, one.rank_without) for one in found] == [
        ("P3", 3, 3), ("P3", 3, 3),
    ]  # fmt: skip


def test_the_last_bits_of_a_total_neither_cross_a_mark_nor_move_a_rank() -> None:
    def noisy(points: Mapping[Key, float]) -> dict[str, float]:
        return {"P1": 60.0 - 1e-12 * points["P1", "technology"], "P3": 60.0}

    found = moved(gave("P1", TECHNOLOGY, {"甲": 90, "乙": 10}), noisy)

    assert [(one.total, one.rank, one.crosses) for one in found] == [(60.0, 1, ""), (60.0, 1, "")]


def test_without_the_only_judge_of_a_criterion_it_has_no_points_and_this_is_said() -> None:
    rows = gave("P1", TECHNOLOGY, {"甲": 90, "乙": 90}) + gave("P1", INVESTOR, {"甲": 40})

    (finding,) = told(rows, HALVES)

    assert (finding.code, finding.severity) == ("S11", Severity.WARNING)
    assert (finding.place, finding.value) == (place("scores", 1, "judge"), "甲")
    assert finding.fact == (
        "是否达到及格线由“甲”一人决定：计入时总分 65.00，不计时 45.00"
        "（“投资方实力”只有其一人打分，不计时按 0 分）"
    )


def test_the_points_handed_over_are_complete_with_0_for_what_nobody_gave() -> None:
    seen: list[dict[Key, float]] = []

    def total_of(points: Mapping[Key, float]) -> dict[str, float]:
        seen.append(dict(points))
        return dict.fromkeys(KINDS, 0.0)

    moved(gave("P1", TECHNOLOGY, {"甲": 90, "乙": 80}) + gave("P1", INVESTOR, {"甲": 40}), total_of)

    assert seen == [
        {("P1", "technology"): 85.0, ("P1", "investor"): 40.0},
        {("P1", "technology"): 90.0, ("P1", "investor"): 40.0},
        {("P1", "technology"): 80.0, ("P1", "investor"): 0.0},
    ]


def test_every_judge_who_decides_alone_is_told_with_both_totals() -> None:
    found = told(HAND)

    assert [(f.place, f.value) for f in found] == [
        (place("scores", 3, "judge"), "丙"),
        (place("scores", 2, "judge"), "乙"),
        (place("scores", 1, "judge"), "甲"),
    ]
    assert found[0].fact == ("是否达到优先线由“丙”一人决定：计入时总分 60.00，不计时 85.00")


@pytest.mark.parametrize(
    ("hostile", "mark"), [(0.0, "及格线"), (100.0, "优先线")]
)  # fmt: skip
def test_a_hostile_judge_who_fails_or_lifts_a_project_alone_is_told(
    hostile: float, mark: str
) -> None:
    # Fair 75 each: with 0 it is 56.25 and below 60; with 100 it is 81.25 and above 80.
    points = {"甲": 75.0, "乙": 75.0, "丙": 75.0, "恶": hostile}

    found = {f.value: f.fact for f in told(gave("P1", TECHNOLOGY, points))}

    assert "恶" in found
    assert mark in found["恶"]


def test_a_project_without_a_total_has_no_influence() -> None:
    assert {one.project_id for one in moved(HAND, lambda _: {"P3": 1.0})} == {"P3"}
    assert moved([]) == ()


FOUR = st.lists(st.integers(0, 100).map(float), min_size=4, max_size=4)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=1, max_size=5))
def test_a_judge_at_the_mean_has_no_influence(pairs: list[tuple[int, int]]) -> None:
    # Each pair is 50 − d and 50 + d with two different d, made equal by a second pair.
    points = {"中": 50.0}
    for i, (a, b) in enumerate(pairs):
        points |= {f"{i}低": 50.0 - a, f"{i}高": 50.0 + a, f"{i}下": 50.0 - b, f"{i}上": 50.0 + b}

    (one,) = [one for one in moved(gave("P1", TECHNOLOGY, points)) if one.judge == "中"]

    assert (one.without, one.rank_without, one.crosses) == (one.total, one.rank, "")


@settings(max_examples=25, deadline=None)
@given(FOUR, FOUR, st.randoms(use_true_random=False))
def test_rows_and_names_of_judges_may_be_permuted(
    first: list[float], third: list[float], shuffle: random.Random
) -> None:
    names = ["甲", "乙", "丙", "丁"]
    other = dict(zip(names, shuffle.sample(names, 4), strict=True))
    rows = gave("P1", TECHNOLOGY, dict(zip(names, first, strict=True)))
    rows += gave("P3", TECHNOLOGY, dict(zip(names, third, strict=True)))
    renamed = [row | {"judge": other[row["judge"]]} for row in shuffle.sample(rows, len(rows))]

    def plain(found: tuple[Influence, ...], names: Mapping[str, str]) -> set[tuple[object, ...]]:
        return {
            (o.project_id, names[o.judge], o.total, o.without, o.rank, o.rank_without, o.crosses)
            for o in found
        }

    same = {name: name for name in names}
    assert plain(moved(renamed), same) == plain(moved(rows), other)


@settings(max_examples=25, deadline=None)
@given(FOUR, FOUR, st.integers(0, 50))
def test_more_points_for_all_under_one_criterion_lift_every_total_alike(
    first: list[float], third: list[float], more: int
) -> None:
    def rows(plus: float) -> Rows:
        return [
            row
            for p, points in (("P1", first), ("P2", third), ("P3", third[::-1]))
            for row in gave(p, INVESTOR, {f"专家{i}": x / 2 + plus for i, x in enumerate(points)})
        ]

    before, after = moved(rows(0), HALVES), moved(rows(more), HALVES)

    for one, other in zip(before, after, strict=True):
        assert other.total == pytest.approx(one.total + more / 2, abs=2e-6)
        assert other.without == pytest.approx(one.without + more / 2, abs=2e-6)
        assert (other.rank, other.rank_without) == (one.rank, one.rank_without)
