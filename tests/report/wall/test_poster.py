"""A poster: its paper, its words, what is read from three metres, the same bytes twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.report.wall.walls import FOOT, told
from zsyz_model.case.motion import Light
from zsyz_model.report.fonts import chart_style
from zsyz_model.report.wall.poster import (
    BODY,
    FORMS,
    PAPERS,
    POINT_MM,
    Frame,
    Poster,
    new_poster,
    save_poster,
    wrapped,
    write_lines,
)


def a_poster(paper: str = "a1") -> Poster:
    with chart_style():
        poster = new_poster("作战进度图", "落后", "万元", FOOT, paper)
        poster.chip(Frame(20, 100, 150, 26), Light("P1", "2026-10", "红", "严重滞后"))
        return poster


@pytest.mark.parametrize(("paper", "wide", "high"), [("a1", 841, 594), ("a0", 1189, 841)])
def test_the_sheet_has_the_size_of_its_paper(paper: str, wide: int, high: int) -> None:
    size = a_poster(paper).figure.get_size_inches() * 25.4

    assert [round(float(x)) for x in size] == [wide, pytest.approx(high, abs=1)]


def test_words_are_read_from_three_metres() -> None:
    """12 mm for 3 m; A0 is drawn larger, so its words are, too."""
    assert BODY * POINT_MM >= 12
    for paper, scale in PAPERS.items():
        sizes = [
            float(t.get_fontsize()) for t in a_poster(paper).sheet.texts if t.get_text() != FOOT
        ]
        assert min(sizes) >= BODY * scale


def test_the_colour_stands_in_words_and_the_foot_tells_the_source() -> None:
    shown = told(a_poster())

    assert "红（严重滞后）" in shown
    assert "单位：万元" in shown
    assert FOOT in shown


def test_the_same_poster_is_the_same_bytes_and_holds_no_date(tmp_path: Path) -> None:
    one = save_poster(a_poster(), tmp_path / "one")
    two = save_poster(a_poster(), tmp_path / "two")

    assert [path.suffix[1:] for path in one] == list(FORMS)
    assert [p.read_bytes() for p in one] == [p.read_bytes() for p in two]
    assert b"CreationDate" not in one[1].read_bytes()


def test_words_are_wrapped_and_what_does_not_fit_is_counted() -> None:
    assert wrapped("甲乙丙丁", 2.1 * BODY * POINT_MM * 1.08, most=3) == ("甲乙", "丙丁")
    poster = a_poster()
    with chart_style():
        write_lines(poster, Frame(20, 200, 400, 19 * 3), [f"第 {i} 行" for i in range(5)])

    assert "第 1 行" in told(poster)
    assert "另有 3 行，见工作簿" in told(poster)
    assert "第 2 行" not in told(poster)
