"""The explorer inside JupyterLab, opened by the first notebook: run all cells, move, read the numbers."""

from __future__ import annotations

import contextlib
import shutil
import socket
from pathlib import Path

import pytest
from playwright.sync_api import Error

from tests.explorer.browsing import SECONDS, Watched, answers, process, watched
from tests.explorer.county import hostile_county
from zsyz_model.batch.home import find_notebook
from zsyz_model.explorer.opening import open_scenario
from zsyz_model.explorer.state import State, moved
from zsyz_model.explorer.tasks import prove

CONNECTED = ".jp-StatusBar-TextItem:text-matches('\\\\| *(空闲|Idle)')"
IDLE = ".jp-Notebook-ExecutionIndicator[data-status=idle]"
RUN_MENU, RUN_ALL = ".lm-MenuBar-item:has-text('运行'), .lm-MenuBar-item:has-text('Run')", '[data-command="runmenu:run-all"]'  # fmt: skip


@pytest.mark.slow
def test_the_first_notebook_opens_the_explorer_in_jupyterlab(tmp_path: Path) -> None:
    county = hostile_county(tmp_path / "scenarios")
    (tmp_path / "notebooks").mkdir()
    shutil.copy(find_notebook("start_here.ipynb"), tmp_path / "notebooks")
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port = trial.getsockname()[1]
    folders = ("JUPYTERLAB_SETTINGS_DIR", "JUPYTERLAB_WORKSPACES_DIR", "JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR")  # fmt: skip
    own = {name: str(tmp_path / "own" / name) for name in folders}
    command = [
        "jupyterlab", "--no-browser", f"--port={port}", "--ip=127.0.0.1", "--allow-root",
        "--IdentityProvider.token=", f"--ServerApp.root_dir={tmp_path}",
    ]  # fmt: skip
    with process(command, tmp_path, **own):
        address = f"http://127.0.0.1:{port}"
        answers(f"{address}/api")
        with watched(1700) as seen:
            seen.page.goto(f"{address}/lab/tree/notebooks/start_here.ipynb?reset", timeout=30_000)
            seen.page.locator(IDLE).first.wait_for()
            _run_all(seen)
            first = seen.number("merit")

            seen.page.get_by_text("评分权重", exact=True).click()
            slider = seen.slider("投资规模")
            slider.press("ArrowRight")
            seen.wait_for("s.asked === '2' && s.label === '已证明'")

            state = moved(State(open_scenario(county)), "rule/scoring.weights.invest", 18.0)
            wanted = prove(state.opened.scenario, state.opened.ledger, state.wishes).plan
            assert {g.name: seen.number(g.name) for g in wanted.goals} == {g.name: g.value for g in wanted.goals}  # fmt: skip
            assert seen.number("merit") != first
            assert seen.harmless(), (seen.outside, seen.hostile, seen.dialogs)


def _run_all(seen: Watched) -> None:
    """Run all cells, when the kernel is there; once more when one that was starting lost some."""
    seen.page.locator(CONNECTED).first.wait_for()
    for seconds in (40, SECONDS):
        seen.page.locator(RUN_MENU).first.click()
        seen.page.locator(RUN_ALL).click()
        with contextlib.suppress(Error):
            seen.wait_for("s.label === '已证明'", seconds)
            return
        seen.page.keyboard.press("Enter")  # takes the kernel that a dialog offers, if there is one
    raise AssertionError("the notebook did not come to its explorer")
