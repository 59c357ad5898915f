"""What a column and a table are, and what holds for every one in the dictionary."""

from __future__ import annotations

import pytest

from zsyz_model.tables import DTYPES, NUMERIC, TABLES, Column, Kind, Table, empty

EACH = [pytest.param(table, id=name) for name, table in TABLES.items()]


@pytest.mark.parametrize(
    ("kind", "dtype"),
    [
        (Kind.ID, "str"), (Kind.TEXT, "str"), (Kind.CHOICE, "str"), (Kind.QUARTER, "str"),
        (Kind.LIST, "object"), (Kind.COUNT, "Int64"), (Kind.NUMBER, "float64"), (Kind.LAND, "float64"),
        (Kind.MONEY, "float64"), (Kind.DATE, "datetime64[us]"), (Kind.FLAG, "bool"),
    ],
)  # fmt: skip
def test_each_kind_has_the_type_that_its_table_says(kind: Kind, dtype: str) -> None:
    assert Column("x", kind, "列").dtype == dtype
    assert str(empty(Table("t", "表", (Column("x", kind, "列"),), ("x",)))["x"].dtype) == dtype


def test_every_kind_is_listed_and_numbers_are_the_four_that_count() -> None:
    assert set(DTYPES) <= set(Kind)
    assert {Kind.COUNT, Kind.NUMBER, Kind.LAND, Kind.MONEY} == NUMERIC


def test_a_header_carries_its_unit() -> None:
    assert Column("invest_wan", Kind.MONEY, "总投资", unit="万元").header == "总投资(万元)"
    assert Column("name", Kind.TEXT, "项目名称").header == "项目名称"


def test_a_table_finds_its_columns_by_name() -> None:
    column = Column("x", Kind.TEXT, "列")

    assert Table("t", "表", (column,), ("x",)).by_name == {"x": column}


@pytest.mark.parametrize("table", EACH)
def test_names_headers_and_aliases_mean_one_column_only(table: Table) -> None:
    names = [c.name for c in table.columns]
    words = [word for c in table.columns for word in (c.label, *c.aliases)]

    assert len(set(names)) == len(names)
    assert len(set(words)) == len(words)
    assert all(name.isascii() and name.isidentifier() for name in names)


@pytest.mark.parametrize("table", EACH)
def test_the_key_is_made_of_columns_of_the_table(table: Table) -> None:
    assert table.key
    assert set(table.key) <= set(table.by_name)


@pytest.mark.parametrize("table", EACH)
def test_whatever_a_column_refers_to_is_there(table: Table) -> None:
    assert {c.refers for c in table.columns} - {""} <= set(TABLES)


@pytest.mark.parametrize("table", EACH)
def test_choices_stand_where_a_choice_is_made_and_bounds_where_one_counts(table: Table) -> None:
    for column in table.columns:
        assert bool(column.choices) == (column.kind is Kind.CHOICE), column.name
        bounded = column.low is not None or column.high is not None
        assert column.kind in NUMERIC or not bounded, column.name


@pytest.mark.parametrize("table", EACH)
def test_land_is_in_mu_money_in_wan_and_the_name_says_so(table: Table) -> None:
    for column in table.columns:
        if column.kind is Kind.MONEY:
            assert (column.unit, column.name[-4:]) == ("万元", "_wan")
        if column.name.endswith("_mu"):
            assert (column.kind, column.unit) == (Kind.LAND, "亩")


def test_sheets_are_named_once_and_the_required_ones_come_first() -> None:
    sheets = [table.sheet for table in TABLES.values()]

    assert len(set(sheets)) == len(sheets)
    assert all(0 < len(sheet) <= 31 for sheet in sheets)
    assert [t.name for t in TABLES.values() if t.required] == ["projects", "leaders", "places"]


def test_an_empty_table_has_every_column_and_no_row() -> None:
    frame = empty(TABLES["projects"])

    assert list(frame.columns) == [c.name for c in TABLES["projects"].columns]
    assert frame.empty
