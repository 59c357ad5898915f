"""An outcome as the public may see it: built anew, so that nothing internal is there to leak.

Names become common words, amounts go, and so does everything that only the house works with:
findings, cells, conversions, the ledger's own columns. Areas, quarters, points and ids stay.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pandas as pd

from zsyz_model.case import Case, Outcome, Plan, Scores, SwapCost
from zsyz_model.case.paper_rules import NameRule, PaperRules
from zsyz_model.findings import Place
from zsyz_model.tables import TABLES, Kind

_AMOUNT = re.compile(r"\d[\d,.]* *(?:万元|亿元|元|万|亿)")
_CLAUSE = re.compile(r"(?<=[；;，。])")
_FIELD = re.compile(r"{(\w+)}")
LEDGER = "县重点项目台账"
_MONEY_GOALS = frozenset({"land_cost", "weighted"})


def public(outcome: Outcome, rules: PaperRules) -> Outcome:
    """The outcome with names and amounts masked by the rules; the house's own notes are gone."""
    told = instead_of(outcome.case, rules)
    clean = _cleaner(told, rules.amounts)
    plan = _plan(outcome.plan, rules.amounts)
    return replace(
        outcome,
        case=_case(outcome.case, rules, clean),
        admission=replace(
            outcome.admission,
            refusals=tuple(
                replace(_worded(r, clean), cell=Place(), basis="") for r in outcome.admission.refusals
            ),
        ),
        scores=_scores(outcome.scores, rules.amounts),
        plan=_worded(plan, clean),
        teams=tuple(_worded(replace(team, liaison=""), clean) for team in outcome.teams),
    )  # fmt: skip


def instead_of(case: Case, rules: PaperRules) -> dict[str, str]:
    """What is said instead of each internal word; nothing instead of those of hidden columns."""
    told: dict[str, str] = {}
    for key in rules.hidden:
        table, column = key.split(".")
        told |= dict.fromkeys(_words_in(case, table, column), "")
    for one in rules.names:
        frame = case.table(one.table)
        for row in frame.index[frame[one.column].notna()]:
            told[str(frame.at[row, one.column])] = _word(one, frame.loc[row])
    return {name: word for name, word in told.items() if name.strip()}


def _words_in(case: Case, table: str, column: str) -> list[str]:
    """Every word of a column; lists and repeated values each by themselves."""
    found: list[str] = []
    for value in case.table(table)[column]:
        many = value if isinstance(value, tuple | list) else [value]
        found += [x for x in many if isinstance(x, str)]
    return found


def _word(one: NameRule, row: Any) -> str:
    """The common word of a row; a column that is empty there says nothing."""

    def value(match: re.Match[str]) -> str:
        given = row.get(match[1])
        return given if isinstance(given, str) else ""

    return _FIELD.sub(value, one.word)


def _cleaner(told: Mapping[str, str], amounts: bool) -> Callable[[str], str]:
    """A function that takes internal words out of a text, the longest first, and clauses on money."""
    names = sorted(told, key=len, reverse=True)
    found = re.compile("|".join(map(re.escape, names))) if names else None

    def clean(text: str) -> str:
        text = found.sub(lambda match: told[match[0]], text) if found else text
        if amounts or not _AMOUNT.search(text):
            return text
        kept = "".join(c for c in _CLAUSE.split(text) if not _AMOUNT.search(c))
        return kept.rstrip("；;，") or "（金额不公开）"

    return clean


def _worded(thing: Any, clean: Callable[[str], str]) -> Any:
    """The record with every text in it cleaned, also inside records that it holds."""
    if isinstance(thing, str) and type(thing) is str:
        return clean(thing)
    if isinstance(thing, tuple):
        return type(thing)(_worded(x, clean) for x in thing)
    if is_dataclass(thing) and not isinstance(thing, type):
        told = {f.name: _worded(getattr(thing, f.name), clean) for f in fields(thing) if f.init}
        return replace(thing, **told)
    return thing


def _scores(scores: Scores, amounts: bool) -> Scores:
    """The points; without amounts the totals alone, since the parts of money could be turned back."""
    bare = replace(scores, values=pd.DataFrame(), shares=pd.DataFrame())
    if amounts:
        return bare
    return replace(
        bare, parts=scores.total.to_frame("total"), titles={"total": "评审得分"}, weights={}
    )


def _plan(plan: Plan, amounts: bool) -> Plan:
    """The plan without what is only about money."""
    if amounts:
        return replace(plan, faults=(), solver=None)
    nothing = math.nan
    return replace(
        plan,
        goals=tuple(goal for goal in plan.goals if goal.name not in _MONEY_GOALS),
        schemes=tuple(replace(x, cost_wan=nothing) for x in plan.schemes),
        plots=tuple(replace(x, cost_wan=nothing) for x in plan.plots),
        trades=tuple(replace(x, cost_wan=nothing) for x in plan.trades),
        swaps=tuple(replace(x, cost=SwapCost()) for x in plan.swaps),
        costs=(),
        loans=(),
        weighted=None,
        faults=(),
        solver=None,
    )


def _case(case: Case, rules: PaperRules, clean: Callable[[str], str]) -> Case:
    tables = {name: _table(name, frame, rules, clean) for name, frame in case.ledger.tables.items()}
    ledger = replace(
        case.ledger, source=LEDGER, tables=tables, findings=(), rows={}, cells={}, extra={}, conversions=(),
    )  # fmt: skip
    scenario = replace(case.scenario, pins=(), forbids=(), changes=(), path=None, origins={})
    scenario = replace(scenario, title=clean(scenario.title))
    return replace(case, scenario=scenario, ledger=ledger, findings=())


def _table(
    name: str, frame: pd.DataFrame, rules: PaperRules, clean: Callable[[str], str]
) -> pd.DataFrame:
    made = frame.copy()
    for column in TABLES[name].columns:
        if column.kind is Kind.MONEY and not rules.amounts:
            made[column.name] = math.nan
        elif f"{name}.{column.name}" in rules.hidden:
            made[column.name] = pd.Series([None] * len(made), index=made.index, dtype=object)
        elif made[column.name].dtype in ("str", "object"):
            told = [_worded(value, clean) for value in made[column.name]]
            made[column.name] = pd.Series(told, index=made.index, dtype=made[column.name].dtype)
    return made
