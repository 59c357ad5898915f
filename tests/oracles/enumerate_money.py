"""Whether starts can be paid and fit their places: every split of every gap, whole steps only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from zsyz_model.case.lending import Line
from zsyz_model.planning.numbers import Numbers

STEP = 100
"""The least loan, 0.01 万元."""


def carried(numbers: Numbers, starts: Mapping[str, tuple[str, int]]) -> bool:
    """Whether lines cover every gap of these starts, and every place carries its own."""
    gaps = [(c.project_id, c.gap_yuan) for c in numbers.candidates if c.project_id in starts]
    left = tuple(line.limit_yuan for line in numbers.lines)
    paid = not numbers.lines or _payable(gaps, numbers.lines, left)
    return paid and all(_fits(numbers, i, starts) for i in range(len(numbers.caps)))


def cheapest(gaps: Mapping[str, int], lines: tuple[Line, ...]) -> tuple[int, ...] | None:
    """What the lines lend in all when the first lends the most it can, then the second, and so on."""
    ends = _ends(list(gaps.items()), lines, tuple(line.limit_yuan for line in lines))
    least = min(ends, key=lambda left: left, default=None)
    if least is None:
        return None
    return tuple(line.limit_yuan - rest for line, rest in zip(lines, least, strict=True))


def _payable(gaps: list[tuple[str, int]], lines: tuple[Line, ...], left: tuple[int, ...]) -> bool:
    return any(True for _ in _ends(gaps, lines, left))


def _ends(
    gaps: list[tuple[str, int]], lines: tuple[Line, ...], left: tuple[int, ...]
) -> Iterator[tuple[int, ...]]:
    """What each line has left after every way to cover the gaps."""
    if not gaps:
        yield left
        return
    (project, gap), *others = gaps
    for rest in _splits(project, gap, lines, left):
        yield from _ends(others, lines, rest)


def _splits(
    project: str, gap: int, lines: tuple[Line, ...], left: tuple[int, ...]
) -> Iterator[tuple[int, ...]]:
    """What the lines have left after every way to split one gap among them."""
    if not lines:
        if gap == 0:
            yield ()
        return
    line, most = lines[0], min(lines[0].single_yuan, left[0], gap)
    for amount in range(0, (most if project in line.takers else 0) + 1, STEP):
        for rest in _splits(project, gap - amount, lines[1:], left[1:]):
            yield (left[0] - amount, *rest)


def _fits(numbers: Numbers, i: int, starts: Mapping[str, tuple[str, int]]) -> bool:
    cap, used = numbers.caps[i], 0
    for p, (site, _) in starts.items():
        here = cap.new if site == "new" else cap.plot if site in cap.plots else {}
        used += here.get(p, 0)
    return used <= cap.room_milli
