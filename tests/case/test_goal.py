"""A goal is a plain record."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, asdict

import pytest

from zsyz_model.case import Goal
from zsyz_model.case.goal import in_words


def test_a_goal_is_its_four_words() -> None:
    assert asdict(Goal("merit", 10.0, 11.0, 0.1)) == {
        "name": "merit", "value": 10.0, "bound": 11.0, "gap": 0.1,
    }  # fmt: skip


def test_a_goal_is_frozen() -> None:
    with pytest.raises(FrozenInstanceError, match="value"):
        Goal("merit", 10.0, 11.0, 0.1).value = 12.0  # type: ignore[misc]


@pytest.mark.parametrize(
    ("goal", "value", "sign", "said"),
    [
        ("land_cost", 12.5, "", "用地费用 12.5 万元"),
        ("merit", 3.0, "+", "开工价值 +3 分"),
        ("missed_targets", -2.0, "+", "开工目标累计缺口 -2 个·季度"),
        ("unknown", 1.0, "", "unknown 1"),
    ],
)
def test_a_value_is_said_with_its_name_and_unit(
    goal: str, value: float, sign: str, said: str
) -> None:
    assert in_words(goal, value, sign) == said
