"""Opening: a scenario, a workbook that was dragged in, and what is refused with its reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.explorer.county import opened, scenario_file
from zsyz_model.explorer import opening
from zsyz_model.explorer.opening import open_scenario, open_workbook
from zsyz_model.findings import InputError


def test_a_scenario_is_opened_with_its_ledger_and_its_knobs() -> None:
    found = open_scenario(scenario_file())

    assert not found.own
    assert len(found.case.projects) == 6
    assert found.knobs


def test_a_workbook_that_was_dragged_in_is_read_whatever_folders_its_name_claims(
    tmp_path: Path,
) -> None:
    data = (scenario_file().parent / "ledger.xlsx").read_bytes()

    found = open_workbook(data, "..\\..\\etc/新 台账.XLSX", tmp_path / "up", opened().scenario)

    assert found.own
    assert found.scenario.title == "新 台账"
    assert [p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*.xlsx")] == [
        "up/ledger.xlsx"
    ]
    assert found.scenario.span.quarters == opened().scenario.span.quarters


@pytest.mark.parametrize(
    ("data", "name", "code"), [(b"PK", "a.xlsx", "F"), (b"hello", "a.exe", "F03")]
)
def test_what_is_no_workbook_is_refused(tmp_path: Path, data: bytes, name: str, code: str) -> None:
    with pytest.raises(InputError, match=rf"\[{code}"):
        open_workbook(data, name, tmp_path, opened().scenario)


def test_what_a_page_cannot_hand_over_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "MOST_MB", 0)

    with pytest.raises(InputError, match="U05"):
        open_workbook(b"PK", "a.xlsx", tmp_path, opened().scenario)


def test_a_variant_of_a_grid_is_refused(tmp_path: Path) -> None:
    (tmp_path / "grid.yaml").write_text("name: g\n", encoding="utf-8")

    with pytest.raises(InputError, match="U04"):
        open_scenario(tmp_path / "grid.yaml#1")
