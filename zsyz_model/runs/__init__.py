"""Run folders: made aside, published by one rename, read back, checked by hash, and found again."""

from __future__ import annotations

from zsyz_model.runs.chain import check_log, check_logged, log_runs, read_log
from zsyz_model.runs.folder import (
    FAILED_PREFIX,
    RUN_FILE,
    Run,
    attempt,
    check_run,
    hashes,
    list_runs,
    publish,
    read_run,
    run_folder,
    tidy,
)
from zsyz_model.runs.lock import hold
from zsyz_model.runs.record import (
    describe,
    describe_failure,
    effective,
    file_keys,
    program,
    run_id,
)
from zsyz_model.runs.register import Search, input_hashes, register, searchable

__all__ = [
    "FAILED_PREFIX", "RUN_FILE", "Run", "Search", "attempt", "check_log", "check_logged", "check_run", "describe",
    "describe_failure", "effective", "file_keys", "hashes", "hold", "input_hashes", "list_runs",
    "log_runs", "program", "publish", "read_log", "read_run", "register", "run_folder", "run_id",
    "searchable", "tidy",
]  # fmt: skip
