from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.report import counties
from tests.report.papers import county
from tests.report.papers.readback import chart_book, chart_of, slide_texts, slides
from zsyz_model.case.answers import Loss
from zsyz_model.case.paper_rules import Level
from zsyz_model.case.worths import Step, Worth
from zsyz_model.report.papers.briefing import write_briefing
from zsyz_model.report.papers.stamp import Brief


def slides_of(brief: Brief, path: Path, worths: tuple[Worth, ...] = ()) -> list[Any]:
    write_briefing(brief, path, worths)
    return slides(path)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    return slides_of(county.small(), tmp_path_factory.mktemp("deck") / "a.pptx")


def test_one_message_a_slide_with_its_number(told: list[Any]) -> None:
    assert [slide.shapes.title.text_frame.text for slide in told] == [
        "5 个项目准入 4 个，不予准入 1 个，最多的是“不接受房地产项目”（1 个）",
        "评分前 4 名有 3 个排上开工，最高 P2 乙项目（75.50 分）",
        "4 个季度可开工 3 个项目，2027Q2 起累计落后，最多差 2 个，期末仍差 2 个",
        "2 名县级领导包保 3 个项目，1 个更换领导，平均契合度 78 分",
        "到 2027Q4 可供用地 95 亩、安排 83 亩，仍有 1 个项目 20 亩没有落实",
        "累计安排用地 83.00 亩：计划指标 55.00 亩、节余指标 10.00 亩、存量地块 18.00 亩",
        "1 个准入项目未排上开工，最多的原因是“年度计划指标”（1 个）",
        "用地费用 655.50万元，落实融资 1 笔 1,500.50万元",
        "请会议审定 9 项：逐项明确责任单位、责任人和时限",
    ]


def test_every_slide_says_source_run_hash_and_day(told: list[Any]) -> None:
    foot = county.small().foot

    assert all(any(foot in text and "数据来源" in text for text in slide_texts(s)) for s in told)


def test_the_charts_hold_the_figures_worked_by_hand(told: list[Any]) -> None:
    by_title = {slide.shapes.title.text_frame.text[:4]: slide for slide in told}

    assert chart_of(by_title["4 个季"])[1] == {"累计开工": [1, 1, 3, 3], "累计目标": [1, 2, 3, 5]}
    names, loads = chart_of(by_title["2 名县"])
    assert names == ["L1 县长（2 个）", "L2 副县长甲（1 个）", "L3 副县长乙（0 个）"]
    assert loads == {"已安排": [5.5, 2.0, 0.0], "尚可用": [2.5, 4.0, 6.0]}
    assert chart_of(by_title["用地费用"])[1] == {
        "复垦费用": [300],
        "固定费用": [80],
        "外购占补": [275.5],
    }
    assert chart_of(by_title["评分前 "])[1] == {
        "投资强度": [40.0, 20.1, 10.0, 12.0], "亩均税收": [35.5, 30.2, 20.0, 18.0],
    }  # fmt: skip


def test_each_chart_can_be_edited_with_the_numbers_that_it_shows(told: list[Any]) -> None:
    charted = [slide for slide in told if any(s.has_chart for s in slide.shapes)]

    assert len(charted) == 8
    assert all(chart_of(slide) == chart_book(slide) for slide in charted)


def test_money_is_left_out_in_public_and_worths_are_told_where_asked(tmp_path: Path) -> None:
    brief = county.brief(county.secret_outcome(), Level.PUBLIC)
    loss = Loss("merit", 100.0, 103.0, -3.0, -3.0, -3.0)
    worth = Worth(
        "quota",
        "2027Q2",
        "亩",
        1.0,
        40.0,
        "merit",
        (loss,),
        (),
        None,
        (Step(40.0, 100.0),),
        60.0,
        0.0,
    )

    titles = [s.shapes.title.text_frame.text for s in slides_of(brief, tmp_path / "a.pptx", (worth,))]  # fmt: skip

    assert not any("用地费用" in title for title in titles)
    assert any("2027Q2" in title and "亩" in title for title in titles[-2:-1])


def test_a_county_where_nothing_starts_has_no_empty_slides(tmp_path: Path) -> None:
    outcome = counties.small()
    bare = replace(outcome.plan, starts=(), leads=(), land=(), costs=(), loans=(), swaps=())
    told = slides_of(county.brief(outcome.with_plan(bare)), tmp_path / "a.pptx")

    assert len(told) == 7
    assert all(any(s.has_chart or s.has_table for s in slide.shapes) for slide in told)
