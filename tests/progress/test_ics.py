"""The calendar text keeps RFC 5545: read back by the standard's own rules, not by our writer."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import icalendar
import pytest

from tests.cases import make_case, toy_case, toy_tables
from zsyz_model.case import Lead
from zsyz_model.case.dispatch import Matter, Meeting
from zsyz_model.case.motion import Visit, Week
from zsyz_model.case.progress_rules import CalendarRules
from zsyz_model.progress.ics import CHINA, calendar_text, escaped, folded, meetings_text
from zsyz_model.progress.visits import calendars

MONDAY = date(2027, 1, 4)
WEEK = Week("L2", MONDAY, (Visit("L2", "P1", "B", MONDAY, 510, 540, 600),), 60)
AS_OF = date(2026, 10, 31)


def read_back(text: str) -> list[tuple[str, str]]:
    """Lines unfolded (3.1), names and values apart, text unescaped (3.3.11)."""
    unfolded = text.replace("\r\n ", "")
    lines = unfolded.split("\r\n")
    assert lines[-1] == ""
    pairs = [line.split(":", 1) for line in lines[:-1]]
    plain = {"n": "\n", "N": "\n"}
    return [
        (name, re.sub(r"\\(.)", lambda m: plain.get(m[1], m[1]), value)) for name, value in pairs
    ]


def test_a_week_as_a_calendar() -> None:
    """9:00 to 10:00 in China is 01:00 to 02:00 UTC."""
    assert read_back(calendar_text(toy_case(), WEEK, AS_OF)) == [
        ("BEGIN", "VCALENDAR"), ("VERSION", "2.0"), ("PRODID", "-//zsyz//weekly visits//ZH"),
        ("CALSCALE", "GREGORIAN"), ("METHOD", "PUBLISH"), ("X-WR-CALNAME", "副县长甲 每周到现场"),
        ("BEGIN", "VEVENT"), ("UID", "L2-P1-323032372d30312d3034@zsyz"),
        ("DTSTAMP", "20261030T160000Z"), ("DTSTART", "20270104T010000Z"),
        ("DTEND", "20270104T020000Z"), ("SUMMARY", "包保走访 P1 新材料一期"),
        ("LOCATION", "经济开发区"), ("DESCRIPTION", "08:30 出发。现场办公，问题记入走访记录和问题清单。"),
        ("END", "VEVENT"), ("END", "VCALENDAR"),
    ]  # fmt: skip


def test_visits_come_again_in_the_following_weeks() -> None:
    assert ("RRULE", "FREQ=WEEKLY;COUNT=8") in read_back(calendar_text(toy_case(), WEEK, AS_OF, 8))
    with pytest.raises(ValueError, match="at least 1"):
        calendar_text(toy_case(), WEEK, AS_OF, 0)


@pytest.mark.parametrize("text", ["长" * 200, "a" * 75, "a" * 76, "a" * 74 + "长", "", "é😀" * 60])
def test_lines_are_folded_between_characters(text: str) -> None:
    lines = folded(text).split("\r\n")

    assert all(len(line.encode()) <= 75 for line in lines)
    assert all(line.startswith(" ") for line in lines[1:])
    assert lines[0] + "".join(line[1:] for line in lines[1:]) == text


def test_text_is_escaped() -> None:
    r"""3.3.11: \\ for a backslash, \; and \, for the marks, \n for a line break; a colon stays."""
    assert escaped("a\\b;c,d\r\ne:f\x07") == r"a\\b\;c\,d\ne:f "


def test_a_name_cannot_add_a_line() -> None:
    case = toy_case()
    case.projects.loc["P1", "name"] = "甲\r\nEND:VCALENDAR"

    names = [name for name, _ in read_back(calendar_text(case, WEEK, AS_OF))]

    assert names.count("END") == 2


def parsed(text: str) -> Any:
    return icalendar.Calendar.from_ical(text)


def test_a_leader_s_week_is_read_by_another_library() -> None:
    """icalendar, strictly: two projects, a visit each in three weeks, never two at once."""
    tables = toy_tables()
    leads = [Lead(p, "L2", 2.0, 50, False) for p in ("P1", "P2")]
    case = make_case(None, **tables)
    [week] = calendars(case, leads, MONDAY, CalendarRules())

    read = parsed(calendar_text(case, week, AS_OF, weeks=3))

    events = read.walk("VEVENT")
    assert read["METHOD"] == "PUBLISH"
    assert [str(e["SUMMARY"]) for e in events] == [
        "包保走访 P1 新材料一期",
        "包保走访 P2 纺织服装扩产",
    ]
    assert all(e["RRULE"] == {"FREQ": ["WEEKLY"], "COUNT": [3]} for e in events)
    assert len({str(e["UID"]) for e in events}) == 2
    spans = [(e["DTSTART"].dt.astimezone(CHINA), e["DTEND"].dt.astimezone(CHINA)) for e in events]
    assert [begin.date() for begin, _ in spans] == [MONDAY, MONDAY]
    assert all(begin < end for begin, end in spans)
    assert spans[0][1] <= spans[1][0]


def test_dispatch_meetings_are_read_by_another_library() -> None:
    matters = (Matter("红灯", "P1", "红（严重滞后）；约谈", "副县长甲"),)
    first = Meeting(date(2026, 11, 2), 900, 1020, "会议室, 二楼", False, matters)
    later = Meeting(date(2026, 11, 9), 900, 1020, "会议室, 二楼", True)

    read = parsed(meetings_text(toy_case(), (first, later), AS_OF))

    one, two = read.walk("VEVENT")
    assert one["DTSTART"].dt.astimezone(CHINA).isoformat() == "2026-11-02T15:00:00+08:00"
    assert (one["DTEND"].dt - one["DTSTART"].dt).seconds == 7200
    assert str(one["LOCATION"]) == "会议室, 二楼"
    assert str(one["DESCRIPTION"]) == "1. 红灯 P1 新材料一期：红（严重滞后）；约谈（副县长甲汇报）"
    assert str(two["DESCRIPTION"]) == "议题会前另发"
    assert one["UID"] != two["UID"]
