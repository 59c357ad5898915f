"""Sites: energy, water, pollutants and area that a place can still carry (site_caps)."""

from __future__ import annotations

import pulp

from zsyz_model.case.capacity import Cap, row_scale
from zsyz_model.planning.numbers import Candidate, Numbers
from zsyz_model.planning.rows import Decisions, add_row, risen

MILLI = 1000
"""Thousandths of a factor's unit in a unit."""


def limit_site_caps(problem: pulp.LpProblem, numbers: Numbers, made: Decisions) -> None:
    """What starts at a place use fits what it can carry beside those that stand there.

    For each place and factor:  Σ_p usage[p]·(start[p, new] at the place
                                + Σ_{j at the place, t} settled[p, j, t])  <=  room
    A capacity that all who could come leave unfilled has no row. A row of large uses is divided
    by 10 or 100, so that tonnes of water stand beside 万元 a mu in one model.
    """
    for i, cap in enumerate(numbers.caps, start=1):
        if sum(_most(cap, c) for c in numbers.candidates) <= cap.room_milli:
            continue
        unit = MILLI * scale_of(cap)
        new = [
            use / unit * risen(made.begun, p, numbers.horizon.length) for p, use in cap.new.items()
        ]
        plots = [
            cap.plot[p] / unit * x
            for (p, j, _), x in made.settled.items()
            if j in cap.plots and p in cap.plot
        ]
        row = pulp.lpSum(new) + pulp.lpSum(plots)
        add_row(problem, row, "<=", cap.room_milli / unit, f"site_caps__c{i:02d}")


def scale_of(cap: Cap) -> int:
    """Units of the factor in a unit of its row."""
    return row_scale(max([*cap.new.values(), *cap.plot.values()], default=0))


def _most(cap: Cap, c: Candidate) -> int:
    """The most that a project could use of a capacity on any site that is open to it."""
    sites = [*(["new"] if c.new_quarters else []), *(j for j, t in c.plot_quarters.items() if t)]
    return max((cap.use(c.project_id, site) for site in sites), default=0)
