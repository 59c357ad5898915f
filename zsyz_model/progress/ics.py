"""A leader's week as an iCalendar text (RFC 5545) that phones and office calendars import.

Times are written in UTC: China keeps UTC+8 without summer time. Nothing reads the clock: the
stamp is the day of the data, so the same plan gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta, timezone

from zsyz_model.case import Case
from zsyz_model.case.dispatch import Meeting
from zsyz_model.case.motion import Visit, Week
from zsyz_model.findings import masked

CHINA = timezone(timedelta(hours=8))
MOST_OCTETS = 75
PRODUCT = "-//zsyz//weekly visits//ZH"
_CONTROLS = {ord(c): " " for c in map(chr, (*range(9), 11, 12, *range(14, 32), 127))}


def calendar_text(case: Case, week: Week, stamp: date, weeks: int = 1) -> str:
    """The calendar of one leader; with `weeks`, each visit comes again in the weeks that follow.

    A visit is an event from the arrival to the end of the stay, with the time to leave in its
    description. Lines end with CRLF and are folded at 75 octets.

    Raises:
        ValueError: when `weeks` is less than 1.
    """
    if weeks < 1:
        raise ValueError("weeks must be at least 1")
    title = f"{_word(case, 'leaders', 'title', week.leader_id)} 每周到现场"
    return _calendar(
        title, (line for visit in week.visits for line in _event(case, visit, stamp, weeks))
    )


def meetings_text(case: Case, held: Iterable[Meeting], stamp: date) -> str:
    """The calendar of the dispatch meetings; the matters stand in the description of the first."""
    return _calendar("项目调度会", (line for one in held for line in _meeting(case, one, stamp)))


def _calendar(title: str, events: Iterable[str]) -> str:
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH", f"X-WR-CALNAME:{escaped(title)}", *events, "END:VCALENDAR",
    ]  # fmt: skip
    return "".join(f"{folded(line)}\r\n" for line in lines)


def _meeting(case: Case, held: Meeting, stamp: date) -> Iterator[str]:
    paper = [
        f"{number}. {one.kind} {case.named(one.project_id)}：{one.words}（{one.reporter}汇报）"
        for number, one in enumerate(held.matters, start=1)
    ]
    yield "BEGIN:VEVENT"
    yield f"UID:dispatch-{held.day.isoformat()}@zsyz"
    yield f"DTSTAMP:{_utc(stamp, 0)}"
    yield f"DTSTART:{_utc(held.day, held.begins)}"
    yield f"DTEND:{_utc(held.day, held.ends)}"
    yield f"SUMMARY:{escaped('项目调度会')}"
    yield f"LOCATION:{escaped(held.place)}"
    yield f"DESCRIPTION:{escaped(masked(chr(10).join(paper) or '议题会前另发'))}"
    yield "END:VEVENT"


def _event(case: Case, visit: Visit, stamp: date, weeks: int) -> Iterator[str]:
    place = _word(case, "places", "place_name", visit.place)
    leave = f"{visit.leaves // 60:02d}:{visit.leaves % 60:02d}"
    yield "BEGIN:VEVENT"
    yield f"UID:{_uid(visit)}"
    yield f"DTSTAMP:{_utc(stamp, 0)}"
    yield f"DTSTART:{_utc(visit.day, visit.begins)}"
    yield f"DTEND:{_utc(visit.day, visit.ends)}"
    if weeks > 1:
        yield f"RRULE:FREQ=WEEKLY;COUNT={weeks}"
    yield f"SUMMARY:{escaped(masked(f'包保走访 {case.named(visit.project_id)}'))}"
    yield f"LOCATION:{escaped(place)}"
    yield f"DESCRIPTION:{escaped(f'{leave} 出发。现场办公，问题记入走访记录和问题清单。')}"
    yield "END:VEVENT"


def _word(case: Case, table: str, column: str, key: str) -> str:
    """A name by its key; the key itself where the ledger gives none."""
    found = case.table(table)[column].get(key)
    return masked(found) if isinstance(found, str) else key


def _uid(visit: Visit) -> str:
    """The same visit of the same day keeps its id, so that a second import replaces the first."""
    parts = (visit.leader_id, visit.project_id, visit.day.isoformat())
    return "-".join(p if p.isascii() and p.isalnum() else p.encode().hex() for p in parts) + "@zsyz"


def _utc(day: date, minutes: int) -> str:
    local = datetime.combine(day, time(), CHINA) + timedelta(minutes=minutes)
    return local.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def escaped(text: str) -> str:
    r"""A text value: backslash, semicolon and comma escaped, line breaks as \n, no controls.

    >>> print(escaped("甲;乙,丙\n丁"))
    甲\;乙\,丙\n丁
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n").translate(_CONTROLS)
    for mark in ("\\", ";", ","):
        plain = plain.replace(mark, "\\" + mark)
    return plain.replace("\n", "\\n")


def folded(line: str) -> str:
    """The line broken after at most 75 octets, never inside a character."""
    parts, room = [""], MOST_OCTETS
    for character in line:
        size = len(character.encode())
        if size > room:
            parts.append("")
            room = MOST_OCTETS - 1
        parts[-1] += character
        room -= size
    return "\r\n ".join(parts)
