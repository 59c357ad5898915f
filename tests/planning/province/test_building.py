"""Prices and rooms in a county's problem, by hand."""

from __future__ import annotations

import pytest

from tests.planning.numbers_for_tests import SENSE, terms
from tests.planning.province.toys import HELPED, PAIR, WEIGHTS, asked
from zsyz_model.case import Status
from zsyz_model.findings import NoPlanError
from zsyz_model.planning.model import Half
from zsyz_model.planning.province import building
from zsyz_model.planning.province.building import built, composed, hold, priced
from zsyz_model.planning.province.coupling import Coupling
from zsyz_model.solver import Answer


def test_a_trade_is_no_cost_to_the_province() -> None:
    """At 10 万元 a mu and 0.01 a 万元, a hundredth sold would count −0.001, and is counted back."""
    model = composed(asked(HELPED, "丙").numbers, Half.LAND, WEIGHTS)
    buyer = composed(asked(HELPED, "甲").numbers, Half.LAND, WEIGHTS)

    told = terms(model.problem.objective) + terms(buyer.problem.objective)
    assert "·sold" not in told.replace("+0·sold__t04", "")
    assert "·received" not in told.replace("+0·received__t04", "")


def test_prices_stand_on_the_variables() -> None:
    """Rows of the pair: pool, market, money. A mu drawn costs 2, so a hundredth 0.02."""
    model = composed(asked(PAIR, "甲").numbers, Half.LAND, WEIGHTS)
    priced(model, Coupling(PAIR.reserve), (2.0, 0.0, 0.5))

    told = {x.name: c for x, c in model.problem.objective.items()}
    assert told["drawn__t01"] == pytest.approx(0.02)
    assert told["support__y2027"] == pytest.approx(0.5)


def test_rooms_are_rows_of_the_county() -> None:
    model = composed(asked(HELPED, "丙").numbers, Half.LAND, WEIGHTS)
    hold(model, Coupling(HELPED.reserve), (-1.5, 20.0))

    rows = [row for row in model.problem.constraints() if row.name.startswith("share")]
    assert [f"{terms(r)} {SENSE[r.sense]} {0 - r.constant:g}" for r in rows] == [
        "+0.01·received__t04 -0.01·sold__t04 <= -1.5",
        "-0.1·received__t04 +0.1·sold__t04 +1·support__y2027 <= 20",
    ]


def test_a_process_builds_a_county_once_and_not_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "_BUILT", {})
    monkeypatch.setattr(building, "KEPT_BUILT", 1)

    first = built(asked(PAIR, "甲"))
    assert built(asked(PAIR, "甲")) is first
    built(asked(PAIR, "乙"))
    assert built(asked(PAIR, "甲")) is not first


def test_a_county_without_a_plan_is_named() -> None:
    error = building.no_plan("甲", Answer(Status.INFEASIBLE, "Infeasible"))

    with pytest.raises(NoPlanError, match="县“甲”单独求解未得到方案：INFEASIBLE"):
        raise error
