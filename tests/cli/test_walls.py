"""The command about 挂图作战."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.batch.county import BASE, write_ledger
from tests.progress.books import RULES
from tests.report.motion.boards import busy_tables
from zsyz_model.cli.door import main


def left(*args: str) -> int:
    with pytest.raises(SystemExit, match=r"^\d$") as gone:
        main(["wall", *args])
    return int(str(gone.value.code))


def test_posters_of_one_project(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tables = busy_tables()
    tables["projects"][0]["promised"] = "2026Q4"
    write_ledger(tmp_path / "ledger.xlsx", tables)
    shutil.copytree(RULES, tmp_path / "rules")
    (tmp_path / "base.yaml").write_text(BASE, encoding="utf-8")
    scenario, out = str(tmp_path / "base.yaml"), str(tmp_path / "out")

    assert left(scenario, "--project", "P1", "--out", out) == 0
    told = capsys.readouterr()
    assert "挂图 4 个文件；承诺 1 个，已晚 1 个" in told.out
    assert "[T41]" in told.out + told.err
    assert left(scenario, "--project", "P1", "--paper", "a0", "--out", out, "--json") == 0
    document = json.loads(capsys.readouterr().out)
    assert document["late"] == ["P1"]
    assert all(Path(name).is_file() and "_a0" in name for name in document["written"])
    assert left(scenario, "--project", "甲", "--out", out) == 2
