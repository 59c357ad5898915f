"""Ranges and words of a scenario."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from operator import attrgetter
from typing import Any, get_args, get_origin, get_type_hints

import pytest

from zsyz_model.case import Scenario
from zsyz_model.scenario.sense import RANGES

NUMBERS = {int, float}
ONE_OF = {"goals.invest_power"}


def numeric_keys(kind: Any, path: str = "") -> Iterator[str]:
    """Every key path of the scenario that holds numbers."""
    for name, hint in get_type_hints(kind).items():
        if dataclasses.is_dataclass(hint):
            yield from numeric_keys(hint, f"{path}{name}.")
        elif hint in NUMBERS or (get_origin(hint) is Mapping and get_args(hint)[1] in NUMBERS):
            yield f"{path}{name}"


def test_every_number_of_a_scenario_has_its_range() -> None:
    assert set(numeric_keys(Scenario)) - ONE_OF == set(RANGES)


@pytest.mark.parametrize("key", RANGES)
def test_the_defaults_lie_in_their_ranges(key: str) -> None:
    low, high = RANGES[key]
    value = attrgetter(key)(Scenario("s"))
    numbers = value.values() if isinstance(value, Mapping) else [value]

    assert all(low <= number <= high for number in numbers)
