"""What only a whole column shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ledger.books import PROJECTS, Cells, of, read_county


def numbered(*keys: object) -> Cells:
    return [PROJECTS[0], *([key, f"厂{i}", "工业", "签约", 8000.0] for i, key in enumerate(keys))]


def test_a_code_that_lost_its_zeros_is_set_aside(tmp_path: Path) -> None:
    ledger = read_county(tmp_path, 项目=numbered("007", "012", 7.0))
    (finding,) = of(ledger)

    assert (finding.code, finding.place.cell, finding.value) == ("V04", "A4", "7")
    assert finding.fact == "编号位数1≠3，疑丢失前导零"
    assert list(ledger.tables["projects"].index) == ["007", "012"]


def test_numbers_among_codes_without_zeros_are_codes(tmp_path: Path) -> None:
    assert of(read_county(tmp_path, 项目=numbered("101", 7.0))) == []


def test_yuan_among_ten_thousands_is_set_aside(tmp_path: Path) -> None:
    rows = numbered("P1", "P2", "P3", "P4", "P5", "P6")
    rows[6][4] = 120_000_000.0
    (finding,) = of(read_county(tmp_path, 项目=rows))

    assert (finding.code, finding.severity.value, finding.place.cell) == ("V09", "隔离", "E7")
    assert finding.fact == "与同列相差10^4倍（中位数8000），疑为元"


@pytest.mark.parametrize("mark", ["已核", "√", "是"])
def test_what_somebody_looked_at_stands(tmp_path: Path, mark: str) -> None:
    plain = numbered("P1", "P2", "P3", "P4", "P5", "P6")
    rows = [[*row, *[""] * (9 - len(row))] for row in plain]
    rows[0][-1] = "已核"
    rows[6][4], rows[6][-1] = 120_000_000.0, mark
    ledger = read_county(tmp_path, 项目=rows)

    assert of(ledger) == []
    assert ledger.tables["projects"].at["P6", "invest_wan"] == 120_000_000.0


def test_a_few_large_amounts_prove_nothing(tmp_path: Path) -> None:
    rows = numbered("P1", "P2")
    rows[2][4] = 120_000_000.0

    assert of(read_county(tmp_path, 项目=rows)) == []
