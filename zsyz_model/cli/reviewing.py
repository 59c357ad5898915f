"""The flags of the main job: which scenarios, resumed or not, where and under which limits."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from zsyz_model.cli.chinese import Command
from zsyz_model.cli.flags import REPORTS, Debug, Json, Scheduler, Workers, leave

Scenarios = Annotated[
    list[Path] | None,
    typer.Argument(metavar="情景", help="情景文件；网格为其全部变体；不写则为 scenarios/ 下全部"),
]
Out = Annotated[Path, typer.Option("--out", help="结果文件夹")]
Resume = Annotated[
    bool,
    typer.Option("--resume/--again", show_default=False, help="沿用未变且完好的运行 / 全部重做"),
]
TimeLimit = Annotated[
    float | None, typer.Option("--time-limit", min=1, max=604800, help="每个情景的时限（秒）")
]
MemoryLimit = Annotated[
    float | None, typer.Option("--memory-limit", min=64, help="每个情景的内存上限（MB）")
]
Pages = Annotated[
    bool,
    typer.Option("--pages/--no-pages", show_default=False, help="写出图和页面 / 只要方案与工作簿"),
]
Papers = Annotated[
    bool, typer.Option("--papers", help="随即写出每个情景的会前材料（内部件），同 zsyz papers")
]
Clock = Annotated[
    str, typer.Option("--clock", metavar="时间", help="记录所用的时间（UTC），使重做逐字节相同")
]


def review(
    scenarios: Scenarios = None,
    out: Out = REPORTS,
    resume: Resume = True,
    workers: Workers = 1,
    scheduler: Scheduler = "",
    time_limit: TimeLimit = None,
    memory_limit: MemoryLimit = None,
    pages: Pages = True,
    papers: Papers = False,
    clock: Clock = "",
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """The main job."""
    from zsyz_model.batch import Orders
    from zsyz_model.cli.batches import run_review
    from zsyz_model.pool import Limits

    orders = Orders(
        again=not resume, debug=debug, pages=pages, clock=clock, workers=workers,
        place=scheduler, limits=Limits(time_limit, memory_limit),
    )  # fmt: skip
    leave(lambda: run_review(scenarios or [], out, orders, as_json, papers), as_json, debug, out)


def offer_review(app: typer.Typer) -> None:
    """Put the command beside the others."""
    words = "季度审查：逐个情景核查、准入、评分、规划、判定，写出报告和情景对比"
    app.command(cls=Command, help=words)(review)
