"""Flips by trying every amount with the enumeration of every plan, and what the model says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from numpy.random import default_rng

from tests.oracles.differential import counted, exact, modelled, pruned, same
from tests.oracles.enumerate_plans import Best, best
from tests.oracles.random_numbers import tiny_numbers
from zsyz_model.findings import NoPlanError
from zsyz_model.inquiry import inputs
from zsyz_model.inquiry.inputs import Input
from zsyz_model.inquiry.reaching import Asking, Wish
from zsyz_model.inquiry.why.flips import (
    Question,
    Turn,
    apart_or_joint,
    turn_fit,
    turn_score_down,
    turn_score_up,
    turn_supply,
)
from zsyz_model.planning.climbing import Tiered
from zsyz_model.planning.decisions import choose
from zsyz_model.planning.memory import Memory
from zsyz_model.planning.model import Half
from zsyz_model.planning.numbers import Candidate, Numbers
from zsyz_model.planning.tiers import solve_tiers, started_in

Prefix = tuple[int, ...]
FAR = 24
"""So many steps are tried one by one."""


def value_of(plan: Best | None, goals: tuple[str, ...]) -> Prefix | None:
    """The goals as whole numbers to be made least."""
    if plan is None:
        return None
    known = {
        "missed_targets": plan.missed, "merit": -plan.merit_milli, "fit": -plan.fit,
        "land_cost": plan.cost_yuan,
    }  # fmt: skip
    return tuple(known[name] for name in goals)


def first_turn(
    numbers: Numbers, wish: Wish, at: Callable[[Numbers, int], Numbers], goals: tuple[str, ...],
    steps: range,
) -> int | None:  # fmt: skip
    """The first of the steps at which the best wished plan is as good as the best plan."""
    for k in steps:
        here = at(numbers, k)
        free = value_of(best(here), goals)
        if free is not None and value_of(best(wish(here)), goals) == free:
            return k
    return None


def solved(numbers: Numbers) -> tuple[Tiered, ...] | None:
    """The county's plan, or None."""
    try:
        return solve_tiers(pruned(numbers), exact(), lambda _title, _share: None)
    except NoPlanError:
        return None


def forced_lead(project: str, leader: str) -> Wish:
    return lambda n: replace(n, pinned=n.pinned | {(project, leader)})


def barred_lead(project: str, leader: str) -> Wish:
    return lambda n: replace(
        n, pairs=tuple(x for x in n.pairs if (x.project_id, x.leader_id) != (project, leader))
    )


def forced_start(project: str, quarter: int = 0) -> Wish:
    """A start, in the quarter if one is given."""

    def forced(c: Candidate) -> Candidate:
        def kept(quarters: tuple[int, ...]) -> tuple[int, ...]:
            return tuple(t for t in quarters if quarter in (0, t))

        plots = {j: kept(quarters) for j, quarters in c.plot_quarters.items() if kept(quarters)}
        return replace(c, must=True, new_quarters=kept(c.new_quarters), plot_quarters=plots)

    return lambda n: _candidate(n, project, forced)


def barred_start(project: str) -> Wish:
    return lambda n: _candidate(n, project, lambda c: replace(c, new_quarters=(), plot_quarters={}))


def _candidate(numbers: Numbers, project: str, change: Callable[[Candidate], Candidate]) -> Numbers:
    found = (change(c) if c.project_id == project else c for c in numbers.candidates)
    return replace(numbers, candidates=tuple(found))


