"""Worker processes: each is fed by a thread that waits for it, and ended with all that it started."""

from __future__ import annotations

import contextlib
import multiprocessing
import queue
from collections.abc import Callable
from concurrent.futures import (
    Executor,
    Future,
    ProcessPoolExecutor,
    ThreadPoolExecutor,
    process,
)
from types import TracebackType
from typing import Any, ParamSpec, TypeVar

from zsyz_model.findings import Finding, RunError
from zsyz_model.pool.ending import end_tree, live_with_parent
from zsyz_model.pool.limits import NO_LIMITS, Limits

P = ParamSpec("P")
T = TypeVar("T")
TRIES = 3
"""How many workers a task may lose before it is given up."""


class Processes(Executor):
    """Worker processes, each fed by a thread that waits for it.

    One process dying costs the task that it held and nothing else: `ProcessPoolExecutor` gives
    up everything with the first worker lost, so there is one of them for each worker.
    """

    def __init__(self, workers: int, limits: Limits = NO_LIMITS) -> None:
        self._limits = limits
        self._waiting = ThreadPoolExecutor(workers, "zsyz-pool")
        self._free: queue.SimpleQueue[_Slot] = queue.SimpleQueue()
        self._slots = [_Slot() for _ in range(workers)]
        for slot in self._slots:
            self._free.put(slot)

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """The call in the next free worker, and in another one when that is lost.

        The future raises RunError: J-LOST when the task loses every worker it is given, J-TIME
        or J-MEMORY when it went over a limit, which ends its worker and no other.
        """
        return self._waiting.submit(self._run, fn, args, kwargs)

    def _run(self, fn: Callable[..., T], args: Any, kwargs: Any) -> T:
        slot = self._free.get()
        try:
            for _ in range(TRIES):
                with contextlib.suppress(process.BrokenProcessPool):
                    return slot.run(fn, args, kwargs, self._limits)
                slot.renew()
        finally:
            self._free.put(slot)
        name = getattr(fn, "__name__", repr(fn))
        fact = f"任务 {name} 连续 {TRIES} 次使工作进程中断"
        raise RunError(Finding("J-LOST", fact, "检查内存；减少进程数后重算", subject=name))

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the workers; without `wait`, or with futures cancelled, those at work are killed."""
        if cancel_futures or not wait:
            for slot in self._slots:
                slot.close(kill=True)
        self._waiting.shutdown(wait=wait, cancel_futures=cancel_futures)
        for slot in self._slots:
            slot.close(kill=False)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.shutdown(cancel_futures=kind is not None)


class _Slot:
    """One worker process, made anew when it is lost, and ended with all its children."""

    def __init__(self) -> None:
        self._closed = False
        self.renew()

    def renew(self) -> None:
        self._pool = ProcessPoolExecutor(
            1, multiprocessing.get_context("spawn"), initializer=live_with_parent
        )

    def run(self, fn: Callable[..., T], args: Any, kwargs: Any, limits: Limits) -> T:
        if self._closed:
            raise RunError(Finding("J-CLOSED", "工作进程已关闭", "重新运行"))
        future = self._pool.submit(fn, *args, **kwargs)
        return limits.wait(future, lambda: next(iter(self._pids()), None), self._stop)

    def _stop(self) -> None:
        for pid in self._pids():
            end_tree(pid)
        self.renew()

    def _pids(self) -> list[int]:
        # the executor names its processes nowhere else
        workers = list((self._pool._processes or {}).values())
        return [worker.pid for worker in workers if worker.pid is not None]

    def close(self, *, kill: bool) -> None:
        self._closed = True
        for pid in self._pids() if kill else ():
            end_tree(pid)
        self._pool.shutdown(wait=not kill, cancel_futures=True)
