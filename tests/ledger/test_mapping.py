"""The mapping file of one table or of several."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from tests.ledger.books import LEADERS, PLACES, PROJECTS, of, write_county, write_csv
from zsyz_model.findings import InputError
from zsyz_model.ledger import read_ledger
from zsyz_model.ledger.mapping import FileMap, read_mapping
from zsyz_model.tables import TABLES


def saved(folder: Path, text: str) -> Path:
    path = folder / "项目.map.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_mapping_is_read_as_text(tmp_path: Path) -> None:
    (told,) = read_mapping(
        saved(
            tmp_path,
            "table: projects\ncolumns: {project_id: 编号, invest_wan: 投资}\nconstants: {stage: 签约}\n"
            "waive: [kind]\nunits: {invest_wan: 亿元}\n",
        )
    ).tables.values()

    assert told.table is TABLES["projects"]
    assert told.columns == {"project_id": "编号", "invest_wan": "投资"}
    assert told.constants == {"stage": "签约"}
    assert told.waive == frozenset({"kind"})
    assert told.units == {"invest_wan": "亿元"}


@pytest.mark.parametrize(
    ("text", "code", "fact"),
    [
        ("tabel: projects\ntable: projects", "Y04", "未知键“tabel”；是否“table”"),
        ("table: project", "Y04", "未知表“project”；是否“projects”"),
        ("table: projects\ncolumns: {invest_wna: 投资}", "Y04", "未知列“invest_wna”；是否“invest_wan”"),
        ("table: projects\nwaive: [kin]", "Y04", "未知列“kin”；是否“kind”"),
        ("table: projects\nwaive: kind", "Y02", "应为列名的清单"),
        ("table: projects\ncolumns: [a]", "Y02", "应为“列名: 文字”"),
        ("table: projects\ncolumns: {name: [甲]}", "Y02", "应为一段文字"),
        ("table: projects\nunits: {invest_wan: 亩}", "Y02", "单位“亩”不能换算成“万元”"),
        ("table: projects\ncolumns: {stage: 状态}\nconstants: {stage: 签约}", "Y02", "同一列既有表头又有常量"),
        ("table: projects\ntable: leaders", "Y01", "重复"),
    ],
)  # fmt: skip
def test_a_faulty_mapping_says_where_and_what(
    tmp_path: Path, text: str, code: str, fact: str
) -> None:
    with pytest.raises(InputError, match=r"项目\.map\.yaml") as caught:
        read_mapping(saved(tmp_path, text))
    (finding,) = caught.value.findings

    assert finding.code == code
    assert fact in finding.fact
    assert finding.place.cell.partition(":")[0].isdigit()


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    text = "table: projects\ncolumns: {a_b: 甲}\nwaive: [c_d]\nextra: 1\n"

    with pytest.raises(InputError, match="未知") as caught:
        read_mapping(saved(tmp_path, text))

    assert [f.code for f in caught.value.findings] == ["Y04", "Y04", "Y04"]


def test_a_mapping_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"\[F11\].*映射文件不存在"):
        read_mapping(tmp_path / "无.yaml")


def test_every_key_of_a_mapping_is_read(tmp_path: Path) -> None:
    text = (
        "table: projects\nsheet: 重点项目表\nkeep: [规模·其他, 自编号]\nrates: {美元: 7.1, 日元: 1/20}\n"
        "words:\n  kind: {改扩建: 企业改扩建}\n  land_mu: {详见附件: ''}\n"
    )
    told = read_mapping(saved(tmp_path, text))

    assert told.alone
    assert told.tables == {
        "projects": FileMap(
            TABLES["projects"],
            words={"kind": {"改扩建": "企业改扩建"}, "land_mu": {"详见附件": ""}},
            rates={"美元": Fraction(71, 10), "日元": Fraction(1, 20)},
            keep=("规模·其他", "自编号"),
            sheet="重点项目表",
        )
    }


def test_empty_blocks_are_as_good_as_none(tmp_path: Path) -> None:
    text = "table: projects\ncolumns:\nconstants:\nwaive:\nunits:\nwords:\nrates:\nkeep:\n"

    assert read_mapping(saved(tmp_path, text)).tables["projects"] == FileMap(TABLES["projects"])


SEVERAL = """
tables:
  projects:
    sheet: 重点项目表
    columns: {name: 项目, invest_wan: 资金}
    units: {invest_wan: 亿元}
  leaders:
    words: {base: {县城: 东镇}}
