"""Where tasks run: here, in worker processes under limits, or on a dask cluster."""

from __future__ import annotations

from zsyz_model.pool.ending import end_tree, live_with_parent
from zsyz_model.pool.limits import NO_LIMITS, Limits
from zsyz_model.pool.places import LOCAL_CLUSTER, SERIAL, Serial, open_pool
from zsyz_model.pool.processes import Processes

__all__ = [
    "LOCAL_CLUSTER", "NO_LIMITS", "SERIAL", "Limits", "Processes", "Serial", "end_tree",
    "live_with_parent", "open_pool",
]  # fmt: skip
