"""The year's end (年末预测): expected arrivals credited by the same rules as arrivals that came."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from zsyz_model.assessment.arrivals import arrival_rates, expect
from zsyz_model.assessment.crediting import credit
from zsyz_model.assessment.ranking import rank_units
from zsyz_model.assessment.recognition import books_of
from zsyz_model.case import Case, Start
from zsyz_model.case.assessing import (
    Assessment,
    AssessmentRules,
    CreditLine,
    Tranche,
    UnitScore,
    Verdict,
)
from zsyz_model.case.forecast import Expected, Forecast, LeftOut, UnitForecast
from zsyz_model.findings import Finding, Place, Severity

NOTHING = Fraction(0)


def forecast(
    case: Case, rules: AssessmentRules, found: Assessment, starts: Iterable[Start] | None = None
) -> Forecast:
    """What each unit may be expected to have at the year's end; `starts` are those of a plan.

    Without a plan only projects that have started are looked at. A rule file without arrival
    rates gives a forecast of nothing, and says so (A14).
    """
    year, as_of = found.year, case.scenario.as_of
    rates = arrival_rates(rules, date(year, 12, 31))
    if rates is None:
        fact = "规则文件没有到位率（arrival.内资、外资、开工、months），不作年末预测"
        place = Place(file=rules.path.name if rules.path else "")
        said = Finding("A14", fact, "参照 scenarios/rules/assessment.yaml 补写", Severity.WARNING, place)  # fmt: skip
        return Forecast(year, as_of, starts is not None, "", findings=(said,))
    told = [*expect(books_of(case, rules), found.tranches, starts or (), rates, year)]
    expected = tuple(one for one in told if isinstance(one, Expected))
    lines, undecided = credit(case, rules, [_tranche(case, rules, one, year) for one in expected])
    return Forecast(
        year, as_of, starts is not None, rates.source, expected, lines, undecided,
        tuple(one for one in told if isinstance(one, LeftOut)), _units(case, rules, found, lines),
    )  # fmt: skip


def _tranche(case: Case, rules: AssessmentRules, one: Expected, year: int) -> Tranche:
    """Expected money as a tranche in order on the year's last day, keyed by its project."""
    day = date(year, 12, 31)
    home = (*rules.words("home.currency", day), "人民币")[0]
    place = case.place_of("projects", one.project_id, "invest_wan")
    return Tranche(
        one.project_id, one.project_id, day, one.yuan, home, Fraction(1), one.unit, one.in_city,
        Verdict.COUNTED, (), place,
    )  # fmt: skip


def _units(
    case: Case, rules: AssessmentRules, found: Assessment, lines: tuple[CreditLine, ...]
) -> tuple[UnitForecast, ...]:
    """Every unit with what came and what is expected, ranked in its class by both together."""
    more: defaultdict[str, Fraction] = defaultdict(Fraction)
    for line in lines:
        more[line.unit] += line.credited_yuan
    ranked = rank_units(case, rules, (*found.lines, *lines), found.deductions, found.year)
    return tuple(_unit(score, more[score.unit]) for score in ranked)


def _unit(score: UnitScore, more: Fraction) -> UnitForecast:
    task = score.task_yuan
    return UnitForecast(
        score.unit, score.unit_kind, task, score.credited_yuan - more, more, score.deducted,
        score.score, score.rank, max(task - score.credited_yuan, NOTHING) if task else None,
        score.working,
    )  # fmt: skip
