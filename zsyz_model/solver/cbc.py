"""CBC as a second opinion: its own process, killed at the limit, its solution file read strictly."""

from __future__ import annotations

import contextlib
import math
import os
import re
import signal
import subprocess
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import pulp

from zsyz_model.case import Status
from zsyz_model.solver.answer import Answer, Limits
from zsyz_model.solver.check import broken_rows, objective_of

GRACE_SECONDS = 5.0
_BOUND = re.compile(r"^Lower bound:\s+(\S+)", re.MULTILINE)
_STATUS = {
    "Optimal": Status.OPTIMAL,
    "Infeasible": Status.INFEASIBLE,
    "Integer infeasible": Status.INFEASIBLE,
    "Unbounded": Status.UNBOUNDED,
    "Stopped on time": Status.FEASIBLE_LIMIT,
    "Stopped on nodes": Status.FEASIBLE_LIMIT,
    "Stopped on gap": Status.FEASIBLE_LIMIT,
    "Stopped on solutions": Status.FEASIBLE_LIMIT,
    "Stopped on iterations": Status.FEASIBLE_LIMIT,
}


def cbc_path() -> Path:
    """The CBC binary that PuLP 3 bundles."""
    return Path(str(pulp.apis.PULP_CBC_CMD.pulp_cbc_path))


def solve_cbc(problem: pulp.LpProblem, limits: Limits, binary: Path | None = None) -> Answer:
    """Minimise the problem with CBC in a process of its own.

    A killed, hanging, silent or garbled solver gives SOLVER_ERROR, never zeros.
    """
    with tempfile.TemporaryDirectory(prefix="zsyz-cbc-") as folder:
        model, told = Path(folder) / "model.mps", Path(folder) / "model.sol"
        _, names, *_ = problem.writeMPS(str(model), rename=1, with_objsense=False)
        began = time.monotonic()
        log = _call(binary or cbc_path(), model, told, limits)
        seconds = time.monotonic() - began
        text = told.read_text(encoding="utf-8", errors="replace") if told.exists() else ""
    return _read(problem, names, text, log, seconds, limits)


def _call(binary: Path, model: Path, told: Path, limits: Limits) -> str:
    """Run the binary in its own process group; kill the group at the limit + 5 s."""
    words = [
        str(binary), str(model), "-sec", f"{limits.seconds:g}", "-ratio", f"{limits.gap:g}",
        "-allow", f"{limits.gap_abs:g}", "-maxN", str(limits.nodes), "-timeMode", "elapsed",
        *([] if limits.presolve else ["-presolve", "off"]),
        "-solve", "-printingOptions", "all", "-solution", str(told),
    ]  # fmt: skip
    try:
        process = subprocess.Popen(
            words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True
        )
    except OSError as error:
        return f"failed to start: {error}"
    try:
        out, _ = process.communicate(timeout=limits.seconds + GRACE_SECONDS)
    except subprocess.TimeoutExpired:
        return "killed at the limit"
    finally:
        _end_group(process)
    log = out.decode("utf-8", errors="replace")
    return log if process.returncode == 0 else f"exit {process.returncode}\n"


def _end_group(process: subprocess.Popen[bytes]) -> None:
    """Nothing of the process or its children is left."""
    if os.name == "posix":
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    elif process.poll() is None:
        process.kill()
    process.wait()
    if process.stdout is not None:
        process.stdout.close()


def _read(
    problem: pulp.LpProblem,
    names: dict[str, str],
    text: str,
    log: str,
    seconds: float,
    limits: Limits,
) -> Answer:
    """The answer from the solution file; every column must be there and every row hold."""
    lines = text.splitlines()
    failed = log.startswith(("exit ", "killed", "failed"))
    if failed:
        ended = log.strip()
    else:
        ended = lines[0].split(" - ")[0].strip() if lines else (log.strip() or "no answer")[-80:]
    word = ended.split(" (")[0]
    told = Answer(Status.SOLVER_ERROR, ended, seconds=seconds, repeatable=False, solver="CBC")
    if failed or word not in _STATUS:
        return told
    told = replace(told, status=_STATUS[word], repeatable=word != "Stopped on time")
    if told.status in (Status.INFEASIBLE, Status.UNBOUNDED):
        return told
    if "no integer solution" in lines[0]:
        return replace(told, status=Status.NO_SOLUTION)
    values = _values(lines[1:], names)
    if values is None:
        return replace(told, status=Status.SOLVER_ERROR, ended="solution file is incomplete")
    if fault := next(broken_rows(problem, values), ""):
        stopped = told.status is Status.FEASIBLE_LIMIT
        broken = Status.NO_SOLUTION if stopped else Status.CHECK_FAILED
        return replace(told, status=broken, ended=f"{ended}: {fault}")
    objective = objective_of(problem, values)
    bound = _bound(log, objective, told.status, limits)
    return replace(told, objective=objective, bound=bound, found=values)


def _values(lines: list[str], names: dict[str, str]) -> dict[str, float] | None:
    """Each variable's value, or None when a column is missing or unreadable."""
    original = {short: name for name, short in names.items()}
    values: dict[str, float] = {}
    for line in lines:
        parts = line.replace("**", " ").split()
        if len(parts) < 3 or parts[1][0] not in "CX":
            return None
        if parts[1].startswith("C"):  # a row: "all" prints rows before columns
            continue
        if parts[1] not in original:
            return None
        try:
            values[original[parts[1]]] = float(parts[2])
        except ValueError:
            return None
    return values if len(values) == len(names) else None


def _bound(log: str, objective: float, status: Status, limits: Limits) -> float:
    """The lower bound CBC proved; at an optimal end the asked gap is what is proven."""
    if status is Status.OPTIMAL:
        return objective - max(limits.gap_abs, limits.gap * abs(objective))
    told = _BOUND.search(log)
    return min(objective, float(told[1])) if told else -math.inf
