"""What the commands that write run folders say."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.batch.county import write_county
from tests.runs.outcomes import toy_outcome
from zsyz_model.batch import Entry, Orders
from zsyz_model.batch.papers import MANIFEST
from zsyz_model.cli.batches import default_scenarios, line_of, papers_lines, run_review
from zsyz_model.findings import Finding, InputError
from zsyz_model.report.papers import FILES
from zsyz_model.runs import Run

DONE = Entry(Path("base.yaml"), "done", Run(Path("r/base/aa"), {"run_id": "aa"}), toy_outcome())
FAILED = Entry(Path("bad.yaml"), "failed", findings=(Finding("Y04", "未知键"),), exit_code=2)


def review_ends_with(monkeypatch: pytest.MonkeyPatch, *entries: Entry) -> None:
    monkeypatch.setattr("zsyz_model.cli.batches.review", lambda *_: entries)


@pytest.mark.parametrize(("entries", "code"), [((DONE,), 0), ((DONE, FAILED), 1)])
def test_a_review_with_a_failed_scenario_is_exit_one(
    entries: tuple[Entry, ...], code: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    review_ends_with(monkeypatch, *entries)

    assert run_review([Path("x")], tmp_path, Orders(), as_json=False) == code


def test_a_review_as_json_names_each_scenario(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    review_ends_with(monkeypatch, DONE, FAILED)

    run_review([Path("x")], tmp_path, Orders(), as_json=True)

    first, second = json.loads(capsys.readouterr().out)["runs"]
    assert (first["state"], first["run"], first["run_id"]) == ("done", "r/base/aa", "aa")
    assert (second["scenario"], second["findings"][0]["code"]) == ("bad", "Y04")


def test_a_review_closes_with_the_command_of_the_papers(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    review_ends_with(monkeypatch, DONE, FAILED)

    run_review([Path("x")], tmp_path, Orders(), as_json=False)

    told = capsys.readouterr().out
    assert told.count("会前材料") == 1
    assert "　会前材料：zsyz papers r/base/aa（公开件加 --level public）\n" in told
    spaced = replace(DONE, run=Run(Path("my r/base/aa"), {}))
    assert papers_lines(spaced)[0].startswith('　会前材料：zsyz papers "my r/base/aa"')


def test_papers_are_made_with_the_review_and_what_cannot_be_made_is_exit_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, out = write_county(tmp_path), tmp_path / "reports"

    assert run_review([path], out, Orders(pages=False), as_json=True, papers=True) == 0

    (done,) = json.loads(capsys.readouterr().out)["runs"]
    folder = Path(done["papers"]["folder"])
    assert folder == Path(f"{done['run']}-papers/internal")
    assert {file.name for file in folder.iterdir()} == {*FILES, MANIFEST}
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "papers.yaml").write_text("nonsense: 1\n", encoding="utf-8")
    assert run_review([path], out, Orders(pages=False), as_json=False, papers=True) == 1
    said = capsys.readouterr()
    assert "nonsense" in said.err
    assert "会前材料：zsyz papers" in said.out


def test_a_line_says_what_came_of_a_scenario() -> None:
    assert line_of(DONE).startswith(
        "base：完成。开工 0，包保 0，未安排 0；已证明最优，差距 0.0000%"
    )
    assert line_of(FAILED) == "bad：失败（1 条原因）"


def test_without_names_every_scenario_here_is_meant(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "scenarios").mkdir()
    for name in ("b.yaml", "a.yaml", "note.txt"):
        (tmp_path / "scenarios" / name).touch()
    monkeypatch.chdir(tmp_path)

    assert [path.name for path in default_scenarios()] == ["a.yaml", "b.yaml"]


def test_no_scenario_at_all_is_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ZSYZ_HOME", str(tmp_path))

    with pytest.raises(InputError, match=r"没有找到 scenarios/\*\.yaml"):
        default_scenarios()


@pytest.mark.parametrize("clock", ["now", "2026-11-23", "2026-13-01T00:00:00Z"])
def test_a_clock_that_is_none_is_refused(clock: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"R16.*--clock 不是时间"):
        run_review([Path("x")], tmp_path, Orders(clock=clock), as_json=False)
