"""How far a run has come, wherever it is looked at."""

from __future__ import annotations

import io
import time
from collections.abc import Iterator

import pytest

from zsyz_model.watch import Timed, bar_html, in_notebook, notebook_bar, unwatched, watching


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_log_gets_one_line_a_stage() -> None:
    log = io.StringIO()

    with watching("规划", log) as watch:
        for fraction in (0.0, 0.1, 0.2):
            watch("求解", fraction)
        watch("核对", 0.95)

    assert log.getvalue().splitlines() == ["规划：求解（0%）", "规划：核对（95%）"]


def test_a_terminal_gets_a_bar_with_the_stage_as_it_is_written() -> None:
    screen = Terminal()

    with watching("规划", screen) as watch:
        watch("求解 [red]", 0.5)
        time.sleep(0.3)

    assert "规划：求解 [red]" in screen.getvalue()


def test_a_notebook_gets_a_bar_that_is_redrawn_in_place() -> None:
    class Handle:
        drawn: list[str] = []  # noqa: RUF012

        def update(self, page: object) -> None:
            self.drawn.append(str(getattr(page, "data", "")))

    handle = Handle()
    watch = notebook_bar("规划", lambda _page: handle)

    watch("求解", 0.5)

    assert len(handle.drawn) == 1
    assert 'value="50"' in handle.drawn[0]
    assert not in_notebook()


def test_words_in_the_bar_are_escaped_and_the_bar_stays_in_its_bounds() -> None:
    assert "&lt;b&gt;" in bar_html("<b>", "", 0.0)
    assert 'value="100"' in bar_html("x", "y", 7.0)


def test_the_seconds_of_each_stage_are_kept() -> None:
    ticks: Iterator[float] = iter([0.0, 1.0, 4.0, 5.5])
    timed = Timed(unwatched, clock=lambda: next(ticks))

    for stage in ("读取", "求解", "求解", "核对"):
        timed(stage, 0.0)

    assert timed.seconds == pytest.approx({"读取": 1.0, "求解": 4.5})
