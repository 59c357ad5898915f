"""The command about 招商: its words, its document, its files, its refusals."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.batch.attracted import write_attracted
from zsyz_model.cli.door import main


@pytest.fixture(scope="module")
def scenario(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_attracted(tmp_path_factory.mktemp("county"))


def left(*args: str) -> int:
    with pytest.raises(SystemExit, match=r"^\d$") as gone:
        main(["attract", *args])
    return int(str(gone.value.code))


def test_it_speaks(scenario: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert left(str(scenario)) == 0

    told = capsys.readouterr().out
    assert "2026Q4 签约目标 2 个：预计 2.2 个" in told
    assert "2026Q4 签约 2 个，把握 80%：2026-10 须新进其他来源线索 0 条" in told
    assert "L2 副县长甲：长三角，新材料，产业链招商，4 天，预期线索 2.67 条，3.5 万元" in told
    assert "未列：没有“外出时限”的数据" in told


def test_one_document_and_the_files(
    scenario: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Charts as files are seen in tests/batch/test_attract.py."""
    monkeypatch.setattr("zsyz_model.batch.attract.ATTRACTION_CHARTS", {})

    assert left(str(scenario), "--json", "--out", str(tmp_path / "out")) == 0

    document = json.loads(capsys.readouterr().out)
    assert document["plan"]["leads"] == 3.67
    assert [Path(name).name for name in document["written"]] == [
        "attraction.xlsx", "attraction.json", "attraction.html", "notice.txt",
    ]  # fmt: skip
    assert all(Path(name).is_file() for name in document["written"])


def test_a_rule_out_of_its_range_is_refused(
    scenario: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = scenario.read_text(encoding="utf-8")
    (tmp_path / "wrong.yaml").write_text(text.replace("months: 2", "months: 99"), encoding="utf-8")

    assert left(str(tmp_path / "wrong.yaml")) == 2
    assert "attraction.outreach.months" in capsys.readouterr().err
