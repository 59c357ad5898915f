from dataclasses import replace
from typing import Any

import pytest

from tests.cases import make_ledger, make_scenario, place, toy_tables
from tests.validate.planted import findings_of, only, with_cell, with_row
from zsyz_model.findings import Finding, InputError, Severity
from zsyz_model.validate import validate


@pytest.mark.parametrize(
    ("table", "number", "column", "word", "advice"),
    [
        ("projects", 1, "place", "B1", "改为已有的编码，是否“B”"),
        ("projects", 1, "place", "经济开发区", "此处填编码：“B”"),
        ("plots", 1, "place", "BB", "改为已有的编码，是否“B”"),
        ("plots", 2, "holder", "P04", "改为已有的项目编号，是否“P4”"),
        ("leaders", 1, "base", "AA", "改为已有的编码，是否“A”"),
    ],
)
def test_a_word_that_names_no_row_is_refused_with_the_nearest(
    table: str, number: int, column: str, word: str, advice: str
) -> None:
    finding = only(findings_of(with_cell(table, number, **{column: word})), "K02")

    assert finding.severity is Severity.REFUSED
    assert (finding.place, finding.value) == (place(table, number, column), word)
    assert finding.advice == advice


@pytest.mark.parametrize("column", ["project_id", "leader_id"])
def test_a_pair_needs_both_of_its_rows(column: str) -> None:
    pair = {"project_id": "P1", "leader_id": "L2", "rule": "锁定", column: "X9"}

    finding = only(findings_of(with_row("pairs", **pair)), "K02")

    assert finding.place == place("pairs", 1, column)


@pytest.mark.parametrize(
    ("tables", "fact"),
    [
        (with_cell("projects", 1, current_leader="L9"), "“L9”不在“领导”中"),
        (with_row("visits", project_id="P9", leader_id="L1", visited_on=None), "“P9”不在“项目”中"),
        (with_cell("leaders", 1, places=("D",)), "“D”不是乡镇园区的编码或名称，这一联系不计分"),
    ],
)
def test_an_unknown_word_in_a_record_is_only_a_warning(tables: dict[str, Any], fact: str) -> None:
    (finding,) = [f for f in findings_of(tables) if f.code == "K02"]

    assert (finding.fact, finding.severity) == (fact, Severity.WARNING)


def test_a_linked_place_may_be_written_by_name() -> None:
    assert findings_of(with_cell("leaders", 1, places=("化工产业园",))) == ()


@pytest.mark.parametrize(
    ("rule", "severity"), [("禁止", Severity.WARNING), ("锁定", Severity.REFUSED)]
)
def test_a_row_that_names_one_set_aside_is_told_so(rule: str, severity: Severity) -> None:
    tables = {**toy_tables(), "pairs": [{"project_id": "P9", "leader_id": "L1", "rule": rule}]}
    aside = Finding("V07", "不是单一数字", severity=Severity.QUARANTINED, subject="P9")
    ledger = replace(make_ledger(**tables), findings=(aside,))

    try:
        findings = validate(make_scenario(), ledger).findings
    except InputError as error:
        findings = error.findings

    told = findings[-1]
    assert (told.severity, told.advice) == (severity, "它所在的行被隔离，先改正那一行")
