"""Where a project may stand, rule by rule."""

from __future__ import annotations

from typing import Any

import pytest

from zsyz_model.case import LandRules
from zsyz_model.case.siting import objection_to_new, objection_to_plot

TOWN = {"place_kind": "乡镇", "place_name": "柳庄镇", "allowed": ()}
PARK = {"place_kind": "化工园区", "place_name": "化工产业园", "allowed": ()}
LAND = LandRules()
FIXED = LandRules(relocate=False)


def project(**more: Any) -> dict[str, Any]:
    return {
        "industry": "纺织服装", "land_mu": 20.0, "place": "A", "outside_boundary": False, **more
    }  # fmt: skip


def plot(**more: Any) -> dict[str, Any]:
    return {"area_mu": 20.0, "plot_kind": "闲置", "place": "A", **more}


@pytest.mark.parametrize(
    ("industry", "place", "objection"),
    [
        ("纺织服装", TOWN, ""),
        ("纺织服装", None, ""),
        ("高端化工", PARK, ""),
        ("高端化工", TOWN, "化工项目只能进化工园区"),
        ("高端化工", None, "化工项目只能进化工园区"),
    ],
)
def test_chemistry_goes_to_the_chemical_park(
    industry: str, place: dict[str, Any] | None, objection: str
) -> None:
    assert objection_to_new(LAND, project(industry=industry), place) == objection


@pytest.mark.parametrize(
    ("place", "objection"),
    [
        (PARK, "选址在城镇开发边界外，园区不能在那里新增用地"),
        (TOWN, ""),
        (None, ""),
    ],
)
def test_a_park_takes_no_new_land_outside_the_boundary(
    place: dict[str, Any] | None, objection: str
) -> None:
    """A town may have a site of its own approval; a stock plot lies inside already."""
    outside = project(outside_boundary=True)

    assert objection_to_new(LAND, outside, place) == objection
    assert objection_to_plot(LAND, outside, plot(), PARK) == ""


def test_the_scenario_says_what_is_chemistry() -> None:
    rules = LandRules(chemical_industries=("纺织服装",))

    assert objection_to_new(rules, project(), TOWN) == "化工项目只能进化工园区"
    assert objection_to_new(rules, project(industry="高端化工"), TOWN) == ""


@pytest.mark.parametrize(
    ("rules", "who", "where", "place", "objection"),
    [
        (LAND, project(), plot(), TOWN, ""),
        (LAND, project(), plot(plot_kind="腾挪指标"), TOWN, "是腾挪的指标，不是地块"),
        (LAND, project(land_mu=0.0), plot(), TOWN, "不需要用地"),
        (LAND, project(land_mu=float("nan")), plot(), TOWN, "不需要用地"),
        (LAND, project(land_mu=20.01), plot(), TOWN, "面积 20 亩不足"),
        (LAND, project(land_mu=30.0), plot(area_mu=60.0, plot_kind="标准厂房"), TOWN, ""),
        (LAND, project(land_mu=30.01), plot(area_mu=60.0, plot_kind="标准厂房"), TOWN,
         "用地超过标准厂房上限 30 亩"),
        (LAND, project(industry="高端化工"), plot(), TOWN, "化工项目只能进化工园区"),
        (FIXED, project(), plot(place="D"), TOWN, "情景不允许异地安排"),
        (LAND, project(), plot(place="D"), TOWN, ""),
        (LAND, project(), plot(place="D"), TOWN | {"allowed": ("纺织服装",)}, ""),
        (LAND, project(), plot(place="D"), TOWN | {"allowed": ("新能源",)}, "柳庄镇不允许该产业"),
        # at home a project may stay whatever the place allows to others
        (LAND, project(), plot(), TOWN | {"allowed": ("新能源",)}, ""),
    ],
)  # fmt: skip
def test_what_stands_against_a_plot(
    rules: LandRules,
    who: dict[str, Any],
    where: dict[str, Any],
    place: dict[str, Any],
    objection: str,
) -> None:
    assert objection_to_plot(rules, who, where, place) == objection
