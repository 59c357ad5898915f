"""Signings by quarter: known, expected with an exact band, and how many leads must enter now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from zsyz_model.attraction.chances import COMMON, Spreads, kind_of, spreads
from zsyz_model.attraction.counts import (
    at_least,
    convolved,
    mean_of,
    poisson,
    poisson_binomial,
    quantile,
)
from zsyz_model.attraction.funnel import BEFORE, KIN, Prospect
from zsyz_model.attraction.months import first_day, month_of, ordinal, quarter_of, word_of
from zsyz_model.case import Case, missing, rows_of
from zsyz_model.case.attraction import Needed, OutreachPlan, PastQuarter, QuarterForecast
from zsyz_model.case.attraction_rules import AttractionRules

MOST_LEADS = 10_000
"""More than these nobody can bring in; the answer is then that it cannot be done."""
PAST, QUARTER = 4, 3
LEVELS = (0.5, 0.9)
"""Confidences told beside the rule's own."""


@dataclass(frozen=True, slots=True)
class Years:
    """The quarters looked at, as months ahead of the cut-off month.

    `ahead`: quarter → the months 1, 2 … of it still to come. `as_of` is the cut-off date.
    """

    as_of: date
    ahead: Mapping[str, tuple[int, ...]]

    @classmethod
    def of(cls, case: Case) -> Years:
        """From the month after the cut-off to the end of the planned quarters."""
        as_of = date.fromisoformat(case.scenario.as_of)
        now = month_of(as_of)
        ahead: dict[str, list[int]] = {}
        last = case.scenario.span.quarters[-1]
        month = now + 1
        while quarter_of(month) <= last:
            ahead.setdefault(quarter_of(month), []).append(month - now)
            month += 1
        return cls(as_of, {quarter: tuple(months) for quarter, months in ahead.items()})

    @property
    def length(self) -> int:
        """Months until the last quarter ends."""
        return max((m for months in self.ahead.values() for m in months), default=0)


def targets_of(case: Case) -> dict[str, int]:
    """Quarter → how many signings are owed, where the ledger says."""
    return {
        quarter: int(row["sign_target"])
        for quarter, row in rows_of(case.table("targets")).items()
        if not missing(row["sign_target"])
    }


def signed_in(found: Sequence[Prospect], quarter: str, until: date, over_wan: float) -> int:
    """Signings of a quarter that are known at the cut-off date, dropped ones among them."""
    return sum(
        x.signed_on is not None
        and x.signed_on <= until
        and quarter_of(month_of(x.signed_on)) == quarter
        and x.counts(over_wan)
        for x in found
    )


def past_quarters(case: Case, found: Sequence[Prospect]) -> tuple[PastQuarter, ...]:
    """The last quarters that are over, with their signings."""
    years, targets = Years.of(case), targets_of(case)
    begun, told = month_of(years.as_of) // QUARTER * QUARTER, []
    if years.as_of + timedelta(1) == first_day(month_of(years.as_of) + 1) and not (
        (month_of(years.as_of) + 1) % QUARTER
    ):
        begun += QUARTER
    for back in range(PAST, 0, -1):
        quarter = quarter_of(begun - QUARTER * back)
        made = signed_in(found, quarter, years.as_of, case.scenario.attraction.over_wan)
        told.append(PastQuarter(quarter, targets.get(quarter), made))
    return tuple(told)


def forecast(
    case: Case, found: Sequence[Prospect], plan: OutreachPlan | None = None
) -> tuple[QuarterForecast, ...]:
    """Each quarter's signings: from today's pipeline, and with the planned outings' new leads.

    Leads go their way independently, so that a quarter's count is a Poisson binomial one; new
    leads of an outing come in Poisson numbers, so that their signings are Poisson, too.
    """
    rules, years, targets = case.scenario.attraction, Years.of(case), targets_of(case)
    known = spreads(rules.rates, years.length)
    open_leads = [x for x in found if x.stage in BEFORE and x.counts(rules.over_wan)]
    return tuple(
        _quarter(
            quarter,
            targets.get(quarter),
            signed_in(found, quarter, years.as_of, rules.over_wan),
            poisson_binomial(_within(known, x, months) for x in open_leads),
            _arriving(known, plan, years, months),
            rules,
        )
        for quarter, months in years.ahead.items()
    )


