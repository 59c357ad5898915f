"""Ranking (排名): each class of unit by itself, against the annual task, ties told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

from zsyz_model.assessment.amounts import exact, told, told_wan, word, yuan_of
from zsyz_model.case import Case, Row, missing, rows_of
from zsyz_model.case.assessing import AssessmentRules, CreditLine, Deduction, UnitScore

DEDUCTED = ("逾期开工", "虚假项目")
ONE, NOTHING = Fraction(1), Fraction(0)


def deductions(case: Case, rules: AssessmentRules, year: int) -> tuple[Deduction, ...]:
    """The ruled cases of the year that cost points, each with what it costs where that is set."""
    found = []
    for key, row in rows_of(case.table("rulings")).items():
        name = word(row, "case")
        if name in DEDUCTED and not missing(row["ruled_on"]) and row["ruled_on"].year == year:
            points = rules.value(f"deduct.{name}", row["ruled_on"].date())
            place = case.place_of("rulings", key, "case")
            found.append(Deduction(word(row, "unit"), word(row, "project_id"), name, points, place))
    return tuple(found)


def rank_units(
    case: Case,
    rules: AssessmentRules,
    lines: Iterable[CreditLine],
    taken: Iterable[Deduction],
    year: int,
) -> tuple[UnitScore, ...]:
    """Every unit of 考核单位 with score and rank in its class, classes in the sheet's words."""
    credited: defaultdict[str, Fraction] = defaultdict(Fraction)
    deducted: defaultdict[str, Fraction] = defaultdict(Fraction)
    for line in lines:
        credited[line.unit] += line.credited_yuan
    for one in taken:
        deducted[one.unit] += one.points or NOTHING
    day = date(year, 12, 31)
    rows = rows_of(case.table("units"))
    classes: defaultdict[str, list[UnitScore]] = defaultdict(list)
    last = {word(row, "unit"): exact(row["last_rank"]) for row in rows.values()}
    for row in rows.values():
        unit = word(row, "unit")
        scored = _score(row, credited[unit], deducted[unit], rules, day)
        classes[scored.unit_kind].append(scored)
    return tuple(
        _compared(score, last[score.unit])
        for kind in sorted(classes)
        for score in _coloured(_ranked(classes[kind]), rules, day)
    )


def _score(
    row: Row, credited: Fraction, deducted: Fraction, rules: AssessmentRules, day: date
) -> UnitScore:
    """A unit's score with the arithmetic that gives it."""
    task = yuan_of(row["task_wan"])
    full, cap = rules.value("score.full", day), rules.value("score.cap", day)
    score: Fraction | None = None
    working = "没有年度任务，不排名"
    if task:
        score = raw = credited / task * (full or ONE)
        working = f"{told_wan(credited)}÷{told_wan(task)}" + (f"×{told(full)}" if full else "")
        working += f"={told(raw)}"
        if cap is not None and raw > cap:
            score, working = cap, f"{working}，封顶 {told(cap)}"
        if deducted:
            score -= deducted
            working += f"，扣 {told(deducted)}，得 {told(score)}"
    return UnitScore(
        word(row, "unit"), word(row, "unit_kind"), task, credited, deducted, score,
        None, False, None, "", working,
    )  # fmt: skip


def _ranked(scores: Iterable[UnitScore]) -> list[UnitScore]:
    """Equal scores share a rank, and the next rank counts them: 1, 1, 3."""
    listed = sorted(scores, key=lambda s: (s.score is None, -(s.score or NOTHING), s.unit))
    values = [score.score for score in listed]
    return [
        score
        if score.score is None
        else replace(score, rank=1 + values.index(score.score), tied=values.count(score.score) > 1)
        for score in listed
    ]


def _coloured(
    ranked: Sequence[UnitScore], rules: AssessmentRules, day: date
) -> Iterable[UnitScore]:
    """The red and black lists where the county has set how long they are; ties go together."""
    red, black = rules.value("list.red", day) or 0, rules.value("list.black", day) or 0
    count = sum(score.rank is not None for score in ranked)
    for score in ranked:
        below = sum(1 for s in ranked if s.rank and score.rank and s.rank > score.rank)
        colour = ""
        if score.rank and score.rank <= red:
            colour = "红榜"
        elif score.rank and below < black and count > red:
            colour = "黑榜"
        yield replace(score, colour=colour)


def _compared(score: UnitScore, last: Fraction | None) -> UnitScore:
    """The score with how many places the unit climbed since last time."""
    if score.rank is None or last is None:
        return score
    return replace(score, change=int(last) - score.rank)
