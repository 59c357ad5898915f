"""Crimes with leaders: one_leader, leader_for_start, leader_hours, leader_count, pair_rules, fit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from tests.judge.crimes.forging import crime, facts_of, honest, instead, lead_of
from zsyz_model.case import Lead, Outcome, Plan, missing
from zsyz_model.judge.leaders import minutes_of


@dataclass(frozen=True, slots=True)
class _Desk:
    """What a leader can still take, and must keep."""

    leader_id: str
    minutes: float
    places: int
    spare: int


def _desks(outcome: Outcome) -> dict[str, _Desk]:
    facts, rules = facts_of(outcome), outcome.case.scenario.leaders
    spent: Counter[str] = Counter()
    carried: Counter[str] = Counter()
    for lead in outcome.plan.leads:
        spent[lead.leader_id] += minutes_of(facts, lead)
        carried[lead.leader_id] += 1
    found = {}
    for who, row in facts.rows("leaders").items():
        most = rules.default_most if missing(row["most"]) else int(row["most"])
        least = 0 if missing(row["least"]) else int(row["least"])
        left = float(row["hours"]) * 60 - spent[who]
        found[who] = _Desk(who, left, most - carried[who], carried[who] - least)
    return found


def _bound_pairs(outcome: Outcome) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """Pairs that must stand, and pairs that may not (ledger and scenario)."""
    facts, wishes = facts_of(outcome), outcome.case.scenario
    rules = [(r["project_id"], r["leader_id"], r["rule"]) for r in facts.rows("pairs").values()]
    fixed = {(p, who) for p, who, rule in rules if rule == "锁定"}
    fixed |= {(pin.project, pin.leader) for pin in wishes.pins if pin.leader}
    barred = {(p, who) for p, who, rule in rules if rule == "禁止"}
    barred |= {(f.project, f.leader) for f in wishes.forbids if f.leader}
    for who, leader in facts.rows("leaders").items():
        rows = facts.rows("projects").items()
        barred |= {(p, who) for p, row in rows if row["investor"] in leader["avoids"]}
    return fixed, barred


def _takers(outcome: Outcome, project: str) -> Iterator[str]:
    """Leaders who could lead the project beside everything that they lead already."""
    _, barred = _bound_pairs(outcome)
    for who, desk in _desks(outcome).items():
        if (project, who) not in barred and desk.places > 0:
            minutes = minutes_of(facts_of(outcome), Lead(project, who, 0.0, 0, changed=False))
            if minutes <= desk.minutes:
                yield who


def _with_leads(outcome: Outcome, leads: Iterable[Lead]) -> Plan:
    ordered = tuple(sorted(leads, key=lambda x: (x.project_id, x.leader_id)))
    return honest(outcome, replace(outcome.plan, leads=ordered))


def _given(outcome: Outcome, lead: Lead, who: str) -> Plan:
    new = lead_of(outcome, lead.project_id, who)
    return _with_leads(outcome, instead(outcome.plan.leads, lead, new))


def _exchanged(outcome: Outcome, lead: Lead, who: str) -> Iterator[Plan]:
    """The lead given to another leader, for one of the other's own that may change hands."""
    fixed, barred = _bound_pairs(outcome)
    for other in outcome.plan.leads:
        free = (other.project_id, who) not in fixed and (
            other.project_id,
            lead.leader_id,
        ) not in barred
        if other.leader_id == who and free:
            leads = instead(outcome.plan.leads, lead, lead_of(outcome, lead.project_id, who))
            back = lead_of(outcome, other.project_id, lead.leader_id)
            yield _with_leads(outcome, instead(leads, other, back))


def _light(outcome: Outcome) -> list[Lead]:
    """Leads that nobody pinned, of leaders with more than their fewest."""
    fixed, _ = _bound_pairs(outcome)
    desks = _desks(outcome)
    return [
        lead
        for lead in outcome.plan.leads
        if (lead.project_id, lead.leader_id) not in fixed and desks[lead.leader_id].spare > 0
    ]


@crime("one_leader")
def a_project_with_two_leaders(outcome: Outcome) -> Iterator[Plan]:
    for lead in outcome.plan.leads:
        for who in _takers(outcome, lead.project_id):
            if who != lead.leader_id:
                second = lead_of(outcome, lead.project_id, who)
                yield _with_leads(outcome, (*outcome.plan.leads, second))


@crime("one_leader")
def a_compulsory_project_without_a_leader(outcome: Outcome) -> Iterator[Plan]:
    facts, rules = facts_of(outcome), outcome.case.scenario.leaders
    starting = {start.project_id for start in outcome.plan.starts}
    for lead in sorted(_light(outcome), key=lambda x: x.project_id in starting):
        row = facts.rows("projects")[lead.project_id]
        large = row["invest_wan"] >= rules.compulsory_wan
        if row["stage"] in rules.compulsory_stages and large:
            yield _with_leads(outcome, instead(outcome.plan.leads, lead))


@crime("one_leader")
def an_unknown_leader(outcome: Outcome) -> Iterator[Plan]:
    for lead in _light(outcome):
        stranger = replace(lead, leader_id="无此领导")
        yield _with_leads(outcome, instead(outcome.plan.leads, lead, stranger))


