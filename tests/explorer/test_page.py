"""The whole page without a browser: load, move, look, pin, compare, save, export, and take back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.batch.county import write_county
from tests.explorer.county import HOURS, WEIGHT, Loop, hostile_county, opened
from zsyz_model.explorer import exporting
from zsyz_model.explorer.page import Page, page_of
from zsyz_model.explorer.state import Opened
from zsyz_model.explorer.views import ESTIMATED, PROVEN
from zsyz_model.explorer.worker import Worker
from zsyz_model.findings import InputError
from zsyz_model.pool import Serial


class Seat:
    """A page on a loop by hand; a county that is opened already saves reading it again."""

    def __init__(self, county: Path | Opened, folder: Path) -> None:
        self.loop = Loop()
        worker = Worker(self.loop.later, Serial)
        reports = folder / "reports"
        if isinstance(county, Path):
            self.page = page_of(county, reports, self.loop, worker)
        else:
            self.page = Page(county, folder / "county", reports, self.loop, worker)
            self.page.begin()


@pytest.fixture
def seat(tmp_path: Path) -> Iterator[Seat]:
    seat = Seat(opened(), tmp_path)
    yield seat
    seat.page.session.close()


def html_of(page: Page) -> str:
    """Everything that the page shows as html."""
    parts = [page.alert, page.goals, page.ledger, page.findings, page.progress, *page.tabs.values()]
    return "".join(w.value for w in (*parts, page.asking.known, page.asking.page, page.keeping.tables, page.keeping.said))  # fmt: skip


def test_a_move_redraws_at_once_and_the_plan_follows(seat: Seat) -> None:
    page = seat.page
    assert ESTIMATED in page.goals.value
    before = page.tabs["排名"].value

    page.controls.field(WEIGHT).value = 30
    seat.loop.step()  # the estimate, and nothing else yet

    assert 'data-asked="2" data-label="预估" data-moves="1"' in page.state_line.value
    assert page.tabs["排名"].value != before
    seat.loop.run()
    assert PROVEN in page.goals.value
    assert page.stop.disabled


def test_the_numbers_are_the_package_s_own(seat: Seat) -> None:
    seat.loop.run()
    outcome = seat.page.session.state.outcome
    assert outcome is not None

    for goal in outcome.plan.goals:
        assert f'id="zx-{goal.name}" data-value="{goal.value}"' in seat.page.goals.value
    assert f'id="zx-starts">{len(outcome.plan.starts)}<' in seat.page.goals.value


def test_a_move_is_listed_and_taken_back(seat: Seat) -> None:
    page = seat.page
    page.controls.field(WEIGHT).value = 30
    seat.loop.run()
    assert page.wishes.options[0][0] == "投资规模：17 → 30分"

    page.wishes.value = page.wishes.options[0][1]
    page.drop.click()
    seat.loop.run()

    assert page.controls.field(WEIGHT).value == 17.0
    assert page.session.state.wishes.count == 0


def test_a_pin_is_asked_and_everything_restored(seat: Seat) -> None:
    page = seat.page
    seat.loop.run()
    page.asking.project.value, page.asking.leader.value = "P5", "L1"
    page.asking.pin.click()
    seat.loop.run()

    outcome = page.session.state.outcome
    assert outcome is not None
    assert ("P5", "L1") in {(x.project_id, x.leader_id) for x in outcome.plan.leads}
    page.restore.click()
    seat.loop.run()
    assert page.session.state.wishes.count == 0


def test_two_plans_stand_side_by_side_and_the_first_can_be_taken_up(seat: Seat) -> None:
    page = seat.page
    seat.loop.run()
    page.keeping.keep.click()
    page.controls.field(WEIGHT).value = 40
    seat.loop.run()
    page.keeping.compare.click()
    assert "方案1" in page.keeping.tables.value
    assert "调整(项)" in page.keeping.tables.value

    page.keeping.one.value = "方案1"
    page.keeping.back.click()
    seat.loop.run()

    assert page.session.state.wishes.count == 0


def test_saving_and_exporting_say_where(
    seat: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exporting, "write_charts", lambda *_: None)  # drawn in test_exporting.py
    page = seat.page
    assert page.keeping.export.disabled
    page.controls.field(WEIGHT).value = 30
    seat.loop.run()
    page.keeping.file.value = "投资加重"

    page.keeping.save.click()
    assert (tmp_path / "county" / "投资加重.yaml").is_file()
    page.keeping.export.click()

    assert "zsyz verify" in page.keeping.said.value
    assert len(list((tmp_path / "reports" / "投资加重").glob("*.zip"))) == 1


def test_what_is_refused_stands_at_the_top_and_goes_with_the_next_thing_done(
    seat: Seat, tmp_path: Path
) -> None:
    page = seat.page
    (tmp_path / "county").mkdir()
    (tmp_path / "county" / "base.yaml").write_text("name: base\n", encoding="utf-8")
    page.keeping.file.value = "base"
    page.keeping.save.click()
    assert "已有名为“base”的情景" in page.alert.value

    page.restore.click()

    assert page.alert.value == ""


def test_another_scenario_and_a_workbook_are_opened(tmp_path: Path) -> None:
    seat = Seat(write_county(tmp_path / "county"), tmp_path)
    page = seat.page
    tight = tmp_path / "county" / "tight.yaml"
    tight.write_text(
        "extends: base.yaml\ntitle: 紧\nleaders: {default_most: 2}\n", encoding="utf-8"
    )
    page.begin()
    page.scenario.value = str(tight)
    seat.loop.run()
    assert "紧" in page.ledger.value

    data = (tmp_path / "county" / "ledger.xlsx").read_bytes()
    file: dict[str, Any] = {"name": "新 台账.xlsx", "content": memoryview(data)}
    page._uploaded({"new": [file]})
    seat.loop.run()

    assert "新 台账" in page.ledger.value
    assert page.session.state.opened.own
    assert page.scenario.value == ""
    page.session.close()


def test_a_workbook_that_is_none_changes_nothing(seat: Seat) -> None:
    page = seat.page
    before = page.session.state
    page.guard(page._uploaded)({"new": [{"name": "a.xlsx", "content": memoryview(b"PK")}]})

    assert page.alert.value
    assert page.session.state is before


def test_hostile_names_stay_words_everywhere(tmp_path: Path) -> None:
    seat = Seat(hostile_county(tmp_path / "county"), tmp_path)
    seat.loop.run()
    page = seat.page
    page.asking.project.value = "P1"
    page.asking.why.click()
    seat.loop.run()
    page.keeping.keep.click()
    page.keeping.compare.click()

    shown = html_of(page)
    assert "onerror=alert(1)" in shown
    assert "<img src=&quot;" not in shown
    assert '<img src="/zx' not in shown
    assert "<script" not in shown
    page.session.close()


def test_a_scenario_that_cannot_be_used_is_refused(tmp_path: Path) -> None:
    path = write_county(tmp_path)
    (tmp_path / "ledger.xlsx").write_bytes(b"PK")

    with pytest.raises(InputError, match=r"ledger\.xlsx"):
        page_of(path, tmp_path, Loop())


def test_stopping_leaves_the_estimate(seat: Seat) -> None:
    page = seat.page
    page.prove.click()
    page.stop.click()
    seat.loop.run()

    assert ESTIMATED in page.goals.value
    page.auto.value = False
    page.controls.field("rule/leaders.default_most").value = 3
    seat.loop.run()
    assert ESTIMATED in page.goals.value
    assert HOURS not in page.session.state.wishes.moves
