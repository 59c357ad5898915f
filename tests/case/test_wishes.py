"""What we wish: every default with its title and status, and the numbers the law gives."""

from __future__ import annotations

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
        for found in fields(section):
            yield f"{name}.{found.name}", found


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


def test_there_are_all_the_sections_of_a_scenario_file() -> None:
    assert set(SECTIONS) == {
        "horizon", "admission", "scoring", "goals", "leaders", "land", "meeting", "solver", "random",
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
