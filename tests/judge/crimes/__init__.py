"""Crimes against plans: each breaks one promise of a valid plan, in any county where it can.

A crime is a generator over an `Outcome`: it yields corrupted plans, the first of which is
taken, or none where there is nothing of the kind to break. What a crime does not mean to
forge is kept honest: `honest` prints the goals, costs and accounts of the corrupted plan
anew, so that the judge has to find the broken promise itself, not a misprint.
"""

from __future__ import annotations

from typing import NamedTuple

from tests.judge.crimes import ahead, land, leaders, money, starts, words
from tests.judge.crimes.forging import Crime
from zsyz_model.case import Outcome, Plan

CRIMES: dict[str, Crime] = {
    crime.name: crime
    for module in (starts, leaders, land, ahead, words, money)
    for crime in vars(module).values()
    if isinstance(crime, Crime)
}
"""Every crime by name; each knows the code of the promise that it breaks."""


class Corruption(NamedTuple):
    """A corrupted plan, the crime's name, and the code that the judge must say."""

    name: str
    code: str
    plan: Plan


def corruptions(outcome: Outcome) -> list[Corruption]:
    """Every crime that this county offers, committed once; its length is how many applied."""
    found = []
    for name, crime in CRIMES.items():
        plan = crime.against(outcome)
        if plan is not None:
            found.append(Corruption(name, crime.code, plan))
    return found


__all__ = ["CRIMES", "Corruption", "Crime", "corruptions"]
