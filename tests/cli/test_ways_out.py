"""repair and replan as they are typed: what they say, what they write, how they end."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.batch.county import BASE, write_county
from zsyz_model.batch import plan_only
from zsyz_model.cli.ways_out import run_repair, run_replan
from zsyz_model.findings import RunError

POOR = "changes:\n  - {sheet: 预算, key: '2027', column: 用地预算, set: 30}\n"


def event(folder: Path, text: str) -> Path:
    path = folder / "事件.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def stored(folder: Path) -> Path:
    entry = plan_only(write_county(folder), folder / "reports")
    assert entry.run is not None
    return entry.run.folder


def test_a_repair_is_told_and_drawn(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write_county(tmp_path, BASE + POOR)

    assert run_repair(path, 2, tmp_path / "card", as_json=False) == 1

    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("冲突 1：这 2 条无法同时成立")
    ways = [line for line in lines if line.startswith("出路")]
    assert ways[0].startswith("出路 1：2027 年再增 130 万元用地预算（30 → 160）")
    assert len(ways) == 2
    assert sorted(p.suffix for p in (tmp_path / "card").iterdir()) == [".pdf", ".png", ".svg"]


def test_what_can_be_planned_is_exit_zero(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_repair(write_county(tmp_path), 1, None, as_json=True) == 0

    document = json.loads(capsys.readouterr().out)
    assert (document["feasible"], document["repairs"], document["written"]) == (True, [], [])


def test_an_event_is_answered_from_a_stored_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = stored(tmp_path)
    leaves = event(tmp_path, "title: L3 调离\nchanges:\n  - {sheet: 领导, key: L3, remove: true}\n")

    assert run_replan(run, leaves, 3, tmp_path / "curve", as_json=False) == 0

    told = capsys.readouterr().out
    assert "L3 人大副主任 调离：原方案" in told
    assert "由事件本身造成" in told
    assert (tmp_path / "curve" / "replan.svg").is_file()

    assert run_replan(run, leaves, 3, None, as_json=True) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["fewest"] == document["bound"] == len(document["forced"])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("changes:\n  - {sheet: 领导, key: L99, remove: true}\n", "没有“L99”这一行"),
        ("changes:\n  - {sheet: 预算, key: '2027', column: 用地预算, set: 0}\n", "用地预算"),
    ],
)
def test_an_event_that_cannot_be_answered_is_exit_one(
    text: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_replan(stored(tmp_path), event(tmp_path, text), 1, None, as_json=False) == 1

    assert said in capsys.readouterr().err


def test_a_run_whose_inputs_changed_is_not_asked(tmp_path: Path) -> None:
    run = stored(tmp_path)
    write_county(tmp_path, BASE.replace("seconds: 20", "seconds: 30"))
    leaves = event(tmp_path, "changes:\n  - {sheet: 领导, key: L3, remove: true}\n")

    with pytest.raises(RunError, match="情景在运行之后改动过") as caught:
        run_replan(run, leaves, 1, None, as_json=False)

    assert caught.value.exit_code == 1
