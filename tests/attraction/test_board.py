"""招商 put together: one value, one document, and what could not be told."""

from __future__ import annotations

import json

import pytest

from tests.attraction.county import county, road
from tests.cases import toy_case
from zsyz_model.attraction import attraction, board, present
from zsyz_model.findings import Finding, NoPlanError


def test_the_parts_of_a_county() -> None:
    told = attraction(county())

    assert told.as_of == "2026-10-31"
    assert told.plan is not None
    assert told.plan.leads == 3.67
    assert told.forecast[1].mean_trips > told.forecast[1].mean
    assert {f.code for f in told.findings} == {"Z10", "Z12"}
    assert "没有“外出时限”的数据，领导外出天数一律按规则" in told.notes
    assert any("条线索没有意向投资" in note for note in told.notes)


def test_it_is_one_json_document() -> None:
    document = json.loads(json.dumps(attraction(county()).document(), allow_nan=False))

    assert document["plan"]["outings"][0]["region"] in ("京津冀", "长三角")
    assert document["crews"][1]["gap"] == 1
    assert all(set(f) >= {"code", "sheet", "cell", "fact", "advice"} for f in document["findings"])


def test_what_the_limits_do_not_allow_is_found() -> None:
    told = attraction(county(road(budget_wan=2.0)))

    assert {f.subject for f in told.findings if f.code == "Z14"} >= {"长三角", "新材料"}


def test_a_stranger_s_ledger_is_told_what_it_lacks() -> None:
    """No sheets of 招商: a plan by the rules, a forecast from the projects, and notes."""
    told = attraction(toy_case())

    assert not present(toy_case())
    assert present(county())
    assert told.plan is not None
    assert told.plan.outings
    assert (told.elements, told.crews, told.yields, told.conversions) == ((), (), (), ())
    assert len([n for n in told.notes if n.startswith("没有“")]) == 9
    assert {f.code for f in told.findings} <= {"Z09", "Z14"}


def test_a_plan_that_cannot_be_proven_leaves_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_: object) -> None:
        raise NoPlanError(Finding("Z13", "没有求到"))

    monkeypatch.setattr(board, "outreach", stop)
    told = attraction(county())

    assert told.plan is None
    assert "Z13" in {f.code for f in told.findings}
    assert told.forecast[0].mean_trips == told.forecast[0].mean
