"""The look: nothing from elsewhere, and every source of land has a pattern of its own."""

from __future__ import annotations

from zsyz_model.explorer.style import FILLS, STYLE
from zsyz_model.report.figures.land import KINDS


def test_nothing_is_fetched_from_anywhere() -> None:
    assert not [word for word in ("http", "url(", "@import", "<script") if word in STYLE]


def test_the_sources_of_land_are_those_of_the_charts_each_with_its_own_fill() -> None:
    assert list(FILLS) == list(KINDS)
    assert len(set(FILLS.values())) == len(FILLS)
