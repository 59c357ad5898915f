"""Dates and quarters in the forms seen in ledgers; what leaves a choice is set aside."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zsyz_model.ledger.days import read_date, read_quarter
from zsyz_model.ledger.readings import Spec
from zsyz_model.tables import TABLES

DATE = Spec(TABLES["projects"].by_name["signed_on"], False)
QUARTER = Spec(TABLES["projects"].by_name["earliest"], False)
DATE_1904 = Spec(DATE.column, False, from_1904=True)


@pytest.mark.parametrize("raw", ["2026-03-31", dt.date(2026, 3, 31), dt.datetime(2026, 3, 31)])
def test_a_day_in_the_plain_form_stands(raw: object) -> None:
    reading = read_date(raw, DATE)

    assert (reading.value, reading.code) == (dt.date(2026, 3, 31), "")


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("2026.3.31", "V13"), ("2026年3月31日", "V13"), ("2026/3/31", "V13"), ("20260331", "V13"),
        ("２０２６．３．３１", "V13"), ("2026-03-31 00:00:00", "V13"), (dt.datetime(2026, 3, 31, 9, 30), "V13"),
        (46112.0, "V14"), ("46112", "V14"), (46112.8788, "V14"),
    ],
)  # fmt: skip
def test_other_forms_are_normalised_and_told(raw: object, code: str) -> None:
    reading = read_date(raw, DATE)

    assert (reading.value, reading.code, reading.bad) == (dt.date(2026, 3, 31), code, False)
    assert "2026-03-31" in reading.fact


def test_a_workbook_of_1904_counts_from_1904() -> None:
    reading = read_date(46112.0 - 1462, DATE_1904)

    assert reading.value == dt.date(2026, 3, 31)
    assert reading.fact == "Excel日期序号按1904系统换算为2026-03-31"


@pytest.mark.parametrize(
    ("raw", "spec", "day"),
    [
        (18264.0, DATE, dt.date(1950, 1, 1)), (73415.9, DATE, dt.date(2100, 12, 31)),
        (18263.0, DATE, None), (73416.0, DATE, None),
        (16802.0, DATE_1904, dt.date(1950, 1, 1)), (71953.0, DATE_1904, dt.date(2100, 12, 31)),
        (16801.0, DATE_1904, None), (71954.0, DATE_1904, None),
    ],
)  # fmt: skip
def test_serial_days_reach_from_1950_to_2100(raw: float, spec: Spec, day: dt.date | None) -> None:
    """As a spreadsheet counts them; of 1904, 1462 days less."""
    assert read_date(raw, spec).value == day


@pytest.mark.parametrize(
    ("raw", "day"),
    [
        (20260331.0, dt.date(2026, 3, 31)), (20261231, dt.date(2026, 12, 31)), (20261105, dt.date(2026, 11, 5)),
        (19500101, dt.date(1950, 1, 1)), (21001231, dt.date(2100, 12, 31)),
        (19491231, None), (21010101, None), (20260230, None), (20260331.5, None),
    ],
)  # fmt: skip
def test_a_day_may_be_written_as_one_number(raw: float, day: dt.date | None) -> None:
    reading = read_date(raw, DATE)

    assert (reading.value, reading.bad) == (day, day is None)
    assert reading.code == ("V13" if day or raw == 20260230 else "V14")


@pytest.mark.parametrize(
    ("raw", "day"),
    [("13-3-31", dt.date(2013, 3, 31)), ("26.12.1", dt.date(2026, 12, 1)), ("26年3月31日", dt.date(2026, 3, 31)),
     ("12-3-31", None), ("13-2-30", None), ("26-13-1", None)],
)  # fmt: skip
def test_two_digits_that_are_no_month_are_the_year(raw: str, day: dt.date | None) -> None:
    assert read_date(raw, DATE).value == day


@pytest.mark.parametrize(
    ("raw", "quarter"),
    [("2027年二季度", "2027Q2"), ("2027年三季度", "2027Q3"), ("2027年第四季度末", "2027Q4")],
)
def test_each_quarter_has_its_numeral(raw: str, quarter: str) -> None:
    assert read_quarter(raw, QUARTER).value == quarter


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("26/3/31", "V13"), ("12-3-31", "V13"), ("3/4/26", "V13"), ("2026年3月", "V13"), ("3月底", "V13"), ("已开工", "V13"),
        ("2026-02-30", "V13"), ("2024", "V13"), (True, "V13"), (60.0, "V14"), (2026.0, "V14"), (1e9, "V14"),
        (dt.date(1900, 2, 28), "V14"), ("02-26(年份原页缺)", "V13"),
    ],
)  # fmt: skip
def test_a_day_that_is_not_certain_is_set_aside(raw: object, code: str) -> None:
    reading = read_date(raw, DATE)

    assert (reading.value, reading.code, reading.bad) == (None, code, True)
    assert reading.advice


@pytest.mark.parametrize(
    "raw",
    [
        "2027q1",
        "2027-Q1",
        "2027年一季度",
        "2027年第1季度",
        "2027年第一季度",
        "2027一季度",
        "2027年Q1",
        "２０２７Ｑ１",
    ],
)
def test_quarters_in_words_are_normalised(raw: str) -> None:
    reading = read_quarter(raw, QUARTER)

    assert (reading.value, reading.code, reading.fact) == ("2027Q1", "V13", "规整为2027Q1")


def test_a_quarter_in_the_plain_form_stands() -> None:
    reading = read_quarter("2027Q4", QUARTER)

    assert (reading.value, reading.code) == ("2027Q4", "")


@pytest.mark.parametrize(
    ("raw", "quarter"),
    [
        ("2027年5月", "2027Q2"), ("2027-05", "2027Q2"), ("2027.5", "2027Q2"), ("2027/12", "2027Q4"),
        ("2027-05-06", "2027Q2"), (dt.date(2027, 9, 30), "2027Q3"), (46112.0, "2026Q1"),
    ],
)  # fmt: skip
def test_a_month_or_a_day_gives_its_quarter(raw: object, quarter: str) -> None:
    reading = read_quarter(raw, QUARTER)

    assert (reading.value, reading.code, reading.bad) == (quarter, "V13", False)


@pytest.mark.parametrize(
    "raw", ["2027", "27Q1", "2027Q5", "2027年上半年", "2027.1", "2027-13", 2027.3, "年底", "1801Q1"]
)
def test_a_quarter_that_is_not_certain_is_set_aside(raw: object) -> None:
    reading = read_quarter(raw, QUARTER)

    assert (reading.value, reading.bad) == (None, True)
    assert reading.code in ("V13", "V14")


@given(st.dates(dt.date(1950, 1, 1), dt.date(2100, 12, 31)), st.sampled_from("-./"))
def test_every_day_reads_back_from_every_form(day: dt.date, mark: str) -> None:
    text = f"{day.year}{mark}{day.month}{mark}{day.day}"

    assert read_date(text, DATE).value == day
    assert read_date(float((day - dt.date(1899, 12, 30)).days), DATE).value == day


@given(st.text(max_size=15))
def test_no_text_at_all_breaks_the_readers(text: str) -> None:
    assert read_date(text, DATE).bad or read_date(text, DATE).value
    assert read_quarter(text, QUARTER).bad or read_quarter(text, QUARTER).value
