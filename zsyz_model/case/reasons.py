"""Why a project has no start: reasons in words, beside the plan that leaves it out."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a project has no start: the rule, the fact and what would help."""

    rule: str
    fact: str
    advice: str


@dataclass(frozen=True, slots=True)
class Unplaced:
    """An admitted project that does not start in the horizon."""

    project_id: str
    reasons: tuple[Reason, ...]
