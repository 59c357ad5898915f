"""One county of a province: what it does at given prices, within given rooms.

Both tasks run in whatever process is free and answer from their question alone.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace

from zsyz_model.case.status import Status
from zsyz_model.findings import NoPlanError
from zsyz_model.planning.asking import whole
from zsyz_model.planning.decisions import choose
from zsyz_model.planning.leaders import cover_starts
from zsyz_model.planning.model import Half, Model
from zsyz_model.planning.province.building import (
    built,
    composed,
    costs_of,
    flows_of,
    hold,
    limits_of,
    no_plan,
    priced,
)
from zsyz_model.planning.province.counting import worth_of
from zsyz_model.planning.province.grants import taken
from zsyz_model.planning.province.questions import Ask, Column, Led
from zsyz_model.planning.searching import search
from zsyz_model.solver import Answer, solve


def lead(ask: Ask) -> Led:
    """The county's leaders at their best, whatever starts.

    Raises NoPlanError when no leader plan exists.
    """
    model = composed(ask.numbers, Half.LEADERS, ask.weights)
    answer = solve(model.problem, limits_of(ask, 0.0), None, "none")
    if not answer.status.readable:
        raise no_plan(ask.county, answer)
    leads = choose(model.made, answer.values).leads
    return Led(answer.objective, answer.bound, leads, answer.repeatable)


def relax(ask: Ask) -> Column:
    """The county at these prices without wholeness: a bound and a direction, no plan.

    Raises NoPlanError when even that has no answer.
    """
    known, coupling = built(ask), ask.coupling
    answer = known.relaxed.ask(costs_of(coupling, ask.prices, known.made))
    if not answer.status.readable:
        # said only when the door, which asks twice, says so too
        raise no_plan(ask.county, _solved(ask, Half.LAND)[1])
    amounts = tuple(
        # finer amounts are the solver's noise, and too small beside the others for the master
        0.0 if x is None else round(max(0.0, answer.values[x.name]) / unit, 3)
        for x, unit in flows_of(coupling, known.made)
    )
    usage = coupling.usage(amounts)
    worth = answer.objective + ask.led.worth - coupling.paid(ask.prices, usage)
    return Column(ask.county, answer.status, worth, amounts, usage, answer.bound + ask.led.bound)


def decide(ask: Ask) -> Column:
    """The county's plan at these prices and within its rooms, and what no plan can be below.

    The halves apart, which is exact when the leaders can cover the starts at their best fit;
    else jointly. Without a plan the column has another status, and its bound at most.
    """
    land, answer = _solved(ask, Half.LAND)
    if land is None or not answer.status.readable:
        return _nothing(ask, answer)
    bound = answer.bound + ask.led.bound
    starts = frozenset(choose(land.made, answer.values).starts)
    leads, repeatable = covering(ask, starts)
    if leads is None:
        land, answer = _solved(ask, Half.JOINT)
        if land is None or not answer.status.readable:
            return _nothing(ask, answer)
        bound = max(bound, answer.bound)
    found = column_of(ask, land, answer, bound, leads)
    repeatable = repeatable and found.repeatable and ask.led.repeatable
    return replace(found, repeatable=repeatable)


def _solved(ask: Ask, half: Half) -> tuple[Model | None, Answer]:
    """A half, or both, at the prices and within the rooms; no model where a row cannot hold."""
    try:
        model = composed(ask.numbers, half, ask.weights)
        if ask.rooms is not None:
            hold(model, ask.coupling, ask.rooms)
    except NoPlanError:
        return None, Answer(Status.INFEASIBLE, "empty row")
    priced(model, ask.coupling, ask.prices)
    start = ask.start if half is Half.LAND else None
    return model, search(model, limits_of(ask, ask.gap), start, "none")


def covering(ask: Ask, starts: frozenset[str]) -> tuple[Mapping[str, str] | None, bool]:
    """The best leads that cover the starts at no loss of fit, or None; and whether it repeats."""
    if starts <= set(ask.led.leads):
        return ask.led.leads, True
    model = composed(ask.numbers, Half.LEADERS, ask.weights)
    if not starts <= {p for p, _ in model.made.lead}:
        return None, True
    cover_starts(model.problem, model.numbers, model.made, starts)
    answer = solve(model.problem, limits_of(ask, 0.0), None, "none")
    if not answer.status.readable:
        return None, answer.repeatable
    lost = answer.objective - ask.led.worth
    found = choose(model.made, answer.values).leads
    return found if lost <= _worth_asking(ask) else None, answer.repeatable


def _worth_asking(ask: Ask) -> float:
    """How much fit may be lost to covers before both halves are asked together."""
    return ask.gap * abs(ask.led.worth) + 1e-6


def column_of(
    ask: Ask, model: Model, answer: Answer, bound: float, leads: Mapping[str, str] | None = None
) -> Column:
    """What the solver's values say, in whole numbers; `leads` where the model decided none."""
    made, coupling = model.made, ask.coupling
    chosen = choose(made, answer.values)
    if leads is not None:
        chosen = replace(chosen, leads=dict(leads))
    received = {t: round(answer.values[x.name]) for t, x in made.received.items()}
    share = taken(ask.numbers, chosen, received)
    worth = float(worth_of(ask.numbers, share, chosen, ask.weights))
    amounts = coupling.amounts(share)
    return Column(
        county=ask.county,
        status=answer.status,
        worth=worth,
        amounts=amounts,
        usage=coupling.usage(amounts),
        bound=bound,
        share=share,
        chosen=chosen,
        point=_point(model, answer),
        repeatable=answer.repeatable,
    )


def _point(model: Model, answer: Answer) -> dict[str, float]:
    """The values that are not 0, whole where they must be; of a land half only."""
    if model.half is not Half.LAND:
        return {}
    whole_ = whole(model.problem, answer.values)
    return {name: value for name, value in whole_.items() if value}


def _nothing(ask: Ask, answer: Answer) -> Column:
    """No plan: proven to be none, or none found; then the relaxation is the bound."""
    known = built(ask)
    costs = costs_of(ask.coupling, ask.prices, known.made)
    bound = known.relaxed.ask(costs).bound + ask.led.bound
    if answer.status is Status.INFEASIBLE:
        bound = math.inf
    none = (0.0,) * len(ask.coupling.flows)
    usage = ask.coupling.usage(none)
    return Column(
        ask.county, answer.status, math.inf, none, usage, bound, repeatable=answer.repeatable
    )