def _within(known: Spreads, lead: Prospect, months: Sequence[int]) -> float:
    """The chance of a lead to be signed in some of the months ahead."""
    spread = known[lead.stage, kind_of(lead.source)]
    return sum(spread[m - 1] for m in months)


def _arriving(
    known: Spreads, plan: OutreachPlan | None, years: Years, months: Sequence[int]
) -> float:
    """Expected signings in those months of the leads that the outings bring in before."""
    spread, now, total = known["线索", COMMON], month_of(years.as_of), 0.0
    for outing in plan.outings if plan else ():
        entered = ordinal(outing.month) - now
        total += outing.leads * sum(spread[m - entered - 1] for m in months if m > entered)
    return total


def _quarter(
    quarter: str, target: int | None, known: int, spread: list[float], arriving: float,
    rules: AttractionRules,
) -> QuarterForecast:  # fmt: skip
    more = convolved(spread, poisson(arriving)) if arriving else spread
    edges = ((1 - rules.band) / 2, (1 + rules.band) / 2)
    low, high = (known + quantile(spread, e) for e in edges)
    low_trips, high_trips = (known + quantile(more, e) for e in edges)
    mean, total = mean_of(spread), known + mean_of(spread)
    return QuarterForecast(
        quarter, target, known, round(mean, 6), low, high, _reach(spread, target, known),
        round(mean + arriving, 6), low_trips, high_trips, _reach(more, target, known),
        round(total * rules.rates.landed, 6), round(total * rules.rates.started, 6),
    )  # fmt: skip


def _reach(spread: Sequence[float], target: int | None, known: int) -> float | None:
    return None if target is None else round(at_least(spread, target - known), 6)


def needed(case: Case, found: Sequence[Prospect]) -> tuple[Needed, ...]:
    """For each quarter with a target, kind of lead and confidence: how many must enter now."""
    rules, years, targets = case.scenario.attraction, Years.of(case), targets_of(case)
    known = spreads(rules.rates, years.length)
    open_leads = [x for x in found if x.stage in BEFORE and x.counts(rules.over_wan)]
    told = []
    for quarter, months in years.ahead.items():
        if quarter not in targets:
            continue
        done = signed_in(found, quarter, years.as_of, rules.over_wan)
        spread = poisson_binomial(_within(known, x, months) for x in open_leads)
        short = max(0, targets[quarter] - done)
        for source in (COMMON, KIN):
            for entering, share in _entries(known["线索", source], months):
                for level in sorted({*LEVELS, rules.confidence}):
                    told.append(Needed(
                        quarter, targets[quarter], source,
                        word_of(month_of(years.as_of) + entering), level, round(share, 6),
                        least_leads(spread, short, share, level),
                    ))  # fmt: skip
    return tuple(told)


def _entries(spread: Sequence[float], months: Sequence[int]) -> list[tuple[int, float]]:
    """(months ahead, chance of signing in the quarter) of a lead that enters now, and at best."""
    shares = [sum(spread[m - e - 1] for m in months if m > e) for e in range(max(months))]
    best = max(range(len(shares)), key=lambda e: (round(shares[e], 9), -e))
    return [(e, shares[e]) for e in dict.fromkeys((0, best))]


def least_leads(spread: Sequence[float], short: int, share: float, confidence: float) -> int | None:
    """The least number of new leads with P(pipeline + new ones >= short) >= confidence.

    Only the counts 0 … short − 1 matter: what reaches `short` stays there.
    """
    below = list(spread[:short]) + [0.0] * (short - len(spread[:short]))
    for leads in range(MOST_LEADS + 1):
        if 1.0 - sum(below) >= confidence:
            return leads
        if share <= 0.0:
            return None
        below = [
            here * (1.0 - share) + before * share
            for here, before in zip(below, [0.0, *below[:-1]], strict=True)
        ]
    return None
