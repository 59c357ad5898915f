"""The review page on paper, as Chromium prints it: every sheet says where it is from, nothing is cut off."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from tests.explorer.browsing import watched
from tests.offices import pdf_text
from tests.report import counties
from zsyz_model.report import plan_tables
from zsyz_model.report.html import html_page, html_table
from zsyz_model.report.words import run_words

FOOT = run_words("b6b50e0bee2d", "993ca44fb6d0" + "0" * 52, "2026-10-31")
ROOM_PX = {True: 1031, False: 702}
"""What a sheet of A4 has between margins of 12 mm, lying and standing: 273 and 186 mm at 96 dots an inch."""
TOO_WIDE = """() => [...document.querySelectorAll("table, img, p, pre")]
  .filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .map((one) => one.textContent.slice(0, 40))"""


def review_body() -> str:
    """Every table of a run, a name that has no place to break, and forty scenarios side by side."""
    outcome = counties.large(projects=40, leaders=9, unplaced=5, refused=4)
    tables = plan_tables(outcome)
    tables["评分"].loc[0, "项目名称"] = "W" * 300
    tables["对比"] = pd.DataFrame([[f"2027Q{n % 4 + 1}" for n in range(40)], [1234.56] * 40])
    return "\n".join(html_table(title, frame) for title, frame in tables.items())


@pytest.mark.office
@pytest.mark.slow
def test_every_sheet_says_its_run_and_no_table_is_wider_than_the_paper(tmp_path: Path) -> None:
    body = review_body()
    with watched() as browser:
        for landscape in (True, False):
            page = html_page("季度审查：小县", body, foot=FOOT, landscape=landscape)
            browser.page.set_content(page)
            browser.page.emulate_media(media="print")
            browser.page.set_viewport_size({"width": ROOM_PX[landscape], "height": 700})
            assert browser.page.evaluate(TOO_WIDE) == []
            browser.page.pdf(path=tmp_path / "a.pdf", prefer_css_page_size=True)

            sheets = pdf_text(tmp_path / "a.pdf")
            assert len(sheets) > 5
            for place, sheet in enumerate(sheets, start=1):
                assert FOOT in sheet
                assert f"{place} / {len(sheets)}" in sheet
            # a word of the ranking's header that no font breaks into lines
            ranked = [sheet for sheet in sheets if "名次" in sheet]
            assert len(ranked) > 1, "the header of a long table comes again on its next sheet"
        assert browser.harmless()
