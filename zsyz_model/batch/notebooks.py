"""Papermill, called strictly: what it would only warn about, or call done, is an error here.

papermill runs a notebook with unknown parameters, calls a notebook finished whose kernel was
killed or that left by ``sys.exit(0)``, and treats parameter names as code. So a notebook must
have one `parameters` cell of literals, only its names may be given, and afterwards every cell
must have run, none in error, and the last one (tag `sentinel`) must have said so.
"""

from __future__ import annotations

import ast
import logging
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from zsyz_model.batch.kernels import keep_ctrl_c
from zsyz_model.findings import Finding, Place, RunError, Severity

Parameter = str | int | float | bool | None
PLAIN = (str, int, float, bool, type(None))
SENTINEL = "全部单元格已运行"
ERROR_TAG, INJECTED = "papermill-error-cell-tag", "injected-parameters"
TIMEOUT_SECONDS = 1800
_NAME = re.compile(r"[a-z_][a-z0-9_]{0,40}")
_NEEDS = {"parameters": "参数", "sentinel": "结束标记"}


def run_notebook(
    source: Path, target: Path, given: Mapping[str, Parameter], kernel: type[Any] | None = None
) -> None:
    """Execute a notebook with parameters into `target`; return only if it ran to its end.

    `kernel`: a manager class whose kernel runs already (see `warm_kernel`). The executed notebook
    bears no times, so that equal runs are equal to the byte.

    Raises:
        RunError: naming the notebook and the cell. After an error in a cell the target holds what
            had run.
    """
    notebook = read_notebook(source)
    if findings := [
        *check_shape(source.name, notebook),
        *check_given(source.name, notebook, given),
    ]:
        raise RunError(*findings)
    _execute(source, target, given, kernel)
    if findings := check_executed(source.name, read_notebook(target)):
        raise RunError(*findings)
    write_timeless(target)


def read_notebook(path: Path) -> Any:
    """A notebook as nbformat 4 reads it.

    Raises:
        RunError: when the file is no notebook.
    """
    import nbformat

    try:
        return nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    except Exception as error:
        fact = "不是可以读取的笔记本，或已被截断"
        raise RunError(_wrong(path.name, None, fact, "恢复原文件后重新运行")) from error


def check_shape(name: str, notebook: Any) -> list[Finding]:
    """One cell of parameters, and the sentinel as the last cell that runs."""
    cells = _code_cells(notebook)
    found = []
    for tag, word in _NEEDS.items():
        number = sum(tagged(cell, tag) for _, cell in cells)
        if number != 1:
            fact = f"有 {number} 个{word}单元格（标签 {tag}），应恰有一个"
            found.append(_wrong(name, None, fact, f"给唯一的{word}单元格加上标签 {tag}"))
    if cells and not tagged(cells[-1][1], "sentinel"):
        advice = "把带 sentinel 标签的单元格移到末尾"
        found.append(_wrong(name, cells[-1][0], "最后一个单元格不是结束标记", advice))
    return found


def check_given(name: str, notebook: Any, given: Mapping[str, Parameter]) -> list[Finding]:
    """Only declared names with plain values may be given."""
    sources = [cell.source for _, cell in _code_cells(notebook) if tagged(cell, "parameters")]
    declared = {word for source in sources for word in declared_names(source)}
    found = []
    for key, value in given.items():
        if not _NAME.fullmatch(key) or key not in declared:
            fact = f"参数“{key}”没有在参数单元格中声明"
            found.append(_wrong(name, None, fact, "可用：" + "、".join(sorted(declared))))
        elif type(value) not in PLAIN:
            fact = f"参数“{key}”的类型 {type(value).__name__} 不能传给笔记本"
            found.append(_wrong(name, None, fact, "只传文字、数值和 true/false"))
    return found


def declared_names(source: str) -> set[str]:
    r"""The names that a cell sets to literals, each on a line of its own.

    >>> sorted(declared_names('run = ""\nseed = 7\nprint(seed)'))
    ['run', 'seed']
    """
    try:
        body = ast.parse(source).body
    except SyntaxError:
        return set()
    return {
        step.targets[0].id
        for step in body
        if isinstance(step, ast.Assign)
        and len(step.targets) == 1
        and isinstance(step.targets[0], ast.Name)
        and _literal(step.value)
    }


