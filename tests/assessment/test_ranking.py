"""Ranking: each class by itself, ties told, arithmetic in the cell."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pandas as pd

from tests.assessment.county import Given, county, rules, unit
from zsyz_model.assessment.ranking import deductions, rank_units
from zsyz_model.case.assessing import CreditLine, UnitScore

TOWNS = [unit("甲镇", last_rank=3), unit("乙镇", last_rank=1), unit("丁镇", 2000), unit("戊镇", None),
         unit("丙局", kind="县直部门")]  # fmt: skip


def line(name: str, wan: float) -> CreditLine:
    return CreditLine("t", "P1", name, Fraction(int(wan * 10000)), Fraction(1), "", Fraction(1), "")


LINES = [line("甲镇", 1200), line("乙镇", 600), line("丁镇", 1200), line("丙局", 900)]


def scores(given: dict[str, Given] | None = None, ruled: list[Any] | None = None) -> dict[str, UnitScore]:  # fmt: skip
    case, law = county([], units=TOWNS, rulings=ruled or []), rules(given)
    found = rank_units(case, law, LINES, deductions(case, law, 2022), 2022)
    return {score.unit: score for score in found}


def test_each_class_is_ranked_by_itself_and_ties_share_a_place() -> None:
    """甲镇 1200 ÷ 1000 = 1.2; 乙镇 600 ÷ 1000 and 丁镇 1200 ÷ 2000 are both 0.6."""
    found = scores()

    assert {u: (s.rank, s.tied) for u, s in found.items()} == {
        "甲镇": (1, False), "乙镇": (2, True), "丁镇": (2, True), "戊镇": (None, False), "丙局": (1, False),
    }  # fmt: skip
    assert found["甲镇"].score == Fraction(6, 5)
    assert found["甲镇"].working == "1200÷1000=1.2"


def test_the_place_after_a_tie_counts_the_tied() -> None:
    extra = rank_units(
        county([], units=[unit(n) for n in "甲乙丙"]), rules(),
        [line("甲", 5), line("乙", 5), line("丙", 1)], (), 2022,
    )  # fmt: skip

    assert [s.rank for s in extra] == [1, 1, 3]


def test_a_unit_without_a_task_is_listed_and_not_ranked() -> None:
    found = scores()["戊镇"]

    assert (found.score, found.rank, found.working) == (None, None, "没有年度任务，不排名")


def test_climbing_is_counted_from_last_time() -> None:
    found = scores()

    assert (found["甲镇"].change, found["乙镇"].change, found["丁镇"].change) == (2, -1, None)


def test_full_marks_and_cap_are_the_county_s_and_said_in_the_cell() -> None:
    found = scores({"score.full": 100, "score.cap": 110})

    assert found["甲镇"].score == 110
    assert found["甲镇"].working == "1200÷1000×100=120，封顶 110"
    assert found["乙镇"].score == 60


def test_deductions_are_taken_where_their_points_are_set() -> None:
    ruled = [{"project_id": "P1", "case": "虚假项目", "ruled_on": pd.Timestamp("2022-05-01"), "unit": "甲镇"},
             {"project_id": "P2", "case": "逾期开工", "ruled_on": pd.Timestamp("2022-05-01"), "unit": "甲镇"},
             {"project_id": "P2", "case": "逾期开工", "ruled_on": pd.Timestamp("2021-05-01"), "unit": "乙镇"}]  # fmt: skip

    found = scores({"deduct.虚假项目": 0.2}, ruled)

    assert found["甲镇"].score == 1
    assert found["甲镇"].working == "1200÷1000=1.2，扣 0.2，得 1"
    assert found["乙镇"].deducted == 0


def test_red_and_black_lists_are_as_long_as_the_county_says() -> None:
    assert {s.colour for s in scores().values()} == {""}
    found = scores({"list.red": 1, "list.black": 1})
    assert {u: s.colour for u, s in found.items()} == {
        "甲镇": "红榜", "乙镇": "黑榜", "丁镇": "黑榜", "戊镇": "", "丙局": "红榜",
    }  # fmt: skip
