"""What must hold inside a row: wholes and parts, dates in order, swaps, leaders' limits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from zsyz_model.case import Case, ordinal
from zsyz_model.findings import Finding, Severity
from zsyz_model.tables import SWAP_KINDS, TABLES
from zsyz_model.validate.said import Row, filled, label, missing, rows_of, said, word_of

GRAIN = 0.005


@dataclass(frozen=True, slots=True)
class _Part:
    """A column that may not exceed another one of the same row."""

    table: str
    part: str
    whole: str


PARTS = (
    _Part("projects", "converted_mu", "land_mu"),
    _Part("projects", "farmland_mu", "converted_mu"),
    _Part("projects", "paddy_mu", "farmland_mu"),
    _Part("projects", "fixed_wan", "invest_wan"),
    _Part("schemes", "surplus_mu", "cleared_mu"),
    _Part("schemes", "paddy_mu", "farmland_mu"),
    _Part("finance", "single_wan", "limit_wan"),
    _Part("chains", "filled", "posts"),
)


def check_rows(case: Case) -> Iterator[Finding]:
    """Everything that a single row contradicts by itself."""
    yield from check_keys(case)
    yield from check_required(case)
    yield from check_parts(case)
    yield from check_dates(case)
    yield from check_swaps(case)
    yield from check_leader_limits(case)
    yield from check_reclaimed(case)


def check_keys(case: Case) -> Iterator[Finding]:
    """No key stands twice (K01)."""
    for table in filled(case):
        index = case.table(table.name).index
        for key in index[index.duplicated()].unique():
            fact = f"“{key}”在“{table.sheet}”中出现 {int((index == key).sum())} 次"
            cell = (table.name, str(key), table.key[0])
            yield said(case, cell, "K01", fact, "留一行，不自动取首行")


def check_required(case: Case) -> Iterator[Finding]:
    """No required cell is empty (V10); a scenario's change may have emptied it."""
    for table in filled(case):
        frame = case.table(table.name)
        for column in table.columns:
            if column.required:
                for key in frame.index[frame[column.name].isna()]:
                    cell = (table.name, str(key), column.name)
                    yield said(case, cell, "V10", "必填为空", f"补填“{column.header}”")


def check_parts(case: Case) -> Iterator[Finding]:
    """No part exceeds its whole (V16), beyond half a hundredth."""
    for rule in PARTS:
        frame = case.table(rule.table)
        parts, wholes = (frame[name].astype("Float64") for name in (rule.part, rule.whole))
        for key in frame.index[(parts > wholes + GRAIN).fillna(False)]:
            yield _told_part(case, rule, str(key))


def _told_part(case: Case, rule: _Part, key: str) -> Finding:
    whole = case.table(rule.table).loc[[key], rule.whole].iloc[0]
    unit = TABLES[rule.table].by_name[rule.whole].unit
    above = label(rule.table, rule.whole)
    at = case.place_of(rule.table, key, rule.whole).cell
    where = f"（{at}）" if at else ""
    fact = f"{label(rule.table, rule.part)}大于{above} {word_of(whole)}{unit}{where}"
    return said(case, (rule.table, key, rule.part), "V16", fact, "核对两格，改正其中一格")


def check_dates(case: Case) -> Iterator[Finding]:
    """Signed ≤ started ≤ produced (V15)."""
    frame = case.projects
    for first, then in TABLES["projects"].in_order:
        if (first, then) == ("signed_on", "produced_on"):
            frame = frame[frame["started_on"].isna()]
        for key in frame.index[frame[then] < frame[first]]:
            day = word_of(case.projects.loc[[key], first].iloc[0])
            fact = f"{label('projects', then)}早于{label('projects', first)} {day}"
            cell = ("projects", str(key), then)
            yield said(case, cell, "V15", fact, "核对两个日期，改正其中一个")


def check_swaps(case: Case) -> Iterator[Finding]:
    """What is released by a holder names it and when it is repaid; no other plot does (K04)."""
    for row in rows_of(case.table("plots")):
        check = _check_swap if row["plot_kind"] in SWAP_KINDS else _check_plain
        yield from check(case, row)


def _check_swap(case: Case, row: Row) -> Iterator[Finding]:
    for column in ("holder", "repay_by"):
        if missing(row[column]):
            header = label("plots", column)
            cell = ("plots", row["key"], column)
            yield said(case, cell, "K04", f"{row['plot_kind']}没有填“{header}”", f"补填“{header}”")
    if missing(row["repay_by"]) or missing(row["ready"]):
        return
    if ordinal(row["repay_by"]) < ordinal(row["ready"]):
        cell = ("plots", row["key"], "repay_by")
        fact = f"归还期限早于可用季度 {row['ready']}"
        yield said(case, cell, "K04", fact, "归还期限应不早于可用季度")


def _check_plain(case: Case, row: Row) -> Iterator[Finding]:
    for column in ("holder", "repay_by"):
        if not missing(row[column]):
            fact = f"类别是“{row['plot_kind']}”，不应填“{label('plots', column)}”"
            cell = ("plots", row["key"], column)
            yield said(case, cell, "K04", fact, "清空此格，或把类别改为“腾挪”“腾挪指标”")


def check_leader_limits(case: Case) -> Iterator[Finding]:
    """A leader's fewest projects do not exceed the most (L01)."""
    default = case.scenario.leaders.default_most
    for row in rows_of(case.leaders):
        blank = missing(row["most"])
        most = default if blank else int(row["most"])
        if not missing(row["least"]) and int(row["least"]) > most:
            note = "（未填，按默认）" if blank else ""
            fact = f"最少包保 {int(row['least'])} 个多于最多包保 {most} 个{note}"
            cell = ("leaders", row["key"], "least")
            yield said(case, cell, "L01", fact, "减少最少包保，或增加最多包保")


def check_reclaimed(case: Case) -> Iterator[Finding]:
    """A scheme reclaims the farmland that its surplus is counted to bring (V22), or is worth a look."""
    share = case.scenario.land.farmland_share
    for row in rows_of(case.table("schemes")):
        counted = share * row["surplus_mu"]
        if not missing(row["farmland_mu"]) and row["farmland_mu"] + GRAIN < counted:
            fact = (
                f"{label('schemes', 'farmland_mu')}少于节余指标 {word_of(row['surplus_mu'])} 亩"
                f"按 {share:g} 折算的 {counted:.2f} 亩，抵补充耕地会多算"
            )
            advice = "核对新增耕地，或在情景中调低 land.farmland_share"
            cell = ("schemes", row["key"], "farmland_mu")
            yield said(case, cell, "V22", fact, advice, Severity.WARNING)
