"""Relative loads of leaders, exactly: minutes led ÷ minutes a week, as fractions.

Which sums of minutes a leader can come to at all is a small set: the sums are kept as bits of
one whole number, so that "the next load below" is a look-up and no load is ever rounded.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from zsyz_model.planning.numbers import Leader, Numbers, Pair

PERCENT = 100
GRID = 100
"""Loads are told in hundredths of a percent."""


def loads_of(numbers: Numbers, leads: Iterable[tuple[str, str]]) -> dict[str, Fraction]:
    """The load of each leader who has hours; those without can lead only what takes no time."""
    minutes = {(x.project_id, x.leader_id): x.minutes for x in numbers.pairs}
    spent = dict.fromkeys((x.leader_id for x in numbers.leaders), 0)
    for p, who in leads:
        spent[who] += minutes[p, who]
    return {
        x.leader_id: Fraction(spent[x.leader_id], x.minutes) for x in numbers.leaders if x.minutes
    }


def largest(loads: Mapping[str, Fraction]) -> Fraction:
    """The largest load; 0 where nobody has hours."""
    return max(loads.values(), default=Fraction(0))


def in_percent(load: Fraction) -> float:
    """A load in percent on the grid of 0.01, half to even."""
    return round(load * PERCENT * GRID) / GRID


def sums_of(leader: Leader, fixed: Iterable[Pair], free: Iterable[Pair]) -> int:
    """The minutes a leader can come to: bit m is set when some choice takes m minutes.

    A choice has all the `fixed` pairs and some of the `free` ones, between the leader's fewest
    and most, within the hours.
    """
    always = [x.minutes for x in fixed]
    by_count = [0] * (leader.most + 1)
    inside = (1 << (leader.minutes + 1)) - 1
    if len(always) > leader.most:
        return 0
    by_count[len(always)] = (1 << sum(always)) & inside
    for pair in free:
        for count in range(leader.most, len(always), -1):
            by_count[count] |= (by_count[count - 1] << pair.minutes) & inside
    found = 0
    for sums in by_count[leader.least :]:
        found |= sums
    return found


def below(sums: int, limit: Fraction | int) -> int | None:
    """The largest of the sums strictly below a number of minutes, or None."""
    whole = -(-limit // 1)
    left = sums & ((1 << int(whole)) - 1) if whole > 0 else 0
    return left.bit_length() - 1 if left else None


def has(sums: int, minutes: Fraction) -> bool:
    """Whether exactly so many minutes can be come to."""
    return minutes.denominator == 1 and bool(sums >> int(minutes) & 1)
