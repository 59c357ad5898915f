"""Tasks for the pool's tests: importable, so that any process can run them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path


def square(x: int) -> int:
    return x * x


def refuse(x: int) -> int:
    raise ValueError(f"no {x}")


def die_once(mark: str, x: int) -> int:
    """Kills its own process the first time it is run with this mark."""
    if not Path(mark).exists():
        Path(mark).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return square(x)


def die(_x: int) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return 0


def note(mark: str, x: int) -> int:
    """Writes one line for each time it is run."""
    with Path(mark).open("a", encoding="utf-8") as file:
        file.write(f"{x}\n")
    time.sleep(0.2)
    return square(x)


def sleep(seconds: float) -> float:
    time.sleep(seconds)
    return seconds


def balloon(megabytes: int) -> int:
    """Holds that much memory, every page of it touched, until it is ended."""
    held = bytearray(megabytes << 20)
    held[::4096] = b"x" * len(held[::4096])
    time.sleep(60)
    return len(held)


def late(_x: int) -> int:
    """Raises the error by which waiting for a result is told, too."""
    raise TimeoutError("of its own")


def start_child(mark: str) -> None:
    """Starts a process of its own, writes both numbers down, and waits."""
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    Path(f"{mark}.half").write_text(f"{os.getpid()} {child.pid}", encoding="utf-8")
    Path(f"{mark}.half").rename(mark)
    time.sleep(60)


def hold(mark: str) -> None:
    """A program: opens a pool, gives it `start_child`, and waits for ever."""
    from zsyz_model.pool import Processes

    with Processes(1) as pool:
        pool.submit(start_child, mark).result()


if __name__ == "__main__":
    hold(sys.argv[1])
