"""One scenario: what is done again when something changed, and what is not."""

from __future__ import annotations

import json
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import pytest

from tests.attraction.county import county
from tests.batch.county import BASE, write_county
from tests.batch.specimens import specimen
from tests.cases import toy_case
from tests.runs.outcomes import toy_outcome
from zsyz_model.batch import Orders, plan_only, review, single
from zsyz_model.batch.parts import seen_from
from zsyz_model.case import Case
from zsyz_model.pipeline import run
from zsyz_model.runs import check_run, list_runs
from zsyz_model.watch import unwatched

ORDERS = Orders(clock="2026-11-23T00:00:00Z")


@pytest.fixture
def solved(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The scenarios that were solved, by their titles."""
    heard: list[str] = []

    def listen(case: Case, watch: object) -> object:
        heard.append(case.scenario.title)
        return run(case)

    monkeypatch.setattr("zsyz_model.batch.single.run", listen)
    return heard


def test_a_new_title_is_told_and_nothing_is_solved(tmp_path: Path, solved: list[str]) -> None:
    path, out = write_county(tmp_path), tmp_path / "reports"
    plan_only(path, out, orders=ORDERS)
    before = (list_runs(out)[0].folder / "plan.json").read_bytes()
    path.write_text(BASE.replace("小县", "改名后的小县"), encoding="utf-8")

    entry = plan_only(path, out, orders=ORDERS)

    assert (entry.state, solved) == ("done", ["小县"])
    (stored,) = list_runs(out)
    assert stored.record["scenario"]["title"] == "改名后的小县"
    assert (stored.folder / "plan.json").read_bytes() == before
    assert check_run(stored.folder) == ()


def test_a_plan_that_was_touched_is_solved_again(tmp_path: Path, solved: list[str]) -> None:
    path, out = write_county(tmp_path), tmp_path / "reports"
    plan_only(path, out, orders=ORDERS)
    (stored,) = list_runs(out)
    text = (stored.folder / "plan.json").read_text(encoding="utf-8")
    (stored.folder / "plan.json").write_text(text + " ", encoding="utf-8")
    path.write_text(BASE.replace("小县", "新名"), encoding="utf-8")

    plan_only(path, out, orders=ORDERS)

    assert solved == ["小县", "新名"]


def test_another_solver_is_another_run(
    tmp_path: Path, solved: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, out = write_county(tmp_path), tmp_path / "reports"
    plan_only(path, out, orders=ORDERS)
    monkeypatch.setattr("zsyz_model.runs.record.versions", lambda *_: {"highspy": "1.99"})

    plan_only(path, out, orders=ORDERS)

    assert len(solved) == 2
    assert len(list_runs(out)) == 2


@pytest.mark.slow
def test_a_changed_notebook_makes_the_pages_again_and_no_plan(
    tmp_path: Path, solved: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("zsyz_model.batch.single.write_charts", lambda *_: None)
    monkeypatch.setattr("zsyz_model.batch.overview.write_comparison", lambda *_: ())
    path, out = write_county(tmp_path), tmp_path / "reports"
    notebook = specimen(tmp_path / "n.ipynb", "print(run)")
    orders = replace(ORDERS, notebook=notebook)
    review([path], out, orders=orders)
    again = review([path], out, orders=orders)
    specimen(notebook, "print('新的', run)")

    (entry,) = review([path], out, orders=orders)

    assert (again[0].state, entry.state, len(solved)) == ("reused", "done", 1)
    (stored,) = list_runs(out)
    assert "新的 ." in (stored.folder / "review.html").read_text(encoding="utf-8")


def test_a_fixed_clock_measures_nothing(tmp_path: Path) -> None:
    entry = plan_only(write_county(tmp_path), tmp_path / "reports", orders=ORDERS)

    assert entry.run is not None
    assert set(entry.run.record["seconds"].values()) == {0.0}
    assert json.loads((entry.run.folder / "plan.json").read_text("utf-8"))["seconds"] == 0.0


def test_the_notebook_is_told_of_no_machine(tmp_path: Path) -> None:
    scenario = tmp_path / "s" / "grid.yaml"
    scenario.parent.mkdir()
    scenario.touch()
    folder = tmp_path / "reports" / "base" / "0123"

    assert seen_from(folder, scenario.with_name("grid.yaml#a+b")) == "../../../s/grid.yaml#a+b"


def test_attraction_stands_beside_a_run_that_has_its_sheets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("write_charts", "run_notebook", "export_html"):
        monkeypatch.setattr(single, name, lambda *_: None)
    monkeypatch.setattr(single, "warm_kernel", lambda _: nullcontext())
    orders = replace(ORDERS, notebook=tmp_path / "review.ipynb")
    for name, case in (("with", county()), ("without", toy_case())):
        (tmp_path / name).mkdir()
        outcome = replace(toy_outcome(), case=case)
        single.write_parts(tmp_path / "base.yaml", outcome, tmp_path / name, unwatched, orders)

    assert (tmp_path / "with" / "attraction" / "attraction.html").is_file()
    assert not (tmp_path / "without" / "attraction").exists()
