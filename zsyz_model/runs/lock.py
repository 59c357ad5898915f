"""One batch at a time in a folder: a lock file that a dead owner cannot keep."""

from __future__ import annotations

import json
import os
import socket
import sys
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from zsyz_model.findings import Finding, HeldError, InputError, Place, Severity

LOCK, GUARD = ".lock", ".lock-guard"


@contextmanager
def hold(root: Path) -> Iterator[Path]:
    """Hold the folder while the body runs; the lock goes away in every case.

    Raises:
        HeldError: when another living process (or another machine) holds it.
        InputError: when the folder cannot be made or written.
    """
    lock = root / LOCK
    try:
        root.mkdir(parents=True, exist_ok=True)
        token = _take(lock)
    except OSError as error:
        fact = f"结果文件夹不能写入（{error.strerror or type(error).__name__}）"
        raise InputError(
            Finding("R01", fact, "检查权限与磁盘空间，或用 --out 另选文件夹",
                    Severity.REFUSED, Place(file=root.name))
        ) from error  # fmt: skip
    try:
        yield root
    finally:
        if _owner(lock).get("token") == token:
            lock.unlink(missing_ok=True)


def _take(lock: Path) -> str:
    token = uuid.uuid4().hex
    try:
        _create(lock, token)
    except FileExistsError:
        _break_stale(lock)
        try:
            _create(lock, token)
        except FileExistsError:
            raise _held(lock) from None
    return token


def _create(lock: Path, token: str) -> None:
    """Make the lock file, whole at once; only one process can, whatever they all see before."""
    owner = json.dumps({"pid": os.getpid(), "host": socket.gethostname(), "token": token})
    mine = lock.with_name(f"{LOCK}.{token}")
    try:
        mine.write_text(owner, encoding="utf-8")
        _name(mine, lock)
    finally:
        mine.unlink(missing_ok=True)


def _name(mine: Path, lock: Path) -> None:
    """Give the file the lock's name, unless it is taken; raises FileExistsError then."""
    try:
        os.link(mine, lock)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        os.close(os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        mine.replace(lock)


def _break_stale(lock: Path) -> None:
    """Take away the lock of a dead owner; one breaker at a time looks and takes."""
    owner = _owner(lock)
    if not _dead(owner):
        raise _held(lock)
    with _alone(lock.with_name(GUARD)):
        if _owner(lock).get("token") == owner["token"]:
            lock.unlink(missing_ok=True)


if sys.platform == "win32":

    @contextmanager
    def _alone(guard: Path) -> Iterator[None]:
        import msvcrt

        with guard.open("a") as file:
            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
            yield
            msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)

else:

    @contextmanager
    def _alone(guard: Path) -> Iterator[None]:
        """Only one process at a time; the system lets go when one dies, so the file may stay."""
        import fcntl

        with guard.open("a") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield


def _owner(lock: Path) -> Mapping[str, object]:
    """Who wrote the lock; nothing when it is gone or half written."""
    try:
        owner = json.loads(lock.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return owner if isinstance(owner, dict) else {}


def _dead(owner: Mapping[str, object]) -> bool:
    """Whether the owner is known to be a process of this machine that runs no more."""
    pid = owner.get("pid")
    return (
        isinstance(pid, int)
        and pid > 0
        and isinstance(owner.get("token"), str)
        and str(owner["token"]).isalnum()
        and owner.get("host") == socket.gethostname()
        and not _alive(pid)
    )


def _alive(pid: int) -> bool:
    if sys.platform == "win32":
        return _alive_on_windows(pid)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


if sys.platform == "win32":

    def _alive_on_windows(pid: int) -> bool:
        import ctypes

        still_active, may_ask = 259, 0x1000
        kernel = ctypes.windll.kernel32
        handle = kernel.OpenProcess(may_ask, False, pid)
        if not handle:
            return False
        code = ctypes.c_ulong()
        kernel.GetExitCodeProcess(handle, ctypes.byref(code))
        kernel.CloseHandle(handle)
        return code.value == still_active


def _held(lock: Path) -> HeldError:
    owner = _owner(lock)
    who = f"（进程 {owner.get('pid')}，主机 {owner.get('host')}）" if owner else ""
    fact = f"另一个批次正在使用结果文件夹“{lock.parent.name}”{who}"
    advice = f"等它结束后重试，或用 --out 另选文件夹；确无批次在运行时删除其中的 {LOCK}"
    return HeldError(Finding("R02", fact, advice, Severity.REFUSED, Place(file=lock.name)))
