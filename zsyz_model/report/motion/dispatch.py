"""The paper of the dispatch meetings, and what is handed to the next plan, as sheets."""

from __future__ import annotations

from collections.abc import Sequence

from zsyz_model.case import Case
from zsyz_model.case.dispatch import Handed, Meeting
from zsyz_model.case.weekly import WEEKDAYS
from zsyz_model.report.motion.book import PROJECT, clock_words
from zsyz_model.report.words import project_name
from zsyz_model.sheets import Sheet

WIDTHS = (11, 7, 12, 17, 5, 13, 8, 22, 26, 16, 15, 13)
"""Of the meeting's paper, in characters: one sheet of A4 across, so that a matter stands beside its reason."""


def dispatch_sheet(held: Sequence[Meeting], case: Case) -> Sheet:
    """A row for each matter of the next meeting, and one for each meeting after it."""
    rows: list[Sequence[object]] = []
    for one in held:
        when = (one.day, f"星期{WEEKDAYS[one.day.weekday()]}", _hours(one), one.place)
        rows += [
            (*when, number, matter.kind, matter.project_id, project_name(case, matter.project_id),
             matter.words, matter.reporter, matter.owner, "")
            for number, matter in enumerate(one.matters, start=1)
        ]  # fmt: skip
        if not one.matters:
            rows.append((*when, None, "议题会前另发", "", "", "", "", "", ""))
    moved = [one.day.isoformat() for one in held if one.moved]
    notes: tuple[str, ...] = ("先红灯，再上报问题、承诺已晚、豁免复核",)
    if moved:
        notes = (*notes, f"遇放假顺延：{'、'.join(moved)}")
    headers = (
        "会期", "星期", "时间", "地点", "序号", "类别", *PROJECT, "事由", "汇报人", "责任单位", "议定事项",
    )  # fmt: skip
    looks = {(i, j): "wrapped" for i in range(len(rows)) for j in range(len(headers))}
    return Sheet("调度会", headers, rows, WIDTHS, notes, looks=looks, paged=True)


def _hours(one: Meeting) -> str:
    return f"{clock_words(one.begins)}-{clock_words(one.ends)}"


def handover_sheet(handed: Sequence[Handed], case: Case) -> Sheet:
    """Each open land item, and what the next plan is asked for it."""
    rows = [
        (one.issue_id, one.project_id, project_name(case, one.project_id), one.words,
         "，".join(f"{column}={value}" for column, value in one.wishes.items()))
        for one in handed
    ]  # fmt: skip
    headers = ("编号", *PROJECT, "转交事由", "写入下次方案")
    return Sheet(
        "转下次方案", headers, rows, notes=("未办结的土地问题，同 next_plan.yaml",), paged=True
    )
