"""The command about 包保推进: lights, ranks, visits, the 不说不 list, the five situations."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zsyz_model.cli.chinese import Command
from zsyz_model.cli.flags import Debug, Json, leave
from zsyz_model.cli.telling import tell, tell_json, tell_lines
from zsyz_model.findings import Finding, InputError, Severity

if TYPE_CHECKING:
    from zsyz_model.batch.motion import Moved

Asked = Annotated[
    Path,
    typer.Argument(
        metavar="情景或运行", help="情景文件（按台账的现包保领导），或运行文件夹（按方案）"
    ),
]

Rules = Annotated[
    Path | None,
    typer.Option("--rules", metavar="文件夹", help="规则所在；不写则为情景旁的 rules"),
]


def progress(
    asked: Asked,
    rules: Rules = None,
    week: Annotated[
        str, typer.Option("--week", metavar="星期一", help="日历从哪个星期一起，如 2026-11-02")
    ] = "",
    weeks: Annotated[
        int, typer.Option("--weeks", metavar="周数", min=1, max=53, help="日历重复几周")
    ] = 1,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="文件夹", help="写出工作簿、图、每位领导的日历（ics）"),
    ] = None,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """The board of 包保推进."""
    leave(lambda: run_progress(asked, rules, week, weeks, out, as_json), as_json, debug)


def offer_progress(app: typer.Typer) -> None:
    """Put the command beside the others."""
    words = "包保推进：亮灯、排名、每周走访日历、履职、不说不清单、五类情形与转化率"
    app.command(cls=Command, help=words)(progress)


def run_progress(
    asked: Path, rules: Path | None, week: str, weeks: int, out: Path | None, as_json: bool
) -> int:
    """Tell the board, and write it when a folder is named. Raises as `motion_of` does, and T08."""
    from zsyz_model.batch.motion import motion_of
    from zsyz_model.batch.motion_files import write_motion

    moved = motion_of(asked, rules, _monday(week))
    written = write_motion(out, moved, weeks) if out else ()
    files = [path.as_posix() for path in written]
    if as_json:
        tell_json({**moved.document(), "written": files})
        return 0
    tell_lines(*_words(moved))
    tell(moved.told.findings)
    tell_lines(*(f"写出 {file}" for file in files))
    return 0


def _monday(word: str) -> date | None:
    """The day, when it is a Monday. Raises InputError (T08) when it is none."""
    if not word:
        return None
    try:
        day = date.fromisoformat(word)
    except ValueError:
        day = None
    if day is None or day.weekday():
        fact, advice = f"“{word}”不是星期一的日期", "写成 2026-11-02 这样的星期一"
        raise InputError(
            Finding("T08", fact, advice, Severity.REFUSED, subject="--week", value=word)
        )
    return day


def _words(moved: Moved) -> Iterator[str]:
    told, case = moved.told, moved.case
    yield f"{told.month} 包保推进（{told.led_by}；亮灯规则：{told.preset.title}，{told.preset.status}）"
    for light in told.lights:
        more = "；".join(filter(None, (light.because, light.excuse, light.action)))
        yield f"亮灯 {case.named(light.project_id)}：{light.text}{f'，{more}' if more else ''}"
    visits = sum(len(week.visits) for week in told.weeks)
    minutes = sum(week.travel_minutes for week in told.weeks)
    yield f"走访日历：{len(told.weeks)} 名领导 {visits} 次到现场，在途共 {minutes} 分钟"
    still = [item for item in told.items if item.open]
    late = sum(bool(item.overdue_days) for item in still)
    if told.items:
        yield f"不说不清单：{len(told.items)} 件，未办结 {len(still)} 件，逾期 {late} 件"
    kinds = dict.fromkeys(one.kind for one in told.situations)
    counts = (f"{kind} {sum(x.kind == kind for x in told.situations)} 个" for kind in kinds)
    yield f"五类情形：{'，'.join(counts) or '没有'}"
    yield from _ahead(moved)
    yield from (f"未列：{note}" for note in told.notes)


def _ahead(moved: Moved) -> Iterator[str]:
    """Promises, the next meeting, and what the next plan takes over."""
    late = sum(bool(one.late) for one in moved.reverses)
    yield f"倒排工期：{len(moved.reverses)} 个承诺，按现有安排已晚 {late} 个"
    held = moved.meetings[0]
    yield f"下次调度会：{held.day}，{len(held.matters)} 个议题"
    yield from (f"转下次方案：{one.words}" for one in moved.handed)
