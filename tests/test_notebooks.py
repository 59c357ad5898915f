"""The notebooks run: by hand from their folder, and in a batch from anywhere."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.batch.county import write_ledger
from tests.checkout import write_checkout
from tests.report.motion.boards import busy_tables
from tests.review_page import CHECKS, Page, Stored, planted, without_pictures, wrong
from zsyz_model.batch import Entry, Orders, find_notebook, review
from zsyz_model.batch.notebooks import (
    SENTINEL,
    check_executed,
    check_shape,
    read_notebook,
    run_notebook,
)
from zsyz_model.report.words import run_words
from zsyz_model.runs import check_run

NOTEBOOKS = sorted(find_notebook().parent.glob("*.ipynb"))
OF_RUNS = {"scenario_comparison.ipynb"}
"""Notebooks that read stored runs, and no ledger of their own (tests/batch/test_compared_window.py)."""
ELSEWHERE = {"quarterly_review.ipynb", "joint_review.ipynb", "progress.ipynb"}
"""Notebooks with two scenarios of their own below."""


def tighter(checkout: Path) -> Path:
    """The scenario with six tenths of the plan quota."""
    tight = checkout / "scenarios" / "tight.yaml"
    change = "{sheet: 用地指标, where: {类别: 计划指标}, column: 数量, times: 0.6}"
    tight.write_text(f"extends: base.yaml\nchanges:\n- {change}\n", encoding="utf-8")
    return tight


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_has_the_shape_that_the_batch_asks_for(path: Path) -> None:
    assert check_shape(path.name, read_notebook(path)) == []


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """The notebooks as they are, beside the scenarios and rules of a small county."""
    return write_checkout(tmp_path / "checkout")


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted({path.name for path in NOTEBOOKS} - OF_RUNS - ELSEWHERE))
def test_a_notebook_runs_through_papermill_with_two_scenarios(checkout: Path, name: str) -> None:
    """On a small county; `make test` runs each of them by nbval as well."""
    for path in (checkout / "scenarios" / "base.yaml", tighter(checkout)):
        run_notebook(
            checkout / "notebooks" / name, checkout / "done.ipynb", {"scenario": str(path)}
        )

        assert check_executed("done.ipynb", read_notebook(checkout / "done.ipynb")) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", ["quarterly_review.ipynb", "assessment.ipynb"])
def test_a_broken_ledger_is_shown_to_whoever_opens_the_notebook(checkout: Path, name: str) -> None:
    (checkout / "scenarios" / "ledger.xlsx").write_bytes(b"PK")
    given = {"scenario": str(checkout / "scenarios" / "base.yaml")}

    with pytest.raises(Exception, match="没有运行到结束标记"):
        run_notebook(checkout / "notebooks" / name, checkout / "out.ipynb", given)

    told = (checkout / "out.ipynb").read_text(encoding="utf-8")
    assert "资料有误" in told
    assert '"output_type": "error"' not in told


@pytest.fixture(scope="module")
def reviewed(tmp_path_factory: pytest.TempPathFactory) -> list[Entry]:
    """The quarterly review of the small county and of its tighter twin, with all their files."""
    checkout = write_checkout(tmp_path_factory.mktemp("reviewed") / "checkout")
    scenarios = [checkout / "scenarios" / "base.yaml", tighter(checkout)]
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(checkout)
        entries = review(scenarios, Path("reports"), orders=Orders())
    return [
        replace(x, run=replace(x.run, folder=checkout / x.run.folder)) for x in entries if x.run
    ]


@pytest.mark.slow
def test_the_quarterly_review_runs_through_papermill_into_whole_runs(reviewed: list[Entry]) -> None:
    assert [(entry.state, entry.findings) for entry in reviewed] == [("done", ())] * 2
    for entry in reviewed:
        assert entry.run is not None
        assert check_run(entry.run.folder) == ()
        page = (entry.run.folder / "review.html").read_text(encoding="utf-8")
        assert SENTINEL in page
        assert page.count("<img alt=") == 5
        assert "<script" not in page
        assert re.findall(r'(?:src|href)="(?!data:|#)', page) == []
        case = entry.outcome.case if entry.outcome else None
        assert case is not None
        foot = run_words(entry.run.run_id, case.ledger.sha256, case.scenario.as_of)
        assert f"<footer>{foot}</footer>" in page
        done = entry.run.folder / "review.ipynb"
        assert check_executed(done.name, read_notebook(done)) == []
        out = entry.run.folder.parents[1]
        assert (out / "comparison" / "comparison.html").is_file()
        assert sorted(path.name for path in out.iterdir()) == [
            "base", "comparison", "index.html", "runs.log", "tight",
        ]  # fmt: skip


@pytest.mark.slow
def test_every_number_of_the_review_page_is_that_of_its_run(reviewed: list[Entry]) -> None:
    """Each section against the run's files; any one digit changed in any column is found there."""
    sections = set()
    for entry in reviewed:
        assert entry.run is not None
        stored = Stored(entry.run.folder)
        page = without_pictures((entry.run.folder / "review.html").read_text(encoding="utf-8"))
        assert wrong(page, stored) == []
        assert set(Page(page).tables) == set(CHECKS) - {"图"}
        sections |= {title for title, rows in Page(page).tables.items() if rows}
        unfound = [where for where, spoilt in planted(page) if not wrong(spoilt, stored)]
        assert unfound == []
    assert sections == set(CHECKS) - {"图", "判定"}


