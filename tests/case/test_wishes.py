"""What we wish: every default with its title and status, and the numbers the law gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import Field, FrozenInstanceError, fields, is_dataclass
from typing import Any

import pytest

from zsyz_model.case import CONFIRMED, OPEN, Horizon, HorizonRules, LandRules, LeaderRules, Scenario

SECTIONS = {
    f.name: getattr(Scenario("x"), f.name)
    for f in fields(Scenario)
    if is_dataclass(getattr(Scenario("x"), f.name))
}


def wishes() -> Iterator[tuple[str, Field[Any]]]:
    for name, section in SECTIONS.items():
        yield from wishes_in(section, name)


def wishes_in(section: Any, path: str) -> Iterator[tuple[str, Field[Any]]]:
    """A section's own fields, and those of the sections in it."""
    for found in fields(section):
        value = getattr(section, found.name)
        if is_dataclass(value):
            yield from wishes_in(value, f"{path}.{found.name}")
        else:
            yield f"{path}.{found.name}", found


@pytest.mark.parametrize(("key", "wish"), list(wishes()))
def test_every_default_says_what_it_is_and_whether_it_is_confirmed(
    key: str, wish: Field[Any]
) -> None:
    assert wish.metadata["title"], key
    assert wish.metadata["status"] in (OPEN, CONFIRMED)


@pytest.mark.parametrize(("key", "wish"), list(wishes()))
def test_what_is_confirmed_names_its_source_or_is_a_setting(key: str, wish: Field[Any]) -> None:
    settings = ("solver.", "random.")
    confirmed = wish.metadata["status"] == CONFIRMED

    assert not confirmed or wish.metadata["source"] or key.startswith(settings)


@pytest.mark.parametrize(("key", "wish"), list(wishes()))
def test_dates_are_years_months_or_days_in_order(key: str, wish: Field[Any]) -> None:
    since, until = wish.metadata["since"], wish.metadata["until"]

    for date in (since, until):
        assert re.fullmatch(r"|\d{4}(-\d\d){0,2}", date), key
    assert not until or since <= until


def test_what_the_law_or_the_province_sets_says_since_when() -> None:
    """Every number of the land rules whose source tells its year; conventions have none."""
    dated = {f.name: f.metadata["since"] for f in fields(LandRules) if f.metadata["since"]}

    assert dated == {
        "credit": "2020", "balance_wan_per_mu": "2022", "paddy_wan_per_mu": "2022",
        "capacity_wan_per_kg": "2018", "advance_most_mu": "2023", "linkage_sale_most_mu": "2017",
        "linkage_sale_wan_per_mu": "2017", "factory_most_mu": "2017", "chemical_industries": "2016",
    }  # fmt: skip


def test_there_are_all_the_sections_of_a_scenario_file() -> None:
    assert set(SECTIONS) == {
        "horizon", "admission", "scoring", "goals", "leaders", "land", "meeting", "solver", "random",
        "chances", "attraction",
    }  # fmt: skip


def test_numbers_with_a_published_source() -> None:
    """自然资发〔2020〕91号: half of plots approved before 2017 and of idle ones, 30 % later."""
    assert LandRules().credit == {"批而未供2017前": 0.5, "批而未供2018后": 0.3, "闲置": 0.5}
    assert LeaderRules().compulsory_stages == ("签约", "落地", "开工")
    assert LeaderRules().visits_per_week == 1.0


def test_two_scenarios_never_share_a_mapping() -> None:
    assert LandRules().credit is not LandRules().credit
    assert LandRules() == LandRules()


def test_a_scenario_is_frozen_and_knows_its_quarters() -> None:
    scenario = Scenario("x", horizon=HorizonRules("2028Q2", 3))

    assert scenario.span == Horizon("2028Q2", 3)
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'name'"):
        scenario.name = "y"  # type: ignore[misc]
