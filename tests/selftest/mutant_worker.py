"""Runs test files against a module with another text: a line of JSON in, a line of JSON out.

Each job is a fork of this process, which holds what the tests import from elsewhere and nothing
of ours, so that the other text is what everybody imports; no file is changed.
"""

from __future__ import annotations

import importlib
import json
import os
import resource
import signal
import sys
import tempfile
import time
from collections.abc import Iterable
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

import pytest

HELD = ("highspy", "hypothesis", "openpyxl", "pandas", "pulp", "yaml", "scipy.optimize")
MOST_BYTES = 8 << 30
WALL = 12
"""Seconds on the clock for each second of the processor before a job counts as hanging."""
KILLED, SURVIVED, TIMED_OUT = "killed", "survived", "timed out"
UNLOADED = 90
"""The ending of a job whose tests never imported the module."""
ENDINGS = {0: SURVIVED, 1: KILLED, 2: KILLED, UNLOADED: "not loaded"}


class _Loader(SourceFileLoader):
    """Loads a module from the text of a job instead of its file."""

    text = ""
    used = False

    def get_code(self, fullname: str) -> CodeType:
        type(self).used = True
        return compile(self.text, self.path, "exec")


class _Finder:
    """Finds the one module whose text is another; all others are found as ever."""

    def __init__(self, module: str) -> None:
        self.module = module

    def find_spec(
        self, name: str, path: Iterable[str] | None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if name != self.module:
            return None
        spec = PathFinder.find_spec(name, list(path) if path is not None else None)
        if spec is not None and spec.origin:
            spec.loader = _Loader(name, spec.origin)
        return spec


def main() -> None:
    """Answer each job on standard input until it ends."""
    for name in HELD:
        importlib.import_module(name)
    with tempfile.TemporaryDirectory() as folder:
        for line in sys.stdin:
            sys.stdout.write(json.dumps(_answer(json.loads(line), Path(folder))) + "\n")
            sys.stdout.flush()


def _answer(job: dict[str, Any], folder: Path) -> dict[str, Any]:
    began = time.monotonic()
    child = os.fork()
    if child == 0:
        os._exit(_run(job, folder))
    while True:
        pid, status, used = os.wait4(child, os.WNOHANG)
        if pid:
            break
        if time.monotonic() - began > job["seconds"] * WALL:
            os.kill(child, signal.SIGKILL)
        time.sleep(0.005)
    return {"ending": _ending(status), "seconds": used.ru_utime + used.ru_stime}


def _ending(status: int) -> str:
    """What the end of a job says of its mutant; whatever else it is, it is told as it is."""
    if os.WIFSIGNALED(status):
        late = os.WTERMSIG(status) in (signal.SIGXCPU, signal.SIGKILL)
        return TIMED_OUT if late else f"signal {os.WTERMSIG(status)}"
    code = os.WEXITSTATUS(status)
    return ENDINGS.get(code, f"pytest {code}")


def _run(job: dict[str, Any], folder: Path) -> int:
    """The tests in this fork; the ending of pytest."""
    quiet = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(quiet, number)
    resource.setrlimit(resource.RLIMIT_CPU, (job["seconds"], job["seconds"] + 5))
    resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
    _Loader.text = job["text"]
    sys.meta_path.insert(0, _Finder(job["module"]))
    flags = ["-x", "-q", "-p", "no:cacheprovider", f"--basetemp={folder / 'tests'}"]
    code = int(pytest.main([*flags, *job["tests"]]))
    return UNLOADED if code == 0 and not _Loader.used else code


if __name__ == "__main__":
    main()
