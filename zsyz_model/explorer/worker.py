"""One worker process for long work: the newest job takes the place of what still runs."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
import weakref
from collections.abc import Callable
from concurrent.futures import CancelledError, Executor, Future
from pathlib import Path
from typing import Any

from zsyz_model.batch.failures import findings_of
from zsyz_model.explorer.tasks import noted
from zsyz_model.findings import Finding
from zsyz_model.pool import Processes

Done = Callable[[Any, tuple[Finding, ...]], None]
"""Told the result, or None and why there is none."""
Later = Callable[[Callable[[], None]], None]
"""Runs something where the widgets live."""
NOTE = "progress.json"


class Worker:
    """Runs one job at a time outside the page's process; a job that is not wanted is ended at once.

    `later` brings a finished job back to the page's own thread. A job that was cancelled, or that
    was followed by another one, is never told.
    """

    def __init__(self, later: Later, make: Callable[[], Executor] = lambda: Processes(1)) -> None:
        self._later, self._make = later, make
        self._folder = own_folder(self)
        self._pool: Executor | None = None
        self._future: Future[Any] | None = None
        self._job = 0

    @property
    def note(self) -> Path:
        """Where the job writes how far it is."""
        return self._folder / NOTE

    @property
    def busy(self) -> bool:
        """Whether a job runs that is still wanted."""
        return self._future is not None

    @property
    def progress(self) -> tuple[str, float]:
        """Stage and share of the running job."""
        return noted(self.note)

    def warm(self, job: Callable[[], object]) -> None:
        """Start the process before the first job comes."""
        self._open().submit(job)

    def start(self, done: Done, job: Callable[..., Any], *args: Any) -> None:
        """Do this instead of whatever runs now."""
        self.cancel()
        self._job += 1
        number = self._job
        with contextlib.suppress(OSError):
            self.note.unlink()
        self._future = self._open().submit(job, *args)
        self._future.add_done_callback(
            lambda future: self._later(lambda: self._finish(number, future, done))
        )

    def cancel(self) -> bool:
        """End what runs, with its process and all that it started; whether something ran."""
        running, self._future = self._future, None
        self._job += 1
        if running is None or running.done():
            return False
        self._end()
        return True

    def close(self) -> None:
        """End the process; the worker is not used again."""
        self._future = None
        self._end()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _open(self) -> Executor:
        if self._pool is None:
            self._pool = self._make()
        return self._pool

    def _end(self) -> None:
        pool, self._pool = self._pool, None
        if pool is not None:
            pool.shutdown(wait=False, cancel_futures=True)

    def _finish(self, number: int, future: Future[Any], done: Done) -> None:
        """Tell the result of the newest job, and of no other."""
        if number != self._job:
            return
        self._future = None
        try:
            result = future.result()
        except CancelledError:
            return
        except Exception as error:
            done(None, findings_of(error))
            return
        done(result, ())


def own_folder(owner: object) -> Path:
    """A folder for what an object keeps, gone with it."""
    folder = Path(tempfile.mkdtemp(prefix="zsyz-"))
    weakref.finalize(owner, shutil.rmtree, folder, True)
    return folder
