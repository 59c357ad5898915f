"""Splitting: who shares, by what was agreed or by which rule; shares add up to 1."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import pytest

from tests.assessment.county import Given, county, fund, rules
from zsyz_model.assessment.recognition import books_of, recognise
from zsyz_model.assessment.splitting import Shares, shares_of, splits_of


def shares(rows: list[tuple[Any, ...]], given: Mapping[str, Given] | None = None, without: tuple[str, ...] = ()) -> Shares:  # fmt: skip
    names = ("unit", "role", "share")
    told = [{"project_id": "P1", **dict(zip(names, row, strict=False))} for row in rows]
    case, law = county([fund("P1", "2022-03-01", 300)], splits=told), rules(given, without)
    (tranche,) = recognise(books_of(case, law), 2022)
    return shares_of(splits_of(case).get("P1", []), law, tranche)


def test_without_rows_the_tranche_s_own_unit_has_it_all() -> None:
    assert shares([]).of == {"甲镇": 1}


def test_units_that_introduced_it_together_share_evenly_and_exactly() -> None:
    found = shares([("甲镇", "共同引进"), ("乙镇", "共同引进"), ("丙局", "共同引进")])

    assert found.of == dict.fromkeys(("甲镇", "乙镇", "丙局"), Fraction(1, 3))
    assert sum(found.of.values()) == 1


def test_first_contact_and_flying_land_take_the_rule_s_share() -> None:
    first = shares([("甲镇", "首谈"), ("乙镇", "落地")], {"share.first_contact": 0.4})
    flying = shares([("甲镇", "飞入地"), ("乙镇", "飞出地")], {"share.flying_out": 0.7})

    assert first.of == {"甲镇": Fraction(2, 5), "乙镇": Fraction(3, 5)}
    assert flying.of == {"乙镇": Fraction(7, 10), "甲镇": Fraction(3, 10)}


def test_what_was_agreed_goes_before_the_rule() -> None:
    rows = [("甲镇", "首谈", 0.1), ("乙镇", "落地", 0.9)]

    assert shares(rows, {"share.first_contact": 0.4}).of == {
        "甲镇": Fraction(1, 10),
        "乙镇": Fraction(9, 10),
    }


@pytest.mark.parametrize(
    ("rows", "without", "fact"),
    [
        ([("甲镇", "首谈"), ("乙镇", "落地")], (), "首谈与落地的份额未定（share.first_contact）"),
        ([("甲镇", "首谈", 0.5), ("乙镇", "落地", 0.6)], (), "议定份额合计 1.1，不是 1"),
        ([("甲镇", "首谈", 0.5), ("乙镇", "落地")], (), "议定份额只填了一部分单位"),
        ([("甲镇", "首谈"), ("乙镇", "飞入地")], (), "分工“飞入地、首谈”没有对应的分配规则"),
        ([("甲镇", "共同引进")], ("share.together",), "共同引进的分配规则未定（share.together）"),
    ],
)  # fmt: skip
def test_shares_that_nobody_can_know_are_said(
    rows: list[tuple[Any, ...]], without: tuple[str, ...], fact: str
) -> None:
    assert shares(rows, without=without) == Shares({}, fact=fact)
