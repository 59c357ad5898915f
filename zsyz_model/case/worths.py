"""What one more unit of an input is worth, and over which range that holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from zsyz_model.case.answers import Loss, Move


@dataclass(frozen=True, slots=True)
class Step:
    """From this amount of the input on the plan reaches this value of the goal."""

    at: float
    value: float


@dataclass(frozen=True, slots=True)
class Worth:
    """One more `unit_size` of an input, solved again, judged.

    `gains` has every goal before and after (`worse` is negative where it is better). `goal` is
    the one whose steps are drawn: today's value holds from `low` (None: down to nothing) to the
    next step; `steps` are the amounts at which the best plan gets better, today's first, none
    left out up to `looked`. `gap` is the larger relative gap of the two plans: a step is told
    only where it is better than anything that could be today.
    """

    kind: str
    subject: str
    unit: str
    unit_size: float
    now: float
    goal: str
    gains: tuple[Loss, ...]
    changed: tuple[Move, ...]
    low: float | None
    steps: tuple[Step, ...]
    looked: float
    gap: float
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def next_step(self) -> Step | None:
        """The first step above today's amount, if one was found."""
        return next((step for step in self.steps if step.at > self.now), None)
