"""What outings may be planned: months, who may be away for how long, what each brings and costs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from zsyz_model.attraction.months import month_of, ordinal, word_of
from zsyz_model.attraction.records import made_trips
from zsyz_model.case import Case
from zsyz_model.case.attraction_rules import OutreachRules
from zsyz_model.findings import Finding, Place, Severity
from zsyz_model.tables import TABLES
from zsyz_model.validate.said import Row, missing, rows_of, said

EVERY = "每月"
WORDS = re.compile(r"[、，,;；\s]+")


@dataclass(frozen=True, slots=True, order=True)
class Option:
    """A leader going somewhere about a chain by a mode, in any month."""

    leader_id: str
    region: str
    industry: str
    mode: str


@dataclass(frozen=True, slots=True)
class Field:
    """All that the outreach model reads.

    `leads_hundredths`: option → expected leads, whole hundredths. `days` and `cost_hwan` (0.01
    万元) by region. `limit`: (leader, month) → days that the leader may be away then. `most`:
    leader → outings over all months; `owed`: heads → outings that they owe.
    """

    months: tuple[str, ...]
    leads_hundredths: Mapping[Option, int]
    days: Mapping[str, int]
    cost_hwan: Mapping[str, int]
    limit: Mapping[tuple[str, str], int]
    most: Mapping[str, int]
    owed: Mapping[str, int]
    budget_hwan: int
    rules: OutreachRules

    @property
    def leaders(self) -> tuple[str, ...]:
        """The leaders, sorted."""
        return tuple(sorted(self.most))


def field_of(case: Case) -> Field:
    """The months, options and limits of a case."""
    rules = case.scenario.attraction.outreach
    now = month_of(date.fromisoformat(case.scenario.as_of))
    months = tuple(word_of(now + i) for i in range(1, rules.months + 1))
    owed = {leader: rules.heads_least for leader in heads_of(case)}
    leaders = [str(leader) for leader in case.leaders.index]
    most = {who: max(rules.leader_most, owed.get(who, 0)) for who in leaders}
    regions = tuple(dict.fromkeys(rules.regions))
    return Field(
        months, dict(_options(case, rules, regions)),
        {r: rules.days.get(r, 1) for r in regions},
        {r: round(100 * rules.cost_wan.get(r, 0.0)) for r in regions},
        limits_of(case, months), most, owed, round(100 * rules.budget_wan), rules,
    )  # fmt: skip


def heads_of(case: Case) -> tuple[str, ...]:
    """The leaders whose title, or one of whose posts, is that of a head."""
    heads = set(case.scenario.attraction.outreach.heads)

    def words(row: Row) -> set[str]:
        post = "" if missing(row["post"]) else str(row["post"])
        return {str(row["title"]).strip(), *WORDS.split(post)}

    return tuple(row["key"] for row in rows_of(case.leaders) if words(row) & heads)


def in_charge(case: Case) -> dict[str, frozenset[str]]:
    """Industry → leaders in charge of it, or in its leading group."""
    found: dict[str, set[str]] = {}
    for row in rows_of(case.leaders):
        for industry in row["industries"]:
            found.setdefault(industry, set()).add(row["key"])
    for row in rows_of(case.table("groups")):
        found.setdefault(str(row["industry"]), set()).add(row["leader_id"])
    return {industry: frozenset(who) for industry, who in found.items()}


def _options(
    case: Case, rules: OutreachRules, regions: tuple[str, ...]
) -> Iterator[tuple[Option, int]]:
    """A chain is led by those in charge of it; where nobody is, by anyone, for a share of the leads."""
    charge = in_charge(case)
    known = {str(leader) for leader in case.leaders.index}
    factor = factors(case)
    for industry in rules.industries:
        own = charge.get(industry, frozenset()) & known
        share = Fraction(1) if own else Fraction(str(rules.outside_share))
        for leader in sorted(own or known):
            for region in regions:
                for mode in rules.modes:
                    base = Fraction(str(rules.leads.get(mode, 0.0)))
                    leads = base * factor.get((region, industry), Fraction(1)) * share
                    yield Option(leader, region, industry, mode), hundredths(leads)


def hundredths(leads: Fraction) -> int:
    """Whole hundredths of a lead, halves up."""
    return int(leads * 100 + Fraction(1, 2))


def factors(case: Case) -> dict[tuple[str, str], Fraction]:
    """(region, industry) → how many times the rule's leads the records there brought, tempered.

    With a prior of a leads and the rule's leads b of each record:  (a + Σ leads) / (a + Σ b),
    the mean of a gamma-Poisson model. Records without a number of leads are passed over.
    """
    rules = case.scenario.attraction.outreach
    prior = Fraction(str(rules.prior_leads))
    sums: dict[tuple[str, str], tuple[Fraction, Fraction]] = {}
    for row in made_trips(case):
        if missing(row["leads"]) or missing(row["mode"]) or missing(row["industry"]):
            continue
        at = (str(row["region"]), str(row["industry"]))
        came, owed = sums.get(at, (prior, prior))
        base = Fraction(str(rules.leads.get(str(row["mode"]), 0.0)))
        sums[at] = (came + int(row["leads"]), owed + base)
    return {at: came / owed for at, (came, owed) in sums.items()}


def limits_of(case: Case, months: tuple[str, ...]) -> dict[tuple[str, str], int]:
    """(leader, month) → most days away: the month's own row, that of every month, else the rule's."""
    given: dict[tuple[str, str], int] = {}
    for row in rows_of(case.table("absences")):
        if (month := _month(row)) is not None:
            given[row["leader_id"], month] = int(row["most_days"])
    usual = case.scenario.attraction.outreach.days_most
    return {
        (who, m): given.get((who, m), given.get((who, EVERY), usual))
        for who in (str(leader) for leader in case.leaders.index)
        for m in months
    }


def _month(row: Row) -> str | None:
    word = str(row["month"]).strip()
    try:
        return EVERY if word == EVERY else word_of(ordinal(word))
    except ValueError:
        return None


def check_field(case: Case) -> Iterator[Finding]:
    """Absence limits whose month is none (Z02), and heads that the ledger does not have (Z09)."""
    for row in rows_of(case.table("absences")):
        if _month(row) is None:
            fact, advice = f"月份“{row['month']}”读不出，该项未执行", f"写成 2027-03，或“{EVERY}”"
            cell = ("absences", row["key"], "month")
            yield said(case, cell, "Z02", fact, advice, Severity.WARNING)
    rules = case.scenario.attraction.outreach
    if len(heads_of(case)) < len(rules.heads) and rules.heads_least:
        fact = f"“领导”表里按称谓和职务只认出 {len(heads_of(case))} 名党政主要领导（{'、'.join(rules.heads)}）"
        advice = "在“职务”里写明，或改 attraction.outreach.heads"
        place = Place(case.ledger.source, TABLES["leaders"].sheet)
        yield Finding("Z09", fact, advice, Severity.WARNING, place)
