"""How a plan ended, and what can give a start its land."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """How a solve or a plan ended; values may be read only under the first two."""

    OPTIMAL = "OPTIMAL"
    FEASIBLE_LIMIT = "FEASIBLE_LIMIT"
    INFEASIBLE = "INFEASIBLE"
    UNBOUNDED = "UNBOUNDED"
    NO_SOLUTION = "NO_SOLUTION"
    SOLVER_ERROR = "SOLVER_ERROR"
    CHECK_FAILED = "CHECK_FAILED"

    @property
    def readable(self) -> bool:
        """Whether values may be read."""
        return self in (Status.OPTIMAL, Status.FEASIBLE_LIMIT)


class Source(StrEnum):
    """What gives a start its land."""

    PLAN = "计划指标"
    LINKAGE = "节余指标"
    LISTED = "清单配置"
    PLOT = "存量地块"
    SWAPPED = "腾挪指标"
