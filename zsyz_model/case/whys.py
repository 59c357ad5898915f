"""Why so and not otherwise: what a forced or forbidden choice costs, and what would turn it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from zsyz_model.case.answers import Loss, Move


@dataclass(frozen=True, slots=True)
class Choice:
    """What is asked about: a project's leader, or its start (quarter, site; "" means any)."""

    project: str
    leader: str = ""
    quarter: str = ""
    site: str = ""

    @property
    def about_leader(self) -> bool:
        """Whether the question is who leads the project."""
        return bool(self.leader)


@dataclass(frozen=True, slots=True)
class Part:
    """What one project (or year and kind of cost) adds to a goal's change, in the goal's unit."""

    goal: str
    subject: str
    change: float


@dataclass(frozen=True, slots=True)
class Barrier:
    """A limit that breaks when the choice is forced and nothing else moves, and by how much."""

    limit: str
    subject: str
    amount: float
    unit: str


@dataclass(frozen=True, slots=True)
class Flip:
    """The smallest change of one input that turns the choice, with what proves it.

    `now` is its value, `at` the first value on its grid (`step`) at which the choice that was
    not taken is as good; None when nothing up to `most` does it. `goal` is the goal that
    decides: `wished` and `free` are what the best plan with the wish and the best of all reach
    there; one step nearer to today (`before`) the best with the wish reaches `short` (None: not
    possible at all) and another plan `ahead`, which is better. `settled` is False when a solve ended
    at its limit, so that nothing is known.
    """

    kind: str
    subject: str
    unit: str
    now: float
    step: float
    most: float
    at: float | None = None
    before: float | None = None
    goal: str = ""
    wished: float | None = None
    free: float | None = None
    short: float | None = None
    ahead: float | None = None
    settled: bool = True


@dataclass(frozen=True, slots=True)
class Why:
    """One question put to a plan and its answer.

    `forced`: the plan does not have the choice, so it was forced; else it was forbidden.
    `possible` is False when no plan can do that; `reasons` then say why. `parts` add up to the
    changes of merit, fit and land cost. `chain` is who moves,
    the asked project first. `gap` is the larger relative gap of the two plans. `names` has the
    ledger's words for the ids that occur.
    """

    choice: Choice
    forced: bool
    possible: bool
    reasons: tuple[str, ...] = ()
    losses: tuple[Loss, ...] = ()
    parts: tuple[Part, ...] = ()
    chain: tuple[Move, ...] = ()
    barriers: tuple[Barrier, ...] = ()
    flips: tuple[Flip, ...] = ()
    gap: float = 0.0
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def first_loss(self) -> Loss | None:
        """The first goal, in their order, that is not as it was."""
        return next((loss for loss in self.losses if loss.worse), None)


@dataclass(frozen=True, slots=True)
class Offer:
    """One pair that could be, with what it would cost: leader half alone, land as planned.

    `fit_lost` in points is None when it cannot be; `load` is the largest load then in %, of
    the best offers alone, None where the best leaders do not cover what starts.
    """

    project: str
    leader: str
    fit: int
    fit_lost: int | None
    load: float | None


@dataclass(frozen=True, slots=True)
class Match:
    """The best project for a leader, or the best leader for a project: offers, best first.

    `now`: what the subject has in the plan; `load` is the largest load of the plan in %.
    """

    subject: str
    is_leader: bool
    now: tuple[str, ...]
    load: float
    offers: tuple[Offer, ...]
    names: Mapping[str, str] = field(default_factory=dict)
