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
from zsyz_model.findings import Finding, InputError

CHILD = (sys.executable, "-P", "-m", "zsyz_model.books.child")
ROOT = str(Path(zsyz_model.__file__).parents[1])
_ADVICE = "删去图片与无关工作表，另存为.xlsx后再试；仍不行则报信息员核查"


def parse_apart(
    name: str, data: bytes, seconds: float = MOST_SECONDS
) -> tuple[tuple[RawSheet, ...], tuple[Finding, ...]]:
    """The sheets of a workbook, parsed under limits on memory and time.

    Raises:
        InputError: when the workbook is refused (F01 to F12), or when the parser ran out of
            time or memory or died (F13).
    """
    try:
        done = subprocess.run(
            (*CHILD, name), input=data, capture_output=True, timeout=seconds, check=False,
            env=_environment(),
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise refusal(name, "F13", f"读取超过{seconds:g}秒", _ADVICE) from error
    if done.returncode or not done.stdout:
        raise refusal(name, "F13", "读取进程异常退出（内存不足或文件损坏）", _ADVICE)
    sheets, findings, failed = unpack(done.stdout)
    if failed == "MemoryError":
        raise refusal(name, "F13", f"读取所需内存超过{MOST_MEMORY // 2**20}MB", _ADVICE)
    if failed:
        raise refusal(name, "F13", f"读取时出错（{failed}），文件可能已损坏", _ADVICE)
    if not sheets and findings:
        raise InputError(*findings)
    return sheets, findings


def _environment() -> dict[str, str]:
    """The child finds this very package, and nothing that lies in the folder it is started in."""
    paths = [ROOT, os.environ.get("PYTHONPATH", "")]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in paths if path)}
