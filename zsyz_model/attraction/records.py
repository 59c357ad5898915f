"""What came of outings and leads: cost per lead, conversion by source, mode, region and chain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations

from zsyz_model.attraction.funnel import ENDED, FROM_PROJECTS, SIGNED, UNSAID, Prospect
from zsyz_model.attraction.months import month_of, ordinal, word_of
from zsyz_model.case import Case
from zsyz_model.case.attraction import Conversion, Yield
from zsyz_model.case.shares import wilson
from zsyz_model.findings import Finding, Severity
from zsyz_model.validate.said import Row, missing, rows_of, said

TRIP_GROUPS = {"mode": "方式", "region": "区域", "industry": "产业", "leader_id": "带队领导"}
LEAD_GROUPS = {"source": "来源", "mode": "方式", "region": "区域", "industry": "产业"}
WHOLE = "合计"


def made_trips(case: Case) -> tuple[Row, ...]:
    """The outings that were made by the cut-off date, those with an unreadable month left out."""
    now = month_of(date.fromisoformat(case.scenario.as_of))
    return tuple(
        row
        for row in rows_of(case.table("trips"))
        if (month := _month(row)) is not None and month <= now
    )


def _month(row: Row) -> int | None:
    try:
        return ordinal(str(row["month"]))
    except ValueError:
        return None


def yields(case: Case) -> tuple[Yield, ...]:
    """Outings, firms, leads and cost per lead: all together, then by mode, region, chain, leader."""
    rows = made_trips(case)
    if not rows:
        return ()
    told = [_yield("", WHOLE, rows)]
    for column, title in TRIP_GROUPS.items():
        for name in sorted({_word(row[column]) for row in rows}):
            told.append(_yield(title, name, [r for r in rows if _word(r[column]) == name]))
    return tuple(told)


def _yield(by: str, group: str, rows: Sequence[Row]) -> Yield:
    costed = [r for r in rows if not missing(r["cost_wan"]) and not missing(r["leads"])]
    wan = sum(float(r["cost_wan"]) for r in costed)
    from_costed = sum(int(r["leads"]) for r in costed)
    return Yield(
        by, group, len(rows),
        sum(0 if missing(r["firms"]) else int(r["firms"]) for r in rows),
        sum(0 if missing(r["leads"]) else int(r["leads"]) for r in rows),
        len(costed), round(wan, 2), round(wan / from_costed, 4) if from_costed else None,
    )  # fmt: skip


def lead_costs(case: Case, found: Sequence[Prospect]) -> dict[str, float]:
    """Lead → its cost in 万元: its own, else its part of the outing that it came from.

    An outing is found by month, leader and region; its cost is shared by the leads of the sheet
    that name it. Leads whose cost nobody knows are left out.
    """
    of: dict[tuple[int, str, str], list[str]] = {}
    for x in found:
        if x.cost_wan is None and x.leader_id and x.entered is not None:
            of.setdefault((x.entered, x.leader_id, x.region), []).append(x.key)
    costs = {x.key: x.cost_wan for x in found if x.cost_wan is not None}
    for row in made_trips(case):
        names = of.get((_month(row) or 0, row["leader_id"], _word(row["region"])), [])
        if not missing(row["cost_wan"]):
            costs |= {name: float(row["cost_wan"]) / len(names) for name in names}
    return costs


def conversions(case: Case, found: Sequence[Prospect]) -> tuple[Conversion, ...]:
    """What became of the leads of the sheet 线索: all, then by source, mode, region and chain."""
    leads = [x for x in found if x.source != FROM_PROJECTS]
    if not leads:
        return ()
    costs, level = lead_costs(case, leads), case.scenario.attraction.band
    told = [_conversion("", WHOLE, leads, costs, level)]
    for field, title in LEAD_GROUPS.items():
        for name in sorted({getattr(x, field) for x in leads}):
            here = [x for x in leads if getattr(x, field) == name]
            told.append(_conversion(title, name, here, costs, level))
    return tuple(told)


def _conversion(
    by: str, group: str, leads: Sequence[Prospect], costs: Mapping[str, float], level: float
) -> Conversion:
    signed = sum(x.stage in SIGNED for x in leads)
    ended = sum(x.stage == ENDED for x in leads)
    decided = signed + ended
    low, high = _percent(wilson(signed, decided, level)) if decided else (None, None)
    known = [costs[x.key] for x in leads if x.key in costs]
    wan = sum(known)
    return Conversion(
        by, group, len(leads), signed, ended, len(leads) - decided,
        round(100 * signed / decided, 4) if decided else None, low, high, round(wan, 2),
        len(known), round(wan / signed, 4) if signed and len(known) == len(leads) else None,
    )  # fmt: skip


def _percent(bounds: tuple[float, float]) -> tuple[float, float]:
    low, high = bounds
    return round(100 * low, 4), round(100 * high, 4)


def _word(value: object) -> str:
    return UNSAID if missing(value) else str(value).strip()


def check_trips(case: Case) -> Iterator[Finding]:
    """Outings whose month or days cannot be (Z02, Z08), and leaders in two places at once (Z04)."""
    now = month_of(date.fromisoformat(case.scenario.as_of))
    for row in rows_of(case.table("trips")):
        month = _month(row)
        if month is None:
            fact = f"月份“{row['month']}”读不出，该次外出未计入"
            yield _said(case, row, "month", "Z02", fact, "写成 2026-03")
            continue
        if month > now:
            fact = f"{word_of(month)} 晚于数据截止 {case.scenario.as_of}，该次外出未计入"
            yield _said(case, row, "month", "Z08", fact, "只登记已成行的；计划由程序排")
        begins = row["begins_on"]
        if not missing(begins) and month_of(begins.date()) != month:
            fact = f"出发日期 {begins.date()} 不在所写的月份 {word_of(month)} 内"
            yield _said(case, row, "begins_on", "Z08", fact, "改正月份或出发日期")
    yield from _check_twice(case)


def _check_twice(case: Case) -> Iterator[Finding]:
    """Two outings of a leader that overlap, and visits to a project in the days of an outing."""
    away = [r for r in rows_of(case.table("trips")) if _days(r)]
    for first, then in combinations(
        sorted(away, key=lambda r: (r["leader_id"], r["begins_on"])), 2
    ):
        if first["leader_id"] == then["leader_id"] and then["begins_on"] <= first["ends_on"]:
            fact = (
                f"{then['leader_id']} 在 {then['begins_on'].date()} 还在去{_word(first['region'])}的路上"
                f"（{first['begins_on'].date()} 至 {first['ends_on'].date()}）"
            )
            advice = "改正两次外出的日期或带队领导"
            yield _said(case, then, "begins_on", "Z04", fact, advice)
    for visit in rows_of(case.table("visits")):
        for row in away:
            inside = row["begins_on"] <= visit["visited_on"] <= row["ends_on"]
            if inside and row["leader_id"] == visit["leader_id"]:
                fact = f"当天在外招商（{row['begins_on'].date()} 至 {row['ends_on'].date()}），却有到现场的记录"
                cell = ("visits", visit["key"], "visited_on")
                yield said(case, cell, "Z04", fact, "改正走访或外出的日期", Severity.WARNING)


def _days(row: Row) -> bool:
    return not missing(row["begins_on"]) and not missing(row["ends_on"])


def _said(case: Case, row: Row, column: str, code: str, fact: str, advice: str) -> Finding:
    return said(case, ("trips", row["key"], column), code, fact, advice, Severity.WARNING)
