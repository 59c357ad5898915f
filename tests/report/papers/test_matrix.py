from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.report import counties
from tests.report.papers import county
from zsyz_model.report.papers.matrix import draw_wall, write_matrix


def test_the_sheet_is_a1_and_the_same_twice(tmp_path: Path) -> None:
    one = write_matrix(county.small(), tmp_path / "a")
    two = write_matrix(county.small(), tmp_path / "b")

    assert [path.name for path in one] == ["matrix.svg", "matrix.pdf"]
    assert [p.read_bytes() for p in one] == [p.read_bytes() for p in two]
    svg = one[0].read_text(encoding="utf-8")
    width = float(svg.split('width="')[1].split("pt")[0])
    assert round(width / 72 * 25.4) == 841


def test_every_lead_of_a_large_county_is_there_and_nothing_is_cut_off() -> None:
    brief = county.brief(counties.large(projects=70))
    page = draw_wall(brief)

    (axes,) = page.axes
    fits = sorted(int(text.get_text()) for text in axes.texts if text.get_text().isdigit())
    assert fits == sorted(lead.fit for lead in brief.outcome.plan.leads)
    frame = page.bbox
    for label in (*axes.get_xticklabels(), *axes.get_yticklabels(), *page.texts):
        box = label.get_window_extent()
        assert frame.x0 <= box.x0
        assert frame.y0 <= box.y0
        assert box.x1 <= frame.x1
    lowest = min(label.get_window_extent().y0 for label in axes.get_xticklabels())
    assert lowest > max(text.get_window_extent().y1 for text in page.texts[1:])
    assert any(brief.foot in text.get_text() for text in page.texts)


def test_a_plan_without_leads_says_so() -> None:
    outcome = counties.small()
    page = draw_wall(county.brief(outcome.with_plan(replace(outcome.plan, leads=()))))

    assert "没有需要包保的项目" in [text.get_text() for text in page.texts]
