"""What holds for every chart, for a small county and a large one with hostile names."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from tests.report import counties
from zsyz_model.case import Admission, Outcome, Plan, Scores, Status
from zsyz_model.case.wishes import HorizonRules
from zsyz_model.report.figures import FIGURES, save_figure, write_figures
from zsyz_model.report.figures.page import HEIGHT_IN, WIDTH_IN

STEMS = sorted(FIGURES)


def boxes(page: Figure) -> list[tuple[str, Bbox]]:
    """Every visible text of the page with the rectangle it takes, in pixels."""
    page.draw_without_rendering()
    texts: list[Text] = page.findobj(Text)
    shown = [text for text in texts if text.get_visible() and text.get_text().strip()]
    return [(text.get_text(), text.get_window_extent()) for text in shown]


COUNTIES: dict[str, Callable[[], Outcome]] = {
    "small": counties.small,
    "large": counties.large,
    "larger": lambda: counties.large(projects=90, leaders=45, unplaced=40, refused=30),
    "three": lambda: counties.large(projects=3, leaders=2, unplaced=1, refused=1),
}


@pytest.mark.slow
@pytest.mark.parametrize("county", COUNTIES)
@pytest.mark.parametrize("stem", STEMS)
def test_all_words_are_on_the_page_and_none_covers_the_titles_and_notes(
    stem: str, county: str
) -> None:
    page = FIGURES[stem].draw(COUNTIES[county](), "3f2a9c0de841")
    placed = boxes(page)
    for text, box in placed:
        assert box.x0 >= 0, text
        assert box.y0 >= 0, text
        assert box.x1 <= page.bbox.x1, text
        assert box.y1 <= page.bbox.y1, text
    own = {text.get_text() for text in page.texts}
    for (one, box), (other, second) in combinations(placed, 2):
        if (one in own) != (other in own):
            assert not box.overlaps(second), f"{one} / {other}"


@pytest.mark.parametrize("stem", STEMS)
def test_a_page_has_conclusion_unit_date_source_scenario_and_run(stem: str, small: Outcome) -> None:
    page = FIGURES[stem].draw(small, "3f2a9c0de841")
    title, unit, foot, *_ = (text.get_text() for text in page.texts)
    assert title == FIGURES[stem].title(small)
    assert unit.startswith("单位：")
    assert (
        foot
        == "截至 2026-10-31 · 数据来源：ledger.xlsx · 情景：基准 · 已证明最优 · 批次：3f2a9c0de841"
    )
    assert tuple(page.get_size_inches()) == (WIDTH_IN, HEIGHT_IN)


@pytest.mark.parametrize("stem", ["land", "pace"])
def test_quarters_that_do_not_fit_are_counted_in_a_note(stem: str, small: Outcome) -> None:
    horizon = HorizonRules("2027Q1", 30)
    scenario = dataclasses.replace(small.case.scenario, horizon=horizon)
    longer = dataclasses.replace(small, case=dataclasses.replace(small.case, scenario=scenario))
    hidden = {"land": 18, "pace": 6}[stem]
    page = FIGURES[stem].draw(longer, "")
    assert any(f"前 {hidden} 个季度" in text.get_text() for text in page.texts)


@pytest.mark.parametrize("stem", STEMS)
def test_an_unproven_or_faulty_plan_says_so_at_the_foot(stem: str, small: Outcome) -> None:
    plan = dataclasses.replace(small.plan, status=Status.FEASIBLE_LIMIT, faults=small.case.findings)
    foot = FIGURES[stem].draw(small.with_plan(plan), "").texts[2].get_text()
    assert "时限内最好，未证明最优（相对差距 0.01%）" in foot
    assert "1 项违约，本方案不得使用" in foot


@pytest.mark.parametrize("stem", STEMS)
def test_a_county_without_anything_decided_still_has_its_page(stem: str, small: Outcome) -> None:
    nothing = Outcome(
        dataclasses.replace(small.case, ledger=dataclasses.replace(
            small.case.ledger, tables=counties.tables_with()
        )),
        Admission((), ()),
        Scores(small.scores.parts.iloc[:0], small.scores.titles),
        Plan(Status.OPTIMAL, "tiers", (), (), ()),
    )  # fmt: skip
    page = FIGURES[stem].draw(nothing, "")
    assert page.texts[0].get_text() == FIGURES[stem].title(nothing)


@pytest.mark.slow
def test_the_same_outcome_gives_the_same_bytes_without_dates(
    small: Outcome, tmp_path: Path
) -> None:
    first = write_figures(small, tmp_path / "a", "r1")
    second = write_figures(counties.small(), tmp_path / "b", "r1")
    assert [path.name for path in first] == [
        f"{stem}.{form}" for stem in FIGURES for form in ("svg", "pdf", "png")
    ]
    for one, other in zip(first, second, strict=True):
        content = one.read_bytes()
        assert content == other.read_bytes(), one.name
        assert b"CreationDate" not in content
        assert b"<dc:date>" not in content


def test_hostile_names_reach_no_file_as_markup(large: Outcome, tmp_path: Path) -> None:
    svg, *_ = save_figure(FIGURES["ranking"].draw(large, ""), tmp_path / "ranking")
    text = svg.read_text(encoding="utf-8")
    assert "<script" not in text
    assert "<img src=x" not in text
