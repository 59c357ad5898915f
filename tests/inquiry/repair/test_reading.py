"""What of a case may be touched: wishes without a reason, 锁定 that nobody decided, 必须开工."""

from __future__ import annotations

from dataclasses import replace

from tests.cases import make_frame
from tests.inquiry.repair.toys import POOR, county
from zsyz_model.case import Case, Change, Pin
from zsyz_model.inquiry.repair.reading import core_words, decided_pairs, held, question_of
from zsyz_model.inquiry.repair.rules import Rule, rules_of
from zsyz_model.tables import TABLES

LOCK = Change("配对", add={"项目编号": "P3", "领导编号": "L1", "要求": "锁定"})


def families(case: Case, subject: str) -> set[str]:
    return {rule.family for rule in rules_of(question_of(case)) if rule.subject == subject}


def test_a_pin_without_a_reason_is_a_wish_and_one_with_a_reason_is_not() -> None:
    wish = Pin("P3", quarter="2027Q2")

    assert families(county(pins=[wish]), "P3") == {"pin"}
    assert families(county(pins=[replace(wish, reason="县委常委会纪要")]), "P3") == set()


def test_a_must_of_the_ledger_may_be_touched_unless_a_decided_pin_says_the_same() -> None:
    assert families(county(), "P1") == {"must"}
    decided = Pin("P1", quarter="2027Q1", reason="评审会纪要")
    assert families(county(pins=[decided]), "P1") == set()


def test_a_lock_that_the_committee_decided_is_of_the_core() -> None:
    case = county(LOCK)
    assert families(case, "P3/L1") == {"lock"}

    row = {
        "project_id": "P3", "met_on": "2026-09-01", "verdict": "准入", "commander": "L1",
    }  # fmt: skip
    decisions = make_frame(TABLES["decisions"], [row])
    tables = {**case.ledger.tables, "decisions": decisions}
    decided = replace(case, ledger=replace(case.ledger, tables=tables))

    assert decided_pairs(decided) == {("P3", "L1")}
    assert families(decided, "P3/L1") == set()
    assert core_words(decided) == ("P3 由 L1 包保（集体决策）",)


def test_a_forbidden_pair_of_the_ledger_is_of_the_core() -> None:
    assert families(county(forbids=[Pin("P5", leader="L1")]), "P5/L1") == {"bar"}
    barred = Change("配对", add={"项目编号": "P5", "领导编号": "L1", "要求": "禁止"})
    assert families(county(barred), "P5/L1") == set()


def test_a_rule_is_told_with_its_value_and_its_cell() -> None:
    case = county(POOR)
    question = question_of(case)

    budget = held(case, question, Rule("budget", "2027"))
    must = held(case, question, Rule("must", "P1"))
    hours = held(case, question, Rule("hours", "L3"))
    quota = held(case, question, Rule("quota", "2027Q2"))

    assert (budget.value, budget.unit) == (30.0, "万元")
    assert must.place.startswith("项目 ")
    assert (hours.value, hours.unit) == (6.0, "小时")
    assert (quota.value, quota.unit) == (140.0, "亩")
