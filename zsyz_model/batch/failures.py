"""Whatever goes wrong in a scenario, as findings and an exit code."""

from __future__ import annotations

from pathlib import Path

from zsyz_model.findings import Finding, Place, Severity, ZsyzError


def findings_of(error: Exception) -> tuple[Finding, ...]:
    """What an error says, as findings; an unforeseen one names its type and what to do."""
    if isinstance(error, ZsyzError):
        return error.findings
    if isinstance(error, OSError):
        fact = f"文件读写失败（{error.strerror or type(error).__name__}）"
        advice = "检查磁盘空间、权限，以及文件是否被别的程序打开"
        return (Finding("R10", fact, advice, Severity.REFUSED, Place(file=_name(error))),)
    fact = f"程序内部错误（{type(error).__name__}：{error}）"
    advice = "保留输入文件，用 --debug 重新运行并把日志交给维护人员"
    return (Finding("INTERNAL", fact, advice, Severity.REFUSED),)


def _name(error: OSError) -> str:
    return Path(str(error.filename)).name if error.filename else ""


def exit_code_of(error: Exception) -> int:
    """The exit code that the error asks for; 1 for one that nobody foresaw."""
    return error.exit_code if isinstance(error, ZsyzError) else 1
