"""One goal of a plan, as it was proven."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Goal:
    """One tier: its value in the plan, the proven bound and the relative gap."""

    name: str
    value: float
    bound: float
    gap: float
