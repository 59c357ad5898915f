"""The published files, read with a mapping each: every row accounted for, values as published."""

from __future__ import annotations

import csv
import datetime as dt
from collections import Counter
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from tests.ledger.books import of
from tests.ledger.published import PUBLISHED, frame_of, lines, plain, published, set_aside
from tests.ledger.published_rows import ASIDE, CODES, COUNTS, FILES, KEYS, TOLD
from tests.ledger.published_values import SPOTS, Values
from zsyz_model.case import Ledger
from zsyz_model.findings import InputError, Severity
from zsyz_model.ledger import read_ledger

SUPPLY = f"{FILES['plots']}.csv"


def test_the_published_files_are_unchanged() -> None:
    rows = {
        path.name: len(list(csv.reader(path.read_text(encoding="utf-8").splitlines()))) - 1
        for path in PUBLISHED.glob("cn_*.csv")
    }

    assert rows == {
        "cn_county_projects_compiled.csv": 135, "cn_unit_project_responsibility.csv": 41,
        "cn_leader_object_assignments.csv": 30, "cn_land_supply_landchina_2018_12.csv": 187,
        "cn_land_reclamation_projects.csv": 20,
    }  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_every_published_row_is_accepted_or_listed(name: str) -> None:
    count = published(name).rows[FILES[name]]
    told = (count.read, count.accepted, count.quarantined, count.blank, count.other)
    keys = ["/".join(row[header] for header in KEYS[name]) for row in lines(name)]
    aside = {key for _, key, _ in ASIDE[name].values()}

    assert told == COUNTS[name]
    assert count.read == count.accepted + count.quarantined + count.blank + count.other
    assert list(frame_of(name).index) == [key for key in keys if key not in aside]


@pytest.mark.parametrize("name", FILES)
def test_each_cell_set_aside_is_told_with_its_place_and_text(name: str) -> None:
    told = set_aside(published(name))

    assert {f.place.cell: (f.code, f.subject, f.value) for f in told} == ASIDE[name]
    assert Counter(f.code for f in told) == CODES[name]
    assert {(f.place.file, f.place.sheet) for f in told} == {(f"{FILES[name]}.csv", FILES[name])}
    assert all(f.fact and f.advice for f in told)


@pytest.mark.parametrize("name", TOLD)
def test_what_was_rewritten_or_left_unchecked_is_told(name: str) -> None:
    told = [f for f in published(name).findings if f.severity is not Severity.QUARANTINED]

    assert Counter(f.code for f in told) == TOLD[name]


@pytest.mark.parametrize("name", SPOTS)
def test_published_values_read_as_published(name: str) -> None:
    frame = frame_of(name)
    told: Values = {
        key: {column: plain(frame.at[key, column]) for column in wanted}
        for key, wanted in SPOTS[name].items()
    }

    assert told == SPOTS[name]
    assert sum(map(len, told.values())) >= 8


def test_a_word_of_the_mapping_stands_in_rows_of_its_year_only() -> None:
    """issues.map.yaml reads 12月底前 as the last day of 2016."""
    rows = [row for row in lines("issues") if row["完成时限_原文"] == "12月底前"]

    assert {(row["年度"], row["来源编号"]) for row in rows} == {("2016", "U01")}
    days = frame_of("issues")["due_on"].dropna()
    assert list(days.index) == [row["编号"] for row in rows]
    assert set(days) == {dt.datetime(2016, 12, 31)}


def test_words_that_could_not_be_looked_up_are_told() -> None:
    (finding,) = of(published("projects"), "H14")

    assert (finding.severity, finding.place.column) == (Severity.WARNING, "落地乡镇园区")
    assert frame_of("projects").at["P003", "place"] == "洋州街道梁家村"


def test_without_its_mapping_the_published_file_is_refused_with_the_sheets_it_lacks() -> None:
    with pytest.raises(InputError, match="H08") as caught:
        read_ledger(PUBLISHED / f"{FILES['projects']}.csv")

    assert [f.subject for f in caught.value.findings if f.code == "H08"] == [
        "项目",
        "领导",
        "乡镇园区",
    ]


@pytest.mark.parametrize(
    ("encoding", "code"), [("utf-8-sig", "E02"), ("gb18030", "E01"), ("utf-16", "E03")]
)
def test_a_copy_in_another_encoding_reads_the_same(
    tmp_path: Path, encoding: str, code: str
) -> None:
    text = (PUBLISHED / SUPPLY).read_text(encoding="utf-8")
    (tmp_path / SUPPLY).write_bytes(text.encode(encoding))
    copy, first = read_ledger(tmp_path / SUPPLY, PUBLISHED / "plots.map.yaml"), published("plots")

    assert (copy.findings[0].code, copy.findings[1:]) == (code, first.findings)
    assert (copy.rows, copy.conversions) == (first.rows, first.conversions)
    pd.testing.assert_frame_equal(copy.extra["plots"], first.extra["plots"])
    assert_same_tables(copy, first)


@pytest.mark.slow
@pytest.mark.parametrize("typed", [False, True], ids=["text", "numbers and dates"])
def test_a_copy_as_a_workbook_reads_the_same(tmp_path: Path, typed: bool) -> None:
    """As text like the csv, and as a person would type it: areas, prices and days as such."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(list(lines("plots")[0]))
    for row in lines("plots"):
        sheet.append([typed_cell(h, word) if typed else word or None for h, word in row.items()])
    book.save(tmp_path / "copy.xlsx")
    copy, first = read_ledger(tmp_path / "copy.xlsx", PUBLISHED / "plots.map.yaml"), published("plots")  # fmt: skip

    assert list(copy.rows.values()) == list(first.rows.values())
    assert [f.place.cell for f in set_aside(copy)] == [f.place.cell for f in set_aside(first)]
    pd.testing.assert_frame_equal(copy.extra["plots"], first.extra["plots"])
    assert_same_tables(copy, first)


def typed_cell(header: str, word: str) -> object:
    if header in ("面积_公顷", "成交价格_万元") and word:
        return float(word)
    return dt.datetime.fromisoformat(word) if header == "约定交地时间" and word else word or None


def assert_same_tables(one: Ledger, other: Ledger) -> None:
    assert one.tables.keys() == other.tables.keys()
    for name, frame in one.tables.items():
        pd.testing.assert_frame_equal(frame, other.tables[name])
