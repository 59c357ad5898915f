"""The explorer as a planner meets it: served, in a real browser, from the dropped workbook to the pack."""

from __future__ import annotations

import base64
import json
import zipfile
from pathlib import Path

import psutil
import pytest
from playwright.sync_api import expect

from tests.batch.county import write_county
from tests.explorer.browsing import Watched, answers, process, watched
from tests.explorer.county import HOSTILE, hostile_county
from tests.explorer.pages import ROUTES, locked
from zsyz_model.batch import plan_only, verify
from zsyz_model.explorer.opening import open_scenario
from zsyz_model.explorer.state import State, moved
from zsyz_model.explorer.tasks import prove
from zsyz_model.pipeline import read_case, run

DROP = """(data) => {
  const bytes = Uint8Array.from(atob(data), (c) => c.charCodeAt(0));
  const carried = new DataTransfer();
  carried.items.add(new File([bytes], "拖入.xlsx"));
  const page = document.querySelector(".zx-page");
  page.dispatchEvent(new DragEvent("drop", {dataTransfer: carried, bubbles: true, cancelable: true}));
}"""


@pytest.mark.slow
def test_a_planner_s_morning_from_the_first_look_to_the_evidence(tmp_path: Path) -> None:
    county = write_county(tmp_path / "county")
    hostile = hostile_county(tmp_path / "hostile").parent / "ledger.xlsx"
    command = ["zsyz_model", "explore", str(county), "--no-browser", "--json", "--out", "reports"]
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    with process(command, tmp_path, TMPDIR=str(temporary)) as server:
        url = _address(server.stdout)
        _refuses_strangers(url)
        with watched() as seen:
            _load(seen, url)
            _looks_as_the_package_says(seen, county)
            _moves_and_gets_the_plan_of_that(seen, county)
            _saves_and_finds_it_again(seen, url, county)
            _exports_what_holds(seen, tmp_path)
            _drops_a_hostile_workbook(seen, hostile)
            assert seen.harmless(), (seen.outside, seen.hostile, seen.dialogs)
        children = psutil.Process(server.pid).children(recursive=True)
        assert children
    assert server.returncode == 0
    assert not [child for child in children if _works(child)]
    assert list(temporary.iterdir()) == []


def _works(process: psutil.Process) -> bool:
    """Whether a process still runs; one that nobody has buried yet does not."""
    try:
        return bool(process.is_running() and process.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


def _address(stream: object) -> str:
    text = ""
    while "}" not in text:
        text += stream.readline()  # type: ignore[attr-defined]
    return str(json.loads(text)["url"])


def _refuses_strangers(url: str) -> None:
    """Without the token there is no page, no kernel and no file."""
    answers(url)
    bare = url.split("?")[0]
    for path in ROUTES:
        assert locked(bare + path), path


def _load(seen: Watched, url: str) -> None:
    """Open the page; once more when the server's kernel did not come up at the first time."""
    for last in (False, True):
        try:
            seen.page.goto(url, timeout=45_000)
            seen.wait_for("s.label")
            return
        except Exception:
            if last:
                raise


def _looks_as_the_package_says(seen: Watched, county: Path) -> None:
    seen.wait_for("s.label === '已证明'")
    plan = run(read_case(county)).plan
    for goal in plan.goals:
        assert seen.number(goal.name) == goal.value
    expect(seen.page.locator(".zx-page #zx-starts")).to_have_text(str(len(plan.starts)))


def _moves_and_gets_the_plan_of_that(seen: Watched, county: Path) -> None:
    """The slider by its keys, as somebody without a mouse moves it."""
    seen.page.get_by_text("评分权重", exact=True).click()
    slider = seen.slider("投资规模")
    slider.press("ArrowRight")
    seen.wait_for("s.moves === '1' && s.label === '预估'")
    slider.press("ArrowRight")
    seen.wait_for("s.moves === '1' && s.label === '已证明' && s.asked === '3'")
    state = moved(State(open_scenario(county)), "rule/scoring.weights.invest", 19.0)
    wanted = prove(state.opened.scenario, state.opened.ledger, state.wishes)

    for goal in wanted.plan.goals:
        assert seen.number(goal.name) == goal.value
    first = wanted.scores.ranking[0]
    total = f"{wanted.scores.total[first]:.2f}"
    row = seen.page.locator("#zx-ranking tr[data-place='1']")
    expect(row).to_contain_text(total)
    row.click()
    expect(seen.page.locator("#zx-facts")).to_contain_text(total)


def _saves_and_finds_it_again(seen: Watched, url: str, county: Path) -> None:
    seen.page.get_by_label("情景名").fill("投资加重")
    seen.page.get_by_role("button", name="保存为情景").click()
    expect(seen.page.locator("#zx-saved")).to_contain_text("投资加重.yaml")
    shown = {goal: seen.number(goal) for goal in ("merit", "fit")}
    made = plan_only(county.with_name("投资加重.yaml"), county.parent / "own").outcome
    assert made is not None
    assert shown == {name: made.plan.goal(name).value for name in shown}

    _load(seen, url)
    seen.page.get_by_label("情景", exact=True).select_option("投资加重")
    seen.wait_for("s.asked === '2' && s.label === '已证明'")
    assert shown == {goal: seen.number(goal) for goal in shown}


def _exports_what_holds(seen: Watched, folder: Path) -> None:
    seen.page.get_by_label("情景名").fill("证据")
    seen.page.get_by_role("button", name="导出证据包").click()
    link = seen.page.locator("#zx-saved a")
    expect(link).to_contain_text("证据包")
    with seen.page.expect_download() as coming:
        link.click()
    with zipfile.ZipFile(coming.value.path()) as pack:
        assert {"plan.json", "plan.xlsx", "RUN.json", "inputs/证据.yaml"} <= set(pack.namelist())
    (done,) = (folder / "reports" / "证据").glob("*/RUN.json")
    assert verify(done.parent).faults == ()


def _drops_a_hostile_workbook(seen: Watched, ledger: Path) -> None:
    """A name that would run is shown letter by letter, in lists, tables, facts and answers."""
    seen.page.evaluate(DROP, base64.b64encode(ledger.read_bytes()).decode("ascii"))
    seen.wait_for("s.asked === '3' && s.label === '已证明'")
    expect(seen.page.locator("#zx-ranking")).to_contain_text(HOSTILE)
    for tab in ("包保矩阵", "用地平衡", "进度"):
        seen.page.get_by_role("tab", name=tab).click()
    seen.page.get_by_role("tab", name="排名").click()
    seen.page.locator("#zx-ranking tr", has_text="zx-hostile").click()
    expect(seen.page.locator("#zx-facts")).to_contain_text(HOSTILE)
    seen.page.get_by_role("button", name="问为什么").click()
    expect(seen.page.locator("#zx-answer")).to_contain_text("用时")
    expect(seen.page.locator("#zx-answer")).to_contain_text("zx-hostile")
