"""Milestones and reverse schedules say how late they are."""

from __future__ import annotations

from datetime import date, timedelta

from zsyz_model.case.walls import Deadline, Milestone, Reverse

AS_OF = date(2026, 10, 31)


def test_a_milestone_is_late_by_its_end_or_by_now() -> None:
    planned = date(2026, 10, 1)

    assert Milestone("备案", planned, date(2026, 9, 29)).late_days(AS_OF) == -2
    assert Milestone("备案", planned).late_days(AS_OF) == 30
    assert Milestone("签约", None, planned).late_days(AS_OF) is None


def test_a_promise_is_as_late_as_its_latest_step() -> None:
    steps = tuple(
        Deadline(str(n), "", 1, AS_OF, AS_OF, None, AS_OF + timedelta(n), n, "", "")
        for n in (0, 4, 2)
    )

    assert [step.step for step in Reverse("P1", "开工", "", AS_OF, steps).late] == ["4", "2"]
    assert Reverse("P1", "开工", "", AS_OF, steps).late_days == 4
    assert Reverse("P1", "开工", "", AS_OF, ()).late_days == 0
