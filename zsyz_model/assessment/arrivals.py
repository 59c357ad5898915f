"""Arrivals (预计到位): what each planned or running start still brings in within the year.

The rates are published ones of elsewhere: of all that was signed so much money had arrived and
so many projects had started, so that a started project brings the one divided by the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from zsyz_model.assessment.amounts import word, yuan_of
from zsyz_model.assessment.landing import standard_grounds
from zsyz_model.assessment.multipliers import case_named
from zsyz_model.assessment.recognition import Books, project_grounds
from zsyz_model.case import Row, Start, missing, ordinal, rows_of
from zsyz_model.case.assessing import AssessmentRules, Tranche, Verdict
from zsyz_model.case.forecast import PLANNED, RUNNING, Expected, LeftOut

FOREIGN, HUNDRED = "外资", 100
MIDDLE = 1
"""A start within a quarter is taken to be in its second month."""


@dataclass(frozen=True, slots=True)
class Rates:
    """Shares of the investment that started projects bring, and over how many months."""

    domestic: Fraction
    foreign: Fraction
    spread: int
    source: str


def arrival_rates(rules: AssessmentRules, day: date) -> Rates | None:
    """The rates in force on that day; None where a rule file does not have all four."""
    keys = [f"arrival.{name}" for name in ("内资", FOREIGN, "开工", "months")]
    domestic, foreign, started, months = (rules.value(key, day) for key in keys)
    if domestic is None or foreign is None or not started or not months:
        return None
    told = [rule for key in keys if (rule := rules.at(key, day))]
    source = "；".join(dict.fromkeys(f"{rule.source}（{rule.status}）" for rule in told))
    return Rates(domestic / started, foreign / started, int(months), source)


def expect(
    books: Books, tranches: Iterable[Tranche], starts: Iterable[Start], rates: Rates, year: int
) -> Iterator[Expected | LeftOut]:
    """Every start, in the order of projects: what it brings in the rest of the year, or why nothing.

    A start whose months all lie outside the rest of the year gives nothing at all.
    """
    arrived: dict[str, list[Tranche]] = {}
    for tranche in tranches:
        arrived.setdefault(tranche.project_id, []).append(tranche)
    as_of = date.fromisoformat(books.case.scenario.as_of)
    for key, (since, basis) in sorted(_starts(books, starts).items()):
        months = months_within(since, rates.spread, year, as_of)
        if months:
            yield _expected(books, key, arrived.get(key, []), rates, since, basis, months, year)


def _starts(books: Books, starts: Iterable[Start]) -> Mapping[str, tuple[int, str]]:
    """Project → month of its start (counted from year 0) and where that is from; running ones first."""
    found = {
        key: (row["started_on"].year * 12 + row["started_on"].month - 1, RUNNING)
        for key, row in books.projects.items()
        if word(row, "stage") == "开工" and not missing(row["started_on"])
    }
    planned = {s.project_id: (ordinal(s.quarter) * 3 + MIDDLE, PLANNED) for s in starts}
    return {**{k: v for k, v in planned.items() if k in books.projects}, **found}


def months_within(since: int, spread: int, year: int, as_of: date) -> int:
    """How many of the months in which the money arrives lie in the year and after the cut-off."""
    first = max(since, year * 12, as_of.year * 12 + as_of.month)
    return max(0, min(since + spread, year * 12 + 12) - first)


def month_words(number: int) -> str:
    """A month counted from year 0 in words: 24313 is 2026-02."""
    return f"{number // 12}-{number % 12 + 1:02d}"


def _expected(
    books: Books, key: str, arrived: list[Tranche], rates: Rates, since: int, basis: str,
    months: int, year: int,
) -> Expected | LeftOut:  # fmt: skip
    row = books.projects[key]
    invest = yuan_of(row["invest_wan"])
    if invest is None:
        return LeftOut(key, "总投资未填", "填写后再预测")
    if facts := [*_outside(books, key, date(year, 12, 31))]:
        return LeftOut(key, "；".join(facts), "符合考核范围后才计")
    unit = _unit(books, row, arrived)
    if not unit and key not in books.shared:
        return LeftOut(key, "首谈单位、责任单位都不在考核单位表", "补登考核单位，或在认定分配列出")
    foreign = _foreign(books, key, arrived)
    paid = sum((t.yuan for t in arrived if t.yuan and t.verdict is not Verdict.EXCLUDED), Fraction(0))  # fmt: skip
    rate = rates.foreign if foreign else rates.domestic
    inside = _inside(books, row, arrived, date(year, 12, 31))
    return Expected(
        key, month_words(since), basis, months, rates.spread, invest, rate, paid, unit, inside
    )


def _outside(books: Books, key: str, day: date) -> Iterator[str]:
    """Why the project is outside the assessment, whatever papers it may still bring."""
    row, proof = books.projects[key], books.proofs.get(key)
    yield from (ground.fact for ground in project_grounds(books, key, day))
    if proof is not None and (landing := word(proof, "landing")):
        for ground in standard_grounds(books.case, books.rules, row, landing, day):
            yield ground.fact


def _unit(books: Books, row: Row, arrived: list[Tranche]) -> str:
    """Whom its last money was for; else who first met the investor; else who is in charge."""
    names = [t.unit for t in reversed(arrived)]
    names += [word(row, "first_contact"), word(row, "duty_unit")]
    return next((name for name in names if name in books.units), "")


def _foreign(books: Books, key: str, arrived: list[Tranche]) -> bool:
    """Whether its money came in another currency, or it is registered as foreign."""
    if any(t.currency not in books.rules.words("home.currency", t.day) for t in arrived):
        return True
    claims = rows_of(books.case.table("credits")).values()
    return any(
        word(r, "project_id") == key and case_named(word(r, "case")) == FOREIGN for r in claims
    )


def _inside(books: Books, row: Row, arrived: list[Tranche], day: date) -> bool:
    """Whether its money is from inside the city: as its last tranche's, else by the investor's place."""
    if arrived:
        return arrived[-1].in_city
    origin = word(row, "investor_origin")
    return any(place in origin for place in books.rules.words("city.places", day))
