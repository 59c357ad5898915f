"""履约率, 落地率, 开工率, 资金到位率 of the signed projects, by group, beside published rates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from zsyz_model.case import Case, Lead
from zsyz_model.case.motion import Beside, Rates
from zsyz_model.case.progress_rules import Yardstick
from zsyz_model.findings import Finding, Severity
from zsyz_model.validate.said import Row, missing, rows_of, said

SIGNED = ("签约", "落地", "开工", "投产")
LANDED = ("落地", "开工", "投产")
STARTED = ("开工", "投产")
YUAN = ("", "人民币", "元", "CNY", "RMB")
COUNTY = "全县"
GROUPS = {
    "duty_unit": "责任单位", "leader_id": "包保领导", "place": "乡镇园区", "industry": "产业",
}  # fmt: skip
NAMELESS = "未填"


@dataclass(frozen=True, slots=True)
class Conversions:
    """What the rates of a group are made of; counts of projects, money in 万元.

    `honoured` and `paid_wan` are None where the ledger does not allow to know them.
    """

    signed: int
    landed: int
    started: int
    honoured: int | None
    invest_wan: float
    paid_wan: float | None

    def rates(self, by: str, group: str) -> Rates:
        """The rates in percent of the signed (of their investment, for the money)."""
        return Rates(
            by, group, self.signed, self.landed, self.started,
            honoured_rate=_share(self.honoured, self.signed),
            landed_rate=_share(self.landed, self.signed),
            started_rate=_share(self.started, self.signed),
            funded_rate=_share(self.paid_wan, self.invest_wan),
        )  # fmt: skip


def _share(part: float | None, whole: float) -> float | None:
    return None if part is None or not whole else 100.0 * part / whole


def signed_projects(case: Case, as_of: date) -> tuple[Row, ...]:
    """Projects that have been signed by then, those that were dropped after signing among them."""
    return tuple(row for row in rows_of(case.projects) if _signed(row, as_of))


def _signed(row: Row, as_of: date) -> bool:
    day = row["signed_on"]
    if not missing(day):
        return bool(day.date() <= as_of)
    return row["stage"] in SIGNED


def rates(case: Case, leads: Sequence[Lead], as_of: date) -> tuple[Rates, ...]:
    """The county's rates, then those of each unit, leader, town and industry."""
    led = {lead.project_id: lead.leader_id for lead in leads}
    rows = [
        {**row, "leader_id": led.get(row["key"], row["current_leader"])}
        for row in signed_projects(case, as_of)
    ]
    money = Money.of(case, as_of)
    found = [conversions(case, rows, money).rates("", COUNTY)]
    for column, title in GROUPS.items():
        groups: dict[str, list[Row]] = {}
        for row in rows:
            name = NAMELESS if missing(row[column]) else str(row[column])
            groups.setdefault(name, []).append(row)
        found += [
            conversions(case, groups[name], money).rates(title, name) for name in sorted(groups)
        ]
    return tuple(found)


def conversions(case: Case, rows: Sequence[Row], money: Money) -> Conversions:
    """The counts and sums of some signed projects."""
    licences: Mapping[str, object] = {
        str(key): value for key, value in case.table("proofs")["licence"].items()
    }
    known = [licences.get(row["key"]) for row in rows]
    honoured = None if any(missing(v) for v in known) else sum(v == "有" for v in known)
    paid = [money.paid(row["key"]) for row in rows]
    return Conversions(
        signed=len(rows),
        landed=sum(row["stage"] in LANDED for row in rows),
        started=sum(row["stage"] in STARTED for row in rows),
        honoured=honoured,
        invest_wan=sum(float(row["invest_wan"]) for row in rows),
        paid_wan=None if None in paid else sum(wan for wan in paid if wan is not None),
    )


@dataclass(frozen=True, slots=True)
class Money:
    """What has been paid in for each project by a day, in 万元.

    `known`: whether the ledger has the sheet 到位资金 at all. `foreign`: projects with money in
    another currency, whose sum needs the rate of each day and is left to the assessment.
    """

    known: bool
    wan: Mapping[str, float]
    foreign: frozenset[str]

    @classmethod
    def of(cls, case: Case, as_of: date) -> Money:
        """The payments of the sheet 到位资金 until then."""
        table = case.table("funds")
        rows = [r for r in rows_of(table) if r["paid_on"] <= pd.Timestamp(as_of)]
        wan: dict[str, float] = {}
        for row in rows:
            wan[row["project_id"]] = wan.get(row["project_id"], 0.0) + float(row["amount_wan"])
        foreign = frozenset(row["project_id"] for row in rows if not _domestic(row))
        return cls(not table.empty, wan, foreign)

    def paid(self, project: str) -> float | None:
        """Paid in; None when it cannot be known."""
        return self.wan.get(project, 0.0) if self.known and project not in self.foreign else None


def _domestic(row: Row) -> bool:
    return missing(row["currency"]) or str(row["currency"]).strip() in YUAN


def check_funds(case: Case) -> Iterator[Finding]:
    """Money in another currency (T31): its projects have no 资金到位率 here."""
    for row in rows_of(case.table("funds")):
        if not _domestic(row):
            cell = ("funds", row["key"], "currency")
            fact = "外币到位资金未折算，该项目及其所在组的资金到位率不列"
            advice = "以考核部分按到账当日汇率折算的数为准"
            yield said(case, cell, "T31", fact, advice, Severity.WARNING)


RATES = {
    "honoured": ("履约率", "honoured_rate"), "landed": ("落地率", "landed_rate"),
    "started": ("开工率", "started_rate"), "funded": ("资金到位率", "funded_rate"),
}  # fmt: skip
"""Field of a yardstick → its words and the field of `Rates`."""


def beside(ours: Rates, yardsticks: Sequence[Yardstick]) -> tuple[Beside, ...]:
    """Every published rate with the county's own."""
    return tuple(
        Beside(stick.title, stick.source, title, getattr(stick, name), getattr(ours, field))
        for stick in yardsticks
        for name, (title, field) in RATES.items()
        if getattr(stick, name) is not None
    )
