"""What a scenario says, with origins; a grid lists its variants."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.scenario.files import LEDGER, write
from zsyz_model.cli.showing import run_schema, run_show, schema_text
from zsyz_model.findings import InputError


def test_values_come_with_their_origin_when_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(tmp_path, LEDGER + "horizon: {quarters: 6}\nland: {relocate: false}\n")

    run_show(path, origin=True, as_json=False)
    told = capsys.readouterr().out
    assert "horizon.quarters = 6 季度  ← base.yaml:2" in told
    assert "land.relocate = false  ← base.yaml:3" in told
    assert "solver.seconds = 600.0 秒  ← 默认（confirmed）" in told

    run_show(path, origin=False, as_json=False)
    assert "←" not in capsys.readouterr().out


def test_values_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run_show(write(tmp_path, LEDGER), origin=False, as_json=True)

    rows = {row["key"]: row for row in json.loads(capsys.readouterr().out)["values"]}
    assert rows["ledger"]["origin"] == "base.yaml:1"
    assert rows["horizon.quarters"]["value"] == 8


def test_a_grid_lists_its_variants(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    grid = write(tmp_path, LEDGER + "vary: {horizon.quarters: [4, 8]}\n")

    run_show(grid, origin=False, as_json=True)

    variants = json.loads(capsys.readouterr().out)["variants"]
    assert [Path(one).name for one in variants] == ["base.yaml#quarters=4", "base.yaml#quarters=8"]
    assert run_show(Path(variants[0]), origin=False, as_json=False) == 0


def test_the_schema_is_written_or_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_schema(tmp_path / "s.json") == 0
    assert (tmp_path / "s.json").read_text("utf-8") == schema_text()
    run_schema(None)
    assert json.loads(capsys.readouterr().out)["title"] == "zsyz 情景文件"

    with pytest.raises(InputError, match="F12"):
        run_schema(tmp_path / "none" / "s.json")
