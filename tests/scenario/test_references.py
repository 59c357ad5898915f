"""Removed rows leave no dangling word."""

from __future__ import annotations

import pandas as pd

from tests.cases import make_ledger, toy_tables
from zsyz_model.findings import Place, Severity
from zsyz_model.scenario.references import remove_rows
from zsyz_model.tables import TABLES

HERE = Place("s.yaml", row=3)


def test_rows_that_need_a_removed_leader_go_with_it_and_are_told() -> None:
    tables = toy_tables() | {
        "pairs": [
            {"project_id": "P1", "leader_id": "L2", "rule": "锁定"},
            {"project_id": "P2", "leader_id": "L1", "rule": "禁止"},
        ]
    }

    cleared = remove_rows(make_ledger(**tables).tables, TABLES["leaders"], frozenset({"L2"}), HERE)

    assert list(cleared.tables["leaders"].index) == ["L1", "L3"]
    assert list(cleared.tables["pairs"].index) == ["P2/L1"]
    (finding,) = cleared.findings
    assert (finding.severity, finding.subject, finding.place) == (Severity.WARNING, "P1/L2", HERE)
    assert finding.fact == "工作表“配对”第“P1/L2”行的“领导编号”指向已移除的“L2”，整行移除"


def test_what_a_leader_did_stays_written_as_history() -> None:
    visit = {"project_id": "P1", "leader_id": "L2", "visited_on": pd.Timestamp(2026, 9, 1)}
    ledger = make_ledger(**toy_tables(), visits=[visit])

    cleared = remove_rows(ledger.tables, TABLES["leaders"], frozenset({"L2"}), HERE)

    assert cleared.tables["projects"].at["P1", "current_leader"] == "L2"
    assert list(cleared.tables["visits"]["leader_id"]) == ["L2"]
    assert cleared.findings == ()


def test_an_optional_word_is_emptied_and_told() -> None:
    ledger = make_ledger(**toy_tables())

    cleared = remove_rows(ledger.tables, TABLES["projects"], frozenset({"P4"}), HERE)

    assert cleared.tables["plots"]["holder"].isna().all()
    assert list(cleared.tables["plots"].index) == ["J1", "J2"]
    assert any("“现持有项目”指向已移除的“P4”，该格清空" in f.fact for f in cleared.findings)
    assert ledger.tables["plots"].at["J2", "holder"] == "P4"


def test_a_removed_project_takes_its_scores_along() -> None:
    ledger = make_ledger(**toy_tables())

    cleared = remove_rows(ledger.tables, TABLES["projects"], frozenset({"P1"}), HERE)

    assert set(cleared.tables["scores"]["project_id"]) == {"P2", "P3"}
    assert sum("整行移除" in finding.fact for finding in cleared.findings) == 2
