"""The progress chart: milestones planned and real, what is late, the year's investment."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from matplotlib.text import Text

from tests.report.wall.walls import FOOT, one_wall, told
from zsyz_model.case.walls import Spent
from zsyz_model.report.wall.milestones import draw_progress, marks, progress_message
from zsyz_model.report.wall.poster import BODY, Poster

AS_OF = date(2026, 10, 31)


def test_the_conclusion_is_the_year_against_the_calendar() -> None:
    wall, *_ = one_wall()

    assert progress_message(wall) == "完成年度计划 80.0%，落后序时 3.3 个百分点"
    assert progress_message(replace(wall, year_plan_wan=None)) == (
        "台账承诺 2027Q1 开工，最迟 2027-03-31，按现有安排来得及"
    )
    nothing = replace(wall, year_plan_wan=None, reverse=None)
    assert progress_message(nothing) == "台账没有本年进度，也没有承诺日期"


def test_every_milestone_says_when_and_how_late() -> None:
    wall, *_ = one_wall()

    assert [(m.title, m.words, m.late) for m in marks(wall, AS_OF)] == [
        ("签约", "26-05-04", False), ("备案", "26-08-04　晚 3 天", True),
        ("入库", "未办结　晚 10 天", True), ("许可", "最迟 27-03-31", False),
        ("开工", "计划 27-03-31", False),
    ]  # fmt: skip


def test_the_poster_says_it_all() -> None:
    wall, case, _ = one_wall()
    planned = tuple(Spent(m.month, 50.0, m.done_wan) for m in wall.months)

    shown = told(draw_progress(replace(wall, months=planned, shape="主体封顶"), case, FOOT))

    for words in ("作战进度图 P1 新材料一期", "规则未规定", "未办结 晚 10 天", "计划 100", "完成 80",
                  "主体封顶", "9月", FOOT):  # fmt: skip
        assert words in shown


def test_a_project_without_anything_says_so() -> None:
    wall, case, _ = one_wall()
    bare = replace(wall, light=None, months=(), milestones=(), reverse=None, attendance=None)

    shown = told(draw_progress(bare, case, FOOT, "a0"))

    for words in ("未亮灯", "没有本年的投资数据", "台账没有里程碑的日期", "没有走访记录"):
        assert words in shown


def test_every_word_but_the_foot_is_read_from_three_metres() -> None:
    wall, case, _ = one_wall()

    poster = draw_progress(wall, case, FOOT)

    texts = [t for axes in poster.figure.axes for t in axes.findobj(Text) if t.get_text()]
    small = [t.get_text() for t in texts if float(t.get_fontsize()) < BODY and t.get_visible()]
    assert [words for words in small if words != FOOT and words not in hidden(poster)] == []


def hidden(poster: Poster) -> set[str]:
    """Ticks of axes that are switched off."""
    off = [axes for axes in poster.figure.axes if not axes.axison]
    return {
        t.get_text() for axes in off for t in (*axes.get_xticklabels(), *axes.get_yticklabels())
    }
