"""How far two plans are apart: the promises (a start with quarter and site, a leader) that differ."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pulp

from zsyz_model.case import Plan, Scenario
from zsyz_model.inquiry.worths import Parts
from zsyz_model.planning.decisions import choose
from zsyz_model.planning.kept import still_kept
from zsyz_model.planning.leaders import led
from zsyz_model.planning.model import Half, Model
from zsyz_model.planning.numbers import NEW, Numbers, Promises
from zsyz_model.planning.rows import Linear, add_row
from zsyz_model.planning.starts import started

STARTS, LEADS = BOTH = ("开工", "包保")
"""The kinds of promises: a start with its quarter and site, a leader."""
Kinds = tuple[str, ...]


def promised_in(parts: Parts) -> Promises:
    """What a plan in values promises."""
    (land, at), (leaders, there) = parts[0], parts[-1]
    return Promises(choose(land.made, at).starts, choose(leaders.made, there).leads)


def promised_by(numbers: Numbers, plan: Plan) -> Promises:
    """What a plan in records promises."""
    place = numbers.horizon.place
    return Promises(
        {s.project_id: (s.site, place(s.quarter)) for s in plan.starts},
        {x.project_id: x.leader_id for x in plan.leads},
    )


def distance(one: Promises, other: Promises, kinds: Kinds = BOTH) -> int:
    """How many promises differ; a promise that only one of them makes differs."""
    found = 0
    if STARTS in kinds:
        found += _differ(one.starts, other.starts)
    if LEADS in kinds:
        found += _differ(one.leads, other.leads)
    return found


def _differ(one: Mapping[str, object], other: Mapping[str, object]) -> int:
    return sum(one.get(p) != other.get(p) for p in {*one, *other})


@dataclass(frozen=True, slots=True)
class Apart:
    """At least so many promises, of the kinds that count, that differ from those of a plan."""

    promises: Promises
    least: int
    kinds: Kinds = BOTH

    def half(self, _numbers: Numbers) -> Half:
        """The half that makes the promises that count."""
        if len(self.kinds) > 1:
            return Half.JOINT
        return Half.LAND if STARTS in self.kinds else Half.LEADERS

    def add(self, model: Model, _scenario: Scenario, tag: str) -> None:
        """One row: what was promised and is not kept, and what is promised anew.

        count − Σ promised start and lead + Σ started and led without a promise  >=  least
        """
        whole = differing(model, self.promises, self.kinds)
        add_row(model.problem, whole, ">=", self.least, f"{tag}__apart")

    def holds(self, _scenario: Scenario, parts: Parts) -> bool:
        """Whether so many differ."""
        return distance(self.promises, promised_in(parts), self.kinds) >= self.least


@dataclass(frozen=True, slots=True)
class Close:
    """At most so many promises, of the kinds that count, that differ from those of a plan."""

    promises: Promises
    most: int
    kinds: Kinds = BOTH

    def half(self, numbers: Numbers) -> Half:
        """The half that makes the promises that count."""
        return Apart(self.promises, 0, self.kinds).half(numbers)

    def add(self, model: Model, _scenario: Scenario, tag: str) -> None:
        """One row, as of what is apart."""
        whole = differing(model, self.promises, self.kinds)
        add_row(model.problem, whole, "<=", self.most, f"{tag}__close")

    def holds(self, _scenario: Scenario, parts: Parts) -> bool:
        """Whether no more differ."""
        return distance(self.promises, promised_in(parts), self.kinds) <= self.most


def differing(model: Model, promises: Promises, kinds: Kinds = BOTH) -> Linear:
    """The number of promises, of the kinds that count, in which the model's plan differs."""
    counted = Promises(
        promises.starts if STARTS in kinds else {}, promises.leads if LEADS in kinds else {}
    )
    numbers, made = model.numbers, model.made
    new: list[Linear] = []
    if STARTS in kinds:
        waiting = (c.project_id for c in numbers.candidates)
        new += [started(numbers, made, p) for p in waiting if p not in promises.starts]
    if LEADS in kinds:
        new += [led(made, p) for p in numbers.led if p not in promises.leads]
    count = len(counted.starts) + len(counted.leads)
    return count - pulp.lpSum(still_kept(counted, made)) + pulp.lpSum(new)


@dataclass(frozen=True, slots=True)
class SameStarts:
    """The very starts of a plan."""

    promises: Promises

    def half(self, _numbers: Numbers) -> Half:
        """Starts are the land half's."""
        return Half.LAND

    def add(self, model: Model, _scenario: Scenario, _tag: str) -> None:
        """No rows: each choice is fixed where it stands."""
        starts = self.promises.starts
        for (p, t), x in model.made.begun.items():
            site, s = starts.get(p, ("", 0))
            x.lowBound = x.upBound = int(site == NEW and s <= t)
        for (p, j, t), x in model.made.settled.items():
            x.lowBound = x.upBound = int(starts.get(p) == (j, t))

    def holds(self, _scenario: Scenario, parts: Parts) -> bool:
        """Whether they are the same."""
        return promised_in(parts).starts == self.promises.starts
