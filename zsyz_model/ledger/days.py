"""Dates and quarters in the forms that ledgers use; what leaves a choice is not guessed."""

from __future__ import annotations

import datetime as dt
import re

from zsyz_model.ledger.folding import fold
from zsyz_model.ledger.readings import Reading, Spec, changed, read, refused

FIRST_YEAR, LAST_YEAR = 1950, 2100
_EPOCH = dt.date(1899, 12, 30)
_EPOCH_1904 = dt.date(1904, 1, 1)
_SERIALS = (18_264, 73_415)  # 1950-01-01 to 2100-12-31 counted from 1900
_DAY = re.compile(r"(\d{4})(?:[-./年](\d{1,2})[-./月](\d{1,2})日?|(\d{2})(\d{2}))")
_CLOCK = re.compile(r"(?<=[\d日])(?:[T ]|\s+)\d{1,2}(?::\d{2}){1,2}(?:\.\d+)?\s*$")
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
_QUARTER = re.compile(r"(\d{4})(?:年?-?q|-|年)?第?([1-4一二三四])季?度?[初中底末]?")
_QUARTER_SURE = re.compile(r"q|季")
_MONTH = re.compile(
    r"(\d{4})(?:年(\d{1,2})月份?|[-/](\d{1,2})|\.([2-9]|0[1-9]|1[0-2]))(?:[初中底末]|[上中下]旬)?"
)
_SHORT_DAY = re.compile(r"(\d{2})([-.年])(\d{1,2})[-.月](\d{1,2})日?")
_NUMERALS = {"一": 1, "二": 2, "三": 3, "四": 4}
_DAY_ADVICE = "写成2026-03-04这样的年月日"
_QUARTER_ADVICE = "写成2027Q1这样的年份和季度"


def read_date(raw: object, spec: Spec) -> Reading:
    """A cell of kind DATE as a `datetime.date`."""
    match raw:
        case dt.datetime():
            reading = _known_day(raw.date())
            return reading if reading.bad or raw.time() == dt.time() else _without_time(raw.date())
        case dt.date():
            return _known_day(raw)
        case bool():
            return refused("V13", "不是日期", _DAY_ADVICE)
        case int() | float():
            if (packed := _packed(float(raw))) is not None:
                return packed
            return _serial(float(raw), spec)
    word = fold(_CLOCK.sub("", str(raw)))
    if _SERIAL.fullmatch(word):
        return _serial(float(word), spec)
    found = _DAY.fullmatch(word)
    if found is None and (short := _SHORT_DAY.fullmatch(word)):
        return _short_day(short)
    if found is None:
        return refused("V13", "年月日不全或不明确", _DAY_ADVICE)
    return _written_day(str(raw), found)


def read_quarter(raw: object, spec: Spec) -> Reading:
    """A cell of kind QUARTER as a word like ``2027Q1``; a month or a day gives its quarter."""
    if isinstance(raw, str):
        word = fold(raw)
        found = _QUARTER.fullmatch(word)
        if found and _QUARTER_SURE.search(word):
            quarter = f"{found[1]}Q{_NUMERALS.get(found[2]) or found[2]}"
            return _quarter(quarter, raw)
        if found := _MONTH.fullmatch(word):
            return _month(int(found[1]), int(found[2] or found[3] or found[4]))
    day = read_date(raw, spec)
    if not isinstance(day.value, dt.date):
        return refused(day.code, "不是季度，也不能由月份或日期认出季度", _QUARTER_ADVICE)
    return _month(day.value.year, day.value.month)


def _quarter(quarter: str, raw: str) -> Reading:
    if not FIRST_YEAR <= int(quarter[:4]) <= LAST_YEAR:
        return refused("V13", f"年份不在{FIRST_YEAR}–{LAST_YEAR}", _QUARTER_ADVICE)
    return read(quarter) if raw == quarter else changed(quarter, "V13", f"规整为{quarter}")


def _month(year: int, month: int) -> Reading:
    if not 1 <= month <= 12 or not FIRST_YEAR <= year <= LAST_YEAR:
        return refused("V13", "年份或月份不存在", _QUARTER_ADVICE)
    quarter = f"{year}Q{(month + 2) // 3}"
    return changed(quarter, "V13", f"{year}年{month}月所在季度为{quarter}")


def _known_day(day: dt.date) -> Reading:
    if FIRST_YEAR <= day.year <= LAST_YEAR:
        return read(day)
    lost = "（序号60即1900-02-29，该日不存在）" if day == dt.date(1900, 2, 28) else ""
    fact = f"日期{day.isoformat()}不在{FIRST_YEAR}–{LAST_YEAR}年{lost}"
    return refused("V14", fact, "改正日期")


def _without_time(day: dt.date) -> Reading:
    return changed(day, "V13", f"去掉时刻，得{day.isoformat()}")


def _packed(number: float) -> Reading | None:
    """A number such as 20260331 that writes a day out; None when it does not."""
    if not 1950_01_01 <= number <= 2100_12_31 or number != int(number):
        return None
    word = str(int(number))
    try:
        day = dt.date(int(word[:4]), int(word[4:6]), int(word[6:]))
    except ValueError:
        return refused("V13", "日期不存在", _DAY_ADVICE)
    return changed(day, "V13", f"规整为{day.isoformat()}")


def _serial(number: float, spec: Spec) -> Reading:
    """A serial day as Excel keeps it: from 1900, or from 1904 where the workbook says so."""
    if number == 60 and not spec.from_1904:
        return refused("V14", "Excel日期序号60即1900-02-29，该日不存在", _DAY_ADVICE)
    first, last = _SERIALS
    shift = 1462 if spec.from_1904 else 0
    if not first - shift <= number < last + 1 - shift:
        return refused("V14", f"序号{number:g}不是可信的日期", _DAY_ADVICE)
    day = (_EPOCH_1904 if spec.from_1904 else _EPOCH) + dt.timedelta(days=int(number))
    system = "1904" if spec.from_1904 else "1900"
    return changed(day, "V14", f"Excel日期序号按{system}系统换算为{day.isoformat()}")


def _short_day(found: re.Match[str]) -> Reading:
    """26-3-31: the year stands first, as it does in Chinese; sure only where it is no month."""
    if int(found[1]) <= 12:
        return refused("V13", "年份只有两位，年月日不明确", _DAY_ADVICE)
    try:
        day = dt.date(2000 + int(found[1]), int(found[3]), int(found[4]))
    except ValueError:
        return refused("V13", "日期不存在", _DAY_ADVICE)
    return changed(day, "V13", f"两位年份按20{found[1]}年，规整为{day.isoformat()}")


def _written_day(raw: str, found: re.Match[str]) -> Reading:
    year, month, day = (int(part) for part in found.groups() if part)
    try:
        date = dt.date(year, month, day)
    except ValueError:
        return refused("V13", "日期不存在", _DAY_ADVICE)
    reading = _known_day(date)
    if reading.bad or raw == date.isoformat():
        return reading
    return changed(date, "V13", f"规整为{date.isoformat()}")
