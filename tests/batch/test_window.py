"""What the notebook shows."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from tests.attraction.county import county
from tests.batch.county import write_county
from tests.cases import make_case, toy_tables
from tests.runs.outcomes import toy_outcome
from zsyz_model.batch.notebooks import SENTINEL
from zsyz_model.batch.parts import write_plan
from zsyz_model.batch.window import Review, check_totals, open_review
from zsyz_model.case import Cost, Goal, Scores
from zsyz_model.findings import Finding, InputError, RunError, Severity
from zsyz_model.pipeline import read_case, run


def test_without_a_run_the_pipeline_is_run(tmp_path: Path) -> None:
    review = open_review(str(write_county(tmp_path)))

    assert review.faults == ()
    assert review.loose_ends() == []
    assert review.finish().endswith(f"0 项违约。{SENTINEL}")
    assert "开工计划" in review.table("开工计划").data
    assert review.chart("pace").data.startswith(b"\x89PNG")


def test_with_a_run_its_plan_is_shown_and_nothing_is_solved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_county(tmp_path)
    outcome = run(read_case(path))
    write_plan(outcome, tmp_path)
    (tmp_path / "charts").mkdir()
    (tmp_path / "charts" / "land.png").write_bytes(b"drawn before")
    monkeypatch.delattr("zsyz_model.batch.window.run")

    review = open_review(str(path), str(tmp_path))

    assert review.outcome is not None
    assert review.outcome.plan.starts == outcome.plan.starts
    assert review.chart("land").data == b"drawn before"


def test_a_broken_ledger_shows_its_findings_and_no_error(tmp_path: Path) -> None:
    path = write_county(tmp_path)
    (tmp_path / "ledger.xlsx").write_bytes(b"")

    review = open_review(str(path))

    assert review.outcome is None
    assert "F01" in review.overview().data
    assert "未形成方案" in review.table("开工计划").data
    assert "未形成方案" in str(review.chart("land").data)
    assert (review.faults, review.loose_ends()) == ((), [])
    assert SENTINEL not in review.finish()


def test_what_a_finding_quotes_is_escaped() -> None:
    finding = Finding("V07", "<script>x</script>", "改", Severity.REFUSED)

    assert "<script>" not in Review(None, (finding,)).overview().data


def test_in_a_batch_a_broken_input_is_an_error(tmp_path: Path) -> None:
    path = write_county(tmp_path)

    with pytest.raises(RunError, match=r"没有 plan\.json"):
        open_review(str(path), str(tmp_path))
    with pytest.raises(InputError, match="找不到或打不开情景文件"):
        open_review(str(tmp_path / "none.yaml"), str(tmp_path))


def test_totals_that_do_not_tie_are_told() -> None:
    whole = toy_outcome()
    tables = toy_tables()
    tables["projects"].append(tables["projects"][0] | {"project_id": "P9"})
    longer = make_case(None, **tables)
    plan = replace(
        whole.plan,
        goals=(*whole.plan.goals, Goal("land_cost", 10.0, 10.0, 0.0)),
        costs=(Cost(2027, "复垦", 9.0),),
    )

    class Crooked(Scores):
        @property
        def total(self) -> pd.Series[float]:
            return self.parts.sum(axis=1) + 1

    crooked = Crooked(whole.scores.parts, whole.scores.titles)
    told = list(check_totals(replace(whole, case=longer, plan=plan, scores=crooked)))

    assert list(check_totals(whole)) == []
    assert told == [
        "准入与不予准入合计 6 个，台账 7 个",
        "评分各项相加不等于总分",
        "费用各项合计 9.00 万元，目标值 10.00 万元",
    ]


def test_chapters_of_a_run_are_listed_sentence_by_sentence(tmp_path: Path) -> None:
    told = [
        {"title": "包保推进", "words": "未列入：台账没有<数据>", "document": ""},
        {"title": "招商", "words": "一", "document": "attraction/a.xlsx", "more": ["二", "三"]},
    ]
    (tmp_path / "chapters.json").write_text(json.dumps(told), encoding="utf-8")

    page = Review(toy_outcome(), folder=tmp_path).chapters().data

    assert "未列入：台账没有&lt;数据&gt;" in page
    assert "<td>招商</td><td>一</td><td>attraction/a.xlsx</td>" in page
    assert page.count("<td>招商</td>") == 3
    assert "<td>三</td><td></td>" in page


def test_chapters_without_a_run_are_told_now(tmp_path: Path) -> None:
    """By hand, and in a run that was written without pages, as attraction always was."""
    outcome = toy_outcome()
    there = Review(replace(outcome, case=county()), folder=tmp_path)

    assert "台账没有“线索”“外出招商”“产业链”" in Review(outcome).chapters().data
    assert "外出招商计划 2 个月 2 次" in there.chapters().data
    assert ".xlsx" not in there.chapters().data
    assert list(tmp_path.iterdir()) == []
    assert "未形成方案" in Review(None).chapters().data
