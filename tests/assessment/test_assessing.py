"""A year's assessment as a whole: promises that hold for any county."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest

from tests.assessment.county import fund
from tests.assessment.years import breaches, drawn, year_of
from zsyz_model.case.assessing import Verdict

YEARS = 60
"""As many made-up years here; the self-test's part Y1 has a thousand."""


@pytest.mark.slow
def test_what_must_hold_of_a_year_holds_of_made_up_ones() -> None:
    """Debits equal credits; order, splitting and the ineligible move nothing; more never lowers."""
    chance = random.Random(9)

    assert [said for _ in range(YEARS) for said in breaches(chance)] == []


def test_the_made_up_years_have_everything_in_them() -> None:
    chance = random.Random(9)
    found = [year_of(drawn(chance, 6)) for _ in range(20)]

    assert {t.verdict for one in found for t in one.tranches} == set(Verdict)
    assert sum(len(one.lines) for one in found) > 20
    assert sum(len(one.undecided) for one in found) > 2
    assert {line.factor for one in found for line in one.lines} == {1, 2, Fraction(1, 2)}


def test_a_year_worked_by_hand() -> None:
    """P1 甲镇 100×2; P2 300 in thirds; P3 100 US$ at 6.3, 0.3 and 0.7; P4 undecided.

    甲镇 200 + 100 + 189 = 489; 乙镇 100; 丙局 100 + 441 = 541, each of a task of 1000.
    """
    found = year_of([
        fund("P1", "2022-03-01", 100), fund("P2", "2022-03-01", 300),
        fund("P3", "2022-03-01", 100, currency="美元"), fund("P4", "2022-03-01", 50),
    ])  # fmt: skip

    assert {s.unit: (s.credited_yuan, s.score, s.rank) for s in found.scores} == {
        "甲镇": (Fraction(4_890_000), Fraction("48.9"), 2),
        "乙镇": (Fraction(1_000_000), Fraction(10), 3),
        "丙局": (Fraction(5_410_000), Fraction("54.1"), 1),
    }
    assert [(u.project_id, u.yuan) for u in found.undecided] == [("P4", Fraction(500_000))]
    assert {line.factor for line in found.lines if line.project_id == "P1"} == {2}


def test_a_sheet_that_is_not_there_gives_an_empty_year() -> None:
    found = year_of([])

    assert (found.tranches, found.lines, found.undecided) == ((), (), ())
    assert {score.credited_yuan for score in found.scores} == {0}
