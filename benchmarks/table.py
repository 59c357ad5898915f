"""Cases as lines for people, and what they say against each other."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from statistics import median

from benchmarks.question import Case, Stop
from benchmarks.ratios import Ratio

HEAD = "case         competitor      seconds    build    objective       gap columns    rows  note"


def table(cases: Iterable[Case], faster: Mapping[str, Ratio]) -> str:
    """Every case, the medians, and the ratios."""
    told = list(cases)
    times = {case.who: [c for c in told if c.who == case.who] for case in told}
    lines = [HEAD, *map(line, told), "", "median seconds (>: stopped unproven somewhere)"]
    for who, own in times.items():
        sign = "" if all(case.solved.proven for case in own) else ">"
        lines.append(
            f"  {who:<14} {sign + format(median(c.solved.seconds for c in own), '.2f'):>8}"
        )
    lines.append("ratio of seconds, peer / zsyz, median of the cases (above 1: zsyz is faster)")
    lines += [f"  {peer:<14} {ratio!s:>8}" for peer, ratio in faster.items()]
    return "\n".join(lines)


def line(case: Case) -> str:
    """One case; `>` before the seconds of a solve that was stopped unproven."""
    s = case.solved
    seconds = f"{'' if s.proven else '>'}{s.seconds:.2f}"
    return (
        f"{case.county:<12} {case.who:<14} {seconds:>8} {s.build_seconds:>8.2f} {s.objective:>12.3f} "
        f"{s.gap:>9.1e} {s.columns:>7} {s.rows:>7}  {s.note}"
    )


def disagreements(cases: Iterable[Case], stop: Stop) -> Iterator[str]:
    """Counties where two proven objectives are further apart than both gaps allow.

    An unproven one may be worse than a proven one, never better. The tiers ask another
    question and are compared with nobody.
    """
    for county, group in groupby(cases, key=lambda case: case.county):
        told = [c for c in group if not math.isnan(c.solved.objective)]
        proven = [c for c in told if c.solved.proven]
        for mine in proven:
            for other in told:
                allowed = 2 * stop.gap * max(1.0, abs(mine.solved.objective))
                if other.solved.objective < mine.solved.objective - allowed:
                    yield (
                        f"{county}: {other.who} found {other.solved.objective:.4f}, better than "
                        f"{mine.who} proved possible ({mine.solved.objective:.4f})"
                    )
