"""The best months of outings of a tiny county, by trying every one; knows no solver and no model.

Input is what may be done (options with their leads), limits and costs; rules are written out
again here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations, product

from zsyz_model.attraction.candidates import Field, Option

Made = tuple[tuple[str, Option], ...]
"""(month, option) of every outing."""


def best_outings(given: Field) -> tuple[int, int, int]:
    """(lacking, leads in hundredths, cost in 0.01 万元) of the best: least, most, least."""
    ways = [list(_ways(given, leader)) for leader in given.leaders]
    found = (
        _value(given, sum(chosen, ())) for chosen in product(*ways) if _fits(given, sum(chosen, ()))
    )
    lacking, minus_leads, cost = min(found)
    return lacking, -minus_leads, cost


def _ways(given: Field, leader: str) -> Iterator[Made]:
    """Everything that one leader may do: no region twice in a month, days and number kept."""
    mine = [o for o in given.leads_hundredths if o.leader_id == leader]
    journeys = [(month, option) for month in given.months for option in mine]
    for number in range(given.most[leader] + 1):
        for made in combinations(journeys, number):
            days = Counter[str]()
            for month, option in made:
                days[month] += given.days[option.region]
            apart = len({(m, o.region) for m, o in made}) == len(made)
            if apart and all(used <= given.limit[leader, m] for m, used in days.items()):
                yield made


def _fits(given: Field, made: Made) -> bool:
    months = Counter(month for month, _ in made)
    same = Counter((o.region, o.industry) for _, o in made)
    cost = sum(given.cost_hwan[o.region] for _, o in made)
    return (
        all(n <= given.rules.month_most for n in months.values())
        and all(n <= given.rules.repeat_most for n in same.values())
        and cost <= given.budget_hwan
    )


def _value(given: Field, made: Made) -> tuple[int, int, int]:
    rules = given.rules
    months = Counter(month for month, _ in made)
    lacking = sum(max(0, rules.month_least - months[m]) for m in given.months)
    for owed, name in (
        (given.days, "region"),
        (rules.industries, "industry"),
        (rules.modes, "mode"),
    ):
        lacking += len(set(owed) - {getattr(o, name) for _, o in made})
    led = Counter(o.leader_id for _, o in made)
    lacking += sum(max(0, n - led[w]) for w, n in given.owed.items())
    leads = sum(given.leads_hundredths[o] for _, o in made)
    return lacking, -leads, sum(given.cost_hwan[o.region] for _, o in made)
