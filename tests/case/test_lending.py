"""Lending: the rules on rows, loans worked by hand, and the cheapest of all ways to lend."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import numpy as np
import pytest
from numpy.random import Generator, default_rng

from tests.cases import make_case
from tests.oracles.enumerate_money import cheapest
from zsyz_model.case.lending import Lent, Line, gap_yuan, lend, lines_of, may_lend

BANK = Line("Z1", 600, 400, frozenset({"A", "B", "C"}))
FUND = Line("Z2", 500, 500, frozenset({"A"}))


def line_row(key: str, **more: Any) -> dict[str, Any]:
    return {"line_id": key, "line_name": key, "line_kind": "其他", "limit_wan": 100, **more}


@pytest.mark.parametrize(("wan", "yuan"), [(None, 0), (0, 0), (0.01, 100), (8137.55, 81_375_500)])
def test_a_gap_is_whole_yuan(wan: float | None, yuan: int) -> None:
    assert gap_yuan({"gap_wan": float("nan") if wan is None else wan}) == yuan


def test_a_line_without_industries_lends_to_all() -> None:
    project = {"industry": "新材料"}

    assert may_lend({"eligible": ()}, project)
    assert may_lend({"eligible": ("新能源", "新材料")}, project)
    assert not may_lend({"eligible": ("新能源",)}, project)
    assert not may_lend({"eligible": ("新能源",)}, {"industry": float("nan")})


def test_lines_stand_in_the_order_of_their_rates() -> None:
    """The same rate: by key; no rate: last. A single limit left blank is the whole limit."""
    case = make_case(
        finance=[
            line_row("Z4", rate=2.0, single_wan=30.5),
            line_row("Z1"),
            line_row("Z3", rate=2.0, eligible=("新材料",)),
            line_row("Z2", rate=1.5),
        ]
    )
    asking = [
        {"project_id": p, "industry": industry, "gap_wan": gap}
        for p, industry, gap in (
            ("P1", "新材料", 5.0),
            ("P2", "新能源", 5.0),
            ("P3", "新材料", 0.0),
        )
    ]

    lines = lines_of(case, asking)

    assert [x.line_id for x in lines] == ["Z2", "Z3", "Z4", "Z1"]
    assert [x.single_yuan for x in lines] == [1_000_000, 1_000_000, 305_000, 1_000_000]
    assert [sorted(x.takers) for x in lines] == [["P1", "P2"], ["P1"], ["P1", "P2"], ["P1", "P2"]]


def test_loans_made_already_are_shifted_to_make_room() -> None:
    """A takes 400 of the bank first; B needs 400 of the 600, so that A moves 200 to the fund."""
    assert lend({"A": 400, "B": 400}, (BANK, FUND)) == {
        ("A", "Z1"): 200, ("A", "Z2"): 200, ("B", "Z1"): 400,
    }  # fmt: skip


def test_what_cannot_be_covered_stays_open_and_takes_nothing_from_others() -> None:
    first = lend({"A": 400, "B": 400}, (BANK, FUND))

    assert lend({"C": 900}, (BANK, FUND), first) == {
        ("A", "Z2"): 400, ("B", "Z1"): 400, ("C", "Z1"): 200,
    }  # fmt: skip
    assert first == lend({"A": 400, "B": 400}, (BANK, FUND))


def test_without_lines_or_gaps_nothing_is_lent() -> None:
    assert lend({"A": 400}, ()) == {}
    assert lend({"A": 0}, (BANK,)) == {}


def drawn(
    rng: Generator, projects: int, lines: int, step: int
) -> tuple[dict[str, int], tuple[Line, ...]]:
    names = [f"P{i}" for i in range(projects)]
    gaps = {p: step * int(rng.integers(0, 6)) for p in names}
    found = []
    for i in range(lines):
        limit = step * int(rng.integers(0, 9))
        single = min(limit, step * int(rng.integers(1, 6)))
        takers = frozenset(p for p in names if rng.random() < 0.7)
        found.append(Line(f"Z{i}", limit, single, takers))
    return gaps, tuple(found)


def within(lent: Lent, gaps: dict[str, int], lines: tuple[Line, ...]) -> bool:
    """Whether no line, no single limit and no gap is overrun."""
    for line in lines:
        own = {p: yuan for (p, one), yuan in lent.items() if one == line.line_id}
        if sum(own.values()) > line.limit_yuan or not own.keys() <= line.takers:
            return False
        if any(not 0 < yuan <= line.single_yuan for yuan in own.values()):
            return False
    return all(sum(y for (who, _), y in lent.items() if who == p) <= gap for p, gap in gaps.items())


@pytest.mark.parametrize("seed", range(150))
def test_enumeration_finds_nothing_cheaper_and_covers_nothing_more(seed: int) -> None:
    gaps, lines = drawn(default_rng([41, seed]), 3, 3, 100)
    lent = lend(gaps, lines)
    wanted = cheapest(gaps, lines)
    out = tuple(sum(y for (_, one), y in lent.items() if one == x.line_id) for x in lines)

    assert within(lent, gaps, lines)
    assert (sum(lent.values()) == sum(gaps.values())) is (wanted is not None)
    assert wanted is None or out == wanted


@pytest.mark.parametrize("seed", range(25))
def test_linear_programming_finds_the_same_interest(seed: int) -> None:
    """Ten projects, six lines, rates 1 to 6: least cost of a most-covering loan book."""
    gaps, lines = drawn(default_rng([42, seed]), 10, 6, 12_300)
    pairs = [(p, x) for x in lines for p in gaps]
    most = [min(gaps[p], x.single_yuan) if p in x.takers else 0 for p, x in pairs]
    cost = np.array([1 + lines.index(x) for _, x in pairs], dtype=float)
    rows = [[float(x is line) for _, x in pairs] for line in lines]
    rows += [[float(q == p) for q, _ in pairs] for p in gaps]
    sides = [float(x.limit_yuan) for x in lines] + [float(gap) for gap in gaps.values()]
    bounds = [(0, m) for m in most]

    lent = lend(gaps, lines)
    linprog: Any = import_module("scipy.optimize").linprog
    widest = linprog(-np.ones(len(pairs)), A_ub=rows, b_ub=sides, bounds=bounds)
    assert sum(lent.values()) == pytest.approx(-widest.fun)
    if sum(lent.values()) == sum(gaps.values()):
        exact = linprog(
            cost, A_ub=rows[: len(lines)], b_ub=sides[: len(lines)],
            A_eq=rows[len(lines):], b_eq=sides[len(lines):], bounds=bounds,
        )  # fmt: skip
        paid = sum((1 + [x.line_id for x in lines].index(one)) * y for (_, one), y in lent.items())
        assert paid == pytest.approx(exact.fun)
