"""What is missing on the experts' sheets: points of a judge (S07), and judges (S08)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zsyz_model.case import Case
from zsyz_model.findings import Finding, Severity
from zsyz_model.review.panel.pooling import cut_off
from zsyz_model.review.panel.sheets import Entry, Sheets
from zsyz_model.validate.said import said, scenario_place

LEAST_JUDGES = 3
"""Judges for each criterion of a project: of two nobody can tell which is off (建模约定，待核实)."""


def check_gaps(case: Case, sheets: Sheets) -> Iterator[Finding]:
    """Warnings, project by project: judges with missing points, then too few judges."""
    for entries in sheets.projects.values():
        yield from _check_missing(case, entries)
        yield from _check_few(case, entries)


def check_trim(case: Case, sheets: Sheets) -> Iterator[Finding]:
    """A warning (S08) when a trimmed mean has judges too few for anything to be cut."""
    trim = case.scenario.scoring.trim
    sizes = [len(entries) for entries in sheets.groups.values()]
    whole = [size for size in sizes if cut_off(size, trim) == 0]
    if whole and trim > 0:
        fact = f"{len(whole)} 项（共 {len(sizes)} 项）专家太少，两端各去掉 {trim:g} 不足 1 人，未去掉任何分"
        advice = "增补专家，或把 scoring.panel 改为 median"
        path = "scoring.trim"
        place = scenario_place(case.scenario, path)
        yield Finding("S08", fact, advice, Severity.WARNING, place, path, f"{trim:g}")


def _check_missing(case: Case, entries: Sequence[Entry]) -> Iterator[Finding]:
    """One finding for each judge who left out criteria that others of the project gave."""
    asked = {entry.criterion: entry.title for entry in entries}
    for judge in sorted({entry.judge for entry in entries}):
        own = [entry for entry in entries if entry.judge == judge]
        given = {entry.criterion for entry in own}
        lacking = "、".join(f"“{title}”" for name, title in asked.items() if name not in given)
        if lacking:
            fact = f"“{judge}”没有给{lacking}打分，同一项目的其他专家已打"
            advice = "请该专家补打；按分工只评部分指标的可不补"
            cell = ("scores", own[0].key, "judge")
            yield said(case, cell, "S07", fact, advice, Severity.WARNING)


def _check_few(case: Case, entries: Sequence[Entry]) -> Iterator[Finding]:
    """One finding for each project, at the first of its criteria with too few judges."""
    judges: dict[str, list[Entry]] = {}
    for entry in entries:
        judges.setdefault(entry.criterion, []).append(entry)
    few = [own for own in judges.values() if len(own) < LEAST_JUDGES]
    if few:
        shown = "、".join(f"“{own[0].title}”{len(own)} 位" for own in few)
        fact = f"打分专家不足 {LEAST_JUDGES} 位：{shown}"
        advice = "增补专家打分；人数不足时看不出谁的分离群"
        cell = ("scores", few[0][0].key, "criterion")
        yield said(case, cell, "S08", fact, advice, Severity.WARNING)
