"""An impossible scenario: the rules that cannot hold together, and the cheapest ways out.

Each way out is written into the case, solved again in full and judged before it is told.
"""

from __future__ import annotations

from dataclasses import replace

from zsyz_model.case import Case, Outcome
from zsyz_model.case.repairs import Conflict, Repair, WaysOut
from zsyz_model.findings import InputError, NoPlanError, Severity
from zsyz_model.inquiry.repair.conflicts import Found, conflicts_in
from zsyz_model.inquiry.repair.levers import Prices
from zsyz_model.inquiry.repair.reading import core_words, held, question_of
from zsyz_model.inquiry.repair.rules import Question
from zsyz_model.inquiry.repair.ways import Way, cheapest
from zsyz_model.inquiry.repair.writing import written
from zsyz_model.pipeline import admit, run
from zsyz_model.planning import Memory, Tiered

SPARE = 3
"""Ways out that may fail the judge before the search for others ends."""
ROUGH = {"merit": 1.0}
ROUGH_GAP = 0.02
"""A way out is shown to work by any plan that holds; that plan need not be the best."""


def repair(case: Case, count: int = 3, prices: Prices | None = None) -> WaysOut:
    """The conflicts of a case that has no plan, and its cheapest ways out, at most `count`.

    `prices`: how hard each unit is to move. Raises InputError when nothing is admitted.
    """
    prices = prices or Prices()
    question = question_of(case)
    found = tuple(conflicts_in(question))
    said = said_by_sums(case)
    name = case.scenario.title or case.scenario.name
    if not found and not said:
        return WaysOut(name, feasible=True)
    memory: Memory[Tiered] = Memory()
    repairs: list[Repair] = []
    tried = 0
    for way in cheapest(question, prices) if found and found[-1].rules else ():
        tried += bool(way.amounts)
        outcome = works(case, question, way, prices, memory) if way.amounts else None
        if outcome is not None:
            repairs.append(_repair(case, question, way, prices, outcome))
        if len(repairs) == count or tried == count + SPARE:
            break
    conflicts = tuple(_conflict(case, question, one) for one in found)
    return WaysOut(name, False, conflicts, tuple(repairs), said, core_words(case), tried)


def said_by_sums(case: Case) -> tuple[str, ...]:
    """What plain sums say cannot hold, before anything is solved."""
    try:
        admit(case)
    except InputError as error:
        refused = (f for f in error.findings if f.severity is Severity.REFUSED)
        return tuple(f"{f.subject}：{f.fact}" if f.subject else f.fact for f in refused)
    return ()


def works(
    case: Case, question: Question, way: Way, prices: Prices, memory: Memory[Tiered]
) -> Outcome | None:
    """The judged plan of the case with the way out written in; None when there is none."""
    try:
        outcome = run(_rough(written(case, question, way.amounts, prices).case), memory=memory)
    except (InputError, NoPlanError):
        return None
    return None if outcome.plan.faults else outcome


def _rough(case: Case) -> Case:
    """The case asked for a plan within a few per cent of the most merit."""
    scenario = case.scenario
    goals = replace(scenario.goals, weights=ROUGH, tolerance={})
    solver = replace(scenario.solver, gap=max(scenario.solver.gap, ROUGH_GAP))
    return replace(case, scenario=replace(scenario, goals=goals, solver=solver))


def _repair(case: Case, question: Question, way: Way, prices: Prices, outcome: Outcome) -> Repair:
    plan = outcome.plan
    return Repair(
        written(case, question, way.amounts, prices).steps, way.price, way.bound,
        len(plan.starts), len(plan.leads), plan.goal("merit").value, len(plan.faults),
    )  # fmt: skip


def _conflict(case: Case, question: Question, found: Found) -> Conflict:
    return Conflict(tuple(held(case, question, rule) for rule in found.rules), found.proven)


__all__ = ["Prices", "repair"]