@pytest.mark.slow
def test_scores_and_admission_are_borne_out_without_the_workbook(reviewed: list[Entry]) -> None:
    """A wrong number that stands in the workbook as well is found by sums, order and receipts."""
    assert reviewed[0].run is not None
    stored = Stored(reviewed[0].run.folder)
    page = without_pictures((reviewed[0].run.folder / "review.html").read_text(encoding="utf-8"))
    for true, spoilt, title in (
        ('<td class="number">16</td>', '<td class="number">15</td>', "评分"),
        ("<td>房地产</td><td>不含房地产</td>", "<td>农业</td><td>不含房地产</td>", "准入结果"),
        ("·E7（第7行", "·E6（第6行", "准入结果"),
        ("<td>泵阀技改</td><td>准入", "<td>泵阀技改</td><td>不予准入", "准入结果"),
        ('目标：包保契合度合计(分)</td><td class="number">425', '目标：包保契合度合计(分)</td><td class="number">426', "总览"),
    ):  # fmt: skip
        changed = page.replace(true, spoilt, 1)
        assert changed != page
        told = Page(changed)
        stored.sheets = told.tables
        assert any(line.startswith(title) for line in wrong(changed, stored)), spoilt


@pytest.mark.slow
@pytest.mark.parametrize("method", ["weighted_sum", "topsis"])
def test_the_joint_review_runs_through_papermill_and_writes_the_meeting_s_files(
    checkout: Path, method: str
) -> None:
    scenario, out = checkout / "scenarios" / f"{method}.yaml", checkout / "reports" / method
    rules = f"scoring: {{method: {method}}}\nrandom: {{draws: 1000}}\n"
    scenario.write_text(f"extends: base.yaml\n{rules}", encoding="utf-8")
    given = {"scenario": str(scenario), "out": str(out)}

    run_notebook(checkout / "notebooks" / "joint_review.ipynb", checkout / "done.ipynb", given)

    done = checkout / "done.ipynb"
    assert check_executed(done.name, read_notebook(done)) == []
    assert {path.name for path in out.iterdir()} == {
        "charts", "decisions.xlsx", "joint_review.xlsx", "notices.html",
    }  # fmt: skip


@pytest.mark.slow
def test_the_year_between_two_reviews_runs_through_papermill_and_writes_its_files(
    checkout: Path,
) -> None:
    """The county as its ledger says, and one in which P1 need not start unless its land item asks."""
    write_ledger(checkout / "scenarios" / "ledger.xlsx", busy_tables())
    eased, out = checkout / "scenarios" / "eased.yaml", checkout / "reports" / "progress"
    change = "{sheet: 项目, key: P1, column: 必须开工, set: 否}"
    eased.write_text(f"extends: base.yaml\nchanges:\n- {change}\n", encoding="utf-8")
    done = checkout / "done.ipynb"

    for scenario, folder in ((checkout / "scenarios" / "base.yaml", ""), (eased, str(out))):
        given = {"scenario": str(scenario), "out": folder}
        run_notebook(checkout / "notebooks" / "progress.ipynb", done, given)

        assert check_executed(done.name, read_notebook(done)) == []
        assert "红（严重滞后）" in done.read_text(encoding="utf-8")
    assert "必须开工=是" in done.read_text(encoding="utf-8")
    assert {path.name for path in out.iterdir()} >= {
        "calendar", "dispatch.ics", "next_plan.yaml", "progress.json", "progress.xlsx", "public",
    }  # fmt: skip
