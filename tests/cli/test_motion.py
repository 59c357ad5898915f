"""The command about 包保推进: its words, its document, its files, its refusals."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.batch.county import BASE, write_ledger
from tests.progress.books import RULES
from tests.report.motion.boards import busy_tables
from zsyz_model.cli.door import main


@pytest.fixture
def scenario(tmp_path: Path) -> Path:
    write_ledger(tmp_path / "ledger.xlsx", busy_tables())
    shutil.copytree(RULES, tmp_path / "rules")
    (tmp_path / "base.yaml").write_text(BASE, encoding="utf-8")
    return tmp_path / "base.yaml"


def left(*args: str) -> int:
    with pytest.raises(SystemExit, match=r"^\d$") as gone:
        main(["progress", *args])
    return int(str(gone.value.code))


def test_it_speaks(scenario: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert left(str(scenario)) == 0

    told = capsys.readouterr().out
    assert "亮灯 P4 制剂车间：红（严重滞后），落后序时 33.33 个百分点" in told
    assert "不说不清单：4 件，未办结 3 件，逾期 2 件" in told
    assert "走访日历：3 名领导 3 次到现场" in told
    assert "未列：没有“到位资金”的数据，资金到位率不详" in told


def test_one_document_and_the_files(
    scenario: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"

    assert left(str(scenario), "--json", "--out", str(out), "--week", "2027-01-04") == 0

    document = json.loads(capsys.readouterr().out)
    assert document["weeks"][0]["monday"] == "2027-01-04"
    assert all(Path(name).is_file() for name in document["written"])
    assert (out / "calendar").is_dir()


def test_rules_from_another_folder(
    scenario: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other"
    shutil.move(tmp_path / "rules", other)
    lights = other / "lights.yaml"
    text = lights.read_text(encoding="utf-8")
    lights.write_text(text.replace("chosen: 银川2025", "chosen: 新晃2015"), encoding="utf-8")

    assert left(str(scenario)) == 2
    assert left(str(scenario), "--rules", str(other)) == 0
    assert "新晃县 2015 年重点项目亮牌" in capsys.readouterr().out


@pytest.mark.parametrize("week", ["2027-01-05", "下周一"])
def test_a_week_begins_on_monday(
    scenario: Path, week: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert left(str(scenario), "--week", week) == 2
    assert "[T08]" in capsys.readouterr().err
