"""The command that opens the explorer."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from zsyz_model.cli.chinese import Command
from zsyz_model.cli.flags import REPORTS, Debug, Json, leave


def offer_explorer(app: typer.Typer) -> None:
    """Add `explore`."""
    app.command(cls=Command, help="打开探索台：在浏览器里改条件，马上看到排名、包保、用地和进度")(
        explore
    )


def explore(
    scenario: Annotated[
        Path | None, typer.Argument(metavar="情景", help="情景文件（yaml）；不写即基准情景")
    ] = None,
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="端口；不写即自选")] = 0,
    out: Annotated[Path, typer.Option("--out", help="证据包写到的结果文件夹")] = REPORTS,
    browser: Annotated[
        bool,
        typer.Option("--browser/--no-browser", show_default=False, help="打开浏览器 / 只给地址"),
    ] = True,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """Serve the explorer until Ctrl-C."""
    leave(lambda: run_explore(scenario, port, out, browser, as_json), as_json, debug, out)


def run_explore(scenario: Path | None, port: int, out: Path, browser: bool, as_json: bool) -> int:
    """Check the scenario file, then serve it; with JSON the address is the one document."""
    from zsyz_model.cli.batches import default_scenarios
    from zsyz_model.cli.telling import tell_json
    from zsyz_model.explorer.serving import Served, serve, tell_served
    from zsyz_model.scenario import read_scenario

    path = scenario or next(
        (p for p in default_scenarios() if p.stem == "base"), default_scenarios()[0]
    )
    read_scenario(path)

    def told(served: Served) -> None:
        if as_json:
            tell_json({"url": served.url, "port": served.port, "token": served.token})
        else:
            tell_served(served)

    serve(path, out, port, told, browser=browser)
    return 0
