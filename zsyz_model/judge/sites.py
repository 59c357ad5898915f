"""Judges places: site_caps, what starts use beside those that stand there already."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from zsyz_model.case import Start
from zsyz_model.findings import Finding
from zsyz_model.judge.facts import ZERO, Facts, exact, fault

USED = {"能耗": "energy_tce", "用水": "water_t", "COD": "cod_t", "园区面积": "land_mu"}
ONLY_NEW = "园区面积"
"""Stock plots lie inside the place already."""


def check_site_caps(facts: Facts) -> Iterator[Finding]:
    """At each place each factor suffices for the starts there, new land or a plot.

    Room is what running and finished projects of the ledger leave of the capacity, never
    less than none: what is overfull already forbids further use, not what is there.
    """
    for key, row in facts.rows("caps").items():
        place, factor = row["place"], row["factor"]
        room = max(ZERO, exact(row["cap"]) - _before(facts, place, USED[factor]))
        starts = [s for s in facts.plan.starts if _at(facts, s, factor) == place]
        used = sum((exact(facts.start_project(s)[USED[factor]]) for s in starts), ZERO)
        if used > room:
            fact = f"开工项目合计使用 {float(used):g}，超出剩余容量 {float(used - room):g}"
            yield fault("site_caps", key, fact)


def _before(facts: Facts, place: str, column: str) -> Fraction:
    """What projects that run or have finished at the place use."""
    rows = facts.rows("projects").values()
    here = (r for r in rows if r["place"] == place and r["stage"] in ("开工", "投产"))
    return sum((exact(row[column]) for row in here), ZERO)


def _at(facts: Facts, start: Start, factor: str) -> object:
    """The place whose capacity a start uses; none for an area that was built on before."""
    if start.site == "new":
        return facts.start_project(start)["place"]
    plot = facts.rows("plots").get(start.site)
    return None if plot is None or factor == ONLY_NEW else plot["place"]
