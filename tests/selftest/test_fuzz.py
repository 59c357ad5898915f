"""The machinery of A6 and A7: same files for the same number, and nothing bad goes unnoticed."""

from __future__ import annotations

import sys
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.ledger.books import read_county
from tests.selftest import fuzz, inputs, mutants
from tests.selftest.bombs import REFUSED_BY, weigh
from tests.selftest.here import Parsed, parse_here
from tests.selftest.told import Size
from tests.selftest.verdicts import (
    LOST,
    READ,
    REFUSED,
    UNTYPED,
    Verdict,
    judge,
    lost_rows,
    lost_sheets,
)

SHEETS = {
    "项目": frozenset({1, 2, 3, 4}),
    "领导": frozenset({1, 2, 3}),
    "乡镇园区": frozenset({1, 2, 3}),
}


def bytes_below(folder: Path) -> dict[str, bytes]:
    """What stands in the files; the packing of an archive bears the hour."""
    files = {str(p.relative_to(folder)): p for p in folder.rglob("*") if p.is_file()}
    return {f"{name}/{part}": data for name, p in files.items() for part, data in parts_of(p)}


def parts_of(path: Path) -> list[tuple[str, bytes]]:
    try:
        with zipfile.ZipFile(path) as book:
            read = [(name, book.read(name)) for name in book.namelist()]
    except (
        OSError,
        ValueError,
        zipfile.BadZipFile,
        zlib.error,
        NotImplementedError,
        EOFError,
        RuntimeError,
    ):
        return [] if path.suffix == ".xlsx" else [("", path.read_bytes())]
    return [one for one in read if "docProps" not in one[0]]


@pytest.mark.slow
def test_the_same_number_gives_the_same_file(tmp_path: Path) -> None:
    def made(name: str) -> tuple[set[str], dict[str, bytes]]:
        mutants._books.cache_clear()
        kinds = set()
        for seed in range(30):
            (tmp_path / name / str(seed)).mkdir(parents=True)
            kinds.add(mutants.make(seed, tmp_path / name / str(seed)).kind)
        return kinds, bytes_below(tmp_path / name)

    kinds, first = made("a")

    assert made("b") == (kinds, first)
    assert kinds == set(mutants.KINDS)
    assert len(first) >= 30


def test_a_row_that_is_nowhere_is_noticed(tmp_path: Path) -> None:
    ledger = read_county(tmp_path)
    count = ledger.rows["项目"]

    assert list(lost_rows(ledger, SHEETS)) == []
    short = replace(ledger, rows={**ledger.rows, "项目": replace(count, accepted=2)})
    assert [line.split(":")[0] for line in lost_rows(short, SHEETS)] == ["项目"] * 3
    more = {**SHEETS, "项目": frozenset(range(1, 6))}
    assert [line[:10] for line in lost_rows(ledger, more)] == ["项目: 5 rows"]
    assert [line[:10] for line in lost_rows(ledger, more, sound=False)] == ["项目: 5 rows"]
    fewer = {**SHEETS, "项目": frozenset({1, 2})}
    assert [line[:10] for line in lost_rows(ledger, fewer)] == ["项目: 2 rows"]
    assert list(lost_rows(ledger, fewer, sound=False)) == []
    assert list(lost_sheets(ledger, SHEETS)) == []
    unread = {**SHEETS, "用地指标": frozenset({1, 2})}
    assert [line[:5] for line in lost_sheets(ledger, unread)] == ["用地指标:"]


def loses(name: str, data: bytes) -> Parsed:
    (first, *rest), findings = parse_here(name, data)
    return (replace(first, rows=first.rows[:-1]), *rest), findings


def breaks(_name: str, _data: bytes) -> Parsed:
    raise ValueError("planted")


@pytest.mark.slow
@pytest.mark.parametrize(("by", "wanted"), [(loses, LOST), (breaks, UNTYPED)])
def test_a_bad_parser_is_noticed(by: Callable[[str, bytes], Parsed], wanted: str) -> None:
    found = [judge(seed, by=by) for seed in range(20)]

    assert {one.outcome for one in found} >= {wanted, REFUSED}
    assert {judge(seed).outcome for seed in range(20)} == {READ, REFUSED}


@pytest.mark.slow
def test_a_process_that_dies_costs_one_file() -> None:
    code = (
        "import sys, os, json\n"
        "for n in range(*map(int, sys.argv[1:])):\n"
        "    print(n, flush=True)\n"
        "    if n == 2: os.abort()\n"
        "    print(json.dumps({'seed': n, 'kind': 'csv', 'outcome': 'read', 'codes': []}), flush=True)\n"
    )
    found = fuzz.verdicts_of(5, lambda *words: [sys.executable, "-c", code, *map(str, words)])

    assert [one.outcome for one in found] == [READ, READ, fuzz.CRASHED, READ, READ]
    assert found[2].said.startswith("the process ended with -")


@pytest.mark.slow
def test_the_worker_judges_the_files_that_it_is_given() -> None:
    found = fuzz.verdicts_of(7)

    assert [one.seed for one in found] == list(range(7))
    assert found[3] == judge(3)


def test_failures_are_told_one_of_each_kind_first() -> None:
    bad = [
        Verdict(1, "xls", UNTYPED, said="KeyError: 1 at a.py:3 f"),
        Verdict(2, "xls", UNTYPED, said="KeyError: 2 at a.py:3 f"),
        Verdict(3, "csv", LOST, said="项目: 8 rows are filled"),
        Verdict(4, "csv", READ),
    ]

    assert [line.split(" ")[1] for line in fuzz.complaints(bad)] == ["1", "3", "2"]
    assert "(xls; 2 alike)" in next(fuzz.complaints(bad))
    assert fuzz.figures(bad)["csv"] == "1 lost rows, 1 read"


@pytest.mark.slow
def test_a_bomb_is_weighed_without_the_one_who_weighs() -> None:
    name, data, code = REFUSED_BY["DTD"]
    weight = weigh(name, data())

    assert code in weight.codes
    assert 1 < weight.megabytes < fuzz.MOST_MEGABYTES


@pytest.mark.slow
def test_wrong_expectations_and_false_alarms_are_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    first = inputs.specimens(Size(reduced=True))[0]

    assert inputs.shortfalls_of(inputs.LISTED[first]) == []
    assert all(inputs.is_noticed(first, what) for what in inputs.WHATS)
    assert inputs.alarms_of("xlsx") == []
    monkeypatch.setitem(inputs.LEDGERS, "xlsx", inputs.LISTED[first].make)
    assert len(inputs.alarms_of("xlsx")) >= 2
