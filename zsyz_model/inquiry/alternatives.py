"""Plans that differ by contract: near the best in every goal, a number of promises apart, or proof.

Each next plan is the best of those left: a row for each plan before it says how many promises
must differ, rows for the goals say what may be given away. When none is left beside those found,
a problem of all plans at once says whether another choice would have given one more.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from zsyz_model.case import Case, Plan
from zsyz_model.case.alternatives import Alternatives, Ending, Way, standings_of
from zsyz_model.findings import Finding, RunError, Severity
from zsyz_model.inquiry.apart import (
    BOTH,
    LEADS,
    STARTS,
    Apart,
    Close,
    Kinds,
    SameStarts,
    distance,
    promised_by,
    promised_in,
)
from zsyz_model.inquiry.copies import Spacing, plans_at_once
from zsyz_model.inquiry.differing import losses
from zsyz_model.inquiry.known import Known
from zsyz_model.inquiry.plans import judged
from zsyz_model.inquiry.solving import Aim, Found, Ground, best_with
from zsyz_model.inquiry.wishes import AtMost, Wish
from zsyz_model.inquiry.worths import (
    FAIRNESS,
    STEPS,
    WEIGHTED,
    Worths,
    told,
    worth,
    worth_in,
)
from zsyz_model.planning.asking import GOALS
from zsyz_model.planning.clock import Clock
from zsyz_model.planning.numbers import Numbers, Promises
from zsyz_model.planning.reading import every_quarter, read_numbers

PARTS = 10_000
"""Losses are added up in ten-thousandths of each goal, a size that solvers like."""
SLACK = 1
"""Promises by which a plan close by may be further from the first one than it must be."""
SLIGHT = 1e-6
"""A loss within the solver's own arithmetic."""


@dataclass(frozen=True, slots=True)
class Contract:
    """What is asked for: so many plans, at most so far from the best, at least so far apart.

    `wanted` counts the plan in question; `within` is a share of each goal's value; `least` are
    promises of the `kinds` that count. `gap`: how far, in shares of the goals added up, a next
    plan may be from the best of those left.
    """

    wanted: int = 5
    within: float = 0.01
    least: int = 5
    kinds: Kinds = BOTH
    gap: float = 0.0


@dataclass(frozen=True, slots=True)
class Set:
    """The plans beside the first one, why the search ended, and the largest gap of a next plan."""

    found: tuple[Found, ...]
    ending: Ending
    gap: float


def other_plans(ground: Ground, first: Promises, worths: Worths, contract: Contract) -> Set:
    """Plans beside a first one, each the best of those left, and the proof when they are fewer."""
    floors = [AtMost(name, most) for name, most in floors_of(worths, contract.within).items()]
    aim = _aim(worths, contract)
    found: list[Found] = []
    ending = Ending.ALL
    while len(found) + 1 < contract.wanted:
        before = (first, *(promised_in(x.parts) for x in found))
        next_one = _same_starts(ground, before, floors, aim, contract)
        next_one = next_one or _close_by(ground, before, floors, aim, contract)
        if next_one is None:
            apart = [Apart(p, contract.least, contract.kinds) for p in before]
            reply = best_with(ground, [*floors, *apart], aim)
            if reply.found is None:
                ending = Ending.NO_NEXT if reply.settled else Ending.LIMIT
                break
            next_one = reply.found
        found.append(next_one)
    gap = max((x.gap for x in found), default=0.0) / (PARTS if WEIGHTED not in worths else 1)
    if ending is Ending.NO_NEXT:
        apart_first = Apart(first, contract.least, contract.kinds)
        return _proof(ground, [*floors, apart_first], contract, found, gap)
    return Set(tuple(found), ending, gap)


def _same_starts(
    ground: Ground,
    before: Sequence[Promises],
    floors: Sequence[AtMost],
    aim: Aim,
    contract: Contract,
) -> Found | None:
    """A plan with the first one's starts and other leaders, if it loses next to nothing."""
    if LEADS not in contract.kinds or not aim.since:
        return None
    first, starts = before[0], [k for k in contract.kinds if k == STARTS]
    apart = [Apart(p, contract.least - distance(first, p, tuple(starts)), (LEADS,)) for p in before]
    near = best_with(ground, [SameStarts(first), *floors, *apart], aim).found
    return _within(ground, aim, near)


def _close_by(
    ground: Ground,
    before: Sequence[Promises],
    floors: Sequence[AtMost],
    aim: Aim,
    contract: Contract,
) -> Found | None:
    """A plan hardly further from the first than it must be, if it loses no more than the gap.

    That is near enough to the best of those left, and is found in half the time.
    """
    if contract.kinds != (STARTS,) or not aim.since or contract.gap <= 0:
        return None
    apart = [Apart(p, contract.least, contract.kinds) for p in before]
    close = Close(before[0], contract.least + SLACK, contract.kinds)
    return _within(ground, aim, best_with(ground, [*floors, *apart, close], aim).found)


