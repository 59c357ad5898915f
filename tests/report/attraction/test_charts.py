"""The charts say their conclusion, and every colour in words as well."""

from __future__ import annotations

from dataclasses import replace

from matplotlib.figure import Figure

from tests.report.attraction.boards import board
from zsyz_model.case.attraction import Shortfall
from zsyz_model.case.readiness import Crew
from zsyz_model.report.attraction.charts import (
    SHOWN_CREWS,
    draw_notice,
    draw_outings,
    draw_readiness,
)
from zsyz_model.report.attraction.signings import draw_forecast


def words(page: Figure) -> str:
    parts = [text.get_text() for text in page.texts]
    for axes in page.axes:
        labels = (*axes.texts, *axes.get_yticklabels(), *axes.get_xticklabels())
        parts += [text.get_text() for text in labels]
    return "\n".join(parts)


def test_an_outing_is_a_card_with_all_its_words() -> None:
    told = words(draw_outings(*board()))

    assert "外出招商 2 次，预期线索 3.67 条，费用 5.5 万元，月份、区域、产业链、方式全覆盖" in told
    assert "L2 副县长甲　长三角 4 天\n新材料 · 产业链　2.67 条　3.5 万元" in told
    assert "2026-11" in told


def test_a_month_without_an_outing_says_so() -> None:
    told, case = board()
    assert told.plan is not None
    plan = replace(
        told.plan, outings=told.plan.outings[:1], shortfalls=(Shortfall("月份", "2026-12", 1),)
    )
    shown = words(draw_outings(replace(told, plan=plan), case))

    assert "本月没有外出" in shown
    assert "欠缺 1 项" in shown


def test_readiness_in_words_and_numbers() -> None:
    told = words(draw_readiness(*board()))

    assert "六个一缺 9 项，其中过期 1 项；四专队伍缺 2 人" in told
    assert "2026-09-30\n已过期" in told
    assert "缺，无期限" in told
    assert "3/4 缺 1" in told


def test_many_teams_are_cut_and_pages_without_data_say_so() -> None:
    told, case = board()
    many = tuple(Crew(f"队{i:02d}", "产业", 2, 1, None) for i in range(30))
    bare = replace(told, plan=None, forecast=(), elements=(), crews=())

    assert f"队{SHOWN_CREWS - 1:02d}" in words(draw_readiness(replace(told, crews=many), case))
    assert "没有登记" in words(draw_readiness(bare, case))
    assert "没有求到" in words(draw_outings(bare, case))
    assert "没有要预测的季度" in words(draw_forecast(bare, case))


def test_the_picture_for_the_public_shows_counts_only() -> None:
    told, case = board()
    page = draw_notice(told, case)
    shown = words(page)

    assert "招商动态（2026 年 1 月至 10 月）" in shown
    assert [[b.get_height() for b in axes.patches] for axes in page.axes] == [[1, 1], [3, 6]]  # type: ignore[attr-defined]
    assert "L2" not in shown
    assert "正在汇总" in words(draw_notice(replace(told, notice=None), case))
