"""Sums that must fit, once admission is known and before anything is solved (M01, M02)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from zsyz_model.case import Admission, Case
from zsyz_model.case.limit_words import concerned
from zsyz_model.findings import Finding, InputError, Place, Severity
from zsyz_model.tables import TABLES
from zsyz_model.validate.land_sums import check_land_sums, first_quarter
from zsyz_model.validate.pairing import Minutes, minutes_of
from zsyz_model.validate.said import Row, missing, rows_of, said, scenario_place

RUNNING = ("开工", "投产")


def check_sums(case: Case, admission: Admission) -> tuple[Finding, ...]:
    """Say at once what no plan can meet; return the warnings.

    Every sum is a relaxation of the plan's limits, so that what is refused here has no plan.

    Raises:
        InputError: M02 when admission keeps nothing, M01 for each sum that cannot fit.
    """
    demand = Demand.of(case, admission)
    findings = tuple(_check_kept(case, admission)) or (
        *_check_refused_wishes(case, admission),
        *_check_lonely(demand),
        *_check_counts(demand),
        *_check_hours(demand),
        *_check_pinned(demand),
        *_check_late(demand),
        *check_land_sums(case, demand.must),
    )
    if any(finding.severity is Severity.REFUSED for finding in findings):
        raise InputError(*findings)
    return findings


@dataclass(frozen=True, slots=True)
class Demand:
    """What is certain about the plan: who needs a leader, who must start, who may lead.

    `led` are the kept projects that may have a leader, `certain` those of them that must
    have one, `must` those that must start; `pinned` maps project to its fixed leader.
    """

    case: Case
    led: tuple[Row, ...]
    certain: tuple[Row, ...]
    must: tuple[Row, ...]
    pinned: dict[str, str]
    minutes: Minutes
    leaders: tuple[Row, ...]

    @classmethod
    def of(cls, case: Case, admission: Admission) -> Demand:
        """The demand of the projects that admission kept."""
        kept = rows_of(case.projects.loc[sorted(admission.kept)])
        led = tuple(row for row in kept if row["stage"] != "投产")
        pinned = _pinned(case)
        must = tuple(row for row in led if _must(case, row))
        musts = {row["key"] for row in must}
        certain = tuple(
            row for row in led if row["key"] in musts | set(pinned) or _compulsory(case, row)
        )
        leaders = tuple(rows_of(case.leaders))
        return cls(case, led, certain, must, pinned, minutes_of(case, led), leaders)

    def may(self, row: Row) -> dict[str, int]:
        """Who may lead the project and how many minutes it takes; only the pinned one if any."""
        minutes, fixed = self.minutes[row["key"]], self.pinned.get(row["key"])
        return {who: m for who, m in minutes.items() if fixed in (None, who)}

    def most(self, leader: Row) -> int:
        """The most projects of a leader."""
        blank = missing(leader["most"])
        return self.case.scenario.leaders.default_most if blank else int(leader["most"])


def _pinned(case: Case) -> dict[str, str]:
    pairs = case.table("pairs")
    locked = pairs[pairs["rule"] == "锁定"]
    held = dict(zip(locked["project_id"], locked["leader_id"], strict=True))
    return held | {pin.project: pin.leader for pin in case.scenario.pins if pin.leader}


def _must(case: Case, row: Row) -> bool:
    if row["stage"] in RUNNING or row["key"] in set(case.table("plots")["holder"].dropna()):
        return False
    pins = (pin for pin in case.scenario.pins if pin.project == row["key"])
    return bool(row["must_start"]) or any(pin.quarter or pin.site for pin in pins)


def _compulsory(case: Case, row: Row) -> bool:
    rules = case.scenario.leaders
    return row["stage"] in rules.compulsory_stages and row["invest_wan"] >= rules.compulsory_wan


def _refuse(case: Case, table: str, fact: str, advice: str) -> Finding:
    place = Place(file=case.ledger.source, sheet=TABLES[table].sheet)
    return Finding("M01", fact, advice, Severity.REFUSED, place)


def _check_kept(case: Case, admission: Admission) -> Iterator[Finding]:
    if admission.kept:
        return
    counts = Counter(refusal.title for refusal in admission.refusals)
    told = "、".join(f"{title} {n}" for title, n in counts.most_common())
    fact = f"准入后剩 0 个项目（共 {len(case.projects)} 个；各规则淘汰数：{told or '无'}）"
    place = Place(file=case.ledger.source, sheet=TABLES["projects"].sheet)
    advice = "检查台账的阶段与类型，或情景 admission 的规则和阈值"
    yield Finding("M02", fact, advice, Severity.REFUSED, place)


def _check_refused_wishes(case: Case, admission: Admission) -> Iterator[Finding]:
    """A pin on a project that admission refused cannot hold; 必须开工 is worth a warning."""
    titles = {p: "、".join(_titles(admission, p)) for p in admission.refused}
    for i, pin in enumerate(case.scenario.pins):
        if pin.project in titles:
            place = scenario_place(case.scenario, f"pins[{i}]")
            fact = f"锁定的“{pin.project}”没有通过准入（{titles[pin.project]}）"
            advice = "删去这一条，或改准入的阈值"
            yield Finding("M01", fact, advice, Severity.REFUSED, place, f"pins[{i}]", pin.project)
    for key in case.projects.index[case.projects["must_start"]]:
        if key in titles:
            fact = f"必须开工的项目没有通过准入（{titles[key]}），本期不安排"
            cell = ("projects", str(key), "must_start")
            yield said(case, cell, "M02", fact, "补正后再评审，或改为否", Severity.WARNING)


def _titles(admission: Admission, project: str) -> list[str]:
    return [r.title for r in admission.refusals if r.project_id == project]


def _check_lonely(demand: Demand) -> Iterator[Finding]:
    """Each project that must have a leader can have one at all, by rules and by hours."""
    hours = {leader["key"]: leader["hours"] for leader in demand.leaders}
    for row in demand.certain:
        may, cell = demand.may(row), ("projects", row["key"], "project_id")
        if not may:
            fact = "必须有包保领导，却没有一名领导可以包保（回避、禁止）"
            yield said(demand.case, cell, "M01", fact, "减少回避、禁止，或增加领导")
        elif all(minutes > hours[who] * 60 + 1e-6 for who, minutes in may.items()):
            who = min(may, key=lambda one: (may[one], one))
            fact = (
                f"必须有包保领导，每周至少 {may[who] / 60:.2f} 小时（{who}），"
                f"超过每名可选领导的可用时间；{concerned('leader_hours')}"
            )
            yield said(demand.case, cell, "M01", fact, "增加领导可用小时，或减少每周到现场次数")


def _check_counts(demand: Demand) -> Iterator[Finding]:
    need, most = len(demand.certain), sum(map(demand.most, demand.leaders))
    if need > most:
        fact = (
            f"必须包保的项目 {need} 个，领导合计最多包保 {most} 个（差 {need - most}）；"
            f"{concerned('one_leader', 'leader_count')}"
        )
        yield _refuse(demand.case, "leaders", fact, "增加领导、提高最多包保，或放宽必须包保的条件")
    able = {row["key"] for row in demand.led if demand.may(row)}
    least = sum(_least(leader) for leader in demand.leaders)
    if least > len(able):
        fact = (
            f"领导合计最少包保 {least} 个，可包保的项目只有 {len(able)} 个"
            f"（差 {least - len(able)}）；{concerned('leader_count')}"
        )
        yield _refuse(demand.case, "leaders", fact, "减少最少包保")
    for leader in demand.leaders:
        reach = sum(leader["key"] in demand.may(row) for row in demand.led)
        if _least(leader) > reach:
            fact = f"最少包保 {_least(leader)} 个，可由其包保的项目只有 {reach} 个"
            cell = ("leaders", leader["key"], "least")
            yield said(demand.case, cell, "M01", fact, "减少最少包保，或减少回避、禁止")


def _least(leader: Row) -> int:
    return 0 if missing(leader["least"]) else int(leader["least"])


def _check_hours(demand: Demand) -> Iterator[Finding]:
    options = [demand.may(row) for row in demand.certain]
    need = sum(min(may.values()) for may in options if may)
    have = sum(int(leader["hours"] * 60 + 1e-6) for leader in demand.leaders)
    if need > have:
        fact = (
            f"必须包保的项目每周至少要 {need / 60:.2f} 小时，领导合计可用 {have / 60:.2f} 小时"
            f"（差 {(need - have) / 60:.2f}）；{concerned('leader_hours')}"
        )
        yield _refuse(demand.case, "leaders", fact, "增加领导或可用小时，或减少每周到现场次数")


def _check_pinned(demand: Demand) -> Iterator[Finding]:
    """What is fixed for one leader fits that leader."""
    for leader in demand.leaders:
        who = leader["key"]
        held = [row for row in demand.led if demand.pinned.get(row["key"]) == who]
        minutes = sum(demand.minutes[row["key"]].get(who, 0) for row in held)
        if len(held) > demand.most(leader):
            fact = f"已锁定 {len(held)} 个项目，最多包保 {demand.most(leader)} 个"
            cell = ("leaders", who, "most")
            yield said(demand.case, cell, "M01", fact, "减少锁定，或提高最多包保")
        if minutes > leader["hours"] * 60 + 1e-6:
            fact = f"锁定的项目每周要 {minutes / 60:.2f} 小时，超过可用时间"
            cell = ("leaders", who, "hours")
            yield said(demand.case, cell, "M01", fact, "减少锁定，或增加可用小时")


def _check_late(demand: Demand) -> Iterator[Finding]:
    """What must start can do so within the plan."""
    span = demand.case.scenario.span
    for row in demand.must:
        first = first_quarter(demand.case, row)
        if first > span.length:
            fact = (
                f"必须开工，最早却在 {span.word(first)}，晚于计划期末 {span.quarters[-1]}；"
                f"{concerned('one_start', 'earliest_start')}"
            )
            cell = ("projects", row["key"], "earliest")
            yield said(demand.case, cell, "M01", fact, "延长计划期、提前开工或办结手续，或改为否")
