"""The five situations of the county's plan, each project with its own indicators.

签约: keep close; 未开工: procedures; 待供地: land and swaps; 缺资金: finance; 快达产: completion.
A project may stand in several.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from zsyz_model.case import Case, Plan
from zsyz_model.case.light_rules import LightPreset
from zsyz_model.case.motion import Pace, Situation
from zsyz_model.progress.pace import Sheets, month_of, pace
from zsyz_model.progress.rates import Money
from zsyz_model.validate.said import Row, missing, rows_of

SIGNED, UNSTARTED, LANDLESS, MONEYLESS, FAST = KINDS = (
    "签约", "未开工", "待供地", "缺资金", "快达产",
)  # fmt: skip
UNKNOWN = "不详"
Told = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What the indicators are read from."""

    case: Case
    plan: Plan | None
    as_of: date
    money: Money
    steps: Mapping[str, Sequence[Row]]
    paces: Mapping[str, Pace]

    @classmethod
    def of(cls, case: Case, plan: Plan | None, as_of: date, preset: LightPreset) -> Known:
        """Everything looked up once; paces are those of the month of `as_of`."""
        sheets, month = Sheets.of(case), month_of(as_of.isoformat())
        paces = {p: pace(sheets, p, month, preset) for p in sheets.projects}
        return cls(case, plan, as_of, Money.of(case, as_of), sheets.steps, paces)


def situations(known: Known) -> tuple[Situation, ...]:
    """Every project in every situation that it is in, situation by situation."""
    leaders = {lead.project_id: lead.leader_id for lead in known.plan.leads} if known.plan else {}
    rows = tuple(rows_of(known.case.projects))
    return tuple(
        Situation(
            kind,
            row["key"],
            leaders.get(row["key"], _word(row["current_leader"])),
            told(known, row),
        )
        for kind, (within, told) in SITUATIONS.items()
        for row in rows
        if within(known, row)
    )


def _word(value: object) -> str:
    return "" if missing(value) else str(value)


def _wan(value: float | None) -> str:
    return UNKNOWN if value is None else f"{round(value, 2):g} 万元"


def _percent(value: float | None) -> str:
    return UNKNOWN if value is None else f"{value:.1f}%"


def _days(day: object, as_of: date) -> str:
    return UNKNOWN if missing(day) else f"{(as_of - day.date()).days} 天"  # type: ignore[attr-defined]


def _is_signed(_known: Known, row: Row) -> bool:
    return bool(row["stage"] == "签约")


def _tell_signed(known: Known, row: Row) -> Told:
    paid, invest = known.money.paid(row["key"]), float(row["invest_wan"])
    share = None if paid is None or not invest else 100 * paid / invest
    return (
        ("签约至今", _days(row["signed_on"], known.as_of)),
        ("到位资金", _wan(paid)),
        ("资金到位率", _percent(share)),
        ("承诺开工", _word(row["promised"]) or UNKNOWN),
    )


def _is_unstarted(_known: Known, row: Row) -> bool:
    return row["stage"] in ("签约", "落地") and missing(row["started_on"])


def _tell_unstarted(known: Known, row: Row) -> Told:
    steps = known.steps.get(row["key"], ())
    late = known.paces[row["key"]].months_not_started
    beyond = ("超过承诺开工", UNKNOWN if late is None else f"{late:g} 个月")
    if not steps:
        return (("手续", UNKNOWN), beyond)
    left = [step for step in steps if missing(step["done_on"])]
    overdue = [s for s in left if not missing(s["due_on"]) and s["due_on"].date() < known.as_of]
    due = sorted(s["due_on"].date().isoformat() for s in left if not missing(s["due_on"]))
    return (
        ("手续", f"已办 {len(steps) - len(left)} 项，共 {len(steps)} 项"),
        ("逾期手续", "、".join(str(step["step"]) for step in overdue) or "无"),
        ("最近期限", due[0] if due else ("无" if not left else UNKNOWN)),
        beyond,
    )


def _is_landless(_known: Known, row: Row) -> bool:
    return row["needs"] == "用地" and row["stage"] not in ("开工", "投产", "终止")


def _tell_landless(known: Known, row: Row) -> Told:
    wanted = UNKNOWN if missing(row["land_mu"]) else f"{row['land_mu']:g} 亩"
    if known.plan is None:
        return (("拟用地", wanted), ("方案供地", UNKNOWN))
    start = next((s for s in known.plan.starts if s.project_id == row["key"]), None)
    if start is None:
        return (("拟用地", wanted), ("方案供地", "本计划期未安排"))
    sources = "、".join(f"{s.kind} {s.mu:g} 亩（{s.quarter}）" for s in start.sources)
    site = "新增用地" if start.site == "new" else f"存量地块 {start.site}"
    return (
        ("拟用地", wanted),
        ("方案供地", f"{start.quarter} {site}"),
        ("指标来源", sources or UNKNOWN),
        *_tell_swaps(known.plan, row["key"]),
    )


def _tell_swaps(plan: Plan, project: str) -> Told:
    """Which holders made room for the project (腾挪置换)."""
    parts = [
        f"{swap.holder} 让出 {taker.mu:g} 亩（{swap.plot_id}）"
        for swap in plan.swaps
        for taker in swap.takers
        if taker.project_id == project
    ]
    return (("腾挪置换", "、".join(parts)),) if parts else ()


def _is_moneyless(_known: Known, row: Row) -> bool:
    short = not missing(row["gap_wan"]) and float(row["gap_wan"]) > 0
    return (row["needs"] == "资金" or short) and row["stage"] not in ("投产", "终止")


def _tell_moneyless(known: Known, row: Row) -> Told:
    gap = None if missing(row["gap_wan"]) else float(row["gap_wan"])
    if known.plan is None:
        return (("资金缺口", _wan(gap)), ("方案融资", UNKNOWN))
    loans = [loan for loan in known.plan.loans if loan.project_id == row["key"]]
    lent = sum(loan.amount_wan for loan in loans)
    lines = "、".join(f"{loan.line_id} {loan.amount_wan:g} 万元" for loan in loans)
    return (
        ("资金缺口", _wan(gap)),
        ("方案融资", lines or "未安排"),
        ("缺口落实", _percent(100 * lent / gap if gap else None)),
    )


def _is_fast(known: Known, row: Row) -> bool:
    """Under way and not behind: the plan says that these must be finished."""
    behind = known.paces[row["key"]].behind_pp
    return bool(row["stage"] == "开工") and behind is not None and behind <= 0


def _tell_fast(known: Known, row: Row) -> Told:
    found = known.paces[row["key"]]
    ahead = None if found.behind_pp is None else -found.behind_pp
    return (
        ("完成年度计划", _percent(found.done_share)),
        ("超前序时", UNKNOWN if ahead is None else f"{ahead:.1f} 个百分点"),
        ("投产日期", UNKNOWN if missing(row["produced_on"]) else f"{row['produced_on'].date()}"),
    )


SITUATIONS: Mapping[str, tuple[Callable[[Known, Row], bool], Callable[[Known, Row], Told]]] = {
    SIGNED: (_is_signed, _tell_signed),
    UNSTARTED: (_is_unstarted, _tell_unstarted),
    LANDLESS: (_is_landless, _tell_landless),
    MONEYLESS: (_is_moneyless, _tell_moneyless),
    FAST: (_is_fast, _tell_fast),
}
"""Situation → who is in it, and what is told of him."""
