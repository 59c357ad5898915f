"""The rows of the straightforward model that need no account of land: starts, plots, schemes, leaders."""

from __future__ import annotations

import pulp

from benchmarks.peers.straight_variables import Straight
from zsyz_model.planning.numbers import Numbers


def add_starts(numbers: Numbers, made: Straight) -> None:
    """Each project starts once at most, with a leader; missed targets are counted."""
    for c in numbers.candidates:
        whole = pulp.lpSum(x for (p, _, _), x in made.start.items() if p == c.project_id)
        led = pulp.lpSum(x for (p, _), x in made.lead.items() if p == c.project_id)
        made.problem += (whole == 1) if c.must else (whole <= 1)
        made.problem += whole <= led
    for t in numbers.quarters:
        begun = pulp.lpSum(x for (_, _, q), x in made.start.items() if q <= t)
        made.problem += begun + made.short[t] >= sum(numbers.target[:t])


def add_plots(numbers: Numbers, made: Straight) -> None:
    """Area of opened plots, year by year, and the holders' replacement."""
    need = {c.project_id: c.land_hmu / 100 for c in numbers.candidates}
    area = {j.plot_id: j.area_hmu / 100 for j in numbers.plots}
    year = numbers.horizon.year
    for j in numbers.plots:
        years = [made.opened[j.plot_id, y] for y in numbers.years]
        made.problem += pulp.lpSum(years) <= 1
        for t in range(1, j.ready):
            if year(t) < year(min(j.ready, numbers.horizon.length)):
                made.problem += made.opened[j.plot_id, year(t)] == 0
        for y in numbers.years:
            here = [
                need[p] * x
                for (p, site, t), x in made.start.items()
                if site == j.plot_id and year(t) <= y
            ]
            here += [
                area[k] * x
                for (k, by, t), x in made.repay.items()
                if by == j.plot_id and year(t) <= y
            ]
            open_by = pulp.lpSum(made.opened[j.plot_id, z] for z in numbers.years if z <= y)
            made.problem += pulp.lpSum(here) <= area[j.plot_id] * open_by
        if j.holder:
            given = pulp.lpSum(x for (k, _, _), x in made.repay.items() if k == j.plot_id)
            made.problem += given == pulp.lpSum(years)
    for (_, by, t), x in made.repay.items():
        if by != "quota" and t < next(j.ready for j in numbers.plots if j.plot_id == by):
            made.problem += x == 0


def add_schemes(numbers: Numbers, made: Straight) -> None:
    """A scheme is launched once at most; only so many are under way."""
    duration = {k.scheme_id: k.duration for k in numbers.schemes}
    for k in numbers.schemes:
        made.problem += pulp.lpSum(x for (i, _), x in made.launch.items() if i == k.scheme_id) <= 1
    for t in numbers.quarters:
        under_way = [x for (i, q), x in made.launch.items() if q <= t < q + duration[i]]
        made.problem += pulp.lpSum(under_way) <= numbers.schemes_at_once


def add_leaders(numbers: Numbers, made: Straight) -> None:
    """One leader a project, hours and counts a leader, fixed pairs."""
    for p, must in numbers.led.items():
        whole = pulp.lpSum(x for (q, _), x in made.lead.items() if q == p)
        made.problem += (whole == 1) if must else (whole <= 1)
    minutes = {(x.project_id, x.leader_id): x.minutes for x in numbers.pairs}
    for leader in numbers.leaders:
        own = {p: x for (p, who), x in made.lead.items() if who == leader.leader_id}
        spent = pulp.lpSum(minutes[p, leader.leader_id] * x for p, x in own.items())
        made.problem += spent <= leader.minutes
        made.problem += pulp.lpSum(own.values()) <= leader.most
        made.problem += pulp.lpSum(own.values()) >= leader.least
    for pair in sorted(numbers.pinned):
        made.problem += made.lead[pair] == 1
