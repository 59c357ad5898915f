"""What 招商 tells, as values."""

from __future__ import annotations

from tests.attraction.county import county
from zsyz_model.case.attraction import Attraction, QuarterForecast


def test_known_and_coming_signings_add_up() -> None:
    one = QuarterForecast("2027Q1", 3, 2, 1.5, 2, 4, 0.9, 1.5, 2, 4, 0.9, 1.0, 0.5)

    assert one.total == 3.5


def test_an_empty_board_is_a_document_too() -> None:
    told = Attraction(county().scenario.as_of, (), (), (), (), (), None, (), (), (), (), (), {})

    assert told.document()["plan"] is None
    assert told.document()["findings"] == []
