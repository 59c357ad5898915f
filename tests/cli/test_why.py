"""zsyz why on a stored run: answers, JSON, refusals, a run whose inputs changed since."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.batch.county import write_county, write_ledger
from tests.cases import toy_tables
from zsyz_model.batch import plan_only
from zsyz_model.cli.why import About, run_why
from zsyz_model.findings import RunError


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("county")
    entry = plan_only(write_county(folder), folder / "reports")
    assert entry.run is not None
    return entry.run.folder


def test_an_answer_is_told_in_sentences(run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_why(run, About("P1", leader="L1"), as_json=False) == 0

    told = capsys.readouterr().out.splitlines()
    assert told[0].startswith("若由 L1 县委副书记 包保 P1 新材料一期：最先受影响的是包保契合度合计")
    assert any("结论翻转" in line for line in told)


def test_the_json_holds_the_certificate(
    run: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_why(run, About("P1", leader="L1"), as_json=True, charts=tmp_path / "c") == 0

    document = json.loads(capsys.readouterr().out)
    [answer] = document["answers"]
    assert answer["choice"]["leader"] == "L1"
    assert answer["flips"][0]["at"] == 100.0
    assert answer["sentences"]
    assert [Path(name).suffix for name in document["written"]] == [".svg", ".pdf", ".png"]
    assert all(Path(name).is_file() for name in document["written"])


def test_a_leader_alone_is_offered_projects(run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_why(run, About(leader="L2"), as_json=False) == 0

    assert capsys.readouterr().out.startswith("L2 副县长甲 现在的项目：")


def test_a_project_alone_is_offered_leaders_too(
    run: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_why(run, About("P1"), as_json=True) == 0

    answers = json.loads(capsys.readouterr().out)["answers"]
    assert [("offers" in one) for one in answers] == [False, False, True]


@pytest.mark.parametrize(
    ("about", "match"),
    [
        (About("P9"), "Q04"),
        (About("P1", leader="L9"), "P01"),
        (About("P2", leader="L3"), "P02"),
        (About(leader="L9"), "Q04"),
        (About(), "Q05"),
        (About(leader="L1", quarter="2027Q1"), "Q05"),
    ],
)
def test_wrong_and_forbidden_questions_end_with_one(run: Path, about: About, match: str) -> None:
    with pytest.raises(RunError, match=match) as caught:
        run_why(run, about, as_json=False)

    assert caught.value.exit_code == 1


def test_a_run_whose_ledger_changed_since_is_not_asked(tmp_path: Path) -> None:
    entry = plan_only(write_county(tmp_path), tmp_path / "reports")
    assert entry.run is not None
    tables = toy_tables()
    tables["quota"][0]["amount"] = 70
    write_ledger(tmp_path / "ledger.xlsx", tables)

    with pytest.raises(RunError, match="R09") as caught:
        run_why(entry.run.folder, About("P1"), as_json=False)
    assert caught.value.exit_code == 1
