"""The one way in and out: whatever happens inside, a user sees findings and an exit code."""

from __future__ import annotations

import re
import sys
import traceback
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TextIO

import typer
from typer.exceptions import TyperException

from zsyz_model.cli.telling import tell_json, tell_reasons
from zsyz_model.findings import Finding, Severity, ZsyzError

WRONG_USE, FAILED, INTERRUPTED = 2, 1, 130
DEBUG_LOG = "debug.log"
_WORDS: Mapping[str, str] = {
    "MissingParameter": "缺少参数",
    "NoSuchOption": "没有这个选项",
    "BadParameter": "参数值不对",
    "BadOptionUsage": "选项用法不对",
    "BadArgumentUsage": "参数用法不对",
}


def main(args: Sequence[str] | None = None) -> None:
    """Run the command line and leave with its exit code."""
    from zsyz_model.cli.commands import app

    for stream in (sys.stdout, sys.stderr):
        _forgive(stream)
    try:
        code = app(
            args=None if args is None else list(args), prog_name="zsyz", standalone_mode=False
        )
    except TyperException as error:
        code = _wrong_use(error)
    except typer.Abort:
        code = INTERRUPTED
    sys.exit(code if isinstance(code, int) else 0)


def guarded(work: Callable[[], int], as_json: bool = False, debug: Path | None = None) -> int:
    """Do the work; errors become findings and an exit code, never a traceback.

    With `debug` the traceback of an unforeseen error is written to that folder.
    """
    try:
        return work()
    except ZsyzError as error:
        return _told(error.findings, error.exit_code, as_json)
    except KeyboardInterrupt:
        print("已中断，没有留下未完成的运行。", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        sys.stdout = sys.stderr
        return FAILED
    except Exception as error:
        if debug is not None:
            _write_debug(debug)
        return _told((explain_internal(error),), FAILED, as_json)


def explain_internal(error: Exception) -> Finding:
    """An error that nobody foresaw, as a finding."""
    fact = f"程序内部错误（{type(error).__name__}：{error}）"
    advice = f"加 --debug 重新运行，把结果文件夹中的 {DEBUG_LOG} 交给维护人员"
    return Finding("INTERNAL", fact, advice, Severity.REFUSED)


def _told(findings: Sequence[Finding], code: int, as_json: bool) -> int:
    if as_json:
        tell_json({"error": code, "findings": [finding.as_row() for finding in findings]})
    else:
        tell_reasons(tuple(findings), sys.stderr)
    return code


def _write_debug(folder: Path) -> None:
    """The traceback as a file; failing to write it hides nothing more."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / DEBUG_LOG).write_text(traceback.format_exc(), encoding="utf-8")
    except OSError:
        print(f"不能写入 {DEBUG_LOG}", file=sys.stderr)


def _wrong_use(error: TyperException) -> int:
    """Wrong use in Chinese: what is wrong, about which word, and where help is."""
    kind = type(error).__name__
    if kind == "NoArgsIsHelpError":
        print(error.format_message(), file=sys.stderr)
        return WRONG_USE
    quoted = re.findall(r"'([^']*)'", error.format_message())
    words = getattr(error, "option_name", "") or "、".join(quoted)
    fact = _WORDS.get(kind, "命令或参数不对")
    print(f"用法有误：{fact}{'：' + words if words else ''}", file=sys.stderr)
    print("处理：用 zsyz --help 查看命令，用 zsyz 命令 --help 查看其参数。", file=sys.stderr)
    return WRONG_USE


def _forgive(stream: TextIO) -> None:
    """Characters that the terminal's code page lacks are replaced, not fatal."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="replace")