def merits(c: Candidate) -> Callable[[int], tuple[int, ...]]:
    """250 thousandths of the first quarter's merit a step, less in later quarters, rounded down."""
    first = max(1, c.merit_milli[0])
    return lambda k: tuple(max(0, m + k * 250 * m // first) for m in c.merit_milli)


def askings(
    parts: tuple[Tiered, ...], half: Half, goals: tuple[str, ...]
) -> tuple[Asking | None, Asking]:
    """How the product asks: the half alone where the plan was found apart, else both."""
    own = tuple(g for g in goals if (g == "fit") is (half is Half.LEADERS))
    covered = frozenset(started_in(parts[0]))
    apart = Asking(half, own, exact(), covered) if len(parts) == 2 else None
    return apart, Asking(Half.JOINT, goals, exact())


LEAD_GOALS, START_GOALS = ("missed_targets", "merit", "fit"), ("missed_targets", "merit")


def compare_turns(seed: int) -> list[str]:
    """What differs between trying every amount and the model, in the county of a seed."""
    numbers = pruned(tiny_numbers(seed))
    parts = solved(numbers)
    if parts is None or not numbers.pairs:
        return []
    one, other = default_rng([7, seed]).integers(1 << 30, size=2).tolist()
    return [
        *_leads(seed, numbers, parts, one),
        *_starts(seed, numbers, parts, other),
    ]


def compare_losses(seed: int) -> list[str]:
    """What a forced or forbidden choice costs, solved from the plan in hand, against enumeration."""
    numbers = pruned(tiny_numbers(seed))
    memory: Memory[Tiered] = Memory()
    if modelled(numbers) is None or not numbers.pairs:
        return []
    solve_tiers(numbers, exact(), _nobody, memory)
    one, other = default_rng([17, seed]).integers(1 << 30, size=2).tolist()
    pair, c = (
        numbers.pairs[one % len(numbers.pairs)],
        numbers.candidates[other % len(numbers.candidates)],
    )
    quarter = other // 7 % (numbers.horizon.length + 1)
    wishes = {
        "forced lead": forced_lead(pair.project_id, pair.leader_id),
        "barred lead": barred_lead(pair.project_id, pair.leader_id),
        "forced start": forced_start(c.project_id, quarter),
        "barred start": barred_start(c.project_id),
    }
    told = []
    for word, wish in wishes.items():
        wanted = best(wish(numbers))
        try:
            found = counted(solve_tiers(wish(numbers), exact(), _nobody, memory))
        except NoPlanError:
            found = None
        if not same(wanted, found):
            told.append(f"seed {seed}, {word}: tried {wanted}, model {found}")
    return told


def _nobody(_title: str, _share: float) -> None:
    """Hears the steps and says nothing."""


def _leads(seed: int, numbers: Numbers, parts: tuple[Tiered, ...], draw: int) -> list[str]:
    pair = numbers.pairs[draw % len(numbers.pairs)]
    p, who = pair.project_id, pair.leader_id
    leads = choose(parts[-1].model.made, parts[-1].values).leads
    asked = askings(parts, Half.LEADERS, LEAD_GOALS)
    fit = inputs.fit(numbers, p, who)
    if leads.get(p) == who:
        down = Question(numbers, barred_lead(p, who))
        found = apart_or_joint(lambda a: turn_fit(fit, down, a, up=False), *asked)
        return _differ(seed, fit, down, LEAD_GOALS, range(-1, -201, -1), found)
    up = Question(numbers, forced_lead(p, who))
    found = apart_or_joint(lambda a: turn_fit(fit, up, a, up=True), *asked)
    told = _differ(seed, fit, up, LEAD_GOALS, range(1, 201), found)
    supplies = (
        (inputs.places(numbers, who), range(1, 4)),
        (inputs.hours(numbers, who), range(30, 601, 30)),
    )
    for moved, steps in supplies:
        found = _supplied(moved, up, steps[-1], asked)
        told += _differ(seed, moved, up, LEAD_GOALS, steps, found, supply=True)
    return told


def _starts(seed: int, numbers: Numbers, parts: tuple[Tiered, ...], draw: int) -> list[str]:
    c = numbers.candidates[draw % len(numbers.candidates)]
    p, score = c.project_id, inputs.score(c.project_id, 0, merits(c))
    asked, steps = askings(parts, Half.LAND, START_GOALS), range(1, FAR + 1)
    quarter = draw // 7 % (numbers.horizon.length + 1)
    starts = choose(parts[0].model.made, parts[0].values).starts
    if p in starts and quarter in (0, starts[p][1]):
        down = Question(numbers, barred_start(p))
        found = apart_or_joint(lambda a: turn_score_down(score, down, a, p, FAR), *asked)
        return _differ(seed, score, down, START_GOALS, range(-1, -FAR - 1, -1), found)
    up = Question(numbers, forced_start(p, quarter), whole=quarter == 0)
    found = apart_or_joint(lambda a: turn_score_up(score, up, a, p, FAR), *asked)
    told = _differ(seed, score, up, START_GOALS, steps, found)
    supplies = [inputs.quota(numbers, t) for t in (1, numbers.horizon.length)]
    supplies += [inputs.budget(numbers, y) for y in list(numbers.budget_yuan)[:1]]
    for moved in supplies:
        found = _supplied(moved, up, FAR, asked)
        told += _differ(seed, moved, up, START_GOALS, steps, found, supply=True)
    return told


def _supplied(
    moved: Input, question: Question, most: int, asked: tuple[Asking | None, Asking]
) -> Turn | None:
    return apart_or_joint(lambda a: turn_supply(moved, question, a, most), *asked)


def _differ(
    seed: int, moved: Input, question: Question, goals: tuple[str, ...], steps: range,
    found: Turn | None, *, supply: bool = False,
) -> list[str]:  # fmt: skip
    """`supply`: what is as good already is not turned by more of anything."""
    tied = first_turn(question.numbers, question.wish, moved.at, goals, range(1)) == 0
    wanted = None
    if not (supply and tied):
        wanted = first_turn(question.numbers, question.wish, moved.at, goals, steps)
    if (found and found.steps) == wanted:
        return []
    return [f"seed {seed}, {moved.kind} of {moved.subject}: tried {wanted}, model {found}"]
