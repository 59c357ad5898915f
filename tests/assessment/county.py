"""A small county for assessment: two units, two projects in order, one tranche each, and rules."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from tests.cases import make_case, make_frame
from zsyz_model.case import Case
from zsyz_model.case.assessing import AssessmentRules, DatedRule
from zsyz_model.tables import TABLES

Given = float | tuple[str, ...]
SINCE = "2020-01-01"
WORDS: Mapping[str, Given] = {
    "home.currency": ("人民币",),
    "city.places": ("本市",),
    "proofs.needed": ("投资证明", "合同", "备案", "营业执照", "资金凭证", "影像资料"),
    "exclude.kinds": ("房地产",),
    "exclude.rulings": ("财政投资", "本地企业搬迁", "合同内续建"),
    "voucher.现金": ("银行进账单", "验资报告"),
    "voucher.有形资产": ("设备发票", "评估报告"),
    "voucher.无形资产": ("评估报告",),
    "share.together": ("均分",),
    "multiplier.小巨人": 2,
}


def rules(given: Mapping[str, Given] | None = None, without: Sequence[str] = ()) -> AssessmentRules:
    """The rules of the small county, changed; each holds from 2020 on."""
    kept = {key: value for key, value in {**WORDS, **(given or {})}.items() if key not in without}
    return AssessmentRules("小县办法", tuple(_rule(key, value) for key, value in kept.items()))


def _rule(key: str, value: Given) -> DatedRule:
    words = value if isinstance(value, tuple) else ()
    return DatedRule(key, SINCE, value=None if words else float(value), words=words, source="测试")  # type: ignore[arg-type]


def fund(project: str, day: str, wan: float, **more: Any) -> dict[str, Any]:
    """A tranche in order: cash with a bank slip, from outside, for the project's own unit."""
    base = {
        "project_id": project, "paid_on": pd.Timestamp(day), "amount_wan": wan,
        "currency": "人民币", "form": "现金", "voucher_kind": "银行进账单",
        "voucher_no": f"{project}-{day}-{wan}", "origin": "外省", "unit": "甲镇", "became": "实收资本",
    }  # fmt: skip
    return base | more


def project(name: str, **more: Any) -> dict[str, Any]:
    base = {
        "project_id": name, "name": f"项目{name}", "kind": "工业", "stage": "开工",
        "invest_wan": 20000.0, "fixed_wan": 12000.0, "ten_tags": ("新材料",), "city_tags": (),
    }  # fmt: skip
    return base | more


def proof(name: str, **more: Any) -> dict[str, Any]:
    papers = ("invest_proof", "contract", "filing", "licence", "fund_proof", "images")
    return {"project_id": name, "landing": "新增用地", **dict.fromkeys(papers, "有"), **more}


def unit(name: str, task_wan: float | None = 1000, kind: str = "乡镇街道", **more: Any) -> dict[str, Any]:  # fmt: skip
    return {"unit": name, "unit_kind": kind, "task_wan": task_wan, **more}


def county(funds: Sequence[Mapping[str, Any]], **tables: Sequence[Mapping[str, Any]]) -> Case:
    """The county with these tranches; other sheets as given, else the small county's own."""
    base: dict[str, Sequence[Mapping[str, Any]]] = {
        "projects": [project("P1"), project("P2")],
        "proofs": [proof("P1"), proof("P2")],
        "units": [unit("甲镇"), unit("乙镇"), unit("丙局", kind="县直部门")],
        "fx": [{"day": pd.Timestamp(dt.date(2022, 3, 1)), "currency": "美元", "rate": 6.3},
               {"day": pd.Timestamp(dt.date(2022, 9, 1)), "currency": "美元", "rate": 6.9}],
    }  # fmt: skip
    return make_case(None, **{**base, "funds": list(funds), **tables})


def with_funds(case: Case, funds: Sequence[Mapping[str, Any]]) -> Case:
    """The case with other tranches, sorted by key as every case is."""
    frame = make_frame(TABLES["funds"], list(funds)).sort_index(kind="stable")
    tables = {**case.ledger.tables, "funds": frame}
    return replace(case, ledger=replace(case.ledger, tables=tables))
