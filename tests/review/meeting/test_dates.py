import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cases import make_scenario
from zsyz_model.case import MeetingRules, Scenario
from zsyz_model.findings import Finding, InputError, Place, Severity
from zsyz_model.review.meeting import dates as room
from zsyz_model.review.meeting import workdays
from zsyz_model.review.meeting.dates import Dates, check_calendar, cut_off, meeting_dates
from zsyz_model.review.meeting.workdays import is_workday, workdays_before


def meeting(as_of: str, held_on: str = "", **rules: int) -> Scenario:
    origins = {"meeting.held_on": "a.yaml:9"}
    return make_scenario(as_of=as_of, meeting=MeetingRules(held_on, **rules), origins=origins)


def refused(scenario: Scenario) -> tuple[Finding, ...]:
    with pytest.raises(InputError, match="Y07") as told:
        meeting_dates(scenario)
    return told.value.findings


@pytest.mark.parametrize(
    ("as_of", "topics_by", "held_on"),
    [
        ("2026-10-30", "2026-10-30", "2026-11-04"),
        # A Saturday: nobody hands in before Monday, three working days later is Thursday.
        ("2026-10-31", "2026-11-02", "2026-11-05"),
        # Monday before the National Day: 29 and 30 September, then 8 October.
        ("2026-09-28", "2026-09-28", "2026-10-08"),
        # Within the holidays: due on 8 October; 9, 10 (made-up Saturday) and Monday 12 follow.
        ("2026-10-03", "2026-10-08", "2026-10-12"),
        # Before the Spring Festival: 13, 14 (made-up Saturday), then 24 February.
        ("2026-02-12", "2026-02-12", "2026-02-24"),
    ],
)
def test_an_open_date_is_the_first_with_enough_notice(
    as_of: str, topics_by: str, held_on: str
) -> None:
    found = meeting_dates(meeting(as_of))

    assert (found.topics_by.isoformat(), found.held_on.isoformat()) == (topics_by, held_on)
    assert (found.as_of.isoformat(), found.stated) == (as_of, False)


def test_a_stated_date_stands_even_on_a_made_up_saturday() -> None:
    found = meeting_dates(meeting("2026-09-20", "2026-10-10"))

    days = (dt.date(2026, 9, 20), dt.date(2026, 9, 30), dt.date(2026, 10, 10))
    assert found == Dates(*days, stated=True)


def test_a_stated_date_may_be_the_earliest_of_all() -> None:
    # Tuesday 22 September: 23, 24, then Monday 28 after the Mid-Autumn holidays.
    found = meeting_dates(meeting("2026-09-22", "2026-09-28"))

    assert (found.topics_by, found.held_on) == (dt.date(2026, 9, 22), dt.date(2026, 9, 28))


@pytest.mark.parametrize(
    ("held_on", "fact", "advice"),
    [
        ("2026-10-05", "周一，按国务院办公厅的放假调休安排不上班", "改为 2026-10-08，或留空由程序推算"),
        ("2026-10-11", "周日，按国务院办公厅的放假调休安排不上班", "改为 2026-10-12，或留空由程序推算"),
        (
            "2026-09-24",
            "提前期不足：议题应在会前 3 个工作日即 2026-09-21 收齐，早于截止日 2026-09-22",
            "改为 2026-09-28，或留空由程序推算",
        ),
        (
            "2026-09-26",
            "提前期不足：议题应在会前 3 个工作日即 2026-09-22 收齐，早于截止日 2026-09-22",
            "改为 2026-09-28，或留空由程序推算",
        ),
        ("2026年10月8日", "不是日期", "写成 2026-10-31"),
        ("20261008", "不是日期", "写成 2026-10-31"),
        ("9999-12-31", "不是日期", "写成 2026-10-31"),
    ],
)  # fmt: skip
def test_a_date_on_which_nobody_can_meet_is_refused_at_its_line(
    held_on: str, fact: str, advice: str
) -> None:
    # 22 September 2026 is a Tuesday; 23 and 24 work, 25 to 27 are the Mid-Autumn holidays.
    (finding,) = refused(meeting("2026-09-22", held_on))

    assert (finding.fact, finding.advice, finding.value) == (fact, advice, held_on)
    assert (finding.code, finding.severity) == ("Y07", Severity.REFUSED)
    assert (finding.place, finding.subject) == (Place("a.yaml", row=9), "meeting.held_on")


def test_everything_that_cannot_be_is_told_at_once() -> None:
    told = refused(meeting("2026-13-01", "soon", notice_days=-1, most_topics=0))

    assert [(f.subject, f.fact) for f in told] == [
        ("as_of", "不是日期"),
        ("meeting.notice_days", "应在 0 与 60 个工作日之间"),
        ("meeting.most_topics", "一次会议至少有 1 个议题"),
        ("meeting.held_on", "不是日期"),
    ]
    with pytest.raises(InputError, match=r"2026-13-01.*不是日期"):
        cut_off(meeting("2026-13-01"))


def test_an_unknown_year_is_told_once_with_what_to_do() -> None:
    # 1 March 2090 is a Wednesday.
    scenario = meeting("2090-03-01")
    found = meeting_dates(scenario)

    (finding,) = check_calendar(scenario, found)

    assert found.held_on == dt.date(2090, 3, 6)
    assert (finding.code, finding.severity) == ("S20", Severity.WARNING)
    assert (finding.place, finding.value) == (Place("a.yaml", row=9), "2090-03-06")
    assert finding.fact == (
        "2090-03-01 至 2090-03-06 要看2090 年的放假调休安排，日历里还没有，"
        "未公布的日子按周一至周五上班计算"
    )
    assert finding.advice == (
        "国务院办公厅一般在上年 11 月公布安排：公布后更新 holidays 包，"
        "或在情景的 meeting.held_on 写明会期"
    )


def test_a_saturday_of_an_unknown_year_may_be_stated() -> None:
    scenario = meeting("2090-03-01", "2090-03-11")
    found = meeting_dates(scenario)

    (finding,) = check_calendar(scenario, found)

    assert (found.held_on.weekday(), found.topics_by) == (5, dt.date(2090, 3, 8))
    assert finding.advice.endswith("并核对写明的日期")


def test_a_known_year_needs_no_word_but_its_last_days_do(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (room, workdays):
        monkeypatch.setattr(module, "known_year", lambda year: year <= 2018)
    early, late = meeting("2018-12-20"), meeting("2018-12-25")

    assert check_calendar(early, meeting_dates(early)) == ()
    # From Tuesday 25 the third day is Friday 28; from 26 it is the 31st, which a notice moved.
    assert check_calendar(late, meeting_dates(late)) == ()
    late = meeting("2018-12-26")
    (finding,) = check_calendar(late, meeting_dates(late))
    assert "要看2019 年的放假调休安排" in finding.fact


@settings(deadline=None)
@given(st.dates(dt.date(2026, 1, 2), dt.date(2026, 11, 20)), st.integers(0, 8))
def test_no_earlier_day_gives_enough_notice(as_of: dt.date, notice: int) -> None:
    found = meeting_dates(meeting(as_of.isoformat(), notice_days=notice))
    days = (as_of + dt.timedelta(days=n) for n in range((found.held_on - as_of).days))

    assert is_workday(found.held_on)
    assert found.topics_by >= as_of
    assert [d for d in days if is_workday(d) and workdays_before(d, notice) >= as_of] == []
