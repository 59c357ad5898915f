"""A province as one model: every county's rows side by side, and the coupling's rows over them."""

from __future__ import annotations

import math
import time
from collections.abc import Iterable, Mapping
from dataclasses import fields, replace

import pulp

from zsyz_model.findings import Finding, NoPlanError
from zsyz_model.planning.clock import Clock
from zsyz_model.planning.model import Half, Model
from zsyz_model.planning.province.building import built, composed, flows_of
from zsyz_model.planning.province.county import column_of, covering, lead
from zsyz_model.planning.province.coupling import Coupling
from zsyz_model.planning.province.questions import Ask, Column, Province, Rules, asks_of
from zsyz_model.planning.province.told import ProvincePlan, told
from zsyz_model.planning.rows import add_row, move_rows, safe_names
from zsyz_model.solver import Answer, Limits, solve


def solve_single(province: Province, rules: Rules) -> ProvincePlan:
    """The plan of a province from one model of all land halves, each leader half apart.

    A county whose leaders cannot cover its starts at their best fit is asked again with both
    halves, in the same model as the others. Raises NoPlanError.
    """
    began, clock = time.monotonic(), Clock(rules.seconds)
    asks = {n: replace(ask, led=lead(ask)) for n, ask in asks_of(province, rules).items()}
    joint: frozenset[str] = frozenset()
    while True:
        models = {
            name: composed(ask.numbers, Half.JOINT if name in joint else Half.LAND, rules.weights)
            for name, ask in asks.items()
        }
        coupling = Coupling(province.reserve)
        problem = side_by_side(models, coupling)
        limits = Limits(seconds=clock.left(), gap=rules.gap)
        answer = solve(problem, limits, None, "none")
        if not answer.status.readable:
            fact = f"全省模型未得到方案：{answer.status}（{answer.ended}）"
            raise NoPlanError(Finding("P-PROVINCE", fact, "延长求解时限，或增加统筹指标与补助"))
        columns, torn = _read(asks, models, answer)
        if not torn:
            break
        joint |= torn
    apart = math.fsum(asks[name].led.bound for name in asks if name not in joint)
    found = told(asks, columns, rules, answer.bound + apart)
    repeatable = answer.repeatable and all(c.repeatable for c in columns.values())
    return replace(
        found, repeatable=repeatable, method="single", rounds=1, seconds=time.monotonic() - began
    )


def side_by_side(models: Mapping[str, Model], coupling: Coupling) -> pulp.LpProblem:
    """All counties' problems in one, under prefixes, with the rows that they share.

    The models' own problems must not be used any more: their variables bear other names now.
    """
    whole = pulp.LpProblem("province", pulp.LpMinimize)
    prefixes = safe_names(models, "c")
    for name, model in models.items():
        for x in _variables(model):
            x.name = f"{prefixes[name]}__{x.name}"
        move_rows(model.problem, whole, f"{prefixes[name]}__")
    for r, (row, room) in enumerate(zip(coupling.rows, coupling.rooms, strict=True)):
        used = [
            coupling.factor(row, flow) / unit * x
            for model in models.values()
            for flow, (x, unit) in zip(coupling.flows, flows_of(coupling, model.made), strict=True)
            if x is not None
        ]
        add_row(whole, pulp.lpSum(used), "<=", room, f"shared__r{r:02d}")
    whole.setObjective(pulp.lpSum(model.problem.objective for model in models.values()))
    return whole


def _variables(model: Model) -> Iterable[pulp.LpVariable]:
    """Every variable once: decisions, also those in no row, and columns of implied rows."""
    decisions = [
        x for family in fields(model.made) for x in getattr(model.made, family.name).values()
    ]
    return {id(x): x for x in [*decisions, *model.problem.variables()]}.values()


def _read(
    asks: Mapping[str, Ask],
    models: Mapping[str, Model],
    answer: Answer,
) -> tuple[dict[str, Column], frozenset[str]]:
    """Each county's plan, and the counties whose leaders cannot cover it apart."""
    columns, torn = {}, set()
    for name, ask in asks.items():
        least = built(ask).relaxed.ask({}).bound + ask.led.bound
        column = column_of(ask, models[name], answer, least)
        if models[name].half is Half.LAND:
            assert column.chosen is not None
            leads, _ = covering(ask, frozenset(column.chosen.starts))
            if leads is None:
                torn.add(name)
                continue
            column = column_of(ask, models[name], answer, least, leads)
        columns[name] = column
    return columns, frozenset(torn)
