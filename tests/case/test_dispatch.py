"""The records for paper keep what they are given."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from datetime import date

import pytest

from zsyz_model.case.board import plain
from zsyz_model.case.dispatch import Handed, Matter, Meeting


def test_a_meeting_is_frozen_and_has_no_matters_of_its_own() -> None:
    held = Meeting(date(2026, 11, 2), 900, 1020, "会议室", False)

    assert held.matters == ()
    with pytest.raises(FrozenInstanceError, match="place"):
        held.place = "别处"  # type: ignore[misc]


def test_they_are_plain_in_json() -> None:
    held = Meeting(date(2026, 11, 2), 900, 1020, "", False, (Matter("红灯", "P1", "", "L1"),))

    assert plain(held)["day"] == "2026-11-02"
    assert plain(held)["matters"][0]["kind"] == "红灯"
    assert plain((Handed("W1", "P1", "", {"难点": "用地"}),))[0]["wishes"] == {"难点": "用地"}
