"""Spellings of a judge."""

from __future__ import annotations

import pytest

from zsyz_model.review.judges import spelled


@pytest.mark.parametrize("other", ["专家 甲", "专家甲 ", "专家　甲", "专家·甲"])
def test_spaces_and_width_make_no_second_judge(other: str) -> None:
    assert spelled(["专家甲", other, "专家甲"])[other] == "专家甲"


def test_of_spellings_used_alike_the_first_by_sort_order_stands() -> None:
    assert spelled(["expert b", "Expert B"]) == {"expert b": "Expert B", "Expert B": "Expert B"}


def test_what_may_be_two_people_stays_two() -> None:
    assert set(spelled(["专家1-1", "专家11", "专家甲", "专家乙"]).values()) == {
        "专家1-1", "专家11", "专家甲", "专家乙",
    }  # fmt: skip
