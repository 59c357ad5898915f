"""What the progress notebook shows: tables and charts of the year between two reviews.

A ledger or a rule that cannot be used shows its findings instead of an error; a county whose
sheets are empty is told which ones to fill.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd
from IPython.display import HTML, Image
from matplotlib.figure import Figure

from zsyz_model.batch.motion import Moved, lacking_motion, motion_of
from zsyz_model.batch.motion_files import board_sheets, write_motion
from zsyz_model.batch.notebooks import SENTINEL
from zsyz_model.batch.walls import foot_of
from zsyz_model.batch.window import drawn_here, findings_page, found_from, page_of
from zsyz_model.findings import Finding, ZsyzError
from zsyz_model.progress.notice import notice_of
from zsyz_model.report.html import escaped, html_table
from zsyz_model.report.motion import draw_issues, draw_lights
from zsyz_model.report.motion.notice import draw_notice
from zsyz_model.report.wall import draw_board, draw_reverse

UNUSABLE = "资料有误，没有推进情况；见上方发现清单"
_POSTER_DPI, _PICTURE_DPI = 40, 72


@dataclass(frozen=True, slots=True, eq=False)
class MotionWindow:
    """The board as the notebook shows it; without one only its findings."""

    moved: Moved | None
    findings: tuple[Finding, ...] = ()
    written: tuple[Path, ...] = ()

    def overview(self) -> HTML:
        """The board in one line with what is not told, or why there is nothing to show."""
        if self.moved is None:
            return findings_page(UNUSABLE, self.findings)
        lines = [self.moved.told.line, *filter(None, [lacking_motion(self.moved.case)])]
        told = pd.DataFrame({"说明": [*lines, *self.moved.told.notes]})
        return page_of(html_table("总览", told))

    def table(self, title: str) -> HTML:
        """One of the workbook's sheets by its Chinese title, escaped. KeyError for another title."""
        if self.moved is None:
            return page_of(f"<p>{UNUSABLE}</p>")
        sheet = {one.name: one for one in board_sheets(self.moved)}[title]
        rows = [[_shown(cell) for cell in row] for row in sheet.rows]
        frame = pd.DataFrame(rows, columns=list(sheet.headers), dtype="object")
        notes = f"<p>{escaped('；'.join(sheet.notes))}</p>" if sheet.notes else ""
        return page_of(html_table(title, frame) + notes)

    def chart(self, stem: str) -> Image | HTML:
        """A chart by its stem: lights, issues, board, reverse or notice."""
        if self.moved is None:
            return page_of(f"<p>{UNUSABLE}</p>")
        dpi = {"board": _POSTER_DPI, "reverse": _POSTER_DPI, "notice": _PICTURE_DPI}.get(stem, 100)
        return drawn_here(_figure(self.moved, stem), self.moved.told.line, dpi)

    def data(self) -> HTML:
        """What was found in the sheets, and which promises cannot be kept."""
        return findings_page("数据核查", self.moved.told.findings if self.moved else self.findings)

    def loose_ends(self) -> list[str]:
        """Counts that do not agree; none when everything adds up."""
        return list(check_motion(self.moved)) if self.moved else []

    def verdict(self) -> str:
        """The month in one line."""
        if self.moved is None:
            return UNUSABLE
        scenario = self.moved.case.scenario
        return f"{scenario.title or scenario.name}：{self.moved.told.line}。"

    def finish(self) -> str:
        """The last cell's word, by which a batch knows that every cell ran."""
        return f"{self.verdict()}{SENTINEL if self.moved else ''}"


def open_progress(scenario: str, out: str = "") -> MotionWindow:
    """The board of a scenario file or a run folder; with `out`, its files are written there."""
    try:
        moved = motion_of(found_from(scenario))
        written = write_motion(Path(out), moved) if out else ()
    except ZsyzError as error:
        return MotionWindow(None, error.findings)
    return MotionWindow(moved, written=written)


def _shown(cell: object) -> object:
    """A day as a word: a table of pandas would show its midnight, too."""
    return cell.isoformat() if isinstance(cell, date) else cell


def _figure(moved: Moved, stem: str) -> Figure:
    """The chart, posters and pictures small enough for a page."""
    told, case = moved.told, moved.case
    if stem == "lights":
        return draw_lights(told, case)
    if stem == "issues":
        return draw_issues(told, case)
    foot = foot_of(moved)
    if stem == "notice":
        return draw_notice(notice_of(told, case, moved.rules.notice))
    poster = (
        draw_board(told, case, moved.plan, foot)
        if stem == "board"
        else draw_reverse(moved.reverses, case, foot)
    )
    return poster.figure


def check_motion(moved: Moved) -> Iterator[str]:
    """The sums that must hold, each as a sentence when it does not."""
    told, case = moved.told, moved.case
    if told.items and len(told.items) != len(case.table("issues")):
        yield f"不说不清单 {len(told.items)} 件，台账 {len(case.table('issues'))} 件"
    still = sum(item.open for item in told.items)
    if sum(told.ageing.values()) != still:
        yield f"账龄各档合计 {sum(told.ageing.values())} 件，未办结 {still} 件"
    projects = case.table("progress")["project_id"].nunique()
    if len(told.lights) > projects:
        yield f"亮灯 {len(told.lights)} 个，台账有进度的 {projects} 个"
    kept = [one for one in told.attendance if one.kept > one.weeks or one.solved > one.problems]
    if kept:
        yield f"{len(kept)} 个包保项目的达标周数或解决数多于应有"
