"""招商 of the small county, for what is printed of it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from tests.attraction.county import county
from zsyz_model.attraction import attraction, meetings
from zsyz_model.case import Case
from zsyz_model.case.attraction import Attraction
from zsyz_model.review.meeting.workdays import workday_on_or_after, workdays_before

GROUPS = [
    {"industry": "纺织服装", "leader_id": "L2", "role": "组长"},
    {"industry": "纺织服装", "leader_id": "L3", "role": "成员"},
]


@cache
def board() -> tuple[Attraction, Case]:
    """The board and its case."""
    case = county(groups=GROUPS)
    told = attraction(case)
    held = meetings(case, told, workday_on_or_after, workdays_before)
    return replace(told, meetings=held), case
