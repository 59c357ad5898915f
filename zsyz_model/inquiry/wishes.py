"""What a plan that is asked for must hold: rows that know which half they are about."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

from zsyz_model.case import Scenario
from zsyz_model.inquiry.worths import WEIGHTED, Parts, half_of, limit_worth, worth
from zsyz_model.planning.model import Half, Model
from zsyz_model.planning.numbers import Numbers


class Wish(Protocol):
    """Something that a plan must hold: it knows which half it is about, and its rows."""

    def half(self, numbers: Numbers) -> Half:
        """The half that can hold it alone."""

    def add(self, model: Model, scenario: Scenario, tag: str) -> None:
        """Its rows, under names that begin with `tag`."""

    def holds(self, scenario: Scenario, parts: Parts) -> bool:
        """Whether whole values hold it, exactly."""


@dataclass(frozen=True, slots=True)
class AtMost:
    """A goal that is no worse than a worth."""

    goal: str
    most: Fraction

    def half(self, numbers: Numbers) -> Half:
        """The half that decides the goal."""
        return half_of(numbers, self.goal)

    def add(self, model: Model, scenario: Scenario, tag: str) -> None:
        """The goal's rows."""
        limit_worth(model, scenario, self.goal, self.most, tag)

    def holds(self, scenario: Scenario, parts: Parts) -> bool:
        """Whether the worth is no worse; a weighted sum is added up in floats."""
        slack = 1 if self.goal == WEIGHTED else 0
        return worth(scenario, parts, self.goal) <= self.most + slack
