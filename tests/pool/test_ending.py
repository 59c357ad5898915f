"""A process tree is found, weighed and ended whole."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import pytest

from tests.pool.test_places import gone
from zsyz_model.pool.ending import end_tree, memory_of, tree_of

CHILD = "import subprocess, sys, time; subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'], start_new_session=True); time.sleep(60)"


@pytest.mark.slow
def test_a_child_in_a_session_of_its_own_belongs_to_the_tree() -> None:
    parent = subprocess.Popen([sys.executable, "-c", CHILD])
    end = time.monotonic() + 20
    while len(tree_of(parent.pid)) < 2 and time.monotonic() < end:
        time.sleep(0.05)
    pids = [process.pid for process in tree_of(parent.pid)]

    end_tree(parent.pid)
    parent.wait(10)

    assert len(pids) == 2
    assert gone(pids)


def test_a_process_weighs_something_and_nobody_nothing() -> None:
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()

    assert memory_of(os.getpid()) > 10 << 20
    assert memory_of(child.pid) == 0
    end_tree(child.pid)
    end_tree(None)
