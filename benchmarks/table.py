"""Cases as lines for people, and what they say against each other."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from statistics import median

from benchmarks.question import Case, Stop
from benchmarks.ratios import Ratio, kind_of

HEAD = "county       competitor      seconds    build    objective       gap columns    rows  note"


def table(
    cases: Iterable[Case], faster: Mapping[str, Ratio], steady: Mapping[str, float] | None = None
) -> str:
    """Every case, the medians by kind, the ratios, and our worst by our median."""
    told = list(cases)
    times: dict[tuple[str, str], list[Case]] = {}
    for case in told:
        times.setdefault((kind_of(case.county), case.who), []).append(case)
    lines = [HEAD, *map(line, told), "", "median seconds (>: stopped unproven somewhere)"]
    for (kind, who), own in times.items():
        sign = "" if all(case.solved.proven for case in own) else ">"
        seconds = sign + format(median(c.solved.seconds for c in own), ".2f")
        lines.append(f"  {kind:<6} {who:<14} {seconds:>8}")
    lines.append("ratio of seconds, peer / zsyz, median of the counties (above 1: zsyz is faster)")
    lines += [f"  {peer:<22} {ratio!s:>8}" for peer, ratio in faster.items()]
    lines += [f"zsyz, {kind}: worst / median {x:.1f}" for kind, x in (steady or {}).items()]
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
