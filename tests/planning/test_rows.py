"""The decisions of a plan: a half that is left out decides nothing."""

from __future__ import annotations

from dataclasses import fields

from zsyz_model.planning import rows
from zsyz_model.solver.rows import add_row


def test_a_half_that_is_left_out_decides_nothing() -> None:
    made = rows.Decisions()

    assert all(getattr(made, field.name) == {} for field in fields(made))


def test_the_planning_room_has_no_row_builder_of_its_own() -> None:
    assert rows.add_row is add_row
