"""Documents of files on the disk: a run, a scenario without a run, rules beside it, a run that was touched."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.batch.county import write_county
from tests.report.papers.readback import docx_tables, sheets, slide_texts, slides, whole_text
from zsyz_model.batch import plan_only
from zsyz_model.batch.papers import MANIFEST, papers
from zsyz_model.case.paper_rules import Level
from zsyz_model.findings import InputError, RunError
from zsyz_model.report.papers import FILES
from zsyz_model.runs import check_run, hashes


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("county")
    entry = plan_only(write_county(folder), folder / "reports")
    assert entry.run is not None
    return entry.run.folder


def test_the_pack_of_a_run_stands_beside_it_and_the_run_stays_whole(run: Path) -> None:
    pack = papers(run, Level.INTERNAL, run.parents[1])

    assert pack.folder == run.with_name(f"{run.name}-papers") / "internal"
    assert set(pack.files) == set(FILES)
    assert check_run(run) == ()
    told = json.loads((pack.folder / MANIFEST).read_text(encoding="utf-8"))
    assert told["run"] == run.name
    assert told["files"] == {k: v for k, v in hashes(pack.folder).items() if k != MANIFEST}


def test_every_promise_of_plan_json_is_in_the_documents(run: Path) -> None:
    folder = papers(run, Level.INTERNAL, run.parents[1]).folder
    plan = json.loads((run / "plan.json").read_text(encoding="utf-8"))
    starts = sorted((s["quarter"], s["project_id"], s["land_mu"]) for s in plan["starts"])

    assert starts
    _, table, *_ = docx_tables(folder / "minutes.docx")
    assert [(r["季度"], r["项目编号"], float(r["供地(亩)"])) for r in table[:-1]] == starts
    rows = sheets(folder / "plan.xlsx")["开工计划"]
    assert [(r["季度"], r["项目编号"], r["供地(亩)"]) for r in rows[:-1]] == starts


def test_a_scenario_uses_its_finished_run_and_gives_the_same_files(
    run: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def solve(*_: object) -> None:
        raise AssertionError("nothing is solved")

    monkeypatch.setattr("zsyz_model.batch.papers.plan_only", solve)
    scenario = run.parents[2] / "base.yaml"

    one = papers(scenario, Level.PUBLIC, run.parents[1], tmp_path / "one")
    two = papers(run, Level.PUBLIC, run.parents[1], tmp_path / "two")

    assert one.files == two.files


def test_rules_beside_the_scenario_are_followed(run: Path, tmp_path: Path) -> None:
    rules = tmp_path / "own.yaml"
    rules.write_text("office: 某中心\nnames: []\n", encoding="utf-8")

    pack = papers(run, Level.PUBLIC, run.parents[1], tmp_path / "out", rules)

    assert "某中心" in whole_text(pack.folder / "minutes.docx")


@pytest.mark.parametrize(
    ("text", "code"), [("ofice: x\n", "Y04"), ("amounts: 7\n", "Y02"), (None, "Y06")]
)
def test_rules_that_cannot_be_read_are_refused(
    run: Path, tmp_path: Path, text: str | None, code: str
) -> None:
    rules = tmp_path / "own.yaml"
    if text is not None:
        rules.write_text(text, encoding="utf-8")

    with pytest.raises(InputError, match=code):
        papers(run, Level.INTERNAL, run.parents[1], tmp_path / "out", rules)


def test_a_run_that_was_touched_is_told_to_nobody(run: Path, tmp_path: Path) -> None:
    copy = tmp_path / "reports" / "base" / run.name
    shutil.copytree(run, copy)
    (copy / "plan.xlsx").write_bytes(b"")

    with pytest.raises(RunError, match=r"R07|R09"):
        papers(copy, Level.INTERNAL, tmp_path, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_what_one_more_unit_is_worth_is_a_slide_of_the_house_alone(
    run: Path, tmp_path: Path
) -> None:
    asked = {"计划指标": "2027Q1"}
    inside = papers(run, Level.INTERNAL, run.parents[1], tmp_path / "in", inputs=asked).folder
    public = papers(run, Level.PUBLIC, run.parents[1], tmp_path / "out", inputs=asked).folder

    told, bare = (slides(folder / "briefing.pptx") for folder in (inside, public))
    (worth,) = [s for s in told if "计划指标" in slide_texts(s)[0] and "再增" in slide_texts(s)[0]]
    assert told.index(worth) == len(told) - 2
    assert not any("再增" in slide_texts(s)[0] for s in bare)
