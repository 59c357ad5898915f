"""Where a project may stand: the siting rules, said once for the model and for the reasons."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from zsyz_model.case.land_rules import LandRules
from zsyz_model.tables import SWAP_QUOTA

CHEMICAL_PARK = "化工园区"
NOT_CHEMICAL = "化工项目只能进化工园区"
PARKS = ("开发区", CHEMICAL_PARK, "生物医药产业园")
FACTORY = "标准厂房"


def objection_to_new(
    land: LandRules, project: Mapping[str, Any], place: Mapping[str, Any] | None
) -> str:
    """Why a project may not take new land in its own place; "" when it may."""
    chemical = project["industry"] in land.chemical_industries
    if chemical and (place is None or place["place_kind"] != CHEMICAL_PARK):
        return NOT_CHEMICAL
    if project["outside_boundary"] and place is not None and place["place_kind"] in PARKS:
        return "选址在城镇开发边界外，园区不能在那里新增用地"
    return ""


def objection_to_plot(
    land: LandRules,
    project: Mapping[str, Any],
    plot: Mapping[str, Any],
    place: Mapping[str, Any],
) -> str:
    """Why a project may not stand on a stock plot; "" when it may.

    `place` is the plot's own row of 乡镇园区.
    """
    if plot["plot_kind"] == SWAP_QUOTA:
        return "是腾挪的指标，不是地块"
    need = project["land_mu"]
    if not need > 0:
        return "不需要用地"
    if need > plot["area_mu"]:
        return f"面积 {plot['area_mu']:g} 亩不足"
    if plot["plot_kind"] == FACTORY and need > land.factory_most_mu:
        return f"用地超过标准厂房上限 {land.factory_most_mu:g} 亩"
    if project["industry"] in land.chemical_industries and place["place_kind"] != CHEMICAL_PARK:
        return NOT_CHEMICAL
    if plot["place"] == project["place"]:
        return ""
    if not land.relocate:
        return "情景不允许异地安排"
    if place["allowed"] and project["industry"] not in place["allowed"]:
        return f"{place['place_name']}不允许该产业"
    return ""
