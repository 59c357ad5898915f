"""Scenarios side by side: one chart, one workbook, one page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from zsyz_model.case import Outcome
from zsyz_model.report.figures.saving import save_figure
from zsyz_model.report.figures.scenarios import (
    MEASURES,
    comparison_title,
    draw_comparison,
    scenario_labels,
)
from zsyz_model.report.html import html_page, html_picture, html_table
from zsyz_model.report.tables.frames import ID, NAME
from zsyz_model.report.words import leader_words, project_name, status_words, verdict_words
from zsyz_model.report.workbook import frame_sheet
from zsyz_model.sheets import write_book

STEM = "comparison"
UNPLACED, REFUSED, UNKNOWN, NO_LEADER = "未安排", "不予准入", "台账无此项目", "无"
DIFFERENCE = "差别"


def comparison_tables(outcomes: Sequence[Outcome]) -> dict[str, pd.DataFrame]:
    """The measures, the starts that differ and the leads that differ, by title."""
    return {
        "情景对比": measure_table(outcomes),
        "开工差别": start_differences(outcomes),
        "包保差别": lead_differences(outcomes),
    }


def measure_table(outcomes: Sequence[Outcome]) -> pd.DataFrame:
    """One row a measure, one column a scenario."""
    rows: dict[str, list[object]] = {
        "求解结论": [status_words(o.plan.status) for o in outcomes],
        "判定": [verdict_words(o) for o in outcomes],
        "最大相对差距": [f"{o.plan.gap:.4%}" for o in outcomes],
        "准入(个)": [len(o.admission.kept) for o in outcomes],
        "不予准入(个)": [len(o.admission.refused) for o in outcomes],
        "准入未安排(个)": [len(o.plan.unplaced) for o in outcomes],
        **{title: [measure(o) for o in outcomes] for title, measure in MEASURES.items()},
    }
    return pd.DataFrame(
        [[title, *values] for title, values in rows.items()],
        columns=["指标", *scenario_labels(outcomes)],
        dtype=object,
    )


def start_differences(outcomes: Sequence[Outcome]) -> pd.DataFrame:
    """Projects that start in one scenario and not in another, or in another quarter."""
    fates = [_fates(outcome) for outcome in outcomes]
    started = [{s.project_id for s in outcome.plan.starts} for outcome in outcomes]
    rows = []
    for project in sorted(set().union(*started)):
        told = [fate.get(project, UNKNOWN) for fate in fates]
        if len(set(told)) > 1:
            everywhere = all(project in here for here in started)
            kind = "季度不同" if everywhere else "有的情景不开工"
            rows.append((project, _name(outcomes, project), kind, *told))
    return pd.DataFrame(rows, columns=[ID, NAME, DIFFERENCE, *scenario_labels(outcomes)])


def lead_differences(outcomes: Sequence[Outcome]) -> pd.DataFrame:
    """Projects whose leader is not the same in every scenario."""
    leads = [
        {x.project_id: leader_words(o.case, x.leader_id) for x in o.plan.leads} for o in outcomes
    ]
    rows = [
        (project, _name(outcomes, project), *told)
        for project in sorted(set().union(*leads))
        if len(set(told := [here.get(project, NO_LEADER) for here in leads])) > 1
    ]
    return pd.DataFrame(rows, columns=[ID, NAME, *scenario_labels(outcomes)])


def write_comparison(outcomes: Sequence[Outcome], folder: Path) -> tuple[Path, ...]:
    """Write comparison.svg, .pdf, .png, .xlsx and .html; the paths, the page last."""
    folder.mkdir(parents=True, exist_ok=True)
    pictures = save_figure(draw_comparison(outcomes), folder / STEM)
    tables = comparison_tables(outcomes)
    title = comparison_title(outcomes)
    book, page = folder / f"{STEM}.xlsx", folder / f"{STEM}.html"
    write_book(book, [frame_sheet(name, frame, (title,)) for name, frame in tables.items()])
    svg = next(path for path in pictures if path.suffix == ".svg")
    body = [html_picture(svg.read_bytes(), title), *(html_table(n, f) for n, f in tables.items())]
    page.write_text(html_page(title, "\n".join(body), landscape=True), encoding="utf-8")
    return (*pictures, book, page)


def _fates(outcome: Outcome) -> dict[str, str]:
    """What becomes of each project: its quarter, 未安排 or 不予准入."""
    return (
        dict.fromkeys(outcome.admission.kept, UNPLACED)
        | dict.fromkeys(outcome.admission.refused, REFUSED)
        | {start.project_id: start.quarter for start in outcome.plan.starts}
    )


def _name(outcomes: Sequence[Outcome], project: str) -> str:
    """The project's name in the first scenario that knows it."""
    return next((n for o in outcomes if (n := project_name(o.case, project))), "")
