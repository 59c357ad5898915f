"""The command about 挂图作战: posters for the wall of a project, the board, the reverse schedule."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from zsyz_model.cli.chinese import Command
from zsyz_model.cli.flags import Debug, Json, leave
from zsyz_model.cli.motion import Asked, Rules
from zsyz_model.cli.telling import tell, tell_json, tell_lines


class Paper(StrEnum):
    """The sizes of paper, on their side."""

    A1 = "a1"
    A0 = "a0"


def wall(
    asked: Asked,
    project: Annotated[
        list[str] | None,
        typer.Option("--project", metavar="项目编号", help="只要这些项目的两张图，可写多次"),
    ] = None,
    paper: Annotated[Paper, typer.Option("--paper", metavar="纸张", help="a1 或 a0")] = Paper.A1,
    rules: Rules = None,
    out: Annotated[Path, typer.Option("--out", metavar="文件夹", help="图放在哪里")] = Path(
        "reports/wall"
    ),
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """The posters of 挂图作战."""
    leave(lambda: run_wall(asked, project or [], paper, rules, out, as_json), as_json, debug)


def offer_wall(app: typer.Typer) -> None:
    """Put the command beside the others."""
    words = "挂图作战：每个项目的进度图和保障图、全县大屏、倒排工期，A1 或 A0（svg、pdf）"
    app.command(cls=Command, help=words)(wall)


def run_wall(
    asked: Path, projects: list[str], paper: Paper, rules: Path | None, out: Path, as_json: bool
) -> int:
    """Draw the posters. Raises as `motion_of` and `write_walls` do."""
    from zsyz_model.batch.motion import motion_of
    from zsyz_model.batch.walls import write_walls

    moved = motion_of(asked, rules)
    files = [path.as_posix() for path in write_walls(out, moved, projects, paper.value)]
    late = [one for one in moved.reverses if one.late]
    if as_json:
        tell_json({"written": files, "late": [one.project_id for one in late]})
        return 0
    tell_lines(f"挂图 {len(files)} 个文件；承诺 {len(moved.reverses)} 个，已晚 {len(late)} 个")
    tell(found for found in moved.told.findings if found.code == "T41")
    tell_lines(*(f"写出 {file}" for file in files))
    return 0
