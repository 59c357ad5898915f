"""Run folders: made aside, published by one rename, read back and checked by hash."""

from __future__ import annotations

from zsyz_model.runs.folder import (
    RUN_FILE,
    Run,
    attempt,
    check_run,
    list_runs,
    publish,
    read_run,
    run_folder,
    tidy,
)
from zsyz_model.runs.lock import hold
from zsyz_model.runs.record import describe, describe_failure, effective, run_id

__all__ = [
    "RUN_FILE", "Run", "attempt", "check_run", "describe", "describe_failure", "effective", "hold",
    "list_runs", "publish", "read_run", "run_folder", "run_id", "tidy",
]  # fmt: skip
