"""What one task may take: time and memory, looked at while it runs."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import TypeVar

from zsyz_model.findings import Finding, RunError
from zsyz_model.pool.ending import memory_of

T = TypeVar("T")
TICK_SECONDS = 0.1
"""How often a task under limits is looked at; it may be over them for so long."""
MB = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds by the clock and megabytes that a task may take, with all that it starts."""

    seconds: float | None = None
    memory_mb: float | None = None

    @property
    def any(self) -> bool:
        """Whether anything is limited at all."""
        return self.seconds is not None or self.memory_mb is not None

    def broken(self, spent_seconds: float, pid: int | None) -> Finding | None:
        """Which limit a task is over."""
        if self.seconds is not None and spent_seconds > self.seconds:
            fact = f"超过时限 {self.seconds:g} 秒，已中止"
            return Finding("J-TIME", fact, "放宽 --time-limit，或减小情景的 solver.seconds")
        if self.memory_mb is not None and pid is not None:
            held_mb = memory_of(pid) / MB
            if held_mb > self.memory_mb:
                fact = f"占用内存 {held_mb:.0f} MB，超过 {self.memory_mb:g} MB，已中止"
                return Finding("J-MEMORY", fact, "放宽 --memory-limit，或检查台账大小")
        return None

    def wait(self, future: Future[T], pid: Callable[[], int | None], stop: Callable[[], None]) -> T:
        """The result of a task in the process `pid`; over a limit, `stop` is called.

        Raises:
            RunError: (J-TIME, J-MEMORY) when the task went over a limit.
        """
        began = time.monotonic()
        while self.any:
            try:
                return future.result(TICK_SECONDS)
            except TimeoutError:
                if future.done():  # the task itself raised it
                    raise
            if broken := self.broken(time.monotonic() - began, pid()):
                stop()
                raise RunError(broken)
        return future.result()


NO_LIMITS = Limits()
