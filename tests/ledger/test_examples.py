"""The example rows: one a table, known columns only, coherent, and nobody is named."""

from __future__ import annotations

import datetime as dt
import re

from zsyz_model.ledger.examples import EXAMPLES, example_cell, sample
from zsyz_model.tables import NUMERIC, TABLES, Kind


def test_every_table_has_one_row_of_its_own_columns() -> None:
    assert set(EXAMPLES) == set(TABLES)
    for name, row in EXAMPLES.items():
        assert set(row) <= set(TABLES[name].by_name)
        assert {column.name for column in TABLES[name].columns if column.required} <= set(row)


def test_references_name_the_key_of_the_other_row() -> None:
    for table in TABLES.values():
        for column in table.columns:
            if column.refers and column.name in EXAMPLES[table.name]:
                there = TABLES[column.refers]
                key = EXAMPLES[there.name][there.key[0]]
                assert EXAMPLES[table.name][column.name] == key


def test_every_column_has_a_sample() -> None:
    for table in TABLES.values():
        assert [c.name for c in table.columns if not sample(table, c)] == []


def test_samples_are_written_as_a_person_would() -> None:
    projects, leaders = TABLES["projects"], TABLES["leaders"]

    assert sample(projects, projects.by_name["signed_on"]) == "2026-09-15"
    assert sample(projects, projects.by_name["must_start"]) == "否"
    assert sample(leaders, leaders.by_name["industries"]) == "新材料、机电设备制造"
    assert sample(projects, projects.by_name["produced_on"]) == "2028-06-30"
    assert example_cell(projects, projects.by_name["produced_on"]) is None


def test_numbers_are_numbers_and_days_are_days() -> None:
    for table in TABLES.values():
        for column in table.columns:
            value = example_cell(table, column)
            if value is not None and column.kind in NUMERIC:
                assert isinstance(value, int | float)
            if value is not None and column.kind is Kind.DATE:
                assert isinstance(value, dt.date)


def test_the_parts_of_the_project_fit_in_their_wholes() -> None:
    row = {name: value for name, value in EXAMPLES["projects"].items() if isinstance(value, int)}

    assert row["paddy_mu"] <= row["farmland_mu"] <= row["converted_mu"] <= row["land_mu"]
    assert row["fixed_wan"] <= row["invest_wan"]


def test_people_are_offices_only() -> None:
    office = re.compile(r"(甲|局长|联络员|副县长（分管工业）)$")
    told = [
        EXAMPLES["leaders"]["title"], EXAMPLES["leaders"]["post"], EXAMPLES["scores"]["judge"],
        EXAMPLES["projects"]["liaison"], EXAMPLES["departments"]["head_post"],
        EXAMPLES["departments"]["liaison_post"],
    ]  # fmt: skip

    assert [word for word in told if not office.search(str(word))] == []
