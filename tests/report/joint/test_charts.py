"""What holds for every chart of the review, for small counties and large ones with hostile names."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest
from matplotlib.text import Text

from tests.report.figures.test_page import boxes
from tests.report.joint import reviews
from zsyz_model.case import JointReview
from zsyz_model.report.figures.page import HEIGHT_IN, WIDTH_IN
from zsyz_model.report.joint.charts import REVIEW_CHARTS, write_review

STEMS = list(REVIEW_CHARTS)
COUNTIES: dict[str, Callable[[], JointReview]] = {
    "small": reviews.small,
    "nothing": reviews.nothing,
    "alone": reviews.alone,
    "large": reviews.large,
    "wide": lambda: reviews.large(projects=90, refused=60, criteria=15),
}
TOUCH = 1.5
"""Pixels by which two boxes may touch: boxes are higher than the letters in them."""


@pytest.mark.parametrize("county", COUNTIES)
@pytest.mark.parametrize("stem", STEMS)
def test_all_words_are_on_the_page_and_none_covers_another(stem: str, county: str) -> None:
    page = REVIEW_CHARTS[stem](COUNTIES[county](), "3f2a9c0de841")
    placed = boxes(page)
    for text, box in placed:
        assert box.x0 >= 0, text
        assert box.y0 >= 0, text
        assert box.x1 <= page.bbox.x1, text
        assert box.y1 <= page.bbox.y1, text
    for (one, box), (other, second) in combinations(placed, 2):
        wide = min(box.x1, second.x1) - max(box.x0, second.x0)
        high = min(box.y1, second.y1) - max(box.y0, second.y0)
        assert wide <= TOUCH or high <= TOUCH, f"{one} / {other}"


@pytest.mark.parametrize("county", ["small", "large", "wide"])
@pytest.mark.parametrize("stem", STEMS)
def test_no_letter_is_too_small_to_read(stem: str, county: str) -> None:
    page = REVIEW_CHARTS[stem](COUNTIES[county]())
    texts: list[Text] = page.findobj(Text)
    assert min(float(text.get_fontsize()) for text in texts if text.get_text()) >= 7.5


@pytest.mark.parametrize("stem", STEMS)
def test_a_page_has_conclusion_unit_date_source_method_and_draws(
    stem: str, review: JointReview
) -> None:
    page = REVIEW_CHARTS[stem](review, "3f2a")
    title, unit, foot, *_ = (text.get_text() for text in page.texts)
    assert len(title) > 10
    assert unit.startswith("单位：")
    assert foot == (
        "截至 2026-10-31 · 数据来源：ledger.xlsx · 情景：基准 · 方法：加权求和"
        " · 抽样 1,000 次（种子 7） · 批次：3f2a"
    )
    assert tuple(page.get_size_inches()) == (WIDTH_IN, HEIGHT_IN)


@pytest.mark.parametrize("stem", ["ranking", "stability", "acceptability"])
def test_charts_of_draws_say_when_the_ranking_has_another_method(
    stem: str, county: JointReview
) -> None:
    scores = dataclasses.replace(county.scores, method="vikor")
    page = REVIEW_CHARTS[stem](dataclasses.replace(county, scores=scores))
    note = page.texts[3].get_text()
    assert "名次用VIKOR，权重稳定与抽样按加权求和计算。" in note
    assert all(box.x1 <= page.bbox.x1 for _, box in boxes(page))


@pytest.mark.slow
def test_the_same_review_gives_the_same_bytes_and_no_markup(tmp_path: Path) -> None:
    first = write_review(tmp_path / "a", reviews.small(), "r1")
    second = write_review(tmp_path / "b", reviews.small(), "r1")
    assert [path.relative_to(tmp_path / "a").as_posix() for path in first] == [
        *(f"charts/{stem}.{form}" for stem in STEMS for form in ("svg", "pdf", "png")),
        "joint_review.xlsx",
        "notices.html",
    ]
    for one, other in zip(first, second, strict=True):
        content = one.read_bytes()
        assert content == other.read_bytes(), one.name
        assert b"<dc:date>" not in content
        assert b"<script" not in content
