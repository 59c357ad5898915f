"""What is packed comes back as it was; what was never packed is told."""

from __future__ import annotations

import contextlib
import datetime as dt
import math
from collections.abc import Sequence

import msgpack
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zsyz_model.books.raw import Mark, RawSheet, Span
from zsyz_model.books.wire import pack, unpack
from zsyz_model.findings import Finding, Place, Severity

WORDS = st.text(st.characters(), max_size=20)
COUNTS = st.integers(0, 1_048_575)
CELLS = st.one_of(
    WORDS, st.booleans(), st.floats(), st.integers(-(2**63), 2**64 - 1), st.none(), st.dates(),
    st.datetimes().map(lambda moment: moment.replace(fold=0)),
    st.times().map(lambda time: time.replace(fold=0)), st.timedeltas(),
)  # fmt: skip
PLACES = st.tuples(COUNTS, COUNTS)
SHEETS = st.builds(
    RawSheet,
    WORDS,
    WORDS,
    st.lists(st.lists(CELLS, max_size=4), max_size=4),
    st.dictionaries(PLACES, st.builds(Mark, WORDS, WORDS, WORDS, WORDS), max_size=3),
    st.lists(st.builds(Span, COUNTS, COUNTS, COUNTS, COUNTS), max_size=3).map(tuple),
    st.dictionaries(COUNTS, WORDS, max_size=3),
    st.frozensets(PLACES, max_size=3),
    st.lists(COUNTS, max_size=3).map(tuple),
    st.booleans(),
)
FINDINGS = st.builds(
    Finding, WORDS, WORDS, WORDS, st.sampled_from(Severity),
    st.builds(Place, WORDS, WORDS, WORDS, st.none() | COUNTS, WORDS), WORDS, WORDS,
)  # fmt: skip


def exact(rows: Sequence[Sequence[object]]) -> list[list[str]]:
    """Cells with their types; a nan equals a nan, and -0.0 is not 0.0."""
    return [[repr(cell) for cell in row] for row in rows]


@given(st.lists(SHEETS, max_size=2), st.lists(FINDINGS, max_size=2), WORDS)
def test_what_is_packed_comes_back(
    sheets: list[RawSheet], findings: list[Finding], failed: str
) -> None:
    back, said, told = unpack(pack(sheets, findings, failed))

    assert (said, told) == (tuple(findings), failed)
    assert [exact(sheet.rows) for sheet in back] == [exact(sheet.rows) for sheet in sheets]
    bare = [
        RawSheet(s.file, s.name, [], s.marks, s.merges, s.broken, s.percents, s.far, s.from_1904)
        for s in sheets
    ]
    assert [
        RawSheet(s.file, s.name, [], s.marks, s.merges, s.broken, s.percents, s.far, s.from_1904)
        for s in back
    ] == bare


@pytest.mark.parametrize(
    "cell",
    [
        math.nan, math.inf, -math.inf, -0.0, 5e-324, 1.7976931348623157e308, True, 1, 1.0, "", "甲\x00😀",
        "\ud800", dt.date.min, dt.datetime.max, dt.time.max, dt.timedelta.max, dt.timedelta.min,
        dt.timedelta(days=36_525, microseconds=1), dt.datetime(2026, 3, 31, 9, 30, 0, 1), None,
    ],
)  # fmt: skip
def test_the_outermost_values_come_back(cell: object) -> None:
    ((sheet,), _, _) = unpack(pack([RawSheet("甲.xlsx", "项目", [[cell]])], []))

    assert exact(sheet.rows) == [[repr(cell)]]


def test_a_cell_of_an_unknown_type_is_our_fault() -> None:
    with pytest.raises(TypeError, match="a cell of type complex was not foreseen"):
        pack([RawSheet("甲.xlsx", "项目", [[1j]])], [])


SOUND = pack([RawSheet("甲.xlsx", "项目", [[1.0, dt.date(2026, 3, 31)]])], [Finding("F09", "x")])


@pytest.mark.parametrize(
    "garbage",
    [
        b"", b"Traceback (most recent call last):", SOUND[:-1], SOUND + b"\n", b"\xc1", b"\x01", b"\xc0",
        b"\x93\x01\x02\x03", b"\xdd\xff\xff\xff\xff", b"\x81\xa6sheets\x01", msgpack.packb({}),
        msgpack.packb({"sheets": [[1]], "findings": [], "failed": ""}),
        msgpack.packb({"sheets": [], "findings": [["F09", "x", "", "?", [], "", ""]], "failed": ""}),
        msgpack.packb({"sheets": [["a", "b", [[msgpack.ExtType(2, b"2026-13-01")]], [], [], [], [], 0, []]], "findings": [], "failed": ""}),
        msgpack.packb({"sheets": [["a", "b", [[msgpack.ExtType(9, b"x")]], [], [], [], [], 0, []]], "findings": [], "failed": ""}),
    ],
)  # fmt: skip
def test_garbage_is_told_and_nothing_else_is_raised(garbage: bytes) -> None:
    with pytest.raises(ValueError, match="not what was packed"):
        unpack(garbage)


@given(st.binary(max_size=200), st.integers(0, len(SOUND)), st.integers(0, len(SOUND)))
def test_any_bytes_are_told_or_read(noise: bytes, start: int, end: int) -> None:
    for data in (noise, SOUND[:start] + noise + SOUND[end:]):
        with contextlib.suppress(ValueError):
            unpack(data)
