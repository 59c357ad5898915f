"""A county's ledger with its share of the province written in, so that its plan is any county's plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from zsyz_model.case.known import Case
from zsyz_model.case.province import Reserve, Share, lot_id
from zsyz_model.case.rows import Row, rows_of
from zsyz_model.case.status import Source
from zsyz_model.tables import TABLES

PLAN = Source.PLAN.value


def granted(case: Case, share: Share, reserve: Reserve) -> Case:
    """The case in which the county has what it draws, buys and is given.

    Quota drawn is released plan quota of its quarter; surplus bought is a scheme that yields at
    once and costs its price; support raises the budget of a year that has one. What a county
    sells is its own decision still, within what the scenario allows, at the province's price.
    """
    wishes = case.scenario
    land = replace(wishes.land, linkage_sale_wan_per_mu=float(reserve.trade_wan))
    tables = dict(case.ledger.tables)
    tables["quota"] = _written(tables["quota"], "quota", _released(case, share))
    tables["schemes"] = _written(tables["schemes"], "schemes", _lots(case, share, reserve))
    tables["budget"] = _written(tables["budget"], "budget", _budgets(case, share))
    ledger = replace(case.ledger, tables=tables)
    return replace(case, scenario=replace(wishes, land=land), ledger=ledger)


def _released(case: Case, share: Share) -> dict[str, Row]:
    """The rows of 用地指标 that hold more than before."""
    known, word = rows_of(case.table("quota")), case.scenario.span.word
    rows: dict[str, Row] = {}
    for t, hmu in share.drawn_hmu.items():
        key = f"{word(t)}/{PLAN}"
        own = known.get(key, {"quarter": word(t), "quota_kind": PLAN, "amount": 0.0})
        rows[key] = {**own, "amount": (round(own["amount"] * 100) + hmu) / 100}
    return rows


def _lots(case: Case, share: Share, reserve: Reserve) -> dict[str, Row]:
    """A row of 复垦项目 for each lot bought."""
    word = case.scenario.span.word
    return {
        lot_id(word(t)): {
            "scheme_id": lot_id(word(t)),
            "cleared_mu": 0.0,
            "surplus_mu": hmu / 100,
            "duration_quarters": 0,
            "cost_wan": hmu * reserve.trade_hwan / 10_000,
            "earliest": word(t),
        }
        for t, hmu in share.bought_hmu.items()
    }


def _budgets(case: Case, share: Share) -> dict[str, Row]:
    """The rows of 预算 that hold more than before."""
    known = rows_of(case.table("budget"))
    return {
        key: {**row, "land_wan": (round(row["land_wan"] * 10_000) + yuan) / 10_000}
        for key, row in known.items()
        if (yuan := share.support_yuan.get(int(row["year"]), 0))
    }


def _written(frame: pd.DataFrame, name: str, rows: Mapping[str, Row]) -> pd.DataFrame:
    """The frame with these rows in the place of those of the same key, sorted by key."""
    if not rows:
        return frame
    whole: dict[str, Row] = {**rows_of(frame), **rows}
    keys = sorted(whole)
    columns: dict[str, Any] = {
        column.name: pd.Series([whole[k].get(column.name) for k in keys], dtype=column.dtype)
        for column in TABLES[name].columns
    }
    written = pd.DataFrame(columns)
    written.index = pd.Index(keys)
    return written
