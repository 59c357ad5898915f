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

LOCK = ".lock"


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
    """Make the lock file; only one process can, whatever they all see before."""
    handle = os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    owner = {"pid": os.getpid(), "host": socket.gethostname(), "token": token}
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(owner, file)


def _break_stale(lock: Path) -> None:
    """Take away the lock of a dead owner; one breaker only, named after the lock it breaks."""
    owner = _owner(lock)
    if not _dead(owner):
        raise _held(lock)
    guard = lock.with_name(f"{LOCK}.break-{owner['token']}")
    try:
        os.close(os.open(guard, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        raise _held(lock) from None
    try:
        if _owner(lock).get("token") == owner["token"]:
            lock.unlink(missing_ok=True)
    finally:
        guard.unlink(missing_ok=True)


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
