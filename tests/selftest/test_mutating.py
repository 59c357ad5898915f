"""The mutator and its verdicts on modules of a few lines, each mutant written out by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.selftest import mutation
from tests.selftest.mutant_worker import KILLED, SURVIVED, TIMED_OUT
from tests.selftest.mutating import Mutant, mutants_of, mutated, toothless
from tests.selftest.mutation import Tried, rate, shortfalls
from tests.selftest.store import ROOT

SOURCE = '''
"""A module."""
__all__ = ["inside"]
Size = int | float

def inside(x: int | None, low: int = 0) -> bool:
    """Whether x lies above low."""
    check(x)
    return low <= x and not x % 2 == 1
'''


def test_every_mutant_of_a_small_module() -> None:
    """Neither annotations nor docstrings nor exported names are touched."""
    told = [(m.line, m.function, m.kind, m.before, m.after) for m in mutants_of(SOURCE)]

    both = "low <= x and (not x % 2 == 1)"
    assert told == [
        (6, "inside", "constant", "0", "1"),
        (8, "inside", "dropped", "check(x)", "pass"),
        (9, "inside", "return", f"return {both}", "return None"),
        (9, "inside", "bool", both, "low <= x or not x % 2 == 1"),
        (9, "inside", "compare", "low <= x", "low < x"),
        (9, "inside", "compare", "low <= x", "low > x"),
        (9, "inside", "sign", "not x % 2 == 1", "x % 2 == 1"),
        (9, "inside", "compare", "x % 2 == 1", "x % 2 != 1"),
        (9, "inside", "arithmetic", "x % 2", "x * 2"),
        (9, "inside", "constant", "2", "3"),
        (9, "inside", "constant", "1", "2"),
    ]


@pytest.mark.parametrize(
    ("line", "changes"),
    [
        ("x = [y for y in z if y]", {"True"}),
        ("x = a if b else c", {"True"}),
        ("x = min(a, default=b)", {"max(a, default=b)"}),
        ("x = math.floor(a)", {"math.ceil(a)"}),
        ("x = -a", {"a"}),
        ("x += a", {"pass"}),
        ("raise KeyError(a)", {"pass"}),
        ("x = zip(a, b, strict=True)", set()),
        ("x = f(a, most=True)", {"False"}),
        ("x = 'a' + b", set()),
        ("x = f'{a:>3}'", set()),
        ("x = a in b", {"a not in b"}),
        ("x = a | b if c else d", {"a & b", "True"}),
    ],
)
def test_what_can_stand_in_the_place_of(line: str, changes: set[str]) -> None:
    assert {m.after for m in mutants_of(line)} == changes


def test_a_mutant_changes_its_own_place_and_no_other() -> None:
    """Twice the same expression: the number says which one is meant."""
    source = "def f(a):\n    return (a + 1) * (a + 1)\n"
    found = [m for m in mutants_of(source) if m.before == "a + 1"]

    assert [m.number for m in found] == [1, 2]
    assert mutated(source, found[0]) == "def f(a):\n    return (a - 1) * (a + 1)"
    assert mutated(source, found[1]) == "def f(a):\n    return (a + 1) * (a - 1)"
    with pytest.raises(KeyError, match="nowhere"):
        mutated(source, Mutant(1, "nowhere", "bool", "a", "b", 1))


def test_lines_above_move_a_mutant_and_not_its_name_nor_its_place_in_the_draw() -> None:
    one, other = mutants_of("def f(a):\n    return a < 1"), mutants_of("\n\n\ndef f(a):\n    return a < 1")  # fmt: skip

    assert [m.identity for m in one] == [m.identity for m in other]
    assert [m.rank(1) for m in one] == [m.rank(1) for m in other] != [m.rank(2) for m in one]
    assert {m.line for m in one} != {m.line for m in other}


def test_tests_without_teeth_still_run() -> None:
    source = "def test_a():\n    x = 1\n    assert x == 2\n"

    assert toothless(source) == "def test_a():\n    x = 1\n    pass"


def tried(*endings: str, why: str = "") -> list[Tried]:
    return [Tried("planning/land", Mutant(7, "f", "compare", "a <\n  b", "a <= b", 1), ending, why)
            for ending in endings]  # fmt: skip


def test_a_module_needs_four_of_five_dead() -> None:
    four, three = tried(*[KILLED] * 3, TIMED_OUT, SURVIVED), tried(*[KILLED] * 3, *[SURVIVED] * 2)

    assert (rate(four), rate(three)) == (0.8, 0.6)
    assert shortfalls(four) == []
    assert shortfalls(three) == [
        "planning/land: 60% killed, 80% wanted; "
        + "; ".join(["planning/land.py:7 compare: a < b → a <= b"] * 2)
    ]


def test_what_nothing_can_notice_is_not_counted_and_must_not_be_noticed() -> None:
    known = tried(SURVIVED, why="no quarter is later than the last")

    assert rate([*tried(KILLED), *known]) == rate(known) == 1.0
    assert shortfalls([*tried(KILLED), *known]) == []
    (fault,) = shortfalls([*tried(KILLED), *tried(KILLED, why="so it seemed")])
    assert fault.endswith("said to be unnoticeable, but killed")


def test_an_ending_that_is_none_is_a_fault() -> None:
    (fault,) = shortfalls([*tried(*[KILLED] * 9), *tried("not loaded")])

    assert fault.endswith("ended as not loaded")


def test_every_core_module_has_its_own_tests_and_every_reason_its_mutant() -> None:
    for module in mutation.CORE:
        assert (ROOT / mutation.mirrored(module)).is_file()
    for (module, *identity), reason in mutation.equivalents().items():
        every = [m.identity for m in mutants_of(mutation.source_of(module))]
        assert tuple(identity) in every, (module, identity)
        assert len(reason) > 20


@pytest.mark.slow
def test_a_worker_tells_killed_from_survived_and_hanging_and_changes_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """watch.py against one test of ours: as it is, other, hanging, no Python, and not imported at all."""
    monkeypatch.setattr(mutation, "SECONDS", 5)
    source = mutation.source_of("watch")
    path, other = tmp_path / "test_one.py", tmp_path / "test_other.py"
    code = "from zsyz_model.watch import unwatched\n\ndef test_one():\n    assert unwatched('x', 0.5) is None\n"
    path.write_text(code, encoding="utf-8")
    other.write_text("def test_nothing():\n    pass\n", encoding="utf-8")
    wrong = source + "\n\ndef unwatched(stage, share):\n    return share\n"
    hangs = source + "\n\ndef unwatched(stage, share):\n    while True:\n        pass\n"
    with mutation.worker() as by:
        endings = [by.ending("watch", text, [str(path)]) for text in (source, wrong, hangs, "1 +")]
        endings.append(by.ending("watch", source, [str(other)]))
        with pytest.raises(ValueError, match="watch without a change ends as: not loaded"):
            mutation.trial(by, "watch", [], [str(other)], {"": endings[-1]})

    assert endings == [SURVIVED, KILLED, TIMED_OUT, KILLED, "not loaded"]
    assert mutation.source_of("watch") == source
