from __future__ import annotations

import dataclasses

from matplotlib.patches import Rectangle

from tests.report.counties import framed
from zsyz_model.case import Outcome
from zsyz_model.report.figures.pace import draw_pace, pace_title, start_pace


def with_targets(outcome: Outcome, *targets: int) -> Outcome:
    rows = [{"quarter": f"2027Q{i + 1}", "start_target": n} for i, n in enumerate(targets)]
    tables = {**outcome.case.ledger.tables, "targets": framed("targets", rows)}
    ledger = dataclasses.replace(outcome.case.ledger, tables=tables)
    return dataclasses.replace(outcome, case=dataclasses.replace(outcome.case, ledger=ledger))


def test_starts_and_targets_are_cumulative(small: Outcome) -> None:
    pace = start_pace(small)
    assert pace["starts"].tolist() == [1, 1, 3, 3]
    assert pace["target"].tolist() == [1, 2, 3, 5]
    assert pace["short"].tolist() == [0, 1, 0, 2]


def test_bars_stand_for_the_numbers(small: Outcome) -> None:
    axes = draw_pace(small).axes[0]
    bars = [patch for patch in axes.patches if isinstance(patch, Rectangle)]
    assert [bar.get_height() for bar in bars] == [1, 1, 3, 3, 0, 1, 0, 2]
    assert [bar.get_y() for bar in bars[4:]] == [1, 1, 3, 3]
    told = [text.get_text().strip() for text in axes.texts]
    assert [words for words in told if words.startswith("差")] == ["差 1", "差 2"]


def test_the_title_is_the_conclusion(small: Outcome) -> None:
    head = "4 个季度可开工 3 个项目"
    assert pace_title(small) == f"{head}，2027Q2 起累计落后，最多差 2 个，期末仍差 2 个"
    assert pace_title(with_targets(small, 1, 1, 1, 0)) == (
        f"{head}，2027Q2 起累计落后，最多差 1 个，期末追平"
    )
    assert pace_title(with_targets(small, 1, 0, 0, 0)) == f"{head}，各季度累计均达到开工目标"
    assert pace_title(with_targets(small)) == f"{head}，台账未填开工目标"
