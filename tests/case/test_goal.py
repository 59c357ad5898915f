"""A goal is a plain record."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, asdict

import pytest

from zsyz_model.case import Goal


def test_a_goal_is_its_four_words() -> None:
    assert asdict(Goal("merit", 10.0, 11.0, 0.1)) == {
        "name": "merit", "value": 10.0, "bound": 11.0, "gap": 0.1,
    }  # fmt: skip


def test_a_goal_is_frozen() -> None:
    with pytest.raises(FrozenInstanceError, match="value"):
        Goal("merit", 10.0, 11.0, 0.1).value = 12.0  # type: ignore[misc]
