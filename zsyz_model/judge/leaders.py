"""Judges leaders: one_leader, leader_for_start, leader_hours, leader_count, pair_rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction
from math import ceil

from zsyz_model.case import Lead, Row
from zsyz_model.findings import Finding
from zsyz_model.judge.facts import Facts, exact, fault, given, repeated


def check_one_leader(facts: Facts) -> Iterator[Finding]:
    """One county leader a project; every compulsory project has one."""
    leads, rules = facts.plan.leads, facts.case.scenario.leaders
    for p in repeated(lead.project_id for lead in leads):
        yield fault("one_leader", p, "同一项目有两名县级领导")
    led = {lead.project_id for lead in leads}
    for p in facts.admission.kept:
        row = facts.rows("projects")[p]
        signed = row["stage"] in rules.compulsory_stages
        if signed and exact(row["invest_wan"]) >= exact(rules.compulsory_wan) and p not in led:
            yield fault("one_leader", p, "必须包保的项目没有县级领导")
    for lead in leads:
        if lead.leader_id not in facts.rows("leaders"):
            yield fault("one_leader", lead.project_id, f"领导 {lead.leader_id} 不在台账中")
        if lead.project_id not in facts.admission.kept:
            yield fault("one_leader", lead.project_id, "为未通过准入的项目安排了包保")


def check_leader_for_start(facts: Facts) -> Iterator[Finding]:
    """Nothing starts without a leader."""
    led = {lead.project_id for lead in facts.plan.leads}
    for start in facts.plan.starts:
        if start.project_id not in led:
            yield fault("leader_for_start", start.project_id, "安排了开工但没有包保领导")


def minutes_of(facts: Facts, lead: Lead) -> int:
    """Minutes a week of a pair: as given, or visits × (2 × travel + on site), rounded up."""
    rules = facts.case.scenario.leaders
    pair = facts.rows("pairs").get(f"{lead.project_id}/{lead.leader_id}")
    if pair is not None and given(pair["hours"]):
        return ceil(exact(pair["hours"]) * 60)
    project = facts.rows("projects")[lead.project_id]
    travel = _travel(facts, facts.rows("leaders")[lead.leader_id]["base"], project["place"])
    on_site = exact(rules.hours_on_site.get(project["stage"], 0.0)) * 60
    return ceil(exact(rules.visits_per_week) * (2 * travel + on_site))


def _travel(facts: Facts, base: object, target: object) -> Fraction:
    if not given(target) or base == target:
        return Fraction(0)
    table = facts.rows("travel")
    for key in (f"{base}/{target}", f"{target}/{base}"):
        if key in table:
            return exact(table[key]["minutes"])
    places = facts.rows("places")
    ways = [places[str(end)]["minutes"] for end in (base, target) if str(end) in places]
    return sum((exact(way) for way in ways), Fraction(0))


def check_leader_hours(facts: Facts) -> Iterator[Finding]:
    """No leader spends more than their hours; each pair's hours are what the rule gives."""
    spent: defaultdict[str, int] = defaultdict(int)
    for lead in _known(facts):
        minutes = minutes_of(facts, lead)
        spent[lead.leader_id] += minutes
        if round(minutes / 60, 4) != lead.hours:
            fact = f"每周 {lead.hours:g} 小时，按规则应为 {minutes / 60:g} 小时"
            yield fault("leader_hours", f"{lead.project_id}/{lead.leader_id}", fact)
    for who, minutes in sorted(spent.items()):
        most = exact(facts.rows("leaders")[who]["hours"]) * 60
        if minutes > most:
            fact = f"每周需 {minutes / 60:g} 小时，可用 {float(most) / 60:g} 小时"
            yield fault("leader_hours", who, fact)


def check_leader_count(facts: Facts) -> Iterator[Finding]:
    """Every leader carries between their fewest and their most projects."""
    carried: defaultdict[str, int] = defaultdict(int)
    for lead in facts.plan.leads:
        carried[lead.leader_id] += 1
    for who, row in facts.rows("leaders").items():
        default = facts.case.scenario.leaders.default_most
        most = int(row["most"]) if given(row["most"]) else default
        least = int(row["least"]) if given(row["least"]) else 0
        if not least <= carried[who] <= most:
            fact = f"包保 {carried[who]} 个，应在 {least} 至 {most} 个之间"
            yield fault("leader_count", who, fact)


