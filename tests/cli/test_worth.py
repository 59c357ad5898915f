"""zsyz worth on a scenario: sentences, JSON, charts, refusals."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.batch.county import write_county
from zsyz_model.cli.worth import run_worth
from zsyz_model.findings import RunError


def test_each_input_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = {"计划指标": "2027Q1", "包保上限": "L1"}

    assert run_worth(write_county(tmp_path), asked, as_json=False, steps=0, charts=None) == 0

    told = capsys.readouterr().out.splitlines()
    assert told[0].startswith("2027Q1 计划指标（现 80 亩）再增 1 亩：")
    assert told[1].startswith("L1 县委副书记 包保上限（现 3 个）再增 1 个：")


def test_the_json_has_steps_and_charts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    scenario = write_county(tmp_path)

    code = run_worth(scenario, {"验收提前": "S1"}, as_json=True, steps=1, charts=tmp_path / "c")

    document = json.loads(capsys.readouterr().out)
    assert code == 0
    assert document["answers"][0]["steps"][1]["at"] == 13
    assert [Path(name).name for name in document["written"]] == [
        "worth_1.svg", "worth_1.pdf", "worth_1.png",
    ]  # fmt: skip


@pytest.mark.parametrize(("asked", "match"), [({}, "Q05"), ({"用地预算": "2031"}, "Q04")])
def test_what_cannot_be_asked_is_refused(tmp_path: Path, asked: dict[str, str], match: str) -> None:
    with pytest.raises(RunError, match=match):
        run_worth(write_county(tmp_path), asked, as_json=False, steps=0, charts=None)
