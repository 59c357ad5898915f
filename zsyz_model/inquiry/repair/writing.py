"""What a repair writes: changed cells of the ledger, and wishes of the scenario moved or dropped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from zsyz_model.case import Case, Change, Pin, missing
from zsyz_model.case.repairs import Step, told
from zsyz_model.inquiry.known import wished
from zsyz_model.inquiry.repair.levers import Amounts, Prices, levers_of
from zsyz_model.inquiry.repair.reading import LOCKED
from zsyz_model.inquiry.repair.rules import Question
from zsyz_model.tables import TABLES

_CELLS = {
    "quota": ("quota", "amount", "亩"), "budget": ("budget", "land_wan", "万元"),
    "hours": ("leaders", "hours", "小时"), "most": ("leaders", "most", "个"),
    "least": ("leaders", "least", "个"), "limit": ("finance", "limit_wan", "万元"),
    "single": ("finance", "single_wan", "万元"), "cap": ("caps", "cap", ""),
    "must": ("projects", "must_start", ""), "unlock": ("pairs", "rule", ""),
}  # fmt: skip
"""Lever → table, column and unit of the cell that it moves."""


@dataclass(frozen=True, slots=True, eq=False)
class Written:
    """A repair as what it writes: the steps that are told, and the changed case."""

    steps: tuple[Step, ...]
    case: Case


def written(case: Case, question: Question, amounts: Amounts, prices: Prices) -> Written:
    """A way out written into the case, validated like every other. Raises InputError."""
    price = {(x.kind, x.subject): x.price for x in levers_of(question, prices)}
    steps, changes = [], []
    changed = case
    for (kind, subject), amount in amounts.items():
        cost = round(price[kind, subject] * amount, 4)
        if kind in ("later", "earlier", "wish", "allow") or (
            kind == "unlock" and subject not in case.table("pairs").index
        ):
            changed = _WISHES[kind](changed, subject, amount)
            steps.append(_wish_step(case, kind, subject, amount, cost))
            continue
        step, change = _cell(case, kind, subject, amount, cost)
        steps.append(step)
        changes += change
    return Written(tuple(steps), wished(changed, changes=changes))


def _wish_step(case: Case, kind: str, subject: str, amount: float, cost: float) -> Step:
    pins = [p for p in case.scenario.pins if p.project == subject and p.quarter and not p.reason]
    if kind in ("later", "earlier") and pins:
        after = _shifted(case, pins[0], amount if kind == "later" else -amount).quarter
        return Step(kind, subject, amount, "季度", cost, before=pins[0].quarter, after=after)
    return Step(kind, subject, 0.0, "", cost)


def _cell(
    case: Case, kind: str, subject: str, amount: float, cost: float
) -> tuple[Step, list[Change]]:
    """One cell that a repair writes, with the change that writes it."""
    table, column, unit = _CELLS[kind]
    sheet, header = TABLES[table].sheet, TABLES[table].by_name[column].label
    key = f"{subject}/计划指标" if kind == "quota" else subject
    if kind == "must":
        step = Step(kind, subject, 0.0, "", cost, sheet, key, header, "是", "否")
        return step, [Change(sheet, key, column=header, set="否")]
    if kind == "unlock":
        step = Step(kind, subject, 0.0, "", cost, sheet, key, header, LOCKED, "")
        return step, [Change(sheet, key, column=header, set="")]
    if kind == "cap":
        unit = str(case.table("caps")["cap_unit"].get(subject) or "")
    before = _before(case, kind, table, key, column)
    sign = -1 if kind == "least" else 1
    after = round(before + sign * amount, 3)
    words = told(before), told(after)
    step = Step(kind, subject, amount, unit, cost, sheet, key, header, *words)
    if key not in case.table(table).index:
        row: dict[str, str | float | bool] = {"季度": subject, "类别": "计划指标", header: amount}
        return step, [Change(sheet, add=row)]
    whole = int(after) if kind in ("most", "least") else after
    changes = [Change(sheet, key, column=header, set=whole)]
    single = case.table("finance")["single_wan"].get(subject) if kind == "limit" else None
    if single is not None and not missing(single) and float(single) == before:
        label = TABLES["finance"].by_name["single_wan"].label
        changes.append(Change(sheet, key, column=label, set=after))
    return step, changes


def _before(case: Case, kind: str, table: str, key: str, column: str) -> float:
    frame = case.table(table)
    if key not in frame.index:
        return 0.0
    value = frame.at[key, column]
    if not missing(value):
        return float(str(value))
    return float(case.scenario.leaders.default_most) if kind == "most" else 0.0


def _shifted(case: Case, pin: Pin, by: float) -> Pin:
    span = case.scenario.span
    return replace(pin, quarter=span.word(span.place(pin.quarter) + round(by)))


def _later(case: Case, project: str, amount: float) -> Case:
    """The project's own pins on quarters moved; those with a reason stay."""
    pins = tuple(
        _shifted(case, p, amount) if p.project == project and p.quarter and not p.reason else p
        for p in case.scenario.pins
    )
    return replace(case, scenario=replace(case.scenario, pins=pins))


def _earlier(case: Case, project: str, amount: float) -> Case:
    return _later(case, project, -amount)


def _unwish(case: Case, project: str, _amount: float) -> Case:
    """Without the project's pins and forbids on starts that give no reason."""

    def bare(p: Pin) -> Pin:
        mine = p.project == project and not p.reason
        return replace(p, quarter="", site="") if mine else p

    scenario = case.scenario
    return replace(case, scenario=replace(
        scenario,
        pins=tuple(p for p in map(bare, scenario.pins) if p.leader or p.quarter or p.site),
        forbids=tuple(f for f in scenario.forbids if f.project != project or f.reason or f.leader),
    ))  # fmt: skip


def _unlock(case: Case, pair: str, _amount: float) -> Case:
    """Without the scenario's pin on a pair; a quarter or site beside it stays."""
    pins = tuple(
        replace(p, leader="") if f"{p.project}/{p.leader}" == pair else p
        for p in case.scenario.pins
    )
    kept = tuple(p for p in pins if p.leader or p.quarter or p.site)
    return replace(case, scenario=replace(case.scenario, pins=kept))


def _allow(case: Case, pair: str, _amount: float) -> Case:
    forbids = tuple(f for f in case.scenario.forbids if f"{f.project}/{f.leader}" != pair)
    return replace(case, scenario=replace(case.scenario, forbids=forbids))


_WISHES: dict[str, Callable[[Case, str, float], Case]] = {
    "later": _later, "earlier": _earlier, "wish": _unwish, "unlock": _unlock, "allow": _allow,
}  # fmt: skip
