"""The best project for a leader with time, and the best leader for a project: every pair tried.

Only the leader half is asked, everybody who starts staying covered; a pair that would need
other starts counts as not possible here and can be asked about by itself (`why`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from zsyz_model.case import Case
from zsyz_model.case.whys import Match, Offer
from zsyz_model.findings import Finding, NoPlanError, RunError, Severity
from zsyz_model.inquiry.known import Known
from zsyz_model.planning.climbing import Tiered, cover
from zsyz_model.planning.clock import Clock
from zsyz_model.planning.model import Half, compose
from zsyz_model.planning.numbers import Numbers, Pair
from zsyz_model.planning.reading import read_numbers
from zsyz_model.validate.said import suggest


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
    pairs = [
        x for x in numbers.pairs
        if subject == (x.leader_id if is_leader else x.project_id)
        and (x.project_id, x.leader_id) not in has
    ]  # fmt: skip
    covered = frozenset(s.project_id for s in known.plan.starts)
    offers = [_offer(known, numbers, x, covered) for x in pairs]
    now = sorted(p if is_leader else who for p, who in has if subject == (who if is_leader else p))
    return Match(
        subject, is_leader, tuple(now), known.plan.goal("fairness").value,
        tuple(sorted(offers, key=_rank)),
        _names(known.case, [subject, *now, *(i for o in offers for i in (o.project, o.leader))]),
    )  # fmt: skip


def _offer(known: Known, numbers: Numbers, pair: Pair, covered: frozenset[str]) -> Offer:
    """What the plan would lose in fit, and the largest load, with the pair in it."""
    key = (pair.project_id, pair.leader_id)
    found = lead_with(replace(numbers, pinned=numbers.pinned | {key}), known, covered)
    if found is None:
        return Offer(*key, pair.fit, None, None)
    lost = round(known.plan.goal("fit").value - found.goals["fit"].value)
    return Offer(*key, pair.fit, lost, found.goals["fairness"].value)


def lead_with(numbers: Numbers, known: Known, covered: frozenset[str]) -> Tiered | None:
    """The best leader plan of these numbers that covers the starts at no loss, or None."""
    scenario = known.case.scenario
    try:
        model = compose(numbers, Half.LEADERS)
        return cover(model, covered, scenario, Clock(scenario.solver.seconds), _nobody)
    except NoPlanError:
        return None


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
