"""A whole ledger: mappings, round trips, order, conservation; published files in test_published."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import cast

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.ledger.books import (
    PROJECTS,
    Cells,
    county,
    of,
    read_county,
    write_county,
)
from zsyz_model.case import Ledger
from zsyz_model.findings import Finding, InputError, Severity
from zsyz_model.ledger import read_ledger
from zsyz_model.sheets import table_sheet, write_book
from zsyz_model.tables import TABLES, Column, Kind


def test_a_mapping_gives_constants_and_units(tmp_path: Path) -> None:
    (tmp_path / "m.yaml").write_text(
        "table: projects\ncolumns: {project_id: 号, name: 名, invest_wan: 钱}\nunits: {invest_wan: 亿元}\n"
        "constants: {kind: 工业, stage: 签约}\n",
        encoding="utf-8",
    )
    (tmp_path / "x.csv").write_text("号,名,钱\nA,甲,1.5\n", encoding="utf-8")
    frame = read_ledger(tmp_path / "x.csv", tmp_path / "m.yaml").tables["projects"]

    told = [frame.at["A", name] for name in ("invest_wan", "kind", "stage")]
    assert told == [15000.0, "工业", "签约"]


def test_a_promised_header_that_is_not_there_is_refused(tmp_path: Path) -> None:
    (tmp_path / "m.yaml").write_text(
        "table: targets\ncolumns: {quarter: 季, start_target: 开}\n", encoding="utf-8"
    )
    (tmp_path / "x.csv").write_text("季,开了\n2027Q1,3\n", encoding="utf-8")

    with pytest.raises(InputError, match=r"\[H01\].*缺列“开”；相近列“开了”"):
        read_ledger(tmp_path / "x.csv", tmp_path / "m.yaml")


def test_a_constant_never_hides_a_column(tmp_path: Path) -> None:
    (tmp_path / "m.yaml").write_text(
        "table: targets\nconstants: {start_target: '3'}\n", encoding="utf-8"
    )
    (tmp_path / "x.csv").write_text("季度,开工目标\n2027Q1,5\n", encoding="utf-8")

    with pytest.raises(InputError, match=r"\[H13\].*文件已有列“开工目标”，映射又给了常量“3”"):
        read_ledger(tmp_path / "x.csv", tmp_path / "m.yaml")


def test_a_clean_ledger_has_nothing_to_tell_but_absent_sheets(tmp_path: Path) -> None:
    assert of(read_county(tmp_path)) == []


# Valid by the check character of GB 32100-2015.
CREDIT_CODES = ["91110000600037341L", "91440300708461136T"]


def strategy_of(column: Column) -> st.SearchStrategy[object]:
    """Values that a column may hold and that the reader has no remark about."""
    words = st.text("甲乙丙丁戊己庚辛ABC123", min_size=1, max_size=6).map(lambda w: "名" + w)
    cents = st.integers(int((column.low or 0) * 100), int((column.high or 1000) * 100)).map(
        lambda c: c / 100
    )
    made: dict[Kind, st.SearchStrategy[object]] = {
        Kind.CHOICE: st.sampled_from(column.choices or ("",)),
        Kind.LIST: st.lists(words, unique=True, max_size=3).map(tuple),
        Kind.COUNT: st.integers(int(column.low or 0), int(column.high or 5000)),
        Kind.NUMBER: cents, Kind.LAND: cents, Kind.MONEY: cents.map(lambda c: c + 1),
        Kind.DATE: st.dates(pd.Timestamp("1990-01-01").date(), pd.Timestamp("2090-01-01").date()).map(pd.Timestamp),
        Kind.QUARTER: st.builds("{}Q{}".format, st.integers(2020, 2040), st.integers(1, 4)),
        Kind.FLAG: st.booleans(),
    }  # fmt: skip
    one = made.get(column.kind, words)
    if column.form == "credit":
        one = st.lists(st.sampled_from(CREDIT_CODES), unique=True, max_size=2).map(tuple)
    if column.kind in (Kind.LIST, Kind.FLAG) or column.required:
        return one
    return st.one_of(st.none(), one)


def word_of(value: object) -> str:
    """A key value as the index spells it."""
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    return "" if value is None else str(value)


@st.composite
def frames(draw: st.DrawFn, name: str, referred: dict[str, list[str]]) -> pd.DataFrame:
    """A valid frame of one table, keys unique, references to the given keys."""
    table = TABLES[name]
    ids = st.integers(0, 99).map(lambda i: f"{name[0].upper()}{i}")
    cells = {
        c.name: st.sampled_from(referred[c.refers]) if c.refers
        else ids if c.name in table.key and c.kind is Kind.ID else strategy_of(c)
        for c in table.columns
    }  # fmt: skip
    rows = draw(st.lists(st.fixed_dictionaries(cells), min_size=1, max_size=4))
    days = list(dict.fromkeys(day for pair in table.in_order for day in pair))
    for row in rows:
        row |= dict(
            zip(
                [d for d in days if row[d]],
                sorted(cast("list[pd.Timestamp]", [row[d] for d in days if row[d]])),
                strict=True,
            )
        )
    unique = {tuple(word_of(row[k]) for k in table.key): row for row in rows}
    apart = {tuple(word_of(row[k]) for k in table.likeness[:2]) or key: key for key, row in unique.items()}  # fmt: skip
    unique = {key: row for key, row in unique.items() if key in apart.values()}
    for row in list(unique.values())[1:]:  # two projects of one firm at one place are told (K05)
        row |= {column.name: () for column in table.columns if column.form == "credit"}
    columns = {c.name: [row[c.name] for row in unique.values()] for c in table.columns}
    index = pd.Index(["/".join(key) for key in unique], dtype="str")
    typed = {c.name: pd.Series(columns[c.name], index=index, dtype=c.dtype) for c in table.columns}
    return pd.DataFrame(typed, index=index)


@st.composite
def ledgers(draw: st.DrawFn) -> dict[str, pd.DataFrame]:
    """Valid tables for the sheets that the planning model reads."""
    made: dict[str, pd.DataFrame] = {}
    keys: dict[str, list[str]] = {}
    for name in (
        "places",
        "leaders",
        "projects",
        "quota",
        "plots",
        "schemes",
        "finance",
        "targets",
        "pairs",
        "funds",
    ):
        made[name] = draw(frames(name, keys))
        keys[name] = list(made[name].index)
    return made


@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(made=ledgers())
@pytest.mark.slow
def test_any_valid_tables_come_back_as_they_were_written(
    tmp_path_factory: pytest.TempPathFactory, made: dict[str, pd.DataFrame]
) -> None:
    path = tmp_path_factory.mktemp("round") / "台账.xlsx"
    write_book(path, [table_sheet(TABLES[name], frame) for name, frame in made.items()])
    ledger = read_ledger(path)

    assert [str(f) for f in of(ledger)] == []
    for name, frame in made.items():
        pd.testing.assert_frame_equal(ledger.tables[name], frame)
        assert ledger.rows[TABLES[name].sheet].accepted == len(frame)


@given(order=st.permutations(range(1, 7)), damage=st.sampled_from(["约1亿", "", "12亿", 9.5]))
@settings(max_examples=25, deadline=None)
def test_shuffled_rows_give_the_same_rows(
    tmp_path_factory: pytest.TempPathFactory, order: list[int], damage: object
) -> None:
    rows: Cells = [
        *PROJECTS,
        ["P4", "丁厂", "工业", "签约", damage],
        ["P5", "戊厂", "工业", "签约", 1.0],
        ["P5", "己厂", "工业", "签约", 2.0],
    ]
    folder = tmp_path_factory.mktemp("shuffle")
    straight = read_county(folder, 项目=rows)
    mixed = read_county(folder, 项目=[rows[0], *(rows[i] for i in order)])

    pd.testing.assert_frame_equal(
        mixed.tables["projects"].sort_index(), straight.tables["projects"].sort_index()
    )
    assert mixed.rows["项目"] == straight.rows["项目"]
    assert Counter((f.code, f.subject, f.value) for f in mixed.findings) == Counter(
        (f.code, f.subject, f.value) for f in straight.findings
    )


CELLS = st.one_of(
    st.text(max_size=8),
    st.floats(-1e6, 1e12),
    st.sampled_from(["合计", "注：甲", "P1", "T1", "L1", "约5", "", " "]),
)


@given(rows=st.lists(st.lists(CELLS, min_size=8, max_size=8), max_size=8))
@settings(max_examples=40, deadline=None)
def test_no_row_is_ever_lost(tmp_path_factory: pytest.TempPathFactory, rows: Cells) -> None:
    ledger = read_county(tmp_path_factory.mktemp("rows"), 项目=[*PROJECTS, *rows])
    count = ledger.rows["项目"]
    listed = {
        f.place.row
        for f in ledger.findings
        if f.severity is Severity.QUARANTINED and f.place.sheet == "项目"
    }

    assert count.balanced
    assert len(ledger.tables["projects"]) == count.accepted
    assert len(listed) == count.quarantined
    assert count.other == len(count.other_rows)


def read_or_refusals(path: Path) -> Ledger | list[Finding]:
    """The ledger, or what refused it; any other error escapes."""
    try:
        return read_ledger(path)
    except InputError as error:
        return [f for f in error.findings if f.severity is Severity.REFUSED]


@given(data=st.binary(max_size=60), at=st.floats(0, 1))
@settings(max_examples=40, deadline=None)
def test_only_typed_errors_escape_from_damaged_books(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, at: float
) -> None:
    path = write_county(tmp_path_factory.mktemp("bytes"), county())
    whole = path.read_bytes()
    place = int(at * len(whole))
    path.write_bytes(whole[:place] + data + whole[place + len(data) :])

    kept = read_or_refusals(path)

    if isinstance(kept, Ledger):
        assert all(count.balanced for count in kept.rows.values())
    else:
        assert all(finding.advice for finding in kept)
