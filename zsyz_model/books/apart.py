"""Parsing in a child process: what goes wrong there ends as a finding here."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import zsyz_model
from zsyz_model.books.guard import refusal
from zsyz_model.books.limits import MOST_MEMORY, MOST_SECONDS
from zsyz_model.books.raw import RawSheet
from zsyz_model.books.wire import unpack
from zsyz_model.findings import Finding, InputError, Severity

CHILD = (sys.executable, "-P", "-m", "zsyz_model.books.child")
NO_WINDOW: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)
ROOT = str(Path(zsyz_model.__file__).parents[1])
_ADVICE = "删去图片与无关工作表，另存为.xlsx后再试；仍不行则报信息员核查"


def parse_apart(
    name: str, data: bytes, seconds: float = MOST_SECONDS, memory: int = MOST_MEMORY
) -> tuple[tuple[RawSheet, ...], tuple[Finding, ...]]:
    """The sheets of a workbook, parsed under limits on memory and time.

    Raises:
        InputError: when the workbook is refused (F01 to F12), or when the parser ran out of
            time or memory or died (F13).
    """
    try:
        done = subprocess.run(
            (*CHILD, name, str(memory)), input=data, capture_output=True, timeout=seconds,
            check=False, env=child_environment(), creationflags=NO_WINDOW,
        )  # fmt: skip
        sheets, findings, failed = unpack(b"" if done.returncode else done.stdout)
    except subprocess.TimeoutExpired as error:
        raise refusal(name, "F13", f"读取超过{seconds:g}秒", _ADVICE) from error
    except OSError as error:
        fact = f"读取进程无法启动（{error.strerror or type(error).__name__}）"
        raise refusal(name, "F13", fact, "关闭其他程序后再试；仍不行则报信息员核查") from error
    except ValueError as error:
        fact = "读取进程异常退出（内存或时间不足，或文件损坏）"
        raise refusal(name, "F13", fact, _ADVICE) from error
    if failed == "MemoryError":
        raise refusal(name, "F13", f"读取所需内存超过{memory // 2**20}MB", _ADVICE)
    if failed:
        raise refusal(name, "F13", f"读取时出错（{failed}），文件可能已损坏", _ADVICE)
    if any(finding.severity is Severity.REFUSED for finding in findings):
        raise InputError(*findings)
    return sheets, findings


def child_environment() -> dict[str, str]:
    """The child finds this very package, and nothing that lies in the folder it is started in.

    Only whole paths stay in PYTHONPATH: an empty or relative one would mean that folder.
    """
    given = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    paths = [ROOT, *(path for path in given if os.path.isabs(path))]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
