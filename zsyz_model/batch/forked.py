"""Kernels forked from a process that has imported everything and has never run a cell.

A kernel spends most of its start on imports, the same for every notebook. On Linux one process
(multiprocessing's fork server) imports them once for a worker, and each kernel is a fork of it: as
fresh as a new process, since nothing of a notebook ever ran in what it is copied from.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Mapping, Sequence
from importlib.metadata import EntryPoint
from multiprocessing import forkserver
from multiprocessing.process import BaseProcess
from typing import Any

from jupyter_client.provisioning.factory import KernelProvisionerFactory
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

from zsyz_model.pool import live_with_parent

NAME = "zsyz-forked"
PRELOAD = ["ipykernel.kernelapp", "zsyz_model.batch.window"]
BACKEND = "MPLBACKEND"
INLINE = "module://matplotlib_inline.backend_inline"
"""Where a kernel's figures go. ipykernel names it too, but matplotlib is imported before that here."""


def can_fork() -> bool:
    """Whether kernels can be forked here: on Linux, and not in a worker that may have no children."""
    return sys.platform == "linux" and not multiprocessing.current_process().daemon


def prepare() -> None:
    """Let the imports begin, if they have not yet and kernels can be forked; returns at once."""
    if can_fork():
        multiprocessing.get_context("forkserver").set_forkserver_preload(PRELOAD)
        own = os.environ.get(BACKEND)
        os.environ[BACKEND] = own or INLINE
        try:
            forkserver.ensure_running()
        finally:
            os.environ.pop(BACKEND) if own is None else os.environ.update({BACKEND: own})


def fork_kernels_of(manager: Any) -> None:
    """Make a kernel manager fork its kernel instead of starting a new interpreter."""
    prepare()
    known = KernelProvisionerFactory.instance().provisioners
    known.setdefault(NAME, EntryPoint(NAME, f"{__name__}:{ForkedProvisioner.__name__}", NAME))
    manager.kernel_spec.metadata = {"kernel_provisioner": {"provisioner_name": NAME}}


class ForkedProvisioner(LocalProvisioner):
    """jupyter_client's own provisioner, but for how the process comes to be."""

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> Any:
        """Fork a kernel with the arguments of `cmd` after its module, in `cwd` with `env`."""
        arguments = cmd[cmd.index("ipykernel_launcher") + 1 :]
        self.cwd = kwargs.get("cwd") or os.getcwd()
        process = multiprocessing.get_context("forkserver").Process(
            target=live, args=(arguments, str(self.cwd), dict(kwargs["env"])), daemon=True
        )
        process.start()
        self.process = Handle(process)  # type: ignore[assignment]  # has what is asked of a Popen
        self.pid = self.pgid = process.pid  # it leads a group of its own
        return self.connection_info


class Handle:
    """A forked process as jupyter_client knows one, in the words of `subprocess.Popen`."""

    stdin = stdout = stderr = None

    def __init__(self, process: BaseProcess) -> None:
        self._process = process
        assert process.pid is not None
        self.pid: int = process.pid

    def poll(self) -> int | None:
        """The exit code, or None while it runs."""
        return self._process.exitcode

    def wait(self) -> int | None:
        """Wait for its end; the exit code."""
        self._process.join()
        return self._process.exitcode

    def send_signal(self, signum: int) -> None:
        """Send a signal, unless it is gone."""
        if self.poll() is None:
            os.kill(self.pid, signum)

    def terminate(self) -> None:
        """Ask it to end."""
        self._process.terminate()

    def kill(self) -> None:
        """End it."""
        self._process.kill()


def live(arguments: Sequence[str], folder: str, env: Mapping[str, str]) -> None:
    """Be the kernel: in a group, a folder and an environment of its own, until it is shut down."""
    from ipykernel.kernelapp import IPKernelApp

    # the fork server outlives its last child, so a kernel has to watch the worker itself
    live_with_parent()
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(env)
    sys.argv = ["ipykernel_launcher", *arguments]
    IPKernelApp.launch_instance()
