"""Where tasks run: here, in worker processes, or on a dask cluster; always a `concurrent.futures.Executor`.

The results are those of the tasks alone, in the order in which they were handed in, whichever
place is used: a task is a function of its arguments that may be run again. Who hands in a
task knows nothing of the place; who opens the place knows nothing of the tasks.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import queue
import signal
import threading
from collections.abc import Callable, Iterator
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

P = ParamSpec("P")
T = TypeVar("T")
TRIES = 3
"""How many workers a task may lose before it is given up."""
CONNECT_SECONDS = 10
SERIAL, LOCAL_CLUSTER = "serial", "dask"
SCHEMES = ("tcp://", "tls://")


@contextlib.contextmanager
def open_pool(place: str = "", workers: int = 0) -> Iterator[Executor]:
    """An executor, closed with all its processes at the end, also by an error or Ctrl-C.

    `place`: "serial" runs each task at once in this process; "" in `workers` processes of this
    machine (one for each core when 0); "dask" on an embedded dask cluster that listens on
    loopback only; "tcp://host:port" on a dask scheduler that is there already. Whoever reaches
    a scheduler without TLS can run code on its workers: name one that you trust.

    Raises RunError (J-POOL) for another place, or when dask is missing or cannot be reached.
    """
    count = workers or os.cpu_count() or 1
    if place == SERIAL:
        with Serial() as pool:
            yield pool
    elif not place:
        with Processes(count) as pool:
            yield pool
    else:
        with _dask(place, count) as pool:
            yield pool


class Serial(Executor):
    """Runs a task when it is handed in."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """The finished future of the call."""
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


class Processes(Executor):
    """Worker processes, each fed by a thread that waits for it.

    One process dying costs the task that it held and nothing else: `ProcessPoolExecutor` gives
    up everything with the first worker lost, so there is one of them for each worker.
    """

    def __init__(self, workers: int) -> None:
        self._waiting = ThreadPoolExecutor(workers, "zsyz-pool")
        self._free: queue.SimpleQueue[_Slot] = queue.SimpleQueue()
        self._slots = [_Slot() for _ in range(workers)]
        for slot in self._slots:
            self._free.put(slot)

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """The call in the next free worker, and in another one when that is lost.

        The future raises RunError (J-LOST) when the task loses every worker it is given.
        """
        return self._waiting.submit(self._run, fn, args, kwargs)

    def _run(self, fn: Callable[..., T], args: Any, kwargs: Any) -> T:
        slot = self._free.get()
        try:
            for _ in range(TRIES):
                with contextlib.suppress(process.BrokenProcessPool):
                    return slot.run(fn, args, kwargs)
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

    def run(self, fn: Callable[..., T], args: Any, kwargs: Any) -> T:
        if self._closed:
            raise RunError(Finding("J-CLOSED", "工作进程已关闭", "重新运行"))
        return self._pool.submit(fn, *args, **kwargs).result()

    def close(self, *, kill: bool) -> None:
        self._closed = True
        # the executor names its processes nowhere else
        for worker in list((self._pool._processes or {}).values()) if kill else ():
            end_group(worker.pid)
        self._pool.shutdown(wait=not kill, cancel_futures=True)


def live_with_parent() -> None:
    """Called first in a worker: a process group of its own, which ends when the parent does.

    The group lets the parent end a worker with the solvers that it started; the watch ends it
    when the parent could not (killed, out of memory): nothing is left behind.
    """
    if hasattr(os, "setpgid"):
        os.setpgid(0, 0)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        end_group(os.getpid())


def end_group(pid: int | None) -> None:
    """Kill a worker and its group; one that is gone already is no fault."""
    if pid is None:
        return
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if hasattr(os, "killpg") and os.getpgid(pid) == pid:
            os.killpg(pid, signal.SIGKILL)
        else:
            os.kill(pid, signal.SIGTERM)


@contextlib.contextmanager
def _dask(place: str, workers: int) -> Iterator[Executor]:
    """The executor of a dask client, on a scheduler that is there or on one of our own."""
    if place != LOCAL_CLUSTER and not place.startswith(SCHEMES):
        fact = f"“{place}”不是可用的运行位置"
        advice = "写 serial、dask，或调度器地址，如 tcp://127.0.0.1:8786；留空即在本机多进程运行"
        raise RunError(Finding("J-POOL", fact, advice, value=place))
    try:
        from distributed import Client, LocalCluster
    except ImportError as error:
        fact, advice = "没有安装 dask.distributed", "安装 zsyz[cluster]，或不填调度器地址"
        raise RunError(Finding("J-POOL", fact, advice, value=place)) from error
    with contextlib.ExitStack() as opened:
        if place == LOCAL_CLUSTER:
            # no dashboard: it would listen, and is none of the task's business
            cluster = LocalCluster(
                n_workers=workers,
                threads_per_worker=1,
                host="127.0.0.1",
                dashboard_address=None,
            )
            place = opened.enter_context(cluster).scheduler_address
        try:
            client = opened.enter_context(Client(place, timeout=CONNECT_SECONDS))
        except OSError as error:
            fact, advice = "连不上 dask 调度器", "检查地址，以及调度器是否在运行"
            raise RunError(Finding("J-POOL", fact, advice, value=place)) from error
        # pure: a task that is handed in twice runs twice, as elsewhere
        yield opened.enter_context(client.get_executor(pure=False))
