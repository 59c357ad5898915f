from __future__ import annotations

from pathlib import Path

from zsyz_model.case.paper_rules import Level, PaperRules
from zsyz_model.scenario.rulebook import read_rulebook
from zsyz_model.tables import TABLES

FILE = Path(__file__).parents[2] / "scenarios" / "rules" / "papers.yaml"


def test_the_file_says_what_the_defaults_say() -> None:
    read, default = read_rulebook(FILE, PaperRules), PaperRules()

    for name in ("office", "land_unit", "money_unit", "amounts", "names", "hidden"):
        assert getattr(read, name) == getattr(default, name), name


def test_every_rule_is_about_a_column_of_the_dictionary_and_open_until_checked() -> None:
    rules = PaperRules()
    keys = [*rules.hidden, *(f"{one.table}.{one.column}" for one in rules.names)]

    for key in keys:
        table, column = key.split(".")
        assert column in TABLES[table].by_name, key
    assert {one.status for one in rules.names} == {"待核实"}


def test_a_level_is_said_in_words() -> None:
    assert [level.words for level in Level] == ["内部资料", "公开"]
