"""The flags of the commands that set plans side by side: alternatives, front, compare, robust."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from zsyz_model.cli.chinese import Command
from zsyz_model.cli.flags import Debug, Json, Scheduler, Workers, leave

SHORT = {
    "价值": "merit", "契合": "fit", "公平": "fairness", "稳定": "stability", "费用": "land_cost",
    "缺口": "missed_targets",
}  # fmt: skip
"""What a planner may call a goal → its name."""

Asked = Annotated[
    Path,
    typer.Argument(metavar="情景或运行", help="情景文件（先求出方案），或 reports 下的运行文件夹"),
]
Chart = Annotated[Path | None, typer.Option("--out", metavar="文件夹", help="在此文件夹写出图")]


def alternatives(
    asked: Asked,
    plans: Annotated[
        int, typer.Option("--plans", metavar="个数", help="要几个方案（含原方案）")
    ] = 5,
    within: Annotated[
        float, typer.Option("--within", metavar="比例", help="各目标最多让出的比例，如 0.01")
    ] = 0.01,
    apart: Annotated[
        int, typer.Option("--apart", metavar="项数", help="任两个方案至少有几项承诺不同")
    ] = 5,
    kind: Annotated[
        list[str] | None,
        typer.Option("--kind", metavar="承诺", help="只数哪种承诺：开工、包保；不写则都数"),
    ] = None,
    out: Chart = None,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """Plans near the best that differ by contract."""
    from zsyz_model.cli.ways import Side, run_alternatives

    kinds, side = kind or ["开工", "包保"], Side(as_json, out)
    leave(lambda: run_alternatives(asked, plans, within, apart, kinds, side), as_json, debug)


def front(
    asked: Asked,
    goal: Annotated[
        list[str] | None,
        typer.Option(
            "--goal", metavar="目标", help=f"两个或三个：{'、'.join(SHORT)}；不写则为价值、费用"
        ),
    ] = None,
    points: Annotated[
        int, typer.Option("--points", metavar="点数", help="大约取几个点；0 为逐步取尽")
    ] = 8,
    within: Annotated[
        float | None,
        typer.Option("--within", metavar="比例", help="其他目标最多让出的比例；不写则不限"),
    ] = None,
    earlier: Annotated[
        Path | None,
        typer.Option("--from", metavar="运行", help="稳定按哪次运行的承诺计；不写则按现包保领导"),
    ] = None,
    out: Chart = None,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """Trade-offs between goals."""
    from zsyz_model.cli.ways import Side, run_front

    goals = [SHORT.get(word, word) for word in goal or ["价值", "费用"]]
    side = Side(as_json, out)
    leave(lambda: run_front(asked, goals, points, within, earlier, side), as_json, debug)


def compare(
    runs: Annotated[
        list[Path], typer.Argument(metavar="运行", help="两个以上运行文件夹，其余各与第一个比")
    ],
    few: Annotated[
        int,
        typer.Option(
            "--exact", metavar="项数", min=1, max=6, help="不超过几项不同设定时按各种次序平均归因"
        ),
    ] = 3,
    out: Chart = None,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """What differs between runs, and which override caused it."""
    from zsyz_model.cli.ways import Side, run_compare

    leave(lambda: run_compare(runs, few, Side(as_json, out)), as_json, debug)


def robust(
    asked: Asked,
    draws: Annotated[
        int | None,
        typer.Option("--draws", metavar="次数", help="最多推演几次；不写则按情景 random.draws"),
    ] = None,
    seed: Annotated[
        int | None,
        typer.Option("--seed", metavar="种子", help="随机种子；不写则按情景 random.seed"),
    ] = None,
    project: Annotated[
        list[str] | None, typer.Option("--project", metavar="项目", help="只列这些项目的概率")
    ] = None,
    tree: Annotated[
        bool,
        typer.Option("--tree", help="另按情景树求解：期望、最差部分、后悔最小的承诺（要几分钟）"),
    ] = False,
    out: Chart = None,
    workers: Workers = 1,
    scheduler: Scheduler = "",
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """How robust a plan is."""
    from zsyz_model.cli.robust import Wanted, run_robust

    wanted = Wanted(draws, seed, tuple(project or ()), tree, workers, scheduler)
    leave(lambda: run_robust(asked, wanted, as_json, out), as_json, debug)


OFFERS: dict[Callable[..., None], str] = {
    alternatives: "与最好方案相近而承诺不同的方案，或证明没有更多；各方案的核心、摇摆、从未",
    front: "两三个目标之间的取舍：每点一个完整方案，互不占优",
    robust: "方案有多稳：各季达标、各项目开工的概率，薄弱环节，情景树上的承诺",
    compare: "几次运行差在哪里，各由哪项设定引起；各项相加等于全部差别",
}


def offer(app: typer.Typer) -> None:
    """Put the commands beside the others."""
    for command, words in OFFERS.items():
        app.command(cls=Command, help=words)(command)
