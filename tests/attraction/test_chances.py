"""Chances of signing: published aggregates, and the spread over months against plain sums."""

from __future__ import annotations

from dataclasses import replace

import pytest

from zsyz_model.attraction.chances import (
    COMMON,
    Step,
    chance_table,
    kind_of,
    signing_months,
    spreads,
    steps_from,
)
from zsyz_model.attraction.funnel import KIN
from zsyz_model.case import ChanceRules
from zsyz_model.case.attraction_rules import RateRules

RATES = RateRules()


def test_the_default_rates_tie_out_with_the_published_mean_conversion() -> None:
    """[169]: 10 % of enquiries on average become clients; 20 % for the best."""
    told = {(x.stage, x.source): x for x in chance_table(RATES)}

    assert told["线索", COMMON].share == pytest.approx(0.10)
    assert 0.10 < told["线索", KIN].share < 0.20
    assert told["线索", COMMON].working == "25% × 50% × 80%"
    assert told["线索", COMMON].months == pytest.approx(5.5)
    assert all(x.status == "待核实" and x.origin for x in told.values())
    assert RATES.signed == ChanceRules().sign_share


def test_signed_projects_start_as_they_were_published_to() -> None:
    """[28]: 458 of 904 had started; [29]: 84 % of 600 kept their word."""
    assert round(904 * RATES.started) == 458
    assert round(600 * RATES.landed) == 504


def test_own_rates_say_that_they_are_the_scenario_s() -> None:
    told = chance_table(replace(RATES, screened=0.3))

    assert told[0].origin.startswith("情景设定")
    assert told[0].share == pytest.approx(0.12)


def test_one_stage_is_left_geometrically() -> None:
    assert signing_months((Step(0.6, 3.0),), 3) == pytest.approx(
        (0.6 / 3, 0.6 * 2 / 9, 0.6 * 4 / 27)
    )


def test_two_stages_are_every_pair_of_stays() -> None:
    first, second = Step(0.5, 2.0), Step(0.4, 4.0)
    plain = [
        sum(0.5 * 0.5 ** (i - 1) * 0.25 * 0.75 ** (t - i - 1) for i in range(1, t)) * 0.2
        for t in range(1, 9)
    ]

    assert signing_months((first, second), 8) == pytest.approx(plain)


def test_in_the_long_run_everybody_is_signed_or_lost() -> None:
    steps = steps_from(RATES, "线索", "其他")

    assert sum(signing_months(steps, 300)) == pytest.approx(0.10)
    assert signing_months((Step(1.0, 1.0),), 2) == (1.0, 0.0)


def test_members_away_from_home_have_their_own_first_step() -> None:
    known = spreads(RATES, 12)

    assert [s.share for s in steps_from(RATES, "线索", KIN)] == [0.4, 0.5, 0.8]
    assert steps_from(RATES, "初审", KIN) == steps_from(RATES, "初审", "协会")
    assert known["线索", KIN] == pytest.approx([1.6 * x for x in known["线索", COMMON]])
    assert (kind_of(KIN), kind_of("协会")) == (KIN, COMMON)