@crime("one_leader")
def a_refused_project_led(outcome: Outcome) -> Iterator[Plan]:
    for p in outcome.admission.refused:
        for who in _takers(outcome, p):
            yield _with_leads(outcome, (*outcome.plan.leads, lead_of(outcome, p, who)))


@crime("leader_for_start")
def a_start_without_a_leader(outcome: Outcome) -> Iterator[Plan]:
    facts, rules = facts_of(outcome), outcome.case.scenario.leaders
    starting = {start.project_id for start in outcome.plan.starts}
    for lead in _light(outcome):
        free = facts.rows("projects")[lead.project_id]["stage"] not in rules.compulsory_stages
        if lead.project_id in starting and free:
            yield _with_leads(outcome, instead(outcome.plan.leads, lead))


@crime("leader_hours")
def a_leader_over_their_hours(outcome: Outcome) -> Iterator[Plan]:
    """Leads are moved to one leader, the longest first, until the hours do not suffice."""
    _, barred = _bound_pairs(outcome)
    for who, desk in _desks(outcome).items():
        leads, left, places = outcome.plan.leads, desk.minutes, desk.places

        def spent(lead: Lead, who: str = who) -> int:
            return minutes_of(facts_of(outcome), replace(lead, leader_id=who))

        for lead in sorted(_light(outcome), key=spent, reverse=True):
            if left < 0 or places == 0 or lead.leader_id == who or (lead.project_id, who) in barred:
                continue
            new = lead_of(outcome, lead.project_id, who)
            leads, places = instead(leads, lead, new), places - 1
            left -= minutes_of(facts_of(outcome), new)
        if left < 0:
            yield _with_leads(outcome, leads)


@crime("leader_hours")
def hours_misprinted(outcome: Outcome) -> Iterator[Plan]:
    for lead in outcome.plan.leads:
        new = replace(lead, hours=round(lead.hours - 0.01, 4))
        yield _with_leads(outcome, instead(outcome.plan.leads, lead, new))


@crime("leader_count")
def a_leader_over_their_most(outcome: Outcome) -> Iterator[Plan]:
    _, barred = _bound_pairs(outcome)
    for who, desk in _desks(outcome).items():
        leads, left, places = outcome.plan.leads, desk.minutes, desk.places
        for lead in _light(outcome):
            if places < 0 or lead.leader_id == who or (lead.project_id, who) in barred:
                continue
            new = lead_of(outcome, lead.project_id, who)
            if minutes_of(facts_of(outcome), new) <= left:
                leads, places = instead(leads, lead, new), places - 1
                left -= minutes_of(facts_of(outcome), new)
        if places < 0:
            yield _with_leads(outcome, leads)


@crime("leader_count")
def a_leader_under_their_fewest(outcome: Outcome) -> Iterator[Plan]:
    fixed, _ = _bound_pairs(outcome)
    for desk in _desks(outcome).values():
        own = [x for x in outcome.plan.leads if x.leader_id == desk.leader_id]
        free = [x for x in own if (x.project_id, x.leader_id) not in fixed]
        for lead in free if desk.spare == 0 else ():
            for who in _takers(outcome, lead.project_id):
                if who != lead.leader_id:
                    yield _given(outcome, lead, who)


@crime("pair_rules")
def a_pair_that_the_ledger_forbids(outcome: Outcome) -> Iterator[Plan]:
    for row in facts_of(outcome).rows("pairs").values():
        for lead in outcome.plan.leads:
            if row["rule"] == "禁止" and lead.project_id == row["project_id"]:
                if lead in _light(outcome):
                    yield _given(outcome, lead, row["leader_id"])
                yield from _exchanged(outcome, lead, row["leader_id"])


@crime("pair_rules")
def a_pair_that_the_scenario_forbids(outcome: Outcome) -> Iterator[Plan]:
    for forbid in outcome.case.scenario.forbids:
        for lead in _light(outcome):
            if forbid.leader and lead.project_id == forbid.project:
                yield _given(outcome, lead, forbid.leader)


@crime("pair_rules")
def a_leader_with_an_avoided_firm(outcome: Outcome) -> Iterator[Plan]:
    facts = facts_of(outcome)
    for who, leader in facts.rows("leaders").items():
        for lead in _light(outcome):
            if facts.rows("projects")[lead.project_id]["investor"] in leader["avoids"]:
                yield _given(outcome, lead, who)


@crime("pair_rules")
def a_pinned_pair_given_away(outcome: Outcome) -> Iterator[Plan]:
    fixed, _ = _bound_pairs(outcome)
    for lead in outcome.plan.leads:
        if (lead.project_id, lead.leader_id) in fixed:
            for who in _takers(outcome, lead.project_id):
                if who != lead.leader_id:
                    yield _given(outcome, lead, who)


@crime("fit")
def a_pair_better_than_it_is(outcome: Outcome) -> Iterator[Plan]:
    for lead in outcome.plan.leads:
        leads = instead(outcome.plan.leads, lead, replace(lead, fit=lead.fit + 1))
        yield replace(outcome.plan, leads=leads)


@crime("fit")
def a_change_of_leader_concealed(outcome: Outcome) -> Iterator[Plan]:
    for lead in outcome.plan.leads:
        leads = instead(outcome.plan.leads, lead, replace(lead, changed=not lead.changed))
        yield replace(outcome.plan, leads=leads)
