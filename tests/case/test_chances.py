"""The chances: every rate with its source and status, and none called confirmed that is not published."""

from __future__ import annotations

from dataclasses import fields

import pytest

from zsyz_model.case.chances import ChanceRules
from zsyz_model.case.rule import OPEN, rules_in

NOTED = tuple(rules_in(ChanceRules(), "chances."))


def test_every_rate_has_a_title_a_source_and_a_status() -> None:
    named = {f"chances.{f.name}" for f in fields(ChanceRules)}

    assert {x.key for x in NOTED} == named
    assert all(x.title and x.source for x in NOTED)


def test_nothing_here_is_confirmed_for_this_county() -> None:
    """The published rates are of other places; divided ones and conventions are nobody's."""
    assert {x.status for x in NOTED} == {OPEN}


def test_the_two_rates_with_a_source_come_from_the_published_ones() -> None:
    rules = ChanceRules()

    assert rules.land_share == 0.84  # 履约率 of 600 projects, [29]
    assert rules.land_share * rules.start_share == pytest.approx(0.507, abs=0.001)  # [28]
    assert {x.key for x in NOTED if "[" in x.source} == {
        "chances.land_share",
        "chances.start_share",
    }


def test_whatever_is_counted_in_quarters_says_so() -> None:
    assert all(("quarters" in x.key) == (x.unit == "季度") for x in NOTED)
