"""Weight intervals: by hand, at their conventions, and against ten thousand sampled weights."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from zsyz_model.case.reviewed import Interval
from zsyz_model.review.sureness.intervals import mark_intervals, order_intervals, pair_interval

XYZ = ["x", "y", "z"]
HAND = np.array([[0.8, 0.5, 0.2], [0.4, 0.9, 0.6]])
"""Under 60, 30 and 10: A 48 + 15 + 2 = 65, B 24 + 27 + 6 = 57."""
GIVEN = np.array([60.0, 30.0, 10.0])


def moved(weights: NDArray[np.float64], column: int, t: NDArray[np.float64]) -> NDArray[np.float64]:
    """Weights (len(t), m) with one at t and the others in proportion."""
    rest = np.delete(weights, column)
    rest = rest if rest.any() else np.ones(len(rest))
    others = (weights.sum() - t)[:, None] * rest / rest.sum()
    return np.insert(others, column, t, axis=1)


def ends(intervals: tuple[Interval, ...]) -> list[tuple[float, float]]:
    return [(one.low, one.high) for one in intervals]


def test_two_projects_under_three_criteria_as_worked_out_by_hand() -> None:
    # x at t: the others at 3 : 1, A (0.5·3 + 0.2)/4 = 0.425, B (0.9·3 + 0.6)/4 = 0.825;
    #   0.4 t = 0.4 (100 − t), t = 50.
    # y at t: the others at 6 : 1, A 5/7, B 3/7; 0.4 t = (100 − t)·2/7, t = 125/3.
    # z at t: the others at 2 : 1, A 0.7, B 17/30; 0.4 t = (100 − t)·4/30, t = 25.
    assert order_intervals(HAND, GIVEN, ["A", "B"], XYZ) == (
        Interval("x", 60, 50, 100, low_by=("A", "B")),
        Interval("y", 30, 0, 125 / 3, high_by=("A", "B")),
        Interval("z", 10, 0, 25, high_by=("A", "B")),
    )


def test_the_pass_mark_as_worked_out_by_hand() -> None:
    # Mark 60. x: A 80·t% + 42.5·(1 − t%) = 60 at t = 17.5/0.375; B 40·t% + 82.5·(1 − t%) = 60
    # at t = 22.5/0.425, nearer to 60, and that is where B comes to pass.
    x, _, _ = mark_intervals(HAND, GIVEN, ["A", "B"], XYZ, 60.0)

    assert (x.low, x.high) == pytest.approx((22.5 / 0.425, 100), abs=1e-12)
    assert (x.low_by, x.high_by) == (("B",), ())


def test_a_pair_may_be_named_either_way_round() -> None:
    one = pair_interval(HAND, GIVEN, ["A", "B"], XYZ, ("A", "B"), "y")

    assert one == order_intervals(HAND, GIVEN, ["A", "B"], XYZ)[1]
    assert pair_interval(HAND, GIVEN, ["A", "B"], XYZ, ("B", "A"), "y") == one


def test_the_order_ends_where_the_first_of_its_pairs_does() -> None:
    shares = np.array([[0.9, 0.1], [0.6, 0.6], [0.2, 0.8]])  # 0.9 t + 0.1 (1 − t) and so on
    weights, names = np.array([70.0, 30.0]), ["A", "B", "C"]

    # A = B at 0.8t + 0.1 = 0.6, t = 62.5 %; B = C at 0.6 = 0.8 − 0.6t, t = 33.3 %.
    x, y = order_intervals(shares, weights, names, ["x", "y"])

    assert (x.low, x.high, x.low_by) == (62.5, 100, ("A", "B"))
    assert (y.low, y.high, y.high_by) == (0, 37.5, ("A", "B"))
    pair = pair_interval(shares, weights, names, ["x", "y"], ("B", "C"), "x")
    assert pair.low == pytest.approx(100 / 3, abs=1e-12)
    assert pair.low_by == ("B", "C")


def test_level_now_and_parting_ends_at_the_given_weight() -> None:
    shares = np.array([[1.0, 0.0], [0.0, 1.0]])

    for names, up in ((["A", "B"], True), (["B", "A"], False)):
        x, _ = order_intervals(shares, np.array([50.0, 50.0]), names, ["x", "y"])
        # The name decides who stands first; that one loses as soon as weight leaves its side.
        assert (x.low, x.high) == ((50, 100) if up else (0, 50))
        assert (x.low_by, x.high_by) == ((("A", "B"), ()) if up else ((), ("A", "B")))


def test_level_for_ever_bounds_nothing() -> None:
    shares = np.array([[0.3, 0.7], [0.3, 0.7]])

    assert ends(order_intervals(shares, np.array([20.0, 80.0]), ["A", "B"], ["x", "y"])) == [(0, 100), (0, 100)]  # fmt: skip


def test_at_the_mark_counts_as_passing() -> None:
    x, _ = mark_intervals(np.array([[0.9, 0.3]]), np.array([50.0, 50.0]), ["A"], ["x", "y"], 60.0)

    assert (x.low, x.high, x.low_by, x.high_by) == (50, 100, ("A",), ())


def test_level_only_at_an_end_of_the_scale_has_nothing_beyond() -> None:
    shares = np.array([[0.9, 0.5], [0.2, 0.5]])  # level when x has no weight
    x, y = order_intervals(shares, np.array([50.0, 50.0]), ["A", "B"], ["x", "y"])

    assert (x.low, x.high, x.low_by) == (0, 100, ())
    assert (y.low, y.high, y.high_by) == (0, 100, ())


def test_one_criterion_with_all_the_weight_gives_to_the_others_equally() -> None:
    shares = np.array([[0.8, 0.0, 0.4], [0.6, 1.0, 0.2]])
    x, y, _ = order_intervals(shares, np.array([100.0, 0.0, 0.0]), ["A", "B"], XYZ)

    # x at t: 0.2 t = (100 − t)(0.6 − 0.2), t = 200/3. y alone rises: 0.2 (100 − t) = t.
    assert (x.low, x.high) == pytest.approx((200 / 3, 100), abs=1e-12)
    assert (y.low, y.high) == pytest.approx((0, 100 / 6), abs=1e-12)


def test_a_criterion_alone_cannot_move() -> None:
    shares = np.array([[0.8], [0.6]])

    assert ends(order_intervals(shares, np.array([100.0]), ["A", "B"], ["x"])) == [(100, 100)]
    assert ends(mark_intervals(shares, np.array([100.0]), ["A", "B"], ["x"], 70.0)) == [(100, 100)]


def test_nobody_and_somebody_alone_hold_everywhere() -> None:
    for n in (0, 1):
        shares = np.full((n, 3), 0.5)
        assert ends(order_intervals(shares, GIVEN, ["A"][:n], XYZ)) == [(0, 100)] * 3


def test_somebody_who_is_not_there_is_refused() -> None:
    with pytest.raises(ValueError, match="not in tuple"):
        pair_interval(HAND, GIVEN, ["A", "B"], XYZ, ("A", "C"), "x")


@pytest.mark.parametrize("seed", range(5))
def test_ten_thousand_weights_contradict_no_interval(seed: int) -> None:
    rng = np.random.default_rng(seed)
    shares, names = rng.random((8, 5)), list("ABCDEFGH")
    weights, criteria = rng.random(5) * 40, list("abcde")
    orders = order_intervals(shares, weights, names, criteria)
    marks = mark_intervals(shares, weights, names, criteria, 0.5 * weights.sum())

    for column, (order, mark) in enumerate(zip(orders, marks, strict=True)):
        t = rng.uniform(0, weights.sum(), 10_000)
        totals = moved(weights, column, t) @ shares.T
        now = shares @ weights
        same = (np.argsort(-totals) == np.argsort(-now)).all(axis=1)
        kept = ((totals >= 0.5 * weights.sum()) == (now >= 0.5 * weights.sum())).all(axis=1)
        np.testing.assert_array_equal(same, (order.low < t) & (t < order.high))
        np.testing.assert_array_equal(kept, (mark.low < t) & (t < mark.high))


@pytest.mark.parametrize("seed", range(5))
def test_just_beyond_an_end_it_is_the_named_that_turn(seed: int) -> None:
    rng = np.random.default_rng(seed)
    shares, names, weights = rng.random((8, 5)), list("ABCDEFGH"), rng.random(5) * 40
    for column, one in enumerate(order_intervals(shares, weights, names, list("abcde"))):
        for end, who, way in ((one.low, one.low_by, -1), (one.high, one.high_by, 1)):
            if who:
                ahead, behind = (names.index(name) for name in who)
                at = moved(weights, column, end + way * np.array([-1e-9, 0, 1e-9])) @ shares.T
                gap = at[:, ahead] - at[:, behind]
                assert gap[0] > 0 > gap[2]
                assert abs(gap[1]) < 1e-12


@settings(max_examples=60)
@given(
    st.lists(st.tuples(*[st.integers(0, 20)] * 3), min_size=2, max_size=5),
    st.tuples(*[st.integers(1, 9)] * 3),
    st.permutations([0, 1, 2]),
    st.integers(2, 7),
)
def test_scale_and_order_of_the_criteria_do_not_matter(
    rows: list[tuple[int, ...]], weights: tuple[int, ...], way: list[int], times: int
) -> None:
    shares, given_, names = np.array(rows) / 20, np.array(weights, float), list("ABCDE")[: len(rows)]  # fmt: skip
    plain = order_intervals(shares, given_, names, XYZ)
    larger = order_intervals(shares, given_ * times, names, XYZ)
    turned = order_intervals(shares[:, way], given_[way], names, [XYZ[k] for k in way])

    assert np.array(ends(plain)) * times == pytest.approx(np.array(ends(larger)))
    assert sorted(turned, key=lambda i: i.criterion) == list(plain)
    assert all(one.low <= one.weight <= one.high for one in plain)
