"""The paper of a dispatch meeting, and what the next plan takes over, as sheets."""

from __future__ import annotations

from datetime import date

from tests.cases import toy_case
from zsyz_model.case.dispatch import Handed, Matter, Meeting
from zsyz_model.report.motion.dispatch import dispatch_sheet, handover_sheet

DAY = date(2026, 11, 2)


def test_a_row_for_each_matter_and_one_for_a_meeting_to_come() -> None:
    matter = Matter("红灯", "P1", "红（严重滞后）", "副县长甲", "开发区")
    held = (Meeting(DAY, 900, 1020, "会议室", False, (matter,)),
            Meeting(date(2027, 1, 4), 900, 1020, "会议室", True))  # fmt: skip

    sheet = dispatch_sheet(held, toy_case())

    assert sheet.rows == [
        (DAY, "星期一", "15:00-17:00", "会议室", 1, "红灯", "P1", "新材料一期", "红（严重滞后）", "副县长甲",
         "开发区", ""),
        (date(2027, 1, 4), "星期一", "15:00-17:00", "会议室", None, "议题会前另发", "", "", "", "", "", ""),
    ]  # fmt: skip
    assert {len(row) for row in sheet.rows} == {len(sheet.headers)}
    assert sheet.notes[-1] == "遇放假顺延：2027-01-04"
    assert sheet.widths
    assert len(sheet.widths) == len(sheet.headers)
    assert sum(sheet.widths) <= 165  # what one landscape A4 holds, tests/sheets


def test_what_is_handed_over_and_what_only_told() -> None:
    handed = (
        Handed("W1", "P1", "缺地", {"难点": "用地", "必须开工": "是"}),
        Handed("W2", "P2", "坟地", {}),
    )

    assert handover_sheet(handed, toy_case()).rows == [
        ("W1", "P1", "新材料一期", "缺地", "难点=用地，必须开工=是"),
        ("W2", "P2", "纺织服装扩产", "坟地", ""),
    ]
