"""The joint review as a workbook: every table on a sheet of its own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pandas as pd

from zsyz_model.case import JointReview
from zsyz_model.report.joint.tables import review_notes, review_tables
from zsyz_model.report.joint.words import scenario_title
from zsyz_model.report.workbook import frame_sheet
from zsyz_model.sheets import Sheet, write_book

CHANCE_FORMAT = "0.0%"
WRAPPED = ("准入与拒绝", "按规则统计", "准入规则", "评审指标", "得分出处", "离群打分", "权重稳定区间", "会议议程", "不上会及原因", "指挥部建议")  # fmt: skip
"""Sheets with sentences: their cells are wrapped, so that all can be read and printed."""


def write_review_book(path: Path, review: JointReview, run: str = "") -> None:
    """Write the review's workbook; the same review gives the same bytes.

    `run` is the run's id for the head of each sheet.
    """
    notes = review_notes(review)
    head = f"{scenario_title(review)}（截至 {review.case.scenario.as_of}）"
    batch = f"　批次：{run}" if run else ""
    write_book(
        path,
        [
            _sheet(title, frame, (f"{title}：{head}", notes[title] + batch))
            for title, frame in review_tables(review).items()
        ],
    )


def _sheet(title: str, frame: pd.DataFrame, notes: tuple[str, ...]) -> Sheet:
    """A frame as a printable sheet; shares are shown in per cent."""
    sheet = frame_sheet(title, frame, notes)
    formats = [
        CHANCE_FORMAT if header.endswith("概率") else known
        for header, known in zip(sheet.headers, sheet.formats or (), strict=True)
    ]
    cells = [(y, x) for y in range(len(sheet.rows)) for x in range(len(sheet.headers))]
    looks = dict.fromkeys(cells, "wrapped") if title in WRAPPED else {}
    return replace(sheet, formats=formats, looks=looks, paged=True)
