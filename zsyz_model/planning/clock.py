"""The seconds that a scenario has left, shared by all its tiers."""

from __future__ import annotations

import time

SHORTEST_SECONDS = 2.0


class Clock:
    """Runs from its making; `left` is never less than a short solve needs."""

    def __init__(self, seconds: float) -> None:
        self.end = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds until the limit, at least two."""
        return max(SHORTEST_SECONDS, self.remaining)

    @property
    def remaining(self) -> float:
        """Seconds until the limit, 0 when it has passed."""
        return max(0.0, self.end - time.monotonic())

    @property
    def over(self) -> bool:
        """Whether the limit has passed."""
        return time.monotonic() >= self.end
