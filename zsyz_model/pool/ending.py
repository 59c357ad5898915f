"""How a worker ends: with everything that it started, also when its parent is gone."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import threading

import psutil


def live_with_parent() -> None:
    """Called first in a worker: a process group of its own, which ends when the parent does.

    The group keeps Ctrl-C on the terminal from the worker; the watch ends it when the parent
    could not (killed, out of memory): nothing is left behind.
    """
    if hasattr(os, "setpgid"):
        os.setpgid(0, 0)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        end_tree(os.getpid())


def tree_of(pid: int) -> list[psutil.Process]:
    """A process with all that it started, whatever groups and sessions they made for themselves.

    A notebook's kernel and a solver each lead a session of their own, so no group holds them all.
    """
    with contextlib.suppress(psutil.Error):
        root = psutil.Process(pid)
        return [*root.children(recursive=True), root]
    return []


def end_tree(pid: int | None) -> None:
    """Kill a worker with all that it started; what is gone already is no fault."""
    for process in tree_of(pid) if pid is not None else ():
        with contextlib.suppress(psutil.Error):
            process.kill()


def memory_of(pid: int) -> int:
    """Bytes of memory that a process and all that it started hold now; shared pages count each time."""
    held = 0
    for process in tree_of(pid):
        with contextlib.suppress(psutil.Error):
            held += process.memory_info().rss
    return held
