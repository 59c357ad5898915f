"""The demonstration county: its ledger is what the script makes and what was published."""

from __future__ import annotations

import csv
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.utils import range_boundaries

from scenarios.demo_county.cells import column_letter
from scenarios.demo_county.make_ledger import LEDGER, make_ledger
from scenarios.demo_county.published import is_plain
from zsyz_model.case import Ledger
from zsyz_model.ledger import read_ledger
from zsyz_model.tables import INDUSTRIES, TABLES

PUBLISHED = Path(__file__).parents[1] / "data" / "published"
WORD_FOR_WORD = {
    "项目编号": "编号", "项目名称": "项目名称", "投资方": "建设单位或投资方",
    "总投资(万元)": "总投资_原文", "拟用地(亩)": "用地_原文", "责任单位": "责任单位",
}  # fmt: skip
OFFICE = re.compile(
    r"(书记|县长|部长|政委|主任|主席|院长|检察长|负责人|干部|副主[任席][甲乙丙丁])$"
)


def published(name: str) -> list[dict[str, str]]:
    with (PUBLISHED / name).open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


@cache
def pages() -> dict[str, list[list[Any]]]:
    """Every sheet of the committed workbook as raw cells."""
    book = load_workbook(LEDGER, read_only=True)
    return {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}


def lines_of(sheet: str) -> list[dict[str, Any]]:
    header, *rows = pages()[sheet]
    return [dict(zip(header, row, strict=True)) for row in rows]


@cache
def ledger() -> Ledger:
    return read_ledger(LEDGER)


def projects_csv() -> dict[str, dict[str, str]]:
    return {row["编号"]: row for row in published("cn_county_projects_compiled.csv")}


@pytest.mark.slow
def test_the_script_makes_the_committed_bytes_and_another_seed_does_not(tmp_path: Path) -> None:
    make_ledger(tmp_path / "fresh.xlsx")
    make_ledger(tmp_path / "other.xlsx", seed=7)

    assert (tmp_path / "fresh.xlsx").read_bytes() == LEDGER.read_bytes()
    assert (tmp_path / "other.xlsx").read_bytes() != LEDGER.read_bytes()


def test_the_sizes_are_those_of_the_issue() -> None:
    rows = {name: len(frame) for name, frame in ledger().tables.items()}

    assert {
        "projects": 72, "leaders": 34, "places": 16, "plots": 24, "schemes": 8,
    }.items() <= rows.items()  # fmt: skip
    assert rows["finance"] >= 6
    assert ledger().tables["finance"]["line_kind"].nunique() >= 3
    assert Counter(ledger().tables["places"]["place_kind"]) == {
        "街道": 3, "乡镇": 10, "开发区": 1, "化工园区": 1, "生物医药产业园": 1,
    }  # fmt: skip
    assert set(INDUSTRIES) <= set(ledger().tables["projects"]["industry"])


def test_the_ledger_is_read_without_a_loss_and_its_own_sheets_are_known() -> None:
    assert all(count.balanced and not count.quarantined for count in ledger().rows.values())
    assert not [finding for finding in ledger().findings if finding.code == "H10"]


def test_heze_comes_first() -> None:
    rows = projects_csv()
    cities = [rows[line["项目编号"]]["地市"] == "菏泽" for line in lines_of("项目")]

    assert cities == sorted(cities, reverse=True)
    assert sum(cities) == 32


def test_published_project_cells_are_the_published_text() -> None:
    rows, cells = projects_csv(), lines_of("项目")
    told = [
        line for line in lines_of("来源") if line["工作表"] == "项目" and line["依据"] == "公布"
    ]

    assert {line["列"] for line in told} == {*WORD_FOR_WORD, "备注"}
    for line in told:
        key, header = line["主键"], line["列"]
        row = rows[key]
        (value,) = [cell[header] for cell in cells if cell["项目编号"] == key]
        assert line["来源编号"] == row["来源编号"]
        if header in WORD_FOR_WORD:
            assert value == row[WORD_FOR_WORD[header]]


def test_no_published_amount_that_a_reader_converts_was_replaced() -> None:
    rows = projects_csv()

    for cell in lines_of("项目"):
        row = rows[cell["项目编号"]]
        for header in ("总投资(万元)", "拟用地(亩)"):
            text = row[WORD_FOR_WORD[header]]
            if is_plain(text):
                assert cell[header] == text
            else:
                assert text in cell["备注"]


def test_plot_areas_are_published_hectares() -> None:
    supplied = published("cn_land_supply_landchina_2018_12.csv")

    told = [x for x in lines_of("来源") if x["工作表"] == "存量地块" and x["依据"] == "公布"]
    areas = {line["地块编号"]: line["面积(亩)"] for line in lines_of("存量地块")}
    assert {line["主键"] for line in told} == set(areas)
    for line in told:
        row = supplied[int(line["来源编号"].removeprefix("供地")) - 1]
        assert areas[line["主键"]] == pytest.approx(float(row["面积_公顷"]) * 15, abs=0.005001)


def test_every_filled_cell_has_one_origin_and_no_empty_cell_has_any() -> None:
    origins: Counter[tuple[str, str]] = Counter()
    for line in lines_of("来源"):
        left, top, right, bottom = (int(edge or 0) for edge in range_boundaries(line["单元格"]))
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                origins[line["工作表"], f"{column_letter(column - 1)}{row}"] += 1

    sheets = [table.sheet for table in TABLES.values() if table.sheet in pages()]
    filled = {
        (sheet, f"{column_letter(place)}{number}")
        for sheet in sheets
        for number, row in enumerate(pages()[sheet][1:], start=2)
        for place, value in enumerate(row)
        if value not in (None, "")
    }
    assert set(origins.values()) == {1}
    assert set(origins) == filled


def test_every_origin_names_a_known_source_or_rule() -> None:
    rules = {line["规则"] for line in lines_of("推定规则")}
    sources = {line["来源编号"] for line in lines_of("来源编号")}

    for line in lines_of("来源"):
        if line["依据"] == "公布":
            assert line["来源编号"] in sources
            assert not line["规则"]
        else:
            assert line["依据"] == "推定"
            assert line["规则"] in rules


def test_area_wide_schemes_stay_out() -> None:
    wide = {
        name
        for name, row in projects_csv().items()
        if float(row["总投资_万元"] or 0) > 500_000 or float(row["用地_亩"] or 0) > 2000
    }
    frame = ledger().tables["projects"]

    assert {"P037", "P058", "P091", "P108"} <= wide
    assert not wide & set(frame.index)
    assert frame["invest_wan"].max() <= 500_000
    assert frame["land_mu"].max() <= 2000


def test_some_projects_are_there_to_be_refused() -> None:
    frame = ledger().tables["projects"]

    assert {"房地产", "农业", "基础设施"} <= set(frame["kind"])
    assert {"线索", "初审", "投产", "终止"} <= set(frame["stage"])
    assert (frame["invest_wan"] < 10_000).any()


def test_leaders_are_offices_and_nobody_is_named() -> None:
    leaders = ledger().tables["leaders"]

    for title in leaders["title"]:
        assert OFFICE.search(re.sub(r"（.*）", "", title)), title
    assert leaders["title"].is_unique
    assert ledger().tables["projects"]["liaison"].isna().all()
    words = {str(value) for rows in pages().values() for row in rows for value in row}
    assert not [word for word in words if re.search(r"先生|女士|身份证|手机|^1[3-9]\d{9}$", word)]
