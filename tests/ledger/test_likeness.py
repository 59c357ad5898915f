"""Names a few letters apart, with the library's own ratio as the judge."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz

from zsyz_model.ledger.likeness import ALIKE, Names, contained, numbers, stem


@given(st.lists(st.text("甲乙丙丁戊己", min_size=1, max_size=14), max_size=30))
def test_the_quick_way_finds_what_the_ratio_of_every_pair_finds(names: list[str]) -> None:
    pairs = combinations(range(len(names)), 2)
    wanted = {(i, j) for i, j in pairs if fuzz.ratio(names[i], names[j]) >= ALIKE}

    assert set(Names(names).close_pairs(range(len(names)))) == wanted


@pytest.mark.parametrize(
    ("word", "short"),
    [("云帆储能电站一期", "云帆储能电站"), ("甲厂（第2期工程）".replace("（", "(").replace("）", ")"), "甲厂"),
     ("道路建设项目", "道路"), ("期货大厦", "期货大厦")],
)  # fmt: skip
def test_phases_and_common_endings_fall_away(word: str, short: str) -> None:
    assert stem(word) == short


@pytest.mark.parametrize(
    ("one", "other"),
    [("标准厂房1号楼", "标准厂房2号楼"), ("一号楼", "二号楼"), ("产业园a区", "产业园b区")],
)
def test_other_numbers_are_other_things(one: str, other: str) -> None:
    assert numbers(one) != numbers(other)


def test_a_signed_name_within_its_filing_name_is_seen() -> None:
    assert contained("高性能碳纤维生产", "年产5000吨高性能碳纤维生产线")
    assert not contained("碳纤维", "年产5000吨高性能碳纤维生产线")
