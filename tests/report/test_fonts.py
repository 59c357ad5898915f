from __future__ import annotations

import gc
from pathlib import Path

import matplotlib as mpl
import psutil
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, fontManager, get_font

from tests.report.counties import HOSTILE
from zsyz_model.report.figures.saving import save_figure
from zsyz_model.report.fonts import FAMILY, chart_style, drawable


def draw(text: str) -> None:
    with chart_style():
        page = Figure(figsize=(4, 1))
        FigureCanvasAgg(page)
        page.text(0, 0, text)
        page.draw_without_rendering()


def test_the_face_is_the_simplified_chinese_one_of_our_dependency() -> None:
    with chart_style():
        path = fontManager.findfont(FontProperties())
    assert "noto_cjk_sans_otc" in str(path)
    assert get_font(path).family_name == FAMILY


def test_a_character_that_no_font_has_is_an_error() -> None:
    with pytest.raises(UserWarning, match=r"Glyph 3904 .* missing from font"):
        draw("ཀ")


def test_words_of_the_data_show_a_blank_for_what_no_font_has() -> None:
    assert drawable("甲ཀ乙") == "甲〓乙"
    assert drawable("𠮷㎡①") == "𠮷㎡①"
    draw(drawable("甲ཀ乙"))


@pytest.mark.parametrize("name", [HOSTILE[2], "a$b$c", "$", r"\$x^2$", "_^{}%#&~"])
def test_mathematics_is_never_parsed(name: str) -> None:
    draw(name)


def test_no_setting_of_the_caller_changes() -> None:
    before = dict(mpl.rcParams)
    draw("不变")
    assert dict(mpl.rcParams) == before


def test_the_callers_settings_do_not_reach_our_charts() -> None:
    with mpl.rc_context({"axes.facecolor": "black", "font.size": 30}), chart_style():
        assert mpl.rcParams["axes.facecolor"] == "white"
        assert mpl.rcParams["font.size"] == 10


@pytest.mark.slow
def test_a_process_that_writes_many_pdfs_does_not_grow(tmp_path: Path) -> None:
    """Twenty charts with 300 characters each left 20 MB of outlines behind before."""
    words = "".join(chr(0x4E00 + 37 * i) for i in range(300))

    def write() -> int:
        with chart_style():
            figure = Figure()
            for i in range(15):
                figure.text(0.1, 0.05 + i * 0.06, words[20 * i : 20 * i + 20])
        save_figure(figure, tmp_path / "many", ("pdf",))
        gc.collect()
        return int(psutil.Process().memory_info().rss)

    warm = [write() for _ in range(3)][-1]

    assert [write() for _ in range(20)][-1] - warm < 8 << 20
