"""The best project for a leader and the best leader for a project: against every pair forced."""

from __future__ import annotations

import pytest

from tests.inquiry.why.test_asking import CASE, KNOWN
from zsyz_model.case import Pin
from zsyz_model.findings import RunError
from zsyz_model.inquiry import ask, wished
from zsyz_model.inquiry.why import best_leader, best_project
from zsyz_model.inquiry.why.matching import best_fit
from zsyz_model.pipeline import admit
from zsyz_model.planning.reading import read_numbers


def _forced(project: str, leader: str) -> tuple[float, float]:
    plan = ask(KNOWN, wished(CASE, pins=[Pin(project, leader)])).plan
    return KNOWN.plan.goal("fit").value - plan.goal("fit").value, plan.goal("fairness").value


def test_offers_of_a_leader_cost_what_forcing_costs() -> None:
    match = best_project(KNOWN, "L2")

    assert match.now == ("P1", "P2", "P5")
    assert [offer.project for offer in match.offers] == ["P4", "P3"]
    for offer in match.offers:
        assert (offer.fit_lost, offer.load) == _forced(offer.project, offer.leader)


def test_offers_of_a_project_cost_what_forcing_costs() -> None:
    match = best_leader(KNOWN, "P1")

    assert match.now == ("L2",)
    assert [offer.leader for offer in match.offers] == ["L1", "L3"]
    for offer in match.offers:
        assert (offer.fit_lost, offer.load) == _forced(offer.project, offer.leader)


def test_unknown_subjects_are_refused() -> None:
    with pytest.raises(RunError, match="没有领导“L9”"):
        best_project(KNOWN, "L9")
    with pytest.raises(RunError, match="没有项目“P9”"):
        best_leader(KNOWN, "P9")


def test_starts_that_cannot_be_led_have_no_fit() -> None:
    numbers = read_numbers(*admit(CASE))
    free = best_fit(numbers, frozenset(), CASE.scenario)

    assert free == KNOWN.plan.goal("fit").value
    assert best_fit(numbers, frozenset({"P9"}), CASE.scenario) is None
