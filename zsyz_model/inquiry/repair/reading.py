"""From a case to the question of a repair, and from a rule back to where it is written."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from zsyz_model.case import Case, Pin
from zsyz_model.case.repairs import RuleHeld
from zsyz_model.inquiry.repair.rules import Question, Rule
from zsyz_model.planning.numbers import Numbers
from zsyz_model.planning.reading import read_numbers
from zsyz_model.planning.rows import MU, YUAN
from zsyz_model.review import basis_of, scores_of, screen
from zsyz_model.tables import TABLES

ADMITTED, LOCKED = "准入", "锁定"


def question_of(case: Case) -> Question:
    """The planning question of a case with and without the wishes that may be touched.

    A pin or forbid that gives its reason, and a pair that the committee decided (决策), are of
    the core; without a reason they are wishes. Nothing is solved and no sum is checked.
    """
    admission = screen(case)
    scores = scores_of(basis_of(case, admission))
    tight = read_numbers(case, admission, scores)
    free = read_numbers(_unwished(case), admission, scores)
    starts = [pin for pin in case.scenario.pins if pin.quarter or pin.site]
    fixed = {pin.project for pin in starts if pin.reason}
    must = set(case.projects.index[case.projects["must_start"]])
    here = {c.project_id for c in tight.candidates}
    return Question(
        tight,
        free,
        musts=frozenset((must & here) - fixed),
        held=frozenset({pin.project for pin in starts} & here - fixed),
    )


def decided_pairs(case: Case) -> frozenset[tuple[str, str]]:
    """Pairs of project and 指挥长 that the committee decided."""
    table = case.table("decisions")
    rows = table[(table["verdict"] == ADMITTED) & table["commander"].notna()]
    pairs = zip(rows["project_id"], rows["commander"], strict=True)
    return frozenset((str(p), str(who)) for p, who in pairs)


def _unwished(case: Case) -> Case:
    """The case without wishes that may be touched: no reason given, nothing decided."""
    decided = decided_pairs(case)
    pins = tuple(p for p in case.scenario.pins if p.reason or (p.project, p.leader) in decided)
    forbids = tuple(f for f in case.scenario.forbids if f.reason)
    pairs = case.table("pairs")
    keys = zip(pairs["project_id"], pairs["leader_id"], strict=True)
    undecided = pd.Series([key not in decided for key in keys], index=pairs.index, dtype=bool)
    loosened = pairs.assign(rule=pairs["rule"].mask((pairs["rule"] == LOCKED) & undecided))
    tables = {**case.ledger.tables, "pairs": loosened}
    scenario = replace(case.scenario, pins=pins, forbids=forbids)
    return replace(case, scenario=scenario, ledger=replace(case.ledger, tables=tables))


def held(case: Case, question: Question, rule: Rule) -> RuleHeld:
    """A rule of a conflict with its value and where it is written."""
    value, unit = _value(question.tight, rule)
    table, column = {
        "quota": ("quota", "amount"), "budget": ("budget", "land_wan"), "hours": ("leaders", "hours"),
        "most": ("leaders", "most"), "least": ("leaders", "least"), "line": ("finance", "limit_wan"),
        "cap": ("caps", "cap"), "must": ("projects", "must_start"), "lock": ("pairs", "rule"),
    }.get(rule.family, ("", ""))  # fmt: skip
    key = f"{rule.subject}/计划指标" if rule.family == "quota" else rule.subject
    known = bool(table) and key in case.table(table).index
    place = f"{TABLES[table].sheet}·{TABLES[table].by_name[column].label}" if known else ""
    if known and (cell := case.place_of(table, key, column).cell):
        place = f"{TABLES[table].sheet} {cell}"
    return RuleHeld(rule.family, rule.subject, value, unit, place or _scenario_place(rule))


def _scenario_place(rule: Rule) -> str:
    return "情景" if rule.family in ("pin", "bar", "lock") else ""


def _value(numbers: Numbers, rule: Rule) -> tuple[float, str]:
    """The rule's number in the planner's unit; 0 where it has none."""
    leader = {x.leader_id: x for x in numbers.leaders}.get(rule.subject)
    if leader is not None and rule.family in ("hours", "most", "least"):
        known = {"hours": leader.minutes / 60, "most": leader.most, "least": leader.least}
        return float(known[rule.family]), "小时" if rule.family == "hours" else "个"
    if rule.family == "quota":
        t = numbers.horizon.place(rule.subject)
        return (sum(numbers.released_hmu[:t]) + numbers.advance_hmu) / MU, "亩"
    if rule.family == "budget":
        return numbers.budget_yuan[int(rule.subject)] / YUAN, "万元"
    if rule.family == "line":
        return next(x.limit_yuan for x in numbers.lines if x.line_id == rule.subject) / YUAN, "万元"
    if rule.family == "cap":
        caps = {f"{x.place}/{x.factor}": x for x in numbers.caps}
        return caps[rule.subject].room_milli / 1000, ""
    return 0.0, ""


def core_words(case: Case) -> tuple[str, ...]:
    """What may not be touched in this scenario beside the law: reasons given, pairs decided."""
    scenario = case.scenario
    pins = [f"{p.project}{_aim(p)}（{p.reason}）" for p in scenario.pins if p.reason]
    bans = [f"{f.project} 不得{_aim(f)}（{f.reason}）" for f in scenario.forbids if f.reason]
    pairs = case.table("pairs")
    locked = zip(pairs["project_id"], pairs["leader_id"], pairs["rule"], strict=True)
    decided = decided_pairs(case)
    words = [f"{p} 由 {who} 包保（集体决策）" for p, who, rule in locked if rule == LOCKED and (p, who) in decided]  # fmt: skip
    return (*pins, *bans, *words)


def _aim(pin: Pin) -> str:
    parts = (pin.leader and f"由 {pin.leader} 包保", pin.quarter and f"在 {pin.quarter} 开工", pin.site and f"用 {pin.site}")  # fmt: skip
    return " ".join(part for part in parts if part) or "开工"
