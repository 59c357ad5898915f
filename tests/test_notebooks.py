"""The notebooks run: by hand from their folder, and in a batch from anywhere."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.batch.county import write_ledger
from tests.checkout import write_checkout
from tests.report.motion.boards import busy_tables
from zsyz_model.batch import Orders, find_notebook, review
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


def table_of(page: str, last: str) -> list[dict[str, str]]:
    """The first table of a page that has this header, as records; thousands without commas."""
    start = page.index(f"<th>{last}</th>")
    table = page[page.rindex("<table>", 0, start) : page.index("</table>", start)]
    heads = re.findall(r"<th>(.*?)</th>", table)
    rows = [re.findall(r"<td[^>]*>(.*?)</td>", row) for row in table.split("</tr>")[1:]]
    return [dict(zip(heads, (x.replace(",", "") for x in row), strict=True)) for row in rows if row]


def assert_page_is_plan(page: str, file: Path) -> None:
    """Starts, leads, land and costs of a page are those of plan.json."""
    plan = json.loads(file.read_text(encoding="utf-8"))
    starts = [(r["季度"], r["项目编号"], float(r["供地(亩)"])) for r in table_of(page, "开工地点")]
    assert starts == sorted((s["quarter"], s["project_id"], s["land_mu"]) for s in plan["starts"])
    leads = {
        (r["领导编号"], r["项目编号"]): r["契合度(分)"]
        for r in table_of(page, "与现状")
        if r["项目编号"]
    }
    assert leads == {(x["leader_id"], x["project_id"]): str(x["fit"]) for x in plan["leads"]}
    land = [(r["季度"], r["类别"], float(r["结余(亩)"])) for r in table_of(page, "结余(亩)")]
    assert land == [(x["quarter"], x["kind"], x["left_mu"]) for x in plan["land"]]
    *_, total = table_of(page, "合计(万元)")
    assert float(total["合计(万元)"]) == round(sum(c["wan"] for c in plan["costs"]), 2)


@pytest.mark.slow
def test_the_quarterly_review_runs_through_papermill_into_whole_runs(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tight = tighter(checkout)
    monkeypatch.chdir(checkout)
    out = Path("reports")

    entries = review([checkout / "scenarios" / "base.yaml", tight], out, orders=Orders())

    assert [(entry.state, entry.findings) for entry in entries] == [("done", ())] * 2
    for entry in entries:
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
        assert_page_is_plan(page, entry.run.folder / "plan.json")
        done = entry.run.folder / "review.ipynb"
        assert check_executed(done.name, read_notebook(done)) == []
    assert (out / "index.html").is_file()
    assert (out / "comparison" / "comparison.html").is_file()
    assert sorted(path.name for path in out.iterdir()) == [
        "base", "comparison", "index.html", "runs.log", "tight",
    ]  # fmt: skip


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