def _literal(value: ast.expr) -> bool:
    try:
        ast.literal_eval(value)
    except ValueError:
        return False
    return True


def check_executed(name: str, notebook: Any) -> list[Finding]:
    """Every code cell ran, none ended in error, and the sentinel spoke."""
    cells = [(n, cell) for n, cell in _code_cells(notebook) if cell.source.strip()]
    found = [
        _wrong(name, n, "单元格没有运行", "检查其前面的单元格是否提前退出（如 sys.exit）")
        for n, cell in cells
        if cell.execution_count is None
    ]
    found += _errors(name, notebook)
    last = [cell for _, cell in cells if tagged(cell, "sentinel")]
    if not any(SENTINEL in text for cell in last for text in _texts(cell)):
        found.append(_wrong(name, None, "没有运行到结束标记", "检查是否提前退出或内核中断"))
    return found


def _errors(name: str, notebook: Any) -> list[Finding]:
    """The cells that ended in error, with what they said."""
    return [
        _wrong(name, n, f"单元格出错：{output.ename}：{output.evalue}", "打开笔记本查看该单元格")
        for n, cell in _code_cells(notebook)
        for output in cell.outputs
        if output.output_type == "error"
    ]


def _texts(cell: Any) -> Iterable[str]:
    for output in cell.outputs:
        yield str(output.get("text", ""))
        yield str(output.get("data", {}).get("text/plain", ""))


def write_timeless(path: Path) -> None:
    """Take out of an executed notebook what differs between two runs of the same: times, a drawn id."""
    import nbformat

    notebook = read_notebook(path)
    notebook.metadata.pop("papermill", None)
    for cell in notebook.cells:
        for name in ("papermill", "execution"):
            cell.metadata.pop(name, None)
        if tagged(cell, INJECTED):
            cell.id = INJECTED
    nbformat.write(notebook, path)  # type: ignore[no-untyped-call]


def _execute(
    source: Path, target: Path, given: Mapping[str, Parameter], kernel: type[Any] | None
) -> None:
    import papermill

    keep_ctrl_c()
    ready = {"kernel_manager_class": kernel, "shutdown_kernel": "immediate"} if kernel else {}
    try:
        papermill.execute_notebook(
            _unformatted(source),
            _unformatted(target),
            parameters=dict(given),
            progress_bar=False,
            request_save_on_cell_execute=False,  # twice a cell, and nobody reads it in between
            kernel_name="python3",
            execution_timeout=TIMEOUT_SECONDS,
            extra_arguments=["--log-level=CRITICAL"],
            **ready,
        )
    except papermill.PapermillExecutionError as error:
        told = f"单元格出错：{error.ename}：{error.evalue}"
        found = _errors(source.name, read_notebook(target))
        raise RunError(*(found or [_wrong(source.name, None, told, "改正笔记本")])) from error
    except KeyboardInterrupt:
        # The kernel dies with us, and the cell's task would tell of it in the midst of our goodbye.
        logging.getLogger("asyncio").setLevel(logging.CRITICAL)
        raise
    except Exception as error:
        fact = f"笔记本没有运行完（{type(error).__name__}）"
        advice = "检查内核、内存与磁盘空间后重新运行"
        raise RunError(_wrong(source.name, None, fact, advice)) from error


def _unformatted(path: Path) -> str:
    """The path as papermill leaves it alone: it treats braces as format fields."""
    return str(path.resolve()).replace("{", "{{").replace("}", "}}")


def _code_cells(notebook: Any) -> list[tuple[int, Any]]:
    """The code cells with their place among all cells, from 1; what papermill adds is left out."""
    added = (ERROR_TAG, INJECTED)
    cells = [cell for cell in notebook.cells if not any(tagged(cell, tag) for tag in added)]
    return [(n, cell) for n, cell in enumerate(cells, start=1) if cell.cell_type == "code"]


def tagged(cell: Any, tag: str) -> bool:
    """Whether a cell has the tag."""
    return tag in cell.metadata.get("tags", [])


def _wrong(name: str, cell: int | None, fact: str, advice: str) -> Finding:
    where = f"第 {cell} 个单元格" if cell is not None else ""
    return Finding("N02", fact, advice, Severity.REFUSED, Place(file=name, cell=where))