def _within(ground: Ground, aim: Aim, found: Found | None) -> Found | None:
    """The plan with its loss as its gap, if that is let pass: no plan left can lose less than 0."""
    if found is None:
        return None
    lost = sum(
        aim.weights[n] * STEPS[n] * max(0.0, float(worth(ground.scenario, found.parts, n) - since))
        for n, since in aim.since.items()
    )
    return replace(found, gap=lost) if lost <= (aim.gap_abs or 0.0) + SLIGHT else None


def floors_of(worths: Worths, within: float) -> dict[str, Fraction]:
    """The worst worth of each goal that is let pass."""
    share = Fraction(str(within))
    most = {name: own + abs(own) * share for name, own in worths.items()}
    return {name: own if name == FAIRNESS else Fraction(own // 1) for name, own in most.items()}


def _aim(worths: Worths, contract: Contract) -> Aim:
    """The least sum of losses in shares of the goals; the weighted sum where that was asked for.

    What a plan gains in one goal makes up for no loss in another: it would be another plan's aim.
    """
    if WEIGHTED in worths:
        return Aim({WEIGHTED: 1.0}, gap=contract.gap)
    weights = {
        name: PARTS / max(1.0, abs(told(name, own)))
        for name, own in worths.items()
        if name != FAIRNESS
    }
    since = {name: worths[name] for name in weights}
    return Aim(weights, since, gap_abs=max(SLIGHT, PARTS * contract.gap), gap=0.0)


def _proof(
    ground: Ground, wishes: Sequence[Wish], contract: Contract, found: Sequence[Found], gap: float
) -> Set:
    """One plan more by another choice of all of them, as often as there is; or the proof."""
    held = tuple(found)
    while len(held) + 1 < contract.wanted:
        if contract.least <= 1 or not held:
            # plans one promise apart are simply different; and if none is beside the first, none is
            return Set(held, Ending.FEWER, gap)
        more = plans_at_once(ground, wishes, Spacing(contract.least, contract.kinds), len(held) + 1)
        if not more.found:
            return Set(held, Ending.FEWER if more.settled else Ending.NO_NEXT, gap)
        held, gap = more.found, float(contract.within * len(STEPS))
    return Set(held, Ending.ALL, gap)


def alternatives(known: Known, contract: Contract) -> Alternatives:
    """Plans beside the one in question, judged; with the table core / swing / never.

    Raises RunError (Q41) when the contract makes no sense.
    """
    _check(contract)
    case, outcome = known.case, known.outcome
    numbers = every_quarter(case, read_numbers(case, outcome.admission, outcome.scores))
    ground = Ground(numbers, case.scenario, Clock(case.scenario.solver.seconds * contract.wanted))
    first = promised_by(numbers, known.plan)
    worths = worths_of(numbers, case, known.plan)
    made = other_plans(ground, first, worths, contract)
    plans = (known.plan, *(judged(known, ground, x) for x in made.found))
    return Alternatives(
        wanted=contract.wanted,
        within=contract.within,
        least=contract.least,
        floors={n: told(n, most) for n, most in floors_of(worths, contract.within).items()},
        ways=_ways(numbers, plans, contract.kinds),
        kinds=contract.kinds,
        ending=made.ending,
        standings=standings_of(
            plans, [c.project_id for c in numbers.candidates], list(numbers.led)
        ),
        gap=made.gap,
    )


def worths_of(numbers: Numbers, case: Case, plan: Plan) -> dict[str, Fraction]:
    """The goals that count as near: all tiers, or the weighted sum where weights were asked for."""
    names = (WEIGHTED,) if case.scenario.goals.weighted else GOALS
    return {name: worth_in(numbers, case.scenario, plan, name) for name in names}


def _ways(numbers: Numbers, plans: Sequence[Plan], kinds: Kinds) -> tuple[Way, ...]:
    promises = [promised_by(numbers, plan) for plan in plans]
    return tuple(
        Way(i + 1, plan, losses(plans[0], plan), tuple(distance(p, promises[i], kinds) for p in promises[:i]))
        for i, plan in enumerate(plans)
    )  # fmt: skip


def _check(contract: Contract) -> None:
    """Refuse what cannot be asked."""
    asked: Mapping[str, tuple[float, bool]] = {
        "方案个数": (contract.wanted, contract.wanted >= 2),
        "允许让出的比例": (contract.within, 0 <= contract.within < 1),
        "至少不同的承诺数": (contract.least, contract.least >= 1),
    }
    wrong = [
        Finding("Q41", f"{name}不能是 {value:g}", "方案至少两个，比例在 0 与 1 之间，承诺至少一项", Severity.REFUSED)
        for name, (value, fits) in asked.items()
        if not fits
    ]  # fmt: skip
    if not contract.kinds or not set(contract.kinds) <= set(BOTH):
        fact = f"没有这种承诺：{'、'.join(contract.kinds)}"
        wrong.append(Finding("Q41", fact, f"可用：{'、'.join(BOTH)}", Severity.REFUSED))
    if wrong:
        raise RunError(*wrong)
