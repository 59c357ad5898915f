"""Names behind ids: at the first mention, once, and only where an id stands by itself."""

from __future__ import annotations

from tests.cases import toy_case
from zsyz_model.case.naming import names_of, with_names


def test_the_first_mention_has_the_name_and_the_next_has_not() -> None:
    told = with_names(["包保 P1：L2 → L1。", "包保 P2：L2 → L1。"], toy_case())

    assert told == (
        "包保 P1 新材料一期：L2 副县长甲 → L1 县委副书记。",
        "包保 P2 纺织服装扩产：L2 → L1。",
    )


def test_a_name_that_stands_there_is_not_said_twice() -> None:
    assert with_names(["P1 新材料一期 退出"], toy_case()) == ("P1 新材料一期 退出",)


def test_words_that_hold_an_id_are_left_alone() -> None:
    told = with_names(["XP1 P12 P1-2 2027Q1 P1/L1"], toy_case())

    assert told == ("XP1 P12 P1-2 2027Q1 P1 新材料一期/L1 县委副书记",)


def test_schemes_and_leaders_have_names_too() -> None:
    names = names_of(toy_case())

    assert (names["L3"], names["S1"]) == ("人大副主任", "柳庄拆旧")
