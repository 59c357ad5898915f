"""The chart of signings says its conclusion, its band and how sure the target is."""

from __future__ import annotations

from tests.report.attraction.boards import board
from tests.report.attraction.test_charts import words
from zsyz_model.report.attraction.signings import draw_forecast


def test_signings_with_their_band_and_sureness() -> None:
    page = draw_forecast(*board())
    told = words(page)

    assert "2026Q4 签约目标 2 个，预计 2.2 个，达标把握 84%" in told
    assert "2025Q4" in told
    assert "把握 84%" in told
    assert "截至 2026-10-31" in told
    bands = [line for line in page.axes[0].lines if line.get_marker() == "_"]
    assert list(map(float, bands[0].get_ydata())) == [1, 3]  # type: ignore[arg-type]


def test_what_does_not_change_is_said_once() -> None:
    assert "2.2→" not in words(draw_forecast(*board()))
