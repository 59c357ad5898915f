"""招商 of the small county, for what is printed of it."""

from __future__ import annotations

from functools import cache

from tests.attraction.county import county
from zsyz_model.attraction import attraction
from zsyz_model.case import Case
from zsyz_model.case.attraction import Attraction

GROUPS = [
    {"industry": "纺织服装", "leader_id": "L2", "role": "组长"},
    {"industry": "纺织服装", "leader_id": "L3", "role": "成员"},
]


@cache
def board() -> tuple[Attraction, Case]:
    """The board and its case."""
    case = county(groups=GROUPS)
    return attraction(case), case
