"""Single keys, and words that must name a row of another sheet."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ledger.books import LEADERS, PLACES, PROJECTS, Cells, of, projects_with, read_county
from zsyz_model.findings import Severity
from zsyz_model.ledger.links import Register


def test_all_rows_of_a_doubled_key_are_set_aside(tmp_path: Path) -> None:
    ledger = read_county(tmp_path, 项目=[*PROJECTS, ["P1", "另厂", "工业", "签约", 1.0]])

    assert [(f.code, f.place.cell, f.subject, f.fact) for f in of(ledger)] == [
        ("K01", "A2", "P1", "与第5行重复"), ("K01", "A5", "P1", "与第2行重复"),
    ]  # fmt: skip
    assert list(ledger.tables["projects"].index) == ["P2", "P3"]


def test_a_doubled_key_counts_also_when_one_row_is_bad(tmp_path: Path) -> None:
    ledger = read_county(tmp_path, 项目=[*PROJECTS, ["P1", "另厂", "工业", "签约", "约1亿"]])

    assert [f.code for f in of(ledger)] == ["K01", "K01", "V07"]
    assert ledger.rows["项目"].quarantined == 2


def test_a_joined_key_is_doubled_only_as_a_whole(tmp_path: Path) -> None:
    pairs: Cells = [
        ["项目编号", "领导编号", "要求"],
        ["P1", "L1", "锁定"],
        ["P1", "L2", "禁止"],
        ["P1", "L1", "禁止"],
    ]
    ledger = read_county(tmp_path, 配对=pairs)

    assert list(ledger.tables["pairs"].index) == ["P1/L2"]
    assert {f.subject for f in of(ledger, "K01")} == {"P1/L1"}


@pytest.mark.parametrize("word", ["东镇", "t1", " T1", "Ｔ１"])
def test_a_word_that_names_one_row_becomes_its_key(tmp_path: Path, word: str) -> None:
    ledger = read_county(tmp_path, 项目=projects_with("落地乡镇园区", word))
    (finding,) = of(ledger, "K03", "V06")[:1]

    assert ledger.tables["projects"].at["P1", "place"] == "T1"
    assert (finding.severity, finding.place.cell) == (Severity.NORMALISED, "G2")


def test_the_rule_for_a_name_is_told(tmp_path: Path) -> None:
    (finding,) = of(read_county(tmp_path, 项目=projects_with("现包保领导", "副县长二")))

    assert str(finding) == (
        "[K03] 文件《台账.xlsx》·工作表“项目”·H2（第2行，列“现包保领导”）·P1·原值“副县长二”：按“副县长二”认作工作表“领导”“L2”。"
    )


def test_an_unknown_word_brings_the_nearest_and_sets_the_row_aside(tmp_path: Path) -> None:
    ledger = read_county(tmp_path, 项目=projects_with("落地乡镇园区", "东镇镇"))
    (finding,) = of(ledger)

    assert str(finding) == (
        "[K02] 文件《台账.xlsx》·工作表“项目”·G2（第2行，列“落地乡镇园区”）·P1·原值“东镇镇”："
        "“东镇镇”不在工作表“乡镇园区”中；最接近“东镇”、“西镇”。处理：选定后改填，不自动改"
    )
    assert list(ledger.tables["projects"].index) == ["P2", "P3"]


def test_a_name_of_two_rows_names_none(tmp_path: Path) -> None:
    places = [*PLACES, ["T3", "东镇", "街道", 5.0]]
    (finding,) = of(
        read_county(tmp_path, 乡镇园区=places, 项目=projects_with("落地乡镇园区", "东镇"))
    )

    assert (finding.code, finding.fact) == (
        "K02",
        "“东镇”在工作表“乡镇园区”中对应“T1”、“T3”，不唯一",
    )


def test_a_reference_to_a_row_set_aside_says_so(tmp_path: Path) -> None:
    leaders: Cells = [LEADERS[0], ["L1", "副县长一", "约8", ""], LEADERS[2]]
    ledger = read_county(tmp_path, 领导=leaders)

    assert [(f.code, f.place.cell, f.fact) for f in of(ledger, "K02")] == [
        ("K02", "H2", "“L1”在工作表“领导”第2行，但该行已隔离")
    ]


def test_a_chain_of_references_follows_the_order_of_the_sheets(tmp_path: Path) -> None:
    places = [PLACES[0], ["T1", "东镇", "乡镇", -1.0], PLACES[2]]
    pairs: Cells = [["项目编号", "领导编号"], ["P1", "L2"], ["P2", "L2"]]
    ledger = read_county(tmp_path, 乡镇园区=places, 配对=pairs)

    assert list(ledger.tables["leaders"].index) == ["L2"]
    assert list(ledger.tables["projects"].index) == ["P2", "P3"]
    assert list(ledger.tables["pairs"].index) == ["P2/L2"]


def test_words_of_a_list_stay_words(tmp_path: Path) -> None:
    leaders = [[*LEADERS[0], "联系乡镇"], [*LEADERS[1], "东镇、别处"], [*LEADERS[2], ""]]
    ledger = read_county(tmp_path, 领导=leaders)

    assert list(ledger.tables["leaders"]["places"]) == [("东镇", "别处"), ()]


def test_the_register_prefers_the_key_to_a_name() -> None:
    register = Register("表", frozenset({"A", "B"}), {"a": frozenset({"A", "B"})})

    assert register.look_up("A").value == "A"
    assert register.look_up("a").bad


def test_in_a_table_that_repeats_no_row_of_a_key_is_set_aside(tmp_path: Path) -> None:
    """Two payments of one day, both without a number: both are kept, told apart by their place."""
    funds: Cells = [["项目编号", "日期", "金额(万元)"], *([["P1", "2022-03-01", 5.0]] * 2)]

    ledger = read_county(tmp_path, 到位资金=funds)

    assert list(ledger.tables["funds"].index) == ["P1/2022-03-01/", "P1/2022-03-01/#2"]
    assert of(ledger, "K01") == []
    assert ledger.cells["funds", "P1/2022-03-01/#2", "amount_wan"].row == 3
