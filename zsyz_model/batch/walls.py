"""挂图作战 of a scenario or a run: the county's board, the reverse schedule, two charts a project."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from zsyz_model.batch.motion import Moved
from zsyz_model.findings import Finding, InputError, Severity, cannot_write
from zsyz_model.progress.walls import Source, wall_of, walled
from zsyz_model.report.figures.page import foot_line
from zsyz_model.report.wall import (
    draw_board,
    draw_progress,
    draw_reverse,
    draw_support,
    save_poster,
)
from zsyz_model.review.meeting.workdays import settled
from zsyz_model.validate.said import suggest

HASH_CHARS = 12


def write_walls(
    folder: Path, moved: Moved, asked: Sequence[str] = (), paper: str = "a1"
) -> tuple[Path, ...]:
    """Posters as SVG and PDF, of the projects asked for alone.

    Without any: the board, the reverse schedule, and both charts of every project with a light
    or an open item.

    Raises:
        InputError: when a project is not in the ledger (T42), or the folder cannot be written (F12).
    """
    _check(moved, asked)
    foot = foot_of(moved)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        county = () if asked else _write_county(folder, moved, paper, foot)
        return (*county, *_write_projects(folder, moved, asked or walled(moved.told), paper, foot))
    except OSError as error:
        raise cannot_write(folder.name, "文件夹", error) from error


def _check(moved: Moved, asked: Iterable[str]) -> None:
    known = moved.case.projects.index
    found = [
        Finding("T42", f"台账没有项目“{project}”", suggest(project, known), Severity.REFUSED,
                subject="--project", value=project)
        for project in asked if project not in known
    ]  # fmt: skip
    if found:
        raise InputError(*found)


def _write_county(folder: Path, moved: Moved, paper: str, foot: str) -> tuple[Path, ...]:
    board = draw_board(moved.told, moved.case, moved.plan, foot, paper)
    back = draw_reverse(moved.reverses, moved.case, foot, paper)
    return (
        *save_poster(board, folder / f"board_{paper}"),
        *save_poster(back, folder / f"reverse_{paper}"),
    )


def poster_name(project: str, number: int) -> str:
    """The project's id as part of a file name, or its number where the id does not suit one.

    >>> poster_name("QH-08", 3), poster_name("../x", 3), poster_name("甲1", 12)
    ('QH-08', '003', '012')
    """
    plain = project.isascii() and project.replace("-", "").isalnum()
    return project if plain else f"{number:03d}"


def _write_projects(
    folder: Path, moved: Moved, projects: Iterable[str], paper: str, foot: str
) -> tuple[Path, ...]:
    """Files bear the project's id; ids that do not suit a file system are numbered."""
    source = Source.of(moved.case, moved.plan, moved.told, moved.reverses, moved.days)
    written: list[Path] = []
    for number, project in enumerate(projects, start=1):
        wall = wall_of(source, project)
        name = f"{poster_name(project, number)}_{paper}"
        written += save_poster(
            draw_progress(wall, moved.case, foot, paper), folder / f"progress_{name}"
        )
        written += save_poster(
            draw_support(wall, moved.case, foot, paper), folder / f"support_{name}"
        )
    return tuple(written)


def foot_of(moved: Moved) -> str:
    """Cut-off date, source, scenario, pairs, and the run's id or the ledger's hash."""
    scenario = moved.case.scenario
    source = Path(moved.case.ledger.source).name
    told = [
        f"名单：{moved.told.led_by}",
        f"亮灯：{moved.told.preset.title}（{moved.told.preset.status}）",
    ]
    if any(not settled(one.target) for one in moved.reverses):
        told.append("部分年度放假安排未公布，按周一至周五扣法定节日")
    run = moved.run or f"台账 {moved.case.ledger.sha256[:HASH_CHARS] or '未知'}"
    return foot_line(scenario.as_of, source, scenario.title or scenario.name, told, run)
