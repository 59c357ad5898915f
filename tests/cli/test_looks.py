"""The commands that look: what they say in words, and their exit codes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.batch.county import write_county, write_ledger
from tests.cases import toy_tables
from zsyz_model.batch import plan_only
from zsyz_model.cli.looks import run_check, run_score, run_verify


def test_a_row_set_aside_is_exit_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tables = toy_tables()
    tables["projects"][0]["place"] = "Z"

    code = run_check(write_ledger(tmp_path / "ledger.xlsx", tables), None, as_json=False)

    told = capsys.readouterr().out
    assert code == 1
    assert "项目：读入 7 行 = 收下 5 + 隔离 1 + 空行 0 + 其他 1（相符）" in told
    assert "K02" in told


def test_a_clean_ledger_is_exit_zero(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = run_check(write_ledger(tmp_path / "ledger.xlsx", toy_tables()), None, as_json=False)

    assert code == 0
    assert "隔离 1" not in capsys.readouterr().out


def test_the_ranking_is_told_with_its_refusals(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_score(write_county(tmp_path), as_json=False) == 0

    told = capsys.readouterr().out.splitlines()
    assert [line[:3] for line in told[:5]] == [f"{place:>3}" for place in range(1, 6)]
    assert told[5].startswith("不予准入 P6：")


def test_every_rule_is_named_when_a_run_is_judged(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    entry = plan_only(write_county(tmp_path), tmp_path / "reports")
    assert entry.run is not None

    assert run_verify(entry.run.folder, as_json=False) == 0

    told = capsys.readouterr().out
    assert "领导每周可用小时（leader_hours）：相符" in told
    assert "违约 0 处" in told.splitlines()[-1]
