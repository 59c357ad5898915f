"""Who first met the investor (首谈), said once for the plan's fit and the team's commander."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from zsyz_model.case.rows import missing


def met_first(
    project: Mapping[str, Any], leader: Mapping[str, Any], names: Mapping[str, str]
) -> bool:
    """Whether the leader himself, a unit in his charge or a linked place is the 首谈单位.

    `names` of the places by code: a leader's places and the 首谈单位 may be written either way.
    """
    who = project["first_contact"]
    if missing(who):
        return False
    places = set(leader["places"])
    linked = places | {name for code, name in names.items() if code in places}
    linked |= {code for code, name in names.items() if name in places}
    return who in {leader["leader_id"], leader["title"], *leader["units"], *linked}
