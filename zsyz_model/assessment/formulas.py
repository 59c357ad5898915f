"""Scoring tables worked out: each item exactly, with its arithmetic as it stands in the cell."""

from __future__ import annotations

from fractions import Fraction
from math import floor

from zsyz_model.assessment.amounts import told
from zsyz_model.case.score_table import ItemScore, Measures, ScoreItem, ScoreTable, TableScore, Term
from zsyz_model.findings import Finding, InputError, Severity

NOTHING, ONE = Fraction(0), Fraction(1)


def evaluate(table: ScoreTable, measures: Measures) -> TableScore:
    """The table's items and total; the total is the sum of the items, capped where the table is.

    Raises:
        InputError: (A11) when a measure that an item names is not given, is zero as a target, or
            has the wrong shape.
    """
    scored: dict[str, ItemScore] = {}
    for item in table.items:
        points, working = _points(item, measures)
        points, working = _within(item, points, working)
        if item.after and scored[item.after].points == NOTHING:
            points, working = NOTHING, f"“{item.after}”未得分，不计"
        scored[item.name] = ItemScore(item.name, points, working)
    kept = _best_of_groups(table, scored)
    total = sum((one.points for one in kept), NOTHING)
    if table.cap is not None:
        total = min(total, Fraction(str(table.cap)))
    return TableScore(table.title, kept, total)


def _points(item: ScoreItem, measures: Measures) -> tuple[Fraction, str]:
    """An item's points before cap and floor, with the arithmetic."""
    if item.form == "votes":
        return _votes(item, measures)
    if item.form == "beyond":
        gained, told_gain = _beyond(item, measures)
        return gained * _number(item.each), f"{told_gain}×{told(_number(item.each))}"
    total = sum((_term(term, measures) for term in item.terms), NOTHING)
    shown = "+".join(_shown(term, measures) for term in item.terms)
    points, each, least = _number(item.points), _number(item.each), _number(item.least)
    match item.form:
        case "ratio":
            inner = f"[{shown}]" if len(item.terms) > 1 else shown
            return points * total, f"{inner}×{told(points)}"
        case "each":
            return each * total, f"{shown}×{told(each)}"
        case "over":
            over = max(total - ONE, NOTHING)
            steps = Fraction(floor(over / _number(item.step))) if item.step else over
            return each * steps, f"({shown}−1)→{told(steps)}×{told(each)}"
        case "shortfall":
            missing = max(least - total, NOTHING)
            return each * missing, f"缺 {told(missing)}×{told(each)}"
        case "reached":
            met = total >= least
            return (points if met else NOTHING), f"{shown}{'≥' if met else '<'}{told(least)}"
    return total, shown


def _within(item: ScoreItem, points: Fraction, working: str) -> tuple[Fraction, str]:
    """Cap and floor of an item, said in the arithmetic."""
    said = f"{working}={told(points)}"
    if item.cap is not None and points > _number(item.cap):
        return _number(item.cap), f"{said}，封顶 {told(_number(item.cap))}"
    if item.floor is not None and points < _number(item.floor):
        return _number(item.floor), f"{said}，最低 {told(_number(item.floor))}"
    return points, said


def _best_of_groups(table: ScoreTable, scored: dict[str, ItemScore]) -> tuple[ItemScore, ...]:
    """Of each group the highest item (the first of equals) keeps its points."""
    best: dict[str, str] = {}
    for item in table.items:
        held = best.get(item.group)
        if item.group and (held is None or scored[item.name].points > scored[held].points):
            best[item.group] = item.name
    return tuple(
        scored[item.name]
        if not item.group or best[item.group] == item.name
        else ItemScore(item.name, NOTHING, f"{scored[item.name].working}，取最高，不重复计")
        for item in table.items
    )


def _votes(item: ScoreItem, measures: Measures) -> tuple[Fraction, str]:
    """The mean of the points of the ranks, weighted by votes."""
    votes = [Fraction(str(v)) for v in _listed(item.terms[0].achieved, measures)]
    first, each = _number(item.points), _number(item.each)
    if not sum(votes):
        raise _refused(item.terms[0].achieved, "一张票也没有")
    worth = sum((v * (first + each * k) for k, v in enumerate(votes)), NOTHING)
    return worth / sum(votes), f"{told(worth)}÷{told(sum(votes, NOTHING))}"


def _beyond(item: ScoreItem, measures: Measures) -> tuple[Fraction, str]:
    term = item.terms[0]
    done, target = _measure(term.achieved, measures), _measure(term.target, measures)
    return max(done - target, NOTHING), f"({told(done)}−{told(target)})"


def _term(term: Term, measures: Measures) -> Fraction:
    value = _number(term.weight) * _measure(term.achieved, measures)
    if not term.target:
        return value
    if not (target := _measure(term.target, measures)):
        raise _refused(term.target, "目标为 0，不能求完成率")
    return value / target


def _shown(term: Term, measures: Measures) -> str:
    """A term as people write it: ``(28÷27)×0.5``."""
    shown = told(_measure(term.achieved, measures))
    if term.target:
        shown = f"({shown}÷{told(_measure(term.target, measures))})"
    return shown if term.weight == 1 else f"{shown}×{told(_number(term.weight))}"


def _number(value: float | None) -> Fraction:
    """A number of the table exactly as it is written; 0 where the form needs none."""
    return NOTHING if value is None else Fraction(str(value))


def _measure(name: str, measures: Measures) -> Fraction:
    value = measures.get(name)
    if value is None or isinstance(value, tuple):
        raise _refused(name, "没有给出" if value is None else "应为一个数")
    return Fraction(str(value))


def _listed(name: str, measures: Measures) -> tuple[float, ...]:
    value = measures.get(name)
    if not isinstance(value, tuple):
        raise _refused(name, "应为各名次的票数")
    return value


def _refused(name: str, fact: str) -> InputError:
    advice = "补上这一项的数；没有就写 0，不要留空"
    return InputError(Finding("A11", f"“{name}”{fact}", advice, Severity.REFUSED, subject=name))