"""


def test_a_mapping_of_several_tables_reads_the_whole_workbook(tmp_path: Path) -> None:
    head = [{"项目名称": "项目", "总投资(万元)": "资金"}.get(str(w), w) for w in PROJECTS[0]]
    rows = [[*row[:4], invested, *row[5:]] for row, invested in zip(PROJECTS[1:], (1.2, 0.8, 0.5), strict=True)]  # fmt: skip
    sheets = {
        "重点项目表": [head, *rows],
        "领导": [LEADERS[0], [*LEADERS[1][:3], "县城"], LEADERS[2]],
        "乡镇园区": PLACES,
    }
    mapping = saved(tmp_path, SEVERAL)
    ledger = read_ledger(write_county(tmp_path, sheets), mapping)

    assert not read_mapping(mapping).alone
    assert list(ledger.tables["projects"]["invest_wan"]) == [12000.0, 8000.0, 5000.0]
    assert list(ledger.tables["projects"]["name"]) == ["甲厂", "乙厂", "丙仓"]
    assert ledger.tables["leaders"].at["L1", "base"] == "T1"
    assert {(f.place.sheet, f.place.cell) for f in of(ledger, "K03")} == {("领导", "D2")}


def test_a_sheet_that_only_the_mapping_names_must_be_there(tmp_path: Path) -> None:
    sheets = {"项目": PROJECTS, "领导": LEADERS, "乡镇园区": PLACES}

    with pytest.raises(
        InputError, match="映射说“项目”在工作表“重点项目表”，文件里没有；现有“项目”"
    ):
        read_ledger(write_county(tmp_path, sheets), saved(tmp_path, SEVERAL))


@pytest.mark.parametrize(
    ("text", "code", "fact", "place"),
    [
        ("tables: [projects]", "Y02", "应为“表名: 对照”", "1:9"),
        ("tables:", "Y02", "应为“表名: 对照”", "1:8"),
        ("tables:\n  projects: 甲", "Y02", "应为“键: 值”", "2:13"),
        ("tables:\n  project: {sheet: 甲}", "Y04", "未知表“project”；是否“projects”", "2:3"),
        ("tables:\n  projects: {}\nkeep: [a]", "Y04", "未知键“keep”；多张表的对照都写在 tables 下", "3:1"),
        ("tables:\n  projects:\n    table: leaders", "Y04", "未知键“table”", "3:5"),
        ("tables:\n  leaders:\n    waive: [stage]", "Y04", "未知列“stage”", "3:13"),
        ("table: projects\nrates: {美金: 7}", "Y04", "未知币种“美金”；是否“美元”", "2:9"),
        ("table: projects\nrates: {美元: 七}", "Y02", "汇率“七”不是数", "2:1"),
        ("table: projects\nrates: {美元: 1/0}", "Y02", "汇率“1/0”不是数", "2:1"),
        ("table: projects\nwords: {kind: 工业}", "Y02", "应为“列名: 文字”", "2:15"),
        ("table: projects\nwords: {knd: {a: b}}", "Y04", "未知列“knd”", "2:9"),
        ("table: projects\nkeep: 规模", "Y02", "应为列名的清单", "2:7"),
    ],
)  # fmt: skip
def test_a_fault_of_any_block_is_told_at_its_place(
    tmp_path: Path, text: str, code: str, fact: str, place: str
) -> None:
    with pytest.raises(InputError, match=r"项目\.map\.yaml") as caught:
        read_mapping(saved(tmp_path, text))
    (finding,) = caught.value.findings

    assert (finding.code, finding.place.cell) == (code, place)
    assert fact in finding.fact


@pytest.mark.parametrize(
    "text",
    [
        "rates: {美元: 0}", "rates: {美元: -7.1}",
        "keep:\n  - 累计: 总投资", "waive:\n  - [kind]", "sheet: [重点项目]",
        "columns: {invest_wan: 投资(万元), fixed_wan: 投资（万元）}",
        "waive: [project_id]", "constants: {stage: 签约中}", "constants: {land_mu: 约5亩}",
    ],
    ids=[
        "a rate of nothing", "a rate below nothing", "a pair among words", "a list among names", "a list for a sheet",
        "one header for two columns", "the key is waived", "a choice that is none", "an amount that is none",
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_refused_and_not_passed_over(tmp_path: Path, text: str) -> None:
    with pytest.raises(InputError, match=r"项目\.map\.yaml"):
        read_mapping(saved(tmp_path, f"table: projects\n{text}\n"))


def test_two_tables_do_not_share_a_sheet(tmp_path: Path) -> None:
    text = "tables:\n  projects: {sheet: 甲}\n  leaders: {sheet: 甲}\n"

    with pytest.raises(InputError, match="“甲”"):
        read_mapping(saved(tmp_path, text))


def test_a_constant_that_cannot_be_read_does_not_empty_its_column(tmp_path: Path) -> None:
    rows = [row[:3] + row[4:5] for row in PROJECTS]
    path = write_csv(tmp_path / "项目.csv", rows)

    with pytest.raises(InputError, match="签约中"):
        read_ledger(path, saved(tmp_path, "table: projects\nconstants: {stage: 签约中}\n"))


def test_an_empty_mapping_is_not_told_as_a_scenario(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="文件是空的") as caught:
        read_mapping(saved(tmp_path, ""))

    assert "ledger" not in str(caught.value)


def test_a_unit_in_foreign_money_asks_for_its_rate(tmp_path: Path) -> None:
    text = "table: projects\nunits: {invest_wan: 万美元}\n"

    with pytest.raises(InputError, match="rates"):
        read_mapping(saved(tmp_path, text))
    assert read_mapping(saved(tmp_path, text + "rates: {美元: 7.1}\n")).alone
