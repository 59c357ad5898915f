"""The charts say their conclusion, and every light in words as well."""

from __future__ import annotations

from dataclasses import replace

from matplotlib.figure import Figure

from tests.report.motion.boards import busy_county
from zsyz_model.case.motion import Standing
from zsyz_model.report.motion.charts import MOST_BARS, draw_issues, draw_lights


def words(page: Figure) -> str:
    parts = [text.get_text() for text in page.texts]
    for axes in page.axes:
        parts += [
            t.get_text() for t in (*axes.texts, *axes.get_yticklabels(), *axes.get_xticklabels())
        ]
        parts.append(axes.get_title(loc="left"))
    return "\n".join(parts)


def test_lights_in_words_beside_their_bars() -> None:
    told = words(draw_lights(*busy_county()))

    assert "2026-10 重点项目：红灯 1 个，绿灯 2 个，未亮灯 1 个" in told
    assert "-33.3 红（严重滞后）" in told
    assert "1. P2 纺织服装扩产" in told
    assert "上升 1 位" in told
    assert "下降 1 位" in told
    assert "截至 2026-10-31" in told
    assert "[88]（待核实）" in told


def test_the_last_places_are_never_hidden() -> None:
    told, case = busy_county()
    many = tuple(Standing(f"P{i}", float(-i), i) for i in range(1, 41))

    shown = words(draw_lights(replace(told, standings=many), case))

    assert "40. P40" in shown
    assert "20. P20" not in shown
    assert f"共 {len(many)} 个" in shown
    assert MOST_BARS == 24


def test_the_list_burns_down_on_paper() -> None:
    page = draw_issues(*busy_county())

    assert "不说不清单：未办结 3 件，其中逾期 2 件，共 4 件" in words(page)
    assert [text.get_text() for text in page.axes[0].texts] == ["2", "1", "2", "3"]
    assert [b.get_width() for b in page.axes[1].patches] == [0, 1, 1, 1, 0]  # type: ignore[attr-defined]


def test_a_page_without_data_says_so() -> None:
    told, case = busy_county()
    empty = replace(told, lights=(), standings=(), burn=(), items=())

    assert "没有可比的进度数据" in words(draw_lights(empty, case))
    assert "没有可画的问题清单" in words(draw_issues(empty, case))
    assert "没有登记的问题" in words(draw_issues(empty, case))
    assert "0 件" not in words(draw_issues(empty, case))
