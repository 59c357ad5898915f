"""Written, damaged by one rule, read again: that damage is found, and only that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, assume, given, note, settings
from hypothesis import strategies as st

from tests.faults.conserve import lost_rows
from tests.faults.paper import Book, csv_text, saved
from tests.ledger.damage import RULES, books
from tests.selftest.here import in_this_process, parse_here
from tests.selftest.sites import TABLE_OF, Damage, Rule, Said
from zsyz_model.books import RawSheet
from zsyz_model.case import Ledger
from zsyz_model.findings import Finding, InputError, Severity
from zsyz_model.ledger import read_ledger

ABSENT = "H09"
FEWEST = 20
SLOW_TO_DRAW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
few_examples = settings(max_examples=5, deadline=None, suppress_health_check=SLOW_TO_DRAW)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("damage")


def written(folder: Path, book: Book, rule: Rule, damage: Damage | None = None) -> Path:
    """The cells as the rule wants them: an xlsx or a folder of csv files."""
    if rule.form == "xlsx":
        return saved(folder, book, touch=damage.touch if damage else None)
    path = folder / "台账"
    path.mkdir(exist_ok=True)
    for old in path.iterdir():
        old.unlink()
    for sheet, grid in book.items():
        code = damage.encoding.get(sheet, "utf-8") if damage else "utf-8"
        (path / f"{sheet}.csv").write_bytes(csv_text(grid).encode(code))
    return path


def shortfalls(rule: Rule, book: Book, damage: Damage, folder: Path) -> Iterator[str]:
    """One sentence for each thing that is not as the damage must be read."""
    before = read_ledger(written(folder, book, rule))
    yield from (f"before: {f}" for f in before.findings if f.code != ABSENT)
    path = written(folder, damage.book, rule, damage)
    try:
        after = read_ledger(path)
    except InputError as error:
        yield from compared(damage, error.findings)
        return
    yield from compared(damage, after.findings)
    absent = [[str(f) for f in one.findings if f.code == ABSENT] for one in (before, after)]
    yield from ["other sheets are absent"] if absent[0] != absent[1] else []
    yield from lost_rows(path, after, damage.aside, 0, set())
    for sheet in book:
        yield from differences(sheet, before, after, damage)


def compared(damage: Damage, findings: Sequence[Finding]) -> Iterator[str]:
    """What must be said and is not, and what is said beside it."""
    left = [f for f in findings if f.code != ABSENT]
    for i, one in enumerate(damage.said):
        found = next((f for f in left if is_about(one, f)), None)
        if found is None:
            yield f"not said: {one}"
            continue
        left.remove(found)
        if i == 0 and damage.fact not in found.fact:
            yield f"{found.fact!r} lacks {damage.fact!r}"
    yield from (f"unexpected: {f}" for f in left)


def is_about(one: Said, said: Finding) -> bool:
    sheet = said.place.sheet or Path(said.place.file).stem
    same = (said.code, said.severity, sheet, said.place.cell) == (one.code, one.act, one.sheet, one.cell)  # fmt: skip
    told = one.value is None or said.value in (one.value, hidden_phone(one.value))
    return same and told and (one.row is None or said.place.row == one.row)


def hidden_phone(word: str) -> str:
    return word.replace("13812345678", "138****5678")


def differences(sheet: str, before: Ledger, after: Ledger, damage: Damage) -> Iterator[str]:
    """Every row that was not set aside reads as before, in the order in which it now stands."""
    table = TABLE_OF[sheet]
    frame = before.tables[table.name].copy()
    keys = {row: key for row, key in enumerate(frame.index, start=2)}
    for site, value in damage.values.items():
        if site.sheet == sheet:
            frame.at[keys[site.row], site.column.name] = value  # type: ignore[assignment]
    now = damage.origin.get(sheet, range(1, len(keys) + 2))
    lost = damage.aside.get(sheet, frozenset())
    kept = [keys[old] for row, old in enumerate(now, start=1) if old in keys and row not in lost]
    got, wanted = after.tables[table.name], frame.loc[kept]
    try:
        # an index without rows has no words, and thus no type of them
        pd.testing.assert_frame_equal(got, wanted, check_index_type="equiv" if kept else False)
    except AssertionError as error:
        yield f"{sheet} reads otherwise: {error}"


@pytest.mark.slow
@pytest.mark.parametrize("name", RULES)
@given(data=st.data())
@few_examples
def test_that_damage_is_found_and_only_that(name: str, data: st.DataObject, folder: Path) -> None:
    rule, book = RULES[name], data.draw(books(), label="book")
    sites = rule.sites(book)
    assume(sites)
    damage = rule.strike(book, data.draw(st.sampled_from(sites), label="site"))
    note(f"expected: {damage.said}")

    assert list(shortfalls(rule, book, damage, folder)) == []


def test_there_are_rules_enough() -> None:
    assert len(RULES) >= FEWEST


def drops_a_row(name: str, data: bytes) -> tuple[tuple[RawSheet, ...], tuple[Finding, ...]]:
    """A parser that loses the last row of the last sheet that has data."""
    sheets, findings = parse_here(name, data)
    last = max(i for i, sheet in enumerate(sheets) if len(sheet.rows) > 1)
    short = replace(sheets[last], rows=sheets[last].rows[:-1])
    return (*sheets[:last], short, *sheets[last + 1 :]), findings


def other_value(name: str, data: bytes) -> tuple[tuple[RawSheet, ...], tuple[Finding, ...]]:
    """A parser that reads the titles of leaders otherwise once the sheet is damaged."""
    sheets, findings = parse_here(name, data)
    leaders = next(sheet for sheet in sheets if sheet.name == "领导")
    rows = [[f"{c}甲" if j == 1 and i else c for j, c in enumerate(r)] for i, r in enumerate(leaders.rows)]  # fmt: skip
    hurt = any("约100" in row for sheet in sheets for row in sheet.rows)
    changed = replace(leaders, rows=rows if hurt else leaders.rows)
    return tuple(changed if sheet is leaders else sheet for sheet in sheets), findings


@given(data=st.data())
@few_examples
def test_a_wrong_expectation_or_reader_is_noticed(data: st.DataObject, folder: Path) -> None:
    rule, book = RULES["约数"], data.draw(books())
    sites = [site for site in rule.sites(book) if site.sheet == "项目"]
    damage = rule.strike(book, data.draw(st.sampled_from(sites)))
    first, *rest = damage.said
    for wrong in (
        first._replace(code="Z99"), first._replace(act=Severity.WARNING), first._replace(cell="ZZ9"),
        first._replace(value="约99"), first._replace(sheet="没有这张表"),
    ):  # fmt: skip
        found = [*shortfalls(rule, book, replace(damage, said=(wrong, *rest)), folder)]
        assert any(line.startswith("not said") for line in found)
        assert any(line.startswith("unexpected") for line in found)
    with in_this_process(drops_a_row):
        assert any("filled rows" in line for line in shortfalls(rule, book, damage, folder))
    with in_this_process(other_value):
        assert any(
            "领导 reads otherwise" in line for line in shortfalls(rule, book, damage, folder)
        )