def check_pair_rules(facts: Facts) -> Iterator[Finding]:
    """No forbidden pair, no avoided firm; every pinned pair stands."""
    chosen = {(lead.project_id, lead.leader_id) for lead in facts.plan.leads}
    wishes = facts.case.scenario
    for lead in _known(facts):
        pair = facts.rows("pairs").get(f"{lead.project_id}/{lead.leader_id}", {"rule": ""})
        investor = facts.rows("projects")[lead.project_id]["investor"]
        named = f"{lead.project_id}/{lead.leader_id}"
        if pair["rule"] == "禁止":
            yield fault("pair_rules", named, "台账禁止该配对")
        if investor in facts.rows("leaders")[lead.leader_id]["avoids"]:
            yield fault("pair_rules", named, f"该领导须回避企业“{investor}”")
        if any((f.project, f.leader) == (lead.project_id, lead.leader_id) for f in wishes.forbids):
            yield fault("pair_rules", named, "情景禁止该配对")
    for p, who in sorted(_pinned(facts)):
        if (p, who) not in chosen:
            yield fault("pair_rules", f"{p}/{who}", "锁定的配对没有执行")


def _pinned(facts: Facts) -> set[tuple[str, str]]:
    kept = set(facts.admission.kept)
    fixed = {
        (str(row["project_id"]), str(row["leader_id"]))
        for row in facts.rows("pairs").values()
        if row["rule"] == "锁定"
    }
    fixed |= {(pin.project, pin.leader) for pin in facts.case.scenario.pins if pin.leader}
    finished = {p for p in kept if facts.rows("projects")[p]["stage"] == "投产"}
    return {(p, who) for p, who in fixed if p in kept - finished}


def fit_of(facts: Facts, lead: Lead) -> int:
    """Points of a pair, by the rules of the scenario."""
    rules = facts.case.scenario.leaders
    project = facts.rows("projects")[lead.project_id]
    leader = facts.rows("leaders")[lead.leader_id]
    keep = rules.fit_keep if project["current_leader"] == lead.leader_id else 0
    pair = facts.rows("pairs").get(f"{lead.project_id}/{lead.leader_id}")
    if pair is not None and given(pair["fit"]):
        return round(exact(pair["fit"])) + keep
    place = facts.rows("places").get(str(project["place"]), {"place_name": None})
    linked = project["place"] in leader["places"] or place["place_name"] in leader["places"]
    grouped = f"{project['industry']}/{lead.leader_id}" in facts.rows("groups")
    suits = project["industry"] in leader["industries"] or grouped
    industry = rules.fit_industry if suits else 0
    first = rules.fit_first if _met_first(facts, project, leader) else 0
    return rules.fit_base + industry + (rules.fit_place if linked else 0) + first + keep


def _met_first(facts: Facts, project: Row, leader: Row) -> bool:
    """Whether the leader, a unit in his charge or a place he is linked with met the investor first."""
    who = project["first_contact"]
    if not given(who):
        return False
    if who in (leader["leader_id"], leader["title"]) or who in leader["units"]:
        return True
    places = (
        row for row in facts.rows("places").values() if who in (row["place"], row["place_name"])
    )
    mine = set(leader["places"])
    return who in mine or any({row["place"], row["place_name"]} & mine for row in places)


def check_fit(facts: Facts) -> Iterator[Finding]:
    """Each pair's fit, its mark of change, and their sum are what the rules give."""
    total = 0
    for lead in _known(facts):
        total += fit_of(facts, lead)
        current = facts.rows("projects")[lead.project_id]["current_leader"]
        changed = given(current) and current not in ("", lead.leader_id)
        named = f"{lead.project_id}/{lead.leader_id}"
        if lead.fit != fit_of(facts, lead):
            yield fault("fit", named, f"契合度 {lead.fit}，按规则应为 {fit_of(facts, lead)}")
        if lead.changed != changed:
            yield fault("fit", named, "“是否调整”与台账的现包保领导不符")
    if exact(facts.plan.goal("fit").value) != total:
        fact = f"方案称契合度合计 {facts.plan.goal('fit').value:g}，实为 {total}"
        yield fault("fit", "fit", fact)


def _known(facts: Facts) -> Iterator[Lead]:
    """Leads whose project and leader are in the ledger (others are faults of one_leader)."""
    for lead in facts.plan.leads:
        if lead.project_id in facts.rows("projects") and lead.leader_id in facts.rows("leaders"):
            yield lead
