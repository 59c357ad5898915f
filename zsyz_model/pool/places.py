"""Where tasks run: here, in worker processes, or on a dask cluster; always a `concurrent.futures.Executor`.

The results are those of the tasks alone, in the order in which they were handed in, whichever
place is used: a task is a function of its arguments that may be run again. Who hands in a
task knows nothing of the place; who opens the place knows nothing of the tasks.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from functools import cache
from typing import Any, ParamSpec, TypeVar

from zsyz_model.findings import Finding, RunError
from zsyz_model.pool.limits import NO_LIMITS, Limits
from zsyz_model.pool.processes import Processes

P = ParamSpec("P")
T = TypeVar("T")
CONNECT_SECONDS = 10
SERIAL, LOCAL_CLUSTER = "serial", "dask"
SCHEMES = ("tcp://", "tls://")
OWN_CLUSTER = {
    # no daemons: a task under limits runs in a child of its worker
    "distributed.worker.daemon": False,
    # nobody reads the profile for which every worker is looked at a hundred times a second
    "distributed.worker.profile.enabled": False,
    # scheduler, nannies and client look after themselves often enough to cost a twentieth of a core
    "distributed.admin.tick.interval": "1s",
    "distributed.worker.memory.monitor-interval": "1s",
}
"""Settings of an embedded cluster, whose workers should have the cores to themselves."""


@contextlib.contextmanager
def open_pool(place: str = "", workers: int = 0, limits: Limits = NO_LIMITS) -> Iterator[Executor]:
    """An executor, closed with all its processes at the end, also by an error or Ctrl-C.

    `place`: "serial" runs each task at once in this process; "" in `workers` processes of this
    machine (one for each core when 0); "dask" on an embedded dask cluster that listens on
    loopback only; "tcp://host:port" on a dask scheduler that is there already. Whoever reaches
    a scheduler without TLS can run code on its workers: name one that you trust.

    `limits` hold for each task, in a process of its own wherever that runs.

    Raises RunError (J-POOL) for another place, or when dask is missing or cannot be reached.
    """
    count = workers or os.cpu_count() or 1
    if place == SERIAL and not limits.any:
        with Serial() as pool:
            yield pool
    elif place in ("", SERIAL):
        with Processes(1 if place == SERIAL else count, limits) as pool:
            yield pool
    else:
        with _dask(place, count) as pool:
            yield Limited(pool, limits) if limits.any else pool


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


class Limited(Executor):
    """Hands each task to another executor, whose workers run it in a process under limits."""

    def __init__(self, pool: Executor, limits: Limits) -> None:
        self._pool, self._limits = pool, limits

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """The call in a process of the worker; over a limit the future raises RunError."""
        return self._pool.submit(run_limited, self._limits, fn, args, kwargs)


def run_limited(limits: Limits, fn: Callable[..., T], args: Any, kwargs: Any) -> T:
    """The call in this worker's own process, which is kept for the next one."""
    return _apart(limits).submit(fn, *args, **kwargs).result()


@cache
def _apart(limits: Limits) -> Processes:
    return Processes(1, limits)


@contextlib.contextmanager
def _dask(place: str, workers: int) -> Iterator[Executor]:
    """The executor of a dask client, on a scheduler that is there or on one of our own."""
    if place != LOCAL_CLUSTER and not place.startswith(SCHEMES):
        fact = f"“{place}”不是可用的运行位置"
        advice = "写 serial、dask，或调度器地址，如 tcp://127.0.0.1:8786；留空即在本机多进程运行"
        raise RunError(Finding("J-POOL", fact, advice, value=place))
    try:
        import dask
        from distributed import Client, LocalCluster
    except ImportError as error:
        fact, advice = "没有安装 dask.distributed", "安装 zsyz[cluster]，或不填调度器地址"
        raise RunError(Finding("J-POOL", fact, advice, value=place)) from error
    with contextlib.ExitStack() as opened:
        if place == LOCAL_CLUSTER:
            opened.enter_context(dask.config.set(OWN_CLUSTER))
            # no dashboard; what else the scheduler serves takes any free port of this machine,
            # since two batches may each have a cluster
            cluster = LocalCluster(
                n_workers=workers,
                threads_per_worker=1,
                host="127.0.0.1",
                dashboard_address="127.0.0.1:0",
                scheduler_kwargs={"dashboard": False},
            )
            place = opened.enter_context(cluster).scheduler_address
        try:
            client = opened.enter_context(Client(place, timeout=CONNECT_SECONDS))
        except OSError as error:
            fact, advice = "连不上 dask 调度器", "检查地址，以及调度器是否在运行"
            raise RunError(Finding("J-POOL", fact, advice, value=place)) from error
        # pure: a task that is handed in twice runs twice, as elsewhere
        yield opened.enter_context(client.get_executor(pure=False))
