"""A fresh kernel for each notebook, started early: it comes up while the run's charts are drawn.

A kernel that ran a notebook is never used for another one: names, options and open figures of
the first would reach the second.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

IMPORTS = "import zsyz_model.batch.window"
QUIET = "--log-level=CRITICAL"


@contextmanager
def warm_kernel(folder: Path) -> Iterator[type[Any]]:
    """A kernel that runs in the folder, as the manager class that nbclient asks for.

    It ends with the block in every case.
    """
    from jupyter_client.manager import AsyncKernelManager
    from jupyter_core.utils import run_sync

    from zsyz_model.batch.forked import can_fork, fork_kernels_of

    manager = AsyncKernelManager(kernel_name="python3")
    if can_fork():
        fork_kernels_of(manager)
    arguments = [
        QUIET, "--HistoryManager.hist_file=:memory:", f"--IPKernelApp.exec_lines={IMPORTS}",
    ]  # fmt: skip
    run_sync(manager.start_kernel)(cwd=str(folder), extra_arguments=arguments)
    try:
        yield _giving(manager)
    finally:
        if manager.has_kernel:
            run_sync(manager.shutdown_kernel)(now=True)
        run_sync(manager.cleanup_resources)()


def expect_kernels() -> None:
    """Notebooks will be run here: what their kernels import may begin now, beside other work."""
    from zsyz_model.batch.forked import prepare

    prepare()


def _giving(manager: Any) -> type[Any]:
    """A class that gives this very manager whenever one is made of it."""

    class Started(type(manager)):  # type: ignore[misc]
        """The manager of a kernel that runs already."""

        def __new__(cls, *_: object, **__: object) -> Any:
            return manager

    return Started


def keep_ctrl_c() -> None:
    """Ctrl-C stays ours while papermill runs.

    nbclient puts a handler of its own on its loop; a Ctrl-C that comes before the kernel is there is
    then swallowed, and the batch goes on as if nobody had asked it to stop. Where the loop takes no
    handler, as outside the main thread, nbclient does without.
    """
    from jupyter_core.utils import ensure_event_loop

    loop = ensure_event_loop()
    loop.add_signal_handler = _refuse_handler  # type: ignore[assignment,method-assign]


def _refuse_handler(*_args: object) -> None:
    raise RuntimeError("signals are handled elsewhere")
