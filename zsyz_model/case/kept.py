"""An earlier plan that a new one should keep to."""

from __future__ import annotations

from dataclasses import dataclass

from zsyz_model.case.decided import Plan


@dataclass(frozen=True, slots=True)
class Kept:
    """The plan that was promised, and how many of its promises may change (None: no limit).

    A promise is a project's start (quarter and site) or its leader.
    """

    plan: Plan
    most_changes: int | None = None
