"""A kernel started early runs one notebook, fresh, and is gone afterwards."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import psutil
import pytest
from jupyter_core.utils import ensure_event_loop

from tests.batch.specimens import specimen
from zsyz_model.batch.kernels import keep_ctrl_c, warm_kernel
from zsyz_model.batch.notebooks import read_notebook, run_notebook
from zsyz_model.findings import RunError


def kernels() -> list[int]:
    """The kernels that this process has now: started ones, and forks of the fork server."""
    mine = psutil.Process().children(recursive=True)
    servers = [child for child in mine if "forkserver" in " ".join(child.cmdline())]
    forked = [child.pid for server in servers for child in server.children()]
    started = [child.pid for child in mine if "ipykernel_launcher" in " ".join(child.cmdline())]
    return sorted(
        {*forked, *started} - {server.pid for server in servers if server.ppid() == os.getpid()}
    )


def printed(path: Path) -> list[str]:
    return [
        o["text"] for c in read_notebook(path).cells for o in c.get("outputs", []) if "text" in o
    ]


@pytest.mark.slow
def test_a_warm_kernel_runs_in_the_folder_and_ends(tmp_path: Path) -> None:
    (tmp_path / "run").mkdir()
    source = specimen(
        tmp_path / "n.ipynb",
        "import os, sys\nprint(os.path.basename(os.getcwd()), 'pandas' in sys.modules, run)",
    )
    with warm_kernel(tmp_path / "run") as kernel:
        assert len(kernels()) == 1
        run_notebook(source, tmp_path / "out.ipynb", {"run": "."}, kernel)

    assert printed(tmp_path / "out.ipynb")[0] == "run True .\n"
    assert kernels() == []


@pytest.mark.slow
def test_no_name_of_one_notebook_reaches_the_next(tmp_path: Path) -> None:
    first = specimen(tmp_path / "a.ipynb", "leaked = 1")
    second = specimen(tmp_path / "b.ipynb", "print('leaked' in globals())")
    for source in (first, second):
        with warm_kernel(tmp_path) as kernel:
            run_notebook(source, tmp_path / f"out-{source.name}", {}, kernel)

    assert printed(tmp_path / "out-b.ipynb")[0] == "False\n"


@pytest.mark.slow
@pytest.mark.parametrize("source", ["import os\nos.kill(os.getpid(), 9)", "1 / 0"])
def test_a_kernel_ends_whatever_happens(tmp_path: Path, source: str) -> None:
    path = specimen(tmp_path / "n.ipynb", source)

    with pytest.raises(RunError, match=r"n\.ipynb"), warm_kernel(tmp_path) as kernel:
        run_notebook(path, tmp_path / "out.ipynb", {}, kernel)

    assert kernels() == []


@pytest.mark.slow
def test_a_kernel_that_nobody_used_ends_too(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="disk"), warm_kernel(tmp_path):
        raise OSError("disk")

    assert kernels() == []


@pytest.mark.slow
def test_two_runs_of_a_notebook_are_the_same_bytes(tmp_path: Path) -> None:
    source = specimen(tmp_path / "n.ipynb", "print(seed)")
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        with warm_kernel(tmp_path / name) as kernel:
            run_notebook(source, tmp_path / name / "out.ipynb", {"seed": 1}, kernel)

    assert (tmp_path / "one/out.ipynb").read_bytes() == (tmp_path / "two/out.ipynb").read_bytes()


def test_ctrl_c_is_not_taken_by_the_loop_that_papermill_runs_on() -> None:
    keep_ctrl_c()

    with pytest.raises(RuntimeError, match="handled elsewhere"):
        ensure_event_loop().add_signal_handler(signal.SIGINT, print)
