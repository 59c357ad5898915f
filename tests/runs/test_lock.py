"""One batch at a time; a dead owner holds nothing."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from zsyz_model.findings import HeldError, InputError
from zsyz_model.runs import hold
from zsyz_model.runs.lock import GUARD, LOCK


def owned_by(pid: int, host: str = "") -> str:
    return json.dumps({"pid": pid, "host": host or socket.gethostname(), "token": "ab12"})


def dead_pid() -> int:
    """The id of a process that ran and ended."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_a_second_batch_is_refused_while_the_first_runs(tmp_path: Path) -> None:
    refused = pytest.raises(HeldError, match="另一个批次正在使用")
    with hold(tmp_path), refused as caught, hold(tmp_path):
        pass

    assert caught.value.exit_code == 3
    assert str(os.getpid()) in str(caught.value)


def test_the_refused_batch_leaves_the_first_ones_lock(tmp_path: Path) -> None:
    with hold(tmp_path):
        with pytest.raises(HeldError, match="R02"), hold(tmp_path):
            pass
        assert (tmp_path / LOCK).exists()

    assert list(tmp_path.iterdir()) == []


def test_the_lock_goes_away_when_the_work_is_interrupted(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt, match="stop"), hold(tmp_path):
        raise KeyboardInterrupt("stop")

    assert list(tmp_path.iterdir()) == []


def test_the_lock_of_a_dead_process_is_taken_over(tmp_path: Path) -> None:
    (tmp_path / LOCK).write_text(owned_by(dead_pid()), encoding="utf-8")

    with hold(tmp_path):
        owner = json.loads((tmp_path / LOCK).read_text(encoding="utf-8"))
        assert owner["pid"] == os.getpid()

    assert [path.name for path in tmp_path.iterdir()] == [GUARD]


@pytest.mark.parametrize("other", ["a living process", "another machine", "half written"])
def test_a_lock_that_may_be_alive_is_respected(tmp_path: Path, other: str) -> None:
    text = {
        "a living process": owned_by(os.getppid()),
        "another machine": owned_by(dead_pid(), "elsewhere"),
        "half written": '{"pid": 1',
    }[other]
    (tmp_path / LOCK).write_text(text, encoding="utf-8")

    with pytest.raises(HeldError, match="删除其中的"), hold(tmp_path):
        pass
    assert (tmp_path / LOCK).read_text(encoding="utf-8") == text


def test_a_breaker_that_was_killed_hinders_nobody(tmp_path: Path) -> None:
    (tmp_path / LOCK).write_text(owned_by(dead_pid()), encoding="utf-8")
    (tmp_path / GUARD).touch()

    with hold(tmp_path) as held:
        assert held == tmp_path


def test_without_links_a_lock_is_a_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise OSError("not supported")

    monkeypatch.setattr(os, "link", no_links)

    refused = pytest.raises(HeldError, match="另一个批次正在使用")
    with hold(tmp_path), refused, hold(tmp_path):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(InputError, match="结果文件夹不能写入"), hold(tmp_path / "file" / "reports"):
        pass


def test_a_lock_that_does_not_fit_on_the_disk_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, _text: str, **_: object) -> int:
        path.touch()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)

    with pytest.raises(InputError, match=r"R01.*不能写入"), hold(tmp_path):
        pass
    assert list(tmp_path.iterdir()) == []


RACER = """
import sys, time
from pathlib import Path
from zsyz_model.findings import HeldError
from zsyz_model.runs import hold
try:
    with hold(Path(sys.argv[1])):
        print("held", flush=True)
        time.sleep(3)
except HeldError as error:
    print(error.exit_code)
"""


@pytest.mark.slow
def test_of_several_that_race_for_a_stale_lock_one_wins(tmp_path: Path) -> None:
    (tmp_path / LOCK).write_text(owned_by(dead_pid()), encoding="utf-8")
    racers = [
        subprocess.Popen(
            [sys.executable, "-c", RACER, str(tmp_path)], stdout=subprocess.PIPE, text=True
        )
        for _ in range(4)
    ]

    told = sorted(racer.communicate(timeout=60)[0].strip() for racer in racers)

    assert told == ["3", "3", "3", "held"]
