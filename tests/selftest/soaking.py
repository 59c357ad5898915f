"""One process that does task after task: what it holds at even steps, and whether that grows."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import psutil

GROWTH = 0.05
WARM = 0.2
"""The first share of the samples is left out: caches fill and modules load."""
TENTH = 0.1
STEPS = 8
MB = 1 << 20
Task = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Sample:
    """What the process holds after so many tasks: bytes of memory, open files, temporary files."""

    done: int
    rss: int
    handles: int
    temp: int


def soak(task: Task, turns: int, temp: Path, seconds: float = 7200.0) -> Iterator[Sample]:
    """A sample after each task, until so many are done or so many seconds have passed.

    Garbage is collected first: what waits for its collection is no leak.
    """
    gc.freeze()  # what is there before the first task need not be looked through each time
    end = time.monotonic() + seconds
    for turn in range(turns):
        task(turn)
        gc.collect()
        yield _sample(turn + 1, temp)
        if time.monotonic() > end:
            return


def growth(samples: Sequence[Sample]) -> float:
    """How much more memory the last tenth holds than the first one after the warm-up, as a share."""
    first, last = _ends(samples)
    return median(s.rss for s in last) / median(s.rss for s in first) - 1


def leaks(samples: Sequence[Sample]) -> list[str]:
    """What is not flat, by its kind: memory, handles, temporary files."""
    first, last = _ends(samples)
    found = []
    if growth(samples) >= GROWTH:
        rss = [median(s.rss for s in end) / MB for end in (first, last)]
        found.append(f"memory: {rss[0]:.0f} MB became {rss[1]:.0f} MB")
    handles = [max(s.handles for s in end) for end in (first, last)]
    if handles[1] > handles[0]:
        found.append(f"handles: {handles[0]} became {handles[1]}")
    if left := max(s.temp for s in samples):
        found.append(f"temporary files: {left} left behind")
    return found


def told(samples: Sequence[Sample]) -> str:
    """The curve of a soak in one line: memory at even steps after the warm-up, files at its ends."""
    first, last = _ends(samples)
    counted = _after(samples)
    steps = [counted[i * (len(counted) - 1) // STEPS].rss / MB for i in range(STEPS + 1)]
    return (
        f"{samples[-1].done} tasks, MB {' '.join(f'{mb:.0f}' for mb in steps)} "
        f"({growth(samples):+.1%}), handles {first[0].handles} to {last[-1].handles}, "
        f"temporary files {last[-1].temp}"
    )


def _after(samples: Sequence[Sample]) -> Sequence[Sample]:
    """The samples after the warm-up."""
    return samples[int(len(samples) * WARM) :]


def _ends(samples: Sequence[Sample]) -> tuple[Sequence[Sample], Sequence[Sample]]:
    """The first and the last tenth after the warm-up."""
    counted = _after(samples)
    tenth = max(1, int(len(counted) * TENTH))
    return counted[:tenth], counted[-tenth:]


def _sample(done: int, temp: Path) -> Sample:
    process = psutil.Process()
    # multiprocessing keeps the one socket of a fork server there while its process lives
    left = sum("pymp-" not in path.relative_to(temp).as_posix() for path in temp.rglob("*"))
    return Sample(done, process.memory_info().rss, process.num_fds(), left)
