"""The command that writes an empty ledger: template."""

from __future__ import annotations

from pathlib import Path

from zsyz_model.cli.telling import tell_json, tell_lines
from zsyz_model.findings import Finding, InputError, Place, Severity

SUFFIX = ".xlsx"


def run_template(path: Path, force: bool, as_json: bool) -> int:
    """Write the template; a file that stands is kept unless `force` says otherwise.

    Raises:
        InputError: (F12) when the file may not or cannot be written.
    """
    from zsyz_model.ledger.template import write_template

    _check_target(path, force)
    try:
        sheets = write_template(path)
    except OSError as error:
        locked = isinstance(error, PermissionError)
        fact = "没有写入的权限，或文件正被打开" if locked else "所在的文件夹不能写入"
        advice = "关闭正在打开它的程序，或换一个可以写入的文件夹"
        raise _refusal(path, fact, advice) from error
    if as_json:
        tell_json({"template": path.as_posix(), "sheets": sheets})
    else:
        tell_lines(f"已写出台账模板：{path}")
    return 0


def _check_target(path: Path, force: bool) -> None:
    if path.suffix.lower() != SUFFIX:
        raise _refusal(path, f"模板只能写成{SUFFIX}文件", f"文件名以{SUFFIX}结尾，如 台账{SUFFIX}")
    if path.is_dir():
        raise _refusal(path, "已有同名的文件夹", "换一个文件名")
    if path.exists() and not force:
        raise _refusal(path, "文件已存在，没有覆盖", "换一个文件名；确要覆盖，加 --force")


def _refusal(path: Path, fact: str, advice: str) -> InputError:
    return InputError(Finding("F12", fact, advice, Severity.REFUSED, Place(file=path.name)))
