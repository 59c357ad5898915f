"""Forked kernels: born with everything imported, as fresh as a new process, gone with their worker."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from tests.batch.specimens import specimen
from zsyz_model.batch import forked, kernels
from zsyz_model.batch.forked import BACKEND, INLINE, Handle, can_fork, prepare
from zsyz_model.batch.kernels import warm_kernel
from zsyz_model.batch.notebooks import read_notebook, run_notebook

pytestmark = pytest.mark.slow
STATE = """
import os, sys, random
sys.modules['left_behind'] = random
os.environ['LEFT_BEHIND'] = '1'
"""
LOOK = """
import os, sys, matplotlib
print('left_behind' in sys.modules, 'LEFT_BEHIND' in os.environ, os.getpid() == os.getpgid(0))
print(matplotlib.get_backend(), os.path.basename(os.getcwd()), os.environ['OF_THE_CALLER'])
print(os.getppid())
"""


def words(path: Path) -> list[str]:
    texts = [
        o["text"] for c in read_notebook(path).cells for o in c.get("outputs", []) if "text" in o
    ]
    return "".join(texts).split()


def test_a_forked_kernel_knows_nothing_of_the_one_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OF_THE_CALLER", "yes")
    (tmp_path / "run").mkdir()
    parents = set()
    for i, source in enumerate((STATE + LOOK, LOOK)):
        with warm_kernel(tmp_path / "run") as kernel:
            path = specimen(tmp_path / "n.ipynb", source)
            run_notebook(path, tmp_path / f"out{i}.ipynb", {}, kernel)
        parents.add(words(tmp_path / f"out{i}.ipynb")[6])

    assert words(tmp_path / "out0.ipynb")[:2] == ["True", "True"]
    assert words(tmp_path / "out1.ipynb")[:6] == ["False", "False", "True", INLINE, "run", "yes"]
    assert len(parents) == 1
    (server,) = parents
    assert psutil.Process(int(server)).ppid() == os.getpid()


def test_a_notebook_is_the_same_bytes_from_a_new_interpreter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = specimen(
        tmp_path / "n.ipynb", "import matplotlib.pyplot as plt\nplt.plot([1, 3, 2])\nplt.show()"
    )
    with warm_kernel(tmp_path) as kernel:
        run_notebook(source, tmp_path / "forked.ipynb", {}, kernel)
    monkeypatch.setattr(forked, "can_fork", lambda: False)
    with warm_kernel(tmp_path) as kernel:
        run_notebook(source, tmp_path / "new.ipynb", {}, kernel)

    assert (tmp_path / "forked.ipynb").read_bytes() == (tmp_path / "new.ipynb").read_bytes()
    assert "image/png" in (tmp_path / "new.ipynb").read_text(encoding="utf-8")


WORKER = """
import os, sys, time
from pathlib import Path
from zsyz_model.batch.kernels import warm_kernel
with warm_kernel(Path(sys.argv[1])) as kernel:
    print(kernel().provisioner.pid, flush=True)
    time.sleep(60)
"""


def test_a_kernel_ends_when_its_worker_is_killed(tmp_path: Path) -> None:
    worker = subprocess.Popen(
        [sys.executable, "-c", WORKER, str(tmp_path)], stdout=subprocess.PIPE, text=True
    )
    assert worker.stdout is not None
    kernel = psutil.Process(int(worker.stdout.readline()))
    server = kernel.parent()
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    worker.stdout.close()

    gone, alive = psutil.wait_procs([kernel, *([server] if server else [])], timeout=15)

    assert (len(gone), alive) == (2, [])


def test_a_worker_that_may_have_no_children_starts_kernels_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(multiprocessing.current_process()._config, "daemon", True)  # type: ignore[attr-defined]

    assert not can_fork()


def test_the_callers_own_figures_stay_where_they_went(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(BACKEND, raising=False)
    prepare()
    assert BACKEND not in os.environ

    monkeypatch.setenv(BACKEND, "svg")
    kernels.expect_kernels()
    assert os.environ[BACKEND] == "svg"


def test_a_handle_speaks_as_a_popen_does() -> None:
    process = multiprocessing.get_context("spawn").Process(target=time.sleep, args=(60,))
    process.start()
    handle = Handle(process)
    assert handle.poll() is None
    handle.send_signal(signal.SIGTERM)

    assert handle.wait() == -signal.SIGTERM == handle.poll()
    handle.send_signal(signal.SIGKILL)
    assert handle.poll() == -signal.SIGTERM
