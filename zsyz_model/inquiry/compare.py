"""What differs between two runs and which override caused it: the effects add up to the whole.

Both ends are the stored plans themselves; between them each choice of overrides is planned
anew, from what both runs were made from.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from zsyz_model.case import Plan
from zsyz_model.case.answers import Move
from zsyz_model.case.differences import Cause, Difference, Effect, Method, shared_out
from zsyz_model.findings import InputError, NoPlanError
from zsyz_model.inquiry.differing import losses, moves, promised
from zsyz_model.inquiry.overrides import Input, Turn, turned, turns_between
from zsyz_model.inquiry.sharing import Chosen, Shares, in_order, shapley, share
from zsyz_model.pipeline import run
from zsyz_model.planning import Memory, Tiered

FEW = 3
"""Up to so many overrides get their Shapley values: six plans between the ends at most."""


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """A stored run: its name, what it was made from, and its judged plan."""

    name: str
    given: Input
    plan: Plan


@dataclass(slots=True, eq=False)
class _Between:
    """Plans of choices of overrides; a choice that cannot be planned has none."""

    first: Told
    other: Told
    turns: Sequence[Turn]
    memory: Memory[Tiered] = field(default_factory=Memory)
    known: dict[Chosen, Plan | None] = field(default_factory=dict)
    solves: int = 0

    def plan(self, chosen: Chosen) -> Plan | None:
        """The plan of a choice; the ends are the stored ones."""
        if not chosen:
            return self.first.plan
        if len(chosen) == len(self.turns):
            return self.other.plan
        if chosen not in self.known:
            self.known[chosen] = self._solved(chosen)
        return self.known[chosen]

    def _solved(self, chosen: Chosen) -> Plan | None:
        picked = [self.turns[i] for i in sorted(chosen)]
        try:
            case = turned(self.first.given, self.other.given, picked).case()
            self.solves += 1
            plan = run(case, memory=self.memory).plan
        except (InputError, NoPlanError):
            return None
        return None if plan.faults else plan


def compare(first: Told, other: Told, few: int = FEW) -> Difference:
    """The other run against the first one. `few`: how many overrides are shared out exactly."""
    turns = turns_between(first.given, other.given)
    between = _Between(first, other, turns)
    shares: Shares[Plan] | None = None
    if 1 < len(turns) <= few:
        shares = shapley(len(turns), between.plan)
    method = Method.PATH if shares is None else Method.SHAPLEY
    if shares is None:
        shares = in_order(len(turns), between.plan)
    if len(turns) < 2:
        method = Method.WHOLE if turns else Method.NONE
    lost = losses(first.plan, other.plan)
    blocks = shares.blocks
    moved = moves(first.plan, other.plan)
    parts = [_parts(shares, block, moved) for block in blocks]
    changes = {
        x.goal: shared_out(x.after - x.before, [_change(shares, b, x.goal) for b in blocks])
        for x in lost
    }
    whole = shared_out(float(len(moved)), [float(sum(part)) for part in parts], 0.01)
    return Difference(
        first=first.name,
        other=other.name,
        losses=lost,
        effects=tuple(
            Effect(
                tuple(turns[i].told for i in block),
                {x.goal: changes[x.goal][n] for x in lost},
                {x.goal: _bound(shares, block, x.goal, worst=False) for x in lost},
                {x.goal: _bound(shares, block, x.goal, worst=True) for x in lost},
                whole[n],
            )
            for n, block in enumerate(blocks)
        ),
        causes=_causes(moved, parts, [" + ".join(turns[i].told.name for i in b) for b in blocks]),
        method=method,
        orders=shares.orders if turns else 0,
        solves=between.solves,
    )


def _change(shares: Shares[Plan], block: Sequence[int], goal: str) -> float:
    """What a block changes of a goal's value."""

    def rise(before: Chosen, after: Chosen) -> Fraction:
        return _value(shares.worths[after], goal) - _value(shares.worths[before], goal)

    return float(share(shares.steps, block, rise))


def _bound(shares: Shares[Plan], block: Sequence[int], goal: str, *, worst: bool) -> float:
    """How small, or large, a change can be when every plan may be as good as its bound."""

    def rise(before: Chosen, after: Chosen) -> Fraction:
        low, high = (max, min) if worst else (min, max)
        late, early = _ends(shares.worths[after], goal), _ends(shares.worths[before], goal)
        return low(late) - high(early)

    return round(float(share(shares.steps, block, rise)), 4) + 0.0


def _ends(plan: Plan, goal: str) -> tuple[Fraction, Fraction]:
    found = plan.goal(goal)
    return Fraction(str(found.value)), Fraction(str(found.bound))


def _value(plan: Plan, goal: str) -> Fraction:
    return Fraction(str(plan.goal(goal).value))


def _parts(shares: Shares[Plan], block: Sequence[int], moved: Sequence[Move]) -> list[Fraction]:
    """A block's share in each promise that differs: of its becoming what it is in the other plan."""
    said = {chosen: promised(plan) for chosen, plan in shares.worths.items()}

    def part(move: Move) -> Fraction:
        def rise(before: Chosen, after: Chosen) -> Fraction:
            return Fraction(_made(said[after], move) - _made(said[before], move))

        return share(shares.steps, block, rise)

    return [part(move) for move in moved]


def _made(said: Mapping[str, Mapping[str, str]], move: Move) -> int:
    return int(said[move.kind].get(move.subject, "") == move.after)


def _causes(
    moved: Sequence[Move], parts: Sequence[Sequence[Fraction]], names: Sequence[str]
) -> tuple[Cause, ...]:
    """Each move with those who have the largest share in it; nobody when nothing was turned."""
    found = []
    for i, move in enumerate(moved):
        own = [part[i] for part in parts]
        top = max(own, default=Fraction(0))
        by = tuple(name for name, x in zip(names, own, strict=True) if x == top)
        found.append(Cause(move, by, round(float(top), 4)))
    return tuple(found)
