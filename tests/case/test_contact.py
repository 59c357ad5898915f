"""Who first met the investor: himself, a unit in his charge, or a place he is linked with."""

from __future__ import annotations

from typing import Any

import pytest

from zsyz_model.case.contact import met_first

NAMES = {"A": "城关镇", "B": "经济开发区"}


def leader(**more: Any) -> dict[str, Any]:
    return {
        "leader_id": "L1",
        "title": "副县长甲",
        "units": ("县商务局",),
        "places": ("A",),
        **more,
    }


@pytest.mark.parametrize(
    ("who", "met"),
    [
        ("L1", True),
        ("副县长甲", True),
        ("县商务局", True),
        ("城关镇", True),
        ("A", True),
        ("经济开发区", False),
        ("县工信局", False),
        ("商务局", False),
        (float("nan"), False),
    ],
)
def test_the_first_contact_is_looked_for_among_what_is_the_leaders(who: Any, met: bool) -> None:
    assert met_first({"first_contact": who}, leader(), NAMES) is met


def test_places_are_told_by_name_as_well() -> None:
    named = leader(places=("经济开发区",))

    assert met_first({"first_contact": "B"}, named, NAMES)
    assert met_first({"first_contact": "经济开发区"}, named, NAMES)
