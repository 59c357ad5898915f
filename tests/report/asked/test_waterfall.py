"""The waterfall: a panel for each goal that changes, its bars adding up to the loss."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from matplotlib.patches import Rectangle

from zsyz_model.case import Outcome
from zsyz_model.case.answers import Loss
from zsyz_model.case.whys import Choice, Part, Why
from zsyz_model.report.asked.waterfall import (
    SHOWN_PARTS,
    draw_waterfall,
    panels,
    waterfall_title,
    write_waterfall,
)

WHY = Why(
    Choice("P1", quarter="2027Q4"), forced=True, possible=True,
    losses=(
        Loss("missed_targets", 0, 1, 1, 1, 1), Loss("merit", 100, 94, 6, 6, 6),
        Loss("fit", 90, 90, 0, 0, 0), Loss("land_cost", 50, 40, -10, -10, -10),
    ),
    parts=(
        Part("merit", "P1", -10.0), Part("merit", "P2", 4.0), Part("land_cost", "2027 开垦", -10.0),
    ),
    names={"P1": "P1 新材料一期"},
)  # fmt: skip


def test_goals_with_parts_have_panels_the_worst_part_first() -> None:
    (merit, own), (cost, _) = panels(WHY)

    assert (merit.goal, cost.goal) == ("merit", "land_cost")
    assert [part.subject for part in own] == ["P1", "P2"]


def test_bars_add_up_to_the_loss(small: Outcome) -> None:
    merit, cost = draw_waterfall(small, WHY).axes
    bars = [bar for bar in merit.patches if isinstance(bar, Rectangle)]

    assert [(round(b.get_x(), 2), round(b.get_width(), 2)) for b in bars] == [(0, -10), (-10, 4), (0, -6)]  # fmt: skip
    assert len(cost.patches) == 2


def test_the_title_says_what_suffers_first() -> None:
    assert (
        waterfall_title(WHY) == "若让 P1 新材料一期 于 2027Q4 开工，开工目标累计缺口变差 1 个·季度"
    )
    assert waterfall_title(replace(WHY, losses=())).endswith("各级目标都不变")


def test_goals_without_parts_are_told_below(small: Outcome) -> None:
    words = "".join(text.get_text() for text in draw_waterfall(small, WHY).texts)

    assert "开工目标累计缺口由 0 到 1 个·季度" in words


def test_many_parts_are_put_together() -> None:
    many = tuple(Part("merit", f"P{i}", -float(i)) for i in range(1, 31))
    [(_, own)] = panels(replace(WHY, parts=many))

    assert len(own) == SHOWN_PARTS
    assert own[-1].subject == "其余各项（20 项）"
    assert round(sum(part.change for part in own), 4) == -465


def test_a_page_without_changes_says_so(small: Outcome) -> None:
    words = "".join(text.get_text() for text in draw_waterfall(small, replace(WHY, parts=())).texts)

    assert "各级目标都不变" in words


def test_the_same_answer_gives_the_same_files(small: Outcome, tmp_path: Path) -> None:
    first = write_waterfall(tmp_path / "a", small, WHY)
    second = write_waterfall(tmp_path / "b", small, WHY)

    assert [path.suffix for path in first] == [".svg", ".pdf", ".png"]
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]
