"""Golden rows of fairness, on the county of numbers_for_tests."""

from __future__ import annotations

from dataclasses import replace

from tests.planning.numbers_for_tests import NUMBERS, SENSE, terms, written
from zsyz_model.planning.desks import Desk, seat
from zsyz_model.planning.model import Half, Model, compose
from zsyz_model.planning.prices import everything


def seated() -> tuple[Model, dict[str, Desk]]:
    """The leader half with a desk for L1 and L2."""
    model = compose(NUMBERS, Half.LEADERS)
    return model, seat(model, everything(NUMBERS), "fairness")


def rows(model: Model, family: str = "fairness") -> list[str]:
    """The rows of a family as text."""
    return [
        f"{row.name}: {terms(row)} {SENSE[row.sense]} {0.0 - row.constant:g}"
        for row in model.problem.constraints()
        if row.name.startswith(family)
    ]


def test_a_desk_holds_the_minutes_of_its_leader() -> None:
    assert rows(seated()[0]) == written("""
fairness__l01: +90·lead__p01__l01 +60·lead__p02__l01 +150·lead__p04__l01 <= 720
fairness__l02: +120·lead__p01__l02 +150·lead__p03__l02 <= 300
""")


def test_what_is_pinned_or_needed_counts_in_every_sum() -> None:
    """L2 leads PC (150) in every plan; at most one project. L1 must lead one at least."""
    _, desks = seated()

    assert [m for m in range(400) if desks["L2"].sums >> m & 1] == [150]
    assert [m for m in range(400) if desks["L1"].sums >> m & 1] == [60, 90, 150, 210, 240, 300]
    assert (desks["L1"].fewest, desks["L2"].fewest) == (60, 150)


def test_a_mark_lifts_a_cap_to_its_own_minutes() -> None:
    """Below 150 minutes, or 240 with the mark."""
    model, desks = seated()
    desk = desks["L1"]

    desk.mark(240, 1)
    desk.keep_below(150)

    assert rows(model)[0] == (
        "fairness__l01: +90·lead__p01__l01 +60·lead__p02__l01 +150·lead__p04__l01 "
        "-90·mark__fairness__l01__001 <= 150"
    )


def test_one_mark_at_most_is_set() -> None:
    model, desks = seated()
    for level, minutes in enumerate((240, 150), start=1):
        desks["L1"].mark(minutes, level)

    assert rows(model, "fairness__l01__once") == [
        "fairness__l01__once: +1·mark__fairness__l01__001 +1·mark__fairness__l01__002 <= 1"
    ]


def test_a_dropped_mark_is_never_set() -> None:
    _, desks = seated()
    mark = desks["L1"].mark(240, 1)

    desks["L1"].drop(mark)

    assert (mark.upBound, desks["L1"].marks) == (0, [])


def test_who_has_no_hours_or_nobody_to_lead_has_no_desk() -> None:
    idle = replace(
        NUMBERS, leaders=(replace(NUMBERS.leaders[0], minutes=0, least=0), NUMBERS.leaders[1])
    )

    assert set(seat(compose(idle, Half.LEADERS), everything(idle), "fairness")) == {"L2"}
    nobody = replace(NUMBERS, pairs=(), led={}, pinned=frozenset(), candidates=(), leaders=())
    assert seat(compose(nobody, Half.LEADERS), everything(nobody), "fairness") == {}
