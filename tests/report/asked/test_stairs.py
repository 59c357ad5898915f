"""The step chart: a flat piece for each step, today marked, the jump told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.case.test_worth_words import TOLD
from zsyz_model.case import Outcome
from zsyz_model.report.asked.stairs import draw_stairs, write_stairs


def _words(outcome: Outcome, worth: object) -> str:
    page = draw_stairs(outcome, worth)  # type: ignore[arg-type]
    return "".join(t.get_text() for t in (*page.texts, *page.axes[0].texts))


def test_flat_pieces_are_the_steps(small: Outcome) -> None:
    axes = draw_stairs(small, TOLD).axes[0]
    flat = [
        (list(map(float, line.get_xdata())), float(line.get_ydata()[0]))  # type: ignore[arg-type, index]
        for line in axes.lines
        if len(line.get_xdata()) == 2 and line.get_linewidth() == 3  # type: ignore[arg-type]
    ]

    assert flat == [([39.5, 47.38], 100.0), ([47.38, 60.0], 103.5), ([60.0, 60.0], 104.0)]


def test_jumps_today_and_the_lower_end_are_told(small: Outcome) -> None:
    words = _words(small, TOLD)

    assert "47.38 亩起 103.5（+3.5）" in words
    assert "少于 39.5 即变差" in words
    assert "现在" in words
    assert "+10" in words


def test_without_a_lower_end_nothing_is_told_of_it(small: Outcome) -> None:
    assert "即变差" not in _words(small, replace(TOLD, low=None))


def test_the_same_answer_gives_the_same_files(small: Outcome, tmp_path: Path) -> None:
    first = write_stairs(tmp_path / "a", small, TOLD)
    second = write_stairs(tmp_path / "b", small, TOLD)

    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]
