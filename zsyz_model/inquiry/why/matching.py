"""The best project for a leader with time, and the best leader for a project: every pair tried.

Only the leader half is asked, everybody who starts staying covered; a pair that would need
other starts counts as not possible here and can be asked about by itself (`why`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from zsyz_model.case import Case, Scenario
from zsyz_model.case.whys import Match, Offer
from zsyz_model.findings import Finding, NoPlanError, RunError, Severity
from zsyz_model.inquiry.known import Known
from zsyz_model.planning.asking import GRID
from zsyz_model.planning.climbing import cover
from zsyz_model.planning.clock import Clock
from zsyz_model.planning.leaders import cover_starts
from zsyz_model.planning.model import Half, compose, goal
from zsyz_model.planning.numbers import Numbers, Pair
from zsyz_model.planning.reading import read_numbers
from zsyz_model.solver import Limits, solve
from zsyz_model.validate.said import suggest

LOADS_TOLD = 8
"""Of the best offers in fit so many are told with the load that they bring."""


def best_project(known: Known, leader: str) -> Match:
    """Every project that the leader could have beside or in place of the plan's, best first.

    Raises RunError for an unknown leader.
    """
    _check(known.case, leader, "领导", map(str, known.case.leaders.index))
    return _match(known, leader, is_leader=True)


def best_leader(known: Known, project: str) -> Match:
    """Every leader who could have the project, best first. Raises RunError for an unknown project."""
    _check(known.case, project, "项目", map(str, known.case.projects.index))
    return _match(known, project, is_leader=False)


def _check(case: Case, word: str, title: str, words: Iterable[str]) -> None:
    known = list(words)
    if word not in known:
        fact = f"没有{title}“{word}”"
        raise RunError(Finding("Q04", fact, suggest(word, known), Severity.REFUSED))


def _match(known: Known, subject: str, *, is_leader: bool) -> Match:
    outcome = known.outcome
    numbers = read_numbers(outcome.case, outcome.admission, outcome.scores)
    has = {(x.project_id, x.leader_id) for x in known.plan.leads}
    covered = frozenset(s.project_id for s in known.plan.starts)
    tried = sorted(
        (
            _offer(known, numbers, x, covered)
            for x in numbers.pairs
            if subject == (x.leader_id if is_leader else x.project_id)
            and (x.project_id, x.leader_id) not in has
        ),
        key=_rank,
    )
    offers = [_with_load(known, numbers, one, covered) for one in tried[:LOADS_TOLD]]
    now = sorted(p if is_leader else who for p, who in has if subject == (who if is_leader else p))
    return Match(
        subject, is_leader, tuple(now), known.plan.goal("fairness").value,
        (*sorted(offers, key=_rank), *tried[LOADS_TOLD:]),
        _names(known.case, [subject, *now, *(i for o in tried for i in (o.project, o.leader))]),
    )  # fmt: skip


def _offer(known: Known, numbers: Numbers, pair: Pair, covered: frozenset[str]) -> Offer:
    """What the plan would lose in fit with the pair in it."""
    key = (pair.project_id, pair.leader_id)
    best = best_fit(_forced(numbers, key), covered, known.case.scenario)
    lost = None if best is None else round(known.plan.goal("fit").value) - best
    return Offer(*key, pair.fit, lost, None)


def _with_load(known: Known, numbers: Numbers, one: Offer, covered: frozenset[str]) -> Offer:
    """The offer with the largest load of the fairest plan that has it at this fit."""
    if one.fit_lost is None:
        return one
    scenario = known.case.scenario
    model = compose(_forced(numbers, (one.project, one.leader)), Half.LEADERS)
    clock = Clock(scenario.solver.seconds)
    found = cover(model, covered, scenario, clock, _nobody)
    return one if found is None else replace(one, load=found.goals["fairness"].value)


def _forced(numbers: Numbers, pair: tuple[str, str]) -> Numbers:
    return replace(numbers, pinned=numbers.pinned | {pair})


def best_fit(numbers: Numbers, covered: frozenset[str], scenario: Scenario) -> int | None:
    """The most fit with a leader for each of these starts; None when they cannot be led so."""
    try:
        model = compose(numbers, Half.LEADERS)
    except NoPlanError:
        return None
    if not covered <= {p for p, _ in model.made.lead}:
        return None
    cover_starts(model.problem, numbers, model.made, covered)
    model.problem.setObjective(goal(model, "fit"))
    rules = scenario.solver
    limits = Limits(rules.seconds, 0.0, GRID["fit"] / 2, rules.nodes)
    answer = solve(model.problem, limits, None, "none")
    return round(-answer.objective) if answer.status.readable else None


def _rank(offer: Offer) -> tuple[bool, int, float, str, str]:
    """Possible ones first; the least loss of fit, then the least load, then the ids."""
    return (
        offer.fit_lost is None, offer.fit_lost or 0, offer.load or 0.0, offer.project, offer.leader,
    )  # fmt: skip


def _names(case: Case, ids: Iterable[str]) -> dict[str, str]:
    titles = case.leaders["title"]
    return {
        word: case.named(word) if word in case.projects.index else f"{word} {titles[word]}"
        for word in dict.fromkeys(ids)
    }


def _nobody(title: str, share: float) -> None:
    """Hears the steps and says nothing."""
