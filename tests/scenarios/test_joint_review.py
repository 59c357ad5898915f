"""The demonstration county's 72 projects before the meeting: gates, ranking, agenda."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from openpyxl import load_workbook

from zsyz_model.case import JointReview
from zsyz_model.pipeline import read_case, review
from zsyz_model.report.joint import review_tables

ROOT = Path(__file__).parents[2]
UNITS = {"亿元": 10_000.0, "万元": 1.0}


@cache
def held() -> JointReview:
    return review(read_case(ROOT / "scenarios" / "base.yaml"))


def test_all_projects_go_through_and_are_counted_by_gate() -> None:
    admission = held().admission

    assert (len(admission.kept), len(admission.refused)) == (48, 24)
    assert {*admission.kept, *admission.refused} == set(held().case.projects.index)
    # 72 projects by their own cells: 7 of 基础设施, 2 of 农业, 2 of 房地产; 5 below 1 亿元, 3 of
    # which below 3,000 万元 with land of their own; 4 leads, 2 at work, 1 ended; the others
    # are one project each (made so in scenarios/demo_county).
    assert Counter(refusal.rule for refusal in admission.refusals) == {
        "kind_in_scope": 9, "min_invest": 5, "not_yet_reviewed": 4, "separate_land": 3,
        "finished": 2, "real_estate": 2, "intensity": 1, "intensity_chemical": 1,
        "chemical_park": 1, "chemical_min_fixed": 1, "industry_fit": 1, "environment_veto": 1,
        "safety_veto": 1, "red_line": 1, "plot_ratio": 1, "ended": 1,
    }  # fmt: skip


def amount(cell: object) -> str:
    """A raw cell as the words in which a refusal quotes it."""
    if isinstance(cell, int | float):
        return f"{cell:g}" if cell < 1e6 else f"{cell:.0f}"
    text = str(cell)
    unit = next((unit for unit in UNITS if text.endswith(unit)), "")
    return f"{float(text.removesuffix(unit)) * UNITS[unit]:.0f}" if unit else text


def test_every_refusal_names_a_cell_that_holds_what_it_quotes() -> None:
    book = load_workbook(ROOT / "scenarios" / "demo_county" / "ledger.xlsx")
    places = {row[0]: row[2] for row in book["乡镇园区"].iter_rows(min_row=2, values_only=True)}
    for refusal in held().admission.refusals:
        sheet = book[refusal.cell.sheet]
        raw = sheet[refusal.cell.cell].value

        assert sheet[f"A{refusal.cell.row}"].value == refusal.project_id
        assert amount(raw) in refusal.value, (refusal, raw)
        if refusal.rule == "chemical_park":
            assert refusal.value.startswith(str(places[raw]))


def test_the_ranking_is_by_totals_that_are_their_parts() -> None:
    scores = held().scores

    assert scores.ranking[:5] == ["P102", "P122", "P047", "P060", "P030"]
    assert scores.ranking[-3:] == ["P098", "P075", "P092"]
    assert scores.total[scores.ranking].is_monotonic_decreasing
    for project in scores.ranking:
        assert scores.total[project] == pytest.approx(sum(scores.parts.loc[project]))


def test_the_best_project_s_points_by_hand_from_its_cells() -> None:
    """P102: every part from the cells of its row and the bounds of docs/sources.md."""
    row = held().case.projects.loc["P102"]
    sheet = held().case.table("scores").query("project_id == 'P102'")
    mean = sheet.groupby("criterion")["points"].mean()
    by_hand = {
        "invest": 17 * min(max(row["invest_wan"] - 10_000, 0), 190_000) / 190_000,
        "intensity": 17 * min(max(row["fixed_wan"] / row["land_mu"] - 100, 0), 200) / 200,
        "tax": 16 * min(row["tax_wan"] / row["land_mu"], 30) / 30,
        "land": 10 * min(row["output_wan"] / row["land_mu"], 400) / 400,
        "jobs": 5 * min(float(str(row["jobs"])), 500) / 500,
        "technology": 0.05 * mean["科技含量"],
        "investor": 0.10 * mean["投资方实力"],
        "environment": 0.05 * mean["环境影响"],
        "safety": 0.05 * mean["安全风险"],
    }
    found = held().scores.parts.loc["P102"]

    assert {name: found[name] for name in by_hand} == pytest.approx(by_hand, abs=0.0051)


def test_the_agenda_has_who_is_ready_and_says_why_others_are_not() -> None:
    agenda = held().agenda

    # 2026-10-31 is a Saturday: topics by Monday 2 November, three working days before Thursday.
    assert (agenda.held_on, agenda.topics_by) == (dt.date(2026, 11, 5), dt.date(2026, 11, 2))
    assert [(t.project_id, t.mark, t.again) for t in agenda.topics] == [
        ("P122", "优先", True), ("P104", "优先", False),
    ]  # fmt: skip
    assert "补充尾矿处置方案" in agenda.topics[0].earlier
    assert [(k.project_id, k.cell.column) for k in agenda.kept_off] == [
        ("P061", "合同书"), ("P069", "可研报告"),
    ]  # fmt: skip
    assert len(agenda.decided) == 44


def test_one_judge_alone_decides_one_priority() -> None:
    told = [finding for finding in held().case.findings if finding.code == "S11"]

    # P031: 80.15 with all three, 79.97 without 专家甲.
    (finding,) = told
    assert finding.subject.startswith("P031/专家甲")
    assert "80.15" in finding.fact
    assert "79.97" in finding.fact


def test_nothing_turns_round_under_the_weighted_sum_and_every_interval_holds_its_weight() -> None:
    found = held()

    assert found.reversals == ()
    assert all(
        i.low <= i.weight <= i.high for i in (*found.stability.order, *found.stability.passing)
    )
    assert found.acceptability.half_width <= 0.01


def test_no_table_shows_a_criterion_or_a_rule_by_its_name_in_code() -> None:
    tables = review_tables(held())
    codes = {*(c.name for c in held().criteria), *(r.name for r in held().rules)}
    aside = "情景中的名称"  # the column that says what to write into a scenario

    shown = {
        str(cell)
        for table in tables.values()
        for column in table.columns
        if column != aside
        for cell in table[column]
    }
    assert codes & shown == set()
