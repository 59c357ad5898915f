"""How a batch is run, and what became of each scenario: plain values that any process can be sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from zsyz_model.case import Outcome
from zsyz_model.findings import Finding
from zsyz_model.pool import NO_LIMITS, Limits
from zsyz_model.runs import Run


@dataclass(frozen=True, slots=True)
class Orders:
    """Redo finished runs or not, the solver's limits, the notebook, and where all of it runs.

    `clock` is the time that records bear, in UTC; empty for the time it is. With a fixed one
    every measured second is 0, so that equal runs are equal to the byte. `workers` processes, or
    the dask scheduler at `place`; `limits` hold for each scenario.
    """

    again: bool = False
    seconds: float | None = None
    gap: float | None = None
    notebook: Path | None = None
    pages: bool = True
    debug: bool = False
    clock: str = ""
    workers: int = 1
    place: str = ""
    limits: Limits = NO_LIMITS

    @property
    def solving(self) -> dict[str, float]:
        """The solver limits that differ from the scenario's."""
        given = {"seconds": self.seconds, "gap": self.gap}
        return {name: value for name, value in given.items() if value is not None}

    @property
    def spread(self) -> bool:
        """Whether scenarios run elsewhere than in this process."""
        return self.workers > 1 or bool(self.place) or self.limits.any

    def now(self) -> str:
        """The time for a record, in UTC to the second."""
        return self.clock or datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def spent(self, seconds: Mapping[str, float]) -> dict[str, float]:
        """Measured seconds as a record may say them."""
        return {stage: 0.0 if self.clock else spent for stage, spent in seconds.items()}


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """What became of one scenario; `findings` say why when it failed."""

    path: Path
    state: str
    run: Run | None = None
    outcome: Outcome | None = None
    findings: tuple[Finding, ...] = ()
    exit_code: int = 0

    @property
    def failed(self) -> bool:
        """Whether there is no usable run."""
        return self.state == "failed"


def scenario_name(run: Run) -> str:
    """The scenario's name in a run's record."""
    told = run.record.get("scenario")
    return str(told.get("name", "")) if isinstance(told, Mapping) else ""
