"""An earlier plan that a new one should keep to."""

from __future__ import annotations

from dataclasses import dataclass

from zsyz_model.case.decided import Plan


@dataclass(frozen=True, slots=True)
class Kept:
    """The plan that was promised, and how many of its promises may change (None: no limit).

    A promise is a project's start (quarter and site) or its leader. `most_starts` and
    `most_leads` say how the number is shared out while the halves are solved apart; without
    them each half may use all of it.
    """

    plan: Plan
    most_changes: int | None = None
    most_starts: int | None = None
    most_leads: int | None = None
