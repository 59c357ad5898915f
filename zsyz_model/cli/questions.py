"""The flags of the commands that ask a plan why, what it is worth, and what would help."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from zsyz_model.cli.chinese import Command
from zsyz_model.cli.flags import Debug, Json, leave

Run = Annotated[Path, typer.Argument(metavar="运行", help="reports/<情景>/<运行编号> 文件夹")]
ScenarioFile = Annotated[
    Path, typer.Argument(metavar="情景", help="情景文件，如 scenarios/base.yaml")
]
Leader = Annotated[str, typer.Option("--leader", metavar="领导", help="领导编号")]


def why(
    run: Run,
    project: Annotated[
        str, typer.Argument(metavar="项目", help="项目编号；不写而写 --leader：这名领导还能包保谁")
    ] = "",
    leader: Leader = "",
    quarter: Annotated[str, typer.Option("--quarter", metavar="季度", help="如 2027Q2")] = "",
    site: Annotated[
        str, typer.Option("--site", metavar="用地", help="new（新增用地）或地块编号")
    ] = "",
    quick: Annotated[bool, typer.Option("--quick", help="不找使结论翻转的最小改动")] = False,
    charts: Annotated[
        Path | None, typer.Option("--charts", metavar="文件夹", help="写出损失分解图")
    ] = None,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """Why this, why not that."""
    from zsyz_model.cli.why import About, run_why

    about = About(project, leader, quarter, site, quick)
    leave(lambda: run_why(run, about, as_json, charts), as_json, debug)


Quota = Annotated[str, typer.Option("--quota", metavar="季度", help="该季度多 1 亩计划指标")]
Budget = Annotated[str, typer.Option("--budget", metavar="年度", help="该年多 100 万元用地预算")]
Lead = Annotated[str, typer.Option("--place", metavar="领导", help="该领导多包保 1 个")]
Hour = Annotated[str, typer.Option("--hour", metavar="领导", help="该领导每周多 1 小时")]
Week = Annotated[str, typer.Option("--week", metavar="复垦项目", help="该项目验收提前 1 周")]
Steps = Annotated[
    int,
    typer.Option(
        "--steps",
        metavar="级数",
        min=0,
        max=20,
        help="往上找几级台阶；0：只算一份，不找成立的范围",
    ),
]


def worth(
    scenario: ScenarioFile,
    quota: Quota = "",
    budget: Budget = "",
    place: Lead = "",
    hour: Hour = "",
    week: Week = "",
    steps: Steps = 1,
    charts: Annotated[
        Path | None, typer.Option("--charts", metavar="文件夹", help="写出台阶图")
    ] = None,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """What one more unit is worth."""
    from zsyz_model.cli.worth import run_worth

    words = {
        "计划指标": quota, "用地预算": budget, "包保上限": place, "每周时间": hour, "验收提前": week,
    }  # fmt: skip
    asked = {kind: word for kind, word in words.items() if word}
    leave(lambda: run_worth(scenario, asked, as_json, steps, charts), as_json, debug)


def repair(
    scenario: ScenarioFile,
    count: Annotated[
        int, typer.Option("--count", metavar="条数", min=1, max=20, help="最多给出几条出路")
    ] = 3,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="文件夹", help="写出冲突卡片（图）的文件夹")
    ] = None,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """The conflict and the cheapest ways out."""
    from zsyz_model.cli.ways_out import run_repair

    leave(lambda: run_repair(scenario, count, out, as_json), as_json, debug)


def replan(
    run: Run,
    event: Annotated[
        Path, typer.Option("--event", metavar="事件", help="事件文件（yaml）：title 与 changes")
    ],
    points: Annotated[
        int,
        typer.Option("--points", metavar="点数", min=1, max=50, help="曲线上从最少起问几个变动数"),
    ] = 4,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="文件夹", help="写出代价曲线（图）的文件夹")
    ] = None,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """The fewest broken promises after an event."""
    from zsyz_model.cli.ways_out import run_replan

    leave(lambda: run_replan(run, event, points, out, as_json), as_json, debug)


QUESTIONS: dict[Callable[..., None], str] = {
    why: "问方案：为什么是（不是）这名领导、这个季度、这块地，为什么不开工",
    worth: "多一份投入值多少：指标 1 亩、预算 100 万元、包保 1 个、每周 1 小时、验收提前 1 周",
    repair: "没有可行方案时：哪些规定互相冲突，最省的出路有哪些",
    replan: "发生变动后：最少要变动哪些承诺，每少变一项的代价",
}


def offer_questions(app: typer.Typer) -> None:
    """Put the commands beside the others."""
    for command, words in QUESTIONS.items():
        app.command(cls=Command, help=words)(command)
