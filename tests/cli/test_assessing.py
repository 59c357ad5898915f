"""The command assess: from a ledger and a rule file to ranking, document and workbook."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from typer.testing import CliRunner, Result

from zsyz_model.cli.commands import app

ROOT = Path(__file__).parents[2]
LAW = (ROOT / "scenarios" / "rules" / "assessment.yaml").read_text(encoding="utf-8")
FUNDS = """项目编号,日期,金额(万元),币种,形式,凭证类型,凭证号,来源地,认定单位,形成
P1,2022-03-01,300,人民币,现金,银行进账单,A1,外省,甲镇,实收资本
P1,2022-05-01,100,人民币,现金,银行进账单,A2,外省,甲镇,
P1,2022-06-01,50,人民币,现金,银行进账单,A1,外省,乙镇,实收资本
"""
SHEETS = {
    "项目": "项目编号,项目名称,项目类型,阶段,总投资(万元),十强标签,落地乡镇园区\nP1,示例项目,工业,开工,20000,新材料,G1\n",
    "领导": "领导编号,称谓,每周可用小时\nL1,副县长甲,8\n",
    "乡镇园区": "编码,名称,类型,距县城(分钟)\nG1,甲镇,乡镇,10\n",
    "到位资金": FUNDS,
    "考核单位": "单位,类别,年度任务(万元)\n甲镇,乡镇街道,1000\n乙镇,乡镇街道,500\n",
    "落地材料": "项目编号,落地类别,投资证明,合同,备案,营业执照,资金凭证,影像资料\nP1,新增用地,有,有,有,有,有,有\n",
    "加分情形": "项目编号,情形,年度,证明\nP1,小巨人,2022,名单\n",
}


@pytest.fixture
def scenario(tmp_path: Path) -> Path:
    """A county of seven sheets, and the county's rules with the city's name filled in."""
    (tmp_path / "ledger").mkdir()
    for name, text in SHEETS.items():
        (tmp_path / "ledger" / f"{name}.csv").write_text(text, encoding="utf-8")
    (tmp_path / "rules").mkdir()
    named = LAW.replace("words: [菏泽,", "words: [本市, 菏泽,")
    (tmp_path / "rules" / "assessment.yaml").write_text(named, encoding="utf-8")
    path = tmp_path / "s.yaml"
    path.write_text(
        "ledger: ledger\nas_of: 2022-12-31\nhorizon: {first_quarter: 2023Q1, quarters: 2}\n"
    )
    return path


def run(*args: str) -> Result:
    return CliRunner().invoke(app, ["assess", *args])


def document(*args: str) -> dict[str, Any]:
    result = run(*args, "--json")
    assert result.exit_code == 0, result.output
    return dict(json.loads(result.stdout))


def test_the_year_as_one_document(scenario: Path) -> None:
    """300 × 2 (小巨人) ÷ 1000; one row waits for 形成, one uses a voucher twice."""
    told = document(str(scenario))

    assert [(r["unit"], r["score"], r["rank"], r["working"]) for r in told["ranking"]] == [
        ("甲镇", 0.6, 1, "600÷1000=0.6"),
        ("乙镇", 0.0, 2, "0÷500=0"),
    ]
    assert [t["verdict"] for t in told["tranches"]] == ["计入", "待补", "不予认定"]
    (ground,) = told["tranches"][1]["grounds"]
    assert ground["rule"] == "形成"
    assert "第3行" in ground["cell"]
    assert {f["code"] for f in told["findings"]} == {"A05", "A09"}


def test_another_year_counts_nothing(scenario: Path) -> None:
    told = document(str(scenario), "--year", "2023")

    assert {t["verdict"] for t in told["tranches"]} == {"非本年度"}
    assert told["lines"] == []


def test_in_words_and_with_a_book(scenario: Path, tmp_path: Path) -> None:
    result = run(str(scenario), "--out", str(tmp_path / "out"))

    assert result.exit_code == 0
    assert "2022 年度考核：不予认定 1 笔，待补 1 笔，计入 1 笔；待定 0 笔" in result.stdout
    assert "乡镇街道 甲镇：第 1 名，600÷1000=0.6" in result.stdout
    assert openpyxl.load_workbook(tmp_path / "out" / "assessment.xlsx").sheetnames[0] == "排名"


def test_for_everybody_only_the_public_notice_is_written(scenario: Path, tmp_path: Path) -> None:
    told = document(str(scenario), "--out", str(tmp_path / "out"), "--level", "public")

    assert [Path(name).name for name in told["written"]] == ["notice-public.docx"]
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["notice-public.docx"]


def test_rules_that_leave_the_city_open_count_nothing(scenario: Path, tmp_path: Path) -> None:
    """Nobody can say then what came from outside."""
    line = next(x for x in LAW.splitlines() if "key: city.places" in x)
    (tmp_path / "open.yaml").write_text(
        LAW.replace(line, "  - {key: city.places, since: 2022-01-01}"), encoding="utf-8"
    )

    told = document(str(scenario), "--rules", str(tmp_path / "open.yaml"))

    assert {t["verdict"] for t in told["tranches"]} == {"待补"}
    assert "city.places" in {f["subject"] for f in told["findings"]}


def test_rules_that_are_not_there_are_refused(scenario: Path) -> None:
    result = run(str(scenario), "--rules", "none.yaml")

    assert result.exit_code == 2
    assert "Y06" in result.stderr


def test_payments_without_a_number_hold_up_nobody_else(scenario: Path, tmp_path: Path) -> None:
    """Two on one day without a voucher number: both wait, the first payment still counts."""
    lines = "P1,2022-07-01,8,人民币,现金,银行进账单,,外省,甲镇,实收资本\n" * 2
    (tmp_path / "ledger" / "到位资金.csv").write_text(FUNDS + lines, encoding="utf-8")

    told = document(str(scenario))

    assert [t["verdict"] for t in told["tranches"]] == ["计入", "待补", "不予认定", "待补", "待补"]
    assert [f["code"] for f in told["findings"]].count("A13") == 2
    assert told["ranking"][0]["credited_yuan"] == 6_000_000


BAD = {
    "P1,2022-07-01,-8,人民币,现金,银行进账单,B1,外省,甲镇,实收资本": {("V11", "C5")},
    "P1,2022-07-01,8,比索,现金,银行进账单,B1,外省,甲镇,实收资本": {("A02", "D5")},
    "P1,2022-07-01,八,人民币,现金,银行进账单,B1,外省,甲镇,实收资本": {("V07", "C5")},
    "P9,2022-07-01,8,人民币,现金,银行进账单,B1,外省,甲镇,实收资本": {("K02", "A5")},
}


@pytest.mark.parametrize("line", BAD)
def test_a_bad_payment_is_said_at_its_cell_and_the_others_are_assessed(
    scenario: Path, tmp_path: Path, line: str
) -> None:
    """Also one that the reader set aside: what is not in the ranking is in the findings."""
    (tmp_path / "ledger" / "到位资金.csv").write_text(f"{FUNDS}{line}\n", encoding="utf-8")

    told = document(str(scenario))

    assert told["ranking"][0]["credited_yuan"] == 6_000_000
    assert BAD[line] <= {(f["code"], f["cell"]) for f in told["findings"]}


def test_the_year_s_end_is_told_with_what_each_unit_still_needs(scenario: Path) -> None:
    """P1 has no day of its start: nothing more is expected, 甲镇 lacks 400 of 1000, 乙镇 500 of 500."""
    told = document(str(scenario))["year_end"]

    assert [(u["unit"], u["expected_yuan"], u["need_yuan"]) for u in told["units"]] == [
        ("甲镇", 0.0, 4e6),
        ("乙镇", 0.0, 5e6),
    ]
    assert not told["planned"]
    assert "县直" not in run(str(scenario)).stdout
    assert "乡镇街道 乙镇：预计再得 0.00 万元，还差 500.00 万元" in run(str(scenario)).stdout


def test_the_base_scenario_has_a_year() -> None:
    result = run(str(ROOT / "scenarios" / "base.yaml"))

    assert result.exit_code == 0
    assert (
        "2026 年度考核：不予认定 5 笔，待补 7 笔，计入 20 笔，非本年度 3 笔；待定 3 笔"
        in result.stdout
    )
