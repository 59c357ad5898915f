"""Capacities: the unit must be the factor's, and a blank use at a capped place is told."""

from __future__ import annotations

import pytest

from tests.cases import place
from tests.validate.planted import Tables, findings_of, only, with_cell, with_row
from zsyz_model.findings import Severity


def capped(factor: str, unit: str | None) -> Tables:
    """The toy county with one capacity at B, where every project fills in its energy."""
    tables = with_row("caps", place="B", factor=factor, cap=5000, cap_unit=unit)
    for project in tables["projects"]:
        project["energy_tce"] = 100
    return tables


@pytest.mark.parametrize(
    ("factor", "unit"),
    [("能耗", "吨标煤"), ("能耗", " 吨标煤 "), ("园区面积", "亩")],
)
def test_a_capacity_in_its_own_unit_passes(factor: str, unit: str) -> None:
    assert findings_of(capped(factor, unit)) == ()


@pytest.mark.parametrize(
    ("factor", "unit", "fact"),
    [
        ("能耗", "万吨标煤", "能耗的容量以吨标煤计，此处写作“万吨标煤”"),
        ("能耗", None, "能耗的容量以吨标煤计，此处没有写单位"),
        ("园区面积", "公顷", "园区面积的容量以亩计，此处写作“公顷”"),
    ],
)
def test_another_unit_or_none_is_refused_at_its_cell(
    factor: str, unit: str | None, fact: str
) -> None:
    finding = only(findings_of(capped(factor, unit)), "V20")

    assert (finding.fact, finding.place) == (fact, place("caps", 1, "cap_unit"))
    assert finding.severity is Severity.REFUSED


def test_blank_uses_at_a_capped_place_are_told_each_at_its_cell() -> None:
    """P1, P2 and P5 stand at B; P2 alone says how much water it uses."""
    tables = with_row("caps", place="B", factor="用水", cap=5000, cap_unit="吨")
    tables["projects"][1]["water_t"] = 10

    found = findings_of(tables)

    assert {(f.code, f.severity) for f in found} == {("V21", Severity.WARNING)}
    assert [f.place for f in found] == [place("projects", n, "water_t") for n in (1, 5)]
    assert found[0].fact == "B 有用水容量，这个项目没有填年用水，按 0 计"


def test_a_place_without_a_capacity_asks_for_nothing() -> None:
    assert findings_of(with_cell("projects", 1, energy_tce=None)) == ()


def test_what_has_ended_uses_nothing() -> None:
    tables = capped("能耗", "吨标煤")
    tables["projects"][1] |= {"stage": "终止", "energy_tce": None}

    assert findings_of(tables) == ()
