"""Open land items as wishes of the next plan."""

from __future__ import annotations

from dataclasses import replace

from tests.report.motion.boards import busy_county
from zsyz_model.case.dispatch import Handed
from zsyz_model.progress.handover import handed_over


def test_each_open_land_item_says_what_the_next_plan_is_asked() -> None:
    """P1 must start already and its 难点 is empty; P4 is under way; P2 climbed to level 4."""
    told, case = busy_county()
    second = replace(told.items[1], issue_id="W8", project_id="P2")
    under_way = replace(told.items[1], issue_id="W9", project_id="P4")
    case.projects.loc["P4", "stage"] = "开工"
    case.projects.loc["P1", "needs"] = "用地"

    handed = handed_over(case, (*told.items, second, under_way))

    assert [(h.issue_id, dict(h.wishes)) for h in handed] == [
        ("W2", {}), ("W8", {"难点": "用地", "必须开工": "是"}), ("W9", {}), ("W4", {}), ("W3", {}),
    ]  # fmt: skip
    assert handed[0].words.endswith("逾期 60 天，报县委县政府调度会；台账已写明")
    assert handed[1].words.endswith("；难点=用地，必须开工=是")
    assert handed[2].words.endswith("；已是开工，不转下次方案")


def test_closed_items_and_other_factors_are_not_handed_over() -> None:
    told, case = busy_county()
    power = replace(told.items[1], factor="能耗")

    assert handed_over(case, (told.items[0], power)) == ()
    assert handed_over(case, ()) == ()
    assert isinstance(handed_over(case, told.items)[0], Handed)
