"""Flags that many commands have, and the way in which each of them ends."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated

import typer

from zsyz_model.cli.door import guarded
from zsyz_model.findings import cannot_write

REPORTS = Path("reports")
"""Where results lie when nothing else is said."""

Json = Annotated[bool, typer.Option("--json", help="只向标准输出写一个 JSON 文档")]
Debug = Annotated[bool, typer.Option("--debug", help="程序内部出错时把细节写入结果文件夹")]
Workers = Annotated[int, typer.Option("--workers", min=1, max=256, help="同时运行的进程数")]
Scheduler = Annotated[
    str,
    typer.Option(
        "--scheduler",
        metavar="位置",
        help="dask 调度器，如 tcp://127.0.0.1:8786；写 dask 则在本机另起一个",
    ),
]


def leave(work: Callable[[], int], as_json: bool, debug: bool, out: Path = REPORTS) -> None:
    """Do the work and leave with its exit code; with `debug`, unforeseen errors in full in `out`."""
    raise typer.Exit(guarded(work, as_json, out if debug else None))


def written_into(folder: Path, draw: Callable[[], Sequence[Path]]) -> list[Path]:
    """The files that are drawn into a folder, which is made.

    Raises InputError (F12) when nothing can be written there.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return list(draw())
    except OSError as error:
        raise cannot_write(folder.name, folder.name, error) from error
